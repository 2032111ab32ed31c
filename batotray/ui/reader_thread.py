"""The thread that reads the database for the windows: one query after the other, answers on the main thread.

A query begins once what the one before it found is on the screen. Else the answers of a commit, which concerns every
open window, would be shown and painted in one go, while the next query competes with the painting for Python's lock:
windows stood still three times as long.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, QTimer, Signal
from shiboken6 import isValid

from batotray.core.commands import Failed
from batotray.core.failures import bug, failed
from batotray.errors import BatotrayError
from batotray.storage.read_models import ReadModels

T = TypeVar("T")
log = logging.getLogger(__name__)

PAINTED_MS = 8
"""From an answer to the next query. Qt paints what an answer changed 5 ms after it is told so."""


@dataclass(frozen=True, slots=True)
class _Job:
    query: Callable[[ReadModels], Any]
    then: Callable[[Any], None]
    owner: QObject
    failed: Callable[[Failed], None] | None


class ReaderThread(QThread):
    """The windows' `Reads`. Queries asked before `start` wait for it; the database is opened by the first of them."""

    _answered = Signal(object, object)

    def __init__(self, open_models: Callable[[], ReadModels], parent: QObject | None = None) -> None:
        """`open_models` is called on the thread, again after it raised a StorageError."""
        super().__init__(parent)
        self._open_models = open_models
        self._models: ReadModels | None = None
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._is_ending = False
        self._turn = threading.Semaphore(0)
        """Released for each answer once it is on the screen."""
        self._painted = QTimer(self, singleShot=True, interval=PAINTED_MS)
        self._painted.timeout.connect(self._turn.release)
        self._answered.connect(self._give)

    # -------------------------------------------------------------- main thread

    def read(
        self,
        query: Callable[[ReadModels], T],
        then: Callable[[T], None],
        *,
        owner: QObject,
        failed: Callable[[Failed], None] | None = None,
    ) -> None:
        """Call `then` with what `query` found, or `failed`; neither, once `owner` is destroyed. Returns at once."""
        self._jobs.put(_Job(query, then, owner, failed))

    def end(self) -> None:
        """Stop after the query under way; what else was asked is not answered."""
        self._is_ending = True
        self._jobs.put(None)
        self._turn.release()

    def _give(self, job: _Job, answer: object) -> None:
        try:
            if not isValid(job.owner):
                return
            if not isinstance(answer, Failed):
                job.then(answer)
            elif job.failed is not None:
                job.failed(answer)
        finally:
            self._painted.start()

    # -------------------------------------------------------------- reader thread

    def run(self) -> None:
        threading.current_thread().name = "reader"
        while (job := self._jobs.get()) is not None and not self._is_ending:
            if isValid(job.owner):
                self._answered.emit(job, self._answer(job))
                self._turn.acquire()
        if self._models is not None:
            self._models.close()

    def _answer(self, job: _Job) -> object:
        try:
            if self._models is None:
                self._models = self._open_models()
            return job.query(self._models)
        except BatotrayError as error:
            return failed(error)
        except Exception as error:
            log.exception("a query failed")
            return bug(error)
