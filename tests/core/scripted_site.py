"""A fetcher over a site that answers as a test says, on a clock that sleeps instantly; no socket is opened."""

import asyncio
from collections.abc import Awaitable, Callable, Generator
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeVar

import httpx

from batotray.core.fetcher import Fetched, Fetcher
from batotray.core.sources.protocol import Flow, SourceInfo, SourceRequest, SourceResponse
from batotray.errors import SourceError
from batotray.settings import Settings
from tests.fakes import FakeClock, FakeLedger

T = TypeVar("T")
HOST = "site.example"
URL = f"https://{HOST}/series/1"
SOURCE = SourceInfo("shelf", "https://site.example")
JSON = {"content-type": "application/json"}


def ok(body: object = None, **headers: str) -> httpx.Response:
    return httpx.Response(200, json={} if body is None else body, headers=headers)


def to(url: str, status: int = 302) -> httpx.Response:
    return httpx.Response(status, headers={"location": url})


@dataclass
class World:
    """A fetcher over a site that answers as scripted: by the list `script` first, then always with `answer`."""

    settings: Settings = field(default_factory=Settings)
    script: list[httpx.Response | Exception] = field(default_factory=list)
    answer: Callable[[httpx.Request], httpx.Response | Awaitable[httpx.Response]] = lambda _: ok()
    ledger: FakeLedger = field(default_factory=FakeLedger)
    clock: FakeClock = field(default_factory=FakeClock)
    asked: list[httpx.Request] = field(default_factory=list)
    asked_at: list[float] = field(default_factory=list)

    def open(self) -> Fetcher:
        """A new fetcher, as after a start of the program."""
        return Fetcher(
            self.clock,
            Random(5),
            self.ledger,
            lambda: self.settings,
            transport=httpx.MockTransport(self._handle),
        )

    def run(self, flow: Flow[T], *, host: str = HOST, source: SourceInfo = SOURCE) -> Fetched[T]:
        """One run of one flow by a new fetcher."""

        async def whole() -> Fetched[T]:
            fetcher = self.open()
            try:
                return await fetcher.run(source, flow, host=host)
            finally:
                await fetcher.aclose()

        return asyncio.run(whole())

    def fail(self, flow: Flow[Any], *, host: str = HOST) -> SourceError:
        """The error a run ends with."""
        fetched = self.run(flow, host=host)
        assert fetched.value is None
        assert fetched.error is not None
        return fetched.error

    @property
    def urls(self) -> list[str]:
        return [str(request.url) for request in self.asked]

    async def _handle(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        self.asked_at.append(self.clock.monotonic())
        given = self.script.pop(0) if self.script else self.answer(request)
        if isinstance(given, Exception):
            raise given
        return given if isinstance(given, httpx.Response) else await given


def get(*urls: str, **facts: Any) -> Generator[SourceRequest, SourceResponse, list[SourceResponse]]:
    """A flow that asks for these addresses (default: one) and returns the answers."""
    answers = []
    for url in urls or (URL,):
        answers.append((yield SourceRequest(url, **facts)))
    return answers


def only(fetched: Fetched[list[SourceResponse]]) -> SourceResponse:
    assert fetched.error is None, fetched.error
    assert fetched.value is not None
    (answer,) = fetched.value
    return answer


PAGE = "<!DOCTYPE html><html><title>Just a moment...</title></html>"


class Pieces(httpx.AsyncByteStream):
    """A body that comes in these pieces."""

    def __init__(self, *pieces: bytes) -> None:
        self.pieces = pieces
        self.closed = False

    async def __aiter__(self) -> Any:
        for piece in self.pieces:
            yield piece

    async def aclose(self) -> None:
        self.closed = True


def runs(world: World, *flows: Flow[Any], host: str = HOST) -> list[Fetched[Any]]:
    """One after the other, by one fetcher."""

    async def whole() -> list[Fetched[Any]]:
        fetcher = world.open()
        return [await fetcher.run(SOURCE, flow, host=host) for flow in flows]

    return asyncio.run(whole())
