"""What assistive technology sees: the tree of a program's widgets, read over the real accessibility bus (AT-SPI)."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from glob import glob
from pathlib import Path

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

from tests.desktop.session.bus import Client
from tests.desktop.session.parts import Part, eventually

NAME, PATH = "org.a11y.Bus", "/org/a11y/bus"
REGISTRY, ROOT = "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"
ACCESSIBLE = "org.a11y.atspi.Accessible"
FOCUSED, SHOWING = 1 << 12, 1 << 25
"""ATSPI_STATE_FOCUSED and ATSPI_STATE_SHOWING."""
BY = " — batotray"
"""What the platform adds to the titles of the program's windows; tests call them without it."""
SPEAKING: Mapping[str, str] = {"NO_AT_BRIDGE": "0", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
"""The environment in which a program tells about its widgets."""


@dataclass(frozen=True, slots=True)
class Node:
    """A widget, or a part of one: its role and name as a screen reader says them."""

    role: str
    name: str
    states: int
    """A bit for each AT-SPI state it is in."""
    children: tuple["Node", ...]

    @property
    def is_seen(self) -> bool:
        """Whether it is on the screen, as far as the program knows."""
        return bool(self.states & SHOWING)

    @property
    def has_focus(self) -> bool:
        """Whether it has the keyboard."""
        return bool(self.states & FOCUSED)

    def all(self) -> Iterator["Node"]:
        """This node and all below it."""
        yield self
        for child in self.children:
            yield from child.all()

    def names(self, role: str) -> list[str]:
        """The names of all nodes of a role, at whatever depth, in order."""
        return [node.name for node in self.all() if node.role == role]

    def focused(self, role: str) -> list[str]:
        """The names of those that have the keyboard."""
        return [node.name for node in self.all() if node.role == role and node.has_focus]

    def seen(self, role: str) -> list[str]:
        """The names of those that are on the screen."""
        return [node.name for node in self.all() if node.role == role and node.is_seen]


class Accessibility(Part):
    """The accessibility bus of the desktop; not started with it."""

    def __init__(self, bus: Client, logs: Path, env: Mapping[str, str]) -> None:
        super().__init__("at-spi", logs, env)
        self._bus = bus

    @staticmethod
    def program() -> str | None:
        """Where systems keep the launcher: outside the path."""
        places = glob("/usr/libexec/at-spi-bus-launcher") + glob("/usr/lib*/at-spi2-core/at-spi-bus-launcher")
        return next(iter(places), None)

    def start(self) -> None:
        """Start it, unless it runs."""
        if self.ended:
            command = [self.program() or "at-spi-bus-launcher", "--launch-immediately", "--a11y=1"]
            self.launch(command, lambda: self._bus.has(NAME))

    def tree(self, program: str, window: str = "") -> Node:
        """The tree of the program of this name, or of its window of this title, once it is there."""
        (address,) = self._bus.call(NAME, PATH, NAME, "GetAddress")
        path = (program, window) if window else (program,)
        found: list[Node] = []

        def read() -> bool:
            try:
                found[:] = _below(address, path)
            except (OSError, EOFError):
                return False  # the bus let go of this connection; the next one asks anew
            return any(node.children for node in found)

        eventually(read, f"{' / '.join(path)} among the accessible")
        return found[0]


def _below(address: str, names: Sequence[str]) -> list[Node]:
    """The trees that are reached from the root by these names."""

    async def read() -> list[Node]:
        # Of a connection that breaks, each question under way would complain once more, whenever it is freed: while
        # pytest parses a module, too, and the formatting of that complaint makes Python before 3.11.8 lose count of
        # how deep its own parser is ("AST constructor recursion depth mismatch").
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
        bus = await MessageBus(bus_address=address).connect()
        try:
            places = [(REGISTRY, ROOT)]
            for name in names:
                below = [child for place in places for child in await _children(bus, *place)]
                places = [child for child in below if await _name(bus, *child) == name]
            return [await _node(bus, *place) for place in places]
        finally:
            bus.disconnect()
            await asyncio.sleep(0)  # the loop's next turn closes the socket

    return asyncio.run(read())


async def _node(bus: MessageBus, owner: str, path: str) -> Node:
    role = await _ask(bus, owner, path, ACCESSIBLE, "GetRoleName")
    name = await _name(bus, owner, path)
    states = await _ask(bus, owner, path, ACCESSIBLE, "GetState")
    children = await asyncio.gather(*(_node(bus, *child) for child in await _children(bus, owner, path)))
    return Node(str(role[0]) if role else "", name, _bits(states), tuple(children))


async def _name(bus: MessageBus, owner: str, path: str) -> str:
    name = await _ask(bus, owner, path, "org.freedesktop.DBus.Properties", "Get", ACCESSIBLE, "Name")
    return str(name[0].value).removesuffix(BY) if name else ""


async def _children(bus: MessageBus, owner: str, path: str) -> list[tuple[str, str]]:
    below = await _ask(bus, owner, path, ACCESSIBLE, "GetChildren")
    return [(str(child), str(place)) for child, place in below[0]] if below else []


def _bits(states: list) -> int:  # type: ignore[type-arg]
    """Two words of 32 bits make one."""
    return sum(int(word) << (32 * place) for place, word in enumerate(states[0])) if states else 0


async def _ask(bus: MessageBus, owner: str, path: str, interface: str, member: str, *words: str) -> list:  # type: ignore[type-arg]
    """The reply's body; empty when the widget has gone meanwhile."""
    message = Message(
        destination=owner, path=path, interface=interface, member=member, signature="s" * len(words), body=list(words)
    )
    reply = await bus.call(message)
    return list(reply.body) if reply is not None and reply.message_type is MessageType.METHOD_RETURN else []
