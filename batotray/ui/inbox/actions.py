"""What can be done with rows of the inbox, as actions that buttons, menu and keys share. Main thread."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListView, QMenu, QStyle

from batotray.core.commands import MarkNotifications, Mute, OpenNotification, Snooze
from batotray.ui.inbox.model import InboxModel
from batotray.ui.inbox.snoozing import choices, default
from batotray.ui.shortcuts import Shortcut
from batotray.ui.window import Window
from batotray.views import InboxRow
from batotray.wording import plain

OPEN = Shortcut("Return Enter", QT_TRANSLATE_NOOP("Shortcuts", "Open in the browser and mark read"))
DETAILS = Shortcut("C", QT_TRANSLATE_NOOP("Shortcuts", "Details: the chapters of the series"))
READ = Shortcut("R", QT_TRANSLATE_NOOP("Shortcuts", "Mark read"))
UNREAD = Shortcut("U", QT_TRANSLATE_NOOP("Shortcuts", "Mark unread"))
DONE = Shortcut("Delete", QT_TRANSLATE_NOOP("Shortcuts", "Mark read and go on"))
SNOOZE = Shortcut("S", QT_TRANSLATE_NOOP("Shortcuts", "Snooze until tomorrow morning"))
SNOOZE_FOR = Shortcut("Shift+S", QT_TRANSLATE_NOOP("Shortcuts", "Choose until when to snooze"))
MUTE = Shortcut("M", QT_TRANSLATE_NOOP("Shortcuts", "Mute the series' notifications, or let them come again"))
SHORTCUTS = (OPEN, DETAILS, READ, UNREAD, DONE, SNOOZE, SNOOZE_FOR, MUTE)
"""Those of a row."""


class InboxActions(QObject):
    """Acts on the selected rows; opening and muting on the current one."""

    def __init__(self, window: Window, view: QListView, model: InboxModel) -> None:
        super().__init__(window)
        self._window = window
        self._view = view
        self._model = model
        self.open = self._action(self.tr("Open"), OPEN, self._open)
        self.details = self._action(self.tr("Details: its chapters"), DETAILS, self._show_series)
        self.read = self._action(self.tr("Mark read"), READ, self._mark_read)
        self.read.setIconText(self.tr("Read"))
        self.unread = self._action(self.tr("Mark unread"), UNREAD, self._mark_unread)
        self.done = self._action(self.tr("Mark read and go on"), DONE, self._mark_and_go_on)
        self.snooze = self._action(self.tr("Snooze"), SNOOZE, self._snooze)
        self.snooze_for = self._action(self.tr("Snooze until…"), SNOOZE_FOR, self._choose_snooze)
        self.mute = self._action(self.tr("Mute its notifications"), MUTE, self._mute)
        self.snoozes = QMenu(window)
        self.snoozes.aboutToShow.connect(self._fill_snoozes)
        self.menu = QMenu(window)
        self._fill_menu()
        view.addActions(self.menu.actions())
        view.selectionModel().currentChanged.connect(self._refresh)
        model.merged.connect(self._refresh)
        self._refresh()

    def _action(self, text: str, shortcut: Shortcut, act: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        shortcut.lend(action)
        action.triggered.connect(lambda: act())
        return action

    def _fill_menu(self) -> None:
        self.menu.addActions([self.open, self.details])
        self.menu.addSeparator()
        self.menu.addActions([self.read, self.unread, self.done])
        self.menu.addSeparator()
        self.menu.addActions([self.snooze, self.snooze_for, self.mute])

    def current(self) -> InboxRow | None:
        """The row with the keyboard."""
        index = self._view.currentIndex()
        return self._model.record(index) if index.isValid() else None

    def _selected(self) -> tuple[InboxRow, ...]:
        return tuple(self._model.record(index) for index in self._view.selectionModel().selectedIndexes())

    def _refresh(self) -> None:
        row = self.current()
        for action in self.menu.actions():
            action.setEnabled(row is not None)
        if row is None:
            return
        has_series = row.notification.series_id is not None
        self.open.setText(self.tr("Open") if row.notification.link else self.tr("Details"))
        self.open.setIconText(f"{self.open.text()} ↵")
        self.read.setVisible(not row.notification.read)
        self.unread.setVisible(row.notification.read)
        self.details.setEnabled(has_series)
        self.mute.setEnabled(has_series)
        self.mute.setText(self.tr("Notify again") if row.muted else self.tr("Mute its notifications"))

    # -------------------------------------------------------------- acting

    def _open(self) -> None:
        row = self.current()
        if row is None:
            return
        link = row.notification.link
        if link:
            if not self._window.context.open_link(link, self._window):
                return
        elif row.notification.series_id is not None:
            self._window.context.windows.show_chapters(row.notification.series_id)
        self._window.ask(OpenNotification(row.id))

    def _show_series(self) -> None:
        row = self.current()
        if row is not None and row.notification.series_id is not None:
            self._window.context.windows.show_chapters(row.notification.series_id)

    def _mark_read(self) -> None:
        self._mark(True)

    def _mark_unread(self) -> None:
        self._mark(False)

    def _mark(self, read: bool) -> None:
        ids = tuple(row.id for row in self._selected() if row.notification.read != read)
        if ids:
            words = self._window.context.words
            if read:
                done = words.translate("Inbox", "%n notification(s) marked read", "", len(ids))
            else:
                done = words.translate("Inbox", "%n notification(s) marked unread", "", len(ids))
            self._window.ask(MarkNotifications(ids, read), done=done)

    def _mark_and_go_on(self) -> None:
        self._mark(True)
        last = max((index.row() for index in self._view.selectionModel().selectedIndexes()), default=-1)
        self._view.setCurrentIndex(self._model.index(min(last + 1, self._model.rowCount() - 1), 0))

    def _mute(self) -> None:
        row = self.current()
        if row is None or row.notification.series_id is None:
            return
        text = self.tr("{name} notifies again") if row.muted else self.tr("{name} muted")
        name = plain(self._window.context.words.series_of(row.notification))
        self._window.ask(Mute(row.notification.series_id, not row.muted), done=text.format(name=name))

    # -------------------------------------------------------------- snoozing

    def _local_now(self) -> datetime:
        return self._window.context.words.local(self._window.context.clock.now())

    def _snooze(self) -> None:
        self._snooze_until(default(self._local_now()))

    def _snooze_until(self, until: datetime) -> None:
        ids = tuple(row.id for row in self._selected())
        if ids:
            words, now = self._window.context.words, self._window.context.clock.now()
            done = self.tr("Snoozed until {time}").format(time=words.moment(until, now))
            self._window.ask(Snooze(ids, until), done=done)

    def _fill_snoozes(self) -> None:
        """Anew each time, as the choices depend on the hour; the moment of each stands beside its name."""
        words, now = self._window.context.words, self._window.context.clock.now()
        self.snoozes.clear()
        for choice in choices(self._local_now()):
            action = self.snoozes.addAction(f"{choice.said()}\t{words.moment(choice.until, now)}")
            action.triggered.connect(lambda _=False, until=choice.until: self._snooze_until(until))

    def _choose_snooze(self) -> None:
        """Below the row, which is brought in sight, or where there is room."""
        self._fill_snoozes()
        self._view.scrollTo(self._view.currentIndex())
        row = self._view.visualRect(self._view.currentIndex())
        place = QRect(row.right() - self.snoozes.sizeHint().width(), row.bottom(), self.snoozes.sizeHint().width(), 0)
        place = QStyle.visualRect(self._view.layoutDirection(), row, place)
        self.snoozes.popup(self._view.viewport().mapToGlobal(place.topLeft()))
        self.snoozes.setActiveAction(self.snoozes.actions()[0])
