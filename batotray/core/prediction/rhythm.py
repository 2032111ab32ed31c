"""The learned rhythm of one series and what it foretells. Pure, any thread; cached by the caller until a new drop."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise
from statistics import median
from typing import TypeAlias

from .blend import Signs
from .drops import Drop
from .evidence import Evidence
from .experts import Experts
from .grid import EDGES, cell_of, cumulated, index_of
from .habits import COUNT as HABITS
from .habits import MEMORY, Habits
from .weights import BLEND, TRUST

Window: TypeAlias = tuple[float, float, float]
"""Begin, middle and end in hours after the last drop."""
HALF_LIFE = 6.0
BACK_HELD, BACK_MISSED = 0.03, 0.1
"""How much trust is handed back after a drop within its window, and after one without: a habit that is kept is
believed more and more, one that moved is soon doubted."""
RECORD = 10
REPLAYED = 12
WANTED = 0.8
"""The share of drops that a window is to hold."""
HELD = 0.76
"""Of the mixture's mass: as it hedges against what it does not know, this much held 80 % of comics in replays."""
NARROWEST, WIDEST, PACE = 0.3, 0.95, 0.1
"""Between which a series' own record moves that share, and how fast: of 33 kinds of history, real and made up, 31 then
held within 75 to 85 %, where one share for all left 26 outside. Slower steps (0.06) left 13, punctual ones most."""
LEEWAY = 1.0
"""Hours past the window before the next drop is late: nobody is to be alarmed by minutes."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The shortest window (aware UTC) that holds 80 % of the next drop, and what supports it.

    `expected` is the middle of the probability. `confidence` 0..1 is earned: the share of this series' own `judged`
    earlier windows that held, less where the window is wide. `kind` is the rhythm's code; `evidence` a code with
    arguments (weekday 0 is Monday and time of day, both in the rhythm's zone; held; judged) for wording.
    """

    start: datetime
    end: datetime
    expected: datetime
    confidence: float
    kind: str
    held: int
    judged: int
    evidence: tuple[str, Mapping[str, str | int | float]]


@dataclass(frozen=True, slots=True)
class Rhythm:
    """All that was learned from a series' drops; `density` is per hour over the hours since the last drop.

    `trust` says how much each predictor counts, `record` whether the latest windows held, newest last; `share` is
    how much of its mass a window is made of, `reach` the window as it was when the last drop came, and `late` the hours
    after it from which the next one is late.
    """

    drops: tuple[Drop, ...]
    zone: tzinfo
    trust: tuple[float, ...] = TRUST
    record: tuple[bool, ...] = ()
    density: Sequence[float] = ()
    share: float = HELD
    reach: Window | None = None
    late: float = 0.0
    blend: tuple[float, ...] = field(default=(), repr=False)
    experts: Experts | None = field(default=None, repr=False, compare=False)
    habits: Habits | None = field(default=None, repr=False, compare=False)

    def since(self, now: datetime) -> float:
        """Hours from the last drop to `now`, at least 0; 0 without drops."""
        return max(now.timestamp() / 3600 - self.drops[-1].hours, 0.0) if self.drops else 0.0

    def forecast(self, now: datetime) -> Forecast | None:
        """What to expect from `now` on; None while fewer than two drops are known or after ten weeks of silence."""
        found = self.window(self.since(now)) if self.density else None
        if found is None:
            return None
        last = self.drops[-1].hours
        low, middle, high = (datetime.fromtimestamp((last + x) * 3600, UTC) for x in found)
        held, judged, kind = sum(self.record), len(self.record), self.kind()
        confidence = (held + 0.5) / (judged + 2) * min(1.0, 72 / max(found[2] - found[0], 1))
        local = middle.astimezone(self.zone)
        facts: dict[str, str | int | float] = {
            "weekday": local.weekday(),
            "time": f"{local:%H:%M}",
            "held": held,
            "judged": judged,
        }
        return Forecast(low, high, middle, confidence, kind, held, judged, (kind, facts))

    def kind(self) -> str:
        """The code of the rhythm: unknown, daily, several_a_week, weekly, biweekly, monthly or irregular."""
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

    def window(self, since: float, share: float | None = None) -> Window | None:
        """Begin, middle and end of the window in hours after the last drop, given silence for `since` hours.

        It is made of `share` of the mass, the rhythm's own when not given.
        """
        start = index_of(since)
        mass = cumulated(self.density, start)
        if mass[-1] <= 1e-9:
            return None
        low, high = _shortest(mass, EDGES[start:], (share or self.share) * mass[-1])
        return low, EDGES[start + bisect_left(mass, mass[-1] / 2)], high


