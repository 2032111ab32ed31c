"""The learned rhythm of one series and what it foretells. Pure, any thread; cached by the caller until a new drop."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise
from statistics import median

from .drops import Drop
from .experts import GRID, PRIOR, Experts, cumulated, index_of

SHARE = 0.06
RECORD = 10
_START = tuple(p / sum(PRIOR) for p in PRIOR)


@dataclass(frozen=True, slots=True)
class Forecast:
    """The shortest window (aware UTC) that holds 80 % of the next drop, and what supports it.

    `confidence` 0..1 is earned: the share of this series' own `judged` earlier windows that held.
    `evidence` is a code with arguments, from which wording makes the sentence.
    """

    start: datetime
    end: datetime
    expected: datetime
    confidence: float
    kind: str
    held: int
    judged: int
    evidence: tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Rhythm:
    """All that was learned from a series' drops; `density` is per hour over the hours since the last drop."""

    drops: tuple[Drop, ...]
    zone: tzinfo
    trust: tuple[float, ...]
    record: tuple[bool, ...]
    density: tuple[float, ...]

    def forecast(self, now: datetime) -> Forecast | None:
        """What to expect from `now` on; None while fewer than two drops are known or after ten weeks of silence."""
        found = self._window(self._since(now)) if self.density else None
        if found is None:
            return None
        last = self.drops[-1].hours
        low, middle, high = (datetime.fromtimestamp((last + x) * 3600, UTC) for x in found)
        held, judged = sum(self.record), len(self.record)
        confidence = (held + 0.5) / (judged + 2) * min(1.0, 72 / max(found[2] - found[0], 1))
        kind = self.kind()
        local = middle.astimezone(self.zone)
        evidence = (kind, (str(local.weekday()), f"{local:%H:%M}", str(held), str(judged)))
        return Forecast(low, high, middle, confidence, kind, held, judged, evidence)

    def kind(self) -> str:
        """The code of the rhythm: daily, several_a_week, weekly, biweekly, monthly or irregular."""
        gaps = [b.hours - a.hours for a, b in pairwise(self.drops[-13:])]
        if not gaps:
            return "unknown"
        middle = median(gaps)
        near = sum(abs(g - middle) <= max(12.0, 0.15 * middle) for g in gaps) / len(gaps)
        if middle < 110:
            return "daily" if middle < 30 and near >= 0.6 else "several_a_week"
        if near < 0.5:
            return "irregular"
        bounds = ((216, "weekly"), (400, "biweekly"), (800, "monthly"))
        return next((name for limit, name in bounds if middle < limit), "irregular")

    def _since(self, now: datetime) -> float:
        return max(now.timestamp() / 3600 - self.drops[-1].hours, 0.0)

    def _window(self, since: float) -> tuple[float, float, float] | None:
        start = index_of(since)
        mass = cumulated(self.density, start)
        if mass[-1] <= 1e-9:
            return None
        low, high = _shortest(mass, start, 0.8 * mass[-1])
        middle = next(i for i, m in enumerate(mass) if m >= mass[-1] / 2)
        return GRID[low], _edge(start + middle), _edge(high)


def _edge(index: int) -> float:
    return GRID[index] if index < len(GRID) else GRID[-1] + 1


def _shortest(mass: Sequence[float], start: int, wanted: float) -> tuple[int, int]:
    best, high = (start, start + len(mass) - 1), 0
    for low in range(len(mass) - 1):
        while high < len(mass) and mass[high] - mass[low] < wanted:
            high += 1
        if high == len(mass):
            break
        if _edge(start + high) - GRID[start + low] < _edge(best[1]) - GRID[best[0]]:
            best = (start + low, start + high)
    return best


def _experts(drops: Sequence[Drop], zone: tzinfo) -> Experts:
    offsets: dict[int, float] = {}

    def shift(hour: float) -> float:
        day = int(hour // 24)
        if day not in offsets:
            delta = datetime.fromtimestamp(day * 86400 + 43200, UTC).astimezone(zone).utcoffset()
            offsets[day] = (delta or timedelta()).total_seconds() / 3600
        return offsets[day]

    return Experts([d.hours for d in drops], [d.half for d in drops], shift)


def _moved(trust: Sequence[float], experts: Experts, ahead: float, half: float) -> tuple[float, ...]:
    """Trust after a drop `ahead` hours on: by how well each foretold it, with a share handed back to the prior."""
    points = [ahead] if not half else [ahead + x / 5 * half for x in range(-4, 5)]
    rows = [experts.at(max(p, 0.05)) for p in points]
    likely = [max(sum(row[i] for row in rows) / len(rows), 1e-7) for i in range(len(trust))]
    new = [t * p for t, p in zip(trust, likely, strict=True)]
    total = sum(new)
    return tuple((1 - SHARE) * n / total + SHARE * p for n, p in zip(new, _START, strict=True))


def extend(rhythm: Rhythm, drop: Drop) -> Rhythm:
    """The rhythm after one more drop; ValueError when it is not later than the last one."""
    if rhythm.drops and drop.hours <= rhythm.drops[-1].hours:
        raise ValueError("drops must be in order of time")
    return learn((*rhythm.drops, drop), zone=rhythm.zone)


def learn(drops: Sequence[Drop], *, zone: tzinfo) -> Rhythm:
    """The rhythm of drops in order of time; `zone` is the source's zone, else UTC."""
    known = tuple(drops[-60:])
    trust, record = _START, []
    for n in range(2, len(known)):
        experts = _experts(known[:n], zone)
        ahead = known[n].hours - known[n - 1].hours
        if n >= max(3, len(known) - RECORD):
            before = Rhythm(known[:n], zone, trust, (), experts.density(trust))
            found = before._window(0.0)
            record.append(found is not None and found[0] <= ahead <= found[2])
        if n >= 3:
            trust = _moved(trust, experts, ahead, known[n].half)
    density = _experts(known, zone).density(trust) if len(known) >= 2 else ()
    return Rhythm(known, zone, trust, tuple(record), density)


def late_state(rhythm: Rhythm, now: datetime) -> str:
    """on_time, late (past the window) or likely_on_break (past two more typical gaps); unknown without a rhythm."""
    found = rhythm._window(0.0) if rhythm.density else None
    if found is None:
        return "unknown"
    since = rhythm._since(now)
    if since <= found[2]:
        return "on_time"
    gap = median(b.hours - a.hours for a, b in pairwise(rhythm.drops[-13:]))
    return "likely_on_break" if since > found[2] + 2 * gap else "late"
