"""What the rules are worth on public release histories: adaptive beside classic and fixed, at equal budgets.

`python -m benches.prediction FILE.csv`, or BATOTRAY_TIMELINES names the file. The intervals come from drawing whole
series again and again, for releases of one series are not independent.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import TextIO

from batotray.core.backtest import Outcome, Report, Resolution, Rules, backtest, read_histories

TIMELINES = "BATOTRAY_TIMELINES"
DEFAULT = Path("../shared/release-timelines/public.csv")
CASES: Sequence[tuple[float, Resolution]] = ((1.0, "exact"), (4.0, "exact"), (1.0, "dates"))
RULES = (Rules("fixed"), Rules("classic"), Rules("adaptive"))
DRAWS = 1000


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


def run(out: TextIO, path: Path | None = None) -> None:
    """Prints the figures of every kind of history in the file; a line instead when there is no file. Takes minutes."""
    path = path or Path(os.environ.get(TIMELINES, DEFAULT))
    if not path.exists():
        print(f"prediction: no release histories ({TIMELINES} names the file)", file=out)
        return
    histories, rng = read_histories(path), Random(1)
    for kind in sorted({h.kind for h in histories}):
        chosen = [h for h in histories if h.kind == kind]
        for budget, resolution in CASES:
            print(f"prediction: {kind}, {budget:g} a day, {resolution}", file=out)
            for rules in RULES:
                try:
                    report = backtest(chosen, rules=rules, checks_per_day=budget, resolution=resolution)
                except ValueError:
                    print("  no history is long enough", file=out)
                    break
                print(line(rules.name, report, rng), file=out, flush=True)


if __name__ == "__main__":
    run(sys.stdout, Path(sys.argv[1]) if len(sys.argv) > 1 else None)
