"""The 80 % windows over all made-up kinds, and awkward rhythms: midnight, daylight saving, moves, dates only."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from batotray.core.prediction import Drop, Rhythm, extend, gather, late_bounds, learn
from batotray.records import Release
from tests.rhythms import KINDS, NEW_YORK, Timeline, releases, timeline

HOUR = timedelta(hours=1)
WEEK = timedelta(days=7)


def judged(made: Timeline, known: int) -> list[bool]:
    """Whether the window held for each drop after the first `known`."""
    rhythm = learn(made.drops[:known], zone=made.zone)
    held = []
    for last, drop in pairwise(made.drops[known - 1 :]):
        forecast = rhythm.forecast(last.latest)
        held.append(forecast is not None and forecast.start <= drop.latest <= forecast.end)
        rhythm = extend(rhythm, drop)
    return held


def test_windows_hold_about_as_often_as_they_promise() -> None:
    held = [ok for kind in KINDS for ok in judged(timeline(kind, 1, 16), 8)]
    assert len(held) == 8 * len(KINDS)
    assert 0.75 <= sum(held) / len(held) <= 0.9


@pytest.mark.parametrize("kind", ["weekdays", "weekly, loose", "zone"])
def test_a_long_record_brings_each_series_to_what_its_windows_promise(kind: str) -> None:
    """By one share for all, these hold 98, 72 and 98 %."""
    made = timeline(kind, 50, 60)
    held = judged(made, 30)
    assert 0.75 <= sum(held) / len(held) <= 0.9


def test_a_miss_widens_the_windows_more_than_a_hit_narrows_them() -> None:
    week = [Drop(at, at) for at in (datetime(2024, 1, 1, tzinfo=UTC) + k * WEEK for k in range(6))]
    rhythm = learn(week, zone=UTC)
    hit, late = (week[-1].latest + lag for lag in (WEEK, WEEK + 30 * HOUR))
    narrower, wider = (extend(rhythm, Drop(at, at)).share for at in (hit, late))
    assert rhythm.share - narrower == pytest.approx(0.02)
    assert wider - rhythm.share == pytest.approx(0.08)


def followed(made: Timeline, known: int = 8) -> Rhythm:
    """What is known of a series that was followed for long, not learned anew from its last dozen."""
    rhythm = learn(made.drops[:known], zone=made.zone)
    for drop in made.drops[known:]:
        rhythm = extend(rhythm, drop)
    return rhythm


def test_no_series_is_late_by_minutes() -> None:
    rhythm = followed(timeline("daily", 5))
    bounds, forecast = late_bounds(rhythm), rhythm.forecast(rhythm.drops[-1].latest)
    assert bounds is not None
    assert forecast is not None
    assert forecast.end - forecast.start < HOUR
    assert bounds[0] >= forecast.end + HOUR


@pytest.mark.parametrize(
    ("kind", "widest"),
    [("daily", 1.0), ("weekdays", 1.0), ("twice a week", 4.0), ("zone", 1.0), ("midnight", 1.5), ("monthly", 14.0)],
)
def test_a_habit_kept_for_long_is_believed_to_the_hour(kind: str, widest: float) -> None:
    assert window_hours(followed(timeline(kind))) <= widest


def window_hours(rhythm: Rhythm) -> float:
    forecast = rhythm.forecast(rhythm.drops[-1].latest)
    assert forecast is not None
    return (forecast.end - forecast.start) / HOUR


@pytest.mark.parametrize(("kind", "widest"), [("daily", 6.0), ("weekly", 12.0), ("midnight", 12.0), ("zone", 12.0)])
def test_a_steady_rhythm_has_a_narrow_window(kind: str, widest: float) -> None:
    made = timeline(kind, count=20)
    assert window_hours(learn(made.drops, zone=made.zone)) < widest


def test_a_scattered_rhythm_has_a_wide_window_and_little_confidence() -> None:
    loose, steady = (learn(timeline(kind, count=14).drops, zone=UTC) for kind in ("irregular", "weekly"))
    assert window_hours(loose) > 72
    first, second = loose.forecast(loose.drops[-1].latest), steady.forecast(steady.drops[-1].latest)
    assert first is not None
    assert second is not None
    assert first.confidence < 0.4 < second.confidence


def local_weeks(hour: int, first: datetime, count: int) -> list[Drop]:
    """Weekly drops at an hour of New York's clock."""
    local = [first.replace(tzinfo=None, hour=hour) + week * WEEK for week in range(count)]
    return [Drop(at, at) for at in (t.replace(tzinfo=NEW_YORK).astimezone(UTC) for t in local)]


def test_a_rhythm_keeps_its_local_hour_over_daylight_saving() -> None:
    """Clocks went forward on 10 March 2024: the next release is an hour earlier in UTC."""
    drops = local_weeks(20, datetime(2024, 1, 6, tzinfo=UTC), 10)
    forecast = learn(drops, zone=NEW_YORK).forecast(drops[-1].latest)
    assert forecast is not None
    expected = datetime(2024, 3, 16, 20, tzinfo=NEW_YORK)
    assert forecast.start - HOUR <= expected <= forecast.end + HOUR
    assert abs(forecast.expected - expected) < 2 * HOUR
    assert dict(forecast.evidence[1])["weekday"] == 5


def test_a_rhythm_that_moved_is_followed() -> None:
    """Eight Mondays at noon, then five Thursdays at 18:00."""
    monday = datetime(2024, 1, 1, 12, tzinfo=UTC)
    thursday = datetime(2024, 2, 29, 18, tzinfo=UTC)
    times = [monday + k * WEEK for k in range(8)] + [thursday + k * WEEK for k in range(5)]
    rhythm = learn([Drop(at, at) for at in times], zone=UTC)
    forecast = rhythm.forecast(times[-1])
    assert forecast is not None
    assert forecast.start <= times[-1] + WEEK <= forecast.end


def test_dates_alone_give_a_day_not_an_hour() -> None:
    made = timeline("weekly", count=10)
    known = gather(releases(made, dates_only=True), made.instants[-1] + WEEK)
    vague, exact = learn(known, zone=UTC), learn(made.drops, zone=UTC)
    assert window_hours(vague) > window_hours(exact)
    assert 10.0 < window_hours(vague) < 72.0


def test_looks_narrow_what_dates_leave_open() -> None:
    """Known to half an hour by the checks around it, a release is foretold more sharply than from its date."""
    made = timeline("weekly", count=10)
    seen = [
        Release(None, at + timedelta(minutes=20), at - timedelta(minutes=10), float(n))
        for n, at in enumerate(made.instants, start=1)
    ]
    sharp = learn(gather(seen, made.instants[-1] + WEEK), zone=UTC)
    vague = learn(gather(releases(made, dates_only=True), made.instants[-1] + WEEK), zone=UTC)
    assert window_hours(sharp) < window_hours(vague)


def test_a_pattern_is_there_from_the_second_drop_on() -> None:
    first = datetime(2024, 1, 1, 12, tzinfo=UTC)
    forecast = learn([Drop(first, first), Drop(first + WEEK, first + WEEK)], zone=UTC).forecast(first + WEEK)
    assert forecast is not None
    assert forecast.judged == 0


def test_after_ten_weeks_of_silence_nothing_is_foretold() -> None:
    rhythm = learn(timeline("weekly", count=10).drops, zone=UTC)
    assert rhythm.forecast(rhythm.drops[-1].latest + 11 * WEEK) is None
