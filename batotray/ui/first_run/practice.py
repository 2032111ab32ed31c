"""A notification to practise with: it finds a missing permission or a missing notifier on day one. Main thread."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from batotray.core.commands import Done, Failed, Practice, Result
from batotray.ui.context import WindowContext
from batotray.ui.theme import Space
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.text_label import TextLabel

_LINES = 2


class PracticePanel(QWidget):
    """Raises one when asked, and says what to do if it was not seen."""

    answered = Signal()
    """It is said how it went."""

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.button = Button(context.theme, self.tr("Show me one"), "plain", "bell", self)
        why = self.tr("It finds out now, not when it matters, whether your desktop lets batotray notify you.")
        self.outcome = TextLabel(context.theme, why, "body", "muted", self, wrap=True)
        self.outcome.setMinimumHeight(_LINES * self.outcome.fontMetrics().lineSpacing())
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignTop)
        intro = TextLabel(context.theme, self.tr("This is how a new chapter is told:"), "body", "text", self)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(intro)
        row.addWidget(self.button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addLayout(row)
        column.addWidget(self.outcome)
        self.button.clicked.connect(self._practise)

    def _practise(self) -> None:
        self.button.setEnabled(False)
        self._context.commands.submit(Practice(), self._answered, owner=self)

    def _answered(self, result: Result) -> None:
        self.button.setEnabled(True)
        if isinstance(result, Failed):
            self._say(self._context.words.failure(result, self._context.clock.now()), is_good=False)
        elif isinstance(result, Done) and result.told:
            sentence = self.tr("It was handed over. Not seen? Then the desktop keeps it back: look at Do Not Disturb,")
            self._say(f"{sentence} {self.tr('or allow batotray in its settings of notifications.')}", is_good=True)
        else:
            sentence = self.tr("Nothing took it: this desktop shows no notifications now, or does not let batotray.")
            hint = self.tr("Allow them in its settings. Until then the number on the icon and the inbox tell you.")
            self._say(f"{sentence} {hint}", is_good=False)

    def _say(self, sentence: str, *, is_good: bool) -> None:
        self.outcome.set_colour("good" if is_good else "warning")
        self.outcome.setText(sentence)
        self.answered.emit()
