"""The transaction in which one check lands: everything or nothing. Engine thread."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Session

from batotray.records import Changes, CheckPlan, Difference, Listing
from batotray.storage.chapters import ChapterRepository
from batotray.storage.database import Database
from batotray.storage.notifications import NotificationRepository
from batotray.storage.schedules import ScheduleRepository
from batotray.storage.series import SeriesRepository, details_columns
from batotray.storage.source_states import SourceStateRepository
from batotray.storage.tables import CheckHourlyRow, CheckLogRow

_log = CheckLogRow.__table__  # type: ignore[attr-defined]
_hourly = CheckHourlyRow.__table__  # type: ignore[attr-defined]


class CheckStore:
    """Applies check plans through the repositories, within one transaction each."""

    def __init__(
        self,
        database: Database,
        series: SeriesRepository,
        chapters: ChapterRepository,
        schedules: ScheduleRepository,
        notifications: NotificationRepository,
        source_states: SourceStateRepository,
    ) -> None:
        self._database = database
        self._series = series
        self._chapters = chapters
        self._schedules = schedules
        self._notifications = notifications
        self._source_states = source_states

    def apply(self, plan: CheckPlan) -> Changes:
        """Store all that `plan` says and return what changed. Raises StorageError; nothing is stored then."""
        with self._database.transaction() as session:
            listing = self._series.listing(plan.listing_id)
            ids = self._store_chapters(plan, listing)
            self._store_listing(plan, listing)
            for new in plan.notifications:
                members = [ids[source_id] for source_id in new.chapter_source_ids if source_id in ids]
                self._notifications.add(listing.series_id, new, plan.at, members)
            self._schedules.save(plan.schedule)
            if plan.host is not None:
                self._source_states.apply(plan.host, plan.at)
            _log_check(session, plan, listing)
        touched = _touches_chapters(plan.difference)
        return Changes(
            series=frozenset({listing.series_id}),
            chapters_of=frozenset({listing.series_id}) if touched else frozenset(),
            notifications=bool(plan.notifications),
            schedules=True,
            checks=True,
            sources=plan.host is not None,
        )

    def prune(self, before: datetime) -> int:
        """Delete log rows older than `before`; the hourly roll-up stays. Returns how many went."""
        with self._database.transaction() as session:
            return session.connection().execute(delete(_log).where(_log.c.at < before)).rowcount

    def _store_chapters(self, plan: CheckPlan, listing: Listing) -> dict[str, int]:
        difference = plan.difference
        if difference is None:
            return {}
        self._chapters.rewrite(difference.changed, with_id=False)
        self._chapters.rewrite(difference.remapped, with_id=True)
        self._chapters.mark_missing(difference.missing_once)
        self._chapters.mark_gone(difference.gone, plan.at)
        self._chapters.mark_returned(difference.returned)
        return self._chapters.insert(listing.id, difference.new, plan.at, listing.last_success_at)

    def _store_listing(self, plan: CheckPlan, listing: Listing) -> None:
        values: dict[str, Any] = {}
        if plan.status != "failed":
            values["last_success_at"] = plan.at
        if plan.details is not None and plan.details != listing.details:
            values |= {**details_columns(plan.details), "updated_at": plan.at}
        if plan.validators is not None:
            marks = plan.validators
            values |= {"etag": marks.etag, "last_modified": marks.last_modified, "body_hash": marks.body_hash}
        if plan.status_before is not None:
            values |= {"status_before": plan.status_before, "status_changed_at": plan.at}
        if plan.quarantine_ids is not None:
            since = (listing.quarantined_since or plan.at) if plan.quarantine_ids else None
            values |= {"quarantine_ids": plan.quarantine_ids, "quarantined_since": since}
        if plan.listing_gone is not None:
            values["gone"] = plan.listing_gone
        if plan.moved_to is not None:
            values["source_ref"] = plan.moved_to
        if values:
            self._series.update_listing(listing.id, values)


def _touches_chapters(difference: Difference | None) -> bool:
    return difference is not None and any(
        (
            difference.new,
            difference.changed,
            difference.remapped,
            difference.missing_once,
            difference.gone,
            difference.returned,
        )
    )


def _log_check(session: Session, plan: CheckPlan, listing: Listing) -> None:
    fresh = len(plan.difference.releases) if plan.difference else 0
    session.execute(
        insert(_log).values(
            listing_id=listing.id,
            source=listing.source,
            host=plan.host.host if plan.host else "",
            kind=plan.kind,
            status=plan.status,
            reason=plan.reason,
            at=plan.at,
            found=plan.found,
            new=fresh,
            duration_ms=plan.duration_ms,
            requests=plan.cost.requests,
            bytes=plan.cost.bytes,
            fetch_ms=plan.cost.fetch_ms,
            parse_ms=plan.cost.parse_ms,
            store_ms=0.0,
            error_class=plan.error_class,
            error=plan.error,
        )
    )
    _roll_up(session, plan, fresh)


def _roll_up(session: Session, plan: CheckPlan, fresh: int) -> None:
    added = {
        "checks": 1,
        "failed": int(plan.status == "failed"),
        "new": fresh,
        "duration_ms": plan.duration_ms,
        "requests": plan.cost.requests,
        "bytes": plan.cost.bytes,
    }
    hour = plan.at - timedelta(minutes=plan.at.minute, seconds=plan.at.second, microseconds=plan.at.microsecond)
    statement = insert(_hourly).values(hour=hour, **added)
    sums = {name: _hourly.c[name] + value for name, value in added.items()}
    session.execute(statement.on_conflict_do_update(index_elements=["hour"], set_=sums))
