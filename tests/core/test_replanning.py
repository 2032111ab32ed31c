"""How late a release is, by what the schedule says; what follows of it is played in tests/flows/test_adaptive.py."""

from typing import Any

import pytest

from batotray.core.adaptive import BREAK_FROM, LATE_FROM
from batotray.core.replanning import lateness
from tests.builders import DAY, HOUR, NOW, a_schedule

LATE, BREAK = NOW + HOUR, NOW + DAY


@pytest.mark.parametrize(
    ("facts", "late"),
    [
        ({"last_check_at": LATE}, "on_time"),
        ({"last_check_at": LATE + HOUR}, "late"),
        ({"last_check_at": BREAK}, "late"),
        ({"last_check_at": BREAK + HOUR}, "on_break"),
        ({"last_check_at": None}, "on_break"),
        ({"last_check_at": BREAK + HOUR, "failures": 1}, "unknown"),
        ({"last_check_at": BREAK + HOUR, "reason": "finished"}, "unknown"),
        ({"last_check_at": BREAK + HOUR, "reason": "gone"}, "unknown"),
        ({"last_check_at": BREAK + HOUR, "rhythm_args": {}}, "unknown"),
    ],
)
def test_a_release_is_late_by_the_last_check_that_found_nothing(facts: dict[str, Any], late: str) -> None:
    bounds = {LATE_FROM: LATE.timestamp(), BREAK_FROM: BREAK.timestamp()}
    schedule = a_schedule(**{"rhythm_args": bounds} | facts)
    assert lateness(schedule, NOW + 7 * DAY) == late


def test_a_check_in_the_future_of_a_clock_set_back_makes_nothing_late() -> None:
    bounds = {LATE_FROM: LATE.timestamp(), BREAK_FROM: BREAK.timestamp()}
    assert lateness(a_schedule(rhythm_args=bounds, last_check_at=BREAK + DAY), NOW) == "on_time"
