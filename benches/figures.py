"""How the benches measure, and how a figure is printed: beside a floor of the same run, since machines differ."""

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from statistics import median
from typing import TextIO

MS = 1000.0


def cpu_ms(call: Callable[[], object], times: int) -> float:
    """The median CPU time of a call, of this process, in milliseconds."""
    return _measured(call, times, time.process_time)


def wall_ms(call: Callable[[], object], times: int) -> float:
    """The median time of a call in milliseconds."""
    return _measured(call, times, time.perf_counter)


def output_of(*arguments: str, environ: Mapping[str, str] | None = None) -> str:
    """What a Python with these arguments prints; it may exit as it likes."""
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, env={**os.environ, **(environ or {})}, stdout=subprocess.PIPE, text=True, check=False
    ).stdout


def say(out: TextIO, what: str, value: float, unit: str, *, floor: float | None = None, aim: str = "") -> None:
    """One row: the figure, its ratio to the floor, and what is aimed at."""
    ratio = f"  {value / floor:5.2f} x the floor of {floor:.1f}" if floor else ""
    print(f"  {what:42}{value:9.1f} {unit}{ratio}{f'  (aim: {aim})' if aim else ''}", file=out, flush=True)


def _measured(call: Callable[[], object], times: int, clock: Callable[[], float]) -> float:
    taken = []
    call()
    gc.collect()
    for _ in range(times):
        begun = clock()
        call()
        taken.append(clock() - begun)
    return median(taken) * MS
