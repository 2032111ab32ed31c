"""The only place that reads the time. Any thread."""

import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta, tzinfo
from datetime import time as TimeOfDay
from typing import Protocol
from zoneinfo import ZoneInfoNotFoundError

from tzlocal import get_localzone

MORNING = TimeOfDay(6)
"""When a pause "until tomorrow" ends, in the reader's zone."""


class Clock(Protocol):
    """What the engine knows of time; tests hand in one whose `sleep` moves time."""

    @property
    def scale(self) -> float:
        """Seconds of this clock that pass in one second of the machine's; 1 but for the demo."""
        ...

    def now(self) -> datetime:
        """The present instant, aware, UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never jump; only differences mean something."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait for `seconds`; cancellable."""
        ...


class SystemClock:
    """The machine's own clocks."""

    scale = 1.0

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        import asyncio  # a query of the command line needs the time, and nothing else of it

        await asyncio.sleep(seconds)


def milliseconds_since(clock: Clock, begun: float) -> float:
    """Milliseconds of the machine's since `clock.monotonic()` was `begun`: a fast clock makes no work longer."""
    return (clock.monotonic() - begun) / clock.scale * 1000


def time_left(clock: Clock, until: float) -> timedelta:
    """How long it is until `clock.monotonic()` is `until`; nothing once it was."""
    return timedelta(seconds=max(until - clock.monotonic(), 0.0))


def local_zone() -> tzinfo:
    """The zone the user lives in; for showing times and for quiet hours only.

    A machine may be told of a zone without a name (`TZ=CET-1CEST`), or of one that is not there: then it is the offset
    of the moment, as its own library has it.
    """
    with suppress(ZoneInfoNotFoundError, ValueError):
        return get_localzone()
    with suppress(ValueError):
        return datetime.now(UTC).astimezone().tzinfo or UTC
    return UTC


def next_day_at(local: datetime, at: TimeOfDay) -> datetime:
    """The moment `at` on the day after `local`, by the clocks on the wall of its zone."""
    return (local + timedelta(days=1)).replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
