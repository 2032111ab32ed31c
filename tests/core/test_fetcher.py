"""The fetcher as a whole: who we are, the faults of the network, and what becomes of flows."""

import asyncio
import gzip
import json
import ssl
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from random import Random

import httpx
import pytest

from batotray import CONTACT, __version__
from batotray.core.fetcher import Fetched, Fetcher
from batotray.core.sources.protocol import Flow, SourceRequest, SourceResponse
from batotray.errors import HostUnreachable, SourceChanged, SourceError, SourceRefused, SourceUnavailable
from batotray.settings import Settings
from tests.builders import NOW
from tests.core.scripted_site import HOST, JSON, PAGE, SOURCE, URL, World, get, ok, only, to
from tests.fakes import FakeClock, FakeLedger

# ------------------------------------------------------------------ who we are


def test_an_answer_reaches_the_flow_with_all_that_a_source_may_know() -> None:
    world = World(answer=lambda _: ok({"a": 1}, ETag='"x"'))
    fetched = world.run(get())
    answer = only(fetched)
    assert json.loads(answer.body) == {"a": 1}
    assert (answer.status, answer.url, answer.permanent_url, answer.received_at) == (200, URL, None, NOW)
    assert answer.headers["etag"] == '"x"'
    assert (fetched.host, fetched.hosts, fetched.known) == (HOST, (HOST,), None)


def test_we_say_who_we_are_and_keep_no_cookies() -> None:
    world = World(answer=lambda _: ok(**{"set-cookie": "id=1; Path=/"}))
    world.run(get(URL, URL))
    for request in world.asked:
        assert request.headers["user-agent"] == f"batotray/{__version__} (+{CONTACT})"
        assert request.headers["accept-encoding"] == "gzip"
        assert "cookie" not in request.headers
        assert "via" not in request.headers


@pytest.mark.parametrize("name", ["User-Agent", "Via", "Cookie", "Accept-Encoding", "Host"])
def test_a_source_cannot_pretend_to_be_somebody_else(name: str) -> None:
    world = World()
    world.run(get(headers={name: "Mozilla/5.0"}))
    assert "Mozilla/5.0" not in world.asked[0].headers.values()


@pytest.mark.parametrize(
    ("expect", "accepted"),
    [("json", "application/json"), ("xml", "application/rss+xml"), ("html", "text/html"), ("any", "*/*")],
)
def test_we_say_what_we_want(expect: str, accepted: str) -> None:
    world = World()
    world.run(get(expect=expect))
    assert world.asked[0].headers["accept"].startswith(accepted)


def test_a_source_sends_its_own_headers_and_a_body() -> None:
    world = World()
    world.run(get(method="POST", json={"query": "{é}"}, headers={"If-None-Match": 'W/"é"', "Accept": "x/y"}))
    (request,) = world.asked
    assert request.method == "POST"
    assert json.loads(request.content) == {"query": "{é}"}
    assert request.headers["content-type"] == "application/json"
    assert request.headers["accept"] == "x/y"
    assert 'W/"é"'.encode() in dict(request.headers.raw).values()


def test_a_password_in_the_address_goes_to_its_host_only() -> None:
    world = World(script=[to("https://other.example/")])
    world.run(get("https://reader:secret@site.example/opds"))
    first, second = world.asked
    assert first.headers["authorization"].startswith("Basic ")
    assert "authorization" not in second.headers


def test_what_a_run_cost_is_counted() -> None:
    packed = gzip.compress(b'{"a": 1}' * 500)
    world = World(answer=lambda _: httpx.Response(200, content=packed, headers=JSON | {"content-encoding": "gzip"}))
    cost = world.run(get(URL, URL)).cost
    assert (cost.requests, cost.bytes) == (2, 2 * len(packed))
    assert cost.fetch_ms > 0
    assert cost.parse_ms > 0
    assert [host for host, _ in world.ledger.counted] == [HOST, HOST]


def test_a_request_is_counted_before_it_is_sent() -> None:
    world = World()
    counted: list[int] = []

    def answer(_: httpx.Request) -> httpx.Response:
        counted.append(len(world.ledger.counted))
        return ok()

    world.answer = answer
    world.run(get(URL, URL))
    assert counted == [1, 2]


# ------------------------------------------------------------------ the network's faults

REQUEST = httpx.Request("GET", URL)


