"""Tables that lie in a page and scroll with it, as tall as their rows. Main thread."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from batotray.ui.dashboard.model import COLOUR_ROLE, DETAILS_ROLE, DOT_ROLE, PILL_ROLE, STYLE_ROLE
from batotray.ui.record_model import RecordModel
from batotray.ui.shortcuts import Shortcut
from batotray.ui.theme import Space, Theme, row_height, text_font
from batotray.ui.widgets.flat import make_flat
from batotray.ui.widgets.painting import DOT, paint_dot, paint_line, paint_pill, paint_ring, paint_text, pill_size
from batotray.ui.widgets.table_header import TableHeader

SHORTCUTS = (Shortcut("Ctrl+C", QT_TRANSLATE_NOOP("Shortcuts", "Copy the check as one line")),)
Index = QModelIndex | QPersistentModelIndex
_WRAPPED = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)

_NAMES_AT_MOST = 0.3
"""Of the width of a table."""
_LEVELS = 6
"""Of widgets between a row of a table and the page that scrolls."""


def lay_out_now() -> None:
    """Let everything that grew or shrank take its place before anything is painted.

    Qt passes such news up one level of widgets at a time and may paint in between, when what is below is still cut.
    """
    for _ in range(_LEVELS):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


class PageTable(QTableView):
    """Shows every row, so that the page around it scrolls. Ctrl+C copies the current row's sentence."""

    moved = Signal(QWidget)
    """The keyboard moved to another row of this table."""
    shifted = Signal(int)
    """Rows came or went above what is in sight: it lies this much lower now, in pixels."""

    def __init__(
        self,
        theme: Theme,
        model: RecordModel[Any],
        name: str,
        widths: Mapping[int, int],
        names: int,
        parent: QWidget | None = None,
    ) -> None:
        """`widths` are in average characters by column; the columns without one share what is left.

        The column `names` grows with what is in it, up to a part of the table; longer names are cut.
        """
        super().__init__(parent)
        self._names, self._longest_name = names, 0
        self._delegate = CellDelegate(theme, self)
        self._held: QPersistentModelIndex | None = None
        self._held_at = 0
        self.setModel(model)
        model.merging.connect(self._hold)
        model.merged.connect(self._shift)
        model.merged.connect(self._measure_names)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self._be_flat(theme)
        self._set_widths(widths)
        self._follow_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            sentence = self.currentIndex().siblingAtColumn(0).data(Qt.ItemDataRole.AccessibleTextRole)
            QApplication.clipboard().setText(str(sentence or ""))
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        for index in (previous, current):
            if index.isValid():
                self.setRowHeight(index.row(), self._height_of(index.row()))
        if current.isValid():
            self.moved.emit(self)

    def current_place(self) -> QRect:
        """Where the current row lies, in the table's coordinates."""
        return self.visualRect(self.currentIndex()).translated(0, self.horizontalHeader().height())

    def _hold(self) -> None:
        """Note the uppermost row in sight, unless the table's head is in sight too."""
        top = self.viewport().visibleRegion().boundingRect().top()
        row = self.rowAt(top) if top > 0 else -1
        self._held = QPersistentModelIndex(self.model().index(row, 0)) if row >= 0 else None
        self._held_at = self.rowViewportPosition(row)

    def _shift(self) -> None:
        if self._held is not None and self._held.isValid():
            moved = self.rowViewportPosition(self._held.row()) - self._held_at
            if moved:
                self.shifted.emit(moved)
        self._held = None

    def _be_flat(self, theme: Theme) -> None:
        self.setHorizontalHeader(TableHeader(theme, self, inset=0))
        make_flat(self, row_height("body"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _set_widths(self, widths: Mapping[int, int]) -> None:
        header, character = self.horizontalHeader(), self.fontMetrics().averageCharWidth()
        for column in range(self.model().columnCount()):
            if column in widths:
                self.setColumnWidth(column, widths[column] * character + 2 * Space.SMALL)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._least_for_names = self.columnWidth(self._names)

    def _measure_names(self) -> None:
        indexes = [self.model().index(row, self._names) for row in range(self.model().rowCount())]
        each_once = {str(index.data()): index for index in indexes}.values()
        self._longest_name = max(map(self._delegate.width_of, each_once), default=0)
        self._fit_names()

    def _fit_names(self) -> None:
        most = int(self.viewport().width() * _NAMES_AT_MOST)
        self.setColumnWidth(self._names, max(self._least_for_names, min(self._longest_name, most)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_names()

    def _follow_rows(self) -> None:
        model = self.model()
        for signal in (model.rowsInserted, model.rowsRemoved, model.layoutChanged, model.modelReset):
            signal.connect(self._grow)
        self.verticalHeader().sectionResized.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + self.verticalHeader().length())

    def _height_of(self, row: int) -> int:
        plain = self.verticalHeader().defaultSectionSize()
        if row != self.currentIndex().row():
            return plain
        index = self.model().index(row, self.model().columnCount() - 1)
        return plain + _details_height(index, self.columnWidth(index.column()) - 2 * Space.SMALL)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def wheelEvent(self, event: object) -> None:
        """The page scrolls, not the table."""
        event.ignore()  # type: ignore[attr-defined]


class CellDelegate(QStyledItemDelegate):
    """A row on a hairline; what a cell holds beyond its text the model tells by roles."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self._paint_ground(painter, option, index)
        inside = option.rect.adjusted(Space.SMALL, 0, -Space.SMALL, 0)
        line = QRect(inside.left(), inside.top(), inside.width(), self._table.verticalHeader().defaultSectionSize())
        self._paint_details(painter, inside, line, index)
        rest = self._paint_marks(painter, line, index)
        font = text_font(index.data(STYLE_ROLE) or "body")
        colour = self._theme.tokens.colour(index.data(COLOUR_ROLE) or "text")
        flags = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        paint_text(painter, rest, str(index.data() or ""), font, colour, flags)
        painter.restore()

    def width_of(self, index: Index) -> int:
        """The width of a cell in which its text is whole behind its dot."""
        dot = 0 if index.data(DOT_ROLE) is None else DOT + 2 + Space.SMALL
        text = QFontMetrics(text_font(index.data(STYLE_ROLE) or "body")).horizontalAdvance(str(index.data() or ""))
        return 2 * Space.SMALL + dot + text

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, state, rect = self._theme.tokens, option.state, QRectF(option.rect)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tokens.selection)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, tokens.hover)
        paint_line(painter, rect, tokens.line)
        if self._table.hasFocus() and index.row() == self._table.currentIndex().row():
            self._paint_focus(painter, index)

    def _paint_focus(self, painter: QPainter, index: Index) -> None:
        """One ring around the whole row; each cell shows its part of it."""
        table, row = self._table, index.row()
        cell = table.visualRect(index)
        whole = QRectF(0, cell.top(), table.viewport().width(), table.rowHeight(row))
        painter.save()
        painter.setClipRect(cell)
        paint_ring(painter, whole, 0, self._theme.tokens.accent)
        painter.restore()

    def _paint_marks(self, painter: QPainter, line: QRect, index: Index) -> QRect:
        """Paint the dot or the pill, and return what is left of the line."""
        dot, pill = index.data(DOT_ROLE), index.data(PILL_ROLE)
        if dot is not None:
            place, rest = self._split(line, DOT + 2, Space.SMALL)
            paint_dot(painter, QPointF(place.center()) + QPointF(0.5, 0.5), self._theme.tokens.colour(dot), DOT + 2)
            return rest
        if pill is not None:
            text, tone = pill
            size = pill_size(text)
            place, rest = self._split(line, size.width(), Space.SMALL)
            top = place.center().y() - size.height() // 2
            box = QRectF(place.left(), top, size.width(), size.height())
            paint_pill(painter, box, text, self._theme.tokens.tone(tone))
            return rest
        return line

    def _split(self, line: QRect, width: int, gap: int) -> tuple[QRect, QRect]:
        """The leading `width` of a line and what follows it, in either direction of writing."""
        direction = self._table.layoutDirection()
        first = QRect(line.left(), line.top(), min(width, line.width()), line.height())
        rest = line.adjusted(min(width + gap, line.width()), 0, 0, 0)
        return QStyle.visualRect(direction, line, first), QStyle.visualRect(direction, line, rest)

    def _paint_details(self, painter: QPainter, inside: QRect, line: QRect, index: Index) -> None:
        if inside.height() <= line.height():
            return
        lines = index.data(DETAILS_ROLE)
        if not lines:
            return
        painter.setFont(text_font("caption"))
        painter.setPen(self._theme.tokens.muted)
        painter.drawText(QRect(QPoint(inside.left(), line.bottom()), inside.bottomRight()), _WRAPPED, "\n".join(lines))


def _details_height(index: Index, width: int) -> int:
    lines = index.data(DETAILS_ROLE)
    if not lines:
        return 0
    metrics = QFontMetrics(text_font("caption"))
    return metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAPPED, "\n".join(lines)).height() + Space.SMALL
