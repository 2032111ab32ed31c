"""The learned predictor: many simple signs of the next drop, multiplied, each with a learned weight. Pure, any thread.

The weights were fitted once to the public histories (`docs/prediction.md` says how and what held on the half kept
aside). Each weight is a sum: a plain part, a part times how regular the weeks of this series are, and a part times how
long its history is; so a sign counts for as much as it earned on series like this one.
"""

import math
from collections.abc import Mapping, Sequence
from operator import mul

from .evidence import BINS, DAYS, HOURS, WEEK_BINS, Evidence, recency, smooth
from .grid import GRID, WIDTHS
from .weights import Weight

WEEK = {"week_half_hour": 2, "week_hour": 5, "week_morning": 20, "week_day": 60}
DAY = {"day_half_hour": 2, "day_hour": 5, "day_hours": 16}
GAP = {"gap_hour": 1, "gap_hours": 4, "gap_half_day": 12}
LATEST = 1.5
BATCH_HOURS = 1.0
"""Chapters within an hour are one drop, so the next drop is at least so far away."""
POPULAR = (
    *(0.45, 0.9, 1.35, 1.35, 1.2, 1.2, 1.2, 0.95, 0.75, 0.65, 0.6, 0.7),
    *(0.75, 1.0, 1.15, 1.4, 1.4, 1.3, 1.1, 1.1, 1.1, 0.95, 0.65, 0.45),
)
"""How often chapters come out at each UTC hour of the day, against an even day."""


def _levels(histogram: Sequence[float], radius: int, floor: float) -> list[float]:
    size = len(histogram)
    return [math.log(floor + size * v) for v in smooth(histogram, radius)]


class Signs:
    """The signs of the next drop as tables, all logarithms or plain numbers, ready to be weighed."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = e = evidence
        newest = recency(len(e.hours), LATEST)
        week, day = e.slots(WEEK_BINS, newest), e.slots(BINS, newest)
        self.week = {name: _levels(e.week, radius, 0.02) for name, radius in WEEK.items()}
        self.week["week_latest"] = _levels(week, 24, 0.02)
        self.day = {name: _levels(e.day, radius, 0.05) for name, radius in DAY.items()}
        self.day["day_latest"] = _levels(day, 5, 0.05)
        self.gap = self._gaps()
        self.days = self._days()
        self.regularity = self._regularity() - 0.5
        self.length = min(max(math.log(len(e.hours) / 7), -1.0), 0.9)
        self.blur = sum(min(half, 12.0) for half in e.halves) / 12 / len(e.halves)

    def _gaps(self) -> dict[str, list[float]]:
        e = self.evidence
        histogram = [0.0] * (HOURS + 48)
        for i, (gap, weight) in enumerate(zip(e.gaps, e.gap_weights, strict=True)):
            half = math.hypot(e.halves[i], e.halves[i + 1])
            points = 1 + 2 * min(int(half), 12)
            for k in range(points):
                at = gap + half * (2 * k + 1 - points) / points
                if 0 <= at < HOURS:
                    histogram[int(at)] += weight / points
        out = {}
        for name, radius in GAP.items():
            out[name] = [math.log(0.02 + max(e.mean, 2.0) * v) for v in smooth(histogram, radius)[: HOURS + 1]]
        return out

    def _days(self) -> dict[str, list[float]]:
        e = self.evidence
        left, hazard = 1.0, []
        for mass in e.gap_days:
            hazard.append(math.log(min(max(mass / max(left, 1e-3), 1e-3), 1.0)))
            left -= mass
        scale = max(e.mean / 24, 1.0)
        weekday = [math.log(e.weekdays[(e.last_day + k) % 7] / e.base + 0.05) for k in range(DAYS)]
        return {
            "gap_days": [math.log(mass * scale + 1e-3) for mass in e.gap_days],
            "days_due": hazard,
            "weekday": weekday,
            "same_day": [float(k == 0) for k in range(DAYS)],
            "next_day": [float(k == 1) for k in range(DAYS)],
            "whole_weeks": [float(k > 0 and k % 7 == 0) for k in range(DAYS)],
        }

    def _regularity(self) -> float:
        e = self.evidence
        off = [abs((gap + 84) % 168 - 84) for gap in e.gaps]
        return sum(w for w, o in zip(e.gap_weights, off, strict=True) if o < 14)

    def density(self, days: Sequence[int], slots: Sequence[int], weights: Mapping[str, Weight]) -> list[float]:
        """The blended density over GRID, per hour, adding up to 1; `days`, `slots` as `Evidence.ahead` gives them."""
        like = (1.0, self.regularity, self.length, self.blur)
        share = {name: sum(map(mul, like, parts)) for name, parts in weights.items()}
        day = _mixed(self.day, share)
        week = [v + day[b % BINS] for b, v in enumerate(_mixed(self.week, share))]
        by_day, by_gap = _mixed(self.days, share), _mixed(self.gap, share)
        mean = max(self.evidence.mean, 2.0)
        slope, curve = share["mean_gaps"] / mean + share["weeks"] / 168, share["log_gaps"]
        popular = [share["popular"] * math.log(p) for p in POPULAR]
        last, log = self.evidence.hours[-1], math.log
        score = [
            week[slot] + by_day[d] + by_gap[int(at)] + slope * at + curve * log(at / mean + 0.1)
            + popular[int(last + at) % 24]
            for at, d, slot in zip(GRID, days, slots, strict=True)
        ]  # fmt: skip
        top = max(score)
        raw = [math.exp(s - top) if at >= BATCH_HOURS else 0.0 for at, s in zip(GRID, score, strict=True)]
        total = sum(r * w for r, w in zip(raw, WIDTHS, strict=True))
        return [r / total for r in raw]


def _mixed(tables: Mapping[str, Sequence[float]], share: Mapping[str, float]) -> list[float]:
    shares = [share[name] for name in tables]
    return [sum(map(mul, shares, row)) for row in zip(*tables.values(), strict=True)]
