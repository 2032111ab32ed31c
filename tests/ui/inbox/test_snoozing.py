"""Until when rows can be put away: sensible at any hour, by the clocks on the wall."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from batotray.ui.inbox.snoozing import choices, default

WARSAW = ZoneInfo("Europe/Warsaw")
MONDAY_NOON = datetime(2026, 3, 2, 12, 0, tzinfo=WARSAW)


def offered(local: datetime) -> list[str]:
    return [f"{choice.name} {choice.until:%a %d %H:%M}" for choice in choices(local)]


def test_a_weekday_offers_all() -> None:
    assert offered(MONDAY_NOON) == [
        "In an hour Mon 02 13:00",
        "This evening Mon 02 19:00",
        "Tomorrow morning Tue 03 08:00",
        "At the weekend Sat 07 08:00",
        "Next week Mon 09 08:00",
    ]


@pytest.mark.parametrize(
    ("day", "hour", "absent"),
    [
        (2, 18, "This evening"),  # the evening is no later than an hour
        (6, 12, "At the weekend"),  # on Friday the weekend begins tomorrow
        (7, 12, "At the weekend"),
        (8, 12, "Next week"),  # on Sunday the week begins tomorrow
    ],
)
def test_what_means_the_same_as_another_is_not_offered(day: int, hour: int, absent: str) -> None:
    local = MONDAY_NOON.replace(day=day, hour=hour)
    found = list(choices(local))
    assert absent not in [choice.name for choice in found]
    moments = [choice.until for choice in found]
    assert moments == sorted(set(moments))


def test_the_morning_is_by_the_wall_clock_when_summer_time_begins() -> None:
    evening_before = datetime(2026, 3, 28, 22, 0, tzinfo=WARSAW)
    assert default(evening_before).isoformat() == "2026-03-29T08:00:00+02:00"
