"""A private session bus without service activation, so that what was not started is really absent."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

from tests.desktop.session.parts import Part

CONFIGURATION = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class Client:
    """Asks what is on the bus at an address; each question is a connection of its own."""

    def __init__(self, address: str) -> None:
        self.address = address

    def call(
        self, name: str, path: str, interface: str, member: str, signature: str = "", body: list[Any] | None = None
    ) -> list[Any]:
        """The body of the reply to a method call, as seen by a client of its own; empty for an error."""

        async def ask() -> list[Any]:
            client = await MessageBus(bus_address=self.address).connect()
            try:
                message = Message(
                    destination=name,
                    path=path,
                    interface=interface,
                    member=member,
                    signature=signature,
                    body=body or [],
                )
                reply = await client.call(message)
                return list(reply.body) if reply.message_type is MessageType.METHOD_RETURN else []
            finally:
                client.disconnect()
                await asyncio.sleep(0)  # the loop's next turn closes the socket

        return asyncio.run(ask())

    def get(self, name: str, path: str, interface: str, property_name: str) -> Any:
        """The value of a property; None where there is none."""
        reply = self.call(name, path, "org.freedesktop.DBus.Properties", "Get", "ss", [interface, property_name])
        return reply[0].value if reply else None

    def has(self, name: str) -> bool:
        """Whether a name is owned."""
        bus = "org.freedesktop.DBus"
        return self.call(bus, "/org/freedesktop/DBus", bus, "NameHasOwner", "s", [name]) == [True]


class Bus(Part, Client):
    """A bus at a fixed address, which it keeps when it is restarted."""

    def __init__(self, folder: Path, logs: Path, env: Mapping[str, str]) -> None:
        self._socket = folder / "bus"
        self._configuration = folder / "bus.conf"
        Part.__init__(self, "bus", logs, env)
        Client.__init__(self, f"unix:path={self._socket}")

    def start(self) -> None:
        self._configuration.write_text(CONFIGURATION.format(socket=self._socket))
        self._socket.unlink(missing_ok=True)
        command = ["dbus-daemon", f"--config-file={self._configuration}", "--nofork", "--nopidfile"]
        self.launch(command, self._socket.exists)
