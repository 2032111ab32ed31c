"""Drives a source's flow over HTTP, politely. The only module that sends HTTP; engine thread, one event loop.

What is asked in which order is decided in `visit`; here are the client, its limits, and the border at which the HTTP
library's exceptions become errors of ours.
"""

import asyncio
import json
import os
import ssl
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from http.cookiejar import CookieJar, DefaultCookiePolicy
from random import Random
from typing import Any, Generic, TypeVar

import httpx

from batotray import CONTACT, __version__
from batotray.clock import Clock
from batotray.core.answers import Answer, redact, sample_of, trim, wanted
from batotray.core.lanes import Lanes
from batotray.core.politeness import gap_between_series, host_of
from batotray.core.sources.protocol import Flow, SourceInfo, SourceRequest
from batotray.core.visit import HostLedger, Received, Visit
from batotray.errors import HostUnreachable, SourceChanged, SourceError, SourceUnavailable
from batotray.records import FetchCost, HostState
from batotray.settings import LOOPBACK, Settings

T = TypeVar("T")

USER_AGENT = f"batotray/{__version__} (+{CONTACT})"
ACCEPTED = {
    "json": "application/json",
    "xml": "application/rss+xml, application/atom+xml, application/xml;q=0.9, application/feed+json;q=0.9, */*;q=0.5",
    "html": "text/html, application/xhtml+xml;q=0.9, */*;q=0.5",
    "image": "image/jpeg, image/png, image/webp, image/gif;q=0.5",
}
OURS = frozenset({"user-agent", "via", "cookie", "host", "connection", "accept-encoding", "content-length"})
"""Headers that no source may set."""
UNWANTED_BODY_BYTES = 65_536
DETAIL_LENGTH = 300
SET_UP = ("SSL_CERT_FILE", "SSL_CERT_DIR", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
LIMITS = httpx.Limits(max_connections=8, max_keepalive_connections=4, keepalive_expiry=30.0)


@dataclass(frozen=True, slots=True)
class Fetched(Generic[T]):
    """What came of a run: exactly one of `value` and `error`, and what it cost."""

    value: T | None
    error: SourceError | None
    cost: FetchCost
    host: str
    """The host asked last, or the one that was not asked because it may not be."""
    hosts: tuple[str, ...] = ()
    """Every host that was asked, in order."""
    known: HostState | None = None
    """The state of `host` before this run."""


class Fetcher:
    """Asks sources one request at a time per host. Errors of the world are returned, never raised.

    `settings` is read at the start of each run.
    """

    def __init__(
        self,
        clock: Clock,
        rng: Random,
        ledger: HostLedger,
        settings: Callable[[], Settings],
        *,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._clock = clock
        self._rng = rng
        self._ledger = ledger
        self._settings = settings
        self._transport = transport
        self._lanes = Lanes(clock, self._draw_gap)
        self._opening = asyncio.Lock()
        self._client: httpx.AsyncClient | None = None

    async def run(self, source: SourceInfo, flow: Flow[T], *, host: str, urgent: bool = False) -> Fetched[T]:
        """Drive `flow` to its end. `host` is asked first; an `urgent` run goes before others that wait for it.

        Raises StorageError from the ledger, and whatever a flow raises that is no SourceError (a bug).
        """
        return await self._run(source.name, source.minimum_gap, flow, host, urgent)

    async def download(self, url: str, source: str, max_bytes: int) -> Fetched[bytes]:
        """The bytes of a picture at `url`, as politely as anything else."""
        try:
            host = host_of(url)
        except ValueError:
            return Fetched(None, SourceChanged(source, "address"), FetchCost(), "")
        return await self._run(source, timedelta(0), _picture(url, max_bytes), host, urgent=False)

    async def aclose(self) -> None:
        """Close the connections. Runs still under way must have been cancelled before."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    async def _run(self, source: str, gap: timedelta, flow: Flow[T], host: str, urgent: bool) -> Fetched[T]:
        visit = Visit(
            source=source,
            host=host,
            minimum_gap=gap,
            urgent=urgent,
            settings=self._settings(),
            clock=self._clock,
            ledger=self._ledger,
            lanes=self._lanes,
            send=self._send,
            draw_gap=self._draw_gap,
        )
        value: T | None = None
        failure: SourceError | None = None
        try:
            visit.admit(host)
            await self._open_client()
            value = await _drive(visit, flow)
        except SourceError as error:
            failure = _completed(error, visit)
        finally:
            visit.leave()
            flow.close()
        return Fetched(value, failure, visit.cost, visit.host, tuple(visit.hosts), visit.known)

    def _draw_gap(self, host: str) -> float:
        return gap_between_series(self._settings(), host, self._rng)

    async def _send(self, request: SourceRequest, seconds: float, received: Received) -> Answer:
        """One request and its whole answer within `seconds`."""
        client = await self._open_client()
        with _translated(seconds):
            async with asyncio.timeout(seconds):
                return await _exchange(client, request, seconds, received)

    async def _open_client(self) -> httpx.AsyncClient:
        """The one client, made when first needed; raises SourceUnavailable when this machine's set-up forbids it.

        Reading the certificates takes longer than the loop may stand still, so it happens in another thread.
        """
        async with self._opening:
            if self._client is None:
                try:
                    self._client = await asyncio.to_thread(_client, self._transport)
                except (OSError, ValueError, ImportError) as error:
                    raise SourceUnavailable("", _detail(_set_up(), error)) from error
            return self._client


# ------------------------------------------------------------------ flows


async def _drive(visit: Visit, flow: Flow[T]) -> T:
    loop = asyncio.get_running_loop()
    response: Any = None
    while True:
        started = loop.time()
        try:
            request = flow.send(response)
        except StopIteration as done:
            value: T = done.value
            return value
        finally:
            visit.parse_seconds += loop.time() - started
        response = await visit.ask(request)


def _picture(url: str, max_bytes: int) -> Flow[bytes]:
    response = yield SourceRequest(url, expect="image", max_bytes=max_bytes)
    return response.body


def _completed(error: SourceError, visit: Visit) -> SourceError:
    """`error` with who and where, and nothing in it that must not be logged."""
    error.source = error.source or visit.source
    error.host = error.host or visit.host
    error.detail = redact(error.detail)
    if isinstance(error, SourceChanged):
        error.sample = trim(error.sample) if error.sample else sample_of(visit.last_body)
    return error


# ------------------------------------------------------------------ the HTTP library


def _client(transport: httpx.AsyncBaseTransport | None) -> httpx.AsyncClient:
    """A client that keeps connections but no cookies, and reaches this machine past any proxy."""
    return httpx.AsyncClient(
        transport=transport,
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        limits=LIMITS,
        mounts={f"all://{_bracketed(host)}": transport for host in LOOPBACK},
    )


def _set_up() -> str:
    """Which variables of the environment decide how we connect; their values may hold a password."""
    return f"connection set-up ({', '.join(name for name in SET_UP if os.environ.get(name)) or 'certificates'})"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


async def _exchange(client: httpx.AsyncClient, request: SourceRequest, seconds: float, received: Received) -> Answer:
    response = await client.send(_outgoing(request, seconds), stream=True, auth=None)
    try:
        body = await _body(response, request, received)
    finally:
        await response.aclose()
    return Answer(response.status_code, {name.lower(): value for name, value in response.headers.items()}, body)


def _outgoing(request: SourceRequest, seconds: float) -> httpx.Request:
    """A third of the time to connect, so that a further try still fits in; half of it without a sign of life."""
    timeout = {"connect": seconds / 3, "read": seconds / 2, "write": seconds / 2, "pool": seconds}
    headers = {
        "user-agent": USER_AGENT,
        "accept-encoding": "gzip",
        "accept": ACCEPTED.get(request.expect, "*/*"),
    }
    headers |= {name.lower(): value for name, value in request.headers.items() if name.lower() not in OURS}
    content = None
    if request.json is not None:
        content = json.dumps(dict(request.json)).encode()
        headers["content-type"] = "application/json"
    return httpx.Request(
        request.method,
        request.url,
        headers=httpx.Headers(headers, encoding="utf-8"),
        content=content,
        extensions={"timeout": timeout},
    )


async def _body(response: httpx.Response, request: SourceRequest, received: Received) -> bytes:
    """The decoded body, never more than the limit in memory; a body nobody wants is cut instead of refused."""
    strict = wanted(request, response.status_code)
    limit = request.max_bytes if strict else UNWANTED_BODY_BYTES
    unzip = _unzipper(response.headers.get("content-encoding", ""))
    body, piece = bytearray(), b""
    assert isinstance(response.stream, httpx.AsyncByteStream)
    async for piece in response.stream:
        received(len(piece))
        room = limit + 1 - len(body)
        body += unzip.decompress(piece, room) if unzip else piece[:room]
        if len(body) > limit:
            if strict:
                raise SourceChanged("", "size")
            return bytes(body[:limit])
    if unzip and piece and not unzip.eof:
        raise zlib.error("cut short")
    return bytes(body)


def _unzipper(encoding: str) -> "zlib._Decompress | None":
    """What unpacks a body piece by piece, so that a bomb is noticed early; None where nothing is packed.

    Raises SourceChanged for a packing we did not ask for.
    """
    match encoding.strip().lower():
        case "" | "identity":
            return None
        case "gzip" | "x-gzip":
            return zlib.decompressobj(zlib.MAX_WBITS | 16)
    raise SourceChanged("", "encoding")


@contextmanager
def _translated(seconds: float) -> Iterator[None]:
    """Turn what the library and the machine raise into errors of ours."""
    try:
        yield
    except TimeoutError as error:
        raise SourceUnavailable("", f"no complete answer within {seconds:.0f} s") from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.LocalProtocolError, UnicodeError) as error:
        raise SourceChanged("", "address", sample=_detail("request", error)) from error
    except (httpx.ConnectError, httpx.ConnectTimeout) as error:
        kind = SourceUnavailable if _is_tls(error) else HostUnreachable
        raise kind("", _detail(type(error).__name__, error)) from error
    except (httpx.HTTPError, zlib.error, OSError) as error:
        raise SourceUnavailable("", _detail(type(error).__name__, error)) from error


def _is_tls(error: BaseException | None) -> bool:
    """Whether somebody was reached, but not securely."""
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _detail(what: str, error: Exception) -> str:
    return redact(f"{what}: {error}"[:DETAIL_LENGTH]).rstrip(": ")
