"""The trays of the test desktop: a panel that hosts StatusNotifierItems, and one that embeds windows (XEmbed)."""

import re
import subprocess
from collections.abc import Mapping
from glob import glob
from pathlib import Path
from typing import Literal, TypeAlias

from tests.desktop.session.bus import Bus
from tests.desktop.session.parts import Part, eventually
from tests.desktop.session.tray_item import TrayItem

WATCHER, WATCHER_PATH = "org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher"
HEIGHT, FIRST, STEP = 36, 16, 30
"""The panel's height, the middle of its first icon, and the distance between icons, in pixels."""

Kind: TypeAlias = Literal["sni", "xembed"]

PANEL = """\
<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="36"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
      <property name="icon-size" type="int" value="28"/>
      <property name="hide-new-items" type="bool" value="false"/>
    </property>
  </property>
</channel>
"""


class Settings(Part):
    """xfconfd, from which the panel reads what it looks like."""

    def __init__(self, bus: Bus, logs: Path, env: Mapping[str, str]) -> None:
        super().__init__("xfconfd", logs, env)
        self._bus = bus

    @staticmethod
    def program() -> str | None:
        """Where Debian keeps it: outside the path."""
        return next(iter(glob("/usr/lib/*/xfce4/xfconf/xfconfd")), None)

    def start(self) -> None:
        """Start it, unless it runs."""
        if not self.ended:
            return
        folder = Path(self._env["XDG_CONFIG_HOME"], "xfce4", "xfconf", "xfce-perchannel-xml")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "xfce4-panel.xml").write_text(PANEL)
        self.launch([self.program() or "xfconfd"], lambda: self._bus.has("org.xfce.Xfconf"))


class Tray(Part):
    """A tray host at the upper left of the screen; its kind is chosen when it is started."""

    def __init__(self, bus: Bus, logs: Path, env: Mapping[str, str]) -> None:
        super().__init__("tray", logs, env)
        self._bus = bus
        self._settings = Settings(bus, logs, env)
        self.kind: Kind = "sni"

    def start(self, kind: Kind = "sni") -> None:
        """Start a host of this kind; nothing happens when one of any kind runs."""
        if not self.ended:
            return
        self.kind = kind
        if kind == "sni":
            self._settings.start()
            self.launch(["xfce4-panel", "--disable-wm-check"], self._hosts_items)
        else:
            place = ["--edge", "top", "--align", "left", "--width", "30", "--height", str(HEIGHT)]
            self.launch(["trayer", *place, "--expand", "true"], self._window)

    def restart(self, kind: Kind = "sni") -> None:
        self.stop()
        self.start(kind)

    def end(self) -> None:
        """Stop the tray and what served it."""
        self.stop()
        self._settings.stop()

    def items(self) -> list[TrayItem]:
        """The StatusNotifierItems the host knows, in the order in which they came; empty while there is no host."""
        addresses = self._bus.get(WATCHER, WATCHER_PATH, WATCHER, "RegisteredStatusNotifierItems") or []
        return [TrayItem.at(self._bus, address) for address in addresses]

    def wait_for_item(self) -> TrayItem:
        """The only item of an SNI tray, once it is there and has an icon."""
        eventually(lambda: any(item.icons() for item in self.items()), "an icon in the tray")
        (item,) = self.items()
        return item

    def icons(self) -> int:
        """How many icons the tray holds, of either kind."""
        return len(self.items()) if self.kind == "sni" else len(self._embedded())

    def wait_for_icons(self, count: int) -> None:
        eventually(lambda: self.icons() == count, f"{count} icons in the tray")

    def click(self, button: Literal["left", "middle", "right"] = "left", index: int = 0) -> None:
        """A real mouse click on the icon at `index`, counted from the left."""
        x, y = FIRST + index * STEP, HEIGHT // 2
        if self.kind == "xembed":
            eventually(lambda: len(self._embedded()) > index, f"icon {index} in the tray")
            x, y = self._embedded()[index]
        number = {"left": 1, "middle": 2, "right": 3}[button]
        self._run("xdotool", "mousemove", str(x), str(y), "click", str(number))

    def _hosts_items(self) -> bool:
        return self._bus.get(WATCHER, WATCHER_PATH, WATCHER, "IsStatusNotifierHostRegistered") is True

    def _window(self) -> str:
        # The visible one: it has another that only leads its group.
        return self._run("xdotool", "search", "--onlyvisible", "--class", "trayer").split("\n")[0]

    def _embedded(self) -> list[tuple[int, int]]:
        """The middles of the windows the XEmbed tray holds, from left to right."""
        tree = self._run("xwininfo", "-tree", "-id", self._window())
        # A child: `0x600003 "name": ("class" "Class")  36x36+0+0  +0+0`, the last pair being its place on the screen.
        rows = re.findall(r"^ +0x\S+ .*?(\d+)x(\d+)\+-?\d+\+-?\d+ +\+(\d+)\+(\d+)$", tree, re.MULTILINE)
        places = {(int(x) + int(w) // 2, int(y) + int(h) // 2) for w, h, x, y in rows if 1 < int(w) <= 64}
        return sorted(places)

    def _run(self, *command: str) -> str:
        done = subprocess.run(command, env=dict(self._env), capture_output=True, text=True, timeout=20, check=False)
        return done.stdout.strip()
