"""What the clocks tell of sleeps and of a wall clock that was set."""

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


def test_a_clock_that_runs_fast_drifts_more() -> None:
    clock = FakeClock()
    clock.scale = 100
    leaps = Leaps(clock)
    clock.set_wall(clock.now() + timedelta(seconds=2900))
    assert leaps.latest() == 0
    clock.set_wall(clock.now() + timedelta(seconds=3100))
    assert leaps.latest() == pytest.approx(3100)
