"""Simple predictors of the next drop, each a density over the hours since the last one. Pure, any thread.

Families: a recent gap again; gap in days, weekday, or both, each times the time of day; a heavy-tailed background.
"""

import math
from collections.abc import Sequence

from .evidence import BINS, DAYS, Evidence, recency, survived
from .grid import GRID, index_of

RENEWAL = (0.004, 0.02, 0.08, 0.25)
KERNELS = (0.15, 0.6, 2.0)
SHARP = 0.1
"""The narrowest width of a time of day in hours, for long memories: a rung of GRID and a little of its neighbours."""
RECALLED = 12
BLUNT_STEP = 4
BLUNT = tuple(BLUNT_STEP * (k + 0.5) for k in range(int(GRID[-1]) // BLUNT_STEP + 1))
"""Middles of wider cells, good enough for wide bell curves, and which of them each cell of GRID lies in."""
BLUNT_CELLS = tuple(int(at) // BLUNT_STEP for at in GRID)
ROOT_OF_TAU = math.sqrt(math.tau)


def _kernel(width: float) -> tuple[tuple[int, float], ...]:
    reach = min(47, max(2, int(width * 4 * 4)))
    raw = [(k, math.exp(-0.5 * (k / 4 / width) ** 2)) for k in range(-reach, reach + 1)]
    total = sum(v for _, v in raw)
    return tuple((k, v / total) for k, v in raw)


_SHAPES = {width: _kernel(width) for width in (*KERNELS, SHARP)}


def times_of_day(histogram: Sequence[float], width: float) -> list[float]:
    """Circular density per hour over the day; 3 % is spread over all of it."""
    out = [0.0] * BINS
    for b, mass in enumerate(histogram):
        if mass:
            for k, v in _SHAPES[width]:
                out[(b + k) % BINS] += mass * v
    return [(0.97 * v + 0.03 / BINS) * 4 for v in out]


def day_laws(evidence: Evidence) -> tuple[list[float], list[float], list[float]]:
    """How likely the next drop comes on each day after the last one: by gaps, by weekdays, and by both."""
    ahead = [evidence.weekdays[(evidence.last_day + k) % 7] for k in range(DAYS)]
    weekday = survived([min(evidence.same_day * 0.9 + 0.02, 0.9), *ahead[1:]])
    return evidence.gap_days, weekday, _both(evidence, ahead)


def _both(evidence: Evidence, ahead: Sequence[float]) -> list[float]:
    hazards, left, base = [], 1.0, max(evidence.base, 1e-3)
    for k, mass in enumerate(evidence.gap_days):
        h = min(max(mass / max(left, 1e-6), 1e-4), 0.98)
        odds = h / (1 - h) * (min(max(ahead[k] / base, 0.05), 20) if k else 1)
        hazards.append(min(max(odds / (1 + odds), 1e-4), 0.98))
        left -= mass
    return survived(hazards)


class Experts:
    """All simple predictors, fitted to the evidence."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.bells = [self._bells(width) for width in RENEWAL]
        self.times = [times_of_day(evidence.day, width) for width in KERNELS]
        self.day_laws = day_laws(evidence)

    def _bells(self, width: float) -> list[tuple[float, float, float]]:
        """A bell curve around each of the newest gaps: its middle, its spread (both in hours) and its height."""
        e = self.evidence
        weights = recency(min(len(e.gaps), RECALLED), e.half_life)
        ends = list(zip(e.gaps, e.halves, e.halves[1:], strict=False))[-RECALLED:]
        bells = []
        for (gap, before, after), weight in zip(ends, weights, strict=True):
            spread = max(0.3, width * gap, 0.6 * math.hypot(before, after))
            bells.append((gap, spread, weight / (spread * ROOT_OF_TAU)))
        return bells

    def place(self, ahead: float) -> tuple[int, int]:
        """The release day (0 is that of the last drop) and the bin of the day at `ahead` hours after the last drop."""
        e = self.evidence
        moment = e.hours[-1] + ahead
        local = moment + e.shift(moment)
        day = math.floor((local - e.cut) / 24) - e.last_day
        return min(max(day, 0), DAYS - 1), int(local * 4) % BINS

    def _background(self, ladder: Sequence[float]) -> list[float]:
        m, exp = self.evidence.mean, math.exp
        near, far = 1 / (1.9 * m), 0.5 / (1.9 * 4 * m)
        return [near * exp(-at / m) + far * exp(-at / (4 * m)) + 0.2 / 1.9 / (at + m) for at in ladder]

    def at(self, ahead: float) -> list[float]:
        """Each expert's density (per hour) at `ahead` hours after the last drop."""
        out = [sum(h * math.exp(-0.5 * ((ahead - m) / s) ** 2) for m, s, h in bells) for bells in self.bells]
        day, slot = self.place(ahead)
        out += [law[day] * time[slot] for law in self.day_laws for time in self.times]
        (background,) = self._background((ahead,))
        return [*out, background, background * self.times[1][slot] * 24]

    def density(self, trust: Sequence[float], days: Sequence[int], slots: Sequence[int]) -> list[float]:
        """The experts mixed by `trust` over GRID, per hour; `days` and `slots` as `Evidence.ahead` gives them."""
        mixed = [
            [sum(trust[4 + 3 * f + k] * self.times[k][b] for k in range(3)) for b in range(BINS)] for f in range(3)
        ]
        gap, weekday, both = self.day_laws
        plain, timed = trust[13], [trust[14] * 24 * v for v in self.times[1]]
        out = []
        for background, day, slot in zip(self._background(GRID), days, slots, strict=True):
            b = slot % BINS
            value = gap[day] * mixed[0][b] + weekday[day] * mixed[1][b] + both[day] * mixed[2][b]
            out.append(value + background * (plain + timed[b]))
        self._add_renewal(out, trust)
        return out

    def _add_renewal(self, out: list[float], trust: Sequence[float]) -> None:
        blunt = [0.0] * len(BLUNT)
        for bells, share in zip(self.bells, trust, strict=False):
            for middle, spread, height in bells:
                low, high = middle - 3.5 * spread, middle + 3.5 * spread
                if spread > BLUNT_STEP:
                    first, end = max(int(low / BLUNT_STEP), 0), min(int(high / BLUNT_STEP), len(BLUNT))
                    _ring(blunt, BLUNT, range(first, end), middle, spread, share * height)
                else:
                    _ring(out, GRID, range(index_of(low), index_of(high)), middle, spread, share * height)
        for k, cell in enumerate(BLUNT_CELLS):
            out[k] += blunt[cell]


def _ring(out: list[float], ladder: Sequence[float], cells: range, middle: float, spread: float, height: float) -> None:
    """Adds a bell curve to the given cells of a ladder."""
    exp = math.exp
    for k in cells:
        away = (ladder[k] - middle) / spread
        out[k] += height * exp(-0.5 * away * away)
