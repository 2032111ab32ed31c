"""Push buttons in the theme's look. Main thread."""

from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from batotray.ui.icons import IconName, paint_icon
from batotray.ui.theme import Radius, Space, TextColour, Theme, control_height, icon_size
from batotray.ui.widgets.painting import paint_box, paint_ring

ButtonKind = Literal["plain", "primary", "quiet", "link"]


class Button(QPushButton):
    """A push button: plain, primary (one per window), quiet (no outline) or a link within a sentence.

    Without text it is an icon, and `name` says what it does to those who cannot see it. A `compact` one fits a row.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        kind: ButtonKind = "plain",
        icon: IconName | None = None,
        parent: QWidget | None = None,
        *,
        name: str = "",
        compact: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._kind = kind
        self._icon = icon
        self._compact = compact
        self._link_colour: TextColour = "accent"
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_icon(self, icon: IconName | None) -> None:
        """Show another icon of the program's own, in the colour of the text."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_link_colour(self, colour: TextColour) -> None:
        """The colour of a link, where it stands on a coloured ground."""
        self._link_colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        height = control_height(self.font(), self._compact)
        width = self._content_width() + 2 * self._padding()
        return QSize(max(width, height if self._kind != "link" else 0), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_box(painter, rect, Radius.CONTROL, self._fill(option), self._outline())
        self._paint_content(painter, option)
        keyboard = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
        if option.state & keyboard == keyboard:
            on_fill = self._kind == "primary"
            gap = 2 if on_fill else 0
            ring = self._theme.tokens.on_accent if on_fill else self._theme.tokens.accent
            paint_ring(painter, rect.adjusted(gap, gap, -gap, -gap), Radius.CONTROL - gap, ring)

    def _fill(self, option: QStyleOptionButton) -> QColor | None:
        tokens = self._theme.tokens
        is_hot = bool(option.state & QStyle.StateFlag.State_MouseOver) and self.isEnabled()
        if self._kind == "link":
            return None
        if self._kind == "primary":
            if not self.isEnabled():
                return tokens.line
            return tokens.accent_pressed if self.isDown() else tokens.accent_hover if is_hot else tokens.accent
        if self.isDown() or self.isChecked():
            return tokens.selection
        if is_hot:
            return tokens.hover
        return tokens.surface if self._kind == "plain" else None

    def _outline(self) -> QColor | None:
        return self._theme.tokens.line if self._kind == "plain" else None

    def _foreground(self) -> QColor:
        tokens = self._theme.tokens
        if not self.isEnabled():
            return tokens.disabled if self._kind != "primary" else tokens.faint
        if self._kind == "primary":
            return tokens.on_accent
        return tokens.colour(self._link_colour) if self._kind == "link" else tokens.text

    def _paint_content(self, painter: QPainter, option: QStyleOptionButton) -> None:
        colour, side = self._foreground(), icon_size(self.font())
        left = (self.width() - self._content_width()) // 2
        if self._icon is not None:
            paint_icon(painter, QRectF(self._visual(left, side, side)), self._icon, colour)
            left += side + Space.TIGHT
        font = self.font()
        font.setUnderline(self._kind == "link")
        painter.setFont(font)
        painter.setPen(colour)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextSingleLine
        width = self._text_width()
        self.style().drawItemText(
            painter, self._visual(left, width, self.height()), int(flags), option.palette, True, self.text()
        )
        if self.menu() is not None:
            left += width + Space.TIGHT
            paint_icon(painter, QRectF(self._visual(left, side, side)), "chevron-down", colour)

    def _visual(self, left: int, width: int, height: int) -> QRect:
        place = QRect(left, (self.height() - height) // 2, width, height)
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _content_width(self) -> int:
        side = icon_size(self.font())
        parts = [side] if self._icon is not None else []
        parts += [self._text_width()] if self.text() else []
        parts += [side] if self.menu() is not None else []
        return sum(parts) + Space.TIGHT * max(0, len(parts) - 1)

    def _text_width(self) -> int:
        return self.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), self.text()).width()

    def _padding(self) -> int:
        if self._kind == "link":
            return Space.TIGHT
        if not self.text():
            return Space.TIGHT + 2
        return Space.SMALL + 1 if self._compact else Space.MEDIUM
