"""The field that filters a list. Main thread."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from batotray.ui.icons import keep_icon
from batotray.ui.theme import Radius, Theme, control_height
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
        magnifier = QAction(self.tr("Search"), self)
        keep_icon(magnifier, "search", theme, "faint")
        self.addAction(magnifier, QLineEdit.ActionPosition.LeadingPosition)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), control_height(self.font()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_ground()
        super().paintEvent(event)

    def _paint_ground(self) -> None:
        tokens, painter, whole = self._theme.tokens, QPainter(self), QRectF(self.rect())
        paint_box(painter, whole, Radius.CONTROL, tokens.raised, tokens.line)
        if self.hasFocus():
            paint_ring(painter, whole, Radius.CONTROL, tokens.accent)
        painter.end()
