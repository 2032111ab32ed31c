"""Paints a row of the inbox: unread dot, cover, series, what is new, age; above the first of a day its header.

A list asks for the height of every row it has and paints a screenful at every key, so fonts and heights are kept.
"""

from itertools import pairwise

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from batotray.ui.context import WindowContext
from batotray.ui.inbox.model import InboxModel
from batotray.ui.inbox.reading import is_unread
from batotray.ui.theme import Radius, Space, TextStyle, Tone, ToneColours, row_height, text_font
from batotray.ui.widgets.painting import LEADING, paint_dot, paint_pill, paint_ring, paint_text, pill_size
from batotray.ui.widgets.tips import tip
from batotray.views import InboxRow

COVER = QSize(36, 50)
_DOT_PLACE = 20
_WORDS_PLACE = Space.WIDE + Space.MEDIUM + COVER.width() + Space.MEDIUM
_STYLES: tuple[TextStyle, ...] = ("strong", "body", "caption", "heading")
_BETWEEN = " · "
AnyIndex = QModelIndex | QPersistentModelIndex
_TONES: dict[str, Tone] = {
    "batch_update": "accent",
    "status_change": "warning",
    "source_trouble": "bad",
    "quarantine": "bad",
    "late": "warning",
}


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
        self._fonts: dict[TextStyle, QFont] = {}
        self._metrics: dict[TextStyle, QFontMetrics] = {}
        self._sizes: dict[bool, QSize] = {}
        self._header = 0
        self._measure()
        context.theme.changed.connect(self._measure)

    def keep_free(self, width: int) -> None:
        """Let the text of the current row end this many pixels before its end, where buttons stand."""
        self._kept_free = width

    def _measure(self) -> None:
        self._fonts = {style: text_font(style) for style in _STYLES}
        self._metrics = {style: QFontMetrics(font) for style, font in self._fonts.items()}
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
        row, line = self._model.record(index), self._line(option.rect, index)
        painter.save()
        if line.top() > option.rect.top():
            header = QRect(line.left(), option.rect.top(), line.width(), self._header)
            inside = header.adjusted(Space.LARGE, 0, -Space.LARGE, 0)
            day = self._model.day(index.row())
            paint_text(painter, inside, day, self._fonts["heading"], self._context.theme.tokens.muted)
        self._paint_ground(painter, option, line)
        unread = is_unread(row, self._context.clock.now())
        if unread:
            dot = self._place(line, _DOT_PLACE - 4, 8, line.top(), line.height())
            paint_dot(painter, QPointF(QRectF(dot).center()), self._context.theme.tokens.accent)
        self._paint_cover(painter, line, row)
        if not self._is_current(index):
            self._paint_age(painter, line, row)
        self._paint_words(painter, option, self._words_place(line, index), row, unread)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, line: QRect) -> None:
        tokens, state = self._context.theme.tokens, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(line, tokens.selection)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(line, tokens.hover)
        keyboard = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
        if state & keyboard == keyboard:
            paint_ring(painter, QRectF(line), Radius.CONTROL, tokens.accent)

    def _paint_cover(self, painter: QPainter, line: QRect, row: InboxRow) -> None:
        left = Space.WIDE + Space.MEDIUM
        place = self._place(line, left, COVER.width(), line.center().y() - COVER.height() // 2, COVER.height())
        scale = painter.device().devicePixelRatio()
        name = self._model.lines(row).series
        picture = self._context.covers.picture(row.notification.series_id or 0, name, row.cover_url, COVER, scale)
        painter.drawPixmap(place, picture)

    def _paint_age(self, painter: QPainter, line: QRect, row: InboxRow) -> None:
        age = self._model.age(row)
        width = self._age_width(age)
        place = self._place(line, line.width() - width - Space.LARGE, width, line.top(), line.height())
        flags = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        paint_text(painter, place, age, self._fonts["caption"], self._context.theme.tokens.faint, flags)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, row: InboxRow, unread: bool
    ) -> None:
        lines, tokens = self._model.lines(row), self._context.theme.tokens
        top, below = self._lines(place)
        title_colour = tokens.text if unread else tokens.muted
        font = self._fonts["strong" if unread else "body"]
        paint_text(painter, top, lines.series, font, title_colour, LEADING)
        if lines.badge:
            is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
            paint_pill(painter, QRectF(self._pill_place(below, lines.badge)), lines.badge, self._tone(row, is_selected))
        line, link, dot = self._second_line(place, row)
        paint_text(painter, line, lines.line, self._fonts["body"], tokens.muted, LEADING)
        if not link.isEmpty():
            paint_text(painter, dot, _BETWEEN, self._fonts["body"], tokens.muted, LEADING)
            paint_text(painter, link, self._details(), self._fonts["body"], tokens.accent_text, LEADING)

    def _tone(self, row: InboxRow, is_selected: bool) -> ToneColours:
        """The colours of the pill; one in the colour of the selection takes the ground's instead upon it."""
        tokens = self._context.theme.tokens
        tone = _TONES.get(row.notification.kind, "neutral")
        if tone == "accent" and is_selected:
            return ToneColours(tokens.accent_text, tokens.surface, tokens.surface)
        return tokens.tone(tone)

    # -------------------------------------------------------------- where things are

    def _place(self, line: QRect, left: int, width: int, top: int, height: int) -> QRect:
        """A box that far from where the line begins, in either direction of writing."""
        box = QRect(line.left() + left, top, max(0, width), height)
        return QStyle.visualRect(self._view.layoutDirection(), line, box)

    def _line(self, rect: QRect, index: AnyIndex) -> QRect:
        """The row without its header."""
        return rect.adjusted(0, self.header_height(index.row()), 0, 0)

    def _words_place(self, line: QRect, index: AnyIndex) -> QRect:
        age = self._age_width(self._model.age(self._model.record(index))) + Space.LARGE
        taken = self._kept_free if self._is_current(index) else age
        return self._place(
            line, _WORDS_PLACE, line.width() - _WORDS_PLACE - taken - Space.MEDIUM, line.top(), line.height()
        )

    def _age_width(self, age: str) -> int:
        return self._metrics["caption"].horizontalAdvance(age) + 1

    def _is_current(self, index: AnyIndex) -> bool:
        return self._kept_free > 0 and index.row() == self._view.currentIndex().row()

    def _lines(self, place: QRect) -> tuple[QRect, QRect]:
        height = self._metrics["strong"].lineSpacing() + 2
        top = QRect(place.left(), place.center().y() - height + 1, place.width(), height)
        return top, QRect(place.left(), place.center().y() + 1, place.width(), height)

    def _pill_place(self, below: QRect, badge: str) -> QRect:
        size = pill_size(badge)
        return self._place(below, 0, size.width(), below.center().y() - size.height() // 2 + 1, size.height())

    def _second_line(self, place: QRect, row: InboxRow) -> tuple[QRect, QRect, QRect]:
        """Where the line, its link and the dot between them stand; no link where everything is said already."""
        (_, badge, text), metrics = self._model.lines(row), self._metrics["body"]
        _, below = self._lines(place)
        left = pill_size(badge).width() + Space.SMALL if badge else 0
        room, wanted = below.width() - left, metrics.horizontalAdvance(text)
        if not self._has_details(row, wanted > room):
            return self._place(below, left, room, below.top(), below.height()), QRect(), QRect()
        dot, link = metrics.horizontalAdvance(_BETWEEN), metrics.horizontalAdvance(self._details())
        width = max(0, min(wanted, room - dot - link))
        ends = (left, left + width, left + width + dot, left + width + dot + link)
        line, between, at = (
            self._place(below, start, end - start, below.top(), below.height()) for start, end in pairwise(ends)
        )
        return line, at, between

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
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            place = self._words_place(self._line(option.rect, index), index)
            if self._second_line(place, self._model.record(index))[1].contains(event.position().toPoint()):
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
        width = self._words_place(self._line(option.rect, index), index).width()
        series, _, line = self._model.lines(row)
        is_cut = (
            max(self._metrics["strong"].horizontalAdvance(series), self._metrics["body"].horizontalAdvance(line))
            > width
        )
        QToolTip.showText(event.globalPos(), tip(f"{series}\n{line}") if is_cut else "", view)
        return True
