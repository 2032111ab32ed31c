"""Says what was just done and takes it back. Main thread."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from batotray.ui.theme import Radius, Space, Theme
from batotray.ui.widgets.announcing import announce
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.painting import paint_box
from batotray.ui.widgets.text_label import TextLabel

STAY_MS = 8000


class UndoBar(QFrame):
    """A line for the lower edge of a window: hidden, until something can be undone, and again after STAY_MS.

    It stays while the pointer is over it or the keyboard is in it. Escape closes it.
    """

    undone = Signal(object)
    """Undo was asked for; carries the token that came with the offer."""
    stayed = Signal()
    """The time was over, but somebody is at it: it stays once more."""

    def __init__(
        self, theme: Theme, undo: str, close: str, parent: QWidget | None = None, stay_ms: int = STAY_MS
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._token: object = None
        self._sentence = TextLabel(theme, "", "body", "text", self)
        self._undo = Button(theme, undo, "plain", "undo", self, compact=True)
        self._close = Button(theme, "", "quiet", "close", self, name=close, compact=True)
        self._stay = QTimer(self, singleShot=True, interval=stay_ms)
        self._stay.timeout.connect(self._expire)
        self._undo.clicked.connect(self.undo)
        self._close.clicked.connect(self.withdraw)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.SMALL, Space.SMALL)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._undo)
        row.addWidget(self._close)
        self.hide()

    def offer(self, sentence: str, token: object) -> None:
        """Say what was done; `token` is what undoing it needs. Replaces an earlier offer."""
        self._token = token
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        self._stay.start()
        announce(self, sentence)

    def undo(self) -> None:
        """Take the last offer, as the button and Ctrl+Z do; nothing where there is none."""
        if self.isHidden():
            return
        token = self._token
        self.withdraw()
        self.undone.emit(token)

    def withdraw(self) -> None:
        """Hide the bar and forget the offer."""
        self._stay.stop()
        self._token = None
        self.hide()

    def _expire(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._stay.start()
            self.stayed.emit()
        else:
            self.withdraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.withdraw()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        paint_box(QPainter(self), QRectF(self.rect()), Radius.CONTROL + 2, tokens.raised, tokens.line)
