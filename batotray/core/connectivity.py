"""Keeps a dead host, or a laptop without a network, from costing a failed check per series. Engine thread.

A host that could not even be connected to twice in a row is left alone for a while, then one check is tried. Nothing
of this is kept: after a restart or a sleep everything is tried anew. What breaks because the machine falls asleep, or
has no network yet when it wakes up, says nothing of the source that was asked.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from batotray.clock import Clock
from batotray.core.commands import CheckOutcome
from batotray.core.leaps import Leaps
from batotray.errors import HostUnreachable, SourceError, SourceUnavailable

TWICE = 2
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(minutes=15)
MOST_DOUBLINGS = 4
SETTLING_SECONDS = 120.0
"""How long a network may take to be there after the machine is."""
NOT_ASKED = frozenset({"rate_limited", "budget_spent", "host_stopped", "source_closed"})
OUT_OF_REACH = "unreachable"
"""Reason of a schedule that waits for its host to be reached; nothing failed."""


@dataclass(frozen=True, slots=True)
class _Unreachable:
    times: int
    next_try: datetime


class Connectivity:
    """Remembers which hosts could not be connected to, and when the machine last went away or came back."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._unreachable: dict[str, _Unreachable] = {}
        self._upset_at = float("-inf")

    def learn(self, host: str, outcome: CheckOutcome, now: datetime) -> bool:
        """Take in how a check of `host` went; True when the host was out of reach and answers again."""
        code = outcome.error.code if outcome.error else ""
        if code in NOT_ASKED:
            return False
        if code != "host_unreachable":
            return self._unreachable.pop(host, None) is not None
        before = self._unreachable.get(host)
        times = before.times + 1 if before else 1
        wait = min(FIRST_WAIT * 2 ** min(max(times - TWICE, 0), MOST_DOUBLINGS), LONGEST_WAIT)
        self._unreachable[host] = _Unreachable(times, now + wait)
        return False

    def next_try_at(self, host: str, now: datetime) -> datetime | None:
        """None when `host` may be asked now, else when to try it."""
        known = self._unreachable.get(host)
        return known.next_try if known and known.times >= TWICE and known.next_try > now else None

    def unreachable(self) -> frozenset[str]:
        """The hosts that could not be connected to when they were last asked."""
        return frozenset(self._unreachable)

    def reset(self) -> None:
        """The machine is back, or the user asked: forget what was."""
        self._unreachable.clear()

    def upset(self) -> None:
        """The machine goes away about now or is just back: connections may break, and new ones fail for a while."""
        self._upset_at = self._clock.monotonic()

    def attempt(self) -> "Attempt":
        """To be made before a source is asked."""
        return Attempt(self, self._clock)

    def excuses(self, error: SourceError, begun: float) -> bool:
        """Whether what was `begun` then (monotonic seconds) and failed now says nothing of the source."""
        if not isinstance(error, SourceUnavailable):
            return False
        is_settling = self._clock.monotonic() < self._upset_at + SETTLING_SECONDS
        return begun <= self._upset_at or (is_settling and isinstance(error, HostUnreachable))


class Attempt:
    """Questions to a source, during which the machine may fall asleep unannounced."""

    def __init__(self, connectivity: Connectivity, clock: Clock) -> None:
        self._connectivity = connectivity
        self._begun = clock.monotonic()
        self._leaps = Leaps(clock)

    def excuses(self, error: SourceError) -> bool:
        """Whether the error with which it ended says nothing of the source: it is this machine that was away."""
        if self._leaps.latest() > 0:
            self._connectivity.upset()
        return self._connectivity.excuses(error, self._begun)
