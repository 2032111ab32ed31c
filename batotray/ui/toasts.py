"""Desktop notifications of the windowed program: their words and picture. The engine's loop."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from batotray.ui.resources import resource
from batotray.wording import Wording
from batotray.wording.speech import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from batotray.core.desktop import Action, OnAction
    from batotray.core.outbox import Notifier

_BUTTONS: "Mapping[Action, str]" = {
    "open": QT_TRANSLATE_NOOP("Wording", "Open"),
    "read": QT_TRANSLATE_NOOP("Wording", "Mark read"),
    "snooze": QT_TRANSLATE_NOOP("Wording", "Snooze 3 h"),
}


class Buttons(Mapping["Action", str]):
    """What the buttons of a toast say: asked for with each one, since the language may have changed meanwhile."""

    def __init__(self, words: Wording) -> None:
        self._words = words

    def __getitem__(self, action: "Action") -> str:
        return self._words.translate("Wording", _BUTTONS[action])

    def __iter__(self) -> "Iterator[Action]":
        return iter(_BUTTONS)

    def __len__(self) -> int:
        return len(_BUTTONS)


@asynccontextmanager
async def desktop_toasts(words: Wording, on_action: "OnAction") -> "AsyncIterator[Notifier]":
    """The desktop's notifier; at the end its toasts are taken back, and what they told of waits in the inbox."""
    from batotray.core.desktop import DesktopNotifier

    notifier = DesktopNotifier(on_action, icon=resource("icons", "batotray.png"), labels=Buttons(words))
    try:
        yield notifier
    finally:
        await notifier.withdraw_all()
        await notifier.close()
