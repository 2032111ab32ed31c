"""Every key that does something, window by window (F1). Main thread."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from batotray.ui.context import WindowContext
from batotray.ui.theme import Space
from batotray.ui.widgets.text_label import TextLabel
from batotray.ui.window import Window

Keys = tuple[str, str]


class ShortcutsWindow(Window):
    """Reads nothing and changes nothing; Escape closes it."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context, "shortcuts", "")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        for title, keys in self.groups():
            column.addWidget(TextLabel(context.theme, title, "strong", "text", content))
            column.addLayout(self._grid(keys, content))
            column.addSpacing(Space.SMALL)
        column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._scroll)
        self._scroll.setAccessibleName(self.windowTitle())
        self._scroll.setFocus()
        self.bind("Esc", self.close)
        if context.places.of(self.objectName()) is None:
            self.resize(76 * self.fontMetrics().averageCharWidth(), 40 * self.fontMetrics().lineSpacing())

    def groups(self) -> tuple[tuple[str, tuple[Keys, ...]], ...]:
        """The titles with their keys and what each does."""
        return (
            (self.tr("Everywhere"), self._everywhere()),
            (self.tr("Inbox"), self._inbox()),
            (self.tr("Library"), self._library()),
            (self.tr("Chapters of a series"), self._chapters()),
            (self.tr("Dashboard"), self._dashboard()),
            (self.tr("Add series"), self._add()),
        )

    def _everywhere(self) -> tuple[Keys, ...]:
        return (
            ("Ctrl+1", self.tr("Inbox")),
            ("Ctrl+2", self.tr("Library")),
            ("Ctrl+3", self.tr("Dashboard")),
            ("Ctrl+N", self.tr("Add series")),
            ("Ctrl+,", self.tr("Settings")),
            ("F1", self.tr("This list")),
            ("Ctrl+Z", self.tr("Undo what was done last")),
            ("Ctrl+W", self.tr("Close the window; batotray stays in the tray")),
            ("Ctrl+Q", self.tr("Quit batotray")),
        )

    def _inbox(self) -> tuple[Keys, ...]:
        return (
            ("Return", self.tr("Open in the browser and mark read")),
            ("S", self.tr("Snooze")),
        )

    def _library(self) -> tuple[Keys, ...]:
        return (
            ("Return", self.tr("Open the chapters of the series")),
            ("C", self.tr("Check the series now")),
            ("R", self.tr("Mark all of its chapters read")),
            ("B", self.tr("Open its page in the browser")),
            ("P", self.tr("Pause it, or resume it")),
            ("M", self.tr("Mute its notifications, or let them come again")),
            ("Delete", self.tr("Stop following it")),
            ("Shift+Delete", self.tr("Remove it with its history")),
            ("Ctrl+F", self.tr("Search")),
            ("Ctrl+U", self.tr("Turn between the series and what is to come")),
            ("F5", self.tr("Check all series now")),
        )

    def _chapters(self) -> tuple[Keys, ...]:
        return (("Return", self.tr("Open the chapter in the browser and mark it read")),)

    def _dashboard(self) -> tuple[Keys, ...]:
        return (
            ("F5", self.tr("Check all series now")),
            ("Ctrl+C", self.tr("Copy the check as one line")),
        )

    def _add(self) -> tuple[Keys, ...]:
        return (
            ("Return", self.tr("Look at the link, then follow what it holds")),
            ("Shift+Return", self.tr("Begin another line")),
            ("Esc", self.tr("Close the window")),
        )

    def _grid(self, keys: tuple[Keys, ...], parent: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnMinimumWidth(0, 16 * self.fontMetrics().averageCharWidth())
        grid.setColumnStretch(1, 1)
        for row, (key, meaning) in enumerate(keys):
            native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            label = TextLabel(self.context.theme, native, "body", "accent", parent)
            text = TextLabel(self.context.theme, meaning, "body", "text", parent, wrap=True)
            text.setAccessibleName(f"{native}: {meaning}")
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, row, 1)
        return grid
