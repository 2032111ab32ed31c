"""When to look next: a table for each classic rule."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from batotray.core.patterns import analyse
from batotray.core.scheduling import ScheduleRules, next_check
from batotray.records import Pattern, Priority, ScheduleDecision, Status
from tests.builders import DAY, HOUR, NOW, a_release

EXACT = ScheduleRules(jitter=0.0)


def decide(
    pattern: Pattern,
    status: Status = "ongoing",
    misses: int = 0,
    *,
    priority: Priority = "normal",
    not_before: datetime | None = None,
    rules: ScheduleRules = EXACT,
    now: datetime = NOW,
) -> ScheduleDecision:
    return next_check(
        pattern,
        status,
        misses,
        now=now,
        rules=rules,
        rng=Random(1),
        priority=priority,
        not_before=not_before,
    )


def steady(average_hours: float | None) -> Pattern:
    return Pattern(chapters_tracked=10, average_interval_hours=average_hours)


def weekly(expected_at: datetime) -> Pattern:
    return Pattern(10, 168.0, 168.0, preferred_weekday=3, expected_at=expected_at)


@pytest.mark.parametrize(
    ("pattern", "status", "misses", "hours", "reason"),
    [
        (Pattern(0), "ongoing", 0, 24.0, "learning"),
        (Pattern(2), "unknown", 9, 24.0, "learning"),
        (steady(None), "ongoing", 2, 24.0, "irregular"),
        (steady(100.0), "ongoing", 0, 80.0, "interval"),
        (steady(100.0), "hiatus", 1, 120.0, "stretched"),
        (steady(100.0), "ongoing", 2, 180.0, "stretched"),
        (steady(100.0), "ongoing", 3, 270.0, "stretched"),
        (steady(100.0), "ongoing", 4, 270.0, "stretched"),
        (steady(7.4), "ongoing", 0, 6.0, "interval"),
        (steady(2.0), "ongoing", 3, 6.0, "stretched"),
        (steady(420.0), "ongoing", 0, 336.0, "interval"),
        (steady(5000.0), "ongoing", 0, 336.0, "interval"),
        (steady(100.0), "completed", 0, 720.0, "finished"),
        (Pattern(0), "dropped", 3, 720.0, "finished"),
    ],
)
def test_the_classic_rules(pattern: Pattern, status: Status, misses: int, hours: float, reason: str) -> None:
    decision = decide(pattern, status, misses)
    assert decision.interval_hours == pytest.approx(hours)
    assert decision.reason == reason
    assert decision.at == NOW + timedelta(hours=decision.interval_hours)


@pytest.mark.parametrize(
    ("expected_in", "misses", "hours", "reason"),
    [
        (50.0, 0, 50.0, "weekly"),
        (50.0, 7, 50.0, "weekly"),
        (252.0, 0, 252.0, "weekly"),
        (2.0, 0, 6.0, "weekly"),
        (0.0, 0, 6.0, "late"),
        (-1.0, 1, 9.0, "late"),
        (-10.0, 2, 13.5, "late"),
        (-24.0, 3, 20.25, "late"),
        (-45.0, 4, 123.0, "weekly"),
        (-160.0, 2, 8.0, "weekly"),
        (-165.0, 1, 6.0, "weekly"),
        (-168.0, 9, 168.0, "weekly"),
        (-400.0, 9, 104.0, "weekly"),
    ],
)
def test_a_weekly_series_is_looked_at_when_it_is_expected(
    expected_in: float, misses: int, hours: float, reason: str
) -> None:
    decision = decide(weekly(NOW + timedelta(hours=expected_in)), misses=misses)
    assert decision.interval_hours == pytest.approx(hours)
    assert (decision.reason, decision.args["weekday"]) == (reason, 3)


def test_a_weekly_series_checked_on_a_monday_is_next_checked_on_its_thursday() -> None:
    thursday = datetime(2026, 2, 26, 18, 0, tzinfo=UTC)
    releases = tuple(a_release(thursday - 7 * i * DAY) for i in range(6))
    assert decide(analyse(releases, UTC, NOW)).at == thursday + 7 * DAY


@pytest.mark.parametrize(("priority", "hours"), [("normal", 80.0), ("favourite", 40.0), ("urgent", 20.0)])
def test_a_dearer_series_is_looked_at_more_often(priority: Priority, hours: float) -> None:
    assert decide(steady(100.0), priority=priority).interval_hours == pytest.approx(hours)


@pytest.mark.parametrize(
    ("pattern", "hours"), [(steady(8.0), 6.0), (Pattern(0), 6.0), (steady(None), 6.0), (weekly(NOW + 50 * HOUR), 50.0)]
)
def test_the_bounds_hold_for_an_urgent_series_too(pattern: Pattern, hours: float) -> None:
    assert decide(pattern, priority="urgent").interval_hours == pytest.approx(hours)


@pytest.mark.parametrize(
    ("wish", "at", "reason"),
    [
        (NOW + 30 * HOUR, NOW + 30 * HOUR, "source_wish"),
        (NOW + 20 * HOUR, NOW + 24 * HOUR, "learning"),
        (None, NOW + 24 * HOUR, "learning"),
    ],
)
def test_the_source_may_ask_to_be_left_alone_longer(wish: datetime | None, at: datetime, reason: str) -> None:
    decision = decide(Pattern(0), not_before=wish)
    assert (decision.at, decision.reason) == (at, reason)
    assert decision.interval_hours == (at - NOW) / HOUR


@pytest.mark.parametrize(("average", "most"), [(2.0, 6 * 0.02), (400.0, 1 / 6)])
def test_chance_only_ever_adds_a_little(average: float, most: float) -> None:
    rng = Random(7)
    decisions = [next_check(steady(average), "ongoing", 0, now=NOW, rules=ScheduleRules(), rng=rng) for _ in range(200)]
    extra = [(d.at - NOW) / HOUR - d.interval_hours for d in decisions]
    assert min(extra) >= -1e-9
    assert most / 2 < max(extra) <= most + 1e-9


def test_the_numbers_are_settings() -> None:
    rules = ScheduleRules(default_hours=48, factor=0.5, min_hours=12, max_hours=100, stretch=2, stretch_max=1, jitter=0)
    assert decide(Pattern(0), rules=rules).interval_hours == 48
    assert decide(steady(40.0), rules=rules).interval_hours == 20
    assert decide(steady(40.0), misses=5, rules=rules).interval_hours == 40
    assert decide(steady(10.0), rules=rules).interval_hours == 12
    assert decide(steady(900.0), rules=rules).interval_hours == 100


def test_reasons_carry_their_evidence() -> None:
    assert decide(Pattern(2)).args == {"tracked": 2, "needed": 3}
    assert decide(steady(100.04), misses=2).args == {"average_hours": 100.0, "misses": 2}
    assert decide(steady(100.0)).args == {"average_hours": 100.0}
    assert decide(steady(100.0), "dropped").args == {"status": "dropped"}
