"""What is done about each kind of error after a failed check: when to ask again, and whether the reader hears of it.

Pure; called on the engine thread. `POLICY` is the whole behaviour; docs/errors-and-retries.md explains it and a test
keeps the two alike. The tries within a check are the fetcher's and are over when an error arrives here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import TypeAlias

from batotray.errors import (
    BudgetSpent,
    HostStopped,
    HostUnreachable,
    ListingGone,
    RateLimited,
    SourceChanged,
    SourceError,
    SourceRefused,
    SourceUnavailable,
)
from batotray.records import HostState, HostUpdate, Listing, Schedule

UNAVAILABLE = "unavailable"
"""Reason of a schedule whose host did not answer; its arguments name the host."""
REFUSED = frozenset({"refused", "stopped"})
"""Reasons of a schedule that waits for the end of a refusal."""
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
FIRST_BACK_OFF_HOURS = 0.5
LONGEST_BACK_OFF_HOURS = 24.0
BACK_OFF_JITTER = 0.1
CHANGED_LEAST_HOURS = 6.0
CHANGED_MOST_HOURS = 168.0
MOST_DOUBLINGS = 16
GONE_HOURS = 720.0
SPREAD_HOURS = 1 / 12
"""Listings that wait for the same instant are spread over five minutes after it."""
REFUSED_FOR = DAY
REFUSED_TOLD_AFTER = timedelta(days=7)
FAILING_TOLD_AFTER = DAY
FAILING_TOLD_FROM = 3
"""Failures in a row. A computer that slept for days has a long time and one failure: that proves nothing."""


@dataclass(frozen=True, slots=True)
class Setback:
    """What a failed check does to the schedule, the host and the listing, and whether the reader hears of it."""

    at: datetime
    """The next check, UTC."""
    interval_hours: float
    reason: str
    args: Mapping[str, str | int | float]
    host: HostUpdate | None
    """What to remember of the host; None when the error names none."""
    listing_gone: bool = False
    told: str | None = None
    """The code of a lasting trouble, once for each; None for what is brief or was told before."""


Wait: TypeAlias = Callable[[SourceError, Schedule, datetime, Random], float]
"""Hours until the next check."""
Lesson: TypeAlias = Callable[[SourceError, datetime], HostUpdate]


@dataclass(frozen=True, slots=True)
class Case:
    """What the telling of a trouble is judged by, besides the error."""

    schedule: Schedule
    """As it was before the failed check."""
    now: datetime
    host: HostState | None
    """As it was before the failed check."""
    listing: Listing | None


@dataclass(frozen=True, slots=True)
class Reaction:
    """One row of the policy: the reason's code, the wait, what the host's state learns, and when the reader is told."""

    reason: str
    wait: Wait
    lesson: Lesson
    told: Callable[[Case], bool]


def decide(
    error: SourceError,
    *,
    schedule: Schedule,
    now: datetime,
    rng: Random,
    host: HostState | None = None,
    listing: Listing | None = None,
) -> Setback:
    """What to do after a check failed with `error` at `now` (UTC).

    `schedule`, `host` (`Fetched.known`) and `listing` are as they were before the check. Never raises.
    """
    reaction = reaction_to(error)
    hours = reaction.wait(error, schedule, now, rng)
    return Setback(
        at=now + timedelta(hours=hours),
        interval_hours=hours,
        reason=reaction.reason,
        args=_args(error, schedule),
        host=host_update(error, now),
        listing_gone=isinstance(error, ListingGone),
        told=reaction.reason if reaction.told(Case(schedule, now, host, listing)) else None,
    )


def host_update(error: SourceError, now: datetime) -> HostUpdate | None:
    """What `error` teaches about its host, whoever asked; None when it names none."""
    return reaction_to(error).lesson(error, now) if error.host else None


def reaction_to(error: SourceError) -> Reaction:
    """The row of the policy for `error`: that of its class, else of the nearest class above it."""
    return next((POLICY[cls] for cls in type(error).__mro__ if cls in POLICY), POLICY[SourceUnavailable])


def _args(error: SourceError, schedule: Schedule) -> dict[str, str | int | float]:
    args: dict[str, str | int | float] = {"host": error.host, "failures": schedule.failures + 1}
    if isinstance(error, RateLimited | HostStopped):
        args["until"] = error.until.isoformat().replace("+00:00", "Z")
    return args


# ------------------------------------------------------------------ waits, in hours


def _back_off(error: SourceError, schedule: Schedule, now: datetime, rng: Random) -> float:
    hours = min(FIRST_BACK_OFF_HOURS * 2.0 ** min(schedule.failures, MOST_DOUBLINGS), LONGEST_BACK_OFF_HOURS)
    return hours * (1 + rng.uniform(0.0, BACK_OFF_JITTER))


def _until(error: SourceError, schedule: Schedule, now: datetime, rng: Random) -> float:
    assert isinstance(error, RateLimited | HostStopped)
    return max((error.until - now) / HOUR, 0.0) + rng.uniform(0.0, SPREAD_HOURS)


def _a_day(error: SourceError, schedule: Schedule, now: datetime, rng: Random) -> float:
    return REFUSED_FOR / HOUR + rng.uniform(0.0, SPREAD_HOURS)


def _a_month(error: SourceError, schedule: Schedule, now: datetime, rng: Random) -> float:
    return GONE_HOURS


def _rarely(error: SourceError, schedule: Schedule, now: datetime, rng: Random) -> float:
    """The usual interval, but at least 6 hours, which double with each further failure up to a week."""
    least = min(CHANGED_LEAST_HOURS * 2.0 ** min(schedule.failures, MOST_DOUBLINGS), CHANGED_MOST_HOURS)
    return max(schedule.interval_hours, least)


# ------------------------------------------------------------------ lessons about the host


def _failing(error: SourceError, now: datetime) -> HostUpdate:
    return HostUpdate(error.host, error.source, failing=True)


def _held(error: SourceError, now: datetime) -> HostUpdate:
    assert isinstance(error, RateLimited)
    return HostUpdate(error.host, error.source, held_until=error.until)


def _stopped(error: SourceError, now: datetime) -> HostUpdate:
    return HostUpdate(error.host, error.source, refused_until=now + REFUSED_FOR)


def _well(error: SourceError, now: datetime) -> HostUpdate:
    return HostUpdate(error.host, error.source, clear=True)


def _nothing(error: SourceError, now: datetime) -> HostUpdate:
    return HostUpdate(error.host, error.source)


# ------------------------------------------------------------------ who is told


def _never(case: Case) -> bool:
    return False


def _when_news(case: Case) -> bool:
    return case.listing is None or not case.listing.gone


def _after_a_day(case: Case) -> bool:
    """At the first check at which the failure is a lasting one, by the listing with which the host's failing began."""
    schedule, host = case.schedule, case.host
    since = schedule.failing_since
    if since is None or (host is not None and host.failing_since is not None and since > host.failing_since):
        return False
    told_before = _lasts(since, schedule.last_check_at or since, schedule.failures)
    return _lasts(since, case.now, schedule.failures + 1) and not told_before


