"""Small labels on a round-ended ground: a status, a genre, a number of unread chapters. Main thread."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from batotray.ui.theme import Theme, Tone
from batotray.ui.widgets.painting import paint_pill, pill_size

LARGEST_COUNT = 99


class Pill(QLabel):
    """One word or two in a tone."""

    def __init__(self, theme: Theme, text: str = "", tone: Tone = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._tone: Tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_pill(self, text: str, tone: Tone) -> None:
        """Another text and tone."""
        self._tone = tone
        self.setText(text)
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(self.text(), self.font())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._theme.tokens.tone(self._tone)
        paint_pill(QPainter(self), QRectF(self.rect()), self.text(), colours, self.font())


def count_text(count: int) -> str:
    """A number as badges show it."""
    return str(count) if count <= LARGEST_COUNT else f"{LARGEST_COUNT}+"
