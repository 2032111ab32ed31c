"""The zone of the reader, whatever the machine says of it."""

import time
from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfoNotFoundError

import pytest

from batotray import clock
from tests.builders import NOW


@pytest.fixture
def nameless(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A machine whose zone has no name that is known."""

    def unknown() -> None:
        raise ZoneInfoNotFoundError("no such zone")

    monkeypatch.setattr(clock, "get_localzone", unknown)
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set here")
@pytest.mark.parametrize(
    ("zone", "hours"), [("<+03>-3", 3), ("ABC+4:30", -4.5), ("Nowhere/Land", 0), ("UTC+25", 0)], ids=str
)
def test_a_zone_without_a_name_is_the_offset_of_the_moment(
    nameless: pytest.MonkeyPatch, zone: str, hours: float
) -> None:
    nameless.setenv("TZ", zone)
    time.tzset()
    assert NOW.astimezone(clock.local_zone()).utcoffset() == timedelta(hours=hours)
