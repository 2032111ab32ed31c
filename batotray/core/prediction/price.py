"""One price per check for the whole library, so that all series share a daily budget. Pure, any thread."""

from dataclasses import dataclass, replace

LOWEST, HIGHEST = 0.0005, 400.0


@dataclass(frozen=True, slots=True)
class Budget:
    """`per_day` checks per series and day on average; `price` in hours of delay that one check is worth."""

    per_day: float = 1.0
    price: float = 1.0

    def after(self, made: int, series_days: float) -> "Budget":
        """The budget with its price moved towards the rate asked for, by the checks made in `series_days`."""
        if series_days <= 0:
            return self
        ratio = (made / series_days) / self.per_day
        moved = self.price * min(max(ratio, 0.25), 4.0)
        return replace(self, price=min(max(moved, LOWEST), HIGHEST))
