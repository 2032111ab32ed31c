"""A few choices of which one holds, side by side: Unread | All. Main thread."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from batotray.ui.theme import Radius, Space, Theme, control_height, text_font
from batotray.ui.widgets.painting import CENTRE, hairline, paint_box, paint_ring, paint_text, snapped


class SegmentedControl(QWidget):
    """Radio buttons drawn as one control: Tab reaches the chosen one, arrows choose. `choices` are keys with labels."""

    selected = Signal(str)
    """The key that holds now, whoever chose it."""

    def __init__(
        self, theme: Theme, choices: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys = tuple(key for key, _ in choices)
        self._group = QButtonGroup(self)
        self._segments = tuple(_Segment(theme, label, self) for _, label in choices)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, segment in enumerate(self._segments):
            self._group.addButton(segment, number)
            row.addWidget(segment)
        self._segments[0].setChecked(True)
        self._group.idToggled.connect(self._toggled)

    def key(self) -> str:
        """The key that holds."""
        return self._keys[self._group.checkedId()]

    def select(self, key: str) -> None:
        """Let this key hold; raises ValueError where there is none of this name."""
        self._segments[self._keys.index(key)].setChecked(True)

    def set_label(self, key: str, label: str) -> None:
        """Another text on one segment ("Unread 6"); raises ValueError."""
        self._segments[self._keys.index(key)].setText(label)

    def _toggled(self, number: int, checked: bool) -> None:
        if checked:
            self.update()
            self.selected.emit(self._keys[number])

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter, whole = self._theme.tokens, QPainter(self), QRectF(self.rect())
        paint_box(painter, whole, Radius.CONTROL, tokens.surface, None)
        shape = QPainterPath()
        shape.addRoundedRect(snapped(painter, whole), Radius.CONTROL, Radius.CONTROL)
        painter.save()
        painter.setClipPath(shape)
        line = hairline(painter)
        for segment in self._segments:
            place = snapped(painter, QRectF(segment.geometry()))
            if segment.isChecked():
                painter.fillRect(place, tokens.selection)
            if place.left() > 0:
                painter.fillRect(QRectF(place.left(), place.top(), line, place.height()), tokens.line)
        painter.restore()
        paint_box(painter, whole, Radius.CONTROL, None, tokens.line)


class _Segment(QRadioButton):
    def __init__(self, theme: Theme, label: str, parent: QWidget) -> None:
        super().__init__(label, parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        # As wide as the bold text, so that nothing moves when another one is chosen.
        width = QFontMetrics(text_font("strong", self.font())).horizontalAdvance(self.text())
        return QSize(width + 2 * Space.MEDIUM, control_height(self.font()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = self._theme.tokens, QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        font = text_font("strong" if self.isChecked() else "body", self.font())
        is_hot = self.isChecked() or bool(option.state & QStyle.StateFlag.State_MouseOver)
        colour = tokens.disabled if not self.isEnabled() else tokens.accent_text if is_hot else tokens.muted
        paint_text(painter, self.rect(), self.text(), font, colour, CENTRE)
        keyboard = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
        if option.state & keyboard == keyboard:
            paint_ring(painter, QRectF(self.rect()), Radius.CONTROL, tokens.accent)
