"""A clock that runs fast, so that days of checking pass within a minute. Any thread."""

from datetime import datetime, timedelta

from batotray.clock import Clock


class ScaledClock:
    """`scale` demo seconds pass in each real second, from construction on; it shows `started` (default: now) then."""

    def __init__(self, real: Clock, scale: float, started: datetime | None = None) -> None:
        self._real = real
        self.scale = scale
        self._origin = real.monotonic()
        self.started = started or real.now()

    def now(self) -> datetime:
        return self.started + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        return (self._real.monotonic() - self._origin) * self.scale

    async def sleep(self, seconds: float) -> None:
        await self._real.sleep(seconds / self.scale)
