"""Simple predictors of the next drop, each a density over the hours since the last one. Pure, any thread.

Families: a recent gap again; gap in days, weekday, or both, each times the time of day; a heavy-tailed background.
"""

import math
from collections.abc import Sequence

from .evidence import BINS, DAYS, Evidence, survived
from .grid import GRID, index_of

RENEWAL = (0.004, 0.02, 0.08, 0.25)
KERNELS = (0.15, 0.6, 2.0)
COUNT = len(RENEWAL) + 3 * len(KERNELS) + 2


def _kernel(width: float) -> tuple[tuple[int, float], ...]:
    reach = min(47, max(2, int(width * 4 * 4)))
    raw = [(k, math.exp(-0.5 * (k / 4 / width) ** 2)) for k in range(-reach, reach + 1)]
    total = sum(v for _, v in raw)
    return tuple((k, v / total) for k, v in raw)


_SHAPES = {width: _kernel(width) for width in KERNELS}


def _times(histogram: Sequence[float], width: float) -> list[float]:
    """Circular density per hour over the day; 3 % is spread over all of it."""
    out = [0.0] * BINS
    for b, mass in enumerate(histogram):
        if mass:
            for k, v in _SHAPES[width]:
                out[(b + k) % BINS] += mass * v
    return [(0.97 * v + 0.03 / BINS) * 4 for v in out]


class Experts:
    """All simple predictors, fitted to the evidence."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.times = [_times(evidence.day, width) for width in KERNELS]
        ahead = [evidence.weekdays[(evidence.last_day + k) % 7] for k in range(DAYS)]
        weekday = survived([min(evidence.same_day * 0.9 + 0.02, 0.9), *ahead[1:]])
        self.day_laws = (evidence.gap_days, weekday, self._both(ahead))

    def _both(self, ahead: Sequence[float]) -> list[float]:
        hazards, left, base = [], 1.0, max(self.evidence.base, 1e-3)
        for k, mass in enumerate(self.evidence.gap_days):
            h = min(max(mass / max(left, 1e-6), 1e-4), 0.98)
            odds = h / (1 - h) * (min(max(ahead[k] / base, 0.05), 20) if k else 1)
            hazards.append(min(max(odds / (1 + odds), 1e-4), 0.98))
            left -= mass
        return survived(hazards)

    def _spread(self, index: int, width: float) -> float:
        halves = self.evidence.halves
        return max(0.3, width * self.evidence.gaps[index], 0.6 * math.hypot(halves[index], halves[index + 1]))

    def _place(self, ahead: float) -> tuple[int, int]:
        e = self.evidence
        moment = e.hours[-1] + ahead
        local = moment + e.shift(moment)
        day = math.floor((local - e.cut) / 24) - e.last_day
        return min(max(day, 0), DAYS - 1), int(local * 4) % BINS

    def _background(self, ahead: float) -> float:
        m = self.evidence.mean
        near, far = math.exp(-ahead / m) / m, math.exp(-ahead / (4 * m)) / (4 * m)
        return (near + 0.5 * far + 0.2 / (ahead + m)) / 1.9

    def at(self, ahead: float) -> list[float]:
        """Each expert's density (per hour) at `ahead` hours after the last drop."""
        out, e = [], self.evidence
        for width in RENEWAL:
            value = 0.0
            for i, gap in enumerate(e.gaps):
                sd = self._spread(i, width)
                value += math.exp(-0.5 * ((ahead - gap) / sd) ** 2) / (sd * 2.5066) * e.gap_weights[i]
            out.append(value)
        day, slot = self._place(ahead)
        out += [law[day] * time[slot] for law in self.day_laws for time in self.times]
        background = self._background(ahead)
        return [*out, background, background * self.times[1][slot] * 24]

    def density(self, trust: Sequence[float], days: Sequence[int], slots: Sequence[int]) -> list[float]:
        """The experts mixed by `trust` over GRID, per hour; `days` and `slots` as `Evidence.ahead` gives them."""
        mixed = [
            [sum(trust[4 + 3 * f + k] * self.times[k][b] for k in range(3)) for b in range(BINS)] for f in range(3)
        ]
        gap, weekday, both = self.day_laws
        plain, timed = trust[13], [trust[14] * 24 * v for v in self.times[1]]
        out = []
        for ahead, day, slot in zip(GRID, days, slots, strict=True):
            b = slot % BINS
            value = gap[day] * mixed[0][b] + weekday[day] * mixed[1][b] + both[day] * mixed[2][b]
            out.append(value + self._background(ahead) * (plain + timed[b]))
        self._add_renewal(out, trust)
        return out

    def _add_renewal(self, out: list[float], trust: Sequence[float]) -> None:
        e = self.evidence
        for width, share in zip(RENEWAL, trust, strict=False):
            for i, gap in enumerate(e.gaps):
                sd = self._spread(i, width)
                scale = share * e.gap_weights[i] / (sd * 2.5066)
                for k in range(index_of(gap - 4 * sd), index_of(gap + 4 * sd)):
                    out[k] += scale * math.exp(-0.5 * ((GRID[k] - gap) / sd) ** 2)
