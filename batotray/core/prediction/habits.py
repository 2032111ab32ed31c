"""Long memories: predictors for series that have kept a habit for months. Pure, any thread.

What recent drops say changes fast and is blurred for it. A strip that came on the same weekdays at the same hour for
half a year, or a monthly that keeps its day of the month, deserves to be believed to the quarter of an hour. These
predictors remember four times as long, and begin with so little trust that only such series come to follow them.
"""

from collections.abc import Sequence
from datetime import date

from .evidence import BINS, DAYS, Evidence, survived
from .experts import SHARP, day_laws, times_of_day

MEMORY = 24.0
"""Half-life in drops, four times that of the other predictors; 12 gained less on every regular kind that was tried."""
BROAD, LOOSE = 0.6, 2.0
UNIX_DAY = date(1970, 1, 1).toordinal()
MOST_DAYS = 1500
NEAR = ((0, 0.9), (-1, 0.05), (1, 0.05))
"""A day of the month counts a little for its neighbours: drops around midnight, or early for a weekend."""
COUNT = 6


def _day_of_month(number: int) -> int:
    return date.fromordinal(UNIX_DAY + number).day


def _by_day_of_month(evidence: Evidence) -> list[float]:
    """How likely the next drop comes on each day after the last one, by how often that day of the month had one."""
    hit, seen, days = [0.0] * 32, [0.0] * 32, set(evidence.numbers)
    fade, last = max(MEMORY * evidence.mean / 24, 14.0), evidence.last_day
    for day in range(max(evidence.numbers[0], last - MOST_DAYS), last + 1):
        weight, place = 0.5 ** ((last - day) / fade), _day_of_month(day)
        seen[place] += weight
        hit[place] += weight * sum(share for off, share in NEAR if day + off in days)
    base = (sum(hit) + 0.2) / (sum(seen) + 1)
    rates = [min(max((h + base) / (s + 1), 0.002), 0.97) for h, s in zip(hit, seen, strict=True)]
    return survived([0.02, *(rates[_day_of_month(last + k)] for k in range(1, DAYS))])


class Habits:
    """Weekday, and gap in days with weekday, each at the sharp and the broad hour; day of the month at broad hours."""

    def __init__(self, evidence: Evidence) -> None:
        _, weekday, both = day_laws(evidence)
        self.laws = (weekday, both, _by_day_of_month(evidence))
        sharp, broad, loose = (times_of_day(evidence.day, width) for width in (SHARP, BROAD, LOOSE))
        self.times = ((sharp, broad), (sharp, broad), (broad, loose))

    def at(self, day: int, slot: int) -> list[float]:
        """Each predictor's density (per hour) on a release day, in a bin of the day."""
        return [law[day] * time[slot] for law, times in zip(self.laws, self.times, strict=True) for time in times]

    def density(self, trust: Sequence[float], days: Sequence[int], slots: Sequence[int]) -> list[float]:
        """The predictors mixed by `trust` over GRID, per hour; `days` and `slots` as `Evidence.ahead` gives them."""
        by_hour = [
            [trust[2 * k] * first + trust[2 * k + 1] * second for first, second in zip(*pair, strict=True)]
            for k, pair in enumerate(self.times)
        ]
        (weekday, both, month), (one, two, three) = self.laws, by_hour
        bins = [slot % BINS for slot in slots]
        return [weekday[d] * one[b] + both[d] * two[b] + month[d] * three[b] for d, b in zip(days, bins, strict=True)]
