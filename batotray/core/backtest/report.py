"""Meets the asked budget by turning one knob for a whole group, and sums up what came of it. Any thread."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from batotray.core.prediction import usual_price

from .histories import Case, History, prepare
from .policies import Learned, Rules, policies
from .replay import Outcome, Resolution
from .replay import replay as replayed

TOLERANCE = 0.02
MOST_ROUNDS = 14
USUAL_SLOPE = -0.57
"""How the logarithm of the checks a day follows that of the price: the inverse of `usual_price`."""
ADAPTIVE = Rules()
Progress = Callable[[str, int, int], None]
"""Called with the kind, the series done and the series to do in this round."""


@dataclass(frozen=True, slots=True)
class Report:
    """Delays in hours; shares 0..1; `coverage` is None for rules that expect nothing."""

    checks_per_day: float
    mean_h: float
    median_h: float
    p90_h: float
    within_1h: float
    within_6h: float
    coverage: float | None
    drops: int
    series: int
    cpu_ms_per_series: float
    kinds: dict[str, "Report"] = field(default_factory=dict)
    outcomes: tuple[Outcome, ...] = field(default=(), repr=False)


def summarise(outcomes: Sequence[Outcome]) -> Report:
    """The figures of `outcomes`; ValueError when there is no drop in them."""
    delays = sorted(delay for outcome in outcomes for delay in outcome.delays)
    if not delays:
        raise ValueError("no history is long enough: a series needs seven drops")
    judged = sum(o.judged for o in outcomes)
    return Report(
        checks_per_day=sum(o.checks for o in outcomes) / sum(o.days for o in outcomes),
        mean_h=sum(delays) / len(delays),
        median_h=_quantile(delays, 0.5),
        p90_h=_quantile(delays, 0.9),
        within_1h=sum(d <= 1 for d in delays) / len(delays),
        within_6h=sum(d <= 6 for d in delays) / len(delays),
        coverage=sum(o.held for o in outcomes) / judged if judged else None,
        drops=len(delays),
        series=len(outcomes),
        cpu_ms_per_series=1000 * sum(o.cpu for o in outcomes) / len(outcomes),
        outcomes=tuple(outcomes),
    )


def _quantile(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def backtest(
    histories: Iterable[History],
    *,
    rules: Rules = ADAPTIVE,
    checks_per_day: float | None = 1.0,
    resolution: Resolution = "exact",
    progress: Progress | None = None,
) -> Report:
    """Replays `histories` by `rules`; every kind is a library of its own that meets `checks_per_day` within 2 %.

    Without `checks_per_day` the rules run as they are. ValueError when no history is long enough.
    """
    cases = sorted(prepare(histories), key=lambda case: case.history.kind)
    outcomes: list[Outcome] = []
    kinds: dict[str, Report] = {}
    for kind, group in groupby(cases, key=lambda case: case.history.kind):
        done = _matched(tuple(group), rules, checks_per_day, resolution, _told(progress, kind))
        kinds[kind] = summarise(done)
        outcomes += done
    whole = summarise(outcomes)
    return replace(whole, kinds=kinds)


def _told(progress: Progress | None, kind: str) -> Callable[[int, int], None]:
    return (lambda done, all_: progress(kind, done, all_)) if progress else (lambda done, all_: None)


def _matched(
    cases: Sequence[Case],
    rules: Rules,
    asked: float | None,
    resolution: Resolution,
    told: Callable[[int, int], None],
) -> list[Outcome]:
    """The outcomes at the knob that comes nearest to the asked checks per day."""
    learned: dict[str, Learned] = {}
    spent = [0.0] * len(cases)

    def run(knob: float) -> list[Outcome]:
        policy_of, out = policies(rules, knob, learned), []
        for number, case in enumerate(cases):
            outcome = replayed(case, policy_of(case.history.series), resolution)
            # Only the first round learns; what a series costs is its dearest round.
            spent[number] = max(spent[number], outcome.cpu)
            out.append(replace(outcome, cpu=spent[number]))
            told(number + 1, len(cases))
        return out

    return run(1.0) if asked is None else _search(run, asked)


def _search(run: Callable[[float], list[Outcome]], asked: float) -> list[Outcome]:
    """Halves the bracket of the knob, guessing by the slope of the last two rounds where that stays inside."""
    low, high, guess = math.log(1e-4), math.log(1e4), math.log(usual_price(asked))
    tried: list[tuple[float, float]] = []
    best: tuple[float, list[Outcome]] | None = None
    for _ in range(MOST_ROUNDS):
        outcomes = run(math.exp(guess))
        off = math.log(max(_rate(outcomes), 1e-6) / asked)
        if best is None or abs(off) < best[0]:
            best = abs(off), outcomes
        if abs(off) <= TOLERANCE / 2:
            break
        tried.append((guess, off))
        low, high = (guess, high) if off > 0 else (low, guess)
        guess = _guess(tried, low, high)
    assert best is not None
    return best[1]


def _guess(tried: Sequence[tuple[float, float]], low: float, high: float) -> float:
    knob, off = tried[-1]
    slope = USUAL_SLOPE
    if len(tried) > 1 and knob != tried[-2][0]:
        slope = min((off - tried[-2][1]) / (knob - tried[-2][0]), -0.2)
    guess = knob - off / slope
    return guess if low < guess < high else (low + high) / 2


def _rate(outcomes: Sequence[Outcome]) -> float:
    return sum(o.checks for o in outcomes) / sum(o.days for o in outcomes)
