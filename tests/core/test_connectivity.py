"""The breaker of a host out of reach: from the second failure on, longer each time, and gone with an answer."""

from datetime import timedelta

import pytest

from batotray.core.commands import CheckOutcome, Failed
from batotray.core.connectivity import Connectivity
from batotray.errors import HostUnreachable, SourceChanged, SourceError, SourceRefused, SourceUnavailable
from tests.builders import NOW
from tests.fakes import FakeClock

HOST, OTHER = "a.test", "b.test"
MINUTE = timedelta(minutes=1)


def ended(code: str = "") -> CheckOutcome:
    return CheckOutcome(1, "A", 0, Failed("source", code) if code else None)


def unreachable(connectivity: Connectivity, times: int) -> None:
    for _ in range(times):
        assert connectivity.learn(HOST, ended("host_unreachable"), NOW) is False


@pytest.mark.parametrize(
    ("times", "minutes"), [(0, None), (1, None), (2, 1), (3, 2), (4, 4), (5, 8), (6, 15), (7, 15), (60, 15)]
)
def test_from_the_second_failure_on_a_host_is_left_alone_longer_each_time(times: int, minutes: int | None) -> None:
    connectivity = Connectivity(FakeClock())
    unreachable(connectivity, times)
    assert connectivity.next_try_at(HOST, NOW) == (None if minutes is None else NOW + minutes * MINUTE)
    assert connectivity.next_try_at(OTHER, NOW) is None
    assert connectivity.next_try_at(HOST, NOW + 15 * MINUTE) is None, "then it is tried"


@pytest.mark.parametrize("code", ["", "source_unavailable", "source_changed", "listing_gone", "source_refused"])
def test_any_answer_ends_it_and_is_told_once(code: str) -> None:
    connectivity = Connectivity(FakeClock())
    unreachable(connectivity, 3)
    assert connectivity.learn(HOST, ended(code), NOW) is True
    assert connectivity.next_try_at(HOST, NOW) is None
    assert connectivity.learn(HOST, ended(code), NOW) is False


@pytest.mark.parametrize("code", ["rate_limited", "budget_spent", "host_stopped", "source_closed"])
def test_a_host_that_was_not_asked_has_not_answered(code: str) -> None:
    connectivity = Connectivity(FakeClock())
    unreachable(connectivity, 2)
    assert connectivity.learn(HOST, ended(code), NOW) is False
    assert connectivity.next_try_at(HOST, NOW) == NOW + MINUTE


def test_after_a_sleep_everything_is_tried_anew() -> None:
    connectivity = Connectivity(FakeClock())
    unreachable(connectivity, 5)
    connectivity.reset()
    assert connectivity.next_try_at(HOST, NOW) is None
    unreachable(connectivity, 1)
    assert connectivity.next_try_at(HOST, NOW) is None


UNREACHABLE, BROKEN = HostUnreachable("s"), SourceUnavailable("s")


@pytest.mark.parametrize(
    ("error", "before", "after", "is_excused"),
    [
        (BROKEN, 5, 5, True),
        (UNREACHABLE, 5, 500, True),
        (BROKEN, -1, 5, False),
        (UNREACHABLE, -1, 100, True),
        (UNREACHABLE, -1, 121, False),
        (SourceRefused("s", 403), 5, 5, False),
        (SourceChanged("s", "body"), 5, 5, False),
    ],
)
def test_what_breaks_in_an_absence_or_connects_to_nobody_after_one_is_excused(
    error: SourceError, before: int, after: int, is_excused: bool
) -> None:
    """Begun so many seconds before the absence (after it, where negative), failed so many after it."""
    clock = FakeClock()
    connectivity = Connectivity(clock)
    if before >= 0:
        attempt = connectivity.attempt()
        clock.advance(before)
        connectivity.upset()
    else:
        connectivity.upset()
        clock.advance(-before)
        attempt = connectivity.attempt()
    clock.advance(after)
    assert attempt.excuses(error) is is_excused


def test_a_sleep_that_nobody_announced_shows_by_the_clocks() -> None:
    clock = FakeClock()
    attempt = Connectivity(clock).attempt()
    clock.set_wall(clock.now() + timedelta(hours=8))
    assert attempt.excuses(BROKEN)


def test_without_an_absence_nothing_is_excused() -> None:
    clock = FakeClock()
    attempt = Connectivity(clock).attempt()
    clock.advance(30)
    assert not attempt.excuses(UNREACHABLE)
