"""When the next chapter comes, and when to look: pure functions without clock or I/O, safe on any thread.

For each listing, after a check that stored or altered chapters::

    rhythm = updated(kept or Rhythm((), zone), gather(releases, now))

and after every check::

    decision = decide_next_check(rhythm, now=now, price=budget.price, status=..., priority=..., not_before=...,
                                 phase=phase, planned=kept_plan)

Keep `rhythm` until the next drop and `decision.planned` until the next decision: a decision that may follow the plan on
costs nothing, a new plan a few milliseconds, a new drop ten to forty. `learning` yields between the steps of a long
history. `decision.next` is the instant with its reason, `decision.forecast` the window that holds 80 % with evidence.
After sleep, a time offline or failures pass `planned=None`: the plan starts anew at `now`, with what is most probable
first. `late_bounds` says from when on a series is late or likely on a break.

One `Budget` serves the whole library: `Budget.asking(checks_per_day)`, then `budget.after(checks, series, days)` as
often as convenient; its account is stored and handed back. A favourite pays half the price, an urgent series a quarter.
`phase` 0..1 is a random number of the installation: it moves and thins its checks so that copies do not knock together;
one that is `untilted` only moves them.
"""

from .decide import Decision, Planned, decide_next_check
from .drops import Drop, gather
from .plan import plan, untilted
from .price import Budget, usual_price
from .rhythm import Forecast, Rhythm, extend, late_bounds, late_state, learn, learning, settled, updated

__all__ = [
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
    "settled",
    "untilted",
    "updated",
    "usual_price",
]
