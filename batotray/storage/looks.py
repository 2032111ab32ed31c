"""What is known of each question about many series at once. Engine thread."""

from batotray.records import LookState
from batotray.storage.database import Database
from batotray.storage.shapes import LOOK
from batotray.storage.storable import storable

_SAVE = f"""
INSERT OR REPLACE INTO look ({", ".join(LOOK.names)}) VALUES ({", ".join("?" * len(LOOK))})
"""


class LookRepository:
    """Reads and writes the state of looks, one for each source and scope."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, source: str, scope: str) -> LookState | None:
        """The state of one look; None before the first."""
        sql = f"SELECT {LOOK.columns('look')} FROM look WHERE source = ? AND scope = ?"
        rows = self._database.rows(sql, (source, scope))
        return LOOK.build(rows[0]) if rows else None

    def all(self) -> tuple[LookState, ...]:
        """Every look, by source and scope."""
        rows = self._database.rows(f"SELECT {LOOK.columns('look')} FROM look ORDER BY source, scope")
        return tuple(map(LOOK.build, rows))

    def save(self, state: LookState) -> None:
        """Store the state in place of what was known."""
        marks = state.validators
        instants = map(storable, (state.next_look_at, state.last_look_at, state.newest_at))
        row = (state.source, state.scope, *instants, marks.etag, marks.last_modified, marks.body_hash, state.failures)
        self._database.run(_SAVE, row)
