"""One StatusNotifierItem as its host sees it: its icons, its hover text and its menu."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dbus_fast import Variant

from tests.desktop.session.bus import Bus

ITEM, MENU = "org.kde.StatusNotifierItem", "com.canonical.dbusmenu"


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A line of a menu; mnemonics are removed from the label."""

    id: int
    label: str
    enabled: bool
    checked: bool
    separator: bool
    children: tuple["MenuEntry", ...] = field(default=())

    def all(self) -> Iterator["MenuEntry"]:
        """This entry and all below it."""
        yield self
        for child in self.children:
            yield from child.all()


@dataclass(frozen=True, slots=True)
class TrayItem:
    """Asks the program that owns the item, over a connection of its own."""

    bus: Bus
    name: str
    path: str

    @classmethod
    def at(cls, bus: Bus, address: str) -> "TrayItem":
        """From the watcher's `BUSNAME/PATH`, or `BUSNAME` alone."""
        name, slash, path = address.partition("/")
        return cls(bus, name, f"/{path}" if slash else "/StatusNotifierItem")

    def icons(self) -> dict[int, bytes]:
        """Its icons by width in pixels, as rows of alpha, red, green and blue."""
        pixmaps = self._get("IconPixmap") or []
        return {width: bytes(pixels) for width, _height, pixels in pixmaps}

    def hover_text(self) -> str:
        _icon_name, _pixmaps, title, text = self._get("ToolTip") or ("", [], "", "")
        return "\n".join(part for part in (title, text) if part)

    def activate(self) -> None:
        """What a host does for a left click."""
        self.bus.call(self.name, self.path, ITEM, "Activate", "ii", [20, 20])

    def menu(self) -> tuple[MenuEntry, ...]:
        """The lines of its menu, after it was told that the menu is about to be shown."""
        self._ask_menu("AboutToShow", "i", [0])
        _revision, root = self._ask_menu("GetLayout", "iias", [0, -1, []])
        return _entry(root).children

    def choose(self, label: str) -> None:
        """Click the line of the menu with this label, at whatever depth; fails when there is none that is enabled."""
        entries = [entry for top in self.menu() for entry in top.all()]
        found = [entry for entry in entries if entry.label == label and entry.enabled]
        assert found, f"no {label!r} to choose among {[entry.label for entry in entries]}"
        self._ask_menu("Event", "isvu", [found[0].id, "clicked", Variant("s", ""), 0])

    def _ask_menu(self, member: str, signature: str, body: list[Any]) -> list[Any]:
        return self.bus.call(self.name, str(self._get("Menu")), MENU, member, signature, body)

    def _get(self, name: str) -> Any:
        return self.bus.get(self.name, self.path, ITEM, name)


def _entry(layout: Any) -> MenuEntry:
    number, properties, children = layout
    facts: Mapping[str, Any] = {name: value.value for name, value in properties.items()}
    label = str(facts.get("label", "")).replace("__", "\0").replace("_", "").replace("\0", "_")
    return MenuEntry(
        number,
        label,
        enabled=bool(facts.get("enabled", True)),
        checked=facts.get("toggle-state") == 1,
        separator=facts.get("type") == "separator",
        children=tuple(_entry(child.value) for child in children),
    )
