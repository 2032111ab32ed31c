"""The notification daemon of the test desktop: dunst, which logs each toast and lets a test press its actions."""

import json
import re
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.desktop.session.bus import Bus
from tests.desktop.session.parts import Part, eventually

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
PROPERTIES = "org.freedesktop.DBus.Properties"
HERE = Path(__file__).parent
CONFIGURATION = """\
[global]
    origin = top-right
    offset = 12x44
    width = 360
    notification_limit = 20
    idle_threshold = 0
    show_age_threshold = -1
    stack_duplicates = false
    markup = full
    format = "<b>%s</b>\\n%b"
    font = DejaVu Sans 10
    dmenu = {python} {choose}
    browser = /bin/true
    always_run_script = true
    mouse_left_click = do_action, close_current
[urgency_low]
    timeout = 60
[urgency_normal]
    timeout = 60
[urgency_critical]
    timeout = 60
[record]
    summary = "*"
    script = {script}
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A toast as the daemon received it."""

    id: int
    app: str
    title: str
    body: str
    icon: str
    urgency: str


class Dunst(Part):
    """dunst on a bus and a screen."""

    def __init__(self, bus: Bus, folder: Path, logs: Path, env: Mapping[str, str]) -> None:
        super().__init__("dunst", logs, env)
        self._bus = bus
        self._configuration = folder / "dunstrc"
        self._folder = folder
        self._toasts = folder / "toasts-0.jsonl"
        self._starts = 0
        self._forgotten = 0
        self._wish = folder / "wish"
        self._script = folder / "record-toast"

    def start(self) -> None:
        """Start it, unless it runs."""
        if not self.ended:
            return
        # What a former one has yet to record is none of ours.
        self._starts, self._forgotten = self._starts + 1, 0
        self._toasts = self._folder / f"toasts-{self._starts}.jsonl"
        # dunst runs a script without arguments.
        self._script.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{HERE / "record_toast.py"}"\n')
        self._script.chmod(0o700)
        values = {"python": sys.executable, "choose": HERE / "choose_action.py", "script": self._script}
        self._configuration.write_text(CONFIGURATION.format(**values))
        more_env = {"BATOTRAY_TOASTS": str(self._toasts), "BATOTRAY_WISH": str(self._wish)}
        command = ("dunst", "-config", self._configuration)
        self.launch(command, lambda: self._bus.has(NAME), more_env=more_env)

    def toasts(self) -> list[Shown]:
        """Every toast since `forget`, oldest first."""
        lines = self._toasts.read_text("utf-8").splitlines() if self._toasts.exists() else []
        shown = [
            Shown(int(t["id"]), t["app_name"], t["summary"], t["body"], t["icon_path"], t["urgency"])
            for t in map(json.loads, lines)
        ]
        return sorted((toast for toast in shown if toast.id > self._forgotten), key=lambda toast: toast.id)

    def wait_for(self, count: int) -> list[Shown]:
        """The toasts, once there are at least `count`."""
        eventually(lambda: len(self.toasts()) >= count, f"{count} toasts")
        return self.toasts()

    def on_screen(self) -> int:
        """How many toasts can be seen now."""
        (count,) = self._bus.call(NAME, PATH, PROPERTIES, "Get", "ss", ["org.dunstproject.cmd0", "displayedLength"])
        return int(count.value)

    def press(self, key: str = "default", toast: Shown | None = None) -> None:
        """Press the button `key` of a toast (default: the newest), or (`default`) click on the toast itself."""
        target = toast or self.toasts()[-1]
        offered = self._choose(target, key)
        assert key in offered, f"toast {target} offers {offered}, not {key}"

    def buttons(self, toast: Shown) -> dict[str, str]:
        """The labels of what a toast on the screen offers, by key; `default` is a click on the toast itself."""
        return self._choose(toast, "")

    def _choose(self, toast: Shown, key: str) -> dict[str, str]:
        offer = self._wish.with_suffix(".offer")
        offer.unlink(missing_ok=True)
        self._wish.write_text(f"{toast.id},{key}", "utf-8")
        eventually(lambda: self._is_offered(offer), "dunst's menu")
        lines = re.findall(rf"^#(.*) \(.*\) \[{toast.id},(.*)\]$", offer.read_text("utf-8"), re.MULTILINE)
        return {found: label for label, found in lines}

    def _is_offered(self, offer: Path) -> bool:
        # It takes no notice while it is at the former choice.
        self._bus.call(NAME, PATH, "org.dunstproject.cmd0", "ContextMenuCall")
        return offer.exists()

    def forget(self) -> None:
        """Close all toasts and forget them, also those that are not recorded yet."""
        if self.ended:
            return
        # Toasts are numbered as they come, so one of our own tells which came before.
        last = ["tests", 0, "", "forget", "", [], {}, 0]
        (self._forgotten,) = self._bus.call(NAME, PATH, NAME, "Notify", "susssasa{sv}i", last)
        self._bus.call(NAME, PATH, "org.dunstproject.cmd0", "NotificationCloseAll")

    def suspend(self) -> None:
        """Make it hang: it keeps its name and answers nothing."""
        self.signal(signal.SIGSTOP)

    def resume(self) -> None:
        self.signal(signal.SIGCONT)
