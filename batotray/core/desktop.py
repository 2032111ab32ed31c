"""Raises notifications on the user's desktop through desktop-notifier. Built and used on the engine's loop.

The library never says that it failed, so nothing counts as told before it confirms the dispatch; and on Linux, where a
try without a notification daemon costs it a socket each time, the daemon is asked first over a connection of our own.
That connection also tells when the session bus was restarted, after which the library's own is dead for good, and when
another daemon took over, which numbers its toasts anew.
"""

import asyncio
import html
import logging
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from batotray.core.outbox import KEPT_IN_MIND, SUMMARY, Toast, printable
from batotray.paths import APP

if TYPE_CHECKING:
    import desktop_notifier
    from dbus_fast.aio import MessageBus

SECONDS = 5.0
LEAVING_SECONDS = 0.4
"""How long the end of the program waits for toasts to go."""
TITLE_LIMIT = 120
BODY_LIMIT = 400
CRITICAL_FROM = 3
"""The importance from which a toast stays until it was seen."""
NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"

Action: TypeAlias = Literal["open", "read", "snooze"]
OnAction: TypeAlias = Callable[[int, Action], None]
ENGLISH: Mapping[Action, str] = {"open": "Open", "read": "Mark read", "snooze": "Snooze"}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Surface:
    """What the notifications of this desktop can do."""

    markup: bool
    """Whether the body is read as markup, so that plain text must be escaped."""
    buttons: bool


class DesktopNotifier:
    """A Notifier for the user's desktop.

    `on_action` gets a notification's id (SUMMARY for a summary) when its toast is clicked or a button is pressed. It
    may be called on any thread and must only pass the fact on. `icon` is the program's own picture. Only buttons that
    have a label are offered.
    """

    def __init__(
        self, on_action: OnAction, *, icon: Path | None = None, labels: Mapping[Action, str] = ENGLISH
    ) -> None:
        self._on_action = on_action
        self._icon = icon
        self._labels = labels
        self._daemon = Daemon() if sys.platform == "linux" else None
        self._library: desktop_notifier.DesktopNotifier | None = None
        self._library_works = False
        self._known_as: dict[frozenset[int], str] = {}
        """What the library calls the toasts of these rows."""
        self._one_at_a_time = asyncio.Lock()

    async def ready(self) -> bool:
        return await _bounded(self._is_there(), SECONDS)

    async def send(self, toast: Toast) -> bool:
        return await _bounded(self._send(toast), SECONDS)

    async def withdraw(self, toasts: Sequence[Toast]) -> None:
        names = [name for toast in toasts if (name := self._known_as.pop(toast.rows, None)) is not None]
        await _bounded(self._withdraw(names), SECONDS)

    async def withdraw_all(self) -> None:
        """Take all toasts off the screen, for the end of the program: their buttons would lead nowhere then.

        Whoever shows them is given LEAVING_SECONDS for it.
        """
        await _bounded(self._withdraw(None), LEAVING_SECONDS)

    async def close(self) -> None:
        """Let go of all connections; the buttons of toasts that are still on the screen lead nowhere then."""
        self._forget_library()
        if self._daemon is not None:
            self._daemon.disconnect()
        await asyncio.sleep(0)  # the sockets are closed by the loop's next turn

    async def _is_there(self) -> bool:
        async with self._one_at_a_time:
            return await self._surface() is not None

    async def _send(self, toast: Toast) -> bool:
        async with self._one_at_a_time:
            surface = await self._surface()
            if surface is None:
                return False
            try:
                confirmed = await self._dispatch(toast, surface)
                self._library_works |= confirmed
            finally:
                # Also when it hangs. One that has worked is kept: clicks on the toasts it raised come to it.
                if not self._library_works:
                    self._forget_library()
            return confirmed

    async def _withdraw(self, names: Sequence[str] | None) -> bool:
        async with self._one_at_a_time:
            if self._library is not None and self._daemon is not None:
                await self._surface_of(self._daemon)
            library = self._library
            if library is None:  # given up with its bus or daemon, and its toasts with it
                return False
            here = await library.get_current_notifications()
            await asyncio.gather(*(library.clear(name) for name in here if names is None or name in names))
        return True

    async def _surface(self) -> Surface | None:
        """What can be shown now; None when nobody would show it."""
        if self._daemon is not None:
            return await self._surface_of(self._daemon)
        library = self._loaded()
        if not await library.get_capabilities():  # a program outside of a bundle on macOS, an old Windows
            return None
        allowed = await library.has_authorisation() or await library.request_authorisation()
        return Surface(markup=False, buttons=True) if allowed else None

    async def _surface_of(self, daemon: "Daemon") -> Surface | None:
        surface = await daemon.surface()
        if daemon.was_replaced():
            self._forget_library()
        return surface

    async def _dispatch(self, toast: Toast, surface: Surface) -> bool:
        from desktop_notifier import Button, Icon, Urgency

        dispatched = asyncio.Event()
        body = printable(toast.body, BODY_LIMIT)
        picture = Path(toast.icon) if toast.icon else None
        actions = _actions(toast) if surface.buttons else ()
        name = await self._loaded().send(
            title=printable(toast.title, TITLE_LIMIT),
            message=html.escape(body, quote=False) if surface.markup else body,
            # Never low: GNOME shows no banner for those.
            urgency=Urgency.Critical if toast.importance >= CRITICAL_FROM else Urgency.Normal,
            icon=Icon(path=picture) if picture and picture.is_file() else None,
            buttons=[
                Button(self._labels[action], partial(self._on_action, toast.notification_id, action), identifier=action)
                for action in actions
                if action in self._labels
            ],
            on_dispatched=dispatched.set,
            on_clicked=partial(self._on_action, toast.notification_id, "open"),
        )
        if toast.rows:
            self._remember(toast.rows, name)
        return dispatched.is_set()

    def _remember(self, rows: frozenset[int], name: str) -> None:
        self._known_as[rows] = name
        if len(self._known_as) > KEPT_IN_MIND:
            del self._known_as[next(iter(self._known_as))]

    def _loaded(self) -> "desktop_notifier.DesktopNotifier":
        if self._library is None:
            import desktop_notifier

            icon = desktop_notifier.Icon(path=self._icon) if self._icon else None
            self._library = desktop_notifier.DesktopNotifier(APP, icon)
        return self._library

    def _forget_library(self) -> None:
        # The library offers no way to close; without this a connection it has given up on would stay open for ever.
        bus = getattr(getattr(self._library, "_backend", None), "bus", None)
        if bus is not None and bus.connected:
            bus.disconnect()
        self._library, self._library_works = None, False
        self._known_as.clear()


