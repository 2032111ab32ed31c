"""The field that filters a list. Main thread."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStyle, QWidget

from batotray.ui.icons import paint_icon
from batotray.ui.theme import Radius, Space, Theme, control_height, icon_size
from batotray.ui.widgets.painting import paint_box, paint_ring


class SearchField(QLineEdit):
    """A line edit with a magnifier and a clear button; Escape clears it, and passes on when it is empty."""

    def __init__(self, theme: Theme, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setFrame(False)
        self.setClearButtonEnabled(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        self._make_room()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), control_height(self.font()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange):
            self._make_room()

    def _make_room(self) -> None:
        """No text reaches the magnifier, whichever side that is on."""
        first, last = Space.SMALL + icon_size(self.font()) + Space.TIGHT, Space.TIGHT
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            first, last = last, first
        self.setTextMargins(first, 0, last, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_ground()
        super().paintEvent(event)

    def _paint_ground(self) -> None:
        tokens, painter, whole = self._theme.tokens, QPainter(self), QRectF(self.rect())
        paint_box(painter, whole, Radius.CONTROL, tokens.raised, tokens.line)
        if self.hasFocus():
            paint_ring(painter, whole, Radius.CONTROL, tokens.accent)
        side = icon_size(self.font())
        place = QRect(Space.SMALL, (self.height() - side) // 2, side, side)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        paint_icon(painter, QRectF(place), "search", tokens.faint)
        painter.end()
