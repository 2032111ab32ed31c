"""When each listing is due, and why. Engine thread."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from batotray.errors import NotFound
from batotray.records import PRIORITY_WEIGHT, Priority, Schedule
from batotray.storage.database import Database, json_list
from batotray.storage.instants import instant, to_stored
from batotray.storage.shapes import SCHEDULE
from batotray.storage.storable import storable
from batotray.storage.tables import ListingRow, ScheduleRow

_schedule = ScheduleRow.__table__  # type: ignore[attr-defined]
_listing = ListingRow.__table__  # type: ignore[attr-defined]

_USERS_OWN = frozenset({"active", "paused_until", "priority"})
"""What the user decides; a check that was under way meanwhile must not undo it."""
_FOLLOWED = (
    "FROM schedule c JOIN listing l ON l.id = c.listing_id JOIN series s ON s.id = l.series_id"
    " WHERE s.followed = 1 AND c.active = 1"
)
_DUE = "c.next_check_at <= :now AND (c.paused_until IS NULL OR c.paused_until <= :now)"
_WEIGHT = f"CASE c.priority {' '.join(f'''WHEN '{p}' THEN {w}''' for p, w in PRIORITY_WEIGHT.items())} ELSE 1 END"


_INSERT = f"INSERT INTO schedule ({', '.join(SCHEDULE.names)}) VALUES ({', '.join('?' * len(SCHEDULE))})"


class ScheduleRepository:
    """Reads and writes schedules; one for each listing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, listing_id: int) -> Schedule:
        """The listing's schedule; raises NotFound."""
        sql = f"SELECT {SCHEDULE.columns('c')} FROM schedule c WHERE listing_id = ?"
        rows = self._database.rows(sql, (listing_id,))
        if not rows:
            raise NotFound("no_such_listing", id=listing_id)
        return SCHEDULE.build(rows[0])

    def save(self, schedule: Schedule) -> None:
        """Store the whole schedule."""
        self._save(schedule, frozenset())

    def save_checked(self, schedule: Schedule) -> None:
        """Store what a check decided; pause and priority stay as the user has them by now."""
        self._save(schedule, _USERS_OWN)

    def due(self, now: datetime, limit: int) -> tuple[Schedule, ...]:
        """What may be checked now: urgent first, then favourites; of equals those whose release is expected by now,
        so that after a sleep the most probable news come first; then the longest waiting.
        """
        sql = f"""
        SELECT {SCHEDULE.columns("c")} {_FOLLOWED}
        AND {_DUE}
        ORDER BY {_WEIGHT} DESC, ifnull(c.expected_from <= :now, 0) DESC, c.next_check_at, c.listing_id LIMIT :limit
        """
        return tuple(map(SCHEDULE.build, self._database.rows(sql, {"now": to_stored(now), "limit": limit})))

    def is_due(self, listing_id: int, now: datetime) -> bool:
        """Whether a listing may still be checked now: followed, not paused, and not checked meanwhile."""
        sql = f"SELECT 1 {_FOLLOWED} AND c.listing_id = :listing AND {_DUE}"
        return bool(self._database.rows(sql, {"listing": listing_id, "now": to_stored(now)}))

    def next_due_at(self, now: datetime) -> datetime | None:
        """When the next listing is due, a paused one at the end of its pause: `now` when one is, None without any."""
        rows = self._database.rows(f"SELECT min(max(c.next_check_at, ifnull(c.paused_until, 0))) {_FOLLOWED}")
        earliest = instant(rows[0][0])
        return None if earliest is None else max(earliest, now)

    def count_active(self, besides: str) -> int:
        """How many listings are checked, those left out that wait for the reason `besides`."""
        rows = self._database.rows(f"SELECT count(*) {_FOLLOWED} AND c.reason <> ?", (besides,))
        return int(rows[0][0])

    def expecting(self) -> tuple[Schedule, ...]:
        """The schedules of followed series with a rhythm."""
        sql = f"SELECT {SCHEDULE.columns('c')} {_FOLLOWED} AND c.rhythm <> 'unknown' ORDER BY c.listing_id"
        return tuple(map(SCHEDULE.build, self._database.rows(sql)))

    def postpone(self, listing_id: int, at: datetime, reason: str) -> None:
        """Look again at `at`, for a reason that is no result of a check."""
        with self._database.transaction() as connection:
            values = {"next_check_at": at, "reason": reason, "reason_args": {}}
            connection.execute(update(_schedule).where(_schedule.c.listing_id == listing_id).values(**values))

    def hurry(self, reasons: Iterable[str], now: datetime, *, host: str | None = None) -> None:
        """What waits for one of the `reasons` (of `host` only, where one is named) is due now."""
        sql = """
        UPDATE schedule SET next_check_at = :now, reason = 'asked', reason_args = '{}'
        WHERE reason IN (SELECT value FROM json_each(:reasons)) AND next_check_at > :now
        AND (:host IS NULL OR json_extract(reason_args, '$.host') = :host)
        """
        self._database.run(sql, {"now": to_stored(now), "reasons": json_list(reasons), "host": host})

    def priority_of(self, series_id: int) -> Priority:
        """The priority of a series; normal while nothing is scheduled."""
        sql = "SELECT c.priority FROM schedule c JOIN listing l ON l.id = c.listing_id WHERE l.series_id = ?"
        rows = self._database.rows(sql, (series_id,))
        return rows[0][0] if rows else "normal"

    def set_priority(self, series_id: int, priority: Priority) -> None:
        """How much of the budget of checks a series gets."""
        self._update_series(series_id, {"priority": priority})

    def pause(self, series_id: int, until: datetime | None) -> None:
        """Pause a series' checks until an instant, or (None) until resumed."""
        self._update_series(series_id, {"active": until is not None, "paused_until": until})

    def resume(self, series_id: int, now: datetime) -> None:
        """Lift a pause; the series is due at once."""
        due = {"next_check_at": now, "reason": "asked", "reason_args": {}}
        self._update_series(series_id, {"active": True, "paused_until": None, **due})

    def _save(self, schedule: Schedule, kept: frozenset[str]) -> None:
        changed = ", ".join(f"{name} = excluded.{name}" for name in SCHEDULE.names if name not in kept)
        row = tuple(storable(getattr(schedule, name)) for name in SCHEDULE.names)
        self._database.run(f"{_INSERT} ON CONFLICT (listing_id) DO UPDATE SET {changed}", row)

    def _update_series(self, series_id: int, values: Mapping[str, Any]) -> None:
        owned = select(_listing.c.id).where(_listing.c.series_id == series_id)
        with self._database.transaction() as connection:
            connection.execute(update(_schedule).where(_schedule.c.listing_id.in_(owned)).values(**values))
