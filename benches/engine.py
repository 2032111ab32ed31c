"""What a check costs: nothing new among 500 chapters, a first import, and a round in which 300 series are due.

The whole engine plays, on a scripted site and a clock whose sleeps take no time; only CPU and the disk are real.
"""

import asyncio
import gc
import json
import sqlite3
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

import httpx

from batotray.core.commands import ChangeSetting, Checked, CheckNow
from batotray.paths import DATABASE
from benches.figures import MS, cpu_ms, say
from tests.flows.stage import Stage, stage

CHAPTERS = 500
SERIES = 300
LEARNERS = 5
CHECKS = 60
IMPORTS = 10
OLD_CHECK_MS = 17.0
"""CPU of the old system for the check of such a series, and below for its import, measured on another machine."""
OLD_IMPORT_MS = 118.0
QUERY = "SELECT * FROM chapter WHERE listing_id = 1 ORDER BY sort_key, published_at, id"


def run(out: TextIO) -> None:
    """Prints CPU per check and import, and what a full round takes and holds up. Takes about a minute."""
    print(f"engine: series of {CHAPTERS} chapters, a scripted site", file=out)
    with TemporaryDirectory() as folder:
        asyncio.run(_single(Path(folder), out))
    with TemporaryDirectory() as folder:
        asyncio.run(_round(Path(folder), out))
    with TemporaryDirectory() as folder:
        asyncio.run(_learning(Path(folder), out))


async def _single(folder: Path, out: TextIO) -> None:
    async with stage(folder) as it:
        bodies = _publish(it, 1 + IMPORTS)
        imports = [await _cpu_of_following(it, f"series-{number}") for number in range(1 + IMPORTS)]
        await it.do(CheckNow((1,)))
        same = await _cpu_of_checks(it, lambda _: None)
        reads = await _cpu_of_checks(it, lambda number: _alter(bodies, reads=number))
        news = await _cpu_of_checks(it, lambda number: _alter(bodies, chapter=number))
    floor = _floor(folder / DATABASE, bodies["series-0"])
    say(out, "CPU of a check, nothing new", same, "ms", floor=floor, aim="3 x")
    say(out, "against the old system's 17 ms", same / OLD_CHECK_MS * 100, "%", aim="under 33 %")
    say(out, "the same, but counters moved", reads, "ms", floor=floor, aim="3 x")
    say(out, "CPU of a check, a new chapter", news, "ms", floor=floor)
    first = sorted(imports)[len(imports) // 2]
    say(out, "CPU of a first import", first, "ms", aim="25 ms")
    say(out, "against the old system's 118 ms", first / OLD_IMPORT_MS * 100, "%")


async def _round(folder: Path, out: TextIO) -> None:
    async with stage(folder) as it:
        _publish(it, SERIES)
        for number in range(SERIES):
            await it.follow(f"series-{number}")
        gc.freeze()  # as the running engine does; the site is no part of it
        wall, cpu = time.perf_counter(), time.process_time()
        checked = await it.do(CheckNow())
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        assert isinstance(checked, Checked), checked
        longest = await _longest_hold(it.do(CheckNow()))
    say(out, f"{SERIES} series at once", wall * MS, "ms")
    say(out, "CPU of that round", cpu * MS, "ms")
    say(out, "longest hold of the engine's loop", longest * MS, "ms", aim="under 50 ms")


async def _learning(folder: Path, out: TextIO) -> None:
    """The adaptive rules, which learn the rhythm of every series before its first check after a start."""
    async with stage(folder) as it:
        await it.do(ChangeSetting("schedule.rules", "adaptive"))
        bodies = _publish(it, LEARNERS, every=timedelta(days=7))
        for number in range(LEARNERS):
            await it.follow(f"series-{number}")
        await it.engine.close()
        it.open()
        longest = await _longest_hold(it.do(CheckNow()))
        _alter(bodies, chapter=1)
        news = await _longest_hold(it.do(CheckNow((1,))))
    say(out, "longest hold while rhythms are learned", longest * MS, "ms", aim="under 50 ms")
    say(out, "longest hold at a new chapter", news * MS, "ms", aim="under 50 ms")


async def _longest_hold(work: Awaitable[object]) -> float:
    """The longest time in seconds for which nothing else could run on the loop during `work`."""
    longest = 0.0

    async def watch() -> None:
        nonlocal longest
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(0)
            longest = max(longest, time.perf_counter() - begun)

    watching = asyncio.create_task(watch())
    await asyncio.sleep(0)  # let it begin
    await work
    await asyncio.sleep(0)  # and see the last hold
    watching.cancel()
    await asyncio.wait([watching])
    return longest


async def _cpu_of_checks(it: Stage, before_each: Callable[[int], None]) -> float:
    """CPU in milliseconds of one check of the first series; what comes before each is not measured."""
    spent = 0.0
    for number in range(CHECKS):
        it.clock.advance(3600)
        before_each(number)
        begun = time.process_time()
        checked = await it.do(CheckNow((1,)))
        spent += time.process_time() - begun
        assert isinstance(checked, Checked)
        assert checked.outcomes[0].error is None, checked
    return spent / CHECKS * MS


def _alter(bodies: dict[str, bytes], *, reads: int | None = None, chapter: int | None = None) -> None:
    """Another answer for the first series: a counter that moved in every chapter, or one more chapter."""
    series = json.loads(bodies["series-0"])
    if reads is not None:
        series["chapters"] = [listed | {"reads": reads} for listed in series["chapters"]]
    if chapter is not None:
        series["chapters"].append(series["chapters"][-1] | {"id": f"new-{chapter}", "number": str(1000 + chapter)})
    bodies["series-0"] = json.dumps(series).encode()


async def _cpu_of_following(it: Stage, slug: str) -> float:
    begun = time.process_time()
    await it.follow(slug)
    return (time.process_time() - begun) * MS


def _publish(it: Stage, count: int, every: timedelta = timedelta()) -> dict[str, bytes]:
    """Series on the site, whose answers are made beforehand so that making them is not measured."""
    for number in range(count):
        for chapter in range(1, CHAPTERS + 1):
            ago = timedelta(days=30) + (CHAPTERS - chapter) * every
            it.site.publish(f"series-{number}", chapter, ago=ago)
    bodies = {slug: json.dumps(series).encode() for slug, series in it.site.series.items()}

    def answer(request: httpx.Request) -> httpx.Response:
        body = bodies[request.url.path.removeprefix("/series/")]
        return httpx.Response(200, content=body, headers={"Content-Type": "application/json"})

    it.site.mood = answer
    return bodies


def _floor(database: Path, body: bytes) -> float:
    """CPU that nobody can avoid who reads the same answer and looks up what is known."""
    with closing(sqlite3.connect(database)) as connection:
        return cpu_ms(lambda: (json.loads(body), connection.execute(QUERY).fetchall()), CHECKS)
