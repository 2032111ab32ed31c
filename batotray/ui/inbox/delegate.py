"""Paints a row of the inbox: unread dot, cover, series, what is new, age; above the first of a day its header.

A list asks for the height of every row it has and paints a screenful at every key, so fonts, heights and the widths of
words are kept, and sums are made in plain numbers.
"""

from itertools import pairwise

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from batotray.ui.context import WindowContext
from batotray.ui.inbox.model import InboxModel
from batotray.ui.inbox.reading import is_unread
from batotray.ui.theme import Radius, Space, Tone, ToneColours, row_height
from batotray.ui.widgets.lane import Lane
from batotray.ui.widgets.lettering import Letterings
from batotray.ui.widgets.painting import paint_dot, paint_pill, paint_ring, paint_text, pill_size
from batotray.ui.widgets.tips import tip
from batotray.views import InboxRow

COVER = QSize(36, 50)
_DOT_PLACE = 20
_WORDS_PLACE = Space.WIDE + Space.MEDIUM + COVER.width() + Space.MEDIUM
_SELECTED = QStyle.StateFlag.State_Selected.value
_HOVERED = QStyle.StateFlag.State_MouseOver.value
_BY_KEYBOARD = (QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange).value
_TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
_BETWEEN = " · "
AnyIndex = QModelIndex | QPersistentModelIndex
_TONES: dict[str, Tone] = {
    "batch_update": "accent",
    "status_change": "warning",
    "source_trouble": "bad",
    "quarantine": "bad",
    "late": "warning",
}
_LEAST_CHARACTERS = 15
"""Of a series' name that stay in sight beside the buttons of its row."""

_LEAST_LINE = 3
"""How much of the second line stays in sight before its link, else there is none; heights of the line."""


def least_words(view: QAbstractItemView) -> int:
    """How much of a row cover and words need beside buttons; pixels."""
    return _WORDS_PLACE + _LEAST_CHARACTERS * view.fontMetrics().averageCharWidth() + Space.MEDIUM


