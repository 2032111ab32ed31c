"""Something that can be done on a page of the settings: what it does, the button, and what came of it. Main thread."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from batotray.ui.icons import IconName
from batotray.ui.theme import Space, TextColour, Theme
from batotray.ui.widgets.announcing import announce
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.text_label import TextLabel


class ActionRow(QWidget):
    """A name, an explanation, a button; and below them the sentence that tells how it went."""

    triggered = Signal()

    def __init__(
        self, theme: Theme, name: str, about: str, button: str, icon: IconName, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._about = TextLabel(theme, about, "caption", "muted", self, wrap=True)
        self._outcome = TextLabel(theme, "", "caption", "muted", self, wrap=True)
        self._button = Button(theme, button, "plain", icon, self)
        self._button.setAccessibleDescription(about)
        self._outcome.hide()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(TextLabel(theme, name, "strong", "text", self))
        words.addWidget(self._about)
        words.addWidget(self._outcome)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        row.addLayout(words, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_way_back_room(theme, self), 0, Qt.AlignmentFlag.AlignTop)
        self._button.clicked.connect(self.triggered)

    def set_busy(self, busy: bool) -> None:
        """While it is being done it cannot be asked for again."""
        self._button.setEnabled(not busy)

    def say(self, sentence: str, colour: TextColour = "muted") -> None:
        """Tell how it went; empty for nothing."""
        self._outcome.setText(sentence)
        self._outcome.set_colour(colour)
        self._outcome.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)


def _way_back_room(theme: Theme, parent: QWidget) -> Button:
    """As wide as the way back to a default that settings end with, so that buttons are in line with editors."""
    room = Button(theme, "", "quiet", "undo", parent, compact=True)
    policy = room.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    room.setSizePolicy(policy)
    room.hide()
    return room
