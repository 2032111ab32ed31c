"""Boxes and circles to mark, with their text; the style's own hardly show which has the keyboard. Main thread."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QStyle, QWidget

from batotray.ui.icons import paint_icon
from batotray.ui.theme import Space, Theme, control_height, icon_size
from batotray.ui.widgets.painting import RING, paint_box, paint_dot, paint_ring, paint_text

_CORNER = 4
_GAP = RING + 1

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Button
else:
    _Button = object  # mixed into one of Qt's buttons: a widget cannot descend from QAbstractButton twice


class _Mark(_Button):
    """The look and the size of a mark before its text; the whole of it can be clicked."""

    _theme: Theme

    def sizeHint(self) -> QSize:
        """High enough to be hit with ease."""
        text = Space.SMALL + self.fontMetrics().horizontalAdvance(self.text()) if self.text() else 0
        return QSize(self._side() + text, control_height(self.font(), compact=True))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def _side(self) -> int:
        return icon_size(self.font()) + 2

    def _box(self) -> QRectF:
        side = self._side()
        place = QRect(0, (self.height() - side) // 2, side, side)
        return QRectF(QStyle.visualRect(self.layoutDirection(), self.rect(), place))

    def _paint_ground(self, painter: QPainter, box: QRectF, radius: float) -> QColor | None:
        """The box itself; returns the colour to mark it in, where it is to be marked."""
        tokens, is_on = self._theme.tokens, self.isChecked()
        if not self.isEnabled():
            paint_box(painter, box, radius, tokens.line if is_on else tokens.surface, tokens.line)
            return tokens.faint if is_on else None
        is_hot = self.underMouse()
        accent = tokens.accent_pressed if self.isDown() else tokens.accent_hover if is_hot else tokens.accent
        if not is_on:
            paint_box(painter, box, radius, tokens.hover if is_hot else tokens.surface, tokens.control_line)
        else:
            paint_box(painter, box, radius, accent, None)
        if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            if is_on:
                paint_ring(painter, box.adjusted(1, 1, -1, -1), radius - 1, tokens.surface)
            paint_ring(painter, box, radius, tokens.accent)
        return tokens.on_accent if is_on else None

    def _paint_text(self, painter: QPainter) -> None:
        whole = self.rect().adjusted(self._side() + Space.SMALL, 0, 0, 0)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), whole)
        colour = self._theme.tokens.text if self.isEnabled() else self._theme.tokens.disabled
        paint_text(painter, place, self.text(), self.font(), colour)


class CheckBox(_Mark, QCheckBox):
    """On or off; without a text it needs an accessible name."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), self._box()
        ground = self._paint_ground(painter, box, _CORNER)
        if ground is not None:
            paint_icon(painter, box.adjusted(_GAP, _GAP, -_GAP, -_GAP), "check", ground)
        self._paint_text(painter)


class RadioButton(_Mark, QRadioButton):
    """One of several."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), self._box()
        ground = self._paint_ground(painter, box, box.height() / 2)
        if ground is not None:
            paint_dot(painter, box.center(), ground, round(box.height() / 3))
        self._paint_text(painter)
