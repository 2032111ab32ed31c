"""Windows of the program over a library, with the real reader thread and without an engine. Main thread."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QWidget

from batotray.core.commands import Failed
from batotray.storage.read_models import ReadModels
from batotray.ui.cover_shelf import EngineCovers
from batotray.ui.covers import Covers
from batotray.ui.open_windows import OpenWindows
from batotray.ui.reader_thread import ReaderThread
from batotray.ui.theme import Theme
from benches.figures import MS
from tests.fakes import FakeClock
from tests.ui.fake_context import make_fakes

T = TypeVar("T")
QUIET_TURNS = 3
"""Turns of the event loop in which nothing more is asked: what was to be laid out and painted is on the screen then."""


class CountedReads:
    """The reader thread, and how many of its answers are still to come."""

    def __init__(self, reader: ReaderThread) -> None:
        self._reader = reader
        self.awaited = 0

    def read(
        self,
        query: Callable[[ReadModels], T],
        then: Callable[[T], None],
        *,
        owner: QObject,
        failed: Callable[[Failed], None] | None = None,
    ) -> None:
        self.awaited += 1

        def answered(answer: T) -> None:
            self.awaited -= 1
            then(answer)

        self._reader.read(query, answered, owner=owner, failed=_give_up)


class Showing:
    """The windows, and how long it takes until what was done to them is seen."""

    def __init__(self, app: QApplication, database: Path) -> None:
        clock, theme = FakeClock(), Theme(app)
        theme.install()
        self._reader = ReaderThread(lambda: ReadModels(database, clock))
        self._reads = CountedReads(self._reader)
        self._fakes = make_fakes(theme, database)
        covers = EngineCovers(self._fakes.commands, Covers(app), app)
        self.windows = OpenWindows(app.quit)
        own = replace(self._fakes.context, reads=self._reads, windows=self.windows, clock=clock, covers=covers)
        self.windows.furnish(own)
        self._reader.start()

    def open_ms(self, show: Callable[[], QWidget]) -> float:
        """From asking for a window until it is painted with what it read."""
        begun = time.perf_counter()
        self._wait_for(show())
        return (time.perf_counter() - begun) * MS

    def change_ms(self, window: QWidget, change: Callable[[], object]) -> float:
        """From a change in an open window until it is painted with what it read for it."""
        begun = time.perf_counter()
        change()
        self._wait_for(window)
        return (time.perf_counter() - begun) * MS

    def cpu_ms(self, window: QWidget, change: Callable[[], object]) -> float:
        """CPU of the main thread for a change in an open window and for painting it."""
        begun = time.thread_time()
        change()
        self._wait_for(window)
        return (time.thread_time() - begun) * MS

    def close(self, window: QWidget) -> None:
        """Close a window and free it."""
        window.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()

    def end(self) -> None:
        self.windows.close_all()
        self._reader.end()
        self._reader.wait()

    def _wait_for(self, window: QWidget) -> None:
        loop, quiet = QEventLoop(), 0
        while quiet < QUIET_TURNS:
            handle = window.windowHandle()
            if self._reads.awaited or handle is None or not handle.isExposed():
                loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
                quiet = 0
            else:
                loop.processEvents()
                quiet += 1


def _give_up(failure: Failed) -> None:
    raise SystemExit(f"a query failed: {failure}")
