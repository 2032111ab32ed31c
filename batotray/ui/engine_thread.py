"""The thread the engine runs on, and the ways across: commands in, answers and events out. Used on the main thread.

What the engine needs (network, database, scheduler, toasts) takes half a second to import. The thread imports it, so
that the icon is in the tray by then.
"""

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QThread, QTimer, Signal
from shiboken6 import isValid

from batotray.core.commands import Command, Failed, Result
from batotray.core.door import Door
from batotray.core.events import Event, NotificationClicked, Ready, StartFailed
from batotray.errors import BatotrayError
from batotray.wording import Wording

if TYPE_CHECKING:
    from batotray.core.desktop import Action, OnAction
    from batotray.core.engine import Engine
    from batotray.core.outbox import Notifier
    from batotray.wiring import World

log = logging.getLogger(__name__)
STOPPING = Failed("user", "stopping")

ToastsFor: TypeAlias = "Callable[[OnAction], AbstractAsyncContextManager[Notifier]]"
"""Makes the notifier on the engine's loop, and closes it there."""


@dataclass(frozen=True, slots=True)
class Premises:
    """What an engine is opened with. `door` is locked already; `world` and `toasts` are called on the engine thread."""

    folder: Path
    door: Door
    words: Wording
    world: "Callable[[], World]"
    toasts: ToastsFor


@dataclass(frozen=True, slots=True)
class _Question:
    command: Command
    then: Callable[[Result], None] | None
    owner: QObject | None

    def answer(self, result: Result) -> None:
        if self.then is not None and (self.owner is None or isValid(self.owner)):
            self.then(result)


class EngineThread(QThread):
    """Runs the engine until `end`. It is the windows' `Commands`: what is asked before it is ready waits for that."""

    happened = Signal(object)
    """An `events.Event`; StartFailed also when the running engine gave up."""
    _answered = Signal(object)

    def __init__(self, premises: Premises, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._premises = premises
        self._ending = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._engine: Engine | None = None
        self._is_ready = False
        self._refusal = STOPPING
        self._early: list[_Question] = []
        self._asked: dict[Future[Result], _Question] = {}
        self.happened.connect(self._note)
        self._answered.connect(self._give)
        self.finished.connect(self._refuse_the_rest)

    # -------------------------------------------------------------- main thread

    def submit(
        self, command: Command, then: Callable[[Result], None] | None = None, *, owner: QObject | None = None
    ) -> None:
        """Call `then` with the engine's answer, unless `owner` was destroyed. Returns at once, raises nothing."""
        question = _Question(command, then, owner)
        if self.isFinished():
            QTimer.singleShot(0, partial(question.answer, self._refusal))
        elif self._is_ready:
            self._hand_in(question)
        else:
            self._early.append(question)

    def doze(self) -> None:
        """The machine is about to sleep; nothing to say to an engine that is not there."""
        if self._engine is not None:
            self._engine.doze()

    def wake(self) -> None:
        """The machine is back, from sleep or in a network: the engine that is there looks at once."""
        if self._engine is not None:
            self._engine.wake()

    def end(self) -> None:
        """Have the engine stop soon; `wait` tells when it has."""
        self._ending.set()
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._stop_engine)

    def _hand_in(self, question: _Question) -> None:
        assert self._engine is not None
        future = self._engine.submit(question.command)
        self._asked[future] = question
        future.add_done_callback(self._answered.emit)

    def _give(self, future: "Future[Result]") -> None:
        question = self._asked.pop(future, None)
        if question is not None:
            question.answer(_result_of(future))

    def _note(self, event: Event) -> None:
        if isinstance(event, StartFailed):
            self._refusal = event.failure
        elif isinstance(event, Ready):
            self._is_ready = True
            early, self._early = self._early, []
            for question in early:
                self._hand_in(question)

    def _refuse_the_rest(self) -> None:
        rest = [*self._early, *self._asked.values()]
        self._early.clear()
        self._asked.clear()
        for question in rest:
            question.answer(self._refusal)

    # -------------------------------------------------------------- engine thread

    def run(self) -> None:
        threading.current_thread().name = "engine"
        from batotray.core import own_loop
        from batotray.core.failures import bug, failed

        try:
            with own_loop.runner() as runner:
                runner.run(self._run_engine())
        except BatotrayError as error:
            log.error("the engine cannot run: %s", error)
            self.happened.emit(StartFailed(failed(error)))
        except Exception as error:
            log.exception("the engine ended")
            self.happened.emit(StartFailed(bug(error)))

    async def _run_engine(self) -> None:
        from batotray.wiring import open_engine, served

        self._loop = asyncio.get_running_loop()
        at = self._premises
        async with (
            at.toasts(self._on_action) as notifier,
            open_engine(at.folder, notifier, at.words, self.happened.emit, at.world()) as engine,
            served(at.door, engine),
        ):
            self._engine = engine
            if not self._ending.is_set():
                await engine.run()

    def _stop_engine(self) -> None:
        if self._engine is not None:
            self._engine.stop()

    def _on_action(self, notification_id: int, action: "Action") -> None:
        """Any thread: the platform decides where it tells of clicks."""
        self.happened.emit(NotificationClicked(notification_id, action))


def _result_of(future: "Future[Result]") -> Result:
    try:
        return future.result(0)
    except CancelledError:
        return STOPPING
