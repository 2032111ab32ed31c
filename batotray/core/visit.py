"""One visit to a source: everything one run may ask, in whose turn, how often, and what it cost. Engine thread.

It keeps the order of politeness (objection, turn, pause, budget, count, send) and knows nothing of HTTP libraries: the
fetcher hands in `send`.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from batotray.clock import Clock
from batotray.core.answers import PERMANENT, Answer, fault, redirected
from batotray.core.lanes import Lanes
from batotray.core.politeness import budget_left, host_of, objection, pause_within_check, rest_of_gap
from batotray.core.retry import host_update
from batotray.core.sources.protocol import SourceRequest, SourceResponse
from batotray.errors import SourceChanged, SourceError, SourceRefused, SourceUnavailable
from batotray.records import FetchCost, HostState, HostUpdate
from batotray.settings import Settings

MOST_REDIRECTS = 5
MOST_PAGES = 40
MOST_BYTES = 40_000_000
LONGEST_RETRY_DELAY = 60.0


class HostLedger(Protocol):
    """What is remembered of hosts across restarts; `storage.source_states` keeps it."""

    def get(self, host: str) -> HostState | None: ...

    def requests_since(self, host: str, since: datetime) -> int: ...

    def count_request(self, host: str, source: str, at: datetime) -> None: ...

    def apply(self, update: HostUpdate, at: datetime) -> None: ...


Received = Callable[[int], None]
Send = Callable[[SourceRequest, float, Received], Awaitable[Answer]]
"""Sends one request within so many seconds, telling of each piece received; raises SourceError."""


@dataclass(slots=True)
class Visit:
    """What one run has asked so far, and what it may still ask. `host` is the one asked last."""

    source: str
    host: str
    minimum_gap: timedelta
    urgent: bool
    settings: Settings
    clock: Clock
    ledger: HostLedger
    lanes: Lanes
    send: Send
    draw_gap: Callable[[str], float]
    known: HostState | None = None
    """The state of `host` before this visit asked anything there."""
    hosts: list[str] = field(default_factory=list)
    """The hosts asked, in order."""
    requests: int = 0
    pages: int = 0
    received: int = 0
    asked_seconds: float = 0.0
    parse_seconds: float = 0.0
    last_body: bytes = b""
    _turn: str | None = None
    _admitted: str | None = None
    _left: int | None = None
    _ended: dict[str, float] = field(default_factory=dict)
    _states: dict[str, HostState | None] = field(default_factory=dict)

    @property
    def cost(self) -> FetchCost:
        return FetchCost(self.requests, self.received, self.asked_seconds * 1000, self.parse_seconds * 1000)

    def admit(self, host: str) -> None:
        """Make sure `host` may be asked now; raises HostStopped, RateLimited or BudgetSpent."""
        now = self.clock.now()
        state = self.ledger.get(host)
        self.host, self.known = host, self._states.setdefault(host, state)
        error = objection(state, now)
        if error is not None:
            raise error
        self._admitted = host
        self._left = budget_left(host, self.ledger.requests_since, self.settings, now)

    async def ask(self, request: SourceRequest) -> SourceResponse:
        """The usable answer to `request`, after redirects and further tries; raises SourceError."""
        self.pages += 1
        if self.pages > MOST_PAGES:
            raise SourceChanged("", "pages")
        permanent, first = True, request.url
        for _ in range(MOST_REDIRECTS + 1):
            answer = await self._try(request)
            onward = redirected(request, answer)
            if onward is None:
                return self._judged(request, answer, request.url if permanent and request.url != first else None)
            permanent = permanent and answer.status in PERMANENT
            request = onward
        raise SourceUnavailable("", "too many redirects")

    def leave(self) -> None:
        """Give up the turn, if there is one."""
        if self._turn is not None:
            self.lanes.leave(self._turn, self, asked=self._turn in self._ended)
            self._turn = None

    def _judged(self, request: SourceRequest, answer: Answer, permanent_url: str | None) -> SourceResponse:
        self.last_body = answer.body
        return SourceResponse(
            answer.status, answer.headers, answer.body, request.url, permanent_url, received_at=self.clock.now()
        )

    async def _try(self, request: SourceRequest) -> Answer:
        """One answer that is no fault, tried as often as the settings and the time allow."""
        delay = self.settings.retry_delay
        for _ in range(self.settings.retry_max_attempts - 1):
            try:
                return await self._once(request)
            except SourceUnavailable:
                if self._seconds_left() <= 0:
                    raise
            await self.clock.sleep(min(delay, LONGEST_RETRY_DELAY))
            delay *= self.settings.retry_backoff_factor
        return await self._once(request)

    async def _once(self, request: SourceRequest) -> Answer:
        try:
            host = host_of(request.url)
        except ValueError as error:
            raise SourceChanged("", "address") from error
        await self._take_turn(host)
        await self._pause(host)
        answer = await self._exchange(request, host)
        now = self.clock.now()
        found = fault(request, answer, now=now, rate_limit_delay=self.settings.rate_limit_delay)
        if found is not None:
            found.source, found.host = self.source, host
            self._obey(found, now)
            raise found
        return answer

    def _obey(self, error: SourceError, now: datetime) -> None:
        """Remember a hold or a refusal at once, before anybody else asks; the rest is for the check to store."""
        update = host_update(error, now)
        if update is not None and (update.held_until or update.refused_until):
            self.ledger.apply(update, now)
            if isinstance(error, SourceRefused):
                error.until = update.refused_until

    async def _take_turn(self, host: str) -> None:
        if self._turn == host:
            return
        self.leave()
        if self._admitted != host:
            self.admit(host)
        waited = await self.lanes.enter(host, self, lambda: self._rest_of_gap(host), urgent=self.urgent)
        self._turn = host
        if waited:
            self.admit(host)

    def _rest_of_gap(self, host: str) -> float:
        last_request_at = self.known.last_request_at if self.known else None
        return rest_of_gap(self.draw_gap(host), last_request_at, self.clock.now())

    async def _pause(self, host: str) -> None:
        if host in self._ended:
            pause = pause_within_check(self.settings, host, self.minimum_gap)
            rest = self._ended[host] + pause - self.clock.monotonic()
            if rest > 0:
                await self.clock.sleep(rest)

    async def _exchange(self, request: SourceRequest, host: str) -> Answer:
        seconds = self._seconds_left()
        if seconds <= 0:
            raise SourceUnavailable("", "out of time")
        self._count(host)
        loop = asyncio.get_running_loop()
        # The loop's own time: a demo's fast clock does not make the network faster.
        started = loop.time()
        try:
            return await self.send(request, seconds, self._receive)
        finally:
            self.asked_seconds += loop.time() - started
            self._ended[host] = self.clock.monotonic()

    def _count(self, host: str) -> None:
        """Count a request before it is sent: one that never comes back was asked all the same."""
        if self._left is not None and self._left <= 0:
            self.admit(host)
        if self._left is not None:
            self._left -= 1
        self.ledger.count_request(host, self.source, self.clock.now())
        self.requests += 1
        if host not in self.hosts:
            self.hosts.append(host)

    def _receive(self, count: int) -> None:
        self.received += count
        if self.received > MOST_BYTES:
            raise SourceChanged("", "size")

    def _seconds_left(self) -> float:
        return self.settings.scrape_timeout - self.asked_seconds
