"""What can be taken back: each undoable command leaves one entry, and undoing it removes the entry. Engine thread."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any, TypeAlias

from batotray.core.commands import Reversed, TakenBack
from batotray.errors import NotFound, UserError
from batotray.records import Changes, Series
from batotray.storage.store import Store

Undone: TypeAlias = tuple[Changes, TakenBack]
Reversal: TypeAlias = Callable[[Mapping[str, Any]], Undone | None]
"""Takes an entry back; None where nothing is left that it could change."""


class UndoLog:
    """Records entries and reverses them; the journal keeps them across restarts."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._reversals: Mapping[str, Reversal] = {
            "read": self._unmark,
            "snooze": self._wake,
            "follow": self._follow,
            "remove": self._put_back,
            "mute": self._mute,
            "priority": self._prioritise,
        }

    def record(self, kind: str, facts: Mapping[str, Any], at: datetime) -> int:
        """Note how to reverse what was just stored (call it in the same transaction); returns its token."""
        return self._store.journal.record(kind, facts, at)

    def undo(self, token: int | None) -> Undone:
        """Reverse the entry `token`, or the latest one that still changes anything.

        What cannot be reversed now, but may be later, is passed over and kept. Raises UserError `nothing_to_undo`, also
        where what was changed is deleted, or is again as it was; and `followed_anew`.
        """
        journal, before, refusal = self._store.journal, None, UserError("nothing_to_undo")
        with self._store.database.transaction():
            while (entry := journal.latest(token, before)) is not None:
                before, kind, facts = entry
                try:
                    # A newer program of the same schema may have left a kind that is not known here.
                    undone = self._reversals[kind](facts) if kind in self._reversals else None
                except UserError as error:
                    refusal = error
                    continue
                journal.forget(before)
                if undone is not None:
                    return undone
            raise refusal

    def _unmark(self, facts: Mapping[str, Any]) -> Undone | None:
        chapters = self._store.chapters.mark(facts["chapters"], not facts["read"])
        rows = self._store.notifications.mark(facts["rows"], not facts["read"])
        if not chapters and not rows:
            return None
        series = frozenset(int(i) for i in facts["series"])
        changes = Changes(series=series, chapters_of=series, notifications=True)
        return changes, self._about("read" if facts["read"] else "unread", series, len(chapters), len(rows))

    def _wake(self, facts: Mapping[str, Any]) -> Undone | None:
        rows = self._store.notifications.tell_as_before(facts["marks"])
        series = self._store.notifications.series_of(rows)
        return (Changes(notifications=True), self._about("snooze", series, 0, len(rows))) if rows else None

    def _follow(self, facts: Mapping[str, Any]) -> Undone | None:
        series = self._series(facts)
        if series is None or series.followed:
            return None
        self._store.series.set_followed(series.id, True)
        one = frozenset({series.id})
        changes = Changes(series=one, chapters_of=one, notifications=True, schedules=True)
        return changes, self._about("unfollow", one)

    def _put_back(self, facts: Mapping[str, Any]) -> Undone | None:
        if not self._store.removed.put_back(facts):
            raise UserError("followed_anew", name=self._name_in(facts))
        one = frozenset({int(facts["series"])})
        changes = Changes(series=one, chapters_of=one, notifications=True, schedules=True, checks=True)
        return changes, self._about("remove", one)

    def _mute(self, facts: Mapping[str, Any]) -> Undone | None:
        series = self._series(facts)
        if series is None or series.muted == facts["muted"]:
            return None
        self._store.series.set_muted(series.id, facts["muted"], waiting=facts.get("waiting", ()))
        one = frozenset({series.id})
        return Changes(series=one, notifications=True), self._about("unmute" if facts["muted"] else "mute", one)

    def _prioritise(self, facts: Mapping[str, Any]) -> Undone | None:
        series, priority = self._series(facts), facts["priority"]
        if series is None or self._store.schedules.priority_of(series.id) == priority:
            return None
        self._store.schedules.set_priority(series.id, priority)
        changes = Changes(series=frozenset({series.id}), schedules=True)
        return changes, TakenBack("priority", series_id=series.id, series=series.name, priority=priority)

    def _about(self, kind: Reversed, ids: Collection[int], chapters: int = 0, rows: int = 0) -> TakenBack:
        only = self._store.series.get(*ids) if len(ids) == 1 else None
        return TakenBack(kind, chapters, rows, only.id if only else None, only.name if only else "")

    @staticmethod
    def _name_in(facts: Mapping[str, Any]) -> str:
        """The name of a series that was taken out."""
        part = facts["parts"]["series"]
        return str(part["rows"][0][part["columns"].index('"name"')])

    def _series(self, facts: Mapping[str, Any]) -> Series | None:
        """The series of an entry, unless it was deleted meanwhile."""
        try:
            return self._store.series.get(facts["series"])
        except NotFound:
            return None
