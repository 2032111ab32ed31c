"""The part of the engine that stores what the reader decides, without its thread, its loop and the network."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from batotray.core.commands import (
    Command,
    Done,
    MarkChapters,
    MarkNotifications,
    MarkSeries,
    Mute,
    OpenChapter,
    OpenNotification,
    Pause,
    Result,
    Resume,
    SetPriority,
    Snooze,
    Undo,
    UnfollowSeries,
)
from batotray.core.controls import Controls
from batotray.core.failures import failed
from batotray.core.reading import Reading
from batotray.core.settings_book import SettingsBook
from batotray.core.sources.registry import Registry
from batotray.core.undo import UndoLog
from batotray.errors import BatotrayError
from batotray.records import Changes
from batotray.storage.store import Store
from tests.ui.fake_context import Fakes


@contextmanager
def engine_over(fakes: Fakes, path: Path) -> Iterator[Store]:
    """Let the fakes' commands change the library at `path` and tell of it; gives its writer for further changes."""
    store = Store.open(path, fakes.clock)
    engine = SmallEngine(store, fakes)
    fakes.commands.act = engine.execute
    try:
        yield store
    finally:
        fakes.commands.act = lambda command: None
        store.close()


class SmallEngine:
    """Answers commands about marks, snoozing, pauses and following as the engine does."""

    def __init__(self, store: Store, fakes: Fakes) -> None:
        self._store = store
        self._fakes = fakes
        self._undo = UndoLog(store)
        self._reading = Reading(store, fakes.clock, self._undo)
        self._controls = Controls(store, Registry(()), fakes.clock, self._undo, SettingsBook({}))

    def execute(self, command: Command) -> Result | None:
        """Store it and tell of it; None for a command that needs more than the database."""
        try:
            done = self._apply(command)
        except BatotrayError as error:
            return failed(error)
        if done is not None:
            self._fakes.change(done.changes)
        return done

    def _apply(self, command: Command) -> Done | None:
        actions = {
            MarkChapters: self._reading.mark_chapters,
            MarkSeries: self._reading.mark_series,
            MarkNotifications: self._reading.mark_notifications,
            OpenNotification: self._reading.open_notification,
            OpenChapter: self._reading.open_chapter,
            Snooze: self._reading.snooze,
            Pause: self._controls.pause,
            Resume: self._controls.resume,
            SetPriority: self._controls.set_priority,
            Mute: self._controls.mute,
            Undo: self._take_back,
            UnfollowSeries: self._unfollow,
        }
        action = actions.get(type(command))
        return action(command) if action is not None else None  # type: ignore[operator]

    def _take_back(self, command: Undo) -> Done:
        changes, _ = self._undo.undo(command.token)
        return Done(changes)

    def _unfollow(self, command: UnfollowSeries) -> Done:
        one = frozenset({command.series_id})
        changes = Changes(series=one, chapters_of=one, notifications=True, schedules=True)
        if command.purge:
            taken = self._store.removed.take_out(command.series_id)
            return Done(changes, undo=self._undo.record("remove", taken, self._fakes.clock.now()), count=1)
        self._store.series.set_followed(command.series_id, False)
        token = self._undo.record("follow", {"series": command.series_id}, self._fakes.clock.now())
        return Done(changes, undo=token, count=1)
