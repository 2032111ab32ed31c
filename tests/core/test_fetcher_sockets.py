"""The fetcher over real connections on loopback: what a server can do to us, and how soon we are gone."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest

from batotray.core.fetcher import Fetched, Fetcher
from batotray.core.sources.protocol import SourceResponse
from batotray.errors import HostUnreachable, SourceChanged, SourceUnavailable
from batotray.settings import Settings
from tests.core.scripted_site import SOURCE, get
from tests.fakes import FakeClock, FakeLedger

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
PATIENCE = 10
"""Seconds after which a test has failed; nothing here takes one."""

Serve = Callable[["Server", asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Server:
    """A server on a free port whose whole behaviour towards one connection is `serve`."""

    serve: Serve
    address: str = ""
    connections: int = 0
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    left: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                await self.serve(self, reader, writer)
        finally:
            self.left.set()
            writer.close()


@asynccontextmanager
async def serving(serve: Serve, settings: Settings | None = None) -> AsyncIterator[tuple[Server, Fetcher]]:
    server = Server(serve)
    listening = await asyncio.start_server(server, "127.0.0.1", 0)
    server.address = f"127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    chosen = settings or quick()
    fetcher = Fetcher(FakeClock(), Random(1), FakeLedger(), lambda: chosen)
    try:
        yield server, fetcher
    finally:
        await fetcher.aclose()
        listening.close()


def quick(scrape_timeout: float = PATIENCE, attempts: int = 1) -> Settings:
    return Settings(min_delay=0, max_delay=0, scrape_timeout=scrape_timeout, retry_max_attempts=attempts)


async def ask(
    server: Server, fetcher: Fetcher, pages: int = 1, scheme: str = "http", **facts: Any
) -> Fetched[list[SourceResponse]]:
    """One run of so many requests; fails the test when it hangs."""
    urls = [f"{scheme}://{server.address}/{n}" for n in range(pages)]
    return await asyncio.wait_for(fetcher.run(SOURCE, get(*urls, **facts), host=server.address), PATIENCE)


async def hear(reader: asyncio.StreamReader) -> bytes:
    """One request without a body."""
    return await reader.readuntil(b"\r\n\r\n")


async def until_gone(server: Server, reader: asyncio.StreamReader) -> None:
    """Say that the client may be cancelled now, and wait until it hung up."""
    server.reached.set()
    await reader.read()


def test_one_connection_serves_all_requests_to_a_host() -> None:
    async def serve(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            await hear(reader)
            writer.write(HEAD + b"Content-Length: 2\r\n\r\n{}")

    async def whole() -> None:
        async with serving(serve) as (server, fetcher):
            for _ in range(3):
                assert (await ask(server, fetcher, pages=2)).error is None
            assert server.connections == 1

    asyncio.run(whole())


def test_an_endless_answer_is_left_as_soon_as_it_is_too_large() -> None:
    sent = 0

    async def serve(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        await hear(reader)
        writer.write(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
        while not writer.is_closing():
            writer.write(b"1000\r\n" + b"x" * 0x1000 + b"\r\n")
            sent += 0x1000
            await writer.drain()

    async def whole() -> None:
        async with serving(serve) as (server, fetcher):
            fetched = await ask(server, fetcher, max_bytes=100_000)
            assert isinstance(fetched.error, SourceChanged)
            assert fetched.error.where == "size"
            await asyncio.wait_for(server.left.wait(), PATIENCE)
            assert fetched.cost.bytes < 400_000

    asyncio.run(whole())
    assert sent < 20_000_000


@pytest.mark.parametrize("beginning", [b"", b"HTTP/1.1 200", HEAD + b"Content-Length: 9\r\n\r\n{"])
def test_a_server_that_falls_silent_is_left_in_time(beginning: bytes) -> None:
    async def serve(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await hear(reader)
        writer.write(beginning)
        await until_gone(server, reader)

    async def whole() -> None:
        async with serving(serve, quick(scrape_timeout=0.2, attempts=3)) as (server, fetcher):
            fetched = await ask(server, fetcher)
            assert type(fetched.error) is SourceUnavailable
            assert 100 <= fetched.cost.fetch_ms < 2_000
            await asyncio.wait_for(server.left.wait(), PATIENCE)

    asyncio.run(whole())


def test_a_server_that_drips_for_ever_is_left_in_time() -> None:
    """Each drop is a sign of life; only the limit on the whole helps."""

    async def serve(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await hear(reader)
        writer.write(HEAD + b"Content-Length: 1000000\r\n\r\n")
        while not writer.is_closing():
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.005)  # the drip itself

    async def whole() -> None:
        async with serving(serve, quick(scrape_timeout=0.2)) as (server, fetcher):
            fetched = await ask(server, fetcher)
            assert type(fetched.error) is SourceUnavailable
            assert "no complete answer" in fetched.error.detail
            assert 190 <= fetched.cost.fetch_ms < 2_000

    asyncio.run(whole())


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"SSH-2.0-OpenSSH_9\r\n",
        HEAD + b"Content-Length: 100\r\n\r\n{}",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{}",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        HEAD + b"Content-Length: many\r\n\r\n",
        HEAD + b"X-Long: " + b"x" * 200_000 + b"\r\n\r\n",
    ],
)
@pytest.mark.parametrize("ending", ["closed", "reset"])
def test_a_broken_answer_is_a_fault_and_tried_again(answer: bytes, ending: str) -> None:
    async def serve(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await hear(reader)
        writer.write(answer)
        with suppress(ConnectionError):
            await writer.drain()
        if ending == "reset":
            writer.transport.abort()

    async def whole() -> None:
        async with serving(serve, quick(attempts=2)) as (server, fetcher):
            fetched = await ask(server, fetcher)
            assert type(fetched.error) is SourceUnavailable
            assert server.connections == 2 == fetched.cost.requests

    asyncio.run(whole())


@pytest.mark.parametrize("beginning", [b"", HEAD + b"Content-Length: 9\r\n\r\n{"])
def test_a_cancelled_check_hangs_up_at_once(beginning: bytes) -> None:
    async def serve(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await hear(reader)
        writer.write(beginning)
        await until_gone(server, reader)

    async def whole() -> None:
        async with serving(serve) as (server, fetcher):
            task = asyncio.create_task(ask(server, fetcher))
            await asyncio.wait_for(server.reached.wait(), PATIENCE)
            task.cancel()
            begun = asyncio.get_running_loop().time()
            with suppress(asyncio.CancelledError):
                await task
            await asyncio.wait_for(server.left.wait(), PATIENCE)
            assert task.cancelled()
            assert asyncio.get_running_loop().time() - begun < 1

    asyncio.run(whole())


def test_nobody_listening_is_told_from_a_bad_answer() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))  # bound but not listening: the port is ours and refuses
        address = f"127.0.0.1:{unused.getsockname()[1]}"

        async def whole() -> Fetched[list[SourceResponse]]:
            fetcher = Fetcher(FakeClock(), Random(1), FakeLedger(), quick)
            try:
                return await fetcher.run(SOURCE, get(f"http://{address}/"), host=address)
            finally:
                await fetcher.aclose()

        fetched = asyncio.run(whole())
    assert type(fetched.error) is HostUnreachable


def test_a_server_without_encryption_is_reached_but_not_trusted() -> None:
    async def serve(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    async def whole() -> None:
        async with serving(serve) as (server, fetcher):
            fetched = await ask(server, fetcher, scheme="https")
            assert type(fetched.error) is SourceUnavailable

    asyncio.run(whole())


def test_this_machine_is_reached_past_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")

    async def serve(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await hear(reader)
        writer.write(HEAD + b"Content-Length: 2\r\n\r\n{}")

    async def whole() -> None:
        async with serving(serve) as (server, fetcher):
            assert (await ask(server, fetcher)).error is None

    asyncio.run(whole())


def test_a_hung_name_look_up_is_left_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    release = threading.Event()

    def hang(*_: object, **__: object) -> list[Any]:
        release.wait(PATIENCE)
        return []

    async def whole() -> Fetched[list[SourceResponse]]:
        monkeypatch.setattr(socket, "getaddrinfo", hang)
        fetcher = Fetcher(FakeClock(), Random(1), FakeLedger(), lambda: quick(scrape_timeout=0.2))
        try:
            return await asyncio.wait_for(fetcher.run(SOURCE, get("http://hung.example/"), host="hung.example"), 5)
        finally:
            await fetcher.aclose()
            release.set()

    fetched = asyncio.run(whole())
    assert type(fetched.error) is HostUnreachable
    assert fetched.cost.fetch_ms < 2_000
