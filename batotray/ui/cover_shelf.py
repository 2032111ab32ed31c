"""Covers of series: asks the engine for those that are shown, a few at a time, and has them decoded. Main thread."""

from functools import partial
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QPixmap

from batotray.core.commands import CoverReady, FetchCover, PreviewCover, Result
from batotray.ui.context import Commands
from batotray.ui.covers import Covers

AT_ONCE = 2
"""Covers asked for at the same time: they share the sources' patience with checks."""
Wish: TypeAlias = FetchCover | PreviewCover


class EngineCovers(QObject):
    """The windows' `CoverShelf`. A cover that was not to be had is not asked for again while the program runs.

    One whose file is gone, because somebody emptied the cache, is asked for once more.
    """

    arrived = Signal(int)
    found = Signal(str)

    def __init__(self, commands: Commands, covers: Covers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._covers = covers
        self._paths: dict[Wish, Path] = {}
        self._urls: dict[Wish, str] = {}
        self._wanted: list[Wish] = []
        self._asked: set[Wish] = set()
        self._lost: set[Wish] = set()
        covers.loaded.connect(self._on_loaded)
        covers.lost.connect(self._on_lost)

    def picture(self, series_id: int, name: str, cover_url: str | None, size: QSize, scale: float) -> QPixmap:
        """The cover, `size` logical pixels large, for a device pixel ratio of `scale`. Never waits for anything."""
        return self._picture(FetchCover(series_id), name, cover_url, size, scale)

    def preview(self, name: str, cover_url: str | None, source: str, size: QSize, scale: float) -> QPixmap:
        """The same for a series that `source` told of and that nobody follows yet."""
        return self._picture(PreviewCover(cover_url or "", source), name, cover_url, size, scale)

    def _picture(self, wish: Wish, name: str, cover_url: str | None, size: QSize, scale: float) -> QPixmap:
        if cover_url is None:
            return self._covers.picture(name, None, size, scale)
        if self._urls.get(wish) != cover_url:
            self._urls[wish] = cover_url
            self._want(wish)
        return self._covers.picture(name, self._paths.get(wish), size, scale)

    def _want(self, wish: Wish) -> None:
        if wish not in self._wanted:
            self._wanted.append(wish)
        self._ask()

    def _ask(self) -> None:
        """The latest first: what was wanted earlier may have been scrolled away."""
        while self._wanted and len(self._asked) < AT_ONCE:
            wish = self._wanted.pop()
            self._asked.add(wish)
            self._commands.submit(wish, partial(self._take, wish), owner=self)

    def _take(self, wish: Wish, result: Result) -> None:
        self._asked.discard(wish)
        self._ask()
        if isinstance(result, CoverReady) and result.path:
            self._paths[wish] = Path(result.path)
            self._tell(wish)

    def _on_loaded(self, path: str) -> None:
        for wish in self._shown_by(path):
            self._tell(wish)

    def _on_lost(self, path: str) -> None:
        for wish in self._shown_by(path):
            if wish not in self._lost:
                self._lost.add(wish)
                self._covers.forget(self._paths.pop(wish))
                self._want(wish)

    def _shown_by(self, path: str) -> list[Wish]:
        return [wish for wish, known in self._paths.items() if str(known) == path]

    def _tell(self, wish: Wish) -> None:
        if isinstance(wish, FetchCover):
            self.arrived.emit(wish.series_id)
        else:
            self.found.emit(wish.cover_url)
