"""The engine without a window: until it is told to stop, one turn, or a verbose trial. Main thread.

SIGTERM and SIGINT end it gracefully; a second one drops what is under way.
"""

import asyncio
from argparse import Namespace
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any, TypeAlias

from batotray import logs
from batotray.cli.asking import report
from batotray.cli.exits import INTERRUPTED, OK
from batotray.cli.holding import engine_behind, held_at_last
from batotray.cli.phrases import counted
from batotray.cli.preferences import complain_of_environment
from batotray.cli.reach import progress_of
from batotray.cli.seeking import print_round
from batotray.cli.session import Session
from batotray.cli.signals import heeding
from batotray.core import own_loop
from batotray.core.commands import Checked, CheckNow
from batotray.core.door import Door
from batotray.core.engine import Engine
from batotray.core.events import Activity, AttentionNeeded, Event
from batotray.core.keeper import BUSY_WAITS
from batotray.core.outbox import Notifier
from batotray.core.terminal import TerminalNotifier
from batotray.errors import DatabaseBusy, UserError

Work: TypeAlias = Callable[[Engine], Coroutine[Any, Any, int]]

TRIAL = 3
"""Checks of `run --test`, unless told otherwise."""


def run(session: Session, args: Namespace) -> int:
    """`run`: until SIGTERM or SIGINT; `--once`: what is due; `--test`: a verbose trial."""
    if args.limit is not None and not (args.once or args.test):
        raise UserError("limit_needs_once")
    complain_of_environment(session)
    if args.test:
        verbose = replace(session, flags={**session.flags, "log_level": "DEBUG"})
        return Headless(verbose, toasts=args.toast).trial(args.limit or TRIAL)
    headless = Headless(session, toasts=args.toast)
    if args.once:
        return headless.once(args.limit)
    return headless.run()


class Headless:
    """Runs the engine of the session's folder in this process; raises UserError where another one has it."""

    def __init__(self, session: Session, *, toasts: bool) -> None:
        self._session = session
        self._terminal = session.terminal
        self._toasts = toasts

    def run(self) -> int:
        """Check and tell until a signal comes; returns the exit code."""
        return self._hold(self._until_stopped)

    def once(self, limit: int | None) -> int:
        """Check what is due and tell. A check that fails is no failure of the turn: the log and `status` have it."""

        async def turn(engine: Engine) -> int:
            checked = await engine.check_due(limit)
            told = await engine.deliver()
            engine.tidy()
            if checked.outcomes:
                print_round(self._session, checked)
            self._terminal.note(f"{len(checked.outcomes)} checked, {counted(told, 'notification')} told")
            return OK

        return self._hold(turn)

    def trial(self, limit: int) -> int:
        """Check a few series with everything said on the screen; what is due first, else whatever is next."""

        async def turn(engine: Engine) -> int:
            checked = await engine.check_due(limit)
            if not checked.outcomes:
                self._terminal.note("nothing is due; trying what is next")
                result = await engine.execute(CheckNow(self._next_series(limit)))
                if not isinstance(result, Checked):
                    return report(self._session, result)
                checked = result
            return print_round(self._session, checked)

        handler = logs.log_to_terminal("DEBUG")
        try:
            return self._hold(turn)
        finally:
            logs.stop(handler)

    def _next_series(self, limit: int) -> tuple[int, ...]:
        with self._session.reads() as models:
            pairs = sorted(models.schedules(self._session.now()), key=lambda pair: pair[1].next_check_at)
        return tuple(dict.fromkeys(series.id for series, _ in pairs))[:limit]

    # -------------------------------------------------------------- holding the folder

    def _hold(self, work: Work) -> int:
        with held_at_last(self._session) as door, own_loop.runner() as runner:
            try:
                return runner.run(self._with_engine(door, work))
            except asyncio.CancelledError:
                return INTERRUPTED

    async def _with_engine(self, door: Door, work: Work) -> int:
        async with AsyncExitStack() as stack:
            lasts = work == self._until_stopped
            engine = await self._open_patiently(door, stack, lasts)
            task = asyncio.current_task()
            assert task is not None
            stop = engine.stop if lasts else task.cancel
            with heeding(stop, task.cancel):
                return await work(engine)

    async def _open_patiently(self, door: Door, stack: AsyncExitStack, lasts: bool) -> Engine:
        """Somebody else's lock on the database passes; it is worth five tries. Raises DatabaseBusy after them."""
        for wait in BUSY_WAITS:
            try:
                return await self._open(door, stack, lasts)
            except DatabaseBusy:
                self._terminal.note(f"the database is locked; trying again in {wait:.0f} s")
                await self._session.clock.sleep(wait)
        return await self._open(door, stack, lasts)

    async def _open(self, door: Door, stack: AsyncExitStack, lasts: bool) -> Engine:
        if not self._toasts:
            return await self._enter(door, stack, TerminalNotifier(self._session.environ))
        from batotray.cli.toasting import Toasts

        toasts = Toasts(self._session, stack, lasts=lasts)
        engine = await self._enter(door, stack, toasts.notifier)
        toasts.heed(engine)
        return engine

    async def _enter(self, door: Door, stack: AsyncExitStack, notifier: Notifier) -> Engine:
        return await stack.enter_async_context(engine_behind(door, self._session, notifier, self._show))

    async def _until_stopped(self, engine: Engine) -> int:
        self._terminal.note("batotray is running; stop it with Ctrl+C")
        await engine.run()
        self._terminal.note("stopped")
        return OK

    def _show(self, event: Event) -> None:
        if isinstance(event, Activity):
            self._terminal.progress(progress_of(event))
        elif isinstance(event, AttentionNeeded):
            self._terminal.complain(self._session.words.problem(event, self._session.now()))
