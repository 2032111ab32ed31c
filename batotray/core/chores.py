"""What is done now and then besides checking: marks of life, the price of checks, what is too old. Engine thread."""

import logging
from datetime import datetime, timedelta

from batotray.clock import Clock
from batotray.core.life_signs import LifeSigns
from batotray.core.pricing import Pricing
from batotray.storage.store import Store

log = logging.getLogger(__name__)
LOG_KEPT = timedelta(days=90)
UNDO_KEPT = timedelta(days=7)


class Chores:
    """Raises StorageError; what was not done then is done the next time."""

    def __init__(self, store: Store, signs: LifeSigns, pricing: Pricing, clock: Clock) -> None:
        self._store = store
        self._signs = signs
        self._pricing = pricing
        self._clock = clock
        self._is_prune_due = False

    def want_pruning(self) -> None:
        """Forget what is too old the next time."""
        self._is_prune_due = True

    async def do(self) -> None:
        """Say that the run goes on, settle the price, and prune when it is due."""
        now = self._clock.now()
        self._signs.note_alive(now)
        self._pricing.settle(now)
        if self._is_prune_due:
            self._prune(now)
            self._is_prune_due = False

    def after_a_turn(self) -> None:
        """The same for whoever comes for a single turn every now and then, and leaves no marks of a run."""
        now = self._clock.now()
        self._pricing.settle(now)
        self._prune(now)

    def _prune(self, now: datetime) -> None:
        self._store.journal.prune(now - UNDO_KEPT)
        removed = self._store.checks.prune(now - LOG_KEPT)
        log.info("%d rows of the check log were older than 90 days", removed)
