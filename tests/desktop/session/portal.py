"""A stand-in for the desktop's settings portal: says whether the desktop is dark, and tells when that changes."""

import asyncio
import threading
from concurrent.futures import Future

from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus

NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"
APPEARANCE, SCHEME = "org.freedesktop.appearance", "color-scheme"
DARK, LIGHT = 1, 2


class Portal:
    """Answers on a thread of its own, from `start` to `stop`; light at the start."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._scheme = LIGHT
        self._loop: asyncio.AbstractEventLoop | None = None
        self._bus: MessageBus | None = None
        self._thread: threading.Thread | None = None
        self._is_there: Future[None] = Future()
        self._over = asyncio.Event()

    def start(self) -> None:
        """Returns when the portal is on the bus."""
        self._scheme, self._is_there, self._over = LIGHT, Future(), asyncio.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="portal")
        self._thread.start()
        self._is_there.result(10)

    def stop(self) -> None:
        if self._thread is not None and self._loop is not None:
            self._loop.call_soon_threadsafe(self._over.set)
            self._thread.join(10)
        self._thread = None

    def set_dark(self, is_dark: bool) -> None:
        """Change the scheme, as a user does in the desktop's settings."""
        self._scheme = DARK if is_dark else LIGHT
        change = [APPEARANCE, SCHEME, self._value()]
        signal = Message.new_signal(PATH, SETTINGS, "SettingChanged", "ssv", change)
        assert self._loop is not None
        assert self._bus is not None
        self._loop.call_soon_threadsafe(self._bus.send, signal)

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._bus = await MessageBus(bus_address=self._address).connect()
        self._bus.add_message_handler(self._answer)
        await self._bus.request_name(NAME)
        self._is_there.set_result(None)
        await self._over.wait()
        self._bus.disconnect()
        await asyncio.sleep(0)  # the loop's next turn closes the socket

    def _answer(self, message: Message) -> Message | None:
        if message.message_type is not MessageType.METHOD_CALL or message.interface != SETTINGS:
            return None
        asked = tuple(message.body)
        match message.member:
            case "ReadAll":
                return Message.new_method_return(message, "a{sa{sv}}", [{APPEARANCE: {SCHEME: self._value()}}])
            case "Read" if asked == (APPEARANCE, SCHEME):
                return Message.new_method_return(message, "v", [Variant("v", self._value())])
            case "ReadOne" if asked == (APPEARANCE, SCHEME):
                return Message.new_method_return(message, "v", [self._value()])
        return Message.new_error(message, "org.freedesktop.portal.Error.NotFound", "no such setting")

    def _value(self) -> Variant:
        return Variant("u", self._scheme)
