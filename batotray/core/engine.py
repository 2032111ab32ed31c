"""The engine: owns the tenants of one asyncio loop and answers commands. Engine thread, but for `submit` and `stop`.

A few long tasks share the loop, each with one kind of work: checks, handing over, marks of life, and the alarm for what
is due next. Commands are answered beside them at once; who does them is the affair of `dispatch`.
They share the one writer safely because nothing awaits inside a transaction.
"""

import asyncio
import concurrent.futures
import logging
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from batotray.clock import Clock, time_left
from batotray.core import appointments
from batotray.core.absences import Absences
from batotray.core.agenda import Agenda
from batotray.core.checker import Checker
from batotray.core.chores import Chores
from batotray.core.commands import (
    ChangeSetting,
    Checked,
    Command,
    Done,
    Failed,
    Followed,
    FollowSeries,
    Restore,
    Result,
    SetPriority,
    Undo,
    UnfollowSeries,
)
from batotray.core.connectivity import Connectivity
from batotray.core.controls import Controls, paused_until
from batotray.core.covers import Covers
from batotray.core.dispatch import Dispatch
from batotray.core.events import Activity, AttentionNeeded, Changed, Event, Ready
from batotray.core.failures import bug, failed
from batotray.core.fetcher import Fetcher
from batotray.core.following import Follower
from batotray.core.keeper import Keeper, end, until
from batotray.core.life_signs import LifeSigns
from batotray.core.looking import Looks
from batotray.core.metronome import Metronome
from batotray.core.outbox import Outbox
from batotray.core.own_loop import spare_the_collector
from batotray.core.pricing import Pricing
from batotray.core.reading import Reading
from batotray.core.replanning import Replanner
from batotray.core.rounds import Rounds
from batotray.core.settings_book import SettingsBook
from batotray.core.undo import UndoLog
from batotray.errors import BatotrayError
from batotray.records import Changes
from batotray.storage.store import Store

log = logging.getLogger(__name__)
FIRST_LOOK = timedelta(seconds=30)
RESHAPING = (FollowSeries, UnfollowSeries, Undo, ChangeSetting, Restore)
"""Commands after which other series, or sources at other addresses, are there to be looked at."""
PLANNING = frozenset({"schedule.rules", "schedule.checks_per_day"})
"""Settings after which every series is planned anew."""


