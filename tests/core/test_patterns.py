"""The rhythm learned from releases: drops, intervals, weekday, hour, confidence, the next expected release."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from batotray.core.patterns import analyse, drops
from batotray.records import Pattern, Release
from tests.builders import DAY, HOUR, NOW, a_release

THURSDAY = datetime(2026, 1, 1, 18, 0, tzinfo=UTC)


def released(*instants: datetime) -> tuple[Release, ...]:
    return tuple(a_release(at, number) for number, at in enumerate(instants))


def every(gap: timedelta, count: int, start: datetime = THURSDAY) -> tuple[Release, ...]:
    return released(*(start + gap * i for i in range(count)))


def pattern_of(releases: tuple[Release, ...], zone: str = "UTC") -> Pattern:
    return analyse(releases, ZoneInfo(zone), NOW)


# ------------------------------------------------------------------ drops


def test_chapters_within_an_hour_are_one_drop() -> None:
    start = NOW - DAY
    releases = released(start + HOUR, start, start + 2 * HOUR, start + 30 * HOUR / 60)
    assert drops(releases, NOW) == (start, start + 2 * HOUR)


@pytest.mark.parametrize(
    ("release", "expected"),
    [
        (a_release(NOW - DAY), NOW - DAY),
        (a_release(NOW), NOW),
        (a_release(NOW + HOUR), None),
        (a_release(NOW - DAY, origin="import"), NOW - DAY),
        (a_release(NOW - DAY, origin="future"), NOW - DAY),
        (a_release(NOW - DAY, origin="backfill"), None),
        (a_release(NOW - DAY, origin="upload"), None),
        (Release(None, NOW, NOW - 4 * HOUR, 1.0), NOW - 2 * HOUR),
        (Release(NOW - DAY, NOW, NOW - 4 * HOUR, 1.0, date_only=True), NOW - 2 * HOUR),
        (Release(NOW - 2 * DAY, NOW, None, 1.0, date_only=True, origin="import"), NOW - 36 * HOUR),
        (Release(NOW - 6 * HOUR, NOW, None, 1.0, date_only=True), NOW),
        (Release(None, NOW - HOUR, None, 1.0), NOW - HOUR),
        (Release(None, NOW - HOUR, None, 1.0, origin="import"), None),
    ],
)
def test_when_a_release_counts(release: Release, expected: datetime | None) -> None:
    assert drops((release,), NOW) == (() if expected is None else (expected,))


# ------------------------------------------------------------------ analyse


def test_nothing_is_learned_from_fewer_than_three_drops() -> None:
    assert pattern_of(()) == Pattern(chapters_tracked=0)
    assert pattern_of(every(DAY, 2)) == Pattern(chapters_tracked=2, last_release_at=THURSDAY + DAY)


def test_three_drops_give_an_interval_but_no_weekday() -> None:
    pattern = pattern_of(released(THURSDAY, THURSDAY + 2 * DAY, THURSDAY + 8 * DAY))
    assert (pattern.average_interval_hours, pattern.median_interval_hours) == (96.0, 96.0)
    assert pattern.preferred_weekday is None
    assert pattern.expected_at == THURSDAY + 12 * DAY
    assert pattern.confidence == pytest.approx(0.3 * 0.5)


def test_gaps_over_a_year_are_breaks() -> None:
    start = datetime(2023, 1, 1, tzinfo=UTC)
    pattern = pattern_of(released(start, start + 366 * DAY, start + 368 * DAY))
    assert pattern.average_interval_hours == 48.0


def test_a_gap_of_exactly_a_year_counts() -> None:
    start = datetime(2023, 1, 1, tzinfo=UTC)
    assert pattern_of(released(start, start + 365 * DAY, start + 367 * DAY)).average_interval_hours == 183.5 * 24


def test_only_breaks_give_no_interval() -> None:
    start = datetime(2020, 1, 1, tzinfo=UTC)
    pattern = pattern_of(released(start, start + 400 * DAY, start + 800 * DAY))
    assert pattern.average_interval_hours is None
    assert pattern.median_interval_hours is None
    assert pattern.expected_at is None
    assert pattern.confidence == 0.0


@pytest.mark.parametrize(
    ("days", "weekday"),
    [
        ((0, 7, 14, 21), None),
        ((0, 7, 14, 21, 28), 3),
        ((0, 7, 14, 16, 18), 3),
        ((0, 7, 9, 11, 13), None),
        ((0, 7, 14, 15, 17, 19), None),
    ],
)
def test_a_weekday_needs_sixty_percent_of_at_least_five_drops(days: tuple[int, ...], weekday: int | None) -> None:
    assert pattern_of(released(*(THURSDAY + day * DAY for day in days))).preferred_weekday == weekday


def test_a_steady_weekly_series_is_expected_at_its_hour_with_full_confidence() -> None:
    pattern = pattern_of(every(7 * DAY, 8) + released(THURSDAY - 14 * DAY, THURSDAY - 7 * DAY))
    assert pattern.chapters_tracked == 10
    assert pattern.confidence == 1.0
    assert pattern.last_release_at == THURSDAY + 49 * DAY
    assert pattern.expected_at == THURSDAY + 56 * DAY


@pytest.mark.parametrize(("shift", "slot_days"), [(-1, 28), (1, 28), (3, 28), (4, 35), (-3, 28), (-4, 21)])
def test_an_early_or_late_release_does_not_move_the_slot(shift: int, slot_days: int) -> None:
    starts = [THURSDAY + 7 * i * DAY for i in (-3, -2, -1, 0, 1, 2)]
    pattern = pattern_of(released(*starts, THURSDAY + (21 + shift) * DAY))
    assert pattern.preferred_weekday == 3
    assert pattern.expected_at == THURSDAY + slot_days * DAY


def test_weekday_and_hour_are_those_of_the_zone() -> None:
    pattern = pattern_of(every(7 * DAY, 5), "Asia/Seoul")
    assert pattern.preferred_weekday == 4
    assert pattern.expected_at == THURSDAY + 35 * DAY


def test_the_slot_keeps_its_local_hour_when_the_clocks_change() -> None:
    zone = ZoneInfo("Europe/Berlin")
    last = datetime(2026, 3, 26, 18, 0, tzinfo=zone)
    releases = released(*((last - 7 * i * DAY).astimezone(UTC) for i in range(5)))
    expected = analyse(releases, zone, last + DAY).expected_at
    assert expected == datetime(2026, 4, 2, 18, 0, tzinfo=zone)
    assert expected.utcoffset() == timedelta(0)


def test_hours_around_midnight_meet_at_midnight() -> None:
    midnights = [datetime(2026, 1, 1, tzinfo=UTC) + 7 * week * DAY for week in range(6)]
    pattern = pattern_of(released(*(at + (1 if week % 2 else 23) * HOUR for week, at in enumerate(midnights))))
    assert pattern.preferred_weekday == 3
    assert pattern.expected_at == midnights[-1] + 7 * DAY


def test_wild_gaps_give_no_confidence() -> None:
    days = (0, 2, 3, 33, 35, 36, 50)
    assert pattern_of(released(*(THURSDAY + day * DAY for day in days))).confidence < 0.4
