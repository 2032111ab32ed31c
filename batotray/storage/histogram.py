"""Durations of checks as counts in twelve log-spaced buckets, so that a percentile needs no log. Pure; any thread."""

from bisect import bisect_left
from collections.abc import Sequence

BOUNDS_MS = (50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 600_000)
"""Upper bounds, inclusive; the last bucket also takes what is longer."""
COLUMNS = tuple(f"within_{bound}" for bound in BOUNDS_MS)


def bucket(duration_ms: float) -> str:
    """The column that counts a duration."""
    return COLUMNS[min(bisect_left(BOUNDS_MS, duration_ms), len(COLUMNS) - 1)]


def percentile(counts: Sequence[int], share: float) -> float | None:
    """The upper bound in milliseconds of the bucket that holds the `share` (0..1) of durations; None without any."""
    wanted, seen = share * sum(counts), 0
    for bound, count in zip(BOUNDS_MS, counts, strict=True):
        seen += count
        if count and seen >= wanted:
            return float(bound)
    return None
