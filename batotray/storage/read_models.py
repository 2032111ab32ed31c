"""The queries behind the windows and the command line: plain SQLite, read-only, no SQLAlchemy. One thread a reader.

The one module of storage that windows may import. What it returns is frozen and complete; nothing stays open. Without
an engine running it sees the file as the last one left it.
"""

from datetime import datetime
from pathlib import Path

from batotray.clock import Clock, SystemClock
from batotray.records import CheckLogEntry, Release, Schedule, SeriesRef
from batotray.storage.reading import checks, inbox, library, pages
from batotray.storage.reading.connection import Reader
from batotray.views import (
    ChapterRow,
    Dashboard,
    ExportRow,
    InboxRow,
    Place,
    SeriesPage,
    SeriesRow,
    SystemView,
    TrayView,
    UpcomingRow,
    Vitals,
)


class ReadModels:
    """Reads for one thread. Every method may raise StorageError; `now` is an aware UTC instant.

    Methods that take no `now` judge pauses and holds by the clock.
    """

    def __init__(self, path: Path, clock: Clock | None = None) -> None:
        """Raises DatabaseForeign, DatabaseTooNew, or StorageError where there is no file or an older schema."""
        self._reader = Reader(path)
        self._clock = clock or SystemClock()

    def close(self) -> None:
        """Close the connection."""
        self._reader.close()

    # -------------------------------------------------------------- the library

    def series_rows(self, now: datetime, *, followed: bool | None = True) -> tuple[SeriesRow, ...]:
        """Series by name: those that are followed, those that are not, or (None) all."""
        where = "" if followed is None else f"WHERE s.followed = {followed:d}"
        return tuple(entry.row(now) for entry in library.entries(self._reader, where))

    def series_and_upcoming(
        self, now: datetime, days: int = 14
    ) -> tuple[tuple[SeriesRow, ...], tuple[UpcomingRow, ...]]:
        """Followed series by name, and what is to come of them as `upcoming` has it, by one query."""
        found = library.entries(self._reader, "WHERE s.followed = 1")
        return tuple(each.row(now) for each in found), tuple(library.upcoming_among(found, now, days))

    def series_page(self, series_id: int, now: datetime) -> SeriesPage:
        """Everything about one series. Raises NotFound."""
        with self._reader.snapshot():
            return pages.series_page(self._reader, series_id, now)

    def find_series(self, text: str) -> tuple[SeriesRow, ...]:
        """Series, followed or not, with `text` in one of their names, in whatever case."""
        now = self._clock.now()
        return tuple(entry.row(now) for entry in library.find(self._reader, text))

    def series_by_ref(self, ref: SeriesRef) -> SeriesRow | None:
        """The series of a listing, followed or not; None for an unknown one."""
        entry = library.by_ref(self._reader, ref)
        return entry.row(self._clock.now()) if entry else None

    def series_by_anilist(self, anilist_id: int) -> tuple[SeriesRow, ...]:
        """The series, followed or not, with an AniList id."""
        now = self._clock.now()
        return tuple(entry.row(now) for entry in library.by_anilist(self._reader, anilist_id))

    def chapters(self, series_id: int, *, unread_only: bool = False) -> tuple[ChapterRow, ...]:
        """Chapters, newest first in reading order, other uploads counted with their chapter.

        Gone and future ones are among them, but not with `unread_only`.
        """
        return tuple(pages.chapters(self._reader, series_id, unread_only=unread_only))

    def chapter(self, chapter_id: int) -> ChapterRow:
        """One chapter. Raises NotFound."""
        return pages.chapter(self._reader, chapter_id)

    # -------------------------------------------------------------- the inbox

    def inbox(
        self,
        now: datetime,
        *,
        unread_only: bool = True,
        search: str = "",
        limit: int | None = None,
        before: Place | None = None,
        down_to: Place | None = None,
    ) -> tuple[InboxRow, ...]:
        """Rows whose time has come, newest first: those that the badge counts, or all, snoozed and read ones too.

        `search` looks for text in the series' name, source and group and in the names and numbers of the chapters.
        `before` is the place of the last row of the page before; `down_to` that of the last row wanted.
        """
        wanted = inbox.Slice(unread_only, search, before, down_to, limit)
        return tuple(inbox.inbox(self._reader, now, wanted))

    def inbox_count(self, now: datetime) -> int:
        """How many rows `inbox` has without `unread_only`."""
        return inbox.count(self._reader, now)

    def notification(self, notification_id: int) -> InboxRow:
        """One row of the inbox. Raises NotFound."""
        return inbox.notification(self._reader, notification_id)

    def unread_count(self, now: datetime) -> int:
        """The number on the badge: rows of the inbox that are visible, unread and not snoozed."""
        return inbox.unread_count(self._reader, now)

    def tray(self, now: datetime) -> TrayView:
        """What the icon, its tooltip and its menu show."""
        with self._reader.snapshot():
            return inbox.tray(self._reader, now)

    # -------------------------------------------------------------- what is to come

    def upcoming(self, now: datetime, days: int = 14) -> tuple[UpcomingRow, ...]:
        """Releases of followed series expected within `days`, late ones first, then by when they are expected."""
        return tuple(library.upcoming(self._reader, now, days))

    def schedules(self, now: datetime) -> tuple[tuple[SeriesRow, Schedule], ...]:
        """Followed series with the schedule of their first listing, the earliest check first."""
        entries = library.entries(self._reader, "WHERE s.followed = 1")
        pairs = [(entry.row(now), entry.schedule) for entry in entries if entry.schedule is not None]
        return tuple(sorted(pairs, key=lambda pair: pair[1].next_check_at))

    def load_per_hour(self, now: datetime, hours: int = 24) -> tuple[tuple[datetime, int], ...]:
        """Checks due in each coming hour, the running one first; it also counts what is overdue."""
        return tuple(library.load_per_hour(self._reader, now, hours))

    # -------------------------------------------------------------- what was

    def dashboard(self, now: datetime, hours: int) -> Dashboard:
        """The last `hours` hours, the running one included. Rates and durations come from the hourly roll-up."""
        with self._reader.snapshot():
            return checks.dashboard(self._reader, now, hours)

    def vitals(self, now: datetime) -> Vitals:
        """What health is judged by, apart from the disk."""
        with self._reader.snapshot():
            return checks.vitals(self._reader, now)

    def system(self, now: datetime) -> SystemView:
        """Counts, sizes, and the marks that the engine left."""
        with self._reader.snapshot():
            return checks.system(self._reader, now)

    def log(
        self,
        *,
        failed_only: bool = False,
        series_id: int | None = None,
        before_id: int | None = None,
        limit: int = 50,
        since: datetime | None = None,
    ) -> tuple[CheckLogEntry, ...]:
        """Logged checks, newest first; `before_id` is the last row of the page before."""
        return tuple(
            checks.log(
                self._reader,
                failed_only=failed_only,
                series_id=series_id,
                before_id=before_id,
                limit=limit,
                since=since,
            )
        )

    def release_histories(self) -> tuple[tuple[SeriesRow, tuple[Release, ...]], ...]:
        """Every series with the appearances of its chapters in reading order, for trying rules on the own library."""
        return tuple(library.release_histories(self._reader, self._clock.now()))

    def export_rows(self) -> tuple[ExportRow, ...]:
        """Every series with its links and how far it was read."""
        return tuple(library.export_rows(self._reader, self._clock.now()))

    # -------------------------------------------------------------- the program itself

    def saved_settings(self) -> dict[str, str]:
        """What the user saved, as text by key."""
        return self._reader.settings()
