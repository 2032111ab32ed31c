"""The transaction in which one check lands: everything or nothing. Engine thread."""

from datetime import datetime
from typing import Any

from batotray.clock import Clock, milliseconds_since
from batotray.records import Changes, CheckPlan, Difference, Listing, LookPlan
from batotray.storage.chapters import ChapterRepository
from batotray.storage.check_log import CheckLog, Logged
from batotray.storage.database import Database
from batotray.storage.forecasts import ForecastRepository
from batotray.storage.looks import LookRepository
from batotray.storage.notifications import NotificationRepository
from batotray.storage.schedules import ScheduleRepository
from batotray.storage.series import SeriesRepository, details_columns
from batotray.storage.source_states import SourceStateRepository


class CheckStore:
    """Applies plans through the repositories, within one transaction each."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        series: SeriesRepository,
        chapters: ChapterRepository,
        schedules: ScheduleRepository,
        notifications: NotificationRepository,
        source_states: SourceStateRepository,
        looks: LookRepository,
    ) -> None:
        self._database = database
        self._clock = clock
        self._series = series
        self._chapters = chapters
        self._schedules = schedules
        self._notifications = notifications
        self._source_states = source_states
        self._looks = looks
        self._forecasts = ForecastRepository(database)
        self._log = CheckLog(database)

    def apply(self, plan: CheckPlan) -> Changes:
        """Store all that `plan` says and return what changed.

        Raises StorageError, or NotFound when the listing was deleted meanwhile; nothing is stored then. What the user
        did while the check ran stays: pause, priority, and that the series is no longer followed (nothing is told).
        """
        begun = self._clock.monotonic()
        with self._database.transaction():
            listing = self._series.listing(plan.listing_id)
            if plan.difference is not None and plan.difference.touches_chapters:
                self._store_chapters(plan.difference, listing, plan.at)
            told = self._notify(plan, listing)
            self._store_listing(plan, listing)
            self._schedules.save_checked(plan.schedule)
            self._foretell(plan)
            if plan.host is not None:
                self._source_states.apply(plan.host, plan.at)
            self._log.add(_logged(plan, listing, milliseconds_since(self._clock, begun)))
        series = frozenset({listing.series_id})
        return Changes(
            series=series,
            chapters_of=series if plan.difference is not None and plan.difference.touches_chapters else frozenset(),
            notifications=told,
            schedules=True,
            checks=True,
            sources=plan.host is not None,
        )

    def apply_look(self, plan: LookPlan) -> Changes:
        """Store the outcome of a look at many series in one transaction. Raises StorageError."""
        begun = self._clock.monotonic()
        with self._database.transaction():
            self._looks.save(plan.state)
            self._series.note_success(plan.unchanged, plan.at)
            for schedule in plan.schedules:
                self._schedules.save_checked(schedule)
            if plan.host is not None:
                self._source_states.apply(plan.host, plan.at)
            self._log.add(_logged_look(plan, milliseconds_since(self._clock, begun)))
        return Changes(schedules=bool(plan.schedules), checks=True, sources=plan.host is not None)

    def hosts_of(self, series_id: int) -> frozenset[str]:
        """The hosts that the latest checks of a series asked."""
        rows = self._database.rows("SELECT last_host FROM listing WHERE series_id = ?", (series_id,))
        return frozenset(row[0] for row in rows) - {""}

    def count_due_checks(self, since: datetime) -> int:
        """How many checks ran since `since` because a schedule said so."""
        return self._log.count_due(since)

    def prune(self, before: datetime) -> int:
        """Delete log rows older than `before`; the hourly roll-up stays. Returns how many went."""
        return self._log.prune(before)

    def _store_chapters(self, difference: Difference, listing: Listing, at: datetime) -> None:
        self._chapters.rewrite((*difference.changed, *difference.remapped))
        self._chapters.mark_missing(difference.missing_once)
        self._chapters.mark_returned(difference.returned)
        self._chapters.mark_gone(difference.gone, at)
        self._chapters.insert(listing.id, difference.new, at, listing.last_success_at)

    def _notify(self, plan: CheckPlan, listing: Listing) -> bool:
        if not plan.notifications or not self._series.get(listing.series_id).followed:
            return False
        for new in plan.notifications:
            ids = self._chapters.ids_of(listing.id, new.chapter_source_ids)
            self._notifications.add(listing.series_id, new, plan.at, ids.values())
        return True

    def _foretell(self, plan: CheckPlan) -> None:
        if plan.drop_at is not None:
            self._forecasts.judge(plan.listing_id, plan.drop_at)
        if plan.forecast is not None:
            self._forecasts.add(plan.listing_id, plan.forecast, plan.at)

    def _store_listing(self, plan: CheckPlan, listing: Listing) -> None:
        values = _listing_values(plan, listing)
        if plan.moved_to is not None and self._series.is_free(listing.id, plan.moved_to):
            values["source_ref"] = plan.moved_to
        if values:
            self._series.update_listing(listing.id, values)


def _listing_values(plan: CheckPlan, listing: Listing) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if plan.status != "failed":
        values["last_success_at"] = plan.at
    if plan.asked_host:
        values["last_host"] = plan.asked_host
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
    if plan.pending_move is not None:
        values["pending_move"] = plan.pending_move
    return values


def _logged(plan: CheckPlan, listing: Listing, store_ms: float) -> Logged:
    return Logged(
        listing_id=listing.id,
        source=listing.source,
        host=plan.asked_host,
        kind=plan.kind,
        status=plan.status,
        reason=plan.reason,
        at=plan.at,
        found=plan.found,
        new=len(plan.difference.releases) if plan.difference else 0,
        duration_ms=plan.duration_ms,
        cost=plan.cost,
        store_ms=store_ms,
        error_class=plan.error_class,
        error=plan.error,
    )


def _logged_look(plan: LookPlan, store_ms: float) -> Logged:
    return Logged(
        listing_id=None,
        source=plan.state.source,
        host=plan.asked_host,
        kind="look",
        status=plan.status,
        reason=plan.reason,
        at=plan.at,
        found=plan.found,
        new=0,
        duration_ms=plan.duration_ms,
        cost=plan.cost,
        store_ms=store_ms,
        error_class=plan.error_class,
        error=plan.error,
        saved=plan.saved,
    )
