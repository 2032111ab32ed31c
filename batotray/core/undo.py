"""What can be taken back: each undoable command leaves one entry, and undoing it removes the entry. Engine thread."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeAlias

from batotray.errors import UserError
from batotray.records import Changes
from batotray.storage.store import Store

Reversal: TypeAlias = Callable[[Mapping[str, Any]], Changes]


class UndoLog:
    """Records entries and reverses them; the journal keeps them across restarts."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._reversals: Mapping[str, Reversal] = {
            "read": self._unmark,
            "snooze": self._wake,
            "follow": self._follow,
            "mute": self._mute,
            "priority": self._prioritise,
        }

    def record(self, kind: str, facts: Mapping[str, Any], at: datetime) -> int:
        """Note how to reverse what was just stored (call it in the same transaction); returns its token."""
        return self._store.journal.record(kind, facts, at)

    def undo(self, token: int | None) -> Changes:
        """Reverse the entry `token`, or the latest one. Raises UserError `nothing_to_undo`."""
        with self._store.database.transaction():
            entry = self._store.journal.take(token)
            if entry is None:
                raise UserError("nothing_to_undo")
            kind, facts = entry
            return self._reversals[kind](facts)

    def _unmark(self, facts: Mapping[str, Any]) -> Changes:
        read = not facts["read"]
        self._store.chapters.mark(facts["chapters"], read)
        self._store.notifications.mark(facts["rows"], read)
        series = frozenset(int(i) for i in facts["series"])
        return Changes(series=series, chapters_of=series, notifications=True)

    def _wake(self, facts: Mapping[str, Any]) -> Changes:
        self._store.notifications.wake(facts["rows"])
        return Changes(notifications=True)

    def _follow(self, facts: Mapping[str, Any]) -> Changes:
        series_id = int(facts["series"])
        self._store.series.set_followed(series_id, True)
        one = frozenset({series_id})
        return Changes(series=one, chapters_of=one, notifications=True, schedules=True)

    def _mute(self, facts: Mapping[str, Any]) -> Changes:
        self._store.series.set_muted(int(facts["series"]), bool(facts["muted"]))
        return Changes(series=frozenset({int(facts["series"])}))

    def _prioritise(self, facts: Mapping[str, Any]) -> Changes:
        self._store.schedules.set_priority(int(facts["series"]), facts["priority"])
        return Changes(series=frozenset({int(facts["series"])}), schedules=True)
