"""The log of checks and its hourly roll-up, written within the check's own transaction. Engine thread."""

from dataclasses import dataclass
from datetime import datetime

from batotray.records import CheckKind, CheckStatus, FetchCost
from batotray.storage.database import Database
from batotray.storage.histogram import COLUMNS, bucket
from batotray.storage.instants import to_stored

_LOG = """
INSERT INTO check_log (listing_id, source, host, kind, status, reason, at, found, new, duration_ms, requests, bytes,
    fetch_ms, parse_ms, store_ms, error_class, error)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_SUMS = ("checks", "failed", "not_modified", "new", "saved", "duration_ms", "requests", "bytes", *COLUMNS)
_ROLL_UP = f"""
INSERT INTO check_hourly (hour, source, {", ".join(_SUMS)}) VALUES (?, ?, {", ".join("?" * len(_SUMS))})
ON CONFLICT (hour, source) DO UPDATE SET {", ".join(f"{name} = {name} + excluded.{name}" for name in _SUMS)}
"""


@dataclass(frozen=True, slots=True)
class Logged:
    """What the log keeps of a check, or of a look at many series (`listing_id` None). Durations in milliseconds."""

    listing_id: int | None
    source: str
    host: str
    kind: CheckKind
    status: CheckStatus
    reason: str
    at: datetime
    found: int
    new: int
    duration_ms: float
    cost: FetchCost
    store_ms: float
    error_class: str | None
    error: str | None
    saved: int = 0


class CheckLog:
    """Appends to the log and to the roll-up."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, entry: Logged) -> None:
        """Log one check and count it in its hour."""
        cost = entry.cost
        row = (entry.listing_id, entry.source, entry.host, entry.kind, entry.status, entry.reason)
        counts = (to_stored(entry.at), entry.found, entry.new, entry.duration_ms, cost.requests, cost.bytes)
        rest = (cost.fetch_ms, cost.parse_ms, entry.store_ms, entry.error_class, entry.error)
        with self._database.transaction():
            self._database.run(_LOG, (*row, *counts, *rest))
            self._database.run(_ROLL_UP, (_hour(entry.at), entry.source, *_sums(entry)))

    def count_due(self, since: datetime) -> int:
        """How many checks ran since `since` because a schedule said so."""
        sql = "SELECT count(*) FROM check_log WHERE at >= ? AND kind = 'check' AND reason = 'due'"
        return int(self._database.rows(sql, (to_stored(since),))[0][0])

    def prune(self, before: datetime) -> int:
        """Delete log rows older than `before`; the roll-up stays. Returns how many went."""
        return self._database.run("DELETE FROM check_log WHERE at < ?", (to_stored(before),))


def _hour(at: datetime) -> int:
    return to_stored(at.replace(minute=0, second=0, microsecond=0))


def _sums(entry: Logged) -> tuple[float, ...]:
    within = bucket(entry.duration_ms)
    return (
        1,
        entry.status == "failed",
        entry.status == "not_modified",
        entry.new,
        entry.saved,
        entry.duration_ms,
        entry.cost.requests,
        entry.cost.bytes,
        *(name == within for name in COLUMNS),
    )
