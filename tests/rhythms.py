"""A seeded generator of rhythms: the drops of made-up series of every kind that comics are published in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from itertools import islice
from random import Random
from zoneinfo import ZoneInfo

from batotray.core.backtest import History
from batotray.core.prediction import Drop
from batotray.records import Release

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
START = datetime(2024, 1, 1, tzinfo=UTC)
"""A Monday."""
NEW_YORK = ZoneInfo("America/New_York")


@dataclass(frozen=True, slots=True)
class Timeline:
    """When the chapters of a made-up series come out (aware UTC, ascending); batches are minutes apart."""

    kind: str
    instants: tuple[datetime, ...]
    zone: tzinfo = UTC

    @property
    def drops(self) -> tuple[Drop, ...]:
        """One exact drop for each batch."""
        firsts = [t for i, t in enumerate(self.instants) if not i or t - self.instants[i - 1] > HOUR]
        return tuple(Drop(t, t) for t in firsts)

    @property
    def history(self) -> History:
        """As the back-test reads it; observed for a week after the last chapter."""
        return History(f"{self.kind}-{self.instants[0]:%d%H%M}", self.kind, self.instants, self.instants[-1] + WEEK)


Slots = Iterator[datetime]


def _every(gap: timedelta, at: float, days: tuple[int, ...] = tuple(range(7)), zone: tzinfo = UTC) -> Slots:
    """A slot `at` hours local time every `gap`, on the given weekdays only (Monday is 0)."""
    local = START.replace(tzinfo=None) + at * HOUR
    while True:
        if local.weekday() in days:
            yield local.replace(tzinfo=zone).astimezone(UTC)
        local += gap


def _monthly(day: int, at: float) -> Slots:
    month = START
    while True:
        yield month.replace(day=day) + at * HOUR
        month = (month + 31 * DAY).replace(day=1)


def _irregular(mean_hours: float, rng: Random) -> Slots:
    at = START
    while True:
        at += (1.05 + mean_hours * rng.lognormvariate(-0.32, 0.8)) * HOUR
        yield at


def _broken(slots: Slots, after: int, lengths: tuple[int, int], rng: Random) -> Slots:
    """A break of some slots after every `after`."""
    while True:
        yield from islice(slots, after)
        for _ in range(rng.randint(*lengths)):
            next(slots)


def _moved(slots: Slots, after: int, by: timedelta) -> Slots:
    """From the slot number `after` on, everything is shifted."""
    for number, slot in enumerate(slots):
        yield slot + by if number >= after else slot


def _jittered(slots: Slots, hours: float, skip: float, rng: Random) -> Slots:
    """Each slot up to some `hours` late; a share of them left out."""
    for slot in slots:
        if rng.random() >= skip:
            yield slot + min(abs(rng.gauss(0.0, hours)), 3 * hours) * HOUR


def _at(rng: Random) -> float:
    return rng.uniform(0.0, 24.0)


def _weekly(rng: Random, zone: tzinfo = UTC) -> Slots:
    return _every(WEEK, rng.randrange(7) * 24 + _at(rng), zone=zone)


KINDS: Mapping[str, Callable[[Random], Slots]] = {
    "daily": lambda rng: _jittered(_every(DAY, _at(rng)), 0.2, 0.01, rng),
    "weekdays": lambda rng: _jittered(_every(DAY, rng.uniform(4, 20), (0, 1, 2, 3, 4)), 0.3, 0.02, rng),
    "twice a week": lambda rng: _jittered(_every(DAY, rng.uniform(4, 20), (1, 4)), 1.0, 0.04, rng),
    "weekly": lambda rng: _jittered(_weekly(rng), 0.3, 0.02, rng),
    "weekly, loose": lambda rng: _jittered(_weekly(rng), 6.0, 0.08, rng),
    "biweekly": lambda rng: _jittered(_every(2 * WEEK, rng.randrange(7) * 24 + _at(rng)), 3.0, 0.03, rng),
    "monthly": lambda rng: _jittered(_monthly(rng.randint(1, 27), _at(rng)), 6.0, 0.02, rng),
    "irregular": lambda rng: _irregular(rng.uniform(150, 300), rng),
    "batches": lambda rng: _jittered(_every(2 * WEEK, rng.randrange(7) * 24 + _at(rng)), 2.0, 0.03, rng),
    "seasons": lambda rng: _jittered(_broken(_weekly(rng), 20, (6, 12), rng), 0.5, 0.02, rng),
    "hiatus": lambda rng: _jittered(_broken(_weekly(rng), 15, (3, 20), rng), 2.0, 0.03, rng),
    "moving": lambda rng: _jittered(_moved(_weekly(rng), 25, 61 * HOUR), 0.5, 0.02, rng),
    "midnight": lambda rng: _jittered(_every(WEEK, 71.6), 0.4, 0.02, rng),
    "zone": lambda rng: _jittered(_weekly(rng, zone=NEW_YORK), 0.1, 0.02, rng),
}
"""Every kind by name; a rhythm that keeps its local time over daylight saving is `zone`."""


def timeline(kind: str, seed: int = 1, count: int = 40) -> Timeline:
    """`count` drops of a made-up series; the same for the same arguments."""
    rng = Random(f"{kind}-{seed}")
    first = islice(KINDS[kind](rng), count)
    most = 5 if kind == "batches" else 1
    batches = ((at.replace(microsecond=0), rng.randint(1, most)) for at in first)
    instants = sorted(at + k * timedelta(minutes=4) for at, size in batches for k in range(size))
    return Timeline(kind, tuple(instants), NEW_YORK if kind == "zone" else UTC)


def releases(timeline: Timeline, *, dates_only: bool = False) -> tuple[Release, ...]:
    """The chapters as a first import a week after the last one shows them."""
    seen = timeline.instants[-1] + WEEK
    return tuple(
        Release(
            published_at=datetime.combine(at, time(), UTC) if dates_only else at,
            first_seen_at=seen,
            absent_at=None,
            sort_key=float(number),
            date_only=dates_only,
            origin="import",
        )
        for number, at in enumerate(timeline.instants, start=1)
    )
