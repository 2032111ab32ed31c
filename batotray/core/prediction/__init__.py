"""When the next chapter comes, and when to look: pure functions without clock or I/O, safe on any thread."""

from .drops import Drop
from .plan import plan
from .price import Budget
from .rhythm import Forecast, Rhythm, extend, late_state, learn

__all__ = ["Budget", "Drop", "Forecast", "Rhythm", "extend", "late_state", "learn", "plan"]
