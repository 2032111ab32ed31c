"""Read marks, opening and snoozing: what the reader does with chapters and rows of the inbox. Engine thread."""

from collections.abc import Iterable

from batotray.clock import Clock
from batotray.core.commands import (
    Done,
    MarkChapters,
    MarkNotifications,
    MarkSeries,
    OpenChapter,
    OpenNotification,
    Snooze,
)
from batotray.core.undo import UndoLog
from batotray.errors import UserError
from batotray.records import Changes, sort_key
from batotray.storage.store import Store


class Reading:
    """Applies the reader's marks; every one but opening can be undone."""

    def __init__(self, store: Store, clock: Clock, undo: UndoLog) -> None:
        self._store = store
        self._clock = clock
        self._undo = undo

    def mark_chapters(self, command: MarkChapters) -> Done:
        """Raises NotFound for an unknown chapter."""
        for chapter_id in command.chapter_ids:
            self._store.chapters.get(chapter_id)
        return self._mark(command.chapter_ids, (), command.read)

    def mark_series(self, command: MarkSeries) -> Done:
        """Raises NotFound for the series, UserError `no_such_number` for what is no chapter number."""
        self._store.series.get(command.series_id)
        up_to = None if command.up_to is None else place_of(command.up_to)
        if command.read:
            ids = self._store.chapters.unread_ids(command.series_id, up_to)
        else:
            ids = self._store.chapters.read_ids(command.series_id, up_to)
        return self._mark(ids, (), command.read)

    def mark_notifications(self, command: MarkNotifications) -> Done:
        """Raises NotFound for an unknown row."""
        rows = command.notification_ids
        if rows is None:
            rows = tuple(self._store.notifications.unread_ids(self._clock.now()))
        else:
            for row in rows:
                self._store.notifications.get(row)
        return self._mark(self._store.notifications.members(rows), rows, command.read)

    def open_notification(self, command: OpenNotification) -> Done:
        """Raises NotFound."""
        row = self._store.notifications.get(command.notification_id)
        self._store.notifications.opened(row.id, self._clock.now())
        series = frozenset({row.series_id}) if row.series_id is not None else frozenset[int]()
        return Done(Changes(series=series, chapters_of=series, notifications=True), count=1)

    def open_chapter(self, command: OpenChapter) -> Done:
        """Raises NotFound."""
        return self.mark_chapters(MarkChapters((command.chapter_id,)))

    def snooze(self, command: Snooze) -> Done:
        """Raises NotFound for an unknown row, UserError `not_in_the_future`."""
        now = self._clock.now()
        if command.until <= now:
            raise UserError("not_in_the_future")
        for row in command.notification_ids:
            self._store.notifications.get(row)
        with self._store.database.transaction():
            facts = {"marks": self._store.notifications.telling(command.notification_ids)}
            self._store.notifications.snooze(command.notification_ids, command.until)
            token = self._undo.record("snooze", facts, now)
        return Done(Changes(notifications=True), undo=token, count=len(command.notification_ids))

    def _mark(self, chapters: Iterable[int], rows: Iterable[int], read: bool) -> Done:
        with self._store.database.transaction():
            changed = self._store.chapters.mark(chapters, read)  # rows with chapters follow them
            changed_rows = self._store.notifications.mark(rows, read)
            if not changed and not changed_rows:
                return Done()
            series = self._store.chapters.series_of(changed)
            facts = {
                "chapters": sorted(changed),
                "rows": sorted(changed_rows),
                "series": sorted(series),
                "read": read,
            }
            token = self._undo.record("read", facts, self._clock.now())
        changes = Changes(series=series, chapters_of=series, notifications=True)
        return Done(changes, undo=token, count=len(changed) + len(changed_rows))


def place_of(number: str) -> float:
    """The place of a chapter number in the reading order. Raises UserError `no_such_number` for what is none."""
    key = sort_key(number)
    if key < 0:
        raise UserError("no_such_number", number=number)
    return key
