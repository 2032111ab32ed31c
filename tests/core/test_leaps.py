"""What the clocks tell of sleeps: where the monotonic one stands still in them, and where it does not."""

from datetime import timedelta

import pytest

from batotray.core.leaps import Leaps
from tests.fakes import FakeClock


@pytest.mark.parametrize(("seconds", "leap"), [(29, 0), (31, 31), (28_800, 28_800), (-29, 0), (-31, -31)])
def test_the_wall_clock_leaps_against_the_other_in_a_sleep_or_when_it_is_set(seconds: int, leap: int) -> None:
    clock = FakeClock()
    leaps = Leaps(clock)
    clock.advance(3600)
    clock.set_wall(clock.now() + timedelta(seconds=seconds))
    assert leaps.latest() == pytest.approx(leap)
    assert leaps.latest() == 0, "each leap is told once"


@pytest.mark.parametrize(("passed", "late"), [(10, 0), (60, 0), (89, 0), (91, 31), (28_800, 28_740)])
def test_a_beat_is_late_after_a_sleep_in_which_both_clocks_went_on(passed: int, late: int) -> None:
    clock = FakeClock()
    leaps = Leaps(clock)
    leaps.expect(60)
    clock.advance(passed)
    assert leaps.latest() == 0
    assert leaps.late() == pytest.approx(late)


def test_nothing_is_late_that_was_not_expected() -> None:
    clock = FakeClock()
    leaps = Leaps(clock)
    clock.advance(3600)
    assert leaps.late() == 0
    leaps.expect(1)
    leaps.late()
    clock.advance(3600)
    assert leaps.late() == 0, "a long turn follows a beat"


def test_a_clock_that_runs_fast_drifts_more() -> None:
    clock = FakeClock()
    clock.scale = 100
    leaps = Leaps(clock)
    clock.set_wall(clock.now() + timedelta(seconds=2900))
    assert leaps.latest() == 0
    clock.set_wall(clock.now() + timedelta(seconds=3100))
    assert leaps.latest() == pytest.approx(3100)
