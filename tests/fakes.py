"""Stand-ins for the world that several tests share: a clock whose `sleep` moves time."""

import asyncio
from datetime import UTC, datetime, timedelta


class FakeClock:
    """A clock that moves only when told, or when somebody sleeps on it."""

    scale = 1.0

    def __init__(self, start: datetime = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)) -> None:
        self._now = start
        self._monotonic = 1000.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass on both clocks."""
        self._now += timedelta(seconds=seconds)
        self._monotonic += seconds

    def set_wall(self, now: datetime) -> None:
        """Set the wall clock alone, as a user or a resume from sleep does."""
        self._now = now

    async def sleep(self, seconds: float) -> None:
        """Yield to the loop (so it can be cancelled), then move time by `seconds`."""
        await asyncio.sleep(0)
        self.slept.append(seconds)
        self.advance(max(0.0, seconds))
