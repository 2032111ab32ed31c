"""The rows of the inbox as a model for a list. Main thread."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from batotray.clock import Clock
from batotray.ui.inbox.reading import is_snoozed, is_unread
from batotray.ui.record_model import AnyIndex, RecordModel
from batotray.views import InboxRow
from batotray.wording import Wording

_AGES_BY_DATE = timedelta(days=2)
"""Rows older than this are on another day than those whose ages grow by the hour."""

_LINES_KEPT = 500


class Lines(NamedTuple):
    """The words of a row: its first line, the pill and the text of its second one."""

    series: str
    badge: str
    line: str


class InboxModel(RecordModel[InboxRow]):
    """Rows by day; a row is spoken as one sentence."""

    more_wanted = Signal()
    """A view has come to the last row, and more are stored."""

    def __init__(self, words: Wording, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.id, parent=parent)
        self._words = words
        self._clock = clock
        self._has_more = False
        self._dates: dict[datetime, date] = {}
        self._lines: dict[int, tuple[InboxRow, Lines]] = {}

    def cell(self, record: InboxRow, column: int, role: int) -> object:
        """The name of the series; all that is painted for those who cannot see it."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.series_of(record.notification)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(record)
        return None

    def spoken(self, row: InboxRow) -> str:
        """Everything that a row shows, as one sentence."""
        words, now = self._words, self._clock.now()
        unread = words.translate("Inbox", "unread") if is_unread(row, now) else words.translate("Inbox", "read")
        parts = (*self.lines(row), self.age(row), unread)
        return ", ".join(part for part in parts if part)

    def lines(self, row: InboxRow) -> Lines:
        """What a row shows but for its age; kept while the row is the same, since every key paints a screenful."""
        known = self._lines.get(row.id)
        if known is not None and known[0] is row:
            return known[1]
        if len(self._lines) >= _LINES_KEPT:
            self._lines.clear()
        words = self._words
        lines = Lines(words.series_of(row.notification), words.badge(row.notification), words.inbox_line(row))
        self._lines[row.id] = (row, lines)
        return lines

    def forget_words(self) -> None:
        """The language is another by now."""
        self._lines.clear()

    def age(self, row: InboxRow) -> str:
        """How old the row is, or until when it is put away."""
        words, now, notification = self._words, self._clock.now(), row.notification
        if is_snoozed(row, now) and notification.snoozed_until is not None:
            until = words.clock(notification.snoozed_until, now)
            return words.translate("Inbox", "snoozed until {time}").format(time=until)
        return words.age(notification.visible_at, now)

    def day(self, row: int) -> str:
        """The header above a row: its day, for the first row of a day; else empty."""
        return (
            self._words.day(self.record(row).notification.visible_at, self._clock.now()) if self.begins_day(row) else ""
        )

    def begins_day(self, row: int) -> bool:
        """Whether a row has a header above it."""
        if row == 0:
            return True
        return self._date(self.record(row - 1)) != self._date(self.record(row))

    def stays_true_for(self) -> timedelta | None:
        """How long every age and every snooze stays as it is, those too that a filter hides; None without rows."""
        now = self._clock.now()
        waits = []
        for row in self._all:
            waits.append(self._words.age_lasts(row.notification.visible_at, now))
            if now - row.notification.visible_at > _AGES_BY_DATE:
                break  # it and all below it change at midnight
        return min(waits, default=None)

    # -------------------------------------------------------------- page by page

    def set_more(self, has_more: bool) -> None:
        """Whether more rows are stored below; a view that comes to the end then asks for them."""
        self._has_more = has_more

    def canFetchMore(self, parent: AnyIndex) -> bool:
        return self._has_more and not parent.isValid()

    def fetchMore(self, parent: AnyIndex) -> None:
        if self.canFetchMore(parent):
            self.more_wanted.emit()

    def _date(self, row: InboxRow) -> date:
        """The reader's day of a row; kept, since a list asks for every row it lays out."""
        at = row.notification.visible_at
        day = self._dates.get(at)
        if day is None:
            day = self._dates[at] = self._words.local(at).date()
        return day
