"""Everything of the dashboard that one `Overview` fills: cards, charts, sources, facts. Main thread."""

from datetime import datetime

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from batotray.ui.context import WindowContext
from batotray.ui.dashboard.cards import FigureCards
from batotray.ui.dashboard.chart_area import ChartArea, ChartData
from batotray.ui.dashboard.facts import FactList
from batotray.ui.dashboard.figures import Figures, step_hours
from batotray.ui.dashboard.model import SourceModel
from batotray.ui.dashboard.reading import Overview
from batotray.ui.dashboard.tables import PageTable
from batotray.ui.theme import Space, TextColour, Theme
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.text_label import TextLabel
from batotray.views import Dashboard
from batotray.wording import plain

_SOURCE_WIDTHS = {SourceModel.NAME: 15, SourceModel.SERIES: 6, SourceModel.FAILED: 12, SourceModel.REQUESTS: 9}
_NARROW = 116
"""With fewer average characters in a line, what lies side by side is put one below the other."""


class OverviewPage(QWidget):
    """The upper part of the dashboard."""

    asked_again = Signal()
    """Sources that refused us shall be asked again."""

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context = context
        self._shown: Overview | None = None
        self._figures = Figures(context.words)
        self._cards = FigureCards(theme, self._figures, self)
        self._checks_title = TextLabel(theme, "", "heading", "text", self)
        self._checks = ChartArea(theme, self.tr("Checks over time"), 12, self)
        self._load = ChartArea(theme, self.tr("Due in the coming 24 hours"), 9, self)
        self._sources_model = SourceModel(context.words, context.clock.now, self)
        self._again = Button(theme, self.tr("Ask refused sources again"), "plain", "refresh", self, compact=True)
        names = SourceModel.NAME
        self.sources = PageTable(theme, self._sources_model, self.tr("Sources"), _SOURCE_WIDTHS, names, self)
        self._errors = FactList(theme, self.tr("Errors"), self.tr("None in this span."), self)
        self._slowest = FactList(theme, self.tr("Slowest checks"), self.tr("None took over 2 seconds."), self)
        self._system = FactList(theme, self.tr("System"), "", self)
        self._again.hide()
        self._rows = (self._middle(), self._facts())
        self._lay_out()
        self._again.clicked.connect(self.asked_again)

    # -------------------------------------------------------------- showing

    def show_overview(self, overview: Overview) -> None:
        """Show this read."""
        dashboard = overview.dashboard
        self._cards.show_dashboard(dashboard)
        self._show_sources(dashboard)
        self._show_facts(dashboard, overview.at)
        before, self._shown = self._shown, overview
        if before is None or _charted(before.dashboard) != _charted(dashboard):
            self._checks_title.setText(self._figures.title(dashboard.bars))
            self._checks.draw(self._checks_data(dashboard), self._figures.chart(dashboard))
        if before is None or before.load != overview.load:
            self._load.draw(self._load_data(overview.load), self._figures.coming(overview.load))

    def _show_sources(self, dashboard: Dashboard) -> None:
        if dashboard.sources != self._sources_model.records():
            self._sources_model.merge(dashboard.sources)
        is_refused = any(source.health == "refused" for source in dashboard.sources)
        self._again.setVisible(is_refused and not dashboard.system.paused)

    def _show_facts(self, dashboard: Dashboard, now: datetime) -> None:
        words, count = self._context.words, self._figures.count
        self._errors.set_facts([(words.error_class(name), count(number)) for name, number in dashboard.errors.items()])
        self._slowest.set_facts([
            (plain(entry.series) or words.source(entry.source), words.milliseconds(entry.duration_ms))
            for entry in dashboard.slowest
        ])  # fmt: skip
        self._system.set_facts(tuple(self._figures.system(dashboard, now)))

    def _checks_data(self, dashboard: Dashboard) -> ChartData:
        bars, hours = dashboard.bars, step_hours(dashboard.bars)
        return ChartData(
            lower=[bar.succeeded for bar in bars],
            upper=[bar.failed for bar in bars],
            marks=[bar.new for bar in bars],
            ticks=self._figures.ticks([bar.at for bar in bars], most=7),
            tip=lambda number: self._figures.bar(bars[number], hours),
        )

    def _load_data(self, load: tuple[tuple[datetime, int], ...]) -> ChartData:
        return ChartData(
            lower=[checks for _, checks in load],
            ticks=self._figures.ticks([at for at, _ in load], most=4),
            tip=lambda number: self._figures.load(*load[number]),
        )

    # -------------------------------------------------------------- layout

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._cards)
        column.addSpacing(Space.SMALL)
        column.addLayout(self._checks_head())
        column.addWidget(self._checks)
        column.addSpacing(Space.SMALL)
        for row in self._rows:
            column.addLayout(row)
            column.addSpacing(Space.MEDIUM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW * self.fontMetrics().averageCharWidth()
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        for row in self._rows:
            row.setDirection(direction)

    def _checks_head(self) -> QHBoxLayout:
        theme = self._context.theme
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._checks_title)
        row.addWidget(LegendKey(theme, self.tr("succeeded"), None, self))
        row.addWidget(LegendKey(theme, self.tr("failed"), "bad", self))
        row.addWidget(LegendKey(theme, self.tr("new chapters"), "good", self, is_ring=True))
        row.addStretch(1)
        return row

    def _middle(self) -> QHBoxLayout:
        """Sources beside what is to come."""
        sources, coming, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        for column in (sources, coming):
            column.setSpacing(Space.SMALL)
        sources.addLayout(self._head(self.tr("Sources"), self._again))
        sources.addWidget(self.sources)
        sources.addStretch(1)
        coming.addLayout(self._head(self.tr("Due in the coming 24 hours")))
        coming.addWidget(self._load)
        coming.addStretch(1)
        row.setSpacing(Space.WIDE)
        row.addLayout(sources, 5)
        row.addLayout(coming, 3)
        return row

    def _facts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.WIDE)
        for part in (self._errors, self._slowest, self._system):
            row.addWidget(part, 1)
        return row

    def _head(self, title: str, *buttons: QWidget) -> QHBoxLayout:
        """As tall with a button as without, so that what stands side by side begins at one line."""
        row = QHBoxLayout()
        row.addStrut(self._again.sizeHint().height())
        row.addWidget(TextLabel(self._context.theme, title, "heading", "text", self))
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        return row


