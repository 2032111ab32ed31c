"""The adaptive rules at work: each series' rhythm, learned once for each release, and the plan that follows. Engine.

What is learned is kept in memory only; after a start it is learned again before the first check of each series needs
it. `core.prediction` decides everything.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from batotray.core.planner import Findings, Releases, misses_after, pattern_after
from batotray.core.prediction import Planned, Rhythm, decide_next_check, gather, late_bounds, learning, settled, updated
from batotray.records import LateState, Schedule, Status

MOST_KEPT = 500
LATE_FROM, BREAK_FROM = "late_from", "break_from"
"""Arguments of a rhythm: seconds since the epoch from when on the next release is late, or likely on a break."""


@dataclass(frozen=True, slots=True)
class _Known:
    rhythm: Rhythm
    planned: Planned | None = None


class AdaptivePlanner:
    """Plans by `price()`, hours of delay that a check is worth; `phase` 0..1 is this installation's."""

    def __init__(self, price: Callable[[], float], phase: float) -> None:
        self._price = price
        self._phase = phase
        self._known: OrderedDict[int, _Known] = OrderedDict()

    def knows(self, listing_id: int) -> bool:
        """Whether the rhythm of a listing is at hand."""
        return listing_id in self._known

    def forget(self) -> None:
        """Learn every rhythm anew."""
        self._known.clear()

    async def prepare(self, listing_id: int, releases: Releases, *, zone: tzinfo, now: datetime) -> None:
        """Have the rhythm at hand, learned a drop at a time."""
        if listing_id in self._known:
            return
        rhythm = Rhythm((), zone)
        for step in learning(gather(releases(), now), zone=zone):
            rhythm = step
            await asyncio.sleep(0)
        self._keep(listing_id, _Known(settled(rhythm)))

    def after_check(self, before: Schedule, releases: Releases, found: Findings) -> Schedule:
        """See `planner.Planner`. A first import is planned by nothing but its averages: `Replanner` learns it later."""
        pattern = pattern_after(before, releases, found)
        schedule = replace(
            before,
            last_check_at=found.now,
            average_interval_hours=pattern.average_interval_hours,
            median_interval_hours=pattern.median_interval_hours,
            preferred_weekday=pattern.preferred_weekday,
            chapters_tracked=pattern.chapters_tracked,
            last_chapter_at=pattern.last_release_at,
            misses=misses_after(before, found),
            failures=0,
            failing_since=None,
        )
        known = self._learned(before, releases, found)
        return self._planned(schedule, known, found.status, found.now, found.not_before)

    def replan(self, schedule: Schedule, status: Status, now: datetime) -> Schedule:
        """The schedule without a new check, by what is known: of a listing that was prepared."""
        known = self._known[schedule.listing_id]
        start = schedule.last_check_at or now
        planned = self._planned(schedule, replace(known, planned=None), status, now, None)
        if planned.reason == "finished":
            return replace(planned, next_check_at=max(now, schedule.next_check_at), reason=schedule.reason)
        if planned.reason == "learning" and schedule.next_check_at < planned.next_check_at:
            return replace(planned, next_check_at=max(now, schedule.next_check_at))
        return replace(planned, interval_hours=(planned.next_check_at - start).total_seconds() / 3600)

    def _learned(self, before: Schedule, releases: Releases, found: Findings) -> _Known:
        known = self._known.get(before.listing_id)
        if before.last_check_at is None:
            return _Known(Rhythm((), found.zone))
        if known is None:
            known = _Known(Rhythm((), found.zone))
        elif not found.changed:
            return known
        return replace(known, rhythm=updated(known.rhythm, gather(releases(), found.now)))

    def _planned(
        self, schedule: Schedule, known: _Known, status: Status, now: datetime, not_before: datetime | None
    ) -> Schedule:
        rhythm = known.rhythm
        decision = decide_next_check(
            rhythm,
            now=now,
            price=self._price(),
            status=status,
            priority=schedule.priority,
            not_before=not_before,
            phase=self._phase,
            planned=known.planned,
        )
        if rhythm.drops:
            self._keep(schedule.listing_id, _Known(settled(rhythm), decision.planned))
        forecast = decision.forecast
        return replace(
            schedule,
            interval_hours=decision.next.interval_hours,
            next_check_at=decision.next.at,
            reason=decision.next.reason,
            reason_args=decision.next.args,
            confidence=forecast.confidence if forecast else 0.0,
            expected_at=forecast.expected if forecast else None,
            expected_from=forecast.start if forecast else None,
            expected_till=forecast.end if forecast else None,
            rhythm=rhythm.kind(),
            rhythm_args={**(forecast.evidence[1] if forecast else {}), **_late_args(rhythm)},
            late=_late(rhythm, schedule, now),
        )

    def _keep(self, listing_id: int, known: _Known) -> None:
        self._known[listing_id] = known
        self._known.move_to_end(listing_id)
        if len(self._known) > MOST_KEPT:
            self._known.popitem(last=False)


def _late_args(rhythm: Rhythm) -> dict[str, float]:
    bounds = late_bounds(rhythm)
    return {} if bounds is None else {LATE_FROM: bounds[0].timestamp(), BREAK_FROM: bounds[1].timestamp()}


def _late(rhythm: Rhythm, schedule: Schedule, now: datetime) -> LateState:
    """A series becomes late by the radar, which also tells it; here it only becomes punctual again."""
    bounds = late_bounds(rhythm)
    if bounds is None:
        return "unknown"
    return schedule.late if now > bounds[0] and schedule.late in ("late", "on_break") else "on_time"
