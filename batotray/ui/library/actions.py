"""What can be done with a series, as actions that buttons, menus and keys share. Main thread."""

from collections.abc import Callable
from datetime import timedelta
from typing import get_args

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from batotray.core.commands import CheckNow, Done, MarkSeries, Mute, Pause, Resume, SetPriority, UnfollowSeries
from batotray.records import Priority
from batotray.ui.shortcuts import Shortcut
from batotray.ui.window import Window
from batotray.views import SeriesRow
from batotray.wording import plain

PAUSE_DAYS = (1, 7, 30)
OPEN = Shortcut("Return", QT_TRANSLATE_NOOP("Shortcuts", "Open the chapters of the series"))
CHECK = Shortcut("C", QT_TRANSLATE_NOOP("Shortcuts", "Check the series now"))
MARK = Shortcut("R", QT_TRANSLATE_NOOP("Shortcuts", "Mark all of its chapters read"))
PAGE = Shortcut("B", QT_TRANSLATE_NOOP("Shortcuts", "Open its page in the browser"))
PAUSE = Shortcut("P", QT_TRANSLATE_NOOP("Shortcuts", "Pause it, or resume it"))
MUTE = Shortcut("M", QT_TRANSLATE_NOOP("Shortcuts", "Mute its notifications, or let them come again"))
UNFOLLOW = Shortcut("Delete", QT_TRANSLATE_NOOP("Shortcuts", "Stop following it"))
REMOVE = Shortcut("Shift+Delete", QT_TRANSLATE_NOOP("Shortcuts", "Remove it with its history"))
SHORTCUTS = (OPEN, CHECK, MARK, PAGE, PAUSE, MUTE, UNFOLLOW, REMOVE)
"""Those of a series in a list; the list itself opens it."""


class SeriesActions(QObject):
    """Acts on one series, the one that was set last. A view lends its keys by `lend_keys`."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._row: SeriesRow | None = None
        self._keys: dict[QAction, Shortcut] = {}
        self.open = self._action(self.tr("Chapters"), None, self._open)
        self.check = self._action(self.tr("Check now"), CHECK, self._check)
        self.mark = self._action(self.tr("Mark all read"), MARK, self._mark)
        self.page = self._action(self.tr("Open its page in the browser"), PAGE, self._open_page)
        self.pause = self._action(self.tr("Pause"), PAUSE, self._pause_or_resume)
        self.mute = self._action(self.tr("Mute its notifications"), MUTE, self._mute)
        self.unfollow = self._action(self.tr("Stop following"), UNFOLLOW, self._unfollow)
        self.remove = self._action(self.tr("Remove with its history"), REMOVE, self._remove)
        self.more = self._action(self.tr("More"), None, self._pop_up)
        self.mute.setCheckable(True)
        self.menu = QMenu(window)
        self._pauses = QMenu(self.tr("Pause for"), window)
        self._priorities = QMenu(self.tr("Priority"), window)
        self._by_priority = self._fill_priorities()
        self._fill_menu()
        self.set_row(None)

    def set_row(self, row: SeriesRow | None) -> None:
        """Act on this series from now on; None: on none."""
        self._row = row
        for action in self.menu.actions():
            action.setEnabled(row is not None)
        for action in (self.open, self.check, self.more):
            action.setEnabled(row is not None)
        if row is None:
            return
        self.mark.setEnabled(row.unread > 0)
        self.page.setEnabled(bool(row.link))
        self.pause.setText(self.tr("Resume") if row.paused else self.tr("Pause until resumed"))
        self._pauses.menuAction().setVisible(not row.paused)
        self.mute.setChecked(row.muted)
        self._by_priority[row.priority].setChecked(True)

    def lend_keys(self, view: QWidget) -> None:
        """Let the keys of the actions work while `view` has the keyboard; menus and tips tell of them from then on."""
        for action, shortcut in self._keys.items():
            shortcut.lend(action)
            view.addAction(action)

    # -------------------------------------------------------------- the menu

    def _action(self, text: str, shortcut: Shortcut | None, act: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        if shortcut is not None:
            self._keys[action] = shortcut
        action.triggered.connect(lambda: act())
        return action

    def _fill_menu(self) -> None:
        for days in PAUSE_DAYS:
            text = self._window.context.words.duration(timedelta(days=days).total_seconds())
            self._pauses.addAction(text).setData(days)
        self._pauses.triggered.connect(self._pause_for)
        self.menu.addActions([self.open, self.check, self.mark, self.page])
        self.menu.addSeparator()
        self.menu.addAction(self.pause)
        self.menu.addMenu(self._pauses)
        self.menu.addAction(self.mute)
        self.menu.addMenu(self._priorities)
        self.menu.addSeparator()
        self.menu.addActions([self.unfollow, self.remove])

    def _fill_priorities(self) -> dict[Priority, QAction]:
        group = QActionGroup(self)
        actions: dict[Priority, QAction] = {}
        for priority in get_args(Priority):
            action = self._priorities.addAction(self._window.context.words.priority(priority))
            action.setCheckable(True)
            group.addAction(action)
            action.setData(priority)
            actions[priority] = action
        self._priorities.triggered.connect(self._set_priority)
        return actions

    def _pop_up(self) -> None:
        """Below the button that asked, which is where the pointer or the keyboard is."""
        button = self._window.focusWidget() or self._window
        self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    # -------------------------------------------------------------- acting

    def _open(self) -> None:
        if self._row is not None:
            self._window.context.windows.show_chapters(self._row.id)

    def _open_page(self) -> None:
        if self._row is not None and self._row.link:
            self._window.context.open_link(self._row.link, self._window)

    def _check(self) -> None:
        if self._row is not None:
            self._window.ask(CheckNow((self._row.id,)))

    def _mark(self) -> None:
        if self._row is None or not self._row.unread:
            return
        name = plain(self._row.name)

        def sentence(done: Done) -> str:
            text = self._window.context.words.translate(
                "Library", "%n chapter(s) of {name} marked read", "", done.count
            )
            return text.format(name=name)

        self._window.ask(MarkSeries(self._row.id), done=sentence)

    def _pause_or_resume(self) -> None:
        if self._row is not None:
            self._window.ask(Resume(self._row.id) if self._row.paused else Pause(self._row.id))

    def _pause_for(self, days: QAction) -> None:
        if self._row is not None:
            until = self._window.context.clock.now() + timedelta(days=days.data())
            self._window.ask(Pause(self._row.id, until))

    def _mute(self) -> None:
        if self._row is None:
            return
        text = self.tr("{name} notifies again") if self._row.muted else self.tr("{name} muted")
        self._window.ask(Mute(self._row.id, not self._row.muted), done=text.format(name=plain(self._row.name)))

    def _set_priority(self, choice: QAction) -> None:
        if self._row is None:
            return
        priority: Priority = choice.data()
        word = self._window.context.words.priority(priority)
        done = self.tr("{name}: priority {priority}").format(name=plain(self._row.name), priority=word)
        self._window.ask(SetPriority(self._row.id, priority), done=done)

    def _unfollow(self) -> None:
        if self._row is not None:
            done = self.tr("{name} is no longer followed; its history stays").format(name=plain(self._row.name))
            self._window.ask(UnfollowSeries(self._row.id), done=done)

    def _remove(self) -> None:
        if self._row is not None:
            done = self.tr("{name} is removed with its history").format(name=plain(self._row.name))
            self._window.ask(UnfollowSeries(self._row.id, purge=True), done=done)
