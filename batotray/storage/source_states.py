"""What is known of each host: holds, refusals, and how much was asked of it. Engine thread.

It is read and written at every request, so this is plain SQL.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from batotray.records import HostState, HostUpdate
from batotray.storage.database import Database
from batotray.storage.instants import stored, to_stored
from batotray.storage.shapes import HOST

HOUR = timedelta(hours=1)
KEPT = timedelta(days=2)
_MARKS = ("held_until", "refused_until", "refused_since", "failing_since")
_COUNT = """
INSERT INTO request_bucket (host, hour, requests) VALUES (?, ?, 1)
ON CONFLICT (host, hour) DO UPDATE SET requests = requests + 1
"""
_FORGET = "DELETE FROM request_bucket WHERE host = ? AND hour < ?"


class SourceStateRepository:
    """Reads and writes the state of hosts; survives restarts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, host: str) -> HostState | None:
        """The host's state; None when it was never heard of. The requests of the last day are not counted here."""
        rows = self._database.rows(f"SELECT {HOST.columns('h')}, 0 FROM source_state h WHERE host = ?", (host,))
        return HOST.build(rows[0]) if rows else None

    def all(self) -> tuple[HostState, ...]:
        """Every known host, as `get` gives it."""
        rows = self._database.rows(f"SELECT {HOST.columns('h')}, 0 FROM source_state h ORDER BY host")
        return tuple(map(HOST.build, rows))

    def count_request(self, host: str, source: str, at: datetime) -> None:
        """Count one request in its hour, and forget hours that lie more than two days back."""
        hour = at.replace(minute=0, second=0, microsecond=0)
        with self._database.transaction():
            self._database.run(_COUNT, (host, to_stored(hour)))
            self._database.run(_FORGET, (host, to_stored(hour - KEPT)))
            self._save(host, source, {"last_request_at": at})

    def requests_since(self, host: str, since: datetime) -> int:
        """Requests since an instant; the hour in which it lies counts whole, so the number is never too low."""
        rows = self._database.rows(
            "SELECT ifnull(sum(requests), 0) FROM request_bucket WHERE host = ? AND hour > ?",
            (host, to_stored(since - HOUR)),
        )
        return int(rows[0][0])

    def apply(self, update: HostUpdate, at: datetime) -> None:
        """Store what a check taught; a refusal and a failure remember since when they last."""
        known = self.get(update.host) or HostState(update.host, update.source)
        values: dict[str, datetime | None] = dict.fromkeys(_MARKS) if update.clear else {}
        if update.held_until is not None:
            values["held_until"] = update.held_until
        if update.refused_until is not None:
            values |= {"refused_until": update.refused_until, "refused_since": known.refused_since or at}
        if update.failing:
            values["failing_since"] = known.failing_since or at
        self._save(update.host, update.source, values)

    def lift_refusal(self, host: str) -> None:
        """The user asks to try again; a Retry-After stays."""
        self._database.run("UPDATE source_state SET refused_until = NULL, refused_since = NULL WHERE host = ?", (host,))

    def _save(self, host: str, source: str, values: Mapping[str, datetime | None]) -> None:
        columns = ("host", "source", *values)
        same = ", ".join(f"{name} = excluded.{name}" for name in columns[1:])
        self._database.run(
            f"INSERT INTO source_state ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
            f" ON CONFLICT (host) DO UPDATE SET {same}",
            (host, source, *map(stored, values.values())),
        )
