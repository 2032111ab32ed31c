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
    """A stack of entries; each can be taken once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, kind: str, facts: Mapping[str, Any], at: datetime) -> int:
        """Keep an entry (`facts` must be plain JSON) and return its token, which is never given out twice."""
        with self._database.transaction():
            row = (kind, json.dumps(facts), to_stored(at))
            self._database.run("INSERT INTO undo_journal (kind, facts, at) VALUES (?, ?, ?)", row)
            return int(self._database.rows("SELECT last_insert_rowid()")[0][0])

    def take(self, token: int | None = None) -> tuple[str, dict[str, Any]] | None:
        """Remove and return the entry `token`, or the latest one; None when there is none."""
        with self._database.transaction():
            rows = self._database.rows(
                "SELECT id, kind, facts FROM undo_journal WHERE :token IS NULL OR id = :token ORDER BY id DESC LIMIT 1",
                {"token": token},
            )
            if not rows:
                return None
            key, kind, facts = rows[0]
            self._database.run("DELETE FROM undo_journal WHERE id = ?", (key,))
            return kind, json.loads(facts)

    def prune(self, before: datetime) -> int:
        """Forget entries older than `before`; returns how many."""
        return self._database.run("DELETE FROM undo_journal WHERE at < ?", (to_stored(before),))
