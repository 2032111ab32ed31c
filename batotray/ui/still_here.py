"""Said once, when the last window is closed for the first time: the program goes on in the tray. Main thread."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from batotray.core.commands import ChangeSetting, Failed, Result
from batotray.ui.context import WindowContext
from batotray.ui.shortcuts import CLOSE
from batotray.ui.theme import Space
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.text_label import TextLabel
from batotray.ui.window import Window


class StillHereWindow(Window):
    """Asks at the same time whether to start at login, unless that is settled or, as in a demo, makes no sense."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context, "still_here", "")
        self.setWindowTitle(self.tr("Still here, in the tray"))
        asks = not context.is_passing and not context.settings().settings.start_at_login
        sentence = self.tr(
            "batotray goes on in the tray and tells you when a chapter is out. To quit, use its menu there."
        )
        column = QVBoxLayout()
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(TextLabel(context.theme, sentence, parent=self, wrap=True))
        if asks:
            question = self.tr("Shall it start by itself when you log in?")
            column.addWidget(TextLabel(context.theme, question, "body", "muted", self, wrap=True))
        column.addLayout(self._answers(asks))
        self.body.addLayout(column)
        self.bind(CLOSE.keys, self.close)
        self.resize(60 * self.fontMetrics().averageCharWidth(), self.sizeHint().height())

    def _answers(self, asks: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addStretch(1)
        close = Button(self.context.theme, self.tr("Not now") if asks else self.tr("OK"), parent=self)
        close.clicked.connect(self.close)
        close.setFocus()
        row.addWidget(close)
        if asks:
            start = Button(self.context.theme, self.tr("Start at login"), "primary", parent=self)
            start.clicked.connect(self._start_at_login)
            row.addWidget(start)
        return row

    def _start_at_login(self) -> None:
        self.ask(ChangeSetting("start_at_login", "true"), self._on_answer)

    def _on_answer(self, result: Result) -> None:
        if not isinstance(result, Failed):
            self.close()
