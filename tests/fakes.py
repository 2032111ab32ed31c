"""Stand-ins for the world that several tests share: a clock whose `sleep` moves time, a ledger of hosts in memory."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from batotray.records import HostState, HostUpdate


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


@dataclass
class FakeLedger:
    """What is remembered of hosts, with every request that was counted."""

    states: dict[str, HostState] = field(default_factory=dict)
    counted: list[tuple[str, datetime]] = field(default_factory=list)

    def get(self, host: str) -> HostState | None:
        return self.states.get(host)

    def requests_since(self, host: str, since: datetime) -> int:
        return sum(name == host and at >= since for name, at in self.counted)

    def count_request(self, host: str, source: str, at: datetime) -> None:
        self.counted.append((host, at))
        self.states[host] = replace(self.states.get(host) or HostState(host, source), last_request_at=at)

    def apply(self, update: HostUpdate, at: datetime) -> None:
        state = self.states.get(update.host) or HostState(update.host, update.source)
        if update.held_until:
            state = replace(state, held_until=update.held_until)
        if update.refused_until:
            state = replace(state, refused_until=update.refused_until, refused_since=state.refused_since or at)
        self.states[update.host] = state
