"""Turns what a successful check learned into the listing's next schedule, by the rules in force. Engine thread.

It decides nothing itself: `patterns` and `scheduling` do, or `prediction` for the adaptive rules (see `adaptive`). It
only avoids work: a check without news keeps the pattern that the schedule row already holds.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from random import Random
from typing import Protocol, TypeAlias

from batotray.core.patterns import analyse
from batotray.core.scheduling import ScheduleRules, next_check
from batotray.records import Chapter, FoundChapter, Pattern, Release, Schedule, Status, sort_key
from batotray.settings import Settings

Releases: TypeAlias = Callable[[], Sequence[Release]]


class Planner(Protocol):
    """A rule set at work."""

    async def prepare(self, listing_id: int, releases: Releases, *, zone: tzinfo, now: datetime) -> None:
        """Learn what `after_check` will need, a little at a time, so that the loop is never held for long."""

    def after_check(
        self,
        before: Schedule,
        releases: Releases,
        *,
        status: Status,
        now: datetime,
        news: bool,
        changed: bool,
        zone: tzinfo = UTC,
        not_before: datetime | None = None,
    ) -> Schedule:
        """The schedule after a successful check at `now`.

        `news` says that a release was found, `changed` that any chapter was stored or altered. `releases` is called
        only when the rhythm has to be learned anew, in the source's `zone`.
        """


class PlannerInForce:
    """The rule set that the settings name at the moment of each check."""

    def __init__(self, settings: Callable[[], Settings], classic: Planner, adaptive: Planner) -> None:
        self._settings = settings
        self._planners = {"classic": classic, "adaptive": adaptive}

    async def prepare(self, listing_id: int, releases: Releases, *, zone: tzinfo, now: datetime) -> None:
        """See `Planner`."""
        await self._now.prepare(listing_id, releases, zone=zone, now=now)

    def after_check(
        self,
        before: Schedule,
        releases: Releases,
        *,
        status: Status,
        now: datetime,
        news: bool,
        changed: bool,
        zone: tzinfo = UTC,
        not_before: datetime | None = None,
    ) -> Schedule:
        """See `Planner`."""
        return self._now.after_check(
            before,
            releases,
            status=status,
            now=now,
            news=news,
            changed=changed,
            zone=zone,
            not_before=not_before,
        )

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

    def after_check(
        self,
        before: Schedule,
        releases: Releases,
        *,
        status: Status,
        now: datetime,
        news: bool,
        changed: bool,
        zone: tzinfo = UTC,
        not_before: datetime | None = None,
    ) -> Schedule:
        """See `Planner`."""
        learned_before = before.last_check_at is not None
        pattern = known_pattern(before) if learned_before and not changed else analyse(releases(), zone, now)
        misses = 0 if news or not learned_before else before.misses + 1
        decision = next_check(
            pattern,
            status,
            misses,
            now=now,
            rules=self._rules,
            rng=self._rng,
            priority=before.priority,
            not_before=not_before,
        )
        return replace(
            before,
            interval_hours=decision.interval_hours,
            last_check_at=now,
            next_check_at=decision.at,
            average_interval_hours=pattern.average_interval_hours,
            median_interval_hours=pattern.median_interval_hours,
            preferred_weekday=pattern.preferred_weekday,
            confidence=pattern.confidence,
            chapters_tracked=pattern.chapters_tracked,
            last_chapter_at=pattern.last_release_at,
            expected_at=pattern.expected_at,
            misses=misses,
            failures=0,
            failing_since=None,
            reason=decision.reason,
            reason_args=decision.args,
        )


def known_pattern(schedule: Schedule) -> Pattern:
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
