"""Notices by the clocks that the machine slept, or that its clock on the wall was set. Engine thread.

In a sleep the monotonic clock stands still on Linux and macOS, so that the wall clock leaps against it. On Windows both
go on: there a sleep shows in what was to happen meanwhile and comes late.
"""

from batotray.clock import Clock

LEAST = 30.0
"""Seconds below which clocks merely drift, and a busy machine is merely slow."""


class Leaps:
    """Compares the clocks, and what they show with what was expected, whenever it is asked."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._offset = self._apart()
        self._expected = float("inf")

    def latest(self) -> float:
        """Seconds by which the wall clock leapt since the last question: above 0 forward, below it back, else 0."""
        before, self._offset = self._offset, self._apart()
        return self._if_much(self._offset - before)

    def expect(self, seconds: float) -> None:
        """We are to be woken in so many seconds."""
        self._expected = self._clock.monotonic() + seconds

    def late(self) -> float:
        """Seconds by which we were woken too late, asked once for each expectation; else 0."""
        expected, self._expected = self._expected, float("inf")
        return max(self._if_much(self._clock.monotonic() - expected), 0.0)

    def _if_much(self, seconds: float) -> float:
        return seconds if abs(seconds) > LEAST * self._clock.scale else 0.0

    def _apart(self) -> float:
        return self._clock.now().timestamp() - self._clock.monotonic()
