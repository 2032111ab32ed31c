"""Simple predictors of the next drop, each a density over the hours since the last one. Pure, any thread.

Families: a recent gap again; gap in days, weekday, or both, each times the time of day; a heavy-tailed background.
"""

import math
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

BINS = 96
DAYS = 72
RENEWAL = (0.004, 0.02, 0.08, 0.25)
KERNELS = (0.15, 0.6, 2.0)
HALF_LIFE = 12.0
KEPT = 40
PRIOR = (0.032, 0.025, 0.037, 0.068, 0.033, 0.09, 0.08, 0.034, 0.078, 0.104, 0.072, 0.091, 0.08, 0.112, 0.062)
GRID = tuple(i * 0.25 for i in range(1152)) + tuple(float(h) for h in range(288, 1681))
WIDTHS = tuple(b - a for a, b in pairwise((*GRID, GRID[-1] + 1)))


def _kernel(width: float) -> tuple[tuple[int, float], ...]:
    reach = min(47, max(2, int(width * 4 * 4)))
    raw = [(k, math.exp(-0.5 * (k / 4 / width) ** 2)) for k in range(-reach, reach + 1)]
    total = sum(v for _, v in raw)
    return tuple((k, v / total) for k, v in raw)


_SHAPES = {width: _kernel(width) for width in (*KERNELS, 3.0)}


def _smooth(histogram: Sequence[float], width: float) -> list[float]:
    """Circular density per hour over the day; 3 % is spread over all of it."""
    out = [0.0] * BINS
    for b, mass in enumerate(histogram):
        if mass:
            for k, v in _SHAPES[width]:
                out[(b + k) % BINS] += mass * v
    return [(0.97 * v + 0.03 / BINS) * 4 for v in out]


def _survived(hazards: Sequence[float]) -> list[float]:
    """Probability of the first hit on each day, from the hazard of each day."""
    alive, out = 1.0, []
    for h in hazards:
        out.append(alive * h)
        alive *= 1 - h
    return out


