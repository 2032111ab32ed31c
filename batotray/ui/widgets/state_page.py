"""What surrounds every list: it is loading, empty, broken, or there. Main thread."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from batotray.ui.icons import IconName, paint_icon
from batotray.ui.theme import Space, TextColour, Theme, icon_size
from batotray.ui.widgets.announcing import announce
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.text_label import TextLabel

State = Literal["content", "loading", "empty", "error"]
PATIENCE_MS = 200
"""A read that is answered sooner shows no loading state: it would only flicker."""
_ICON_TIMES = 3
_SENTENCE_WIDTH = 44


class StatePage(QStackedWidget):
    """Shows `content`, or in its place a sentence and the one thing to do next."""

    action_triggered = Signal(str)
    """The button was pressed in this state: "empty" or "error"."""

    def __init__(self, theme: Theme, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: State = "content"
        self._content = _Room(content)
        self._left: QWidget | None = None
        """What had the keyboard when the notice came."""
        self._notice = _Notice(theme, self)
        self._loading_sentence = ""
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._show_loading)
        self._notice.button.clicked.connect(self._act)
        self.addWidget(self._content)
        self.addWidget(self._notice)

    @property
    def state(self) -> State:
        """What is shown now."""
        return self._state

    def is_waiting(self) -> bool:
        """Whether a read is under way that nothing is said about yet."""
        return self._patience.isActive()

    def show_content(self) -> None:
        """The list itself."""
        self._show("content", self._content)

    def show_loading(self, sentence: str) -> None:
        """Say that the list is being read, if nothing else is said within PATIENCE_MS."""
        self._loading_sentence = sentence
        self._patience.start()

    def show_empty(self, icon: IconName, sentence: str, action: str = "") -> None:
        """Say why there is nothing and offer the next step."""
        self._notice.say(icon, "faint", sentence, action)
        self._show("empty", self._notice)

    def show_error(self, sentence: str, action: str = "") -> None:
        """Say what failed and offer to try again; screen readers hear it."""
        self._notice.say("warning", "bad", sentence, action)
        self._show("error", self._notice)
        announce(self, sentence)

    def _show_loading(self) -> None:
        self._notice.say("refresh", "faint", self._loading_sentence, "")
        self._show("loading", self._notice)

    def _show(self, state: State, page: QWidget) -> None:
        self._patience.stop()
        self._state = state
        focus = QApplication.focusWidget()
        if page is self._notice and focus is not None and self._content.isAncestorOf(focus):
            self._left = focus
        self.setCurrentWidget(page)
        self._pass_keyboard(page, focus)

    def _pass_keyboard(self, page: QWidget, focus: QWidget | None) -> None:
        """The notice takes the keyboard from what it hides, and gives it back: Qt would hand it to any neighbour."""
        if page is self._notice and self._left is not None and focus is self._left:
            self._notice.take_keyboard()
        elif page is self._content and self._left is not None:
            if (focus is not None and self._notice.isAncestorOf(focus)) or focus is self._notice:
                self._left.setFocus()
            self._left = None

    def _act(self) -> None:
        self.action_triggered.emit(self._state)


class _Room(QWidget):
    """Holds the content and what stands over it: a list has no room for that which screen readers would look into."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content)


class _Notice(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = _Picture(theme, self)
        self._sentence = TextLabel(theme, "", "body", "muted", self, wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setMinimumWidth(_SENTENCE_WIDTH * self._sentence.fontMetrics().averageCharWidth())
        self.button = Button(theme, "", "primary", parent=self)
        column = QVBoxLayout(self)
        column.setSpacing(Space.LARGE)
        column.addStretch(2)
        for widget in (self._picture, self._sentence, self.button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def take_keyboard(self) -> None:
        """To the next step, where there is one; else whoever cannot see hears the sentence."""
        (self if self.button.isHidden() else self.button).setFocus()

    def say(self, icon: IconName, colour: TextColour, sentence: str, action: str) -> None:
        self._picture.set_picture(icon, colour)
        self._sentence.setText(sentence)
        # A layout gives an aligned label the height of its hint, which is too low for the width it gets.
        self._sentence.setMinimumHeight(self._sentence.heightForWidth(self._sentence.minimumWidth()))
        self.button.setText(action)
        if not action and self.button.hasFocus():
            self.setFocus()
        self.button.setVisible(bool(action))
        self.setAccessibleName(sentence)


class _Picture(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon: IconName = "info"
        self._colour: TextColour = "faint"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_picture(self, icon: IconName, colour: TextColour) -> None:
        self._icon, self._colour = icon, colour
        self.update()

    def sizeHint(self) -> QSize:
        side = _ICON_TIMES * icon_size(self.font())
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), QRectF(self.rect()), self._icon, self._theme.tokens.colour(self._colour))
