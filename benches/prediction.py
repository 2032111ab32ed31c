"""What the rules are worth on public release histories: adaptive beside classic and fixed, at equal budgets.

`python -m benches.prediction FILE.csv`, or BATOTRAY_TIMELINES names the file. The intervals come from drawing whole
series again and again, for releases of one series are not independent. It takes a quarter of an hour of CPU, half of
that on two idle cores.
"""

import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from pathlib import Path
from random import Random
from typing import TextIO, TypeAlias

from batotray.core.backtest import History, Outcome, Report, Resolution, Rules, backtest, read_histories

TIMELINES = "BATOTRAY_TIMELINES"
DEFAULT = Path("../shared/release-timelines/public.csv")
CASES: Sequence[tuple[float, Resolution]] = ((1.0, "exact"), (4.0, "exact"), (1.0, "dates"))
RULES = (Rules("fixed"), Rules("classic"), Rules("adaptive"))
DRAWS = 1000
Job: TypeAlias = tuple[str, float, Resolution, Rules]
"""Kind, checks a day, resolution and rules of one row; each is worked out by a process of its own."""


def interval(outcomes: Sequence[Outcome], rng: Random, draws: int = DRAWS) -> tuple[float, float]:
    """The 95 % interval of the mean delay in hours, by drawing series with replacement."""
    series = [(sum(o.delays), len(o.delays)) for o in outcomes]
    means = []
    for _ in range(draws):
        drawn = rng.choices(series, k=len(series))
        means.append(sum(total for total, _ in drawn) / sum(count for _, count in drawn))
    means.sort()
    return means[round(0.025 * draws)], means[round(0.975 * draws) - 1]


def line(name: str, report: Report, rng: Random) -> str:
    """One row of figures."""
    low, high = interval(report.outcomes, rng)
    window = "" if report.coverage is None else f"  window {report.coverage:.0%}"
    return (
        f"  {name:9}{report.checks_per_day:5.2f}/day  mean {report.mean_h:5.2f} h [{low:.2f}, {high:.2f}]"
        f"  median {report.median_h:5.2f}  p90 {report.p90_h:6.2f}"
        f"  <1h {report.within_1h:4.0%}  <6h {report.within_6h:4.0%}{window}  {report.cpu_ms_per_series:.0f} ms CPU"
    )


def figures(kind: Sequence[History], budget: float, resolution: Resolution, rules: Rules) -> str:
    """The row of one kind of history by one rule set."""
    try:
        report = backtest(kind, rules=rules, checks_per_day=budget, resolution=resolution)
    except ValueError:
        return f"  {rules.name:9}no history is long enough"
    return line(rules.name, report, Random(1))


def run(out: TextIO, path: Path | None = None) -> None:
    """Prints the figures of every kind of history in the file; a line instead when there is no file. Takes minutes."""
    path = path or Path(os.environ.get(TIMELINES, DEFAULT))
    if not path.exists():
        print(f"prediction: no release histories ({TIMELINES} names the file)", file=out)
        return
    histories = sorted(read_histories(path), key=lambda history: history.kind)
    kinds = {kind: tuple(group) for kind, group in groupby(histories, key=lambda history: history.kind)}
    jobs = [(kind, budget, resolution, rules) for kind in kinds for budget, resolution in CASES for rules in RULES]
    with ProcessPoolExecutor() as pool:
        rows = {job: pool.submit(figures, kinds[job[0]], *job[1:]) for job in sorted(jobs, key=_dearest_first)}
        for kind, budget, resolution, rules in jobs:
            if rules is RULES[0]:
                print(f"prediction: {kind}, {budget:g} a day, {resolution}", file=out)
            print(rows[kind, budget, resolution, rules].result(), file=out, flush=True)


def _dearest_first(job: Job) -> tuple[bool, bool, float]:
    """So that no core idles at the end: with dates only every round learns anew, and many checks take time."""
    _, budget, resolution, rules = job
    return rules.name != "adaptive", resolution != "dates", -budget


if __name__ == "__main__":
    run(sys.stdout, Path(sys.argv[1]) if len(sys.argv) > 1 else None)