@pytest.mark.parametrize(
    ("fault", "kind", "requests"),
    [
        (httpx.ConnectError("no route", request=REQUEST), HostUnreachable, 3),
        (httpx.ConnectTimeout("slow", request=REQUEST), HostUnreachable, 3),
        (httpx.ReadTimeout("slow", request=REQUEST), SourceUnavailable, 3),
        (httpx.PoolTimeout("slow", request=REQUEST), SourceUnavailable, 3),
        (httpx.ReadError("reset", request=REQUEST), SourceUnavailable, 3),
        (httpx.WriteError("reset", request=REQUEST), SourceUnavailable, 3),
        (httpx.RemoteProtocolError("garbage", request=REQUEST), SourceUnavailable, 3),
        (httpx.ProxyError("no proxy", request=REQUEST), SourceUnavailable, 3),
        (httpx.DecodingError("garbage", request=REQUEST), SourceUnavailable, 3),
        (OSError("no buffer space"), SourceUnavailable, 3),
        (httpx.LocalProtocolError("bad header", request=REQUEST), SourceChanged, 1),
        (httpx.UnsupportedProtocol("gopher", request=REQUEST), SourceChanged, 1),
        (httpx.InvalidURL("bad"), SourceChanged, 1),
    ],
)
def test_nothing_of_the_http_library_leaks(fault: Exception, kind: type[SourceError], requests: int) -> None:
    world = World(script=[fault] * 3)
    error = world.fail(get())
    assert type(error) is kind
    assert (error.source, error.host) == ("shelf", HOST)
    assert error.__cause__ is fault
    assert len(world.asked) == requests


def test_a_connection_that_is_not_secure_is_no_missing_network() -> None:
    fault = httpx.ConnectError("certificate verify failed", request=REQUEST)
    fault.__cause__ = ssl.SSLCertVerificationError("self-signed certificate")
    assert type(World(script=[fault] * 3).fail(get())) is SourceUnavailable


@pytest.mark.parametrize(
    "url",
    [
        "ftp://site.example/",
        "file:///etc/passwd",
        "https://",
        "/relative",
        "",
        "http://[::1",
        "https://a:b/",
        "https://\x00/",
    ],
)
def test_only_web_addresses_are_asked(url: str) -> None:
    world = World()
    assert isinstance(world.fail(get(url)), SourceChanged)
    assert world.asked == []


def test_a_fault_is_tried_again_with_growing_waits() -> None:
    world = World(Settings(retry_max_attempts=5, retry_delay=10, retry_backoff_factor=3))
    world.answer = lambda _: httpx.Response(500)
    world.fail(get())
    assert [b - a for a, b in pairwise(world.asked_at)] == [10, 30, 60, 60]


def test_a_second_try_that_succeeds_is_all_the_flow_sees() -> None:
    world = World(script=[httpx.Response(502), httpx.ReadError("reset")])
    fetched = world.run(get())
    assert only(fetched).status == 200
    assert fetched.cost.requests == 3


def test_one_attempt_means_one() -> None:
    world = World(Settings(retry_max_attempts=1), answer=lambda _: httpx.Response(500))
    world.fail(get())
    assert len(world.asked) == 1


