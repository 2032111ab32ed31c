"""Wakes the engine's tasks and does nothing else. Engine thread.

When a listing is due is a row, which survives restarts; the one alarm is re-armed to the earliest due time. It is a
timer of the loop, which no clock on the wall that is set back can hold up. The slow beats are APScheduler's: a
metronome, not the score. Work done inside a job would be cancelled at shutdown and logged as a failure, so every job
only calls a short function.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from batotray.clock import Clock, SystemClock

HEARTBEAT = timedelta(minutes=5)
PRUNE = timedelta(hours=24)
FIRST_PRUNE = timedelta(minutes=10)
"""After the start: a machine that is switched off every night never runs for a day."""
_JOB = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}


class Metronome:
    """Three beats: `due` whenever armed, `heartbeat` every 5 minutes, `prune` soon after the start and once a day.

    `due` hears how many real seconds late it is: many, where the machine slept and its monotonic clock went on.
    """

    def __init__(
        self, clock: Clock, *, due: Callable[[float], None], heartbeat: Callable[[], None], prune: Callable[[], None]
    ) -> None:
        self._clock = clock
        self._due = due
        self._heartbeat = heartbeat
        self._prune = prune
        self._wall = SystemClock()
        self._alarm: asyncio.TimerHandle | None = None
        self._is_stopped = False
        logging.getLogger("apscheduler").setLevel(logging.WARNING)
        self._scheduler = AsyncIOScheduler(timezone="UTC", job_defaults=_JOB)

    def start(self) -> None:
        """Begin to beat, on the running loop."""
        self._begin()
        self._scheduler.start()

    def restart(self) -> None:
        """The wall clock was set back: without this the slow beats would wait for it to catch up."""
        self._begin()

    def wake_in(self, delay: timedelta) -> None:
        """Arm the `due` beat; an earlier arming is replaced. Nothing happens after the end."""
        if self._is_stopped:
            return
        self._disarm()
        at = asyncio.get_running_loop().time() + self._real(delay)
        self._alarm = asyncio.get_running_loop().call_at(at, self._beat, at)

    def stop(self) -> None:
        """Stop all beats; nothing is running inside them."""
        self._is_stopped = True
        self._disarm()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def _beat(self, at: float) -> None:
        self._due(asyncio.get_running_loop().time() - at)

    def _begin(self) -> None:
        for name, beat, every, first in (
            ("heartbeat", self._heartbeat, HEARTBEAT, HEARTBEAT),
            ("prune", self._prune, PRUNE, FIRST_PRUNE),
        ):
            self._scheduler.add_job(
                _call,
                IntervalTrigger(seconds=self._real(every)),
                [beat],
                id=name,
                next_run_time=self._wall.now() + timedelta(seconds=self._real(first)),
                replace_existing=True,
            )

    def _disarm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    def _real(self, delay: timedelta) -> float:
        """Seconds of the machine's clock, by which loop and scheduler live; the demo's clock runs faster."""
        return max(delay.total_seconds() / self._clock.scale, 0.001)


async def _call(beat: Callable[[], None]) -> None:
    """A coroutine, so that the beat runs on the loop and not in the scheduler's thread pool."""
    beat()
