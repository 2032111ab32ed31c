"""A thin bar of progress. Main thread."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QStyle, QWidget

from batotray.ui.theme import Theme
from batotray.ui.widgets.painting import paint_box

_THICKNESS = 5
_LENGTH = 120


class SlimProgress(QProgressBar):
    """A progress bar without text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_LENGTH, _THICKNESS)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = self._theme.tokens, QPainter(self)
        span = max(1, self.maximum() - self.minimum())
        done = round(self.width() * (self.value() - self.minimum()) / span)
        filled = QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(0, 0, done, self.height()))
        paint_box(painter, QRectF(self.rect()), _THICKNESS / 2, tokens.line, None)
        if done > 0:
            paint_box(painter, QRectF(filled), _THICKNESS / 2, tokens.accent, None)
