"""Boxes and circles to mark, with their text; the style's own hardly show which has the keyboard. Main thread."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QStyle, QWidget

from batotray.ui.icons import paint_icon
from batotray.ui.theme import Space, Theme, control_height, icon_size
from batotray.ui.widgets.painting import RING, paint_box, paint_dot, paint_ring, paint_text

_CORNER = 4
_GAP = RING + 1


class CheckBox(QCheckBox):
    """On or off; without a text it needs an accessible name."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _size(self)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), _box(self)
        ground = _paint_ground(painter, self, self._theme, box, _CORNER)
        if ground is not None:
            paint_icon(painter, box.adjusted(_GAP, _GAP, -_GAP, -_GAP), "check", ground)
        _paint_text(painter, self, self._theme)


class RadioButton(QRadioButton):
    """One of several."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _size(self)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), _box(self)
        ground = _paint_ground(painter, self, self._theme, box, box.height() / 2)
        if ground is not None:
            paint_dot(painter, box.center(), ground, round(box.height() / 3))
        _paint_text(painter, self, self._theme)


# ------------------------------------------------------------------ both


def _side(button: QAbstractButton) -> int:
    return icon_size(button.font()) + 2


def _size(button: QAbstractButton) -> QSize:
    """High enough to be hit with ease."""
    text = Space.SMALL + button.fontMetrics().horizontalAdvance(button.text()) if button.text() else 0
    return QSize(_side(button) + text, control_height(button.font(), compact=True))


def _box(button: QAbstractButton) -> QRectF:
    side = _side(button)
    place = QRect(0, (button.height() - side) // 2, side, side)
    return QRectF(QStyle.visualRect(button.layoutDirection(), button.rect(), place))


def _paint_ground(
    painter: QPainter, button: QAbstractButton, theme: Theme, box: QRectF, radius: float
) -> QColor | None:
    """The box itself; returns the colour to mark it in, where it is to be marked."""
    tokens, is_on = theme.tokens, button.isChecked()
    if not button.isEnabled():
        paint_box(painter, box, radius, tokens.line if is_on else tokens.surface, tokens.line)
        return tokens.faint if is_on else None
    is_hot = button.underMouse()
    accent = tokens.accent_pressed if button.isDown() else tokens.accent_hover if is_hot else tokens.accent
    if not is_on:
        paint_box(painter, box, radius, tokens.hover if is_hot else tokens.surface, tokens.control_line)
    else:
        paint_box(painter, box, radius, accent, None)
    if button.hasFocus() and button.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
        if is_on:
            paint_ring(painter, box.adjusted(1, 1, -1, -1), radius - 1, tokens.surface)
        paint_ring(painter, box, radius, tokens.accent)
    return tokens.on_accent if is_on else None


def _paint_text(painter: QPainter, button: QAbstractButton, theme: Theme) -> None:
    leading = _side(button) + Space.SMALL
    whole = button.rect().adjusted(leading, 0, 0, 0)
    place = QStyle.visualRect(button.layoutDirection(), button.rect(), whole)
    colour = theme.tokens.text if button.isEnabled() else theme.tokens.disabled
    paint_text(painter, place, button.text(), button.font(), colour)
