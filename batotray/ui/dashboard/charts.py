"""Bars over time by pyqtgraph, in the theme's colours. Main thread; imported on another once a dashboard is shown.

Made of pyqtgraph's parts: its whole plot costs three times as much, for menus and axes that nobody sees.
"""

from collections.abc import Sequence
from math import floor

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QGraphicsGridLayout, QToolTip, QVBoxLayout, QWidget

from batotray.ui.dashboard.chart_area import ChartData
from batotray.ui.theme import Space, Theme, text_font

BAR_WIDTH = 0.78
MARK = 8
RING = 2
BELOW = 0.03
"""Room below and above the outer lines, so that marks and lines on them are not cut."""
MOST_TICKS = 4
_STEPS = (1, 2, 5)


class BarChart(QWidget):
    """Stacked bars with round marks. It is looked at, not moved: no zoom, no menu; the wheel scrolls the page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._data = ChartData(())
        self._plot = pg.GraphicsView(self)
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False)
        self._axes = {name: pg.AxisItem(name, linkView=self._box) for name in ("left", "bottom")}
        self._lower = pg.BarGraphItem(x=[], height=[], width=BAR_WIDTH, pen=None)
        self._upper = pg.BarGraphItem(x=[], height=[], width=BAR_WIDTH, pen=None)
        self._marks = pg.ScatterPlotItem(size=MARK)
        self._lines: list[pg.InfiniteLine] = []
        self._levels: Sequence[int] = ()
        self._set_up()
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self._plot)
        theme.changed.connect(self._restyle)
        self._restyle()

    def draw(self, data: ChartData) -> None:
        """Show these bars in place of the ones before."""
        self._data = data
        places = list(range(len(data.lower)))
        upper = list(data.upper) or [0] * len(places)
        self._lower.setOpts(x=places, height=list(data.lower), width=BAR_WIDTH)
        self._upper.setOpts(x=places, height=upper, y0=list(data.lower), width=BAR_WIDTH)
        marked = [(place, count) for place, count in zip(places, data.marks, strict=False) if count]
        tops = [low + high for low, high in zip(data.lower, upper, strict=True)]
        highest = max([*tops, *data.marks], default=0)
        self._marks.setData(x=[place for place, _ in marked], y=[count for _, count in marked])
        self._scale(len(places), ticks_to(highest), data.ticks)

    def _scale(self, bars: int, levels: Sequence[int], ticks: Sequence[tuple[int, str]]) -> None:
        self._axes["bottom"].setTicks([list(ticks)])
        self._box.setXRange(-0.6, max(bars, 1) - 0.4, padding=0)
        if levels != self._levels:
            self._levels = levels
            self._axes["left"].setTicks([[(level, str(level)) for level in levels]])
            self._box.setYRange(-levels[-1] * BELOW, levels[-1] * (1 + BELOW), padding=0)
            self._draw_lines(levels)

    def _draw_lines(self, levels: Sequence[int]) -> None:
        for line in self._lines:
            self._box.removeItem(line)
        self._lines = [pg.InfiniteLine(level, angle=0, movable=False) for level in levels]
        for line in self._lines:
            line.setZValue(-10)
            line.setPen(pg.mkPen(self._theme.tokens.line))
            self._box.addItem(line, ignoreBounds=True)

    def _set_up(self) -> None:
        for drawn in (self._lower, self._upper, self._marks):
            self._box.addItem(drawn)
        self._box.disableAutoRange()
        for axis in self._axes.values():
            axis.setStyle(tickLength=0, tickAlpha=0, tickTextOffset=Space.TIGHT)
        self._plot.setCentralItem(self._whole())
        self._plot.setFrameShape(QFrame.Shape.NoFrame)
        for part in (self._plot, self._plot.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.scene().sigMouseMoved.connect(self._tell)

    def _whole(self) -> pg.GraphicsWidget:
        """The bars with an axis at their left and one below them."""
        whole = pg.GraphicsWidget()
        whole.setContentsMargins(0, Space.TIGHT, 0, 0)
        grid = QGraphicsGridLayout(whole)
        grid.setSpacing(0)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.addItem(self._axes["left"], 0, 0)
        grid.addItem(self._box, 0, 1)
        grid.addItem(self._axes["bottom"], 1, 1)
        return whole

    def _restyle(self) -> None:
        tokens = self._theme.tokens
        self._plot.setBackground(tokens.surface)
        self._lower.setOpts(brush=tokens.chart_bar)
        self._upper.setOpts(brush=tokens.bad)
        self._marks.setBrush(pg.mkBrush(tokens.surface))
        # In units of the mark, not of the screen's pixels, so that it is as thick at every scale.
        self._marks.setPen(pg.mkPen(tokens.good, width=RING / MARK, cosmetic=False))
        for axis in self._axes.values():
            axis.setPen(pg.mkPen(None))
            axis.setTickPen(pg.mkPen(None))
            axis.setTextPen(pg.mkPen(tokens.muted))
            axis.setStyle(tickFont=text_font("caption"))
        for line in self._lines:
            line.setPen(pg.mkPen(tokens.line))

    def _tell(self, place: QPointF) -> None:
        bar = floor(self._box.mapSceneToView(place).x() + 0.5)
        if 0 <= bar < len(self._data.lower):
            QToolTip.showText(QCursor.pos(), self._data.tip(bar), self)
        else:
            QToolTip.hideText()


def ticks_to(highest: int) -> list[int]:
    """Round whole numbers from 0 up to `highest` or above, a handful at most."""
    scale = 1
    while True:
        for step in _STEPS:
            if step * scale * MOST_TICKS >= highest:
                count = max(1, -(-highest // (step * scale)))
                return [step * scale * number for number in range(count + 1)]
        scale *= 10
