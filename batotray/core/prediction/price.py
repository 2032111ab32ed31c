"""One price per check for the whole library, so that all series share a daily budget. Pure, any thread.

The price is hours of delay that one check is worth. It follows what was really asked: every account of checks made
moves it a little, the last days counting most, and a fresh library starts with an account that says "as asked", so that
one busy day does not frighten it. It moves slower than the account forgets: a price that answers faster than it hears
overshoots, and a small library then swings for weeks between too many checks and too few.
"""

import math
from dataclasses import dataclass

LOWEST, HIGHEST = 0.0005, 400.0
MEMORY_DAYS = 1.0
GAIN = 0.2
"""Per day: how much of the ratio between checks made and asked for goes into the price."""
CREDIT_DAYS = 2.0
FEW = 4
"""Series; a smaller library has the credit of so many."""


def usual_price(per_day: float) -> float:
    """The price at which comics are usually checked `per_day` times a day."""
    return min(max(math.pow(per_day, -1.75), LOWEST), HIGHEST)


@dataclass(frozen=True, slots=True)
class Budget:
    """`per_day` checks per series and day on average; the rest is the account, to be stored and handed back."""

    per_day: float = 1.0
    price: float = 1.0
    checks: float = 0.0
    series_days: float = 0.0

    @classmethod
    def asking(cls, per_day: float) -> "Budget":
        """A fresh budget of `per_day` checks per series and day; ValueError unless it is positive."""
        if not per_day > 0:
            raise ValueError("a budget must be positive")
        return cls(per_day, usual_price(per_day))

    def after(self, checks: int, series: int, days: float) -> "Budget":
        """The budget after `series` active series had `checks` checks in `days` days."""
        if series <= 0 or days <= 0:
            return self
        fade = 0.5 ** (days / MEMORY_DAYS)
        made, asked = self.checks * fade + checks, self.series_days * fade + series * days
        # Some days of credit at the asked rate steady a young account and a library of one.
        credit = CREDIT_DAYS * max(series, FEW) * fade
        ratio = (made + credit * self.per_day) / ((asked + credit) * self.per_day)
        moved = self.price * max(ratio, 0.05) ** (GAIN * min(days, 1.0))
        return Budget(self.per_day, min(max(moved, LOWEST), HIGHEST), made, asked)
