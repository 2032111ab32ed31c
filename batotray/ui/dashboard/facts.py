"""A short list of names with values, such as errors by class. Main thread."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from batotray.ui.theme import Space, Theme
from batotray.ui.widgets.text_label import TextLabel


class FactList(QWidget):
    """A title over rows of a name and a value; with a sentence in their place where there are none."""

    def __init__(self, theme: Theme, title: str, none: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = title
        self._facts: tuple[tuple[str, str], ...] | None = None
        self._rows: list[tuple[TextLabel, TextLabel]] = []
        self._none = TextLabel(theme, none, "body", "muted", self, wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.MEDIUM)
        self._grid.setVerticalSpacing(Space.TIGHT)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(TextLabel(theme, title, "heading", "text", self))
        column.addWidget(self._none)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.set_facts(())

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these names with their values."""
        if tuple(facts) == self._facts:
            return
        self._facts = tuple(facts)
        if len(facts) > len(self._rows) and not self.isHidden():
            # Out of sight meanwhile: the window is laid out for each label that appears in it.
            self.hide()
            self._write(facts)
            self.show()
        else:
            self._write(facts)
        self._none.setVisible(not facts)
        spoken = "; ".join(f"{name}: {value}" for name, value in facts) or self._none.text()
        self.setAccessibleName(f"{self._title}. {spoken}")

    def _write(self, facts: Sequence[tuple[str, str]]) -> None:
        while len(self._rows) < len(facts):
            self._add_row()
        for number, (name, value) in enumerate(self._rows):
            is_used = number < len(facts)
            name.setVisible(is_used)
            value.setVisible(is_used)
            if is_used:
                name.setText(facts[number][0])
                value.setText(facts[number][1])

    def _add_row(self) -> None:
        name = TextLabel(self._theme, "", "body", "muted", self)
        value = TextLabel(self._theme, "", "body", "text", self)
        value.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        line = len(self._rows)
        self._grid.addWidget(name, line, 0)
        self._grid.addWidget(value, line, 1)
        self._rows.append((name, value))
