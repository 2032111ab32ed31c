"""Turns what a successful check learned into the listing's next schedule, by the rules in force. Engine thread.

It decides nothing itself: `patterns` and `scheduling` do, or `prediction` for the adaptive rules (see `adaptive`). It
only avoids work: a check without news keeps the pattern that the schedule row already holds.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from random import Random
from typing import Protocol, TypeAlias

from batotray.core.patterns import analyse
from batotray.core.scheduling import ScheduleRules, next_check
from batotray.records import Chapter, FoundChapter, Pattern, Release, Schedule, ScheduleDecision, Status, sort_key
from batotray.settings import Settings

Releases: TypeAlias = Callable[[], Sequence[Release]]


@dataclass(frozen=True, slots=True)
class Findings:
    """What a successful check at `now` found, as far as the next one depends on it."""

    now: datetime
    status: Status
    news: bool
    """Whether a release was found."""
    changed: bool
    """Whether any chapter was stored or altered."""
    zone: tzinfo = UTC
    """Where the source's rhythm is learned."""
    not_before: datetime | None = None
    """The source's own wish."""


class Planner(Protocol):
    """A rule set at work."""

    async def prepare(self, listing_id: int, releases: Releases, *, zone: tzinfo, now: datetime) -> None:
        """Learn what `after_check` will need, a little at a time, so that the loop is never held for long."""

    def after_check(self, before: Schedule, releases: Releases, found: Findings) -> Schedule:
        """The schedule after a successful check; `releases` is called only when the rhythm has to be learned anew."""


class PlannerInForce:
    """The rule set that the settings name at the moment of each check."""

    def __init__(self, settings: Callable[[], Settings], classic: Planner, adaptive: Planner) -> None:
        self._settings = settings
        self._planners = {"classic": classic, "adaptive": adaptive}

    async def prepare(self, listing_id: int, releases: Releases, *, zone: tzinfo, now: datetime) -> None:
        """See `Planner`."""
        await self._now.prepare(listing_id, releases, zone=zone, now=now)

    def after_check(self, before: Schedule, releases: Releases, found: Findings) -> Schedule:
        """See `Planner`."""
        return self._now.after_check(before, releases, found)

    @property
    def _now(self) -> Planner:
        return self._planners[self._settings().rules]


class ClassicPlanner:
    """The classic rules: 80 % of the average interval, the weekly pattern, the stretch."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._rules = ScheduleRules()

    async def prepare(self, listing_id: int, releases: Releases, *, zone: tzinfo, now: datetime) -> None:
        """Nothing: the classic rules learn within a millisecond."""

    def after_check(self, before: Schedule, releases: Releases, found: Findings) -> Schedule:
        """See `Planner`."""
        pattern, misses = pattern_after(before, releases, found), misses_after(before, found)
        decision = next_check(
            pattern,
            found.status,
            misses,
            now=found.now,
            rules=self._rules,
            rng=self._rng,
            priority=before.priority,
            not_before=found.not_before,
        )
        checked = replace(before, last_check_at=found.now, misses=misses, failures=0, failing_since=None)
        return _planned(checked, pattern, decision)

    def replan(self, schedule: Schedule, releases: Releases, status: Status, now: datetime, zone: tzinfo) -> Schedule:
        """The schedule without a new check: as the last one would decide it by now."""
        pattern = analyse(releases(), zone, now)
        decision = next_check(
            pattern,
            status,
            schedule.misses,
            now=schedule.last_check_at or now,
            rules=self._rules,
            rng=self._rng,
            priority=schedule.priority,
        )
        return _planned(schedule, pattern, replace(decision, at=max(now, decision.at)))


def _planned(schedule: Schedule, pattern: Pattern, decision: ScheduleDecision) -> Schedule:
    """The classic rules foretell no window, and nothing of what others foretold before them stays."""
    return replace(
        schedule,
        interval_hours=decision.interval_hours,
        next_check_at=decision.at,
        average_interval_hours=pattern.average_interval_hours,
        median_interval_hours=pattern.median_interval_hours,
        preferred_weekday=pattern.preferred_weekday,
        confidence=pattern.confidence,
        chapters_tracked=pattern.chapters_tracked,
        last_chapter_at=pattern.last_release_at,
        expected_at=pattern.expected_at,
        expected_from=None,
        expected_till=None,
        rhythm="unknown",
        rhythm_args={},
        late="unknown",
        reason=decision.reason,
        reason_args=decision.args,
    )


def pattern_after(before: Schedule, releases: Releases, found: Findings) -> Pattern:
    """The pattern by the classic rules, learned anew only at a first check and where chapters changed."""
    if before.last_check_at is None or found.changed:
        return analyse(releases(), found.zone, found.now)
    return _known_pattern(before)


def misses_after(before: Schedule, found: Findings) -> int:
    """How many checks since the last release found none, this one included; a first import is no miss."""
    return 0 if found.news or before.last_check_at is None else before.misses + 1


def _known_pattern(schedule: Schedule) -> Pattern:
    """The pattern as the schedule row keeps it; the typical hour is part of `expected_at`."""
    return Pattern(
        chapters_tracked=schedule.chapters_tracked,
        average_interval_hours=schedule.average_interval_hours,
        median_interval_hours=schedule.median_interval_hours,
        preferred_weekday=schedule.preferred_weekday,
        confidence=schedule.confidence,
        last_release_at=schedule.last_chapter_at,
        expected_at=schedule.expected_at,
    )


def release_of(
    chapter: Chapter | FoundChapter, first_seen_at: datetime, absent_at: datetime | None, origin: str
) -> Release:
    """A chapter's appearance in time, as the rules see it."""
    return Release(
        published_at=chapter.published_at,
        first_seen_at=first_seen_at,
        absent_at=absent_at,
        sort_key=sort_key(chapter.number),
        date_only=chapter.published_is_date_only,
        origin=origin,
        language=chapter.language,
    )
