"""When the next chapter comes, and when to look: pure functions without clock or I/O, safe on any thread."""

from .decide import AdaptiveRules, Decision, Planned, decide_next_check
from .drops import Drop, gather
from .plan import plan
from .price import Budget, usual_price
from .rhythm import Forecast, Rhythm, extend, late_bounds, late_state, learn, learning, updated

__all__ = [
    "AdaptiveRules",
    "Budget",
    "Decision",
    "Drop",
    "Forecast",
    "Planned",
    "Rhythm",
    "decide_next_check",
    "extend",
    "gather",
    "late_bounds",
    "late_state",
    "learn",
    "learning",
    "plan",
    "updated",
    "usual_price",
]
