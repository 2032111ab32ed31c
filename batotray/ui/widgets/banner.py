"""One sentence across a window, with what can be done about it. Main thread."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from batotray.ui.theme import Radius, Space, TextColour, Theme, Tone
from batotray.ui.widgets.announcing import announce
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.painting import paint_box
from batotray.ui.widgets.text_label import TextLabel

_TEXT: dict[Tone, TextColour] = {
    "neutral": "muted",
    "accent": "accent",
    "good": "good",
    "warning": "warning",
    "bad": "bad",
}


class Banner(QFrame):
    """A sentence in a tone; hidden until it has one. Screen readers say it when it comes."""

    action_triggered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone: Tone = "neutral"
        self._sentence = TextLabel(theme, "", "strong", "muted", self, wrap=True)
        self._action = Button(theme, "", "link", parent=self)
        self._action.clicked.connect(self.action_triggered)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM + 2, Space.TIGHT, Space.SMALL, Space.TIGHT)
        row.setSpacing(Space.MEDIUM)
        row.addStrut(self._action.sizeHint().height())  # no lower without the link
        row.addWidget(self._sentence, 1)
        row.addWidget(self._action)
        self.hide()

    def set_message(self, tone: Tone, sentence: str, action: str = "") -> None:
        """Say this, with a link of this text to `action_triggered`; an empty sentence hides the banner."""
        is_news = sentence not in ("", self._sentence.text())
        self._tone = tone
        self._sentence.setText(sentence)
        self._sentence.set_colour(_TEXT[tone])
        self._action.setText(action)
        self._action.set_link_colour(_TEXT[tone])
        self._action.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        self.update()
        if is_news:
            announce(self, sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._theme.tokens.tone(self._tone)
        paint_box(QPainter(self), QRectF(self.rect()), Radius.CONTROL + 2, colours.fill, colours.outline)
