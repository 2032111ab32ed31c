"""Start at login: what each platform finds, that the user's word counts, and that other libraries are left alone."""

import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from batotray.errors import StorageError
from batotray.ui.autostart import RUN_KEY, Autostart, LaunchAgent, RunKey, XdgAutostart, autostart, launch_command
from tests.desktop.session.parts import eventually

COMMAND = ("/opt/batotray/batotray-tray", "--hidden")
AWKWARD = ('/opt/my apps/100% "it\'s" $HOME `x` \\n/tray', "--data-dir", "/home/é/a b", "--hidden")


class MemoryRegistry:
    """The values of a registry; `refuses` makes it raise what Windows raises."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str] = {}
        self.refuses = False

    def get(self, key: str, name: str) -> str | None:
        return self.values.get((key, name))

    def set(self, key: str, name: str, value: str) -> None:
        if self.refuses:
            raise PermissionError("registry")
        self.values[key, name] = value

    def delete(self, key: str, name: str) -> None:
        self.values.pop((key, name), None)


def entry_in(folder: Path) -> str:
    return (folder / "batotray.desktop").read_text("utf-8")


# ------------------------------------------------------------------ Linux


def test_linux_gets_a_desktop_entry_and_nothing_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "autostart"
    XdgAutostart(folder, COMMAND).turn_on()
    lines = entry_in(folder).splitlines()
    assert lines[:2] == ["[Desktop Entry]", "Type=Application"]
    assert "Exec=/opt/batotray/batotray-tray --hidden" in lines
    assert "Terminal=false" in lines
    assert [file.name for file in folder.iterdir()] == ["batotray.desktop"]


def test_awkward_paths_are_quoted_and_escaped(tmp_path: Path) -> None:
    XdgAutostart(tmp_path, AWKWARD).turn_on()
    quoted = r'"/opt/my apps/100%% \\"it' + r"'s\\" + r'" \\$HOME \\`x\\` \\\\n/tray"'
    assert f'Exec={quoted} --data-dir "/home/é/a b" --hidden' in entry_in(tmp_path)


@pytest.mark.skipif(shutil.which("gio") is None, reason="no gio (libglib2.0-bin) that starts desktop entries")
def test_a_real_launcher_passes_the_words_on_unharmed(tmp_path: Path) -> None:
    said = tmp_path / "said"
    words = ["a b", "100%", '"it\'s"', "$HOME", "`x`", "\\n", "é"]
    script = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(repr(sys.argv[2:]), 'utf-8')"
    XdgAutostart(tmp_path, (sys.executable, "-c", script, str(said), *words)).turn_on()
    subprocess.run(["gio", "launch", str(tmp_path / "batotray.desktop")], check=True, timeout=20)
    eventually(lambda: said.exists() and said.stat().st_size, "the program started")
    assert said.read_text("utf-8") == repr(words)


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="no desktop-file-validate")
def test_the_entry_is_valid(tmp_path: Path) -> None:
    XdgAutostart(tmp_path, AWKWARD).turn_on()
    subprocess.run(["desktop-file-validate", str(tmp_path / "batotray.desktop")], check=True, timeout=20)


@pytest.mark.parametrize("switch", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_was_disabled_with_the_desktops_own_tools_stays_disabled(tmp_path: Path, switch: str) -> None:
    login = XdgAutostart(tmp_path, COMMAND)
    login.turn_on()
    disabled = entry_in(tmp_path) + switch + "\n"
    (tmp_path / "batotray.desktop").write_text(disabled, "utf-8")
    login.turn_on()
    assert entry_in(tmp_path) == disabled


@pytest.mark.parametrize("content", [b"", b"Hidden=true", b"\xff\xfe[Desktop", b"[Other]\nHidden=true"])
def test_a_damaged_entry_is_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "batotray.desktop").write_bytes(content)
    XdgAutostart(tmp_path, COMMAND).turn_on()
    assert "Exec=/opt/batotray/batotray-tray --hidden\n" in entry_in(tmp_path)


# ------------------------------------------------------------------ Windows and macOS


def test_windows_gets_a_command_line_under_the_run_key() -> None:
    registry = MemoryRegistry()
    RunKey(registry, (r"C:\Program Files\batotray\batotray-tray.exe", "--hidden")).turn_on()
    assert registry.values == {(RUN_KEY, "batotray"): r'"C:\Program Files\batotray\batotray-tray.exe" --hidden'}


def test_a_registry_that_refuses_says_so() -> None:
    registry = MemoryRegistry()
    registry.refuses = True
    with pytest.raises(StorageError):
        RunKey(registry, COMMAND).turn_on()


def test_macos_gets_a_launch_agent_that_runs_once_at_login(tmp_path: Path) -> None:
    LaunchAgent(tmp_path / "LaunchAgents", AWKWARD).turn_on()
    agent = plistlib.loads((tmp_path / "LaunchAgents" / "batotray.plist").read_bytes())
    assert agent["Label"] == "batotray"
    assert agent["ProgramArguments"] == list(AWKWARD)
    assert agent["RunAtLoad"] is True
    assert "KeepAlive" not in agent


def test_a_damaged_agent_is_not_ours_to_remove(tmp_path: Path) -> None:
    file = tmp_path / "batotray.plist"
    file.write_bytes(b"<plist>")
    LaunchAgent(tmp_path, COMMAND).turn_off()
    assert file.exists()


# ------------------------------------------------------------------ all of them


def login(kind: str, place: Path, registry: MemoryRegistry, command: tuple[str, ...]) -> Autostart:
    if kind == "windows":
        return RunKey(registry, command)
    return XdgAutostart(place, command) if kind == "linux" else LaunchAgent(place, command)


def written(place: Path, registry: MemoryRegistry) -> list[object]:
    return [*(file.read_bytes() for file in place.iterdir()), *registry.values.values()]


@pytest.mark.parametrize("kind", ["linux", "windows", "macos"])
def test_off_leaves_nothing_behind_and_may_be_said_twice(kind: str, tmp_path: Path) -> None:
    registry = MemoryRegistry()
    ours = login(kind, tmp_path, registry, COMMAND)
    ours.turn_off()
    ours.turn_on()
    assert len(written(tmp_path, registry)) == 1
    ours.turn_off()
    ours.turn_off()
    assert written(tmp_path, registry) == []


@pytest.mark.parametrize("kind", ["linux", "windows", "macos"])
def test_a_program_that_moved_replaces_its_former_place(kind: str, tmp_path: Path) -> None:
    registry = MemoryRegistry()
    login(kind, tmp_path, registry, ("/old/tray", "--hidden")).turn_on()
    ours = login(kind, tmp_path, registry, COMMAND)
    ours.turn_on()
    ours.turn_off()
    assert written(tmp_path, registry) == []


@pytest.mark.parametrize("kind", ["linux", "windows", "macos"])
def test_what_starts_another_library_is_left_alone(kind: str, tmp_path: Path) -> None:
    registry = MemoryRegistry()
    login(kind, tmp_path, registry, AWKWARD).turn_on()
    before = written(tmp_path, registry)
    login(kind, tmp_path, registry, COMMAND).turn_off()
    assert written(tmp_path, registry) == before


@pytest.mark.parametrize("way", [XdgAutostart, LaunchAgent])
def test_a_place_that_cannot_be_written_is_a_storage_error(way: type, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageError):
        way(tmp_path / "file" / "below", COMMAND).turn_on()


# ------------------------------------------------------------------ what is started, and where it is written


def test_a_bundle_starts_its_windowed_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/batotray/batotray")
    assert launch_command(["--data-dir", "/d"]) == ("/opt/batotray/batotray-tray", "--data-dir", "/d", "--hidden")


def test_an_installed_package_starts_with_its_own_python() -> None:
    assert launch_command() == (sys.executable, "-m", "batotray", "--hidden")


@pytest.mark.skipif(sys.platform != "linux", reason="the place is Linux's")
def test_the_place_is_the_sessions_own(tmp_path: Path) -> None:
    autostart(COMMAND, {"XDG_CONFIG_HOME": str(tmp_path / "config")}, tmp_path).turn_on()
    assert (tmp_path / "config" / "autostart" / "batotray.desktop").exists()
    autostart(COMMAND, {}, tmp_path).turn_on()
    assert (tmp_path / ".config" / "autostart" / "batotray.desktop").exists()
