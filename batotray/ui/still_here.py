"""Said once, when the last window is closed for the first time: the program goes on in the tray. Main thread."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from batotray.core.commands import ChangeSetting, Failed, Result
from batotray.ui.context import WindowContext
from batotray.ui.theme import Space
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.text_label import TextLabel
from batotray.ui.window import Window


class StillHereWindow(Window):
    """Asks at the same time whether to start at login."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context, "still_here", "")
        self.setWindowTitle(self.tr("Still here, in the tray"))
        theme = context.theme
        sentence = self.tr("batotray goes on in the tray and tells you when a chapter is out. Its menu there quits it.")
        question = self.tr("Shall it start by itself when you log in?")
        self._yes = Button(theme, self.tr("Start at login"), "primary", parent=self)
        self._no = Button(theme, self.tr("Not now"), parent=self)
        self._yes.clicked.connect(self._start_at_login)
        self._no.clicked.connect(self.close)
        column = QVBoxLayout()
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(TextLabel(theme, sentence, parent=self, wrap=True))
        column.addWidget(TextLabel(theme, question, "body", "muted", self, wrap=True))
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self._no)
        buttons.addWidget(self._yes)
        column.addLayout(buttons)
        self.body.addLayout(column)
        self.resize(60 * self.fontMetrics().averageCharWidth(), self.sizeHint().height())
        self._no.setFocus()

    def _start_at_login(self) -> None:
        self.ask(ChangeSetting("start_at_login", "true"), self._on_answer)

    def _on_answer(self, result: Result) -> None:
        if not isinstance(result, Failed):
            self.close()
