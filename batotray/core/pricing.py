"""The price of a check in force: it follows what was asked, so that the whole library keeps its budget. Engine thread.

The budget is the user's setting, checks per series and day; `core.prediction.price` decides, this keeps its account.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta

from batotray.core.looking import COVERED
from batotray.core.prediction import Budget
from batotray.settings import Settings
from batotray.storage.store import Store

FACT = "price"
EVERY = timedelta(hours=1)
DAY = timedelta(days=1)


class Pricing:
    """Call it for the price, hours of delay that one check is worth."""

    def __init__(self, store: Store, settings: Callable[[], Settings], now: datetime) -> None:
        self._store = store
        self._settings = settings
        self._budget, self._since = _saved(store.settings.fact(FACT), now)

    def __call__(self) -> float:
        return self._in_force().price

    def settle(self, now: datetime) -> None:
        """Account for the checks since the last time, at most once an hour. Raises StorageError."""
        if now - self._since < EVERY:
            self._begin()
            return
        # Series that a look answers for cost nothing alone, and neither do those that are not asked at all.
        series = self._store.schedules.count_active(besides=COVERED)
        checks = self._store.checks.count_due_checks(self._since)
        self._budget = self._in_force().after(checks, series, (now - self._since) / DAY)
        self._since = now
        self._save()

    def _begin(self) -> None:
        """Note since when the account runs: whoever comes for single turns never sees an hour pass."""
        if self._store.settings.fact(FACT) is None:
            self._save()

    def _save(self) -> None:
        facts = {"since": self._since.isoformat(), **asdict(self._budget)}
        self._store.settings.set_fact(FACT, json.dumps(facts))

    def _in_force(self) -> Budget:
        asked = self._settings().checks_per_day
        if self._budget.per_day != asked:
            self._budget = Budget.asking(asked)
        return self._budget


def _saved(text: str | None, now: datetime) -> tuple[Budget, datetime]:
    """The account as it was stored; a fresh one where there is none, or one that cannot be read."""
    try:
        facts = json.loads(text or "")
        since = datetime.fromisoformat(facts.pop("since"))
        return Budget(**facts), min(since, now)
    except (ValueError, TypeError, KeyError, AttributeError):
        return Budget.asking(1.0), now
