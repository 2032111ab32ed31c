"""An engine that runs by itself on the stage, and waiting for what it does."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

from batotray.core.events import Ready
from tests.flows.stage import Stage

AT_ONCE = timedelta()


async def until(happened: Callable[[], bool]) -> None:
    """Let the loop run until something happened; fails after a generous while."""
    async with asyncio.timeout(10):
        while not happened():
            await asyncio.sleep(0.002)


async def running(it: Stage, first_look: timedelta = AT_ONCE) -> "asyncio.Task[None]":
    """The run of the stage's engine, once it has begun."""
    it.events.clear()
    task = asyncio.create_task(it.engine.run(first_look))
    await until(lambda: Ready() in it.events)
    return task


@asynccontextmanager
async def at_work(it: Stage, first_look: timedelta = AT_ONCE) -> AsyncIterator[None]:
    """The stage's engine runs within, and has ended after."""
    task = await running(it, first_look)
    try:
        yield
    finally:
        it.engine.stop()
        await task