def test_a_silent_host_is_given_up_in_time() -> None:
    async def never(_: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    world = World(replace(Settings(), scrape_timeout=0.05), answer=never)
    error = world.fail(get())
    assert isinstance(error, SourceUnavailable)
    assert "no complete answer" in error.detail
    assert len(world.asked) == 1  # the time is for the whole check, not for each try


def test_waiting_is_not_asking() -> None:
    """Gaps and pauses may together last far longer than one check may ask."""
    world = World(Settings(scrape_timeout=1))
    slow = replace(SOURCE, minimum_gap=timedelta(minutes=10))
    assert len(world.run(get(*[URL] * 5), source=slow).value or ()) == 5


@pytest.mark.parametrize(
    ("name", "value"),
    [("SSL_CERT_FILE", "/nowhere/roots.pem"), ("HTTPS_PROXY", "gopher://proxy.example:70")],
)
def test_a_wrong_set_up_of_this_machine_is_told_and_nothing_is_counted(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    ledger = FakeLedger()

    async def whole() -> Fetched[list[SourceResponse]]:
        fetcher = Fetcher(FakeClock(), Random(1), ledger, Settings)
        try:
            return await fetcher.run(SOURCE, get(), host=HOST)
        finally:
            await fetcher.aclose()

    fetched = asyncio.run(whole())
    assert type(fetched.error) is SourceUnavailable
    assert name in fetched.error.detail
    assert fetched.cost.requests == 0
    assert ledger.counted == []


# ------------------------------------------------------------------ flows


def test_an_error_of_the_flow_is_completed_and_keeps_no_secret() -> None:
    def flow() -> Flow[None]:
        yield SourceRequest(URL)
        raise SourceChanged("", "title", sample="https://u:pw@h/?token=abc&x=1 " + "é" * 3000)

    error = World().fail(flow())
    assert isinstance(error, SourceChanged)
    assert (error.source, error.host, error.where) == ("shelf", HOST, "title")
    assert "pw@" not in error.sample
    assert "abc" not in error.sample
    assert len(error.sample.encode()) <= 2000


def test_a_flow_that_shows_no_sample_gets_one_of_the_last_answer() -> None:
    def flow() -> Flow[None]:
        yield SourceRequest(URL)
        raise SourceChanged("shelf", "title")

    key = "0123456789abcdef0123456789abcdef"
    world = World(answer=lambda _: ok({"next": f"https://k.example/api/Opds/{key}/x?apiKey={key}"}))
    error = world.fail(flow())
    assert isinstance(error, SourceChanged)
    assert '"next"' in error.sample
    assert key not in error.sample


def test_a_flow_that_needs_no_request_makes_none() -> None:
    def flow() -> Flow[int]:
        return 7
        yield

    world = World()
    fetched = world.run(flow())
    assert (fetched.value, fetched.cost.requests, world.asked) == (7, 0, [])


def test_a_bug_in_a_flow_is_a_bug_and_the_host_is_free_again() -> None:
    def broken() -> Flow[None]:
        yield SourceRequest(URL)
        raise KeyError("id")

    world = World()

    async def whole() -> None:
        fetcher = world.open()
        with pytest.raises(KeyError):
            await fetcher.run(SOURCE, broken(), host=HOST)
        assert only(await fetcher.run(SOURCE, get(), host=HOST)).status == 200

    asyncio.run(whole())


@pytest.mark.parametrize("script", [[httpx.Response(403)], [httpx.Response(500)] * 3])
def test_a_flow_is_closed_when_its_question_fails(script: list[httpx.Response | Exception]) -> None:
    closed: list[str] = []

    def flow() -> Flow[None]:
        try:
            yield SourceRequest(URL)
        finally:
            closed.append("flow")

    World(script=script).fail(flow())
    assert closed == ["flow"]


@pytest.mark.parametrize("moment", ["asking", "gap", "retry", "turn"])
def test_a_cancelled_run_leaves_nothing_behind(moment: str) -> None:
    """Whatever a run is cancelled in: its flow is closed, its turn given on, and nobody waits for it."""
    closed: list[str] = []
    reached = asyncio.Event()

    def flow() -> Flow[None]:
        try:
            yield SourceRequest(URL)
        finally:
            closed.append("flow")

    async def hang(_: httpx.Request) -> httpx.Response:
        reached.set()
        await asyncio.Event().wait()
        raise AssertionError

    class StoppedClock(FakeClock):
        async def sleep(self, seconds: float) -> None:
            reached.set()
            await asyncio.Event().wait()

    async def whole() -> None:
        world = World(clock=StoppedClock())
        fetcher = world.open()
        if moment == "gap":
            await fetcher.run(SOURCE, get(), host=HOST)
        elif moment == "retry":
            world.script = [httpx.Response(500)]
        else:
            world.answer = hang
        tasks = [asyncio.create_task(fetcher.run(SOURCE, flow(), host=HOST))]
        await reached.wait()
        if moment == "turn":
            tasks.insert(0, asyncio.create_task(fetcher.run(SOURCE, flow(), host=HOST)))
            await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            assert task.cancelled()
        assert len(closed) == len(tasks)
        world.clock.advance(60)
        world.answer, world.script = lambda _: ok(), []
        assert only(await asyncio.wait_for(fetcher.run(SOURCE, get(), host=HOST), 10)).status == 200

    asyncio.run(whole())


# ------------------------------------------------------------------ pictures


def test_a_picture_is_downloaded_as_politely_as_anything_else() -> None:
    world = World(answer=lambda _: httpx.Response(200, content=b"\x89PNG", headers={"content-type": "image/png"}))

    async def whole() -> list[Fetched[bytes]]:
        fetcher = world.open()
        return [await fetcher.download(url, "shelf", 1000) for url in (URL, URL, "ftp://x/y")]

    first, second, third = asyncio.run(whole())
    assert first.value == second.value == b"\x89PNG"
    assert isinstance(third.error, SourceChanged)
    assert world.asked_at[1] - world.asked_at[0] >= 4
    assert len(world.ledger.counted) == 2
    assert world.asked[0].headers["accept"].startswith("image/")


def test_a_web_page_in_place_of_a_picture_is_a_refusal() -> None:
    world = World(answer=lambda _: httpx.Response(200, html=PAGE))

    async def whole() -> Fetched[bytes]:
        return await world.open().download(URL, "shelf", 1000)

    assert isinstance(asyncio.run(whole()).error, SourceRefused)


def test_a_closed_fetcher_can_be_closed_again_and_opens_when_asked() -> None:
    world = World()

    async def whole() -> None:
        fetcher = world.open()
        await fetcher.aclose()
        await fetcher.run(SOURCE, get(), host=HOST)
        await fetcher.aclose()
        await fetcher.aclose()
        await fetcher.run(SOURCE, get(), host=HOST)
        await fetcher.aclose()

    asyncio.run(whole())
    assert len(world.asked) == 2
