"""Wakes the engine's tasks and does nothing else: APScheduler as a metronome, not as the score. Engine thread.

Work done inside a job would be cancelled at shutdown and logged as a failure, so every job only calls a short function.
When a listing is due is a row, which survives restarts; the one date job is re-armed to the earliest due time.
"""

import logging
from collections.abc import Callable
from datetime import timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from batotray.clock import Clock, SystemClock

HEARTBEAT = timedelta(minutes=5)
PRUNE = timedelta(hours=24)
_JOB = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}


class Metronome:
    """Three beats: `due` whenever armed, `heartbeat` every 5 minutes, `prune` once a day."""

    def __init__(
        self, clock: Clock, *, due: Callable[[], None], heartbeat: Callable[[], None], prune: Callable[[], None]
    ) -> None:
        self._clock = clock
        self._due = due
        self._heartbeat = heartbeat
        self._prune = prune
        self._wall = SystemClock()
        logging.getLogger("apscheduler").setLevel(logging.WARNING)
        self._scheduler = AsyncIOScheduler(timezone="UTC", job_defaults=_JOB)

    def start(self) -> None:
        """Begin to beat, on the running loop."""
        self._scheduler.add_job(_call, IntervalTrigger(seconds=self._real(HEARTBEAT)), [self._heartbeat])
        self._scheduler.add_job(_call, IntervalTrigger(seconds=self._real(PRUNE)), [self._prune])
        self._scheduler.start()

    def wake_in(self, delay: timedelta) -> None:
        """Arm the `due` beat; an earlier arming is replaced."""
        at = self._wall.now() + timedelta(seconds=max(self._real(delay), 0.0))
        self._scheduler.add_job(_call, DateTrigger(at), [self._due], id="due", replace_existing=True)

    def stop(self) -> None:
        """Stop all beats; nothing is running inside them."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def _real(self, delay: timedelta) -> float:
        """Seconds of the machine's clock, which the scheduler lives by; the demo's clock runs faster."""
        return max(delay.total_seconds() / self._clock.scale, 0.001)


async def _call(beat: Callable[[], None]) -> None:
    """A coroutine, so that the beat runs on the loop and not in the scheduler's thread pool."""
    beat()
