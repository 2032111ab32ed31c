"""The thread that reads the database for the windows: one query after the other, answers on the main thread."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal
from shiboken6 import isValid

from batotray.core.commands import Failed
from batotray.core.failures import bug, failed
from batotray.errors import BatotrayError
from batotray.storage.read_models import ReadModels

T = TypeVar("T")
log = logging.getLogger(__name__)


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
        """Stop after the query under way."""
        self._jobs.put(None)

    def _give(self, job: _Job, answer: object) -> None:
        if not isValid(job.owner):
            return
        if not isinstance(answer, Failed):
            job.then(answer)
        elif job.failed is not None:
            job.failed(answer)

    # -------------------------------------------------------------- reader thread

    def run(self) -> None:
        threading.current_thread().name = "reader"
        while (job := self._jobs.get()) is not None:
            if isValid(job.owner):
                self._answered.emit(job, self._answer(job))
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
