"""The policies that a replay can follow: the real scheduling code, and fixed intervals beside it. Any thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Literal, Protocol

from batotray.core.patterns import analyse
from batotray.core.prediction import (
    Drop,
    Forecast,
    Planned,
    Rhythm,
    decide_next_check,
    gather,
    settled,
    untilted,
    updated,
)
from batotray.core.scheduling import ScheduleRules, next_check
from batotray.records import Pattern, Release

RuleSet = Literal["adaptive", "classic", "fixed"]
HOUR = timedelta(hours=1)
UNKNOWN = Rhythm((), UTC)
NOTHING = Pattern(0)


@dataclass(frozen=True, slots=True)
class Rules:
    """A rule set, and for fixed intervals their length in hours."""

    name: RuleSet = "adaptive"
    hours: float = 24.0


def parse_rules(text: str) -> Rules:
    """`adaptive`, `classic` or `fixed:H` with H hours; ValueError for anything else."""
    if text in ("adaptive", "classic"):
        return Rules("adaptive" if text == "adaptive" else "classic")
    name, _, hours = text.partition(":")
    if name != "fixed" or not 0 < float(hours or "nan") < 10000:
        raise ValueError(f"not a rule set: {text}")
    return Rules("fixed", float(hours))


class Policy(Protocol):
    """What decides in the replay of one series."""

    def next(self, now: datetime, seen: Sequence[Release], misses: int) -> datetime:
        """The next check after one at `now`, which was the `misses`-th without news."""

    def foretold(self) -> Forecast | None:
        """What was expected when the latest news was seen."""


Learned = dict[tuple[Drop, ...], Rhythm]
"""Rhythms by their drops: they do not depend on the price, so replays at other prices share them."""


@dataclass(slots=True)
class Fixed:
    """A check every `hours`."""

    hours: float

    def next(self, now: datetime, seen: Sequence[Release], misses: int) -> datetime:
        """`hours` later."""
        return now + self.hours * HOUR

    def foretold(self) -> Forecast | None:
        """Nothing: fixed intervals expect nothing."""
        return None


@dataclass(slots=True)
class Classic:
    """The classic rules of `core/scheduling.py`, every interval multiplied by `scale` to meet a budget."""

    scale: float
    rng: Random
    rules: ScheduleRules = field(default_factory=ScheduleRules)
    pattern: Pattern = NOTHING
    known: int = -1

    def next(self, now: datetime, seen: Sequence[Release], misses: int) -> datetime:
        """What the classic rules say."""
        if len(seen) != self.known:
            self.pattern, self.known = analyse(seen, UTC, now), len(seen)
        decision = next_check(self.pattern, "ongoing", misses, now=now, rules=self.rules, rng=self.rng)
        return now + (decision.at - now) * self.scale

    def foretold(self) -> Forecast | None:
        """Nothing: the classic rules name a day, not a window."""
        return None


@dataclass(slots=True)
class Adaptive:
    """The adaptive rules as the engine follows them, at one price."""

    price: float
    phase: float
    learned: Learned
    rhythm: Rhythm = UNKNOWN
    planned: Planned | None = None
    expected: Forecast | None = None
    known: int = -1

    def next(self, now: datetime, seen: Sequence[Release], misses: int) -> datetime:
        """What the adaptive rules say."""
        news = len(seen) != self.known
        if news:
            self._learn(gather(seen, now))
        decision = decide_next_check(self.rhythm, now=now, price=self.price, phase=self.phase, planned=self.planned)
        if news:
            self.known, self.expected = len(seen), decision.forecast
        self.planned = decision.planned
        return decision.next.at

    def _learn(self, drops: tuple[Drop, ...]) -> None:
        known = self.learned.get(drops)
        self.rhythm = known or updated(self.rhythm, drops)
        if known is None:
            self.learned[drops] = settled(self.rhythm)

    def foretold(self) -> Forecast | None:
        """The forecast made when the latest news was seen."""
        return self.expected


PolicyOf = Callable[[str], Policy]


def policies(rules: Rules, knob: float, learned: dict[str, Learned]) -> PolicyOf:
    """What makes the policy of a series by name; a larger `knob` means fewer checks, whatever the rule set."""

    def adaptive(series: str) -> Policy:
        # An installation has one phase for all its series, so in it one price holds. A replay stands for the mean
        # of many: series by series the checks move as in another one, but all cost the same.
        return Adaptive(knob, untilted(Random(series)), learned.setdefault(series, {}))

    def classic(series: str) -> Policy:
        return Classic(knob, Random(series))

    def fixed(series: str) -> Policy:
        return Fixed(rules.hours * knob)

    return {"adaptive": adaptive, "classic": classic, "fixed": fixed}[rules.name]
