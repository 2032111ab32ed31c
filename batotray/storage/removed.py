"""A series taken out with everything that hangs on it, and put back as it was. Engine thread.

What was taken out is plain JSON, so that the undo journal can keep it. Ids are never given out twice, so what comes
back has the numbers it had, and links, notifications and scripts that name them are right again. Entries outlive an
upgrade: a migration that takes a column away, or gives it another name, rewrites those in the journal as well.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from batotray.records import SeriesRef
from batotray.storage.database import Database
from batotray.storage.series import SeriesRepository
from batotray.storage.shapes import Row

_LISTINGS = "SELECT id FROM listing WHERE series_id = :id"
_PARTS: Mapping[str, str] = {
    "series": "id = :id",
    "listing": "series_id = :id",
    "schedule": f"listing_id IN ({_LISTINGS})",
    "forecast": f"listing_id IN ({_LISTINGS})",
    "chapter": f"listing_id IN ({_LISTINGS})",
    "notification": "series_id = :id",
    "notification_chapter": f"chapter_id IN (SELECT id FROM chapter WHERE listing_id IN ({_LISTINGS}))",
}
"""Tables with what of them belongs to a series, each after those it refers to."""
_RENUMBERED = frozenset({"forecast"})
"""Tables whose ids nobody names: they are given out again, so rows that come back get new ones."""


class RemovedSeries:
    """Takes whole series out of the library and puts them back."""

    def __init__(self, database: Database, series: SeriesRepository) -> None:
        self._database = database
        self._series = series

    def take_out(self, series_id: int) -> dict[str, Any]:
        """Delete a series with everything that hangs on it, and return all of that. Raises NotFound."""
        with self._database.transaction():
            parts = {table: self._part(table, where, series_id) for table, where in _PARTS.items()}
            logged = self._database.rows(
                f"SELECT id, listing_id FROM check_log WHERE listing_id IN ({_LISTINGS})", {"id": series_id}
            )
            self._series.purge(series_id)
        return {"series": series_id, "parts": parts, "logged": logged}

    def put_back(self, taken: Mapping[str, Any]) -> bool:
        """Put back what `take_out` returned; False, and nothing is changed, where it is followed anew by now."""
        with self._database.transaction():
            if self._is_followed_anew(taken["parts"]["listing"]):
                return False
            # A chapter may refer to one that comes after it.
            self._database.run("PRAGMA defer_foreign_keys = ON")
            for table, part in taken["parts"].items():
                self._insert(table, part["columns"], part["rows"])
            self._database.run_many(
                "UPDATE check_log SET listing_id = ? WHERE id = ? AND listing_id IS NULL",
                [(listing_id, log_id) for log_id, listing_id in taken["logged"]],
            )
        return True

    def _part(self, table: str, where: str, series_id: int) -> dict[str, Any]:
        names = self._database.rows("SELECT name FROM pragma_table_info(?)", (table,))
        columns = [f'"{name}"' for (name,) in names]
        sql = f"SELECT {', '.join(columns)} FROM {table} WHERE {where} ORDER BY 1"
        rows = self._database.rows(sql, {"id": series_id})
        return {"columns": columns, "rows": rows}

    def _insert(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        if table in _RENUMBERED:
            columns, rows = columns[1:], [row[1:] for row in rows]
        marks = ", ".join("?" * len(columns))
        self._database.run_many(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)

    def _is_followed_anew(self, listings: Mapping[str, Any]) -> bool:
        places = [listings["columns"].index(f'"{name}"') for name in ("source", "source_ref", "language")]
        refs = (SeriesRef(*(row[place] for place in places)) for row in listings["rows"])
        return any(self._series.by_ref(ref) is not None for ref in refs)
