"""What a series is about: its other names and its summary, shown on demand. Main thread."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from batotray.records import SeriesDetails
from batotray.ui.theme import Space, Theme
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.text_label import TextLabel
from batotray.wording import Wording, plain

LINES = 7
"""Lines of a long summary that are shown at once."""


class About(QWidget):
    """A button that opens and closes the text; without any there is no button."""

    toggled = Signal(bool)
    """Whether it is open now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = TextLabel(theme, "", "body", "muted", self)
        self._toggle = Button(theme, self.tr("Summary"), "plain", "chevron-down", self, compact=True)
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._open)
        self._text = QPlainTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setTabChangesFocus(True)
        self._text.document().setDocumentMargin(0)
        self._text.setAccessibleName(self.tr("Summary"))
        self._text.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        line = QHBoxLayout()
        line.setSpacing(Space.MEDIUM)
        line.addWidget(self._names)
        line.addWidget(self._toggle)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._text)

    def show_details(self, details: SeriesDetails | None, words: Wording) -> None:
        """Other names and the summary; nothing at all where neither is known."""
        names = [plain(name) for name in details.alternative_names] if details else []
        also = words.translate("Chapters", "Also known as {names}")
        self._names.setText(also.format(names=" · ".join(filter(None, names))))
        self._names.setVisible(any(names))
        lines = (details.summary or "").splitlines() if details else []
        summary = "\n".join(plain(line) for line in lines).strip()
        if summary != self._text.toPlainText():
            self._text.setPlainText(summary)
        self._toggle.setVisible(bool(summary))
        self._text.setVisible(bool(summary) and self._toggle.isChecked())
        self._fit()

    def toggle(self) -> None:
        """Open or close the summary, as the button does."""
        if not self._toggle.isHidden():
            self._toggle.toggle()

    def _open(self, is_open: bool) -> None:
        self._text.setVisible(is_open)
        self._fit()
        self.toggled.emit(is_open)

    def _fit(self) -> None:
        """As high as the text, up to a few lines: the rest scrolls."""
        lines = max(1, min(LINES, len(self._text.toPlainText()) // 90 + self._text.blockCount()))
        self._text.setFixedHeight(lines * self._text.fontMetrics().lineSpacing() + Space.TIGHT)
