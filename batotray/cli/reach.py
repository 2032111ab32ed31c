"""Hands commands to the engine of a folder: the running one through its door, else one opened here. Main thread."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack, ExitStack, contextmanager
from threading import Event as Flag
from threading import Thread
from types import TracebackType
from typing import Self

from batotray.cli.holding import engine_behind, held
from batotray.cli.session import Session
from batotray.core import own_loop
from batotray.core.commands import CheckNow, Command, FollowSeries, Preview, Result
from batotray.core.door import CLOSING, Door, call
from batotray.core.engine import Engine
from batotray.core.events import Activity, Event
from batotray.core.failures import failed
from batotray.core.terminal import TerminalNotifier
from batotray.errors import DoorClosed

PATIENCE = 60.0
"""Seconds within which a command that needs no network is answered."""
NETWORK_PATIENCE = 6 * 3600.0
"""A round over a large library waits between any two series."""
TICK = 1.0


class Reach:
    """A context that answers commands; the engine it may have opened is closed with it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._stack = ExitStack()
        self._runner: asyncio.Runner | None = None
        self._engine: Engine | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.terminal.clear_progress()
        self._stack.close()

    def open(self) -> bool:
        """Open the engine here, unless another process holds the folder. Raises StorageError."""
        if self._engine is None:
            door = self._stack.enter_context(held(self._session))
            if door is None:
                return False
            self._runner = self._stack.enter_context(own_loop.runner())
            self._engine = self._runner.run(self._start(door, self._runner))
        return True

    def ask(self, command: Command) -> Result:
        """The answer to `command`, faults included. Raises StorageError when no engine can be opened."""
        while True:
            if self.open():
                assert self._runner is not None
                assert self._engine is not None
                return self._runner.run(self._engine.execute(command))
            try:
                answer = self._ask_holder(command)
            except DoorClosed as error:
                if error.code != "door_closed":
                    return failed(error)
            else:
                if answer != CLOSING:  # a holder that is going leaves it to the next, which may be us
                    return answer

    def _ask_holder(self, command: Command) -> Result:
        slow = isinstance(command, CheckNow | FollowSeries | Preview)
        with self._ticking():
            return call(self._session.folder, command, NETWORK_PATIENCE if slow else PATIENCE)

    async def _start(self, door: Door, runner: asyncio.Runner) -> Engine:
        stack = AsyncExitStack()
        notifier = TerminalNotifier(self._session.environ)
        engine = await stack.enter_async_context(engine_behind(door, self._session, notifier, self._show))
        self._stack.callback(lambda: runner.run(stack.aclose()))
        return engine

    def _show(self, event: Event) -> None:
        if isinstance(event, Activity):
            self._session.terminal.progress(progress_of(event))

    @contextmanager
    def _ticking(self) -> Iterator[None]:
        """Say how long the running program has been taking, from the first second on."""
        done = Flag()

        def tick() -> None:
            seconds = 0
            while not done.wait(TICK):
                seconds += 1
                self._session.terminal.progress(f"waiting for the batotray that is running… {seconds} s")

        ticker = Thread(target=tick, name="ticker", daemon=True)
        ticker.start()
        try:
            yield
        finally:
            done.set()
            ticker.join()
            self._session.terminal.clear_progress()


def progress_of(activity: Activity) -> str:
    """What the engine is at, in a line; empty when it is at nothing."""
    if not activity.total:
        return ""
    return f"checking {activity.index} of {activity.total}: {activity.series}"
