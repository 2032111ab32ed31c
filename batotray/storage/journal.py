"""What can be taken back, kept across restarts for a week. Engine thread.

The journal keeps entries; what they mean is the affair of `core.undo`.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from batotray.storage.database import Database
from batotray.storage.instants import to_stored


class UndoJournal:
    """A stack of entries; each is forgotten once it was taken back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, kind: str, facts: Mapping[str, Any], at: datetime) -> int:
        """Keep an entry (`facts` must be plain JSON) and return its token, which is never given out twice."""
        with self._database.transaction():
            row = (kind, json.dumps(facts), to_stored(at))
            self._database.run("INSERT INTO undo_journal (kind, facts, at) VALUES (?, ?, ?)", row)
            return int(self._database.rows("SELECT last_insert_rowid()")[0][0])

    def latest(self, token: int | None = None, before: int | None = None) -> tuple[int, str, dict[str, Any]] | None:
        """The entry `token`, or the latest, of those before another: its token, kind and facts; None without any."""
        sql = """
        SELECT id, kind, facts FROM undo_journal
        WHERE (:token IS NULL OR id = :token) AND (:before IS NULL OR id < :before) ORDER BY id DESC LIMIT 1
        """
        for key, kind, facts in self._database.rows(sql, {"token": token, "before": before}):
            return key, kind, json.loads(facts)
        return None

    def forget(self, token: int) -> None:
        """Nothing is left to take back of an entry."""
        self._database.run("DELETE FROM undo_journal WHERE id = ?", (token,))

    def prune(self, before: datetime) -> int:
        """Forget entries older than `before`; returns how many."""
        return self._database.run("DELETE FROM undo_journal WHERE at < ?", (to_stored(before),))
