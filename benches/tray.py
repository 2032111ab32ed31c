"""The tray program on a real desktop: from its start to its icon, its memory, and what it costs while nothing happens.

The floors are a bare program with an icon, and the same one with the engine's libraries (`tray_floor.py`).
"""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from typing import TextIO

from batotray.paths import DATABASE
from benches.figures import MS, say
from benches.library import Size, build
from benches.processes import Spent, own_mb, resident_mb, spent
from tests.desktop.session.desktop import Desktop, missing, running_desktop
from tests.desktop.session.parts import eventually

STARTS = 7
LIBRARY = Size(series=40, chapters=2_000, log_rows=2_000, notifications=200)
FLOOR = (str(Path(__file__).with_name("tray_floor.py")),)
FLOOR_WITH_LIBRARIES = (*FLOOR, "libraries")
SETTLING_SECONDS = 40.0
"""After the icon; by then everything is loaded, and the threads that helped at the start have ended."""
IDLE_SECONDS = 60.0
POLL_SECONDS = 0.002


def run(out: TextIO, starts: int = STARTS, settling: float = SETTLING_SECONDS, idle: float = IDLE_SECONDS) -> None:
    """Prints the figures; a line instead where there is no desktop to be had. Takes two to three minutes."""
    reason = missing()
    if reason:
        print(f"tray: not measured ({reason})", file=out)
        return
    print("tray, on a desktop of its own", file=out)
    with running_desktop() as desktop:
        desktop.whole()
        folder = desktop.folder / "library"
        folder.mkdir()
        build(folder / DATABASE, LIBRARY)
        _follow_nothing(folder / DATABASE)
        ours = ("-m", "batotray", "--hidden", "--data-dir", str(folder))
        _starts(desktop, ours, starts, out)
        _idles(desktop, ours, settling, idle, out)


def _follow_nothing(database: Path) -> None:
    """So that nothing is due and nobody is asked: all that is left is what the program itself costs."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE series SET followed = 0")
        connection.execute("UPDATE schedule SET active = 0")


def _starts(desktop: Desktop, ours: Sequence[str], starts: int, out: TextIO) -> None:
    """By turns, so that what else runs concerns both; the quickest of each, since what else runs only delays.

    CPU says the same on a machine that does much else.
    """
    bare, own = [], []
    for _ in range(starts):
        bare.append(_start(desktop, FLOOR))
        own.append(_start(desktop, ours))
    (bare_ms, bare_cpu_ms), (own_ms, own_cpu_ms) = zip(*bare, strict=True), zip(*own, strict=True)
    say(out, "start to icon", min(own_ms), "ms", floor=min(bare_ms), aim="1.5 x")
    say(out, "start to icon, half of the starts", median(own_ms), "ms", floor=median(bare_ms), aim="1.5 x")
    say(out, "CPU until the icon", median(own_cpu_ms), "ms", floor=median(bare_cpu_ms))


def _start(desktop: Desktop, arguments: Sequence[str]) -> tuple[float, float]:
    """Milliseconds from a start to its icon, and those of CPU."""
    begun = time.perf_counter()
    with _program(desktop, arguments) as pid:
        return (time.perf_counter() - begun) * MS, spent(pid).cpu_ms


def _idles(desktop: Desktop, ours: Sequence[str], settling: float, idle: float, out: TextIO) -> None:
    with (
        _program(desktop, FLOOR) as bare,
        _program(desktop, FLOOR_WITH_LIBRARIES) as loaded,
        _program(desktop, ours) as own,
    ):
        time.sleep(settling)
        say(out, "memory, beside the same libraries", resident_mb(own), "MB", floor=resident_mb(loaded), aim="1.15 x")
        say(out, "memory, beside a bare icon", resident_mb(own), "MB", floor=resident_mb(bare))
        say(out, "memory without what others share", own_mb(own), "MB", floor=own_mb(loaded))
        bare_spent, own_spent = _spent_in(idle, bare, own)
    seconds = f"in {idle:g} s idle"
    say(out, f"context switches {seconds}", own_spent.switches, "", floor=bare_spent.switches, aim="under 20")
    say(out, f"CPU {seconds}", own_spent.cpu_ms, "ms", floor=bare_spent.cpu_ms)


def _spent_in(seconds: float, *pids: int) -> list[Spent]:
    before = [spent(pid) for pid in pids]
    time.sleep(seconds)
    return [spent(pid).since(earlier) for pid, earlier in zip(pids, before, strict=True)]


@contextmanager
def _program(desktop: Desktop, arguments: Sequence[str]) -> Iterator[int]:
    """The process of a program whose icon is in the tray; its icon is gone when this ends."""
    others = desktop.tray.icons()
    with _ending(arguments, desktop.env) as process:
        while desktop.tray.icons() <= others:
            assert process.poll() is None, f"{arguments} ended before its icon was there"
            time.sleep(POLL_SECONDS)
        yield process.pid
    eventually(lambda: desktop.tray.icons() <= others, "the icon to go")


@contextmanager
def _ending(arguments: Sequence[str], environ: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([sys.executable, *arguments], env=dict(environ), stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()
