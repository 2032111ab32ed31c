"""A figure with its caption and what it means, in a frame. Main thread."""

import re

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from batotray.ui.theme import Radius, Space, TextColour, Theme
from batotray.ui.widgets.painting import paint_box
from batotray.ui.widgets.text_label import TextLabel

_UNIT = re.compile(r"(?<=\d) (?=\S{1,3}(?:\s|$))")
"""The space before a unit, where a note that wraps must not be parted."""


class Card(QFrame):
    """Caption, figure and note, one below the other."""

    def __init__(self, theme: Theme, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._caption = TextLabel(theme, caption, "caption", "muted", self)
        self._figure = TextLabel(theme, "–", "figure", "text", self)
        self._note = TextLabel(theme, "", "caption", "muted", self, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.TIGHT // 2)
        for label in (self._caption, self._figure, self._note):
            column.addWidget(label)
        column.addStretch(1)

    def least_width(self) -> int:
        """What it needs so that neither caption nor figure is cut; a long note takes two lines. Logical pixels."""
        words = (self._caption.sizeHint(), self._figure.sizeHint(), self._note.minimumSizeHint())
        return max(size.width() for size in words) + 2 * Space.LARGE

    def set_figure(self, figure: str, note: str = "", colour: TextColour = "muted") -> None:
        """Show a figure, with a note in a colour that says whether it is good."""
        self._figure.setText(figure)
        self._note.setText(_UNIT.sub("\u00a0", note))
        self._note.set_colour(colour)
        self.setAccessibleName(". ".join(filter(None, (f"{self._caption.text()}: {figure}", note))))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        paint_box(QPainter(self), QRectF(self.rect()), Radius.CARD, tokens.surface, tokens.line)
