"""Covers by series: asks the engine for those that are shown, a few at a time, and has them decoded. Main thread."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QPixmap

from batotray.core.commands import CoverReady, FetchCover, Result
from batotray.ui.context import Commands
from batotray.ui.covers import Covers

AT_ONCE = 2
"""Covers asked for at the same time: they share the sources' patience with checks."""


class EngineCovers(QObject):
    """The windows' `CoverShelf`. A cover that was not to be had is not asked for again while the program runs."""

    arrived = Signal(int)

    def __init__(self, commands: Commands, covers: Covers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._covers = covers
        self._paths: dict[int, Path | None] = {}
        self._urls: dict[int, str] = {}
        self._wanted: list[int] = []
        self._asked: set[int] = set()
        covers.loaded.connect(self._on_loaded)

    def picture(self, series_id: int, name: str, cover_url: str | None, size: QSize, scale: float) -> QPixmap:
        """The cover, `size` logical pixels large, for a device pixel ratio of `scale`. Never waits for anything."""
        if cover_url is None:
            return self._covers.picture(name, None, size, scale)
        if self._urls.get(series_id) != cover_url:
            self._urls[series_id] = cover_url
            self._want(series_id)
        return self._covers.picture(name, self._paths.get(series_id), size, scale)

    def _want(self, series_id: int) -> None:
        if series_id not in self._wanted:
            self._wanted.append(series_id)
        self._ask()

    def _ask(self) -> None:
        """The latest first: what was wanted earlier may have been scrolled away."""
        while self._wanted and len(self._asked) < AT_ONCE:
            series_id = self._wanted.pop()
            self._asked.add(series_id)
            self._commands.submit(FetchCover(series_id), partial(self._take, series_id), owner=self)

    def _take(self, series_id: int, result: Result) -> None:
        self._asked.discard(series_id)
        self._ask()
        if isinstance(result, CoverReady) and result.path:
            self._paths[series_id] = Path(result.path)
            self.arrived.emit(series_id)

    def _on_loaded(self, path: str) -> None:
        for series_id, known in self._paths.items():
            if str(known) == path:
                self.arrived.emit(series_id)
