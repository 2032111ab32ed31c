"""Fonts of lists with what was measured in them, since a list paints the same words again and again. Main thread.

Measuring a text costs as much as drawing it, and making a font a good part of that. What is kept belongs to one font:
where the theme, the system's font or its scale changes it is dropped with it. Another width is another entry, as is
another text.
"""

from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication

from batotray.ui.theme import TextStyle, Theme, text_font

K = TypeVar("K")
V = TypeVar("V")
TEXTS_KEPT = 2000
"""Many screens; then all are forgotten."""


class Lettering:
    """A font; what it answers of a text is measured once."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetrics(font)
        self._widths: dict[str, int] = {}
        self._fitted: dict[tuple[str, int], tuple[str, int]] = {}

    def height(self) -> int:
        """Of a line, without what parts it from the next one; logical pixels."""
        return self._metrics.height()

    def spacing(self) -> int:
        """From one line to the next; logical pixels."""
        return self._metrics.lineSpacing()

    def width(self, text: str) -> int:
        """How wide a text is; logical pixels."""
        width = self._widths.get(text)
        if width is None:
            width = self._metrics.horizontalAdvance(text)
            _keep(self._widths, text, width)
        return width

    def fitting(self, text: str, room: int) -> tuple[str, int]:
        """A text as one line, elided to so many logical pixels, and how wide it is then."""
        fitted = self._fitted.get((text, room))
        if fitted is None:
            fitted = self._fit(text.replace("\n", " "), room)
            _keep(self._fitted, (text, room), fitted)
        return fitted

    def _fit(self, line: str, room: int) -> tuple[str, int]:
        width = self.width(line)
        # Asked only where needed: rounding makes elidedText cut a text that was measured to fit exactly.
        if width <= room:
            return line, width
        line = self._metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
        return line, min(room, self._metrics.horizontalAdvance(line))


class Letterings(QObject):
    """The text styles of one list, each made when it is first used, and anew after a change of theme, font or scale."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._made: dict[TextStyle, Lettering] = {}
        theme.changed.connect(self._forget)
        QGuiApplication.primaryScreen().logicalDotsPerInchChanged.connect(self._forget)  # that of all fonts

    def of(self, style: TextStyle) -> Lettering:
        """The lettering of this style now."""
        found = self._made.get(style)
        if found is None:
            found = self._made[style] = Lettering(text_font(style))
        return found

    def _forget(self) -> None:
        self._made.clear()


def _keep(kept: dict[K, V], key: K, value: V) -> None:
    if len(kept) >= TEXTS_KEPT:
        kept.clear()
    kept[key] = value
