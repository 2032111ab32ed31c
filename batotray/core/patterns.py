"""A series' rhythm from its releases, by the classic rules. Pure; called on the engine thread.

It learns from drops, not from uploads: chapters that appear within an hour of each other are one drop.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from itertools import pairwise
from math import atan2, cos, pi, sin
from statistics import fmean, median

from batotray.records import Pattern, Release

ONE_DROP = timedelta(hours=1)
MINIMUM_DROPS = 3
LONGEST_GAP = timedelta(days=365)
WEEKLY_MINIMUM = 5
WEEKLY_SHARE = 0.6
FULL_EVIDENCE = 10
HALF_DAY = timedelta(hours=12)
WEEK = timedelta(days=7)
HOUR = timedelta(hours=1)
SILENT_ORIGINS = frozenset({"backfill", "upload"})


def drops(releases: Sequence[Release], now: datetime) -> tuple[datetime, ...]:
    """The instants (UTC, ascending) at which something came out, up to `now`.

    Another group's upload and back-filled history say nothing about the rhythm and are left out, as are releases of
    the first import that carry no date. A release known only to the day, or not at all, counts in the middle of the
    interval in which it appeared.
    """
    instants = sorted(t for t in (_instant(r) for r in releases) if t is not None and t <= now)
    kept: list[datetime] = []
    for instant in instants:
        if not kept or instant - kept[-1] > ONE_DROP:
            kept.append(instant)
    return tuple(kept)


def analyse(releases: Sequence[Release], zone: tzinfo, now: datetime) -> Pattern:
    """The rhythm of `releases`; weekday (0 is Monday) and hour are those of `zone`, intervals are hours.

    Fewer than 3 drops teach nothing. Gaps over 365 days are breaks, not intervals. The weekday holding 60 % of at
    least 5 drops makes the rhythm weekly. `expected_at` (UTC) is the first release due after the last one; it lies in
    the past when the series is late. Confidence is evidence (drops / 10, at most 1) times regularity (the weekday's
    share when weekly, else 1 - median deviation of the gaps / their median, at least 0).
    """
    seen = drops(releases, now)
    last = seen[-1] if seen else None
    if len(seen) < MINIMUM_DROPS or last is None:
        return Pattern(chapters_tracked=len(seen), last_release_at=last)
    gaps = [(b - a) / HOUR for a, b in pairwise(seen) if b - a <= LONGEST_GAP]
    average = fmean(gaps) if gaps else None
    local = [instant.astimezone(zone) for instant in seen]
    weekday, share = _weekday(local)
    expected = last + timedelta(hours=average) if average is not None else None
    if weekday is not None:
        expected = _next_slot(last, weekday, _typical_hour([t for t in local if t.weekday() == weekday]), zone)
    return Pattern(
        chapters_tracked=len(seen),
        average_interval_hours=average,
        median_interval_hours=median(gaps) if gaps else None,
        preferred_weekday=weekday,
        confidence=min(1.0, len(seen) / FULL_EVIDENCE) * (share if weekday is not None else _regularity(gaps)),
        last_release_at=last,
        expected_at=expected,
    )


def _instant(release: Release) -> datetime | None:
    if release.origin in SILENT_ORIGINS:
        return None
    if release.published_at is not None and not release.date_only:
        return release.published_at
    if release.absent_at is not None:
        return release.absent_at + (release.first_seen_at - release.absent_at) / 2
    if release.published_at is not None:
        return min(release.published_at + HALF_DAY, release.first_seen_at)
    return None if release.origin == "import" else release.first_seen_at


def _weekday(local: Sequence[datetime]) -> tuple[int | None, float]:
    days = [0] * 7
    for instant in local:
        days[instant.weekday()] += 1
    share = max(days) / len(local)
    is_weekly = len(local) >= WEEKLY_MINIMUM and share >= WEEKLY_SHARE
    return days.index(max(days)) if is_weekly else None, share


def _typical_hour(local: Sequence[datetime]) -> float:
    """The circular mean of the times of day, so that 23:00 and 01:00 meet at midnight."""
    angles = [(t.hour + t.minute / 60 + t.second / 3600) * pi / 12 for t in local]
    return round(atan2(fmean(map(sin, angles)), fmean(map(cos, angles))) * 12 / pi, 6) % 24


def _regularity(gaps: Sequence[float]) -> float:
    if not gaps:
        return 0.0
    middle = median(gaps)
    return max(0.0, 1.0 - median(abs(gap - middle) for gap in gaps) / middle)


def _next_slot(last: datetime, weekday: int, hour: float, zone: tzinfo) -> datetime:
    """The first weekly slot more than half a week after `last`: an early release must not be expected again."""
    local = (last + WEEK / 2).astimezone(zone)
    day = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=(weekday - local.weekday()) % 7)
    slot = day + timedelta(hours=hour)
    return (slot if slot > local else slot + WEEK).astimezone(last.tzinfo)