def _charted(dashboard: Dashboard) -> tuple[object, ...]:
    """What the chart of checks shows and tells."""
    return dashboard.bars, dashboard.totals


class LegendKey(TextLabel):
    """A word of the chart's legend behind its mark: a square, or a ring."""

    def __init__(
        self, theme: Theme, text: str, colour: TextColour | None, parent: QWidget, *, is_ring: bool = False
    ) -> None:
        """Without a colour the mark has that of the bars."""
        super().__init__(theme, text, "caption", "muted", parent)
        self._tokens_of = theme
        self._mark = colour
        self._is_ring = is_ring
        self._side = self.fontMetrics().height() // 2 + 2
        self.setIndent(0)
        leading = self._side + Space.TIGHT
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            self.setContentsMargins(0, 0, leading, 0)
        else:
            self.setContentsMargins(leading, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens, painter = self._tokens_of.tokens, QPainter(self)
        colour = tokens.chart_bar if self._mark is None else tokens.colour(self._mark)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - self._side if is_mirrored else 0
        place = QRect(left, (self.height() - self._side) // 2, self._side, self._side)
        if self._is_ring:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = painter.pen()
            pen.setColor(colour)
            pen.setWidthF(2.0)
            painter.setPen(pen)
            painter.drawEllipse(place.adjusted(1, 1, -1, -1))
        else:
            painter.fillRect(place, colour)
