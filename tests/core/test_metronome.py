"""The beats: none is lost, none waits for a wall clock that was set back, and the slow ones come on short runs."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, tzinfo

import pytest

from batotray.clock import SystemClock
from batotray.core import metronome
from batotray.core.metronome import Metronome

SOON = timedelta(milliseconds=5)
AT_ONCE = timedelta()


class Beats:
    """Counts what it hears."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self.heartbeat = 0
        self.prune = 0

    @property
    def due(self) -> int:
        return len(self.late)

    def metronome(self) -> Metronome:
        def heard(name: str) -> Callable[[], None]:
            return lambda: setattr(self, name, getattr(self, name) + 1)

        return Metronome(SystemClock(), due=self.late.append, heartbeat=heard("heartbeat"), prune=heard("prune"))


async def until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not happened():
            await asyncio.sleep(0.001)


def beating(scene: Callable[[Metronome, Beats], Awaitable[None]]) -> None:
    async def whole() -> None:
        beats = Beats()
        it = beats.metronome()
        it.start()
        try:
            await scene(it, beats)
        finally:
            it.stop()

    asyncio.run(whole())


def test_the_last_arming_holds() -> None:
    async def scene(it: Metronome, beats: Beats) -> None:
        it.wake_in(AT_ONCE)
        it.wake_in(timedelta(days=1))
        await asyncio.sleep(0.02)
        assert beats.due == 0
        it.wake_in(SOON)
        await until(lambda: beats.due == 1)

    beating(scene)


def test_a_beat_says_how_late_it_is() -> None:
    async def scene(it: Metronome, beats: Beats) -> None:
        it.wake_in(AT_ONCE)
        held_until = time.monotonic() + 0.05
        while time.monotonic() < held_until:
            pass
        await until(lambda: beats.due == 1)
        assert beats.late[0] >= 0.04

    beating(scene)


def test_a_busy_loop_that_is_armed_over_and_over_loses_no_beat(caplog: pytest.LogCaptureFixture) -> None:
    async def scene(it: Metronome, beats: Beats) -> None:
        for _ in range(30):
            it.wake_in(AT_ONCE)
            held_until = time.monotonic() + 0.003
            while time.monotonic() < held_until:
                pass
            await asyncio.sleep(0)
        before = beats.due
        it.wake_in(AT_ONCE)
        await until(lambda: beats.due > before)

    with caplog.at_level(logging.WARNING):
        beating(scene)
    assert caplog.records == []


class SetBack(datetime):
    """The wall clock a day ago."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return datetime.now(tz) - timedelta(days=1)  # noqa: TID251  # the machine's own clock, set back


def test_a_wall_clock_that_is_set_back_holds_up_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metronome, "HEARTBEAT", timedelta(milliseconds=50))

    async def scene(it: Metronome, beats: Beats) -> None:
        await until(lambda: beats.heartbeat > 0)
        it.wake_in(timedelta(milliseconds=50))
        monkeypatch.setattr("apscheduler.schedulers.base.datetime", SetBack)
        monkeypatch.setattr(SystemClock, "now", lambda _: SetBack.now(tz=None).astimezone())
        await until(lambda: beats.due == 1)
        it.restart()
        before = beats.heartbeat
        await until(lambda: beats.heartbeat > before)

    beating(scene)


def test_a_machine_that_is_switched_off_every_night_prunes_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metronome, "FIRST_PRUNE", SOON)

    async def scene(_it: Metronome, beats: Beats) -> None:
        await until(lambda: beats.prune == 1)

    assert timedelta(minutes=10) < metronome.PRUNE
    beating(scene)


def test_nothing_beats_after_the_end() -> None:
    async def scene(it: Metronome, beats: Beats) -> None:
        it.wake_in(SOON)
        it.stop()
        it.wake_in(SOON)
        await asyncio.sleep(0.02)
        assert beats.due == 0

    beating(scene)
