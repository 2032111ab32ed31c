"""When to look at a listing next, and why, by the classic rules. Pure; called on the engine thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from batotray.records import PRIORITY_WEIGHT, Pattern, Priority, ScheduleDecision, Status

HOUR = timedelta(hours=1)
WEEK = timedelta(days=7)
MOST_JITTER_HOURS = 1 / 6


@dataclass(frozen=True, slots=True)
class ScheduleRules:
    """The numbers of the classic rules; all durations in hours."""

    default_hours: float = 24.0
    factor: float = 0.8
    min_drops: int = 3
    min_hours: float = 6.0
    max_hours: float = 336.0
    finished_hours: float = 720.0
    stretch: float = 1.5
    stretch_max: int = 3
    jitter: float = 0.02


def next_check(
    pattern: Pattern,
    status: Status,
    misses: int,
    *,
    now: datetime,
    rules: ScheduleRules,
    rng: Random,
    priority: Priority = "normal",
    not_before: datetime | None = None,
) -> ScheduleDecision:
    """The next check (UTC) after one at `now`, and its reason as a code with arguments.

    `misses` counts the checks without news since the last release, this one included. Reasons: `finished`, `learning`,
    `irregular`, `weekly`, `late`, `interval`, `stretched`, `source_wish`. A favourite is looked at twice as often, an
    urgent one four times; the bounds hold for all. `not_before` is the source's own wish and wins.
    Up to 2 % (10 minutes at most) is added by chance so that equal rhythms do not fall together.
    """
    hours, reason, args = _rule(pattern, status, misses, now, rules, PRIORITY_WEIGHT[priority])
    at = now + timedelta(hours=hours + rng.uniform(0.0, min(hours * rules.jitter, MOST_JITTER_HOURS)))
    if not_before is not None and not_before > at:
        return ScheduleDecision(not_before, (not_before - now) / HOUR, "source_wish")
    return ScheduleDecision(at, hours, reason, args)


_Decision = tuple[float, str, Mapping[str, str | int | float]]


def _rule(pattern: Pattern, status: Status, misses: int, now: datetime, rules: ScheduleRules, weight: int) -> _Decision:
    if status in ("completed", "dropped"):
        return rules.finished_hours, "finished", {"status": status}
    if pattern.chapters_tracked < rules.min_drops:
        args: Mapping[str, str | int | float] = {"tracked": pattern.chapters_tracked, "needed": rules.min_drops}
        return _bounded(rules.default_hours / weight, rules), "learning", args
    if pattern.preferred_weekday is not None and pattern.expected_at is not None:
        return _weekly(pattern.expected_at, pattern.preferred_weekday, misses, now, rules, weight)
    if not pattern.average_interval_hours:
        return _bounded(rules.default_hours / weight, rules), "irregular", {}
    return _by_interval(pattern.average_interval_hours, misses, rules, weight)


def _by_interval(average: float, misses: int, rules: ScheduleRules, weight: int) -> _Decision:
    stretched = min(misses, rules.stretch_max)
    hours = _bounded(average * rules.factor * rules.stretch**stretched / weight, rules)
    if stretched:
        return hours, "stretched", {"average_hours": round(average, 1), "misses": misses}
    return hours, "interval", {"average_hours": round(average, 1)}


def _weekly(
    expected: datetime, weekday: int, misses: int, now: datetime, rules: ScheduleRules, weight: int
) -> _Decision:
    """At the expected release; once that passed, the stretch from the shortest interval, then the next week's slot."""
    late = expected <= now
    slot = expected + WEEK * ((now - expected) // WEEK + 1) if late else expected
    hours = (slot - now) / HOUR
    if late and misses <= rules.stretch_max:
        retry = _bounded(rules.min_hours * rules.stretch**misses / weight, rules)
        if retry < hours:
            return retry, "late", {"weekday": weekday, "misses": misses}
    return _bounded(hours, rules), "weekly", {"weekday": weekday}


def _bounded(hours: float, rules: ScheduleRules) -> float:
    return min(max(hours, rules.min_hours), rules.max_hours)
