"""One visitor at a time per host, the gap between two, and who goes first."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import httpx
import pytest

from batotray.core.fetcher import Fetched
from batotray.errors import RateLimited
from batotray.settings import Settings
from tests.core.scripted_site import HOST, SOURCE, URL, World, get, ok, runs, to


def test_series_on_one_host_are_four_to_seven_seconds_apart(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "batotray")
    world = World()
    runs(world, *(get() for _ in range(20)))
    gaps = [b - a for a, b in pairwise(world.asked_at)]
    assert all(4 <= gap <= 7.001 for gap in gaps)
    assert max(gaps) - min(gaps) > 1
    told = [record.getMessage() for record in caplog.records if record.name.startswith("batotray")]
    assert told == [f"Waiting {gap:.1f} s before next series" for gap in gaps]


def test_the_gap_is_counted_from_the_last_request_of_the_series_before() -> None:
    world = World(Settings(min_delay=5, max_delay=5))
    runs(world, get(URL, URL, URL), get())
    assert world.asked_at[3] - world.asked_at[2] == pytest.approx(5)


def test_other_hosts_are_not_kept_waiting() -> None:
    world = World()
    runs(world, get(), get("https://other.example/"), host=HOST)
    assert world.asked_at[0] == world.asked_at[1]


def test_a_failed_request_is_a_request_for_the_gap_too() -> None:
    world = World(Settings(min_delay=5, max_delay=5, retry_max_attempts=1), script=[httpx.ReadError("reset")])
    runs(world, get(), get())
    assert world.asked_at[1] - world.asked_at[0] == pytest.approx(5)


def test_the_gap_goes_on_over_a_restart() -> None:
    world = World(Settings(min_delay=5, max_delay=5))
    world.run(get())
    world.clock.advance(2)
    world.run(get())
    assert world.asked_at[1] - world.asked_at[0] == pytest.approx(5)


def test_pages_of_one_check_are_a_quarter_second_apart_or_as_the_source_demands() -> None:
    world = World()
    world.run(get(URL, URL, URL))
    world.clock.advance(60)
    world.run(get(URL, URL), source=replace(SOURCE, minimum_gap=timedelta(seconds=2)))
    gaps = [b - a for a, b in pairwise(world.asked_at)]
    assert gaps == pytest.approx([0.25, 0.25, gaps[2], 2])


def test_on_loopback_nothing_waits_when_told_so() -> None:
    world = World(Settings(min_delay=0, max_delay=0))
    runs(world, get("http://127.0.0.1:9/a", "http://127.0.0.1:9/b"), get("http://127.0.0.1:9/c"), host="127.0.0.1:9")
    assert world.clock.slept == []


def crowd(world: World, *visitors: tuple[str, bool]) -> None:
    """Several runs at once, begun in this order; each is a path and whether it is urgent."""

    async def whole() -> None:
        fetcher = world.open()
        await asyncio.gather(
            *(fetcher.run(SOURCE, get(f"https://{HOST}/{path}"), host=HOST, urgent=urgent) for path, urgent in visitors)
        )

    asyncio.run(whole())


def paths(world: World) -> list[str]:
    return [request.url.path.strip("/") for request in world.asked]


def test_what_the_user_asked_for_goes_before_those_who_wait() -> None:
    world = World()
    crowd(world, ("a", False), ("b", False), ("c", False), ("preview", True))
    assert paths(world) == ["a", "preview", "b", "c"]
    assert all(b - a >= 4 for a, b in pairwise(world.asked_at))


def test_those_who_wait_for_a_host_do_not_ask_when_it_says_wait() -> None:
    world = World(script=[httpx.Response(429)])

    async def whole() -> list[Fetched[Any]]:
        fetcher = world.open()
        return await asyncio.gather(*(fetcher.run(SOURCE, get(), host=HOST) for _ in range(3)))

    fetched = asyncio.run(whole())
    assert [type(one.error) for one in fetched] == [RateLimited] * 3
    assert [one.cost.requests for one in fetched] == [1, 0, 0]


def test_a_host_never_sees_two_requests_at_once_but_two_hosts_do() -> None:
    open_now: dict[str, int] = {}
    most: dict[str, int] = {"": 0}

    async def answer(request: httpx.Request) -> httpx.Response:
        host = request.url.host
        open_now[host] = open_now.get(host, 0) + 1
        most[host] = max(most.get(host, 0), open_now[host])
        most[""] = max(most[""], sum(open_now.values()))
        for _ in range(20):
            await asyncio.sleep(0)
        open_now[host] -= 1
        return ok()

    world = World(answer=answer)

    async def whole() -> None:
        fetcher = world.open()
        urls = [f"https://{host}/{n}" for n in range(4) for host in ("a.example", "b.example")]
        await asyncio.gather(*(fetcher.run(SOURCE, get(url, url), host=url[8:17]) for url in urls))

    asyncio.run(whole())
    assert most == {"": 2, "a.example": 1, "b.example": 1}


def test_two_series_that_redirect_to_each_others_hosts_do_not_block_each_other() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        other = "b.example" if request.url.host == "a.example" else "a.example"
        return ok() if request.url.path == "/end" else to(f"https://{other}/end")

    world = World(answer=answer)

    async def whole() -> list[Fetched[Any]]:
        fetcher = world.open()
        hosts = ("a.example", "b.example") * 3
        both = (fetcher.run(SOURCE, get(f"https://{host}/start"), host=host) for host in hosts)
        return await asyncio.wait_for(asyncio.gather(*both), 10)

    assert all(fetched.error is None for fetched in asyncio.run(whole()))
