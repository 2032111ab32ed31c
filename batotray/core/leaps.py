"""Notices that the wall clock leapt against the monotonic one: the machine slept, or was set. Engine thread.

On Linux and macOS the monotonic clock stands still in a sleep. On Windows it goes on, and a sleep shows in beats that
come late.
"""

from batotray.clock import Clock

LEAST = 30.0
"""Seconds between the two clocks below which they merely drift, or by which a beat of a busy machine may be late."""


class Leaps:
    """Compares the clocks whenever it is asked."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._offset = self._apart()

    def latest(self) -> float:
        """Seconds by which the wall clock leapt since the last question: above 0 forward, below it back, else 0."""
        before, self._offset = self._offset, self._apart()
        leap = self._offset - before
        return leap if abs(leap) > LEAST * self._clock.scale else 0.0

    def _apart(self) -> float:
        return self._clock.now().timestamp() - self._clock.monotonic()
