"""How long the windows may stand still while a round of 300 series is stored: the longest gap of the main thread.

The whole program plays, with its engine thread, over a scripted site and a fast clock; inbox, library and dashboard are
open. Every check finds a new chapter, so that all of them have news to show. Once the gap between two series takes a
tenth of a second, forty times faster than any source is asked; once nothing, so that the engine never rests: then every
call of Qt waits for Python's lock, and what is measured is that.
"""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TextIO

import httpx
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from batotray.core.commands import Checked, CheckNow
from batotray.core.door import Door
from batotray.ui.beginning import Beginning
from batotray.ui.shell import Shell, Start
from batotray.wiring import World
from benches.figures import MS, say
from benches.screens import screen
from tests.fakes import FakeClock
from tests.flows.stage import Stage, stage

SERIES, CHAPTERS = 300, 40
GAP_SECONDS = 0.1
BEAT_MS = 2
SETTLING_MS = 3000
"""From the opening of the windows to the round."""


class BriefClock(FakeClock):
    """Every sleep of a second or more takes `gap` seconds."""

    def __init__(self, gap: float, start: datetime) -> None:
        super().__init__(start)
        self._gap = gap

    async def sleep(self, seconds: float) -> None:
        if seconds >= 1:
            await asyncio.sleep(self._gap)
        await super().sleep(seconds)


def run(out: TextIO, series: int = SERIES) -> None:
    """Prints the longest gap, beside that of the same windows while nothing is stored. Takes a minute."""
    for gap in (GAP_SECONDS, 0.0):
        with TemporaryDirectory() as folder, screen() as (where, environ):
            print(f"stall, {where}: a round of {series} series, {gap} s apart, three windows open", file=out)
            command = [sys.executable, "-m", "benches.stall", folder, str(series), str(gap)]
            done = subprocess.run(command, env={**os.environ, **environ}, stdout=subprocess.PIPE, text=True, check=True)
            out.write(done.stdout)


class Heart:
    """Beats on the main thread; knows the longest pause between two beats."""

    def __init__(self) -> None:
        self._timer = QTimer(interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._last = time.perf_counter()
        self._longest = 0.0
        self._timer.start()

    def longest_ms(self) -> float:
        """Since the last time this was asked, without the pause that is always there."""
        longest, self._longest = self._longest, 0.0
        return max(0.0, longest * MS - BEAT_MS)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest, self._last = max(self._longest, now - self._last), now


class Round:
    """Opens the windows once the engine is there, waits, and has everything checked."""

    def __init__(self, app: QApplication, begun: Beginning, out: TextIO) -> None:
        self._app = app
        self._begun = begun
        self._out = out
        self._heart = Heart()
        self._quiet_ms = self._begun_at = 0.0
        self._wait(self._open)

    def _open(self) -> None:
        shell = self._shell()
        if shell is None:
            self._wait(self._open)
            return
        for show in (shell._windows.show_inbox, shell._windows.show_library, shell._windows.show_dashboard):
            show()
        QTimer.singleShot(SETTLING_MS, self._rest)

    def _rest(self) -> None:
        self._heart.longest_ms()
        QTimer.singleShot(SETTLING_MS, self._check)

    def _check(self) -> None:
        self._quiet_ms, self._begun_at = self._heart.longest_ms(), time.perf_counter()
        shell = self._shell()
        assert shell is not None
        shell._engine.submit(CheckNow(), self._on_checked)

    def _on_checked(self, checked: object) -> None:
        assert isinstance(checked, Checked), checked
        wrong = [outcome for outcome in checked.outcomes if outcome.error is not None]
        assert not wrong, wrong[0]
        taken = (time.perf_counter() - self._begun_at) * MS
        say(self._out, "longest stall of the main thread", self._heart.longest_ms(), "ms", aim="under 50 ms")
        say(self._out, "the same windows, nothing to store", self._quiet_ms, "ms")
        say(self._out, f"the round of {len(checked.outcomes)} series", taken, "ms")
        self._app.quit()

    def _shell(self) -> Shell | None:
        shell = self._begun.shell
        return shell if shell is not None and shell._is_ready else None

    def _wait(self, then: Callable[[], None]) -> None:
        QTimer.singleShot(50, then)


async def _follow(it: Stage, series: int) -> None:
    for number in range(series):
        it.site.publish(f"series-{number}", *range(1, CHAPTERS + 1))
        await it.follow(f"series-{number}")
    for number in range(series):
        it.site.publish(f"series-{number}", CHAPTERS + 1)


async def _prepared(folder: Path, series: int) -> Stage:
    """A stage whose library is filled and closed, and whose site has a new chapter of everything."""
    async with stage(folder) as it:
        await _follow(it, series)
    return it


def _main(folder: Path, series: int, gap: float) -> None:
    it = asyncio.run(_prepared(folder, series))
    transport = httpx.MockTransport(it.site.answer)
    clock = BriefClock(gap, it.clock.now())
    world = World(clock, Random(7), {}, {}, transport=transport, sources=(it.source,))
    app, door = QApplication([]), Door(folder)
    app.setQuitOnLastWindowClosed(False)
    door.acquire()
    begun = Beginning(app, lambda: Start(folder, door, {}, {}, clock, lambda: world, hidden=True))
    playing = Round(app, begun, sys.stdout)
    app.exec()
    begun.end()
    door.release()
    del playing


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
