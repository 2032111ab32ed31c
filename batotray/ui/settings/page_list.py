"""The list of pages beside the page: a name with its icon in each row. Main thread."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QFrame, QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from batotray.ui.icons import IconName, paint_icon
from batotray.ui.theme import Radius, Space, Theme, icon_size, row_height, text_font
from batotray.ui.widgets.painting import paint_box, paint_ring, paint_text

_CHARACTERS = 22
_ICON_ROLE = int(Qt.ItemDataRole.UserRole)


class PageList(QListWidget):
    """Chooses one of `titles`."""

    def __init__(
        self, theme: Theme, titles: Sequence[tuple[IconName, str]], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setItemDelegate(_PageDelegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, Space.SMALL, 0, 0)
        self.setAutoFillBackground(True)
        self.setFixedWidth(_CHARACTERS * self.fontMetrics().averageCharWidth() + 2 * Space.MEDIUM)
        for row, (icon, title) in enumerate(titles):
            self.addItem(title)
            self.item(row).setData(_ICON_ROLE, icon)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        palette = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, self._theme.tokens.raised)
        self.setPalette(palette)


class _PageDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, page_list: PageList) -> None:
        super().__init__(page_list)
        self._theme = theme
        self._list = page_list

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, row_height("body", padding=Space.SMALL + 2))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens, state = self._theme.tokens, option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        box = option.rect.adjusted(Space.SMALL, Space.TIGHT, -Space.SMALL, 0)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, QRectF(box), Radius.CONTROL, tokens.selection if is_chosen else tokens.hover, None)
        if is_chosen and self._list.hasFocus():
            paint_ring(painter, QRectF(box), Radius.CONTROL, tokens.accent)
        colour = tokens.accent_text if is_chosen else tokens.muted
        inside = box.adjusted(Space.SMALL, 0, -Space.SMALL, 0)
        side = icon_size(self._list.font())
        icon = self._visual(inside, QRect(inside.left(), inside.center().y() - side // 2, side, side))
        paint_icon(painter, QRectF(icon), index.data(_ICON_ROLE), colour)
        font = text_font("strong" if is_chosen else "body")
        text = self._visual(inside, inside.adjusted(side + Space.SMALL, 0, 0, 0))
        paint_text(painter, text, str(index.data()), font, tokens.accent_text if is_chosen else tokens.text)

    def _visual(self, inside: QRect, part: QRect) -> QRect:
        return QStyle.visualRect(self._list.layoutDirection(), inside, part)
