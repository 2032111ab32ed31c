"""A place for a chart, there before pyqtgraph is: the window opens first, the library loads after. Main thread.

Only pyqtgraph's import is for another thread: it takes a third of a second.
"""

import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from batotray.ui.theme import Theme

if TYPE_CHECKING:
    from batotray.ui.dashboard.charts import BarChart

CHARTS = "batotray.ui.dashboard.charts"
FRAME_MS = 20
"""After it the figures around a chart are on the screen, and neither the import nor the chart takes time from them."""


def _silence(bar: int) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class ChartData:
    """Bars from left to right, with what the axis and the tool tips say about them."""

    lower: Sequence[int]
    upper: Sequence[int] = ()
    """What stands on the lower part of each bar; empty for none."""
    marks: Sequence[int] = ()
    """Heights of the round marks; 0 for none."""
    ticks: Sequence[tuple[int, str]] = ()
    """Numbers of bars with what the axis says below them."""
    tip: Callable[[int], str] = _silence
    """What is told of a bar under the pointer, by its number."""


class ChartLibrary(QObject):
    """Imports the charts, once in the program's life."""

    _imported = Signal()
    ready = Signal()
    """They are imported."""

    def __init__(self) -> None:
        super().__init__()
        self.is_ready = CHARTS in sys.modules
        self._is_asked = False
        self._imported.connect(self._note)

    def load(self) -> None:
        """Begin to import unless that was begun; `ready` follows."""
        if not self._is_asked:
            self._is_asked = True
            threading.Thread(target=self._import, name="charts").start()

    def _import(self) -> None:
        """On the other thread. What cannot be imported raises again where it is used, on the main thread."""
        with suppress(ImportError):
            import_module(CHARTS)
        self._imported.emit()

    def _note(self) -> None:
        self.is_ready = True
        self.ready.emit()


@cache
def chart_library() -> ChartLibrary:
    """The only one; it outlives the windows and its thread."""
    return ChartLibrary()


class ChartArea(QWidget):
    """Draws the newest `ChartData` as soon as it can; `name` tells those who cannot see it what the chart is about."""

    def __init__(self, theme: Theme, name: str, lines: int, parent: QWidget | None = None) -> None:
        """`lines` of text make its height."""
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._data: ChartData | None = None
        self._chart: BarChart | None = None
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing())
        self.setAccessibleName(name)

    def draw(self, data: ChartData, spoken: str) -> None:
        """Show `data`; `spoken` tells in a sentence what can be seen."""
        is_first = self._data is None
        self._data = data
        self.setAccessibleName(f"{self._name}. {spoken}")
        if self._chart is not None:
            self._chart.draw(data)
        elif is_first:
            self._make_soon()

    def _make_soon(self) -> None:
        library = chart_library()
        if library.is_ready:
            QTimer.singleShot(FRAME_MS, self, self._make)
        else:
            library.ready.connect(self._make)
            QTimer.singleShot(FRAME_MS, library, library.load)

    def _make(self) -> None:
        from batotray.ui.dashboard.charts import BarChart

        assert self._data is not None
        self._chart = BarChart(self._theme, self)
        self._room.addWidget(self._chart)
        self._chart.draw(self._data)
