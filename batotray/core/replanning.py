"""Plans made without a check: for what was just followed, after a change of priority or budget, when a release is late.

It runs with the command that changed something, or before the checks of a turn; on the engine thread, and lets others
run between any two series.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from batotray.core import notifications
from batotray.core.adaptive import BREAK_FROM, LATE_FROM, AdaptivePlanner
from batotray.core.planner import ClassicPlanner
from batotray.core.sources.registry import Registry
from batotray.errors import NotFound
from batotray.records import Changes, LateState, NewNotification, Release, Schedule
from batotray.settings import Settings
from batotray.storage.store import Store

log = logging.getLogger(__name__)
RADAR_EVERY = timedelta(hours=1)
OWN_RHYTHM = frozenset(
    {"first", "learning", "irregular", "weekly", "late", "interval", "stretched"}
    | {"no_pattern", "before_window", "in_window", "past_window"}
)
"""Reasons of a schedule that a plan may move; a hold, a failure, a look or a finished series may not be."""
TOLD_KINDS = frozenset({"daily", "several_a_week", "weekly", "biweekly", "monthly"})
"""An irregular series is never late."""


class Replanner:
    """Keeps plans true between checks, by the rules in force."""

    def __init__(
        self,
        store: Store,
        registry: Registry,
        classic: ClassicPlanner,
        adaptive: AdaptivePlanner,
        settings: Callable[[], Settings],
    ) -> None:
        self._store = store
        self._registry = registry
        self._classic = classic
        self._adaptive = adaptive
        self._settings = settings
        self._waiting: dict[int, None] = {}
        self._radar_at = datetime.min.replace(tzinfo=UTC)

    def want(self) -> None:
        """Plan every series anew, at the next turn at the latest."""
        self._waiting |= dict.fromkeys(listing.id for listing in self._store.series.all_listings())

    async def introduce(self, series_id: int, now: datetime) -> Changes:
        """Plan what was just followed; by the classic rules its import did. Raises StorageError."""
        return await self.plan((series_id,), now) if self._is_adaptive else Changes()

    async def plan(self, series_ids: Iterable[int], now: datetime) -> Changes:
        """Plan these series anew at once. Raises StorageError."""
        changes = Changes()
        for listing in [li for series_id in series_ids for li in self._store.series.listings_of(series_id)]:
            changes |= await self._replan(listing.id, now)
        return changes

    async def catch_up(self, now: datetime) -> Changes:
        """Plan what waits. Raises StorageError."""
        changes = Changes()
        while self._waiting:
            listing_id = next(iter(self._waiting))
            changes |= await self._replan(listing_id, now)
            self._waiting.pop(listing_id, None)
        return changes

    async def turn(self, now: datetime) -> Changes:
        """Do what waits, and see what is late. Raises StorageError."""
        changes = await self.catch_up(now)
        if now >= self._radar_at and self._is_adaptive:
            changes |= self._notice_late(now)
            self._radar_at = now + RADAR_EVERY
        return changes

    def forget(self) -> None:
        """Another library is in the place of the one whose rhythms were learned."""
        self._adaptive.forget()

    @property
    def _is_adaptive(self) -> bool:
        return self._settings().rules == "adaptive"

    async def _replan(self, listing_id: int, now: datetime) -> Changes:
        try:
            return await self._plan_anew(listing_id, now)
        except NotFound:
            return Changes()  # removed while it waited, or while it was learned

    async def _plan_anew(self, listing_id: int, now: datetime) -> Changes:
        listing = self._store.series.listing(listing_id)
        source = self._registry.get(listing.source)
        zone = source.info.zone if source is not None else UTC

        def releases() -> Sequence[Release]:
            return self._store.chapters.releases(listing_id)

        if self._is_adaptive:
            await self._adaptive.prepare(listing_id, releases, zone=zone, now=now)
        before, status = self._store.schedules.get(listing_id), listing.details.status
        if self._is_adaptive:
            after = self._adaptive.replan(before, status, now)
        else:
            after = self._classic.replan(before, releases, status, now, zone)
        if before.failures or before.reason not in OWN_RHYTHM:
            kept = {
                name: getattr(before, name) for name in ("next_check_at", "interval_hours", "reason", "reason_args")
            }
            after = replace(after, **kept)
        self._store.schedules.save_checked(after)
        return Changes(series=frozenset({listing.series_id}), schedules=True)

    # -------------------------------------------------------------- what is late

    def _notice_late(self, now: datetime) -> Changes:
        changes = Changes()
        for schedule in self._store.schedules.expecting():
            state = lateness(schedule, now)
            if state not in ("on_time", "unknown", schedule.late):
                changes |= self._become_late(schedule, state, now)
        return changes

    def _become_late(self, schedule: Schedule, state: LateState, now: datetime) -> Changes:
        listing = self._store.series.listing(schedule.listing_id)
        series = self._store.series.get(listing.series_id)
        is_told = schedule.rhythm in TOLD_KINDS and notifications.wanted(self._settings())("late")
        row = NewNotification("late", {"series": series.name, "late": state}, 1, visible_at=now)
        with self._store.database.transaction():
            self._store.schedules.save_checked(replace(schedule, late=state))
            if is_told:
                self._store.notifications.add(series.id, row, now)
        log.info("%s is %s", series.name, state)
        return Changes(series=frozenset({series.id}), notifications=is_told, schedules=True)


def lateness(schedule: Schedule, now: datetime) -> LateState:
    """How late the next release is by the rhythm of the schedule; unknown while its source fails or it has ended.

    Judged at the last look that found nothing: what came out since then is not known.
    """
    late_from, break_from = (schedule.rhythm_args.get(name) for name in (LATE_FROM, BREAK_FROM))
    if late_from is None or break_from is None or schedule.failures or schedule.reason in ("finished", "gone"):
        return "unknown"
    at = min(now, schedule.last_check_at or now).timestamp()
    return "on_break" if at > float(break_from) else "late" if at > float(late_from) else "on_time"
