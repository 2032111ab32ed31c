"""The numbers learned from public histories: how much each sign and each predictor counts. Pure, any thread."""

from collections.abc import Mapping
from typing import TypeAlias

Weight: TypeAlias = tuple[float, float, float, float]
"""The plain part, and the parts per regularity, length and blur of the history (see `blend.Signs`)."""

TRUST = (
    *(0.6984, *(0.0194,) * 4, *(0.0129,) * 2, 0.0194, *(0.0129,) * 2, 0.0194, *(0.0129,) * 2, 0.0291, 0.0291, 0.0328),
    *(0.005,) * 6,
)
"""Trust in the blend, in each simple predictor (see `experts`) and each long memory (see `habits`), before a series has
shown anything."""

BLEND: Mapping[str, Weight] = {
    "week_half_hour": (0.102, 0.000, 0.000, -0.061),
    "week_hour": (0.001, 0.077, -0.047, 0.087),
    "week_morning": (-0.054, 0.077, 0.162, -0.100),
    "week_day": (0.271, -0.124, 0.219, 0.293),
    "week_latest": (0.097, 0.000, 0.000, 0.023),
    "day_half_hour": (0.252, 0.000, 0.000, 1.210),
    "day_hour": (0.161, 0.238, 0.526, -0.967),
    "day_hours": (0.275, -0.526, -0.642, 1.964),
    "day_latest": (0.104, 0.000, 0.000, 0.079),
    "gap_hour": (0.111, 0.000, 0.000, -0.043),
    "gap_hours": (0.007, 0.203, 0.126, -0.045),
    "gap_half_day": (0.265, 0.188, 0.051, 0.141),
    "gap_days": (0.263, -0.035, 0.079, -0.039),
    "days_due": (0.053, 0.000, 0.000, -0.060),
    "weekday": (0.318, 0.238, -0.070, 0.068),
    "same_day": (-1.214, 0.000, 0.000, 0.373),
    "next_day": (-0.522, 0.000, 0.000, 0.020),
    "whole_weeks": (-0.277, -0.047, 0.000, 0.064),
    "mean_gaps": (-0.022, 0.005, -0.013, -0.068),
    "weeks": (-0.323, 0.250, 0.202, -0.234),
    "log_gaps": (-0.452, 0.000, 0.000, 0.165),
    "popular": (0.483, 0.000, 0.000, 0.974),
}
