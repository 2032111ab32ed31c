"""Desktop notifications of the windowed program: their words and picture. The engine's loop."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from batotray.ui.resources import resource
from batotray.wording import Wording

if TYPE_CHECKING:
    from batotray.core.desktop import OnAction
    from batotray.core.outbox import Notifier


@asynccontextmanager
async def desktop_toasts(words: Wording, on_action: "OnAction") -> "AsyncIterator[Notifier]":
    """The desktop's notifier, let go of at the end."""
    from batotray.core.desktop import DesktopNotifier

    notifier = DesktopNotifier(
        on_action,
        icon=resource("icons", "batotray.png"),
        labels={
            "open": words.translate("Wording", "Open"),
            "read": words.translate("Wording", "Mark read"),
            "snooze": words.translate("Wording", "Snooze 3 h"),
        },
    )
    try:
        yield notifier
    finally:
        await notifier.close()
