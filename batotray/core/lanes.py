"""One visitor at a time per host, and a gap between two of them. Engine thread.

A lane is a host's queue. A visitor keeps its turn until it leaves; the next may enter when the gap has passed since.
Who is urgent stands before all who are not, also before one that already waits out the gap.
"""

import asyncio
import logging
from bisect import insort_right
from collections.abc import Callable

from batotray.clock import Clock

log = logging.getLogger(__name__)
CLOSE_ENOUGH = 0.001


class _Ticket:
    __slots__ = ("turn", "urgent")

    def __init__(self, urgent: bool) -> None:
        self.urgent = urgent
        self.turn = asyncio.Event()


class _Lane:
    __slots__ = ("free_at", "owner", "previous", "queue")

    def __init__(self, free_at: float) -> None:
        self.free_at = free_at
        self.owner: object | None = None
        self.previous: object | None = None
        self.queue: list[_Ticket] = []

    def wake_first(self) -> None:
        if self.owner is None and self.queue:
            self.queue[0].turn.set()


class Lanes:
    """The lanes of all hosts; `gap(host)` draws the seconds between two visitors."""

    def __init__(self, clock: Clock, gap: Callable[[str], float]) -> None:
        self._clock = clock
        self._gap = gap
        self._lanes: dict[str, _Lane] = {}

    async def enter(self, host: str, visitor: object, rest: Callable[[], float], *, urgent: bool) -> bool:
        """Wait for the turn of `visitor` on `host`; whether there was a wait. A visitor must leave what it entered.

        `rest` says how many seconds an earlier run's gap still lasts, asked when the host is met for the first time.
        """
        lane = self._lanes.get(host)
        if lane is None:
            lane = self._lanes[host] = _Lane(self._clock.monotonic() + rest())
        ticket = _Ticket(urgent)
        insort_right(lane.queue, ticket, key=lambda other: not other.urgent)
        try:
            waited = await self._wait(lane, ticket, visitor)
            lane.owner = visitor
        finally:
            lane.queue.remove(ticket)
            lane.wake_first()
        return waited

    def leave(self, host: str, visitor: object, *, asked: bool) -> None:
        """Give the turn on. The gap begins now if the visitor `asked` anything."""
        lane = self._lanes[host]
        lane.owner = None
        if asked:
            lane.previous = visitor
            lane.free_at = self._clock.monotonic() + self._gap(host)
        lane.wake_first()

    async def _wait(self, lane: _Lane, ticket: _Ticket, visitor: object) -> bool:
        waited = False
        while True:
            if lane.owner is not None or lane.queue[0] is not ticket:
                ticket.turn.clear()
                await ticket.turn.wait()
            else:
                # Back from another host to which it was redirected: still the same series.
                gap = 0.0 if lane.previous is visitor else lane.free_at - self._clock.monotonic()
                if gap < CLOSE_ENOUGH:
                    return waited
                log.info("Waiting %.1f s before next series", gap)
                await self._clock.sleep(gap)
            waited = True
