"""What one run may ask: holds, refusals, the budget, further tries, and limits."""

import asyncio
import gzip
import tracemalloc

import httpx
import pytest

from batotray.core import visit
from batotray.core.sources.protocol import Flow, SourceRequest
from batotray.errors import BudgetSpent, HostStopped, RateLimited, SourceChanged, SourceUnavailable
from batotray.records import HostState
from batotray.settings import Settings
from tests.builders import DAY, HOUR, NOW
from tests.core.scripted_site import HOST, URL, Pieces, World, get, ok, only

# ------------------------------------------------------------------ holds, refusals, budget


def test_a_hold_is_remembered_at_once_and_no_further_request_is_made() -> None:
    world = World(answer=lambda _: httpx.Response(429, headers={"retry-after": "3600"}))
    error = world.fail(get())
    assert isinstance(error, RateLimited)
    assert error.until == NOW + HOUR
    assert world.ledger.states[HOST].held_until == NOW + HOUR
    again = world.run(get())
    assert isinstance(again.error, RateLimited)
    assert again.error.until == NOW + HOUR
    assert again.cost.requests == 0
    assert len(world.asked) == 1


def test_a_hold_ends() -> None:
    world = World(script=[httpx.Response(503)])
    world.fail(get())
    world.clock.advance(301)
    assert only(world.run(get())).status == 200


def test_a_refusal_stops_the_host_for_a_day() -> None:
    world = World(script=[httpx.Response(403)])
    world.fail(get())
    world.clock.advance(86000)
    error = world.fail(get())
    assert isinstance(error, HostStopped)
    assert error.until == NOW + DAY
    assert len(world.asked) == 1
    world.clock.advance(500)
    assert only(world.run(get())).status == 200


def test_the_state_before_the_run_comes_with_the_result() -> None:
    before = HostState(HOST, "shelf", refused_since=NOW - 7 * DAY, refused_until=NOW - HOUR)
    world = World(answer=lambda _: httpx.Response(403))
    world.ledger.states[HOST] = before
    assert world.run(get()).known == before
    assert world.ledger.states[HOST].refused_until == NOW + DAY


def test_a_spent_budget_makes_no_request_and_ends_a_check_half_way() -> None:
    world = World(Settings(daily_budget=10))
    world.ledger.counted = [(HOST, NOW - HOUR)] * 8 + [("other.example", NOW)] * 50
    fetched = world.run(get(URL, URL, URL))
    assert isinstance(fetched.error, BudgetSpent)
    assert fetched.error.until > NOW + 20 * HOUR
    assert fetched.cost.requests == 2
    assert isinstance(world.fail(get()), BudgetSpent)
    assert len(world.asked) == 2


def test_further_tries_are_paid_from_the_budget_too() -> None:
    world = World(Settings(daily_budget=10), answer=lambda _: httpx.Response(500))
    world.ledger.counted = [(HOST, NOW)] * 8
    assert isinstance(world.fail(get()), BudgetSpent)
    assert len(world.asked) == 2


def test_loopback_has_no_budget() -> None:
    world = World(Settings(daily_budget=10))
    world.ledger.counted = [("127.0.0.1:80", NOW)] * 50
    assert only(world.run(get("http://127.0.0.1/x"), host="127.0.0.1")).status == 200


# ------------------------------------------------------------------ limits


@pytest.mark.parametrize("packed", [False, True])
def test_an_answer_may_be_as_large_as_asked_for_and_no_larger(packed: bool) -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        body = b"x" * 10_000
        headers = {"content-encoding": "gzip"} if packed else {}
        return httpx.Response(200, content=gzip.compress(body) if packed else body, headers=headers)

    world = World(answer=answer)
    assert len(only(world.run(get(expect="any", max_bytes=10_000))).body) == 10_000
    world.clock.advance(10)
    error = world.fail(get(expect="any", max_bytes=9_999))
    assert isinstance(error, SourceChanged)
    assert error.where == "size"


def test_a_bomb_is_noticed_before_it_is_unpacked() -> None:
    bomb = gzip.compress(bytes(100_000_000), 1)
    world = World(answer=lambda _: httpx.Response(200, stream=Pieces(bomb), headers={"content-encoding": "gzip"}))
    tracemalloc.start()
    try:
        error = world.fail(get(expect="any", max_bytes=1_000_000))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(error, SourceChanged)
    assert peak < 10_000_000


@pytest.mark.parametrize("body", [b"no gzip at all", gzip.compress(b"x" * 5000)[:-20]])
def test_a_garbled_packing_is_a_fault_of_the_way(body: bytes) -> None:
    world = World(answer=lambda _: httpx.Response(200, stream=Pieces(body), headers={"content-encoding": "gzip"}))
    assert type(world.fail(get(expect="any"))) is SourceUnavailable
    assert len(world.asked) == 3


def test_a_packing_nobody_asked_for_is_not_guessed_at() -> None:
    world = World(answer=lambda _: httpx.Response(200, stream=Pieces(b"\x0b"), headers={"content-encoding": "br"}))
    error = world.fail(get())
    assert isinstance(error, SourceChanged)
    assert error.where == "encoding"


def test_the_body_of_an_error_is_cut_and_its_answer_closed() -> None:
    pieces = Pieces(*[b"x" * 50_000] * 4)
    world = World(answer=lambda _: httpx.Response(400, stream=pieces))
    error = world.fail(get())
    assert isinstance(error, SourceChanged)
    assert len(error.sample) == 2000
    assert pieces.closed


def test_a_flow_without_an_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    def forever() -> Flow[None]:
        while True:
            yield SourceRequest(URL)

    world = World()
    error = world.fail(forever())
    assert isinstance(error, SourceChanged)
    assert (error.where, len(world.asked)) == ("pages", visit.MOST_PAGES)
    monkeypatch.setattr(visit, "MOST_BYTES", 5_000)
    world = World(answer=lambda _: ok("x" * 1000))
    error = world.fail(forever())
    assert isinstance(error, SourceChanged)
    assert (error.where, len(world.asked)) == ("size", 5)


def test_what_took_too_long_is_not_followed_by_more() -> None:
    def slow(_: httpx.Request) -> httpx.Response:
        loop = asyncio.get_running_loop()
        end = loop.time() + 0.03
        while loop.time() < end:
            pass
        return ok()

    world = World(Settings(scrape_timeout=0.02), answer=slow)
    error = world.fail(get(URL, URL))
    assert (type(error), error.detail) == (SourceUnavailable, "out of time")
    assert len(world.asked) == 1