class Experts:
    """All predictors fitted to a history of at least two drops.

    `hours` are middles (UTC hours since the epoch), `halves` half-widths in hours, `shift` turns UTC hours into the
    offset of the rhythm's zone in hours.
    """

    def __init__(self, hours: Sequence[float], halves: Sequence[float], shift: Callable[[float], float]) -> None:
        self.hours, self.halves, self.shift = hours[-KEPT:], halves[-KEPT:], shift
        count = len(self.hours)
        self.weights = [0.5 ** ((count - 1 - i) / HALF_LIFE) for i in range(count)]
        total = sum(self.weights[1:])
        self.gap_weights = [w / total for w in self.weights[1:]]
        self.gaps = [b - a for a, b in pairwise(self.hours)]
        self.mean = max(sum(g * w for g, w in zip(self.gaps, self.gap_weights, strict=True)), 0.5)
        self._fit_days()

    def _histogram(self, local: Sequence[float]) -> list[float]:
        out = [0.0] * BINS
        total = sum(self.weights)
        for hour, half, weight in zip(local, self.halves, self.weights, strict=True):
            points = [hour] if not half else [hour + x / 12 * half for x in range(-12, 13)]
            for point in points:
                out[int(point % 24 * 4) % BINS] += weight / len(points) / total
        return out

    def _fit_days(self) -> None:
        local = [h + self.shift(h) for h in self.hours]
        histogram = self._histogram(local)
        broad = _smooth(histogram, 3.0)
        self.cut = broad.index(min(broad)) / 4
        self.times = [_smooth(histogram, width) for width in KERNELS]
        numbers = [math.floor((h - self.cut) / 24) for h in local]
        self.last_day = numbers[-1]
        gap_days = self._gap_days(numbers)
        hits, base = self._weekdays(numbers)
        same = sum(a == b for a, b in pairwise(numbers)) / len(self.gaps) * 0.9 + 0.02
        ahead = [hits[(self.last_day + k) % 7] for k in range(DAYS)]
        weekday = _survived([min(same, 0.9), *ahead[1:]])
        self.day_laws = (gap_days, weekday, self._both(gap_days, ahead, base))

    def _gap_days(self, numbers: Sequence[int]) -> list[float]:
        raw = [0.0] * (DAYS + 2)
        for (a, b), weight in zip(pairwise(numbers), self.gap_weights, strict=True):
            raw[min(max(b - a, 0), DAYS - 1) + 1] += weight
        smooth = [0.04 * raw[k] + 0.92 * raw[k + 1] + 0.04 * raw[k + 2] for k in range(DAYS)]
        spread = [math.exp(-k / max(self.mean / 24, 0.3)) for k in range(DAYS)]
        a, b = sum(smooth), sum(spread)
        return [0.9 * s / a + 0.1 * e / b for s, e in zip(smooth, spread, strict=True)]

    def _weekdays(self, numbers: Sequence[int]) -> tuple[list[float], float]:
        """How often each weekday had a drop, recent weeks weighing more, and the rate over all days."""
        hit, seen, days = [0.0] * 7, [0.0] * 7, set(numbers)
        fade = max(HALF_LIFE * self.mean / 24, 14.0)
        for day in range(max(numbers[0], self.last_day - 182), self.last_day + 1):
            weight = 0.5 ** ((self.last_day - day) / fade)
            seen[day % 7] += weight
            hit[day % 7] += weight * (day in days)
        base = (sum(hit) + 0.2) / (sum(seen) + 1)
        return [min(max((h + base) / (s + 1), 0.002), 0.97) for h, s in zip(hit, seen, strict=True)], base

    def _both(self, gap_days: Sequence[float], ahead: Sequence[float], base: float) -> list[float]:
        hazards, left = [], 1.0
        for k, mass in enumerate(gap_days):
            h = min(max(mass / max(left, 1e-6), 1e-4), 0.98)
            odds = h / (1 - h) * (min(max(ahead[k] / max(base, 1e-3), 0.05), 20) if k else 1)
            hazards.append(min(max(odds / (1 + odds), 1e-4), 0.98))
            left -= mass
        return _survived(hazards)

    def _spread(self, index: int, width: float) -> float:
        blur = 0.6 * math.hypot(self.halves[index], self.halves[index + 1])
        return max(0.3, width * self.gaps[index], blur)

    def _place(self, ahead: float) -> tuple[int, int]:
        moment = self.hours[-1] + ahead
        local = moment + self.shift(moment)
        day = math.floor((local - self.cut) / 24) - self.last_day
        return min(max(day, 0), DAYS - 1), int(local % 24 * 4) % BINS

    def _background(self, ahead: float) -> float:
        m = self.mean
        near, far = math.exp(-ahead / m) / m, math.exp(-ahead / (4 * m)) / (4 * m)
        return (near + 0.5 * far + 0.2 / (ahead + m)) / 1.9

    def at(self, ahead: float) -> list[float]:
        """Each expert's density (per hour) at `ahead` hours after the last drop."""
        out = []
        for width in RENEWAL:
            value = 0.0
            for i, gap in enumerate(self.gaps):
                sd = self._spread(i, width)
                value += math.exp(-0.5 * ((ahead - gap) / sd) ** 2) / (sd * 2.5066) * self.gap_weights[i]
            out.append(value)
        day, slot = self._place(ahead)
        out += [law[day] * time[slot] for law in self.day_laws for time in self.times]
        background = self._background(ahead)
        return [*out, background, background * self.times[1][slot] * 24]

    def density(self, trust: Sequence[float]) -> tuple[float, ...]:
        """The mixture over GRID, per hour."""
        mixed = [
            [sum(trust[4 + 3 * f + k] * self.times[k][b] for k in range(3)) for b in range(BINS)] for f in range(3)
        ]
        out = []
        for ahead in GRID:
            day, slot = self._place(ahead)
            value = sum(law[day] * time[slot] for law, time in zip(self.day_laws, mixed, strict=True))
            out.append(value + self._background(ahead) * (trust[13] + trust[14] * self.times[1][slot] * 24))
        self._add_renewal(out, trust)
        return tuple(out)

    def _add_renewal(self, out: list[float], trust: Sequence[float]) -> None:
        for width, share in zip(RENEWAL, trust, strict=False):
            for i, gap in enumerate(self.gaps):
                sd = self._spread(i, width)
                scale = share * self.gap_weights[i] / (sd * 2.5066)
                for k in range(index_of(gap - 4 * sd), index_of(gap + 4 * sd)):
                    out[k] += scale * math.exp(-0.5 * ((GRID[k] - gap) / sd) ** 2)


def index_of(ahead: float) -> int:
    """The first index of GRID at or after `ahead` hours."""
    index = math.ceil(ahead * 4) if ahead <= 288 else 1152 + math.ceil(ahead - 288)
    return min(max(index, 0), len(GRID))


def cumulated(density: Sequence[float], start: int) -> list[float]:
    """Mass from GRID[start] on, cumulated, beginning with 0."""
    return [0.0, *accumulate(f * w for f, w in zip(density[start:], WIDTHS[start:], strict=True))]
