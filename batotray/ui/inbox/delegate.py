"""Paints a row of the inbox: unread dot, cover, series, what is new, age; above the first of a day its header."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from batotray.ui.context import WindowContext
from batotray.ui.inbox.model import InboxModel
from batotray.ui.inbox.reading import is_unread
from batotray.ui.theme import Radius, Space, Tone, row_height, text_font
from batotray.ui.widgets.action_bar import ActionBar
from batotray.ui.widgets.painting import LEADING, paint_dot, paint_pill, paint_ring, paint_text, pill_size
from batotray.views import InboxRow

COVER = QSize(36, 50)
_DOT_PLACE = 20
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

    def __init__(self, context: WindowContext, model: InboxModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._context = context
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        height = max(row_height("strong", "body", padding=Space.MEDIUM), COVER.height() + 18)
        return QSize(0, height + self.header_height(index.row()))

    def header_height(self, row: int) -> int:
        """The height of the header above a row in logical pixels; 0 for all but the first row of a day."""
        return row_height("heading", padding=Space.SMALL + 1) if self._model.day(row) else 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row, line = self._model.record(index), QRect(option.rect)
        painter.save()
        day = self._model.day(index.row())
        if day:
            header = QRect(line.left(), line.top(), line.width(), self.header_height(index.row()))
            line.setTop(header.bottom() + 1)
            inside = header.adjusted(Space.LARGE, 0, -Space.LARGE, 0)
            paint_text(painter, inside, day, text_font("heading"), self._context.theme.tokens.muted)
        self._paint_ground(painter, option, line)
        self._paint_row(painter, option, line, row)
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

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, line: QRect, row: InboxRow) -> None:
        unread = is_unread(row, self._context.clock.now())

        def place(left: int, width: int, top: int, height: int) -> QRect:
            return QStyle.visualRect(option.direction, line, QRect(line.left() + left, top, width, height))

        if unread:
            centre = QRectF(place(_DOT_PLACE - 4, 8, line.top(), line.height())).center()
            paint_dot(painter, QPointF(centre), self._context.theme.tokens.accent)
        left = Space.WIDE + Space.MEDIUM
        cover = place(left, COVER.width(), line.center().y() - COVER.height() // 2, COVER.height())
        self._paint_cover(painter, cover, row)
        left += COVER.width() + Space.MEDIUM
        age_width = self._paint_age(painter, option, line, row)
        width = line.width() - left - age_width - Space.MEDIUM - Space.LARGE
        self._paint_words(painter, option, place(left, max(0, width), line.top(), line.height()), row, unread)

    def _paint_cover(self, painter: QPainter, place: QRect, row: InboxRow) -> None:
        scale = painter.device().devicePixelRatio()
        name = self._context.words.series_of(row.notification)
        picture = self._context.covers.picture(row.notification.series_id or 0, name, row.cover_url, COVER, scale)
        painter.drawPixmap(place, picture)

    def _paint_age(self, painter: QPainter, option: QStyleOptionViewItem, line: QRect, row: InboxRow) -> int:
        font, age = text_font("caption"), self._model.age(row)
        width = option.fontMetrics.horizontalAdvance(age) + Space.TIGHT
        wanted = QRect(line.right() + 1 - width - Space.LARGE, line.top(), width, line.height())
        place = QStyle.visualRect(option.direction, line, wanted)
        paint_text(painter, place, age, font, self._context.theme.tokens.faint)
        return width

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, row: InboxRow, unread: bool
    ) -> None:
        words, tokens, notification = self._context.words, self._context.theme.tokens, row.notification
        title_font, body_font = text_font("strong" if unread else "body"), text_font("body")
        height = option.fontMetrics.lineSpacing() + 2
        top = QRect(place.left(), place.center().y() - height + 1, place.width(), height)
        below = QRect(place.left(), place.center().y() + 1, place.width(), height)
        title_colour = tokens.text if unread else tokens.muted
        paint_text(painter, top, words.series_of(notification), title_font, title_colour, LEADING)
        badge = words.badge(notification)
        if badge:
            size = pill_size(badge)
            pill = QRect(below.left(), below.center().y() - size.height() // 2 + 1, size.width(), size.height())
            tone = tokens.tone(_TONES.get(notification.kind, "neutral"))
            paint_pill(painter, QRectF(QStyle.visualRect(option.direction, below, pill)), badge, tone)
            rest = below.adjusted(size.width() + Space.SMALL, 0, 0, 0)
            below = QStyle.visualRect(option.direction, below, rest)
        paint_text(painter, below, words.inbox_line(row), body_font, tokens.muted, LEADING)


class RowBar(ActionBar):
    """Buttons over the current row, below the header that the row may carry."""

    def place(self) -> None:
        super().place()
        delegate, current = self._view.itemDelegate(), self._view.currentIndex()
        if isinstance(delegate, InboxDelegate) and current.isValid() and not self.isHidden():
            self.setGeometry(self.geometry().adjusted(0, delegate.header_height(current.row()), 0, 0))
