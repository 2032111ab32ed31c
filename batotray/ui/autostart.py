"""Starting with the user's session: what Linux, Windows and macOS each want to find for it. Any thread; touches files.

Only the user's own places are written. What the user switched off with the desktop's own tools stays off.

Looked at once in a run, mostly to find nothing: what reads a file is imported when there is one.
"""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from batotray.paths import APP, storage_error

COMMENT = "Tells when the next chapter is out"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"


class Autostart(Protocol):
    """Has one command started at login. Each method may raise StorageError."""

    def turn_on(self) -> None:
        """Have it started, in place of one of a former place. What the user disabled elsewhere stays so."""
        ...

    def turn_off(self) -> None:
        """Have it started no more. What starts another command, for another library, is left alone."""
        ...


class Registry(Protocol):
    """Text values of the user's own registry."""

    def get(self, key: str, name: str) -> str | None: ...

    def set(self, key: str, name: str, value: str) -> None: ...

    def delete(self, key: str, name: str) -> None:
        """Nothing happens when it is not there."""
        ...


def launch_command(arguments: Sequence[str] = ()) -> tuple[str, ...]:
    """What starts this very program in the tray, without a window."""
    return own_command((*arguments, "--hidden"))


def own_command(arguments: Sequence[str]) -> tuple[str, ...]:
    """What starts this very program: the bundle's windowed one, or this Python with the package."""
    executable = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return (str(executable.with_stem(f"{APP}-tray")), *arguments)
    windowed = executable.with_stem("pythonw")
    python = windowed if sys.platform == "win32" and windowed.exists() else executable
    return (str(python), "-m", APP, *arguments)


def autostart(command: Sequence[str], environ: Mapping[str, str], home: Path) -> Autostart:
    """The way of this platform."""
    if sys.platform == "win32":
        from batotray.ui.registry import UserRegistry

        return RunKey(UserRegistry(), command)
    if sys.platform == "darwin":
        return LaunchAgent(home / "Library" / "LaunchAgents", command)
    return XdgAutostart(Path(environ.get("XDG_CONFIG_HOME") or home / ".config") / "autostart", command)


# ------------------------------------------------------------------ Linux


class XdgAutostart:
    """A desktop entry in the session's autostart folder."""

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self._file = folder / f"{APP}.desktop"
        self._exec = " ".join(_exec_word(word) for word in command)

    def turn_on(self) -> None:
        if not _is_disabled(_entry_in(self._file)):
            facts = {"Name": APP, "Comment": COMMENT, "Exec": self._exec, "Icon": APP, "Terminal": "false"}
            lines = ["[Desktop Entry]", "Type=Application", *(f"{key}={value}" for key, value in facts.items())]
            _write(self._file, "\n".join([*lines, ""]).encode())

    def turn_off(self) -> None:
        if _entry_in(self._file).get("Exec") == self._exec:
            _remove(self._file)


def _exec_word(word: str) -> str:
    """A word of an Exec line: quoted for the line, then escaped as every value of a desktop entry is."""
    quoted = word
    if not re.fullmatch(r"[\w@+=:,./%-]+", word, re.ASCII):
        quoted = '"' + re.sub(r'(["`$\\])', r"\\\1", word) + '"'
    return quoted.replace("%", "%%").replace("\\", r"\\")


def _entry_in(file: Path) -> Mapping[str, str]:
    """The keys of a desktop entry, in whatever case they are asked for; none where there is no such file."""
    content = _read(file)
    if content is None:
        return {}
    from configparser import ConfigParser, Error

    parser = ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(content.decode("utf-8", errors="replace"))
    except Error:
        return {}
    return parser["Desktop Entry"] if parser.has_section("Desktop Entry") else {}


def _is_disabled(entry: Mapping[str, str]) -> bool:
    """How a session's own settings switch an entry off without removing it."""
    return entry.get("Hidden") == "true" or entry.get("X-GNOME-Autostart-enabled") == "false"


# ------------------------------------------------------------------ Windows


class RunKey:
    """A command line under the user's Run key. Not tried on Windows: tests look at what is written."""

    def __init__(self, registry: Registry, command: Sequence[str]) -> None:
        self._registry = registry
        self._line = subprocess.list2cmdline(command)

    def turn_on(self) -> None:
        # What the user disabled is kept by Windows under another key, which is left alone.
        with _refusals():
            self._registry.set(RUN_KEY, APP, self._line)

    def turn_off(self) -> None:
        with _refusals():
            if self._registry.get(RUN_KEY, APP) == self._line:
                self._registry.delete(RUN_KEY, APP)


# ------------------------------------------------------------------ macOS


class LaunchAgent:
    """A property list in the user's LaunchAgents. Not tried on macOS: tests look at what is written."""

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self._file = folder / f"{APP}.plist"
        self._command = list(command)

    def turn_on(self) -> None:
        import plistlib

        agent = {
            "Label": APP,
            "ProgramArguments": self._command,
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        _write(self._file, plistlib.dumps(agent))

    def turn_off(self) -> None:
        if self._started() == self._command:
            _remove(self._file)

    def _started(self) -> list[str]:
        import plistlib
        from xml.parsers.expat import ExpatError

        try:
            agent = plistlib.loads(_read(self._file) or b"")
        except (plistlib.InvalidFileException, ExpatError):
            return []
        return list(agent.get("ProgramArguments", ()))


# ------------------------------------------------------------------ files


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise storage_error(error) from error


def _read(file: Path) -> bytes | None:
    with _refusals():
        return file.read_bytes() if file.is_file() else None


def _write(file: Path, content: bytes) -> None:
    """Whole or not at all: a session may be reading it."""
    draft = file.with_name(f".{file.name}.new")
    with _refusals():
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(file)


def _remove(file: Path) -> None:
    with _refusals():
        file.unlink(missing_ok=True)
