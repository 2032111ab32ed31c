"""The row of figures over the charts. Main thread."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from batotray.ui.dashboard.figures import Figure, Figures
from batotray.ui.theme import Space, Theme
from batotray.ui.widgets.card import Card
from batotray.views import Dashboard


class FigureCards(QWidget):
    """Success, errors, duration, delay and new chapters of the span."""

    def __init__(self, theme: Theme, figures: Figures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = figures
        captions = (
            QCoreApplication.translate("Dashboard", "Success rate"),
            QCoreApplication.translate("Dashboard", "Errors"),
            QCoreApplication.translate("Dashboard", "Average check"),
            QCoreApplication.translate("Dashboard", "Found in"),
            QCoreApplication.translate("Dashboard", "New chapters"),
        )
        self._cards = tuple(Card(theme, caption, self) for caption in captions)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL + 2)
        for card in self._cards:
            row.addWidget(card, 1)

    def show_dashboard(self, dashboard: Dashboard) -> None:
        """Show the figures of this span."""
        for card, figure in zip(self._cards, self._of(dashboard), strict=True):
            card.set_figure(figure.figure, figure.note, figure.colour)

    def _of(self, dashboard: Dashboard) -> tuple[Figure, ...]:
        return (
            self._figures.success(dashboard),
            self._figures.errors(dashboard),
            self._figures.duration(dashboard.totals),
            self._figures.found_in(dashboard.found_in_minutes),
            self._figures.new_chapters(dashboard),
        )
