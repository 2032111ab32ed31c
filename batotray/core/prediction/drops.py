"""What counts as evidence of a rhythm: drops, each with the interval in which it appeared. Pure, any thread."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

BATCH = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Drop:
    """One or more chapters published together, between two aware UTC instants (equal when the time is exact)."""

    earliest: datetime
    latest: datetime

    @property
    def hours(self) -> float:
        """The middle of the interval in hours since the epoch."""
        return (self.earliest.timestamp() + self.latest.timestamp()) / 7200

    @property
    def half(self) -> float:
        """Half the width of the interval in hours; 0 when the time is exact."""
        return (self.latest - self.earliest).total_seconds() / 7200


def gather(sightings: Iterable[tuple[float, Drop]], now: datetime) -> tuple[Drop, ...]:
    """Drops of one language from (chapter number, when) pairs: future dates are appointments and back-fills,
    whose number is not above the highest before, are no evidence; within an hour counts once."""
    drops: list[Drop] = []
    highest = float("-inf")
    for number, drop in sorted(sightings, key=lambda pair: (pair[1].latest, pair[0])):
        if drop.latest > now or number <= highest:
            continue
        highest = number
        if not drops or drop.latest - drops[-1].latest > BATCH:
            drops.append(drop)
    return tuple(drops)
