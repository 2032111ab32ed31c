"""A label in one of the theme's text styles and colours. Main thread."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QStyle, QWidget

from batotray.ui.theme import TextColour, TextStyle, Theme, text_font
from batotray.ui.widgets.painting import paint_text
from batotray.ui.widgets.tips import tip

SHORTEST = 4
"""Average characters that an eliding label asks for at least."""


class TextLabel(QLabel):
    """Plain text, never markup. It wraps if `wrap`; else it elides to the width it gets, with the whole in its tip."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        style: TextStyle = "body",
        colour: TextColour = "text",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._style: TextStyle = style
        self._colour: TextColour = colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._lean()
        self._restyle()
        theme.changed.connect(self._restyle)

    def setText(self, text: str) -> None:
        """Another text from now on; where it gets the same room, no layout asks for a new tip."""
        super().setText(text)
        self._suit_tip()

    def set_colour(self, colour: TextColour) -> None:
        """Another colour of the theme from now on."""
        self._colour = colour
        self._restyle()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if self.wordWrap():
            return hint
        return QSize(min(hint.width(), SHORTEST * self.fontMetrics().averageCharWidth()), hint.height())

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        super().setAlignment(alignment)
        self._lean()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._lean()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._suit_tip()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.wordWrap():
            super().paintEvent(event)
            return
        colour = self.palette().color(self.foregroundRole())
        painter = QPainter(self)
        paint_text(painter, self.contentsRect(), self.text(), self.font(), colour, self.alignment())

    def _suit_tip(self) -> None:
        self.setToolTip(tip(self.text()) if self._is_elided() else "")

    def _is_elided(self) -> bool:
        return not self.wordWrap() and self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def _lean(self) -> None:
        """Lines that wrap begin where the window's do: by itself Qt looks at the script of the text."""
        if self.wordWrap() and not self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            start = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
            super().setAlignment(start | (self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask))

    def _restyle(self) -> None:
        self.setFont(text_font(self._style))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.tokens.colour(self._colour))
        self.setPalette(palette)
