"""Rounds of checks: one check at a time, what the user asked for before what is due. Engine thread.

A round that was asked for and the round of what is due share one lock, so a source never sees two checks at once.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from batotray.clock import Clock, time_left
from batotray.core.checker import Checker, CheckResult
from batotray.core.commands import Checked, CheckOutcome
from batotray.core.connectivity import OUT_OF_REACH, Connectivity
from batotray.core.controls import paused_until
from batotray.core.events import Activity
from batotray.core.failures import failed
from batotray.core.looking import MISSED, NEWS
from batotray.errors import NotFound, SourceError, UserError
from batotray.records import Changes
from batotray.storage.store import Store

log = logging.getLogger(__name__)
DUE_AT_ONCE = 50
POSTPONED = timedelta(days=1)
REST = timedelta(minutes=15)
"""Before checks that are due go on after a round was stopped by hand; whoever wants longer pauses them."""
ASKED = "asked"
FROM_LOOKS = frozenset({NEWS, MISSED})


@dataclass(slots=True, eq=False)
class _Round:
    """One of the rounds that run; two that look alike are still two."""

    asked: bool
    cancelled: bool = False
    outcomes: list[CheckOutcome] = field(default_factory=list)


class Rounds:
    """Runs rounds; `tell` hears of progress, `landed` of every commit."""

    def __init__(
        self,
        store: Store,
        checker: Checker,
        clock: Clock,
        connectivity: Connectivity,
        tell: Callable[[Activity], None],
        landed: Callable[[Changes], None],
    ) -> None:
        self._store = store
        self._checker = checker
        self._clock = clock
        self._connectivity = connectivity
        self._tell = tell
        self._landed = landed
        self._one_at_a_time = asyncio.Lock()
        self._running: list[_Round] = []
        self._rest_until = clock.monotonic()

    async def check_all(self, listing_ids: Iterable[int]) -> Checked:
        """Check these listings now, in this order, whatever their schedule says."""
        return await self._run(_Round(asked=True), tuple((listing_id, ASKED) for listing_id in listing_ids))

    async def check_due(self, limit: int | None = None) -> Checked:
        """Check what is due, most worth first, until nothing is or `limit` was reached."""
        outcomes: list[CheckOutcome] = []
        while (limit is None or len(outcomes) < limit) and paused_until(self._store, self._clock.now()) is None:
            most = DUE_AT_ONCE if limit is None else min(limit - len(outcomes), DUE_AT_ONCE)
            due = self._store.schedules.due(self._clock.now(), most)
            if not due:
                break
            listings = tuple((s.listing_id, s.reason if s.reason in FROM_LOOKS else "due") for s in due)
            round_ = await self._run(_Round(asked=False), listings)
            outcomes.extend(round_.outcomes)
            if round_.cancelled:
                return Checked(tuple(outcomes), cancelled=True)
        return Checked(tuple(outcomes))

    def cancel(self) -> None:
        """Drop what the running rounds have not begun yet; the check in flight ends by itself."""
        for round_ in self._running:
            round_.cancelled = True

    def stop(self) -> None:
        """The same by hand: checks that are due rest for a while, if any round was there to be stopped."""
        if self._running:
            self._rest_until = self._clock.monotonic() + REST.total_seconds()
        self.cancel()

    def go_on(self) -> None:
        """The rest is over."""
        self._rest_until = self._clock.monotonic()

    def have_rested(self, seconds: float) -> None:
        """The machine slept so long."""
        self._rest_until -= seconds

    def rest(self) -> timedelta:
        """How long checks that are due still rest."""
        return time_left(self._clock, self._rest_until)

    def drop_due(self) -> None:
        """End the round of what is due after the check in flight: by now, others may be the most worth."""
        for round_ in self._running:
            round_.cancelled = round_.cancelled or not round_.asked

    async def _run(self, round_: _Round, listings: tuple[tuple[int, str], ...]) -> Checked:
        """Check listings, each for its reason."""
        self._running.append(round_)
        try:
            for index, (listing_id, reason) in enumerate(listings, 1):
                if round_.cancelled:
                    break
                await self._one(round_, listing_id, reason, index, len(listings))
                # The end of one check and the beginning of the next need not hold the loop together.
                await asyncio.sleep(0)
        finally:
            self._running.remove(round_)
            if not self._running:
                self._tell(Activity())
        return Checked(tuple(round_.outcomes), round_.cancelled)

    async def _one(self, round_: _Round, listing_id: int, reason: str, index: int, total: int) -> None:
        async with self._one_at_a_time:
            try:
                listing = self._store.series.listing(listing_id)
                series = self._store.series.get(listing.series_id)
            except NotFound:
                return  # purged while it waited
            if reason != ASKED and not self._store.schedules.is_due(listing_id, self._clock.now()):
                return  # checked, paused or no longer followed meanwhile
            try:
                host = self._checker.host_of(listing)
                if reason != ASKED and self._is_out_of_reach(listing_id, host):
                    return
                self._tell(Activity(index, total, series.name))
                result = await self._checker.check(series, listing, reason)
                if self._connectivity.learn(host, result.outcome, self._clock.now()):
                    self._store.schedules.hurry({OUT_OF_REACH}, self._clock.now())
            except NotFound as error:  # deleted or exchanged while its answer was on the way
                result = CheckResult(Changes(), CheckOutcome(series.id, series.name, 0, failed(error)))
            except (UserError, SourceError) as error:
                result = self._not_asked(listing_id, series.id, series.name, error)
        round_.outcomes.append(result.outcome)
        self._landed(result.changes)

    def _is_out_of_reach(self, listing_id: int, host: str) -> bool:
        """Whether the host is left alone for now; its listing waits without a failed check."""
        again = self._connectivity.next_try_at(host, self._clock.now())
        if again is None:
            return False
        self._store.schedules.postpone(listing_id, again, OUT_OF_REACH)
        return True

    def _not_asked(self, listing_id: int, series_id: int, name: str, error: UserError | SourceError) -> CheckResult:
        """A source that is closed or not installed: look again tomorrow, in case an address was set."""
        self._store.schedules.postpone(listing_id, self._clock.now() + POSTPONED, "source_closed")
        changes = Changes(series=frozenset({series_id}), schedules=True)
        return CheckResult(changes, CheckOutcome(series_id, name, 0, failed(error)))
