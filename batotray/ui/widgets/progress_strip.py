"""The lower edge of a window: what the program is doing now. Main thread."""

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from batotray.ui.theme import Space, TextColour, Theme
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.painting import hairline, paint_dot, snapped
from batotray.ui.widgets.slim_progress import SlimProgress
from batotray.ui.widgets.text_label import TextLabel


class ProgressStrip(QFrame):
    """A dot for health, a sentence, a bar with a way to cancel while something runs, and a word at the far end.

    Where nothing runs the sentence may have a link behind it.
    """

    cancelled = Signal()
    link_triggered = Signal()

    def __init__(self, theme: Theme, cancel: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._dot = HealthDot(theme, self)
        self._sentence = TextLabel(theme, "", "caption", "muted", self)
        self._bar = SlimProgress(theme, self)
        self._cancel = Button(theme, "", "quiet", "close", self, name=cancel, compact=True)
        self._link = Button(theme, "", "link", None, self, compact=True)
        self._aside = TextLabel(theme, "", "caption", "muted", self)
        # The sentence gives way to it.
        self._aside.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._cancel.clicked.connect(self.cancelled)
        self._link.clicked.connect(self.link_triggered)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.TIGHT, Space.LARGE, Space.TIGHT)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._dot)
        row.addWidget(self._sentence)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        row.addWidget(self._link)
        row.addStretch(1)
        row.addWidget(self._aside)
        self.setMinimumHeight(self._cancel.sizeHint().height() + 2 * Space.TIGHT)
        self.set_idle("")

    def set_progress(self, sentence: str, done: int, total: int) -> None:
        """A round is running: `done` of `total`."""
        self._sentence.setText(sentence)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        self._bar.setAccessibleName(sentence)
        self._set_running(True)

    def set_idle(self, sentence: str, link: str = "") -> None:
        """Nothing is running. What stands within a sentence elsewhere, as "paused until 17:08", begins one here."""
        self._sentence.setText(sentence[:1].upper() + sentence[1:])
        self._link.setText(link)
        self._set_running(False)

    def set_health(self, colour: TextColour, spoken: str) -> None:
        """The colour of the dot and the words for it."""
        self._dot.set_health(colour, spoken)

    def forget(self) -> None:
        """Nothing could be read: claim neither health nor numbers nor what comes next. What runs is heard, not read."""
        self.set_health("faint", "")
        self.set_aside("")
        if self._bar.isHidden():
            self.set_idle("")

    def set_aside(self, text: str) -> None:
        """The word at the far end ("6 unread")."""
        self._aside.setText(text)

    def _set_running(self, running: bool) -> None:
        self._bar.setVisible(running)
        self._cancel.setVisible(running)
        self._link.setVisible(not running and bool(self._link.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = self._theme.tokens, QPainter(self)
        painter.fillRect(self.rect(), tokens.raised)
        edge = snapped(painter, QRectF(self.rect()))
        painter.fillRect(QRectF(edge.left(), edge.top(), edge.width(), hairline(painter)), tokens.line)


class HealthDot(QWidget):
    """Well, ailing or down: a coloured dot whose words are in its tip and its accessible name.

    Pale until it is known, or where it is not known any more.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour: TextColour = "faint"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_health(self, colour: TextColour, spoken: str) -> None:
        """Show this colour; `spoken` says what it means, as colour alone says nothing to many."""
        self._colour = colour
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        side = 2 * (self.fontMetrics().height() // 3)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = QColor(self._theme.tokens.colour(self._colour))
        centre = QPointF(self.width() / 2, self.height() / 2)
        paint_dot(QPainter(self), centre, colour, self.width())
