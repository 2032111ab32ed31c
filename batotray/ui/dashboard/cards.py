"""The figures over the charts, in a row or in two. Main thread."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from batotray.ui.dashboard.figures import Figure, Figures
from batotray.ui.theme import Space, Theme
from batotray.ui.widgets.card import Card
from batotray.views import Dashboard

_GAP = Space.SMALL + 2
_FEWEST = 3
"""Cards side by side where there is no room for all."""


class FigureCards(QWidget):
    """Success, errors, duration, delay and new chapters of the span."""

    def __init__(self, theme: Theme, figures: Figures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = figures
        self._cards = tuple(Card(theme, caption, self) for caption in figures.captions())
        self._shown: tuple[Figure | None, ...] = (None,) * len(self._cards)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._arrange(len(self._cards))

    def minimumSizeHint(self) -> QSize:
        """Room for the fewest cards side by side; the others go below them."""
        return QSize(self._width_of(_FEWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(len(self._cards) if self.width() >= self._width_of(len(self._cards)) else _FEWEST)

    def _width_of(self, columns: int) -> int:
        return columns * max(card.least_width() for card in self._cards) + (columns - 1) * _GAP

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(len(self._cards)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def show_dashboard(self, dashboard: Dashboard) -> None:
        """Show the figures of this span."""
        before, self._shown = self._shown, self._of(dashboard)
        for card, was, figure in zip(self._cards, before, self._shown, strict=True):
            if figure != was:
                card.set_figure(figure.figure, figure.note, figure.colour)

    def _of(self, dashboard: Dashboard) -> tuple[Figure, ...]:
        return (
            self._figures.success(dashboard),
            self._figures.errors(dashboard),
            self._figures.duration(dashboard.totals),
            self._figures.found_in(dashboard.found_in_minutes),
            self._figures.new_chapters(dashboard),
        )
