"""Every key that does something, window by window (F1). Main thread."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from batotray.ui import window
from batotray.ui.add import link_field
from batotray.ui.add import window as add
from batotray.ui.chapters import actions as chapter_actions
from batotray.ui.chapters import window as chapters
from batotray.ui.context import WindowContext
from batotray.ui.dashboard import tables
from batotray.ui.dashboard import window as dashboard
from batotray.ui.first_run import window as first_run
from batotray.ui.inbox import actions as inbox_actions
from batotray.ui.inbox import window as inbox
from batotray.ui.library import actions as series_actions
from batotray.ui.library import window as library
from batotray.ui.shortcuts import CLOSE, Shortcut
from batotray.ui.theme import Space
from batotray.ui.widgets.text_label import TextLabel
from batotray.ui.window import Window


class ShortcutsWindow(Window):
    """Reads nothing and changes nothing; Escape closes it."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context, "shortcuts", "")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        for title, shortcuts in self.groups():
            column.addWidget(TextLabel(context.theme, title, "strong", "text", content))
            column.addLayout(self._grid(shortcuts, content))
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
        self.bind(CLOSE.keys, self.close)
        self.begin_at(76, 40)

    def groups(self) -> tuple[tuple[str, tuple[Shortcut, ...]], ...]:
        """The titles with the tables that the windows bind from."""
        return (
            (self.tr("Everywhere"), window.SHORTCUTS),
            (self.tr("Inbox"), (*inbox_actions.SHORTCUTS, *inbox.SHORTCUTS)),
            (self.tr("Library"), (*series_actions.SHORTCUTS, *library.SHORTCUTS)),
            (self.tr("Chapters of a series"), (*chapter_actions.SHORTCUTS, *chapters.SHORTCUTS)),
            (self.tr("Dashboard"), (*dashboard.SHORTCUTS, *tables.SHORTCUTS)),
            (self.tr("Add series"), (*link_field.SHORTCUTS, *add.SHORTCUTS)),
            (self.tr("Welcome"), first_run.SHORTCUTS),
            (self.tr("About batotray, and this list"), (CLOSE,)),
        )

    def _grid(self, shortcuts: tuple[Shortcut, ...], parent: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnMinimumWidth(0, 16 * self.fontMetrics().averageCharWidth())
        grid.setColumnStretch(1, 1)
        for row, shortcut in enumerate(shortcuts):
            native, meaning = shortcut.native(), shortcut.said()
            label = TextLabel(self.context.theme, native, "body", "accent", parent)
            text = TextLabel(self.context.theme, meaning, "body", "text", parent, wrap=True)
            text.setAccessibleName(f"{native}: {meaning}")
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, row, 1)
        return grid
