"""`run --toast`: desktop notifications of a run without windows, and what a click on one of them does. Main thread."""

import logging
import webbrowser
from contextlib import AsyncExitStack

from batotray.cli.session import Session
from batotray.core.commands import TOAST_SNOOZE, Command, MarkNotifications, OpenNotification, Snooze
from batotray.core.desktop import ENGLISH, Action, DesktopNotifier
from batotray.core.engine import Engine
from batotray.core.outbox import SUMMARY
from batotray.errors import NotFound

log = logging.getLogger(__name__)


class Toasts:
    """Raises toasts and hands what is clicked to the engine, once there is one.

    A run that `lasts` takes them off the screen at its end. After a single turn they stay, without buttons: it is over
    before anybody could press one.
    """

    def __init__(self, session: Session, stack: AsyncExitStack, *, lasts: bool) -> None:
        self.notifier = DesktopNotifier(self._act, labels=ENGLISH if lasts else {})
        self._session = session
        self._engine: Engine | None = None
        stack.push_async_callback(self.notifier.close)
        if lasts:
            stack.push_async_callback(self.notifier.withdraw_all)

    def heed(self, engine: Engine) -> None:
        """Clicks are for this engine from now on."""
        self._engine = engine

    def _act(self, notification_id: int, action: Action) -> None:
        """Any thread."""
        if self._engine is None:
            return
        row = self._newest() if notification_id == SUMMARY else notification_id
        if row is None:
            return
        if action == "open":
            self._open(row)
        self._engine.submit(self._command(row, action))

    def _newest(self) -> int | None:
        """What a click on a summary means: no window can show all of it, so that it is the newest that has a link."""
        with self._session.reads() as models:
            rows = models.inbox(self._session.now())
        log.info("a summary was clicked: %d are unread; `batotray notifications` lists them", len(rows))
        return next((row.id for row in rows if row.notification.link), None)

    def _command(self, notification_id: int, action: Action) -> Command:
        if action == "snooze":
            return Snooze((notification_id,), self._session.now() + TOAST_SNOOZE)
        return OpenNotification(notification_id) if action == "open" else MarkNotifications((notification_id,))

    def _open(self, notification_id: int) -> None:
        """Show the chapter in the browser; stored links are http(s) and nothing else."""
        try:
            with self._session.reads() as models:
                link = models.notification(notification_id).notification.link
        except NotFound:
            return
        if link and not webbrowser.open(link):
            log.warning("no browser took %s", link)
