"""When each listing is due, and why. Engine thread."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from batotray.errors import NotFound
from batotray.records import PRIORITY_WEIGHT, Priority, Schedule
from batotray.storage.database import Database
from batotray.storage.tables import ListingRow, ScheduleRow, SeriesRow

_schedule = ScheduleRow.__table__  # type: ignore[attr-defined]
_listing = ListingRow.__table__  # type: ignore[attr-defined]
_series = SeriesRow.__table__  # type: ignore[attr-defined]


class ScheduleRepository:
    """Reads and writes schedules; one for each listing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, listing_id: int) -> Schedule:
        """The listing's schedule; raises NotFound."""
        with self._database.transaction() as session:
            row = session.execute(select(_schedule).where(_schedule.c.listing_id == listing_id)).first()
        if row is None:
            raise NotFound("no_such_listing", id=listing_id)
        return Schedule(*row)

    def save(self, schedule: Schedule) -> None:
        values = asdict(schedule)
        statement = insert(_schedule).values(**values).on_conflict_do_update(index_elements=["listing_id"], set_=values)
        with self._database.transaction() as session:
            session.execute(statement)

    def due(self, now: datetime, limit: int) -> tuple[Schedule, ...]:
        """What may be checked now: urgent first, then favourites, then the longest waiting."""
        weight = case(dict(PRIORITY_WEIGHT), value=_schedule.c.priority, else_=1)
        query = (
            self._followed()
            .where(_schedule.c.next_check_at <= now, self._running(now))
            .order_by(weight.desc(), _schedule.c.next_check_at, _schedule.c.listing_id)
            .limit(limit)
        )
        with self._database.transaction() as session:
            return tuple(Schedule(*row) for row in session.execute(query))

    def next_due_at(self, now: datetime) -> datetime | None:
        """The earliest moment at which something is due; a paused listing counts from the end of its pause."""
        wake = func.max(_schedule.c.next_check_at, func.coalesce(_schedule.c.paused_until, 0))
        query = (
            self._followed()
            .with_only_columns(_schedule.c.next_check_at, _schedule.c.paused_until)
            .where(_schedule.c.active)
            .order_by(wake)
            .limit(1)
        )
        with self._database.transaction() as session:
            row = session.execute(query).first()
        return None if row is None else max(row.next_check_at, row.paused_until or row.next_check_at)

    def set_priority(self, series_id: int, priority: Priority) -> None:
        self._update_series(series_id, {"priority": priority})

    def pause(self, series_id: int, until: datetime | None) -> None:
        """Pause a series' checks until an instant, or (None) until resumed."""
        self._update_series(series_id, {"active": until is not None, "paused_until": until})

    def resume(self, series_id: int) -> None:
        self._update_series(series_id, {"active": True, "paused_until": None})

    def _update_series(self, series_id: int, values: Mapping[str, Any]) -> None:
        owned = select(_listing.c.id).where(_listing.c.series_id == series_id)
        with self._database.transaction() as session:
            session.execute(update(_schedule).where(_schedule.c.listing_id.in_(owned)).values(**values))

    @staticmethod
    def _followed() -> Any:
        return (
            select(_schedule)
            .join(_listing, _listing.c.id == _schedule.c.listing_id)
            .join(_series, _series.c.id == _listing.c.series_id)
            .where(_series.c.followed)
        )

    @staticmethod
    def _running(now: datetime) -> Any:
        return _schedule.c.active & or_(_schedule.c.paused_until.is_(None), _schedule.c.paused_until <= now)