def _shortest(mass: Sequence[float], edges: Sequence[float], wanted: float) -> tuple[float, float]:
    """The shortest span between two edges that holds `wanted` of the cumulated mass."""
    begin, end, width = edges[0], edges[-1], edges[-1] - edges[0]
    upper = iter(zip(mass, edges, strict=True))
    reached, high = next(upper)
    for below, low in zip(mass, edges, strict=True):
        while reached - below < wanted:
            following = next(upper, None)
            if following is None:
                return begin, end
            reached, high = following
        if high - low < width:
            begin, end, width = low, high, high - low
    return begin, end


def _shift(zone: tzinfo) -> Callable[[float], float]:
    """The zone's offset in hours at a UTC hour, looked up once a day at noon."""
    offsets: dict[int, float] = {}

    def shift(hour: float) -> float:
        day = int(hour // 24)
        if day not in offsets:
            delta = datetime.fromtimestamp(day * 86400 + 43200, UTC).astimezone(zone).utcoffset()
            offsets[day] = (delta or timedelta()).total_seconds() / 3600
        return offsets[day]

    return shift


def _fitted(rhythm: Rhythm) -> Rhythm:
    """The rhythm with the density that follows from its drops and its trust."""
    if len(rhythm.drops) < 2:
        return rhythm
    hours, halves = [d.hours for d in rhythm.drops], [d.half for d in rhythm.drops]
    shift, trust = _shift(rhythm.zone), rhythm.trust
    evidence = Evidence(hours, halves, shift, half_life=HALF_LIFE)
    days, slots = evidence.ahead()
    experts = Experts(evidence)
    habits = Habits(Evidence(hours, halves, shift, half_life=MEMORY, cut=evidence.cut))
    blend = Signs(evidence).density(days, slots, BLEND)
    simple = experts.density(trust[1:], days, slots)
    steady = habits.density(trust[-HABITS:], days, slots)
    density = tuple(trust[0] * b + s + h for b, s, h in zip(blend, simple, steady, strict=True))
    known = replace(rhythm, density=density, blend=tuple(blend), experts=experts, habits=habits)
    usual = known.window(0.0, max(known.share, HELD))
    reach = known.window(0.0) if known.share < HELD else usual
    return replace(known, reach=reach, late=usual[2] + LEEWAY if usual else 0.0)


def _likelihoods(rhythm: Rhythm, experts: Experts, habits: Habits, drop: Drop) -> list[float]:
    """How likely each predictor held the drop: the mean over the interval in which it appeared."""
    ahead = drop.hours - rhythm.drops[-1].hours
    points = [ahead] if not drop.half else [ahead + x / 5 * drop.half for x in range(-4, 5)]
    rows = [
        [rhythm.blend[cell_of(p)], *experts.at(p), *habits.at(*experts.place(p))]
        for p in (max(p, 0.05) for p in points)
    ]
    return [sum(column) / len(rows) for column in zip(*rows, strict=True)]


def _moved(trust: Sequence[float], likely: Sequence[float], back: float) -> tuple[float, ...]:
    """Trust after a drop: by how well each foretold it, with a share handed back so that trust can move again."""
    new = [t * max(p, 1e-7) for t, p in zip(trust, likely, strict=True)]
    total = sum(new)
    return tuple((1 - back) * n / total + back * p for n, p in zip(new, TRUST, strict=True))


def _adjusted(share: float, held: bool) -> float:
    """The share of mass for the next window: a little less after one that held, four times as much more after a miss.

    So it comes to rest where four of five windows hold, whatever the law of the series.
    """
    return min(max(share + PACE * (WANTED - held), NARROWEST), WIDEST)


def settled(rhythm: Rhythm) -> Rhythm:
    """The same rhythm for keeping: a tenth of the memory, and one more fit when the next drop comes."""
    if rhythm.experts is None:
        return rhythm
    return replace(rhythm, density=array("d", rhythm.density), blend=(), experts=None, habits=None)


def extend(rhythm: Rhythm, drop: Drop) -> Rhythm:
    """The rhythm after one more drop; ValueError when it is not later than the last one."""
    if rhythm.drops and drop.hours <= rhythm.drops[-1].hours:
        raise ValueError("drops must be in order of time")
    if rhythm.density and rhythm.experts is None:
        rhythm = _fitted(rhythm)
    trust, record, share = rhythm.trust, rhythm.record, rhythm.share
    if rhythm.experts is not None and rhythm.habits is not None and len(rhythm.drops) >= 3:
        found, ahead = rhythm.reach, drop.hours - rhythm.drops[-1].hours
        held = found is not None and found[0] <= ahead <= found[2]
        record, share = (*record, held)[-RECORD:], _adjusted(share, held)
        likely = _likelihoods(rhythm, rhythm.experts, rhythm.habits, drop)
        trust = _moved(trust, likely, BACK_HELD if held else BACK_MISSED)
    return _fitted(Rhythm((*rhythm.drops, drop), rhythm.zone, trust, record, share=share))


def learning(drops: Sequence[Drop], *, zone: tzinfo) -> Iterator[Rhythm]:
    """The rhythm drop by drop, each step a few milliseconds, the last being what `learn` returns."""
    known = tuple(drops)
    first = max(min(len(known), 2), len(known) - REPLAYED)
    rhythm = _fitted(Rhythm(known[:first], zone))
    yield rhythm
    for drop in known[first:]:
        rhythm = extend(rhythm, drop)
        yield rhythm


def learn(drops: Sequence[Drop], *, zone: tzinfo) -> Rhythm:
    """The rhythm of drops in order of time; `zone` is the source's zone, else UTC."""
    *_, rhythm = learning(drops, zone=zone)
    return rhythm


def updated(rhythm: Rhythm, drops: Sequence[Drop]) -> Rhythm:
    """The rhythm of `drops`: itself when nothing is new, extended by what is new at the end, else learned anew."""
    known = len(rhythm.drops)
    if known < 2 or tuple(drops[:known]) != rhythm.drops:
        return learn(drops, zone=rhythm.zone)
    for drop in drops[known:]:
        rhythm = extend(rhythm, drop)
    return rhythm


def late_bounds(rhythm: Rhythm) -> tuple[datetime, datetime] | None:
    """From when on the next drop is late, and likely on a break (past two more typical gaps).

    Late is an hour past the window, or past the usual one where a punctual series has earned a narrower.
    """
    if rhythm.reach is None:
        return None
    gap = median(b.hours - a.hours for a, b in pairwise(rhythm.drops[-13:]))
    after = rhythm.drops[-1].hours + rhythm.late
    return datetime.fromtimestamp(after * 3600, UTC), datetime.fromtimestamp((after + 2 * gap) * 3600, UTC)


def late_state(rhythm: Rhythm, now: datetime) -> str:
    """on_time, late or likely_on_break, by `late_bounds`; unknown without a rhythm."""
    bounds = late_bounds(rhythm)
    if bounds is None:
        return "unknown"
    late_from, break_from = bounds
    return "likely_on_break" if now > break_from else "late" if now > late_from else "on_time"
