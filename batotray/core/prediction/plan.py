"""Places the checks of one series: least expected delay plus a price per check. Pure, any thread.

Backward recursion over the grid of the density; the lower envelope of lines keeps it near-linear.
"""

import math
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

from .grid import GRID, STEP, cumulated, index_of
from .rhythm import Rhythm

MIN_GAP = timedelta(minutes=10)
HORIZON = 48.0
DEAR = 0.25
WIDE, NARROW = 3, 2
"""Checks lie on every third rung where they are dear (hours), else on every second: phases spread over so much time."""
MINUTE = timedelta(minutes=1)
ROUND, AWAY = 15, 13
"""A check in the first of so many minutes is moved by one to `1 + AWAY` of them, at random but always alike."""
TILT = 0.4
"""How far the phase tilts the price: copies differ in how many checks they place, not only in where."""
TURNS = 37
"""How often the tilt runs through its range while the phase runs once through its own: near phases differ in price."""


def plan(
    rhythm: Rhythm,
    *,
    now: datetime,
    price: float,
    phase: float = 0.0,
) -> tuple[datetime, ...]:
    """The next check times (aware UTC, ascending, each MIN_GAP after the one before, the first after `now`).

    `price` is hours of delay one check is worth; `phase` 0..1 is this installation's and moves every check by up to 45
    minutes, so that copies do not knock together.
    """
    return spaced(placed(rhythm, now, price, phase), now, phase)


def untilted(rng: Random) -> float:
    """A phase by which checks move but cost just their price."""
    return (rng.randrange(TURNS) + 0.5) / TURNS


def placed(rhythm: Rhythm, now: datetime, cost: float, phase: float) -> list[float]:
    """The best times after `now` for checks that cost `cost` hours each, in hours since the epoch, ascending."""
    hour = now.timestamp() / 3600
    last = rhythm.drops[-1].hours if rhythm.drops else hour
    since = rhythm.since(now)
    if not rhythm.density or since > GRID[-1] - HORIZON:
        step = _even(rhythm, hour, cost)
        return [hour + step * k for k in range(1, 5)]
    return [last + x for x in _best(rhythm, since, phase, cost, _rate(rhythm, hour))]


def spaced(times: Sequence[float], now: datetime, phase: float) -> tuple[datetime, ...]:
    """Hours since the epoch as instants, MIN_GAP apart and off the round minutes."""
    out: list[datetime] = []
    previous = now
    for hour in times:
        previous = _off_round(max(datetime.fromtimestamp(hour * 3600, UTC), previous + MIN_GAP), phase)
        out.append(previous)
    return tuple(out)


def _off_round(at: datetime, phase: float) -> datetime:
    """Out of the minute that begins a quarter of an hour: every clock-driven program in the world asks in it."""
    return at if at.minute % ROUND else at + MINUTE * (1 + AWAY * (phase * 53 % 1.0))


def _rate(rhythm: Rhythm, hour: float) -> float:
    if not rhythm.drops:
        return 1 / 168
    return (len(rhythm.drops) + 0.5) / max(hour - rhythm.drops[0].hours, 24.0)


def _even(rhythm: Rhythm, hour: float, cost: float) -> float:
    """The best even interval in hours when nothing but a rate is known: the square-root law."""
    return min(max(math.sqrt(2 * cost / _rate(rhythm, hour)), 1 / 6), 336.0)


def _best(rhythm: Rhythm, since: float, phase: float, cost: float, rate: float) -> list[float]:
    """Check times in hours after the last drop, on some rungs of the ladder, moved by the phase."""
    stride = WIDE if cost >= DEAR else NARROW
    rungs, part = divmod(phase * stride, 1.0)
    start, moved = index_of(since + 0.05) + int(rungs), part * STEP
    cost *= math.exp(TILT * (phase * TURNS % 1.0 - 0.5))
    mass = cumulated([f + 1e-9 for f in rhythm.density], start)
    whole = mass[-1] * 1.02 + 1e-6
    share = [m / whole for m in mass]
    for i, f in enumerate(rhythm.density[start:]):
        share[i] += f * moved / whole
    at = [g + moved for g in GRID[start:]]
    at.append(at[-1] + 1)
    area = [0.0]
    for (a, b), (x, y) in zip(pairwise(share), pairwise(at), strict=True):
        area.append(area[-1] + (a + b) / 2 * (y - x))
    at, share, area = at[::stride], share[::stride], area[::stride]
    following = _recursion(at, share, area, cost, rate)
    out: list[float] = []
    i = 0
    while i < len(at) - 1:
        i = following[i]
        out.append(at[i])
    return out


def _recursion(at: list[float], share: list[float], area: list[float], cost: float, rate: float) -> list[int]:
    """For each node the best next one; each candidate j is a line over share[i] with slope -at[j]."""
    end = len(at) - 1
    value = (1 - share[end]) * (cost + math.sqrt(2 * cost / rate))
    following = [end] * len(at)
    hull: list[tuple[float, float, int]] = [(-at[end], area[end] + value, end)]
    for i in range(end - 1, -1, -1):
        slope, level, j = _lowest(hull, share[i])
        following[i] = j
        value = cost * (1 - share[i]) + slope * share[i] + level - area[i] + share[i] * at[i]
        _push(hull, (-at[i], area[i] + value, i))
    return following


def _lowest(hull: list[tuple[float, float, int]], x: float) -> tuple[float, float, int]:
    low, high = 0, len(hull) - 1
    while low < high:
        middle = (low + high) // 2
        a, b = hull[middle], hull[middle + 1]
        if a[0] * x + a[1] < b[0] * x + b[1]:
            high = middle
        else:
            low = middle + 1
    return hull[low]


def _push(hull: list[tuple[float, float, int]], line: tuple[float, float, int]) -> None:
    while len(hull) >= 2:
        a, b = hull[-2], hull[-1]
        if (line[1] - a[1]) * (b[0] - a[0]) > (b[1] - a[1]) * (line[0] - a[0]):
            break
        hull.pop()
    hull.append(line)
