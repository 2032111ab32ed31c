"""What counts as evidence of a rhythm: drops, each with the interval in which it appeared. Pure, any thread."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from batotray.records import Release

BATCH = timedelta(hours=1)
DAY = timedelta(days=1)
SILENT_ORIGINS = frozenset({"backfill", "upload"})


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


def gather(releases: Iterable[Release], now: datetime) -> tuple[Drop, ...]:
    """The drops in `releases`, in order of time.

    Chapters within an hour of the first of them count once. Back-fills, another group's uploads, chapters dated after
    `now` (appointments) and those whose number is not above the highest before in their language are no evidence, nor
    are chapters of a first import without any date. A date without a time is that UTC day, narrowed by the checks
    between which the chapter appeared; without a date it is the time between those checks.
    """
    dated = ((drop, release) for release in releases if (drop := _interval(release)) and drop.latest <= now)
    highest: dict[str | None, float] = {}
    drops: list[Drop] = []
    for drop, release in sorted(dated, key=lambda pair: (pair[0].latest, pair[1].sort_key)):
        if 0 <= release.sort_key <= highest.get(release.language, -1.0):
            continue
        highest[release.language] = max(release.sort_key, highest.get(release.language, -1.0))
        if not drops or (drop.latest - drops[-1].latest > BATCH and drop.hours > drops[-1].hours):
            drops.append(drop)
    return tuple(drops)


def _interval(release: Release) -> Drop | None:
    if release.origin in SILENT_ORIGINS:
        return None
    if release.published_at is None:
        return Drop(release.absent_at, release.first_seen_at) if release.absent_at else None
    if not release.date_only:
        return Drop(release.published_at, release.published_at)
    latest = min(release.published_at + DAY, release.first_seen_at)
    earliest = max(release.published_at, release.absent_at or release.published_at)
    return Drop(earliest, latest) if earliest < latest else Drop(min(earliest, latest), latest)