class InboxDelegate(QStyledItemDelegate):
    """Everything at the trailing end mirrors with the layout's direction."""

    details_wanted = Signal(QModelIndex)
    """The link of a row was clicked."""

    def __init__(self, context: WindowContext, model: InboxModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._context = context
        self._model = model
        self._view = view
        self._kept_free = 0
        self._letterings = Letterings(context.theme, self)
        self._sizes: dict[bool, QSize] = {}
        self._header = 0
        self._measure()
        context.theme.changed.connect(self._measure)

    def keep_free(self, width: int) -> None:
        """Let the text of the current row end this many pixels before its end, where buttons stand."""
        if width != self._kept_free:
            self._kept_free = width
            self._view.update(self._view.currentIndex())

    def _measure(self) -> None:
        height = max(row_height("strong", "body", padding=Space.MEDIUM), COVER.height() + 18)
        self._header = row_height("heading", padding=Space.SMALL + 1)
        self._sizes = {False: QSize(0, height), True: QSize(0, height + self._header)}

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return self._sizes[self._model.begins_day(index.row())]

    def header_height(self, row: int) -> int:
        """The height of the header above a row in logical pixels; 0 for all but the first row of a day."""
        return self._header if self._model.begins_day(row) else 0

    # -------------------------------------------------------------- painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row, line, state = self._model.record(index), self._line(option.rect, index), option.state.value
        painter.save()
        if self._model.begins_day(index.row()):
            self._paint_header(painter, line, index.row())
        self._paint_ground(painter, QRectF(line.box()), state)
        unread = is_unread(row, self._context.clock.now())
        if unread:
            dot = QRectF(line.part(_DOT_PLACE - 4, 8).box())
            paint_dot(painter, dot.center(), self._context.theme.tokens.accent)
        self._paint_cover(painter, line, row)
        if not self._is_current(index):
            self._paint_age(painter, line, row)
        self._paint_words(painter, self._words_place(line, index), row, unread, bool(state & _SELECTED))
        painter.restore()

    def _paint_header(self, painter: QPainter, line: Lane, row: int) -> None:
        inside = line.lines(line.top - self._header, self._header).part(Space.LARGE, line.width - 2 * Space.LARGE)
        day, tokens = self._model.day(row), self._context.theme.tokens
        paint_text(painter, inside.box(), day, self._letterings.of("heading"), tokens.muted)

    def _paint_ground(self, painter: QPainter, line: QRectF, state: int) -> None:
        tokens = self._context.theme.tokens
        if state & _SELECTED:
            painter.fillRect(line, tokens.selection)
        elif state & _HOVERED:
            painter.fillRect(line, tokens.hover)
        if state & _BY_KEYBOARD == _BY_KEYBOARD:
            paint_ring(painter, line, Radius.CONTROL, tokens.accent)

    def _paint_cover(self, painter: QPainter, line: Lane, row: InboxRow) -> None:
        place = line.part(Space.WIDE + Space.MEDIUM, COVER.width()).middle(COVER.height())
        scale = painter.device().devicePixelRatio()
        name = self._model.lines(row).series
        picture = self._context.covers.picture(row.notification.series_id or 0, name, row.cover_url, COVER, scale)
        painter.drawPixmap(place.box(), picture)

    def _paint_age(self, painter: QPainter, line: Lane, row: InboxRow) -> None:
        age, caption = self._model.age(row), self._letterings.of("caption")
        width = self._age_width(age)
        place = line.part(line.width - width - Space.LARGE, width)
        paint_text(painter, place.box(), age, caption, self._context.theme.tokens.faint, _TRAILING)

    def _paint_words(self, painter: QPainter, place: Lane, row: InboxRow, unread: bool, is_selected: bool) -> None:
        lines, tokens, body = self._model.lines(row), self._context.theme.tokens, self._letterings.of("body")
        top, below = self._lines(place)
        title = self._letterings.of("strong") if unread else body
        paint_text(painter, top.box(), lines.series, title, tokens.text if unread else tokens.muted)
        if lines.badge and self._badge_width(lines.badge) <= below.width:
            tone = _TONES.get(row.notification.kind, "neutral")
            self._paint_badge(painter, below, lines.badge, tokens.tone(tone, is_selected=is_selected))
        line, between, link = self._second_line(below, row)
        paint_text(painter, line.box(), lines.line, body, tokens.muted)
        if link.width:
            paint_text(painter, between.box(), _BETWEEN, body, tokens.muted)
            paint_text(painter, link.box(), self._details(), body, tokens.accent_text)

    def _paint_badge(self, painter: QPainter, below: Lane, text: str, colours: ToneColours) -> None:
        label = self._letterings.of("label")
        size = pill_size(text, label)
        place = below.part(0, size.width()).middle(size.height())
        place.top += 1
        paint_pill(painter, QRectF(place.box()), text, colours, label)

    def _badge_width(self, text: str) -> int:
        return pill_size(text, self._letterings.of("label")).width()

    # -------------------------------------------------------------- where things are

    def _line(self, rect: QRect, index: AnyIndex) -> Lane:
        """The row without its header."""
        row, header = Lane.over(rect, self._view), self.header_height(index.row())
        return row.lines(row.top + header, row.height - header)

    def _words_place(self, line: Lane, index: AnyIndex) -> Lane:
        age = self._age_width(self._model.age(self._model.record(index))) + Space.LARGE
        taken = self._kept_free if self._is_current(index) else age
        return line.part(_WORDS_PLACE, line.width - _WORDS_PLACE - taken - Space.MEDIUM)

    def _age_width(self, age: str) -> int:
        return self._letterings.of("caption").width(age) + 1

    def _is_current(self, index: AnyIndex) -> bool:
        return self._kept_free > 0 and index.row() == self._view.currentIndex().row()

    def _lines(self, place: Lane) -> tuple[Lane, Lane]:
        """The places of both lines, above and below the middle."""
        height, middle = self._letterings.of("strong").spacing() + 2, place.top + (place.height - 1) // 2 + 1
        return place.lines(middle - height, height), place.lines(middle, height)

    def _second_line(self, below: Lane, row: InboxRow) -> tuple[Lane, Lane, Lane]:
        """Where the line, the dot after it and its link stand; no room for these where everything is said already."""
        (_, badge, text), body = self._model.lines(row), self._letterings.of("body")
        left = self._badge_width(badge) + Space.SMALL if badge else 0
        room, wanted = below.width - left, body.width(text)
        dot, link = body.width(_BETWEEN), body.width(self._details())
        is_room = room >= dot + link + min(wanted, _LEAST_LINE * body.height())
        if not is_room or not self._has_details(row, wanted > room):
            return below.part(left, room), below.part(left, 0), below.part(left, 0)
        width = max(0, min(wanted, room - dot - link))
        ends = (left, left + width, left + width + dot, left + width + dot + link)
        line, between, at = (below.part(start, end - start) for start, end in pairwise(ends))
        return line, between, at

    def _link(self, rect: QRect, index: AnyIndex) -> QRect:
        """Where a click leads to the chapters; empty where the row has no link."""
        _, below = self._lines(self._words_place(self._line(rect, index), index))
        return self._second_line(below, self._model.record(index))[2].box()

    def _has_details(self, row: InboxRow, is_cut: bool) -> bool:
        notification = row.notification
        says_less = is_cut or notification.chapters_count > 1 or notification.kind in ("source_trouble", "quarantine")
        return says_less and notification.series_id is not None

    def _details(self) -> str:
        return self._context.words.translate("Inbox", "Details")

    # -------------------------------------------------------------- the pointer

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """A click on the link; the view calls it for every event of the mouse over a row."""
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and self._link(option.rect, index).contains(event.position().toPoint())
        ):
            self.details_wanted.emit(self._model.index(index.row(), 0))
            return True
        return super().editorEvent(event, model, option, index)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """The whole of both lines, where a row shows less of them."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        row = self._model.record(index)
        width = self._words_place(self._line(option.rect, index), index).width
        series, _, line = self._model.lines(row)
        is_cut = max(self._letterings.of("strong").width(series), self._letterings.of("body").width(line)) > width
        QToolTip.showText(event.globalPos(), tip(f"{series}\n{line}") if is_cut else "", view)
        return True
