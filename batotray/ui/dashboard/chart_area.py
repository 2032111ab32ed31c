"""A place for a chart, there before pyqtgraph is: the window opens first, the library loads after. Main thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from batotray.ui.theme import Theme

if TYPE_CHECKING:
    from batotray.ui.dashboard.charts import BarChart


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
    tips: Sequence[str] = ()


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
        if data == self._data:
            return
        is_first = self._data is None
        self._data = data
        self.setAccessibleName(f"{self._name}. {spoken}")
        if self._chart is not None:
            self._chart.draw(data)
        elif is_first:
            # After the window was painted: the import takes a third of a second.
            QTimer.singleShot(0, self, self._load)

    def _load(self) -> None:
        from batotray.ui.dashboard.charts import BarChart

        assert self._data is not None
        self._chart = BarChart(self._theme, self)
        self._room.addWidget(self._chart)
        self._chart.draw(self._data)