class Daemon:
    """The notification daemon of a Linux session, asked over one lasting connection."""

    def __init__(self) -> None:
        self._bus: MessageBus | None = None
        self._name = ""
        self._replaced = False

    async def surface(self) -> Surface | None:
        """What the daemon can do, after starting it where the session knows how; None when there is none.

        Raises whatever connecting to the session bus may raise.
        """
        from dbus_fast import Message, MessageType

        bus = await self._connection()
        reply = await bus.call(Message(destination=NAME, path=PATH, interface=NAME, member="GetCapabilities"))
        if reply is None or reply.message_type is not MessageType.METHOD_RETURN:
            return None
        self._replaced |= self._name not in ("", reply.sender)
        self._name = reply.sender or ""
        abilities = frozenset(reply.body[0])
        return Surface("body-markup" in abilities, "actions" in abilities)

    def was_replaced(self) -> bool:
        """Whether another daemon answers, or the bus was lost and found again, since the last question."""
        replaced, self._replaced = self._replaced, False
        return replaced

    def disconnect(self) -> None:
        if self._bus is not None and self._bus.connected:
            self._bus.disconnect()
        self._bus = None

    async def _connection(self) -> "MessageBus":
        from dbus_fast.aio import MessageBus

        if self._bus is None or not self._bus.connected:
            self._replaced = self._bus is not None
            self._bus = await MessageBus().connect()
        return self._bus


def _actions(toast: Toast) -> tuple[Action, ...]:
    opening: tuple[Action, ...] = ("open",) if toast.can_open else ()
    return opening if toast.notification_id == SUMMARY else (*opening, "read", "snooze")


async def _bounded(attempt: Awaitable[bool], seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            return await attempt
    except Exception as error:
        # Neither the library nor D-Bus says what it may raise, and no toast is worth more than a line in the log.
        log.warning("no desktop notification: %s: %s", type(error).__name__, error)
        return False
