"""Looks: one question that tells which of many series have something new, for sources with that power. Engine thread.

A look every half hour replaces most checks of the series it covers. It decides nothing about chapters: a series that it
shows to have news becomes due at once and is checked exactly; one it shows to have none waits for a check of its own,
the safety net, for a week. What scrolled past between two looks makes every series of the look due; when looks fail,
the series go back to the rhythm they had alone.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import TypeAlias

from batotray.clock import Clock, milliseconds_since
from batotray.core import retry
from batotray.core.connectivity import FIRST_WAIT, Connectivity
from batotray.core.failures import failed
from batotray.core.fetcher import Fetched, Fetcher
from batotray.core.sources.protocol import AsksForMany, Look
from batotray.core.sources.registry import Registry
from batotray.errors import HostStopped, RateLimited, SourceError
from batotray.records import (
    Changes,
    Listing,
    LookPlan,
    LookState,
    NotModified,
    Schedule,
)
from batotray.storage.store import Store

log = logging.getLogger(__name__)
HOUR = timedelta(hours=1)
EVERY = timedelta(minutes=30)
SPREAD = 0.1
"""Looks come up to this share earlier or later, so that copies started together drift apart."""
SAFETY_NET = timedelta(days=7)
FRESH = timedelta(minutes=2)
"""Answers may be that old at the source: what was checked so long after the newest entry knows it."""
WORTH_IT = 2
"""Series below which one question costs as much as asking alone."""
LONGEST_BACK_OFF = timedelta(hours=6)
GIVEN_UP_AFTER = 3
"""Failures in a row after which series no longer rely on the look."""

COVERED, NEWS, MISSED = "covered", "look", "look_missed"
"""Reasons of a schedule: a look answers for it; a look showed news; too much passed between two looks."""
Scope: TypeAlias = tuple[str, str]
"""Name of a source, and what one of its looks covers."""


@dataclass(frozen=True, slots=True)
class _Member:
    """A listing that a look is about, with its schedule."""

    listing: Listing
    schedule: Schedule

    def is_known_since(self, since: datetime) -> bool:
        """Whether everything before `since` is stored already, so that a look from there on leaves no gap."""
        return self.listing.last_success_at is not None and self.listing.last_success_at >= since

    def has_news(self, look: Look) -> bool:
        """Whether the look showed something that its own latest check cannot have seen."""
        checked = self.schedule.last_check_at
        is_known = look.newest_at is not None and checked is not None and checked > look.newest_at + FRESH
        return self.listing.ref.id in look.touched and not is_known


class Looks:
    """Knows which looks there are, runs those that are due, and stores what they mean for the schedules."""

    def __init__(
        self,
        store: Store,
        registry: Registry,
        fetcher: Fetcher,
        connectivity: Connectivity,
        clock: Clock,
        rng: Random,
    ) -> None:
        self._store = store
        self._registry = registry
        self._fetcher = fetcher
        self._connectivity = connectivity
        self._clock = clock
        self._rng = rng
        self._due: dict[Scope, datetime] | None = None
        self._owed = 0.0

    def reconsider(self) -> None:
        """What is followed, or how sources are reached, may have changed."""
        self._due = None

    def next_due_at(self, now: datetime) -> datetime | None:
        """When the next look is due; None when no series is covered by one."""
        return min(self._scopes(now).values(), default=None)

    async def look_due(self) -> Changes:
        """Look where it is time to, one question after the other. Raises StorageError."""
        changes = Changes()
        for scope, at in tuple(self._scopes(self._clock.now()).items()):
            if at <= self._clock.now():
                changes |= await self._look(scope)
        return changes

    def hurry(self, now: datetime) -> None:
        """Looks that wait because they failed are due now. Raises StorageError."""
        for state in self._store.looks.all():
            if state.failures and state.next_look_at > now:
                self._put_off(state, now)

    # -------------------------------------------------------------- what there is to look at

    def _scopes(self, now: datetime) -> dict[Scope, datetime]:
        """When each look is due. A new one comes at a random moment of its first span."""
        if self._due is None:
            known = {(state.source, state.scope): state.next_look_at for state in self._store.looks.all()}
            counts = self._count(now)
            self._due = {
                scope: known.get(scope) or now + EVERY * self._rng.random()
                for scope, count in counts.items()
                if count >= WORTH_IT
            }
        return self._due

    def _count(self, now: datetime) -> Mapping[Scope, int]:
        counts: dict[Scope, int] = {}
        for listing in self._store.series.all_listings():
            scope = self._scope_of(listing)
            if scope is not None:
                counts[scope] = counts.get(scope, 0) + 1
        return counts

    def _scope_of(self, listing: Listing) -> Scope | None:
        source = self._registry.get(listing.source)
        if listing.gone or source is None or source.info.closed or not isinstance(source, AsksForMany):
            return None
        scope = source.look_scope(listing.ref)
        return None if scope is None else (listing.source, scope)

    def _members(self, scope: Scope, now: datetime) -> tuple[_Member, ...]:
        """The listings a look is about; those that are paused, failing or in quarantine are asked on their own."""
        members = []
        for listing in self._store.series.all_listings():
            if self._scope_of(listing) == scope and not listing.quarantined_since:
                schedule = self._store.schedules.get(listing.id)
                paused = not schedule.active or (schedule.paused_until is not None and schedule.paused_until > now)
                if not paused and not schedule.failures:
                    members.append(_Member(listing, schedule))
        return tuple(members)

    def _still(self, asked: Sequence[_Member], scope: Scope, now: datetime) -> tuple[_Member, ...]:
        """Those that were asked about and are members yet, as checks and the user left them while the answer came."""
        refs = {(member.listing.id, member.listing.ref) for member in asked}
        return tuple(member for member in self._members(scope, now) if (member.listing.id, member.listing.ref) in refs)

    # -------------------------------------------------------------- one look

    async def _look(self, scope: Scope) -> Changes:
        now = self._clock.now()
        source = self._registry.get(scope[0])
        members = self._members(scope, now)
        state = self._store.looks.get(*scope) or LookState(*scope, next_look_at=now)
        if source is None or not isinstance(source, AsksForMany) or len(members) < WORTH_IT:
            return self._put_off(state, self._next(now, EVERY))
        since = state.newest_at or state.last_look_at or now - EVERY
        begun, attempt = self._clock.monotonic(), self._connectivity.attempt()
        refs = [member.listing.ref for member in members]
        answer: Fetched[Look | NotModified] = await self._fetcher.run(
            source.info, source.look(scope[1], refs, since, state.validators), host=source.look_host(scope[1])
        )
        plan = LookPlan(
            state=state,
            at=self._clock.now(),
            status="success",
            reason=NEWS,
            duration_ms=milliseconds_since(self._clock, begun),
            cost=answer.cost,
            asked_host=answer.host,
        )
        members = self._still(members, scope, plan.at)
        if answer.error is not None and attempt.excuses(answer.error):
            return self._put_off(state, plan.at + FIRST_WAIT)
        if answer.error is not None:
            return self._store_failure(plan, members, answer.error)
        assert answer.value is not None
        return self._store_success(plan, members, since, answer.value)

    def _store_success(
        self, plan: LookPlan, members: Sequence[_Member], since: datetime, answer: Look | NotModified
    ) -> Changes:
        look = answer if isinstance(answer, Look) else Look(frozenset(), None, True, answer.validators)
        news = [m.schedule for m in members if m.has_news(look)]
        quiet = [m for m in members if m.is_known_since(since) and m.schedule not in news]
        resting = [m.schedule for m in quiet] if look.reached else []
        missed = [] if look.reached else [m.schedule for m in quiet]
        log.info("a look at %d series of %s: %d with news", len(members), plan.state.source, len(news))
        state = replace(
            plan.state,
            next_look_at=self._next(plan.at, EVERY),
            last_look_at=plan.at,
            newest_at=look.newest_at or plan.state.newest_at,
            validators=look.validators,
            failures=0,
        )
        return self._store_plan(
            replace(
                plan,
                state=state,
                status="not_modified" if isinstance(answer, NotModified) else "success",
                schedules=(
                    *(_due(schedule, plan.at, NEWS) for schedule in news),
                    *(_due(schedule, plan.at, MISSED) for schedule in missed),
                    *(_at_rest(schedule, plan.at) for schedule in resting if schedule.reason != COVERED),
                ),
                unchanged=tuple(m.listing.id for m in quiet) if look.reached else (),
                saved=self._saved(resting),
                found=len(news),
            )
        )

    def _store_failure(self, plan: LookPlan, members: Sequence[_Member], error: SourceError) -> Changes:
        failures = plan.state.failures + 1
        if isinstance(error, RateLimited | HostStopped):
            again = self._next(error.until, EVERY * SPREAD)
            if plan.cost.requests == 0:
                return self._put_off(plan.state, again)
        else:
            again = self._next(plan.at, min(EVERY * 2**failures, LONGEST_BACK_OFF))
        log.warning("a look at %s failed: %s (%s)", plan.state.source, type(error).__name__, error.detail)
        given_up = [m.schedule for m in members if m.schedule.reason == COVERED] if failures >= GIVEN_UP_AFTER else []
        return self._store_plan(
            replace(
                plan,
                state=replace(plan.state, next_look_at=again, failures=min(failures, GIVEN_UP_AFTER)),
                status="failed",
                schedules=tuple(_alone(schedule, plan.at) for schedule in given_up),
                error_class=type(error).__name__,
                error=error.detail or failed(error).code,
                host=retry.host_update(error, plan.at),
            )
        )

    def _put_off(self, state: LookState, at: datetime) -> Changes:
        """Nothing was asked, or this machine was away when the answer came: there is nothing to log."""
        self._store.looks.save(replace(state, next_look_at=at))
        self._remember(state, at)
        return Changes()

    def _store_plan(self, plan: LookPlan) -> Changes:
        changes = self._store.checks.apply_look(plan)
        self._remember(plan.state, plan.state.next_look_at)
        return changes

    def _remember(self, state: LookState, at: datetime) -> None:
        if self._due is not None:
            self._due[(state.source, state.scope)] = at

    def _next(self, start: datetime, wait: timedelta) -> datetime:
        return start + wait * self._rng.uniform(1 - SPREAD, 1 + SPREAD)

    def _saved(self, resting: Sequence[Schedule]) -> int:
        """Checks that these series would have had alone in the span of a look; fractions are carried over."""
        self._owed += sum(EVERY / HOUR / max(schedule.interval_hours, EVERY / HOUR) for schedule in resting)
        whole = int(self._owed)
        self._owed -= whole
        return whole


def _due(schedule: Schedule, now: datetime, reason: str) -> Schedule:
    return replace(schedule, next_check_at=min(now, schedule.next_check_at), reason=reason, reason_args={})


def _at_rest(schedule: Schedule, now: datetime) -> Schedule:
    """Only the safety net is left; the interval stays what it would be alone, for when looks end."""
    at = (schedule.last_check_at or now) + SAFETY_NET
    return replace(schedule, next_check_at=max(at, schedule.next_check_at), reason=COVERED, reason_args={})


def _alone(schedule: Schedule, now: datetime) -> Schedule:
    """Back to its own rhythm."""
    at = (schedule.last_check_at or now) + timedelta(hours=schedule.interval_hours)
    return replace(schedule, next_check_at=max(now, at), reason="look_failed", reason_args={})
