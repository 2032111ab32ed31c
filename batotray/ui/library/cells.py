"""What a cell of the library shows, and the delegate that paints it. Main thread; it paints and decides nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from batotray.ui.context import CoverShelf
from batotray.ui.record_model import RECORD_ROLE
from batotray.ui.theme import Space, TextColour, TextStyle, Theme, Tone, row_height, text_font
from batotray.ui.widgets.painting import (
    DOT,
    LEADING,
    paint_dot,
    paint_line,
    paint_pill,
    paint_ring,
    paint_text,
    pill_size,
)

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = RECORD_ROLE + 1
"""The `Cell` of an index."""
HEADING_ROLE = RECORD_ROLE + 2
"""Whether a row is the title of a group; None for no."""
INSET = Space.SMALL
"""What the first column keeps free besides, so that it stands below what is above the list."""
_COVER_MARGIN = 6
_COVER_SHAPE = 0.72
_LINES: tuple[TextStyle, TextStyle] = ("strong", "caption")


@dataclass(frozen=True, slots=True)
class CoverOf:
    """Whose cover stands before the text."""

    series_id: int
    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """Two lines, with a dot before the first, pills before the second, or a badge in their place."""

    text: str = ""
    below: str = ""
    style: TextStyle = "body"
    colour: TextColour = "text"
    below_colour: TextColour = "muted"
    pills: tuple[tuple[str, Tone], ...] = ()
    dot: TextColour | None = None
    badge: str = ""
    cover: CoverOf | None = None
    heading: str = ""
    """The title of a group, which stands alone."""

    def spoken(self) -> str:
        """All of it as one line."""
        return ", ".join(filter(None, (self.text or self.badge, *(text for text, _ in self.pills), self.below)))


def two_lines() -> int:
    """The height of a row; logical pixels."""
    return row_height(*_LINES, padding=Space.MEDIUM)


def heading_height() -> int:
    """The height of the title over a group; logical pixels."""
    return row_height("label", padding=Space.SMALL - 1)


def cover_size() -> QSize:
    """The size of a cover in a row; logical pixels."""
    height = two_lines() - 2 * _COVER_MARGIN
    return QSize(round(height * _COVER_SHAPE), height)


def cell_width(cell: Cell) -> int:
    """What a cell without a cover needs so that nothing of it is cut; logical pixels."""
    upper = QFontMetrics(text_font(cell.style)).horizontalAdvance(cell.text)
    lower = QFontMetrics(text_font("caption")).horizontalAdvance(cell.below)
    dot = DOT + 2 + Space.SMALL if cell.dot is not None else 0
    badge = pill_size(cell.badge).width() if cell.badge else 0
    return max(upper + dot, lower, badge) + 2 * Space.SMALL


class CellDelegate(QStyledItemDelegate):
    """Paints cells on a hairline; `is_focused` says whether the whole row is ringed as one."""

    def __init__(self, theme: Theme, covers: CoverShelf, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._covers = covers
        self._view = view
        self._kept_free = 0
        self._fonts: dict[TextStyle, QFont] = {}
        self._heights: tuple[int, ...] = ()
        theme.changed.connect(self._forget_fonts)

    def keep_free(self, width: int) -> None:
        """Let the ring and the text of the current row end this many pixels before its end, where buttons stand."""
        self._kept_free = width

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A list asks for every row it has, so that nothing is made for the answer."""
        if not self._heights:
            self._heights = (two_lines(), heading_height())
        return QSize(0, self._heights[bool(index.data(HEADING_ROLE))])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            return
        painter.save()
        if cell.heading:
            self._paint_heading(painter, option.rect, self._inside(option.rect, index), cell.heading)
        else:
            self._paint_ground(painter, option, option.rect, index)
            self._paint_cell(painter, self._inside(option.rect, index), cell)
        painter.restore()

    def _inside(self, rect: QRect, index: Index) -> QRect:
        """Where a cell has its text: in the current row not below the buttons."""
        leading = Space.SMALL + (INSET if index.column() == 0 else 0)
        inside = rect.adjusted(leading, 0, -Space.SMALL, 0)
        inside = QStyle.visualRect(self._view.layoutDirection(), rect, inside)
        is_current = index.row() == self._view.currentIndex().row()
        return inside.intersected(self._unobstructed(rect)) if is_current else inside

    def _unobstructed(self, row: QRect) -> QRect:
        """The whole line of a row but for its buttons."""
        line = QRect(0, row.top(), self._view.viewport().width(), row.height())
        return QStyle.visualRect(self._view.layoutDirection(), line, line.adjusted(0, 0, -self._kept_free, 0))

    # -------------------------------------------------------------- around the cell

    def _paint_heading(self, painter: QPainter, rect: QRect, inside: QRect, title: str) -> None:
        tokens = self._theme.tokens
        painter.fillRect(rect, tokens.raised)
        paint_line(painter, QRectF(rect), tokens.line)
        paint_text(painter, inside, title, self._font("label"), tokens.muted)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: QRect, index: Index) -> None:
        tokens, state = self._theme.tokens, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, tokens.selection)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, tokens.hover)
        paint_line(painter, QRectF(row), tokens.line)
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            painter.save()
            painter.setClipRect(row)  # each cell shows its part of the one ring around the row
            paint_ring(painter, QRectF(self._unobstructed(row)), 0, tokens.accent)
            painter.restore()

    # -------------------------------------------------------------- the cell itself

    def _paint_cell(self, painter: QPainter, inside: QRect, cell: Cell) -> None:
        rest = self._paint_cover(painter, inside, cell.cover) if cell.cover is not None else inside
        if cell.badge:
            self._paint_badge(painter, rest, cell.badge)
            return
        if not cell.text:
            return
        upper, lower = self._lines(rest) if cell.below or cell.pills else (rest, QRect())
        upper = self._paint_dot(painter, upper, cell.dot) if cell.dot is not None else upper
        colour = self._theme.tokens.colour
        paint_text(painter, upper, cell.text, self._font(cell.style), colour(cell.colour), LEADING)
        for text, tone in cell.pills:
            lower = self._paint_pill(painter, lower, text, tone)
        if cell.below:
            paint_text(painter, lower, cell.below, self._font("caption"), colour(cell.below_colour), LEADING)

    def _paint_cover(self, painter: QPainter, inside: QRect, cover: CoverOf) -> QRect:
        size = cover_size()
        place, rest = self._split(inside, size.width(), Space.MEDIUM)
        scale = self._view.devicePixelRatioF()
        picture = self._covers.picture(cover.series_id, cover.name, cover.url, size, scale)
        painter.drawPixmap(place.left(), place.top() + (place.height() - size.height()) // 2, picture)
        return rest

    def _paint_badge(self, painter: QPainter, rest: QRect, text: str) -> None:
        size = pill_size(text)
        place, _ = self._split(rest, size.width(), 0)
        box = QRectF(place.left(), place.center().y() - size.height() // 2, size.width(), size.height())
        paint_pill(painter, box, text, self._theme.tokens.tone("accent"))

    def _paint_dot(self, painter: QPainter, line: QRect, colour: TextColour) -> QRect:
        place, rest = self._split(line, DOT + 2, Space.SMALL)
        paint_dot(painter, QPointF(place.center()) + QPointF(0.5, 0.5), self._theme.tokens.colour(colour), DOT + 2)
        return rest

    def _paint_pill(self, painter: QPainter, line: QRect, text: str, tone: Tone) -> QRect:
        size = pill_size(text)
        place, rest = self._split(line, size.width(), Space.TIGHT + 2)
        top = place.center().y() - size.height() // 2
        box = QRectF(place.left(), top, place.width(), size.height())
        paint_pill(painter, box, text, self._theme.tokens.tone(tone))
        return rest

    def _split(self, line: QRect, width: int, gap: int) -> tuple[QRect, QRect]:
        """The leading `width` of a line and what follows it, in either direction of writing."""
        direction = self._view.layoutDirection()
        first = QRect(line.left(), line.top(), min(width, line.width()), line.height())
        rest = line.adjusted(min(width + gap, line.width()), 0, 0, 0)
        return QStyle.visualRect(direction, line, first), QStyle.visualRect(direction, line, rest)

    def _lines(self, rect: QRect) -> tuple[QRect, QRect]:
        """The places of both lines, one below the other in the middle of the row."""
        upper, lower = (QFontMetrics(self._font(style)).lineSpacing() + 4 for style in _LINES)
        top = rect.top() + (rect.height() - upper - lower) // 2
        return QRect(rect.left(), top, rect.width(), upper), QRect(rect.left(), top + upper, rect.width(), lower)

    def _forget_fonts(self) -> None:
        self._fonts.clear()
        self._heights = ()

    def _font(self, style: TextStyle) -> QFont:
        """Made once for each style: a row asks for a dozen."""
        if style not in self._fonts:
            self._fonts[style] = text_font(style)
        return self._fonts[style]


def repaint_cover(view: QAbstractItemView, index_of: Callable[[int], QModelIndex], series_id: int) -> None:
    """The picture of a series arrived: paint its row anew where it is shown."""
    index = index_of(series_id)
    if index.isValid():
        view.update(index)
