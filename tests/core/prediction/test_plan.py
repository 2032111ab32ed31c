"""Where checks are placed: always ahead, denser for a lower price, and different for every installation."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from batotray.core.prediction import Drop, Rhythm, decide_next_check, late_bounds, learn, plan
from batotray.records import Priority
from tests.rhythms import KINDS, timeline

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def weekly() -> Rhythm:
    return learn(timeline("weekly", count=12).drops, zone=UTC)


def dated(drops: Sequence[Drop], *, sighted: int = 0) -> tuple[Drop, ...]:
    """The same drops where the source gives dates, but for the `sighted` last ones, which a check narrowed."""
    days = [drop.earliest.replace(hour=0, minute=0) for drop in drops[: len(drops) - sighted]]
    seen = [Drop(drop.earliest - 3 * HOUR, drop.latest + 3 * HOUR) for drop in drops[len(drops) - sighted :]]
    return (*(Drop(day, day + 24 * HOUR) for day in days), *seen)


def after(rhythm: Rhythm, hours: float) -> datetime:
    return rhythm.drops[-1].latest + hours * HOUR


def test_round_minutes_are_left_to_programs_that_go_by_the_clock() -> None:
    # A release at the full hour and no phase would put every check on a quarter of an hour.
    first = datetime(2026, 1, 1, 18, tzinfo=UTC)
    rhythm = learn([Drop(at, at) for at in (first + week * 7 * DAY for week in range(10))], zone=UTC)
    for number in range(20):
        times = plan(rhythm, now=first + 64 * DAY, price=0.2, phase=number / 20)
        assert len(times) > 5
        assert not [at for at in times if at.minute % 15 == 0]


@pytest.mark.parametrize("kind", KINDS)
def test_a_plan_lies_ahead_in_order_and_ten_minutes_apart(kind: str) -> None:
    rhythm = learn(timeline(kind, count=8).drops, zone=UTC)
    for hours in (0.2, 30.0, 400.0, 3000.0):
        now = after(rhythm, hours)
        times = (now, *plan(rhythm, now=now, price=0.5, phase=0.3))
        assert len(times) > 1
        assert min(b - a for a, b in pairwise(times)) >= timedelta(minutes=10)


def test_a_lower_price_places_more_checks(weekly: Rhythm) -> None:
    now = after(weekly, 1.0)
    counts = [len(plan(weekly, now=now, price=price)) for price in (4.0, 1.0, 0.25, 0.06)]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


def test_a_favourite_is_looked_at_more_often(weekly: Rhythm) -> None:
    def checks(priority: Priority) -> int:
        planned = decide_next_check(weekly, now=after(weekly, 1.0), price=1.0, priority=priority).planned
        assert planned is not None
        return len(planned.times)

    assert checks("normal") < checks("favourite") < checks("urgent")


def test_the_checks_of_a_weekly_series_gather_about_its_hour(weekly: Rhythm) -> None:
    times = plan(weekly, now=after(weekly, 1.0), price=0.2)
    before = [at for at in times if at < after(weekly, 160.0)]
    about = [at for at in times if after(weekly, 160.0) <= at < after(weekly, 176.0)]
    assert len(before) <= 6
    assert len(about) >= 4


@pytest.mark.parametrize(("sighted", "is_curious"), [(0, True), (2, True), (3, False), (8, False)])
def test_a_series_whose_times_are_hardly_known_is_looked_at_more(sighted: int, is_curious: bool) -> None:
    """With dates alone nothing is learned of the hour; a check that finds a drop narrows it."""
    rhythm = learn(dated(timeline("weekly", count=12).drops, sighted=sighted), zone=UTC)
    now = after(rhythm, 1.0)
    planned = decide_next_check(rhythm, now=now, price=1.0).planned
    assert planned is not None
    times = plan(rhythm, now=now, price=1.0)
    assert len(planned.times) > len(times) if is_curious else planned.times == times


def test_two_drops_are_too_few_to_be_curious_about() -> None:
    rhythm = learn(dated(timeline("weekly", count=2).drops), zone=UTC)
    planned = decide_next_check(rhythm, now=after(rhythm, 1.0), price=1.0).planned
    assert planned is not None
    assert planned.times == plan(rhythm, now=after(rhythm, 1.0), price=1.0)


def test_a_plan_is_followed_on_while_nothing_changes(weekly: Rhythm) -> None:
    first = decide_next_check(weekly, now=after(weekly, 1.0), price=1.0)
    second = decide_next_check(weekly, now=first.next.at, price=1.05, planned=first.planned)
    assert second.planned is first.planned
    assert second.next.at > first.next.at


def test_another_price_makes_another_plan(weekly: Rhythm) -> None:
    first = decide_next_check(weekly, now=after(weekly, 1.0), price=1.0)
    assert decide_next_check(weekly, now=first.next.at, price=0.3, planned=first.planned).planned != first.planned


def test_after_a_gap_past_the_release_the_next_look_is_soon(weekly: Rhythm) -> None:
    """Asleep through the release: on return it is most probably out."""
    asleep = decide_next_check(weekly, now=after(weekly, 1.0), price=1.0)
    back = after(weekly, 168.0 + 5.0)
    assert decide_next_check(weekly, now=back, price=1.0, planned=asleep.planned).next.at < back + 6 * HOUR
    assert decide_next_check(weekly, now=back, price=1.0).next.at < back + 6 * HOUR


def test_phases_tell_installations_apart(weekly: Rhythm) -> None:
    now = after(weekly, 1.0)
    firsts = {decide_next_check(weekly, now=now, price=1.0, phase=k / 50).next.at for k in range(50)}
    assert len(firsts) == 50
    assert max(firsts) - min(firsts) > timedelta(minutes=20)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"status": "completed"}, "finished"), ({"not_before": True}, "source_wish")],
)
def test_what_wins_over_the_rhythm(weekly: Rhythm, changes: dict[str, object], reason: str) -> None:
    now = after(weekly, 1.0)
    if "not_before" in changes:
        changes = {"not_before": now + 20 * DAY}
    decision = decide_next_check(weekly, now=now, price=1.0, **changes)  # type: ignore[arg-type]
    assert decision.next.reason == reason
    assert decision.next.at >= now + 20 * DAY


def test_too_little_history_is_learning_and_long_silence_is_no_pattern(weekly: Rhythm) -> None:
    now = after(weekly, 1.0)
    assert decide_next_check(Rhythm((), UTC), now=now, price=1.0).next.reason == "learning"
    silent = decide_next_check(weekly, now=after(weekly, 2500.0), price=1.0)
    assert silent.next.reason == "no_pattern"
    assert silent.next.at > after(weekly, 2500.0)


def test_late_begins_after_the_window_and_the_break_after_that(weekly: Rhythm) -> None:
    bounds = late_bounds(weekly)
    assert bounds is not None
    assert after(weekly, 168.0) < bounds[0] < bounds[1]
    assert decide_next_check(weekly, now=bounds[0] + HOUR, price=1.0).next.reason == "past_window"


def test_deciding_changes_nothing_and_repeats_itself(weekly: Rhythm) -> None:
    copy = replace(weekly)
    now = after(weekly, 1.0)
    assert decide_next_check(weekly, now=now, price=1.0) == decide_next_check(copy, now=now, price=1.0)
    assert copy == weekly
