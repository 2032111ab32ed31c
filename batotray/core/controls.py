"""The reader's hand on the engine: pauses, priorities, muting, settings, backups. Engine thread."""

from datetime import datetime
from pathlib import Path

from batotray import logs
from batotray.clock import Clock
from batotray.core.commands import (
    Backup,
    ChangeSetting,
    Done,
    Mute,
    Pause,
    Restore,
    Resume,
    SetAnilistId,
    SetPriority,
)
from batotray.core.health import BUGS
from batotray.core.retry import REFUSED
from batotray.core.settings_book import SettingsBook
from batotray.core.sources.registry import Registry
from batotray.core.undo import UndoLog
from batotray.errors import UserError
from batotray.records import Changes
from batotray.settings import parse, source_of
from batotray.storage.store import Store

PAUSED = "paused_until"
FOREVER = "forever"


class Controls:
    """Applies what the user decides about checking, telling and the data."""

    def __init__(self, store: Store, registry: Registry, clock: Clock, undo: UndoLog, settings: SettingsBook) -> None:
        self._store = store
        self._registry = registry
        self._clock = clock
        self._undo = undo
        self._settings = settings

    def pause(self, command: Pause) -> Done:
        """Raises NotFound, UserError `not_in_the_future`."""
        if command.until is not None and command.until <= self._clock.now():
            raise UserError("not_in_the_future")
        if command.series_id is None:
            self._store.settings.set_fact(PAUSED, command.until.isoformat() if command.until else FOREVER)
            return Done(Changes(schedules=True, settings=True))
        self._store.series.get(command.series_id)
        self._store.schedules.pause(command.series_id, command.until)
        return Done(Changes(series=frozenset({command.series_id}), schedules=True))

    def resume(self, command: Resume) -> Done:
        """Lift a pause and the refusals of the hosts concerned, for every series that waits for them. Raises NotFound.

        Without a series, it is also forgotten that bugs stopped the engine.
        """
        if command.series_id is None:
            with self._store.database.transaction():
                self._store.settings.set_fact(PAUSED, "")
                self._store.settings.set_fact(BUGS, "")
                for state in self._store.source_states.all():
                    self._store.source_states.lift_refusal(state.host)
                self._store.schedules.hurry(REFUSED, self._clock.now())
            return Done(Changes(schedules=True, settings=True, sources=True))
        self._store.series.get(command.series_id)
        with self._store.database.transaction():
            self._store.schedules.resume(command.series_id, self._clock.now())
            for host in self._store.checks.hosts_of(command.series_id):
                self._store.source_states.lift_refusal(host)
                self._store.schedules.hurry(REFUSED, self._clock.now(), host=host)
        return Done(Changes(series=frozenset({command.series_id}), schedules=True, sources=True))

    def set_priority(self, command: SetPriority) -> Done:
        """Raises NotFound."""
        self._store.series.get(command.series_id)
        with self._store.database.transaction():
            before = self._store.schedules.priority_of(command.series_id)
            self._store.schedules.set_priority(command.series_id, command.priority)
            facts = {"series": command.series_id, "priority": before}
            token = self._undo.record("priority", facts, self._clock.now())
        return Done(Changes(series=frozenset({command.series_id}), schedules=True), undo=token, count=1)

    def mute(self, command: Mute) -> Done:
        """Raises NotFound."""
        series = self._store.series.get(command.series_id)
        if series.muted == command.muted:
            return Done()
        with self._store.database.transaction():
            waiting = sorted(self._store.notifications.waiting_of(series.id)) if command.muted else []
            self._store.series.set_muted(series.id, command.muted)
            facts = {"series": series.id, "muted": series.muted, "waiting": waiting}
            token = self._undo.record("mute", facts, self._clock.now())
        return Done(Changes(series=frozenset({series.id}), notifications=True), undo=token, count=1)

    def set_anilist_id(self, command: SetAnilistId) -> Done:
        """Raises NotFound."""
        self._store.series.set_anilist_id(command.series_id, command.anilist_id)
        return Done(Changes(series=frozenset({command.series_id})), count=1)

    def change_setting(self, command: ChangeSetting) -> Done:
        """Raises UserError for an unknown key, a value out of bounds, and the address of a source that takes none."""
        if command.value is None:
            self._settings.check_key(command.key)
            self._store.settings.unset(command.key)
        else:
            parse(command.key, command.value)
            self._check_source(source_of(command.key))
            self._store.settings.set(command.key, command.value)
        self._reload()
        return Done(Changes(settings=True, schedules=True), count=1)

    def backup(self, command: Backup) -> Done:
        """Raises StorageError; a file that is there already is replaced only by a finished copy."""
        self._store.backup(Path(command.path))
        return Done()

    def restore(self, command: Restore) -> Done:
        """Raises StorageError; nothing changed then."""
        self._store.restore(Path(command.path))
        self._reload()
        return Done(everything())

    def _reload(self) -> None:
        self._settings.load(self._store.settings.all())
        logs.set_level(self._settings().log_level)

    def _check_source(self, name: str) -> None:
        if not name:
            return
        source = self._registry.get(name)
        if source is None:
            raise UserError("unknown_source", name=name)
        if not source.info.base_url:
            raise UserError("source_without_address", name=name)


def everything() -> Changes:
    """All kinds of change at once; no series is named, so everybody reads again."""
    return Changes(notifications=True, schedules=True, checks=True, settings=True, sources=True)


def paused_until(store: Store, now: datetime) -> datetime | None:
    """The end of a pause of all checking; `datetime.max` (UTC) when it has none, None when nothing is paused."""
    text = store.settings.fact(PAUSED) or ""
    if text == FOREVER:
        return datetime.max.replace(tzinfo=now.tzinfo)
    until = datetime.fromisoformat(text) if text else None
    return until if until is not None and until > now else None
