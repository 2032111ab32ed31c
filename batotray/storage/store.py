"""The writer's side of the database as one object: what the engine owns and nobody else may write. Engine thread."""

from dataclasses import dataclass
from pathlib import Path

from batotray.clock import Clock, SystemClock
from batotray.storage.apply import CheckStore
from batotray.storage.chapters import ChapterRepository
from batotray.storage.database import Database, open_writer
from batotray.storage.journal import UndoJournal
from batotray.storage.looks import LookRepository
from batotray.storage.notifications import NotificationRepository
from batotray.storage.recovery import back_up, restore_into
from batotray.storage.removed import RemovedSeries
from batotray.storage.saved_settings import SettingRepository
from batotray.storage.schedules import ScheduleRepository
from batotray.storage.series import SeriesRepository
from batotray.storage.source_states import SourceStateRepository


@dataclass(frozen=True, slots=True)
class Store:
    """One writer and its repositories. `with store.database.transaction():` makes several calls one."""

    database: Database
    series: SeriesRepository
    chapters: ChapterRepository
    schedules: ScheduleRepository
    notifications: NotificationRepository
    settings: SettingRepository
    source_states: SourceStateRepository
    checks: CheckStore
    journal: UndoJournal
    removed: RemovedSeries
    looks: LookRepository

    @classmethod
    def open(cls, path: Path, clock: Clock | None = None) -> "Store":
        """Bring the file at `path` to the newest schema and open it; the clock measures how long storing takes.

        Raises DatabaseForeign, DatabaseTooNew or another StorageError; the file is then as it was.
        """
        return cls.over(open_writer(path), clock or SystemClock())

    @classmethod
    def over(cls, database: Database, clock: Clock) -> "Store":
        """The repositories over an open database."""
        series, chapters, schedules = (
            SeriesRepository(database),
            ChapterRepository(database),
            ScheduleRepository(database),
        )
        notifications, source_states = NotificationRepository(database, chapters), SourceStateRepository(database)
        looks = LookRepository(database)
        checks = CheckStore(database, clock, series, chapters, schedules, notifications, source_states, looks)
        return cls(
            database=database,
            series=series,
            chapters=chapters,
            schedules=schedules,
            notifications=notifications,
            settings=SettingRepository(database),
            source_states=source_states,
            checks=checks,
            journal=UndoJournal(database),
            removed=RemovedSeries(database, series),
            looks=looks,
        )

    def backup(self, target: Path) -> None:
        """Write a consistent copy to `target`. Raises UserError for a target that cannot be, and StorageError."""
        back_up(self.database.path, target)

    def restore(self, source: Path) -> None:
        """Bring the library in the backup at `source` back; holds and budgets of hosts stay as they are.

        Raises UserError, DatabaseForeign, DatabaseTooNew, DatabaseDamaged or another StorageError; nothing changed
        then.
        """
        restore_into(self.database, source)

    def close(self) -> None:
        """Close the file in good order."""
        self.database.close()