def _lasts(since: datetime, at: datetime, failures: int) -> bool:
    return failures >= FAILING_TOLD_FROM and at - since >= FAILING_TOLD_AFTER


def _after_a_week(case: Case) -> bool:
    """At the first refusal that comes a week after the first; the one before it set `refused_until`."""
    host = case.host
    if host is None or host.refused_since is None or host.refused_until is None:
        return False
    before = host.refused_until - REFUSED_FOR
    return before - host.refused_since < REFUSED_TOLD_AFTER <= case.now - host.refused_since


POLICY: Mapping[type[SourceError], Reaction] = {
    SourceUnavailable: Reaction(UNAVAILABLE, _back_off, _failing, _after_a_day),
    HostUnreachable: Reaction(UNAVAILABLE, _back_off, _failing, _after_a_day),
    RateLimited: Reaction("rate_limited", _until, _held, _never),
    BudgetSpent: Reaction("budget", _until, _nothing, _never),
    SourceRefused: Reaction("refused", _a_day, _stopped, _after_a_week),
    HostStopped: Reaction("stopped", _until, _nothing, _never),
    ListingGone: Reaction("gone", _a_month, _well, _when_news),
    SourceChanged: Reaction("changed", _rarely, _failing, _after_a_day),
}
"""What is done about each error. The reason is also the code under which it is told."""
