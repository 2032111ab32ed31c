"""What follows when the reader opens a row of the inbox, or answers a desktop notification. Main thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from batotray.clock import Clock
from batotray.core.commands import TOAST_SNOOZE, MarkNotifications, OpenNotification, Snooze
from batotray.core.events import NotificationClicked
from batotray.ui.context import Commands, Reads, Windows
from batotray.views import InboxRow

SUMMARY = 0


class RowOpener(QObject):
    """Opens rows outside of any window: from the tray's menu and from toasts."""

    def __init__(
        self,
        reads: Reads,
        commands: Commands,
        windows: Windows,
        clock: Clock,
        open_link: Callable[[str], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reads = reads
        self._commands = commands
        self._windows = windows
        self._clock = clock
        self._open_link = open_link

    def open_row(self, row: InboxRow) -> None:
        """The chapter in the browser; where there is no link to one, the series, else the inbox."""
        notification = row.notification
        if not (notification.link and self._open_link(notification.link)):
            if notification.series_id is not None:
                self._windows.show_chapters(notification.series_id)
            else:
                self._windows.show_inbox()
        self._commands.submit(OpenNotification(row.id))

    def answer(self, click: NotificationClicked) -> None:
        """Do what was pressed on a desktop notification; a summary of many leads to the inbox."""
        row_id = click.notification_id
        if row_id == SUMMARY:
            self._windows.show_inbox()
        elif click.action == "open":
            self._reads.read(lambda models: models.notification(row_id), self.open_row, owner=self)
        elif click.action == "read":
            self._commands.submit(MarkNotifications((row_id,)))
        else:
            self._commands.submit(Snooze((row_id,), self._clock.now() + TOAST_SNOOZE))
