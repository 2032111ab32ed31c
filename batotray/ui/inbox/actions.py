"""What can be done with rows of the inbox, as actions that buttons, menu and keys share. Main thread."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QListView, QMenu

from batotray.core.commands import MarkNotifications, Mute, OpenNotification, Snooze
from batotray.ui.inbox.model import InboxModel
from batotray.ui.window import Window
from batotray.views import InboxRow
from batotray.wording import plain

MORNING_HOUR = 8


class InboxActions(QObject):
    """Acts on the selected rows; opening and muting on the current one."""

    def __init__(self, window: Window, view: QListView, model: InboxModel) -> None:
        super().__init__(window)
        self._window = window
        self._view = view
        self._model = model
        self.open = self._action(self.tr("Open ↵"), ("Return", "Enter"), self._open)
        self.read = self._action(self.tr("Read"), ("R",), self._mark_read)
        self.snooze = self._action(self.tr("Snooze"), ("S",), self._snooze)
        self.unread = self._action(self.tr("Mark unread"), ("U",), self._mark_unread)
        self.done = self._action(self.tr("Mark read and go on"), ("Delete",), self._mark_and_go_on)
        self.mute = self._action(self.tr("Mute its notifications"), ("M",), self._mute)
        self.series = self._action(self.tr("Chapters of the series"), ("C",), self._show_series)
        self.menu = QMenu(window)
        self.menu.addActions([self.open, self.series, self.read, self.unread, self.done, self.snooze, self.mute])
        view.addActions(self.menu.actions())
        view.selectionModel().currentChanged.connect(self._refresh)
        model.merged.connect(self._refresh)
        self._refresh()

    def _action(self, text: str, keys: tuple[str, ...], act: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(f"{text} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        action.triggered.connect(lambda: act())
        return action

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
        self.open.setText(self.tr("Open ↵") if row.notification.link else self.tr("Details ↵"))
        self.read.setVisible(not row.notification.read)
        self.unread.setVisible(row.notification.read)
        self.series.setEnabled(has_series)
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

    def _snooze(self) -> None:
        ids = tuple(row.id for row in self._selected())
        if ids:
            words, now = self._window.context.words, self._window.context.clock.now()
            until = next_morning(words.local(now))
            done = self.tr("Snoozed until {time}").format(time=words.moment(until, now))
            self._window.ask(Snooze(ids, until), done=done)

    def _mute(self) -> None:
        row = self.current()
        if row is None or row.notification.series_id is None:
            return
        text = self.tr("{name} notifies again") if row.muted else self.tr("{name} muted")
        name = plain(self._window.context.words.series_of(row.notification))
        self._window.ask(Mute(row.notification.series_id, not row.muted), done=text.format(name=name))


def next_morning(local: datetime) -> datetime:
    """Eight o'clock of the next day, in the zone of `local`."""
    return (local + timedelta(days=1)).replace(hour=MORNING_HOUR, minute=0, second=0, microsecond=0)
