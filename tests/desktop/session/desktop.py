"""The test desktop as a whole: what it needs, how it is started, and what a test may do with it."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.desktop.session.bus import Bus
from tests.desktop.session.notifier import Dunst
from tests.desktop.session.parts import Part, eventually
from tests.desktop.session.tray import Settings, Tray

PACKAGES = Path(__file__).parent / "packages.txt"
PROGRAMS = ("Xvfb", "dbus-daemon", "openbox", "dunst", "xfce4-panel", "trayer", "xdotool", "scrot", "xprop", "xwininfo")
INSTALL = f"sudo apt-get install -y --no-install-recommends $(cat {PACKAGES.relative_to(Path(__file__).parents[3])})"
SIZE = (1280, 800)


def missing() -> str:
    """Why no desktop can be started here, with the command that helps; empty when one can."""
    if sys.platform != "linux":
        return "the test desktop is made of X11 programs; only Linux has them"
    absent = [program for program in PROGRAMS if shutil.which(program) is None]
    if Settings.program() is None:
        absent.append("xfconfd")
    return f"no {', '.join(absent)}; on Debian run: {INSTALL}" if absent else ""


class Screen(Part):
    """A virtual screen on a display that was free."""

    def start(self, env: dict[str, str]) -> str:
        """Returns the display, as `:7`."""
        reading, writing = os.pipe()
        try:
            screen = f"{SIZE[0]}x{SIZE[1]}x24"
            options = ["-screen", "0", screen, "-dpi", "96", "-nolisten", "tcp", "-noreset"]
            self.launch(["Xvfb", "-displayfd", str(writing), *options], env, pass_fds=[writing])
            os.close(writing)
            # The number comes when the display is of use; the pipe ends without one when Xvfb dies.
            number = os.read(reading, 16).decode().strip()
            if not number:
                raise AssertionError("Xvfb ended before it had a display")
            return f":{number}"
        finally:
            os.close(reading)


class Desktop:
    """A private desktop: `env` puts a program into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("config", "data", "state", "cache", "run", "home", "logs"):
            (folder / name).mkdir(mode=0o700)
        logs = folder / "logs"
        self._screen = Screen("xvfb", logs)
        self.bus = Bus(folder / "run", logs)
        self._windows = Part("openbox", logs)
        self.notifier = Dunst(self.bus, folder, logs)
        self.tray = Tray(self.bus, logs)
        self.env = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(folder / "home"),
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_STATE_HOME": str(folder / "state"),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "XDG_SESSION_TYPE": "x11",
            "QT_QPA_PLATFORM": "xcb",
            "GDK_BACKEND": "x11",
            "NO_AT_BRIDGE": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "DBUS_SESSION_BUS_ADDRESS": self.bus.address,
        }

    def start(self) -> None:
        self.env["DISPLAY"] = self._screen.start(self.env)
        self.bus.start(self.env)
        self._windows.launch(["openbox", "--sm-disable"], self.env, self._has_window_manager)
        self.start_notifier()
        self.start_tray()

    def stop(self) -> None:
        self.notifier.stop()
        self.tray.end()
        for part in (self._windows, self.bus, self._screen):
            part.stop()

    def start_notifier(self) -> None:
        self.notifier.start(self.env)

    def start_tray(self, kind: str = "sni") -> None:
        self.tray.start(self.env, "xembed" if kind == "xembed" else "sni")

    def whole(self) -> None:
        """Give back what a test took away, and take down its toasts."""
        self.notifier.resume()
        self.start_notifier()
        if self.tray.kind != "sni":
            self.tray.stop()
        self.start_tray()
        self.notifier.forget()

    def screenshot(self, path: Path) -> Path:
        """A picture of the whole screen."""
        self.run("scrot", "--overwrite", str(path))
        return path

    def run(self, *command: str) -> str:
        """Run a short program on this desktop; what it printed."""
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=20, check=True)
        return done.stdout

    def wait_for_icons(self, count: int) -> None:
        eventually(lambda: self.tray.icons() >= count, f"{count} icons in the tray")

    def _has_window_manager(self) -> bool:
        command = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
        found = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=20, check=False)
        return "window id" in found.stdout


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
