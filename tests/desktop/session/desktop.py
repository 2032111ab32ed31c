"""The test desktop as a whole: what it needs, how it is started, and what a test may do with it."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.desktop.session.accessibility import BY, Accessibility
from tests.desktop.session.bus import Bus
from tests.desktop.session.notifier import Dunst
from tests.desktop.session.parts import Part, eventually
from tests.desktop.session.portal import Portal
from tests.desktop.session.tray import Settings, Tray

PACKAGES = Path(__file__).parent / "packages.txt"
PROGRAMS = ("Xvfb", "dbus-daemon", "openbox", "dunst", "xfce4-panel", "trayer", "xdotool", "scrot", "xprop", "xwininfo")
INSTALL = f"sudo apt-get install -y --no-install-recommends $(cat {PACKAGES.relative_to(Path(__file__).parents[3])})"
SIZE = (1280, 800)
CLOSE_BUTTON = 11
"""How far its middle is from the corner of the window below it; pixels."""


def missing() -> str:
    """Why no desktop can be started here, with the command that helps; empty when one can."""
    if sys.platform != "linux":
        return "the test desktop is made of X11 programs; only Linux has them"
    absent = [program for program in PROGRAMS if shutil.which(program) is None]
    if Settings.program() is None:
        absent.append("xfconfd")
    if Accessibility.program() is None:
        absent.append("at-spi-bus-launcher")
    return f"no {', '.join(absent)}; on Debian run: {INSTALL}" if absent else ""


class Screen(Part):
    """A virtual screen on a display that was free."""

    def start(self) -> str:
        """Returns the display, as `:7`."""
        reading, writing = os.pipe()
        with open(reading, encoding="ascii") as pipe:
            screen = f"{SIZE[0]}x{SIZE[1]}x24"
            options = ["-screen", "0", screen, "-dpi", "96", "-nolisten", "tcp", "-noreset"]
            self.launch(["Xvfb", "-displayfd", str(writing), *options], pass_fds=[writing])
            os.close(writing)
            # The line comes when the display is of use; the pipe ends without one when Xvfb dies. The whole line: the
            # number and its end are written apart, and a server that cannot write the latter gives up.
            line = pipe.readline()
            if not line.endswith("\n"):
                raise AssertionError("Xvfb ended before it had a display")
            return f":{line.strip()}"


class Desktop:
    """A private desktop: `env` puts a program into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("config", "data", "state", "cache", "run", "home", "logs"):
            (folder / name).mkdir(mode=0o700)
        self._logs = logs = folder / "logs"
        self.env = _environment(folder)
        env = self.env
        self._screen = Screen("xvfb", logs, env)
        self.bus = Bus(folder / "run", logs, env)
        env["DBUS_SESSION_BUS_ADDRESS"] = self.bus.address
        self._windows = Part("openbox", logs, env)
        self.notifier = Dunst(self.bus, folder, logs, env)
        self.tray = Tray(self.bus, logs, env)
        self.accessibility = Accessibility(self.bus, logs, env)
        self.portal = Portal(self.bus.address)
        self._programs: list[Part] = []

    def start(self) -> None:
        self.env["DISPLAY"] = self._screen.start()
        self.bus.start()
        self._windows.launch(["openbox", "--sm-disable"], self._has_window_manager)
        self.notifier.start()
        self.tray.start()

    def stop(self) -> None:
        self.end_programs()
        self.notifier.stop()
        self.tray.end()
        for part in (self.accessibility, self._windows, self.bus, self._screen):
            part.stop()

    def launch(self, *command: str | Path, more_env: Mapping[str, str] | None = None) -> Part:
        """Start a program of the test on this desktop; it is ended with the test, if it has not ended by then."""
        program = Part(f"program-{len(self._programs)}-{Path(command[0]).name}", self._logs, self.env)
        self._programs.append(program)
        program.launch(command, more_env=more_env)
        return program

    def end_programs(self) -> None:
        for program in self._programs:
            program.stop()

    def restart_bus(self) -> None:
        """Replace the bus by a new one at the same address, as after a crash of it; the notifier is there again."""
        self.notifier.stop()
        self.tray.end()
        self.accessibility.stop()
        self.bus.stop()
        self.bus.start()
        self.notifier.start()

    def whole(self) -> None:
        """Give back what a test took away, and take down its toasts."""
        if self.bus.ended:
            self.restart_bus()
        self.notifier.resume()
        self.notifier.start()
        if self.tray.kind != "sni":
            self.tray.stop()
        self.tray.start()
        self.notifier.forget()

    def screenshot(self, path: Path) -> Path:
        """A picture of the whole screen."""
        self.run("scrot", "--overwrite", str(path))
        return path

    def run(self, *command: str) -> str:
        """Run a short program on this desktop; what it printed."""
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=20, check=True)
        return done.stdout

    def windows(self) -> list[str]:
        """The titles of the windows a person sees, without the program's name at their end."""
        command = ["xdotool", "search", "--onlyvisible", "--name", "."]
        found = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=20, check=False)
        return [self._title(window) for window in found.stdout.split()]

    def raise_window(self, title: str) -> str:
        """Give a window the keyboard, as soon as it is there; its number."""
        eventually(lambda: title in self.windows(), f"the window {title}")
        window = self.run("xdotool", "search", "--onlyvisible", "--name", f"^{title}$").split()[0]
        self.run("xdotool", "windowactivate", "--sync", window)
        return window

    def close(self, title: str) -> None:
        """Click on the button in a window's frame that closes it, and wait until the window is gone."""
        window = self.raise_window(title)
        facts = self.run("xwininfo", "-id", window)
        left, top, width = (int(re.findall(rf"{name}: +(\d+)", facts)[0]) for name in ("left X", "left Y", "Width"))
        x, y = left + width - CLOSE_BUTTON, top - CLOSE_BUTTON
        self.run("xdotool", "mousemove", str(x), str(y), "click", "1")
        eventually(lambda: title not in self.windows(), f"no {title}")

    def _title(self, window: str) -> str:
        """Empty when it has just been closed."""
        command = ["xdotool", "getwindowname", window]
        found = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=20, check=False)
        return found.stdout.strip().removesuffix(BY)

    def _has_window_manager(self) -> bool:
        command = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
        found = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=20, check=False)
        return "window id" in found.stdout


def _environment(folder: Path) -> dict[str, str]:
    """What makes a program use this desktop and nothing of the user's own."""
    return {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "HOME": str(folder / "home"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_SESSION_TYPE": "x11",
        "XDG_CURRENT_DESKTOP": "XFCE",
        "QT_QPA_PLATFORM": "xcb",
        "GDK_BACKEND": "x11",
        "NO_AT_BRIDGE": "1",
        "LIBGL_ALWAYS_SOFTWARE": "1",
    }


@contextmanager
def running_desktop() -> Iterator[Desktop]:
    """A desktop with all its parts, taken down and removed at the end."""
    # A short path, since sockets cannot have long ones.
    with tempfile.TemporaryDirectory(prefix="bt-", ignore_cleanup_errors=True) as folder:
        desktop = Desktop(Path(folder))
        try:
            desktop.start()
            yield desktop
        finally:
            desktop.stop()
