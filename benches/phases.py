"""What a source sees when 100 000 copies follow the same weekly release: requests in each second around it.

The worst case: all copies know the same history, ask the same price and looked last at the same instant, so that only
the phase of each installation tells them apart.
"""

from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TextIO

from batotray.core.prediction import Drop, Rhythm, learn
from batotray.core.prediction.plan import placed, spaced

COPIES = 100_000
PLANS = 1_000
"""Plans are reckoned for so many phases; the copies between two of them share the plan of the lower one."""
SPREAD = 2700
"""Seconds over which the phase spreads a check."""
RELEASE = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
AROUND = timedelta(hours=12)
PRICE = 1.0


def weekly(rng: Random) -> Rhythm:
    """Ten weeks of a release on Thursdays about 18:00, half an hour early or late; the last one a week ago."""
    times = [RELEASE - week * WEEK + timedelta(seconds=round(rng.gauss(0.0, 1800.0))) for week in range(10, 0, -1)]
    return learn([Drop(at, at) for at in times], zone=UTC)


def requests(rhythm: Rhythm, rng: Random, copies: int = COPIES, plans: int = PLANS) -> Counter[int]:
    """Requests by second, from twelve hours before the usual release to twelve hours after it, when it never comes."""
    first, span = RELEASE - AROUND, int(2 * AROUND.total_seconds())
    seen = rhythm.drops[-1].latest + timedelta(hours=1)
    seconds: Counter[int] = Counter()
    made = [placed(rhythm, seen, PRICE, number / plans) for number in range(plans)]
    for _ in range(copies):
        phase = rng.random()
        number = int(phase * plans)
        later = (phase * plans - number) / plans * SPREAD / 3600
        for at in spaced([hour + later for hour in made[number]], seen, phase):
            second = int((at - first).total_seconds())
            if 0 <= second < span:
                seconds[second] += 1
    return seconds


def rate_around(seconds: Counter[int], second: int) -> float:
    """The mean requests in a second over the hour of which `second` is the middle."""
    return sum(seconds[s] for s in range(second - 1800, second + 1800)) / 3600


def peak_ratio(seconds: Counter[int]) -> float:
    """The busiest second against the mean second of the hour around it."""
    second, count = seconds.most_common(1)[0]
    return count / rate_around(seconds, second)


def run(out: TextIO) -> None:
    """Prints the requests of each quarter of an hour around the release, and how high the peak second stands out."""
    seconds = requests(weekly(Random(5)), Random(4))
    quarters: Counter[int] = Counter()
    for second, count in seconds.items():
        quarters[second // 900] += count
    most = max(quarters.values())
    print(f"phases: {COPIES:,} copies plan for one weekly release that does not come", file=out)
    for quarter in sorted(quarters):
        at = RELEASE - AROUND + quarter * timedelta(minutes=15)
        bar = "#" * round(40 * quarters[quarter] / most)
        print(f"  {at:%a %H:%M} {quarters[quarter] / 900:7.1f} requests/s {bar}", file=out)
    second, count = seconds.most_common(1)[0]
    mean, times = rate_around(seconds, second), peak_ratio(seconds)
    print(f"  peak second {count}, mean of the hour around it {mean:.1f}: {times:.2f} times (aim: under 3)", file=out)
