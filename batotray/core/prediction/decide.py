"""When to look at a listing next and why, by the adaptive rules. Pure; called on the engine thread.

The one road from a rhythm to the next check: the engine takes it after every check, the back-test for every check it
replays.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from batotray.records import PRIORITY_WEIGHT, Priority, ScheduleDecision, Status

from .plan import MIN_GAP, plan
from .rhythm import Forecast, Rhythm, late_state

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
SOON = 3 * MINUTE
SAME_PRICE = 1.1
DAY = timedelta(days=1)
FINISHED_HOURS, LONGEST_HOURS = 720.0, 336.0
"""Between checks of a series that came to its end, and between those of any other at most."""
RECENT, SIGHTED = 8, 3
CURIOUS = 0.4
"""The part of the price that a check costs a series of which not even SIGHTED of the RECENT drops are known to less
than a day: a check that finds a drop sooner also tells better when the next one comes. On replays with dates alone each
quarter of the public comics was found sooner by it, at the same checks a day; software was found 3 % later."""


@dataclass(frozen=True, slots=True)
class Planned:
    """Checks (aware UTC, ascending) that were placed for a rhythm of `drops` drops at a price; kept between checks."""

    times: tuple[datetime, ...]
    price: float
    last_drop: datetime | None

    def still_good(self, rhythm: Rhythm, price: float, now: datetime) -> bool:
        """Whether the plan may be followed on: nothing came out, it has checks left, the price is about the same."""
        near = 1 / SAME_PRICE <= price / self.price <= SAME_PRICE
        return near and self.last_drop == _last(rhythm) and bool(self.times) and self.times[-1] > now + SOON


@dataclass(frozen=True, slots=True)
class Decision:
    """The next check with its reason, what is expected, and the plan to hand back at the next decision."""

    next: ScheduleDecision
    forecast: Forecast | None
    planned: Planned | None


def _last(rhythm: Rhythm) -> datetime | None:
    return rhythm.drops[-1].latest if rhythm.drops else None


def decide_next_check(
    rhythm: Rhythm,
    *,
    now: datetime,
    price: float,
    status: Status = "ongoing",
    priority: Priority = "normal",
    not_before: datetime | None = None,
    phase: float = 0.0,
    planned: Planned | None = None,
) -> Decision:
    """The next check after one at `now` (aware UTC), and its reason as a code with arguments.

    `price` is hours of delay a check is worth (see `Budget`); a favourite counts twice, an urgent series four times,
    and one whose release times are hardly known is looked at more until they are.
    `phase` 0..1 is this installation's. Reasons: `finished`, `learning`, `no_pattern`, `before_window`,
    `in_window`, `past_window`, `source_wish`. The source's own wish `not_before` wins over everything.
    """
    fixed = _finished(status, now)
    forecast = rhythm.forecast(now)
    if fixed is None:
        cost = price / PRIORITY_WEIGHT[priority] * _curiosity(rhythm)
        if planned is None or not planned.still_good(rhythm, cost, now):
            planned = Planned(plan(rhythm, now=now, price=cost, phase=phase), cost, _last(rhythm))
        at = next(t for t in planned.times if t > now + SOON)
        at = min(max(at, now + MIN_GAP), now + LONGEST_HOURS * HOUR)
        fixed = _explained(rhythm, forecast, now, at)
    if not_before is not None and not_before > fixed.at:
        fixed = ScheduleDecision(not_before, (not_before - now) / HOUR, "source_wish")
    return Decision(fixed, forecast, planned)


def _curiosity(rhythm: Rhythm) -> float:
    sighted = sum(drop.latest - drop.earliest < DAY for drop in rhythm.drops[-RECENT:])
    return CURIOUS if sighted < SIGHTED <= len(rhythm.drops) else 1.0


def _finished(status: Status, now: datetime) -> ScheduleDecision | None:
    if status not in ("completed", "dropped"):
        return None
    return ScheduleDecision(now + FINISHED_HOURS * HOUR, FINISHED_HOURS, "finished", {"status": status})


def _explained(rhythm: Rhythm, forecast: Forecast | None, now: datetime, at: datetime) -> ScheduleDecision:
    reason, args = _reason(rhythm, forecast, now, at)
    return ScheduleDecision(at, (at - now) / HOUR, reason, args)


def _reason(
    rhythm: Rhythm, forecast: Forecast | None, now: datetime, at: datetime
) -> tuple[str, Mapping[str, str | int | float]]:
    if len(rhythm.drops) < 2:
        return "learning", {"tracked": len(rhythm.drops), "needed": 2}
    if forecast is None:
        return "no_pattern", {}
    kind, facts = forecast.evidence
    args = {"rhythm": kind, **facts}
    if at > forecast.end or late_state(rhythm, now) in ("late", "likely_on_break"):
        return "past_window", args
    return ("in_window" if at >= forecast.start else "before_window"), args
