"""What can be done with chapters, as actions that the menu and keys share. Main thread."""

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView

from batotray.core.commands import Done, MarkChapters, MarkSeries, OpenChapter
from batotray.ui.chapters.model import ChapterModel
from batotray.ui.shortcuts import Shortcut
from batotray.ui.window import Window
from batotray.views import ChapterRow

OPEN = Shortcut("Return Enter", QT_TRANSLATE_NOOP("Shortcuts", "Open the chapter in the browser and mark it read"))
READ = Shortcut("R", QT_TRANSLATE_NOOP("Shortcuts", "Mark the selected chapters read"))
UNREAD = Shortcut("U", QT_TRANSLATE_NOOP("Shortcuts", "Mark the selected chapters unread"))
UP_TO = Shortcut("Shift+R", QT_TRANSLATE_NOOP("Shortcuts", "Mark read up to the chapter"))
NEXT = Shortcut("N", QT_TRANSLATE_NOOP("Shortcuts", "Read the next chapter"))
SHORTCUTS = (OPEN, NEXT, READ, UNREAD, UP_TO)
"""Those of a chapter."""


class ChapterActions(QObject):
    """Acts on the selected chapters of a series; opening and "up to here" on the current one."""

    def __init__(self, window: Window, view: QTableView, model: ChapterModel, series_id: int) -> None:
        super().__init__(window)
        self._window = window
        self._view = view
        self._model = model
        self._series_id = series_id
        self.open = self._action(self.tr("Open in the browser"), OPEN, self._open)
        self.read = self._action(self.tr("Mark read"), READ, self._mark_read)
        self.unread = self._action(self.tr("Mark unread"), UNREAD, self._mark_unread)
        self.up_to = self._action(self.tr("Mark read up to here"), UP_TO, self._mark_up_to)
        self.next = self._action(self.tr("Read next"), NEXT, self._open_next)
        self.next.setShortcutContext(Qt.ShortcutContext.WindowShortcut)  # its button has the keyboard after a click
        window.addAction(self.next)
        self._following: ChapterRow | None = None
        self.menu = QMenu(window)
        self.menu.addActions([self.open, self.next, self.read, self.unread, self.up_to])
        view.addActions(self.menu.actions())
        view.selectionModel().currentChanged.connect(self._refresh)
        view.selectionModel().selectionChanged.connect(self._refresh)
        model.merged.connect(self._refresh)
        model.modelReset.connect(self._refresh)
        self._refresh()

    def open_chapter(self, row: ChapterRow) -> None:
        """Open a chapter in the browser and mark it read."""
        if row.chapter.link and self._window.context.open_link(row.chapter.link, self._window):
            self._window.ask(OpenChapter(row.id))

    def set_next(self, row: ChapterRow | None) -> None:
        """Which chapter *Read next* opens; None where all are read."""
        self._following = row
        self.next.setEnabled(row is not None and bool(row.chapter.link))

    def current(self) -> ChapterRow | None:
        """The row with the keyboard."""
        index = self._view.currentIndex()
        return self._model.record(index) if index.isValid() else None

    def _action(self, text: str, shortcut: Shortcut, act: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        shortcut.lend(action)
        action.triggered.connect(lambda: act())
        return action

    def _refresh(self) -> None:
        row, chosen = self.current(), self._selected()
        self.open.setEnabled(row is not None and bool(row.chapter.link))
        self.read.setEnabled(any(not row.chapter.read for row in chosen))
        self.unread.setEnabled(any(row.chapter.read for row in chosen))
        self.up_to.setEnabled(row is not None and bool(row.chapter.number))

    def _selected(self) -> list[ChapterRow]:
        return [self._model.record(index) for index in self._view.selectionModel().selectedRows()]

    # -------------------------------------------------------------- acting

    def _open(self) -> None:
        row = self.current()
        if row is not None:
            self.open_chapter(row)

    def _open_next(self) -> None:
        if self._following is not None:
            self.open_chapter(self._following)

    def _mark_read(self) -> None:
        self._mark(True)

    def _mark_unread(self) -> None:
        self._mark(False)

    def _mark(self, read: bool) -> None:
        ids = tuple(row.id for row in self._selected() if row.chapter.read != read)
        if ids:
            self._window.ask(MarkChapters(ids, read), done=self._said_read if read else self._said_unread)

    def _mark_up_to(self) -> None:
        row = self.current()
        if row is not None and row.chapter.number:
            self._window.ask(MarkSeries(self._series_id, up_to=row.chapter.number), done=self._said_read)

    def _said_read(self, done: Done) -> str:
        return self._window.context.words.translate("Chapters", "%n read mark(s) set", "", done.count)

    def _said_unread(self, done: Done) -> str:
        return self._window.context.words.translate("Chapters", "%n read mark(s) removed", "", done.count)
