"""What a history of drops shows, counted in ways that the predictors share. Pure, any thread.

A "release day" begins at the emptiest hour of the day, so that a slot at midnight is not cut in two.
"""

import math
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from operator import sub

from .grid import GRID

BINS = 96
WEEK_BINS = 7 * BINS
DAYS = 72
KEPT = 40
PASSES = 3
HOURS = int(GRID[-1]) + 1
QUARTERS = tuple(int(at * 4) for at in GRID)


def recency(count: int, half_life: float) -> list[float]:
    """Weights that add up to 1, halved every `half_life` places into the past; the last is the newest."""
    raw = [0.5 ** ((count - 1 - i) / half_life) for i in range(count)]
    total = sum(raw)
    return [w / total for w in raw]


def smooth(histogram: Sequence[float], radius: int) -> list[float]:
    """The circular histogram blurred by boxes of `radius` bins to either side: near a bell curve after PASSES."""
    out = list(histogram)
    width = 2 * radius + 1
    for _ in range(PASSES):
        sums = [0.0, *accumulate(out[-radius:] + out + out[:radius])]
        out = list(map(sub, sums[width:], sums))
    whole = width**PASSES
    return [v / whole for v in out]


def survived(hazards: Sequence[float]) -> list[float]:
    """Probability of the first hit on each day, from the hazard of each day."""
    alive, out = 1.0, []
    for h in hazards:
        out.append(alive * h)
        alive *= 1 - h
    return out


class Evidence:
    """A history of at least two drops, counted.

    `hours` are middles of the intervals (UTC hours since the epoch), `halves` their half-widths in hours; `shift`
    gives the offset of the rhythm's zone at a UTC hour. `half_life` is in drops; `cut`, the local hour at which a
    release day begins, is found when not given.
    """

    def __init__(
        self,
        hours: Sequence[float],
        halves: Sequence[float],
        shift: Callable[[float], float],
        *,
        half_life: float,
        cut: float | None = None,
    ) -> None:
        self.hours, self.halves, self.shift, self.half_life = hours[-KEPT:], halves[-KEPT:], shift, half_life
        self.weights = recency(len(self.hours), half_life)
        self.gaps = [b - a for a, b in pairwise(self.hours)]
        self.gap_weights = recency(len(self.gaps), half_life)
        self.mean = max(sum(g * w for g, w in zip(self.gaps, self.gap_weights, strict=True)), 0.5)
        self.local = [h + shift(h) for h in self.hours]
        self.week = self.slots(WEEK_BINS, self.weights)
        self.day = [sum(self.week[b::BINS]) for b in range(BINS)]
        self._count_days(cut)

    def slots(self, size: int, weights: Sequence[float]) -> list[float]:
        """The drops over the bins of a day or a week; one known to an interval is spread over it."""
        out = [0.0] * size
        for hour, half, weight in zip(self.local, self.halves, weights, strict=True):
            points = 1 + 2 * min(int(half * 4), 48)
            for k in range(points):
                at = hour + half * (2 * k + 1 - points) / points
                out[int(at * 4) % size] += weight / points
        return out

    def _count_days(self, cut: float | None) -> None:
        self.cut = self._emptiest() if cut is None else cut
        self.numbers = [math.floor((h - self.cut) / 24) for h in self.local]
        self.last_day = self.numbers[-1]
        self.gap_days = self._gap_days()
        self.weekdays, self.base = self._weekdays()
        self.same_day = sum(1 for a, b in pairwise(self.numbers) if a == b) / len(self.gaps)

    def _emptiest(self) -> float:
        broad = smooth(self.day, 12)
        return broad.index(min(broad)) / 4

    def _gap_days(self) -> list[float]:
        raw = [0.0] * (DAYS + 2)
        for (a, b), weight in zip(pairwise(self.numbers), self.gap_weights, strict=True):
            raw[min(max(b - a, 0), DAYS - 1) + 1] += weight
        near = [0.04 * raw[k] + 0.92 * raw[k + 1] + 0.04 * raw[k + 2] for k in range(DAYS)]
        spread = [math.exp(-k / max(self.mean / 24, 0.3)) for k in range(DAYS)]
        seen, assumed = sum(near), sum(spread)
        return [0.9 * s / seen + 0.1 * e / assumed for s, e in zip(near, spread, strict=True)]

    def _weekdays(self) -> tuple[list[float], float]:
        """How often each weekday had a drop, recent weeks weighing more, and the rate over all days."""
        hit, seen, days = [0.0] * 7, [0.0] * 7, set(self.numbers)
        fade = max(self.half_life * self.mean / 24, 14.0)
        for day in range(max(self.numbers[0], self.last_day - 182), self.last_day + 1):
            weight = 0.5 ** ((self.last_day - day) / fade)
            seen[day % 7] += weight
            hit[day % 7] += weight * (day in days)
        base = (sum(hit) + 0.2) / (sum(seen) + 1)
        return [min(max((h + base) / (s + 1), 0.002), 0.97) for h, s in zip(hit, seen, strict=True)], base

    def ahead(self) -> tuple[list[int], list[int]]:
        """For each moment of GRID its release day (0 is that of the last drop) and its bin of the week."""
        last = self.hours[-1]
        first, cut = math.floor(last * 4), round(self.cut * 4)
        offsets = [round(self.shift(last + 24 * day) * 4) for day in range(DAYS)]
        quarters = [first + n + offsets[n // BINS] for n in QUARTERS]
        days = [min(max((q - cut) // BINS - self.last_day, 0), DAYS - 1) for q in quarters]
        return days, [q % WEEK_BINS for q in quarters]
