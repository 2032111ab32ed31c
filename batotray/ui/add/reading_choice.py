"""How far the reader is: everything read, up to a chapter, or nothing. Main thread."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from batotray.records import sort_key
from batotray.ui.theme import Space, Theme
from batotray.ui.widgets.marks import RadioButton
from batotray.ui.widgets.text_label import TextLabel


class ReadingChoice(QWidget):
    """Three answers, the first one given at the start; the number is asked for only where one series is meant."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, ask_number: bool = True) -> None:
        super().__init__(parent)
        self.all_read = RadioButton(theme, self.tr("I have read all of it: tell me only what is new"), self)
        self.at_chapter = RadioButton(theme, self.tr("I am at chapter"), self)
        self.none_read = RadioButton(theme, self.tr("I have read nothing of it"), self)
        self.number = QLineEdit(self)
        self._fault = TextLabel(theme, self.tr("That is no chapter number."), "caption", "bad", self)
        self.all_read.setChecked(True)
        self.number.setAccessibleName(self.tr("The chapter read last"))
        self.number.setMaximumWidth(12 * self.fontMetrics().averageCharWidth())
        self.at_chapter.setVisible(ask_number)
        self.number.setVisible(ask_number)
        self._fault.hide()
        self._lay_out()
        self.number.textEdited.connect(self._number_given)
        for button in (self.all_read, self.at_chapter, self.none_read):
            button.toggled.connect(self._weigh)

    def set_latest(self, number: str | None) -> None:
        """Begin anew for a series whose newest chapter has this number."""
        self.all_read.setChecked(True)
        self.number.clear()
        self.number.setPlaceholderText(number or "")
        self._weigh()

    def read_up_to(self) -> str | None:
        """The number of the chapter read last, where one was given."""
        return self.number.text().strip() if self.at_chapter.isChecked() else None

    def is_valid(self) -> bool:
        """Whether the answer can be taken: a chapter needs a number such as 12, 10.5 or 12a."""
        number = self.read_up_to()
        return number is None or sort_key(number) >= 0

    def _number_given(self) -> None:
        self.at_chapter.setChecked(True)
        self._weigh()

    def _weigh(self) -> None:
        self._fault.setVisible(bool(self.read_up_to()) and not self.is_valid())
        if self.at_chapter.isChecked() and not self.number.text():
            self.number.setFocus()
        self.changed.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.SMALL)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.addWidget(self.all_read, 0, 0, 1, 4)
        grid.addWidget(self.at_chapter, 1, 0)
        grid.addWidget(self.number, 1, 1)
        grid.addWidget(self._fault, 1, 2)
        grid.addWidget(self.none_read, 2, 0, 1, 4)
        grid.setColumnStretch(3, 1)
