"""What a cell of the library shows, and the delegate that paints it. Main thread; it paints and decides nothing.

Every key in the filter paints a hundred cells and each call of Qt costs: sums are made in plain numbers.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from batotray.ui.context import CoverShelf
from batotray.ui.record_model import RECORD_ROLE
from batotray.ui.theme import Space, TextColour, TextStyle, Theme, Tone, ToneColours, row_height
from batotray.ui.widgets.lane import Lane
from batotray.ui.widgets.lettering import Letterings
from batotray.ui.widgets.painting import (
    DOT,
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
_SELECTED = QStyle.StateFlag.State_Selected.value
_HOVERED = QStyle.StateFlag.State_MouseOver.value


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


class CellDelegate(QStyledItemDelegate):
    """Paints cells on a hairline; the whole row of the current one is ringed as one where the view has the keyboard."""

    def __init__(self, theme: Theme, covers: CoverShelf, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._letterings = Letterings(theme, self)
        self._theme = theme
        self._covers = covers
        self._view = view
        self._kept_free = 0
        self._heights: tuple[int, ...] = ()
        self._cover = QSize()
        theme.changed.connect(self._measure)
        self._measure()

    def keep_free(self, width: int) -> None:
        """Let the text of the current row end this many pixels before its end, where buttons stand."""
        self._kept_free = width

    def width_of(self, cell: Cell) -> int:
        """What a cell without a cover needs so that nothing of it is cut; logical pixels."""
        letterings = self._letterings
        upper, lower = letterings.of(cell.style).width(cell.text), letterings.of("caption").width(cell.below)
        dot = DOT + 2 + Space.SMALL if cell.dot is not None else 0
        badge = pill_size(cell.badge, letterings.of("label")).width() if cell.badge else 0
        return max(upper + dot, lower, badge) + 2 * Space.SMALL

    def _measure(self) -> None:
        """A list asks for the height of every row that it has, so that nothing is made for the answer."""
        self._heights = (two_lines(), heading_height())
        self._cover = cover_size()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._heights[bool(index.data(HEADING_ROLE))])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            return
        rect, is_current = option.rect, index.row() == self._view.currentIndex().row()
        lane = self._inside(Lane.over(rect, self._view), index.column(), is_current)
        painter.save()
        if cell.heading:
            self._paint_heading(painter, rect, lane, cell.heading)
        else:
            self._paint_ground(painter, rect, option.state.value, is_current)
            self._paint_cell(painter, lane, cell, bool(option.state.value & _SELECTED))
        painter.restore()

    def _inside(self, lane: Lane, column: int, is_current: bool) -> Lane:
        """Where a cell has its text: in the current row not below the buttons."""
        leading = Space.SMALL + (INSET if column == 0 else 0)
        inside = lane.part(leading, lane.width - leading - Space.SMALL)
        if is_current:
            inside.end_before(self._view.viewport().width() - self._kept_free)
        return inside

    # -------------------------------------------------------------- around the cell

    def _paint_heading(self, painter: QPainter, rect: QRect, lane: Lane, title: str) -> None:
        tokens = self._theme.tokens
        painter.fillRect(rect, tokens.raised)
        paint_line(painter, QRectF(rect), tokens.line)
        paint_text(painter, lane.box(), title, self._letterings.of("label"), tokens.muted)

    def _paint_ground(self, painter: QPainter, rect: QRect, state: int, is_current: bool) -> None:
        tokens = self._theme.tokens
        if state & _SELECTED:
            painter.fillRect(rect, tokens.selection)
        elif state & _HOVERED:
            painter.fillRect(rect, tokens.hover)
        paint_line(painter, QRectF(rect), tokens.line)
        if is_current and self._view.hasFocus():
            self._paint_focus(painter, rect)

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        """Each cell shows its part of the one ring around the row."""
        line = QRect(0, rect.top(), self._view.viewport().width(), rect.height())
        painter.save()
        painter.setClipRect(rect)
        paint_ring(painter, QRectF(line), 0, self._theme.tokens.accent)
        painter.restore()

    # -------------------------------------------------------------- the cell itself

    def _paint_cell(self, painter: QPainter, lane: Lane, cell: Cell, is_selected: bool) -> None:
        if cell.cover is not None:
            self._paint_cover(painter, lane, cell.cover)
        if cell.badge:
            self._paint_pill(painter, lane, cell.badge, self._theme.tokens.tone("accent", is_selected=is_selected))
            return
        if not cell.text:
            return
        upper, lower = self._lines(lane) if cell.below or cell.pills else (lane, lane)
        if cell.dot is not None:
            self._paint_dot(painter, upper, cell.dot)
        colour = self._theme.tokens.colour
        paint_text(painter, upper.box(), cell.text, self._letterings.of(cell.style), colour(cell.colour))
        for text, tone in cell.pills:
            self._paint_pill(painter, lower, text, self._theme.tokens.tone(tone, is_selected=is_selected))
        if cell.below:
            paint_text(painter, lower.box(), cell.below, self._letterings.of("caption"), colour(cell.below_colour))

    def _paint_cover(self, painter: QPainter, lane: Lane, cover: CoverOf) -> None:
        size = self._cover
        place = lane.take(size.width(), Space.MEDIUM).box()
        scale = self._view.devicePixelRatioF()
        picture = self._covers.picture(cover.series_id, cover.name, cover.url, size, scale)
        painter.drawPixmap(place.left(), place.top() + (place.height() - size.height()) // 2, picture)

    def _paint_dot(self, painter: QPainter, lane: Lane, colour: TextColour) -> None:
        place = lane.take(DOT + 2, Space.SMALL).box()
        paint_dot(painter, QPointF(place.center()) + QPointF(0.5, 0.5), self._theme.tokens.colour(colour), DOT + 2)

    def _paint_pill(self, painter: QPainter, lane: Lane, text: str, colours: ToneColours) -> None:
        label = self._letterings.of("label")
        size = pill_size(text, label)
        place = lane.take(size.width(), Space.TIGHT + 2).middle(size.height())
        paint_pill(painter, QRectF(place.box()), text, colours, label)

    def _lines(self, lane: Lane) -> tuple[Lane, Lane]:
        """The places of both lines, one below the other in the middle of the row."""
        upper, lower = (self._letterings.of(style).spacing() + 4 for style in _LINES)
        top = lane.top + (lane.height - upper - lower) // 2
        return lane.lines(top, upper), lane.lines(top + upper, lower)


def repaint_cover(view: QAbstractItemView, index_of: Callable[[int], QModelIndex], series_id: int) -> None:
    """The picture of a series arrived: paint its row anew where it is shown."""
    index = index_of(series_id)
    if index.isValid():
        view.update(index)
