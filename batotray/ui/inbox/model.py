"""The rows of the inbox as a model for a list. Main thread."""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt

from batotray.clock import Clock
from batotray.ui.inbox.reading import is_snoozed, is_unread
from batotray.ui.record_model import RecordModel
from batotray.views import InboxRow
from batotray.wording import Wording


class InboxModel(RecordModel[InboxRow]):
    """Rows by day; a row is spoken as one sentence."""

    def __init__(self, words: Wording, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.id, parent=parent)
        self._words = words
        self._clock = clock

    def cell(self, record: InboxRow, column: int, role: int) -> object:
        """The name of the series; all that is painted for those who cannot see it."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.series_of(record.notification)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(record)
        return None

    def spoken(self, row: InboxRow) -> str:
        """Everything that a row shows, as one sentence."""
        words, now, notification = self._words, self._clock.now(), row.notification
        unread = words.translate("Inbox", "unread") if is_unread(row, now) else words.translate("Inbox", "read")
        parts = (words.series_of(notification), words.badge(notification), words.inbox_line(row), self.age(row), unread)
        return ", ".join(part for part in parts if part)

    def age(self, row: InboxRow) -> str:
        """How old the row is, or until when it is put away."""
        words, now, notification = self._words, self._clock.now(), row.notification
        if is_snoozed(row, now) and notification.snoozed_until is not None:
            until = words.clock(notification.snoozed_until, now)
            return words.translate("Inbox", "snoozed until {time}").format(time=until)
        return words.age(notification.visible_at, now)

    def day(self, row: int) -> str:
        """The header above a row: its day, for the first row of a day; else empty."""
        at = self.record(row).notification.visible_at
        if row > 0 and self._date(self.record(row - 1).notification.visible_at) == self._date(at):
            return ""
        return self._words.day(at, self._clock.now())

    def stays_true_for(self) -> timedelta | None:
        """How long every age and every snooze shown stays as it is; None without rows."""
        now = self._clock.now()
        ages = [self._words.age_lasts(row.notification.visible_at, now) for row in self.records()]
        ends = [row.notification.snoozed_until for row in self.records()]
        return min([*ages, *(end - now for end in ends if end is not None and end > now)], default=None)

    def _date(self, at: datetime) -> object:
        return self._words.local(at).date()
