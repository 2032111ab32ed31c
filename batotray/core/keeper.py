"""Keeps kinds of work going for as long as the engine runs: patient with the world, strict with our own bugs.

Engine thread. It knows nothing of what the work is.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, TypeAlias

from batotray.clock import Clock
from batotray.core.monitor import BUGS_STOP
from batotray.errors import BatotrayError, DatabaseBusy

log = logging.getLogger(__name__)
Work: TypeAlias = Callable[[], Coroutine[Any, Any, object]]
BUSY_WAITS = (1.0, 3.0, 10.0, 30.0)
"""Seconds between the five tries of work that found the database locked."""
SHUTDOWN_SECONDS = 20.0


class Keeper:
    """`on_stopped` hears how many bugs in a row ended a kind of work, before they end the engine."""

    def __init__(self, clock: Clock, on_stopped: Callable[[int], None]) -> None:
        self._clock = clock
        self._on_stopped = on_stopped

    async def keep(self, occasion: asyncio.Event, work: Work, then: Callable[[], None] = lambda: None) -> None:
        """Do `work` at each `occasion`, and `then` what follows from it. Never returns.

        Raises StorageError when the database fails for good, and what three bugs in a row raised. Every kind of work
        has its own count: another one that goes well says nothing about it.
        """
        bugs = 0
        while True:
            await occasion.wait()
            occasion.clear()
            bugs = 0 if await self._succeeds(work, bugs) else bugs + 1
            then()

    async def _succeeds(self, work: Work, bugs: int) -> bool:
        """Our mistakes are recorded and survived until there are too many; the environment's faults pass."""
        try:
            await self._patiently(work)
        except BatotrayError:
            raise
        except Exception:
            log.exception("bug %d in a row", bugs + 1)
            if bugs + 1 >= BUGS_STOP:
                self._on_stopped(bugs + 1)
                raise
            return False
        return True

    async def _patiently(self, work: Work) -> None:
        """Somebody else's lock on the database passes; it is worth five tries."""
        for wait in BUSY_WAITS:
            try:
                await work()
                return
            except DatabaseBusy:
                log.warning("the database is locked; trying again in %.0f s", wait)
                await self._clock.sleep(wait)
        await work()


async def until(stopping: asyncio.Event, tasks: Iterable["asyncio.Task[None]"]) -> None:
    """Wait for `stopping`, or for the first task that ends; raises what that one raised."""
    stopped = asyncio.create_task(stopping.wait())
    done, _ = await asyncio.wait([stopped, *tasks], return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    for task in done - {stopped}:
        task.result()


async def end(tasks: Iterable["asyncio.Task[None]"]) -> None:
    """End tasks within seconds, and log what does not end or ended by itself."""
    tasks = tuple(tasks)
    for task in tasks:
        task.cancel()
    _, hanging = await asyncio.wait(tasks, timeout=SHUTDOWN_SECONDS)
    for task in hanging:
        log.error("%s did not end", task.get_name())
    for task in tasks:
        if task.done() and not task.cancelled() and task.exception() is not None:
            log.error("ended by %s", type(task.exception()).__name__)