class Engine:
    """Executes commands, and while `run` is active also checks what is due and delivers notifications."""

    def __init__(
        self,
        store: Store,
        fetcher: Fetcher,
        follower: Follower,
        reading: Reading,
        controls: Controls,
        undo: UndoLog,
        checker: Checker,
        looks: Looks,
        replanner: Replanner,
        pricing: Pricing,
        connectivity: Connectivity,
        outbox: Outbox,
        covers: Covers,
        settings: SettingsBook,
        clock: Clock,
        emit: Callable[[Event], None],
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._signs = LifeSigns(store)
        self._rounds = Rounds(store, checker, clock, connectivity, emit, self.landed)
        self._dispatch = Dispatch(
            store, follower, reading, controls, undo, self._rounds, connectivity, outbox, covers, self.landed, emit
        )
        self._looks = looks
        self._agenda = Agenda(store, looks, outbox, settings)
        self._absences = Absences(store, self._rounds, looks, connectivity, self._signs, clock)
        self._replanner = replanner
        self._chores = Chores(store, self._signs, pricing, clock)
        self._outbox = outbox
        self._settings = settings
        self._clock = clock
        self._emit = emit
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = asyncio.Event()
        self._look = asyncio.Event()
        self._deliver = asyncio.Event()
        self._chore = asyncio.Event()
        self._alarm = asyncio.Event()
        self._metronome: Metronome | None = None
        self._not_before = clock.monotonic()

    # -------------------------------------------------------------- commands

    async def execute(self, command: Command) -> Result:
        """Do what `command` asks and answer; the world's faults and ours are answers too, nothing is raised."""
        try:
            result = await self._dispatch.do(command)
            if isinstance(command, RESHAPING):
                self._looks.reconsider()
            await self._plan_anew(command, result)
        except BatotrayError as error:
            return failed(error)
        except Exception as error:
            log.exception("%s failed", type(command).__name__)
            return bug(error)
        if isinstance(result, Done):
            self.landed(result.changes)
        return result

    async def _plan_anew(self, command: Command, result: Result) -> None:
        """Let plans follow what `command` changed: those of one series at once, those of all at the next turn.

        Where nothing runs there may be no turn for hours, so that all are planned at once too.
        """
        now = self._clock.now()
        match command, result:
            case FollowSeries(), Followed(series_id=series_id):
                self.landed(await self._replanner.introduce(series_id, now))
            case ((SetPriority() | Undo()), Done(changes=changes)) if changes.schedules:
                self.landed(await self._replanner.plan(changes.series, now))
            case Restore(), _:
                self._replanner.forget()
            case ChangeSetting(key=key), _ if key in PLANNING:
                self._replanner.want()
                if self._loop is None:
                    self.landed(await self._replanner.catch_up(now))

    def submit(self, command: Command) -> concurrent.futures.Future[Result]:
        """Hand in a command from any thread while `run` is active."""
        answer: concurrent.futures.Future[Result] = concurrent.futures.Future()
        loop = self._loop
        if loop is None or self._stopping.is_set() or loop.is_closed():
            answer.set_result(Failed("user", "stopping"))
            return answer
        return asyncio.run_coroutine_threadsafe(self.execute(command), loop)

    # -------------------------------------------------------------- one turn

    async def check_due(self, limit: int | None = None) -> Checked:
        """Check what is due and hand over what came of it; one turn of the engine, as `run --once` wants it."""
        now = self._clock.now()
        self._absences.make_up()
        self.landed(appointments.tell_due(self._store, self._settings, now))
        if paused_until(self._store, now) is not None or self._rounds.rest():
            return Checked(())
        log.info("Scraping job started")
        try:
            self.landed(await self._replanner.turn(now))
            self.landed(await self._looks.look_due())
            checked = await self._rounds.check_due(limit)
        except (Exception, asyncio.CancelledError) as error:
            log.warning("Scraping job failed: %s", str(error) or type(error).__name__)
            raise
        log.info("Scraping job completed: %d checks", len(checked.outcomes))
        return checked

    def tidy(self) -> None:
        """What a run does by itself besides, for whoever comes for single turns. Raises StorageError."""
        self._chores.after_a_turn()

    async def deliver(self) -> int:
        """Hand over pending notifications; returns how many."""
        count = await self._outbox.deliver()
        if count:
            self._emit(Changed(Changes(notifications=True)))
        return count

    def landed(self, changes: Changes) -> None:
        """Tell everybody of a commit, and wake whoever has work because of it."""
        if changes == Changes():
            return
        if changes.notifications:
            self._deliver.set()
        if changes.schedules or changes.settings:
            self._alarm.set()
        self._emit(Changed(changes))

    # -------------------------------------------------------------- the running engine

    async def run(self, first_look: timedelta = FIRST_LOOK) -> None:
        """Check and deliver until `stop`; then end within seconds, with nothing half done.

        The first look at what is due comes after `first_look`, so that a login is not slowed down. Raises StorageError
        when the database fails for good, and what three bugs in a row raised.
        """
        self._loop = asyncio.get_running_loop()
        self._metronome = Metronome(self._clock, due=self._on_due, heartbeat=self._chore.set, prune=self._on_prune_due)
        now = self._clock.now()
        self._signs.note_start(now)
        self._absences.notice()
        self._metronome.start()
        self._not_before = self._clock.monotonic() + first_look.total_seconds()
        self._alarm.set()
        self._deliver.set()
        self._emit(Ready())
        spare_the_collector()
        tasks = [asyncio.create_task(kept) for kept in self._kept()]
        try:
            await until(self._stopping, tasks)
        finally:
            self._stopping.set()
            self._metronome.stop()
            await end(tasks)
            self._emit(Activity())

    def stop(self) -> None:
        """End `run` soon. Any thread, any number of times."""
        self._soon(self._stopping.set)

    async def close(self) -> None:
        """Close the network and the database, leaving the mark of a clean exit."""
        await self._fetcher.aclose()
        try:
            if self._loop is not None:
                self._signs.note_end()
        finally:
            self._store.close()

    def doze(self) -> None:
        """The machine is about to sleep: what breaks by that is no fault of a source. Any thread."""
        self._soon(self._absences.begin)

    def wake(self) -> None:
        """Look at once: the machine woke up, or the network came back. Any thread."""
        self._soon(self._on_return)

    def _soon(self, call: Callable[[], None]) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(call)

    def _kept(self) -> tuple[Coroutine[Any, Any, None], ...]:
        """The kinds of work, each kept by a task of its own."""
        keep, rearm = Keeper(self._clock, self._give_up).keep, self._alarm.set
        return (
            keep(self._look, self.check_due, rearm),
            keep(self._deliver, self.deliver, rearm),
            keep(self._chore, self._chores.do),
            keep(self._alarm, self._arm),
        )

    def _give_up(self, bugs: int) -> None:
        self._signs.note_stopped(bugs)
        self._emit(AttentionNeeded("bugs", {"count": bugs}))
        self._emit(Changed(Changes(settings=True)))

    def _on_due(self, late: float = 0.0) -> None:
        """The beat: something may be due, or the machine slept, or its clock was set."""
        leap = self._absences.notice(late)
        self._rounds.have_rested(max(leap, 0.0))
        if leap < 0 and self._metronome is not None:
            self._metronome.restart()
        self._look.set()
        self._deliver.set()

    def _on_return(self) -> None:
        self._absences.end()
        if not time_left(self._clock, self._not_before):
            self._on_due()

    async def _arm(self) -> None:
        """Set the beat to what is due next."""
        if self._metronome is not None:
            wait = self._agenda.wait(self._clock.now(), self._rounds.rest(), time_left(self._clock, self._not_before))
            self._metronome.wake_in(wait)

    def _on_prune_due(self) -> None:
        self._chores.want_pruning()
        self._chore.set()
