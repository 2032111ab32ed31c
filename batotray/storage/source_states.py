"""What is known of each host: holds, refusals, and how much was asked of it. Engine thread."""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert

from batotray.records import HostState, HostUpdate
from batotray.storage.database import Database
from batotray.storage.tables import RequestBucketRow, SourceStateRow

_state = SourceStateRow.__table__  # type: ignore[attr-defined]
_bucket = RequestBucketRow.__table__  # type: ignore[attr-defined]
DAY = timedelta(days=1)


class SourceStateRepository:
    """Reads and writes the state of hosts; survives restarts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, host: str) -> HostState | None:
        with self._database.transaction() as session:
            row = session.execute(select(_state).where(_state.c.host == host)).first()
        return None if row is None else HostState(**row._mapping)

    def all(self) -> tuple[HostState, ...]:
        with self._database.transaction() as session:
            rows = session.execute(select(_state).order_by(_state.c.host))
            return tuple(HostState(**row._mapping) for row in rows)

    def count_request(self, host: str, source: str, at: datetime) -> None:
        """Count one request in its hour, and forget hours that lie more than two days back."""
        hour = at.replace(minute=0, second=0, microsecond=0)
        statement = insert(_bucket).values(host=host, hour=hour, requests=1)
        with self._database.transaction() as session:
            session.execute(
                statement.on_conflict_do_update(
                    index_elements=["host", "hour"], set_={"requests": _bucket.c.requests + 1}
                )
            )
            session.execute(delete(_bucket).where(_bucket.c.host == host, _bucket.c.hour < hour - 2 * DAY))
            self._save(host, source, {"last_request_at": at})

    def requests_since(self, host: str, since: datetime) -> int:
        """Requests in the hours that begin at or after `since`."""
        query = select(func.coalesce(func.sum(_bucket.c.requests), 0)).where(
            _bucket.c.host == host, _bucket.c.hour >= since
        )
        with self._database.transaction() as session:
            return int(session.execute(query).scalar_one())

    def apply(self, update: HostUpdate, at: datetime) -> None:
        """Store what a check taught; a refusal and a failure remember since when they last."""
        known = self.get(update.host) or HostState(update.host, update.source)
        values: dict[str, datetime | None] = {}
        if update.clear:
            values = dict.fromkeys(("held_until", "refused_until", "refused_since", "failing_since"))
        if update.held_until is not None:
            values["held_until"] = update.held_until
        if update.refused_until is not None:
            values |= {"refused_until": update.refused_until, "refused_since": known.refused_since or at}
        if update.failing:
            values["failing_since"] = known.failing_since or at
        self._save(update.host, update.source, values)

    def lift_refusal(self, host: str) -> None:
        """The user asks to try again; a Retry-After stays."""
        known = self.get(host)
        if known is not None:
            self._save(host, known.source, {"refused_until": None, "refused_since": None})

    def _save(self, host: str, source: str, values: dict[str, datetime | None]) -> None:
        statement = insert(_state).values(host=host, source=source, **values)
        with self._database.transaction() as session:
            session.execute(statement.on_conflict_do_update(index_elements=["host"], set_={"source": source, **values}))
