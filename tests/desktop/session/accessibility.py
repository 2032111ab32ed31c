"""What assistive technology sees: the tree of a program's widgets, read over the real accessibility bus (AT-SPI)."""

import asyncio
from collections.abc import Iterator, Mapping
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
SPEAKING: Mapping[str, str] = {"NO_AT_BRIDGE": "0", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
"""The environment in which a program tells about its widgets."""


@dataclass(frozen=True, slots=True)
class Node:
    """A widget, or a part of one: its role and name as a screen reader says them."""

    role: str
    name: str
    children: tuple["Node", ...]

    def all(self) -> Iterator["Node"]:
        """This node and all below it."""
        yield self
        for child in self.children:
            yield from child.all()

    def names(self, role: str) -> list[str]:
        """The names of all nodes of a role, at whatever depth, in order."""
        return [node.name for node in self.all() if node.role == role]


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

    def tree(self, program: str) -> Node:
        """The tree of the program of this name, once it is there with a window."""
        (address,) = self._bus.call(NAME, PATH, NAME, "GetAddress")
        eventually(lambda: any(top.children for top in _tops(address, program)), f"{program} among the accessible")
        (top,) = _tops(address, program)
        return top


def _tops(address: str, program: str) -> tuple[Node, ...]:
    async def read() -> tuple[Node, ...]:
        bus = await MessageBus(bus_address=address).connect()
        try:
            desktop = await _node(bus, REGISTRY, ROOT)
            return tuple(top for top in desktop.children if top.name == program)
        finally:
            bus.disconnect()
            await asyncio.sleep(0)  # the loop's next turn closes the socket

    return asyncio.run(read())


async def _node(bus: MessageBus, owner: str, path: str) -> Node:
    role = await _ask(bus, owner, path, ACCESSIBLE, "GetRoleName")
    name = await _ask(bus, owner, path, "org.freedesktop.DBus.Properties", "Get", ACCESSIBLE, "Name")
    below = await _ask(bus, owner, path, ACCESSIBLE, "GetChildren")
    children = [await _node(bus, *child) for child in below[0]] if below else []
    return Node(str(role[0]) if role else "", str(name[0].value) if name else "", tuple(children))


async def _ask(bus: MessageBus, owner: str, path: str, interface: str, member: str, *words: str) -> list:  # type: ignore[type-arg]
    """The reply's body; empty when the widget has gone meanwhile."""
    message = Message(
        destination=owner, path=path, interface=interface, member=member, signature="s" * len(words), body=list(words)
    )
    reply = await bus.call(message)
    return list(reply.body) if reply is not None and reply.message_type is MessageType.METHOD_RETURN else []
