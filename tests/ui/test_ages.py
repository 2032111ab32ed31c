"""A list is painted anew for its ages only once one of them has changed."""

from datetime import timedelta

from batotray.ui.ages import ShownAges
from tests.builders import NOW

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


def test_ages_that_were_never_painted_are_old() -> None:
    assert ShownAges().are_old(NOW)


def test_they_are_true_until_the_first_is_told_anew() -> None:
    ages = ShownAges()
    ages.stay_for(MINUTE, NOW)
    assert not ages.are_old(NOW)
    assert not ages.are_old(NOW + MINUTE - SECOND)
    assert ages.are_old(NOW + MINUTE)


def test_they_are_told_anew_where_the_clock_went_back() -> None:
    ages = ShownAges()
    ages.stay_for(MINUTE, NOW)
    assert ages.are_old(NOW - SECOND)


def test_a_list_without_any_is_never_old() -> None:
    ages = ShownAges()
    ages.stay_for(None, NOW)
    assert not ages.are_old(NOW + 1000 * MINUTE)
