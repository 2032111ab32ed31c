"""The ladder of moments on which densities and plans live: hours since the last drop. Pure, any thread.

15 minutes apart for twelve days, hours apart up to ten weeks: beyond that a rhythm says nothing.
"""

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise
from operator import mul

STEP = 0.25
FINE = 1152
GRID = tuple(i * STEP for i in range(FINE)) + tuple(float(h) for h in range(288, 1681))
EDGES = (*GRID, GRID[-1] + 1)
"""Where each cell begins, and where the last one ends."""
WIDTHS = tuple(b - a for a, b in pairwise(EDGES))


def index_of(ahead: float) -> int:
    """The first index of GRID at or after `ahead` hours; its length when beyond."""
    index = math.ceil(ahead / STEP) if ahead <= 288 else FINE + math.ceil(ahead - 288)
    return min(max(index, 0), len(GRID))


def cell_of(ahead: float) -> int:
    """The index of the cell of GRID that holds `ahead` hours; the last one when beyond."""
    index = int(ahead / STEP) if ahead < 288 else FINE + int(ahead - 288)
    return min(max(index, 0), len(GRID) - 1)


def cumulated(density: Sequence[float], start: int) -> list[float]:
    """Mass from cell `start` on, cumulated, beginning with 0."""
    return list(accumulate(map(mul, density[start:], WIDTHS[start:]), initial=0.0))
