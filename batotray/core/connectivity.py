"""Keeps a dead host, or a laptop without a network, from costing a failed check per series. Engine thread.

A host that could not even be connected to twice in a row is left alone for a while, then one check is tried. Nothing
of this is kept: after a restart or a sleep everything is tried anew.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from batotray.core.commands import CheckOutcome

TWICE = 2
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(minutes=15)
MOST_DOUBLINGS = 4
NOT_ASKED = frozenset({"rate_limited", "budget_spent", "host_stopped", "source_closed"})


@dataclass(frozen=True, slots=True)
class _Unreachable:
    times: int
    next_try: datetime


class Connectivity:
    """Remembers which hosts could not be connected to."""

    def __init__(self) -> None:
        self._unreachable: dict[str, _Unreachable] = {}

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

    def reset(self) -> None:
        """The machine woke up, or the user asked: forget what was."""
        self._unreachable.clear()
