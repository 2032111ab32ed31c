"""One check of one listing, from asking the source to the stored result. Engine thread.

    due -> fetch -> compare -> plan the next check -> compose -> store

It is the only module that knows the whole order. Everything between the answer and the commit is decided by pure
functions, without an `await`, and lands in one transaction or not at all.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from functools import cache
from random import Random

from batotray.clock import Clock, milliseconds_since
from batotray.core import comparator, notifications, retry
from batotray.core.commands import CheckOutcome
from batotray.core.connectivity import FIRST_WAIT, OUT_OF_REACH, Connectivity
from batotray.core.failures import failed
from batotray.core.fetcher import Fetched, Fetcher
from batotray.core.planner import Findings, Planner, release_of
from batotray.core.sources.protocol import Source
from batotray.core.sources.registry import Registry
from batotray.errors import HostStopped, NotFound, RateLimited, SourceClosed, SourceError
from batotray.records import (
    Changes,
    Chapter,
    CheckKind,
    CheckPlan,
    CheckStatus,
    Difference,
    FetchCost,
    Forecast,
    HostState,
    HostUpdate,
    Listing,
    NewNotification,
    NotModified,
    Release,
    Schedule,
    Series,
    Snapshot,
    Validators,
)
from batotray.settings import Settings
from batotray.storage.store import Store

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """How a check ended: what it changed, and what to say to whoever asked for it."""

    changes: Changes
    outcome: CheckOutcome


class Checker:
    """Checks listings one at a time; the caller decides which and when."""

    def __init__(
        self,
        store: Store,
        registry: Registry,
        fetcher: Fetcher,
        planner: Planner,
        connectivity: Connectivity,
        clock: Clock,
        rng: Random,
        settings: Callable[[], Settings],
    ) -> None:
        self._store = store
        self._registry = registry
        self._fetcher = fetcher
        self._planner = planner
        self._connectivity = connectivity
        self._clock = clock
        self._rng = rng
        self._settings = settings
        self._seen: dict[int, tuple[datetime, int]] = {}
        """Listing to the time and the gist of the list that its latest check read, where that left nothing in doubt."""

    async def check(self, series: Series, listing: Listing, reason: str) -> CheckResult:
        """Check a listing of `series` and store what came of it; `reason` is a code for the log.

        The world's faults are part of the result. Raises SourceClosed for a source that is not asked, StorageError
        when the result could not be stored (nothing is, then), and NotFound when the listing was deleted or exchanged
        meanwhile.
        """
        source = self.source_of(listing)
        host = source.host(listing.ref)
        await self._planner.prepare(
            listing.id,
            lambda: self._store.chapters.releases(listing.id),
            zone=source.info.zone,
            now=self._clock.now(),
        )
        begun, attempt = self._clock.monotonic(), self._connectivity.attempt()
        answer: Fetched[Snapshot | NotModified] = await self._fetcher.run(
            source.info, source.check(listing.ref, listing.validators), host=host
        )
        check = _Check(
            series=series,
            listing=self._as_it_is_now(listing, answer.value),
            schedule=self._store.schedules.get(listing.id),
            host=answer.known,
            now=self._clock.now(),
            reason=reason,
            zone=source.info.zone,
            asked_host=answer.host,
            cost=answer.cost,
            duration_ms=milliseconds_since(self._clock, begun),
        )
        if answer.error is not None:
            tell = self._set_aside if attempt.excuses(answer.error) else self._store_failure
            return tell(check, answer.error)
        assert answer.value is not None
        return self._store_success(check, answer.value)

    def _as_it_is_now(self, asked: Listing, answer: Snapshot | NotModified | None) -> Listing:
        """The listing that was asked about. Raises NotFound where a restored backup has another one in its place.

        One that knows an older list is another one for whoever says that nothing changed since a newer one.
        """
        listing = self._store.series.listing(asked.id)
        is_older = isinstance(answer, NotModified) and listing.validators != asked.validators
        if is_older or (listing.series_id, listing.ref) != (asked.series_id, asked.ref):
            raise NotFound("no_such_listing", id=asked.id)
        return listing

    def host_of(self, listing: Listing) -> str:
        """The host that a check of `listing` asks first; raises SourceClosed."""
        return self.source_of(listing).host(listing.ref)

    def source_of(self, listing: Listing) -> Source:
        """The source of a listing; raises SourceClosed when it is closed or not installed."""
        source = self._registry.get(listing.source)
        if source is None or source.info.closed:
            raise SourceClosed("source_closed", source=listing.source)
        return source

    # -------------------------------------------------------------- success

    def _store_success(self, check: "_Check", answer: Snapshot | NotModified) -> CheckResult:
        plan = self._unchanged(check, answer) if isinstance(answer, NotModified) else self._compared(check, answer)
        changes = self._store.checks.apply(plan)
        found = len(plan.difference.releases) if plan.difference else 0
        log.info("%s: %d chapters, %d new", check.series.name, plan.found, found)
        return CheckResult(changes, CheckOutcome(check.series.id, check.series.name, found))

    def _unchanged(self, check: "_Check", answer: NotModified) -> CheckPlan:
        return replace(
            check.plan("not_modified", self._without_news(check, answer.not_before)),
            validators=answer.validators,
            host=check.host_is_well(),
            listing_gone=False if check.listing.gone else None,
        )

    def _compared(self, check: "_Check", snapshot: Snapshot) -> CheckPlan:
        known = cache(lambda: self._store.chapters.of_listing(check.listing.id))
        difference = self._difference(check, snapshot, known)
        if difference.quarantine in ("start", "stay"):
            return self._quarantined(check, snapshot, difference)
        findings = Findings(
            now=check.now,
            status=(snapshot.details or check.listing.details).status,
            news=bool(difference.releases),
            changed=difference.touches_chapters,
            zone=check.zone,
            not_before=snapshot.not_before,
        )
        schedule = self._planner.after_check(
            check.schedule, lambda: _releases_after(known(), difference, check), findings
        )
        warnings = (*snapshot.warnings, *difference.warnings)
        moved_to, pending_move = _move(check.listing, snapshot.moved_to)
        return replace(
            check.plan("partial" if warnings else "success", schedule),
            difference=difference,
            details=snapshot.details,
            # A doubtful answer is read again next time, also when it has not changed.
            validators=snapshot.validators if comparator.is_settled(difference) else Validators(),
            notifications=self._news(check, difference),
            found=len(snapshot.chapters),
            error=",".join(warnings) or None,
            host=check.host_is_well(),
            status_before=comparator.status_left(check.listing, snapshot),
            quarantine_ids="" if difference.quarantine == "lift" else None,
            listing_gone=False if check.listing.gone else None,
            moved_to=moved_to,
            pending_move=pending_move,
            forecast=_forecast(schedule),
            drop_at=_drop_at(difference, check.now),
        )

    def _difference(self, check: "_Check", snapshot: Snapshot, known: Callable[[], Sequence[Chapter]]) -> Difference:
        """What the list changes; `known` is asked only where it is another list than the one stored last."""
        listing, gist = check.listing, comparator.gist(snapshot)
        if self._repeats(listing, gist):
            difference = comparator.repeated(listing, snapshot, now=check.now)
        else:
            difference = comparator.compare(listing, known(), snapshot, now=check.now)
        self._remember(check, gist, difference)
        return difference

    def _repeats(self, listing: Listing, gist: int) -> bool:
        """Whether the list says what the one stored last says, so that no stored chapter need be read.

        Where somebody else stored since then (an import, a restored backup), the time of the last success differs.
        """
        return self._seen.get(listing.id) == (listing.last_success_at, gist)

    def _remember(self, check: "_Check", gist: int, difference: Difference) -> None:
        """Remember a list that leaves nothing in doubt; a check that is not stored has no time of success."""
        if comparator.is_settled(difference):
            self._seen[check.listing.id] = check.now, gist
        else:
            self._seen.pop(check.listing.id, None)

    def _quarantined(self, check: "_Check", snapshot: Snapshot, difference: Difference) -> CheckPlan:
        """Nothing of a reshuffled list is stored but its fingerprint."""
        return replace(
            check.plan("partial", self._without_news(check, snapshot.not_before)),
            notifications=self._news(check, difference),
            found=len(snapshot.chapters),
            error="quarantine",
            host=check.host_is_well(),
            quarantine_ids=comparator.fingerprint(snapshot),
        )

    def _without_news(self, check: "_Check", not_before: datetime | None) -> Schedule:
        status = check.listing.details.status
        found = Findings(check.now, status, news=False, changed=False, zone=check.zone, not_before=not_before)
        return self._planner.after_check(check.schedule, lambda: self._store.chapters.releases(check.listing.id), found)

    def _news(self, check: "_Check", difference: Difference) -> tuple[NewNotification, ...]:
        enabled = notifications.wanted(self._settings())
        return notifications.compose(check.listing, check.series.name, difference, now=check.now, enabled=enabled)

    # -------------------------------------------------------------- failure

    def _set_aside(self, check: "_Check", error: SourceError) -> CheckResult:
        """A failure that says nothing of the source is not counted; the listing waits as if its host had."""
        log.info("%s: asked again soon, this machine was away (%s)", check.series.name, error.detail)
        self._store.schedules.postpone(check.listing.id, check.now + FIRST_WAIT, OUT_OF_REACH)
        outcome = CheckOutcome(check.series.id, check.series.name, 0, failed(error))
        return CheckResult(Changes(series=frozenset({check.series.id}), schedules=True), outcome)

    def _store_failure(self, check: "_Check", error: SourceError) -> CheckResult:
        setback = retry.decide(
            error, schedule=check.schedule, now=check.now, rng=self._rng, host=check.host, listing=check.listing
        )
        schedule = replace(
            check.schedule,
            next_check_at=setback.at,
            interval_hours=setback.interval_hours,
            reason=setback.reason,
            reason_args=setback.args,
        )
        failure = failed(error)
        if failure.until is None and setback.host is not None:
            failure = replace(failure, until=setback.host.refused_until)
        outcome = CheckOutcome(check.series.id, check.series.name, 0, failure)
        if isinstance(error, RateLimited | HostStopped) and check.cost.requests == 0:
            # Nothing was asked, so there is no check to log; the listing waits with its host.
            self._store.schedules.save(schedule)
            return CheckResult(Changes(series=frozenset({check.series.id}), schedules=True), outcome)
        schedule = replace(
            schedule,
            last_check_at=check.now,
            failures=check.schedule.failures + 1,
            failing_since=check.schedule.failing_since or check.now,
        )
        plan = replace(
            check.plan("failed", schedule),
            notifications=self._trouble(check, setback),
            error_class=type(error).__name__,
            error=error.detail or failure.code,
            host=setback.host,
            listing_gone=True if setback.listing_gone else None,
        )
        log.warning("%s: %s (%s)", check.series.name, type(error).__name__, error.detail)
        return CheckResult(self._store.checks.apply(plan), outcome)

    def _trouble(self, check: "_Check", setback: retry.Setback) -> tuple[NewNotification, ...]:
        if not setback.told or not notifications.wanted(self._settings())("source_trouble"):
            return ()
        parts: dict[str, str | int | float | list[str]] = {
            "series": check.series.name,
            "source": check.listing.source,
            "trouble": setback.told,
            "host": check.asked_host,
        }
        return (NewNotification("source_trouble", parts, 2, visible_at=check.now),)


@dataclass(frozen=True, slots=True)
class _Check:
    """What is known when the answer is in; makes plans that share it."""

    series: Series
    listing: Listing
    schedule: Schedule
    host: HostState | None
    now: datetime
    reason: str
    zone: tzinfo
    asked_host: str
    cost: FetchCost
    duration_ms: float
    kind: CheckKind = "check"

    def plan(self, status: CheckStatus, schedule: Schedule) -> CheckPlan:
        """The part of a plan that every outcome shares."""
        return CheckPlan(
            listing_id=self.listing.id,
            at=self.now,
            kind=self.kind,
            status=status,
            reason=self.reason,
            schedule=schedule,
            duration_ms=self.duration_ms,
            cost=self.cost,
            asked_host=self.asked_host,
        )

    def host_is_well(self) -> HostUpdate | None:
        """A success lifts what is remembered against the host; None when there is nothing to lift."""
        host = self.host
        if host is None or not (host.failing_since or host.held_until or host.refused_until):
            return None
        return HostUpdate(host.host, host.source, clear=True)


def _forecast(schedule: Schedule) -> Forecast | None:
    """What the schedule foretells, for the record of how predictions turn out."""
    start, end, expected = schedule.expected_from, schedule.expected_till, schedule.expected_at
    return Forecast(start, end, expected, schedule.confidence) if start and end and expected else None


def _drop_at(difference: Difference, now: datetime) -> datetime | None:
    """When the releases this check found came out: as the source says, else when they were seen."""
    exact = [n.found.published_at for n in difference.releases if not n.found.published_is_date_only]
    return min((at for at in exact if at is not None), default=now) if difference.releases else None


def _move(listing: Listing, moved_to: str | None) -> tuple[str | None, str | None]:
    """A permanent redirect is believed at its second success: (address to store, mark to keep)."""
    if moved_to is None:
        return None, "" if listing.pending_move else None
    if moved_to == listing.pending_move:
        return moved_to, ""
    return None, moved_to


def _releases_after(known: Sequence[Chapter], difference: Difference, check: _Check) -> list[Release]:
    """The listing's releases as they stand once `difference` is stored."""
    altered = {**dict(difference.changed), **dict(difference.remapped)}
    stored = [release_of(altered.get(c.id, c), c.first_seen_at, c.absent_at, c.origin) for c in known]
    absent_at = check.listing.last_success_at
    return [*stored, *(release_of(n.found, check.now, absent_at, n.origin) for n in difference.new)]
