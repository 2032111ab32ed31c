"""The tray's menu: the newest unread, the windows, and the hand on checking. Main thread.

Its entries stay the same objects: a tray that draws the menu itself copies it over the bus, and only what changed.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from batotray.clock import MORNING, Clock, next_day_at
from batotray.core.commands import CancelRound, CheckNow, MarkNotifications, Pause, Resume
from batotray.core.events import Activity
from batotray.ui.context import Commands, Windows
from batotray.ui.web import is_link
from batotray.views import InboxRow, TrayView
from batotray.wording import Wording, plain, shortened

NEWEST = 3
NAME_LENGTH = 36


class TrayMenu(QObject):
    """Fills an empty menu with a TrayView and what the engine is at."""

    def __init__(
        self,
        menu: QMenu,
        commands: Commands,
        windows: Windows,
        words: Wording,
        clock: Clock,
        open_row: Callable[[InboxRow], None],
    ) -> None:
        super().__init__(menu)
        self.menu = menu
        self._commands = commands
        self._windows = windows
        self._words = words
        self._clock = clock
        self._open_row = open_row
        self._view: TrayView | None = None
        self._activity = Activity()
        self._link = ""
        self._heading = self._entry(lambda: None)
        self._heading.setEnabled(False)
        self._newest = [self._entry(partial(self._open_newest, index)) for index in range(NEWEST)]
        self._mark_all = self._entry(lambda: commands.submit(MarkNotifications(None)))
        menu.addSeparator()
        self._inbox = self._entry(windows.show_inbox)
        self._library = self._entry(windows.show_library)
        self._dashboard = self._entry(windows.show_dashboard)
        menu.addSeparator()
        self._add = self._entry(lambda: windows.show_add(self._link))
        self._check = self._entry(lambda: commands.submit(CheckNow()))
        self._stop = self._entry(lambda: commands.submit(CancelRound()))
        self._pauses = self._pause_menu()
        self._resume = self._entry(lambda: commands.submit(Resume()))
        menu.addSeparator()
        self._settings = self._entry(windows.show_settings)
        self._quit = self._entry(windows.quit)
        menu.aboutToShow.connect(self._about_to_show)
        self.refresh()

    def show_view(self, view: TrayView | None, activity: Activity) -> None:
        """Show what is in the library and what the engine is at."""
        self._view, self._activity = view, activity
        self.refresh()

    def refresh(self) -> None:
        """Word every entry anew: ages grow, and the language may change."""
        now = self._clock.now()
        self._word_newest(now)
        self._word_windows()
        self._word_checking(now)

    def _about_to_show(self) -> None:
        """Look into the clipboard only now: its text is asked of the program that copied it, and may be long."""
        text = QGuiApplication.clipboard().text().strip()
        self._link = text if is_link(text) else ""
        self.refresh()

    # -------------------------------------------------------------- entries

    def _entry(self, action: Callable[[], object]) -> QAction:
        entry = QAction(self.menu)
        entry.triggered.connect(lambda: action())
        self.menu.addAction(entry)
        return entry

    def _pause_menu(self) -> QMenu:
        menu = QMenu(self.menu)
        self._for_an_hour, self._until_tomorrow, self._until_resumed = (QAction(menu) for _ in range(3))
        self._for_an_hour.triggered.connect(lambda: self._pause(self._clock.now() + timedelta(hours=1)))
        self._until_tomorrow.triggered.connect(lambda: self._pause(self._tomorrow()))
        self._until_resumed.triggered.connect(lambda: self._pause(None))
        menu.addActions([self._for_an_hour, self._until_tomorrow, self._until_resumed])
        self.menu.addMenu(menu)
        return menu

    def _pause(self, until: datetime | None) -> None:
        self._commands.submit(Pause(until=until))

    def _tomorrow(self) -> datetime:
        return next_day_at(self._words.local(self._clock.now()), MORNING)

    def _open_newest(self, index: int) -> None:
        if self._view is not None and index < len(self._view.newest):
            self._open_row(self._view.newest[index])

    # -------------------------------------------------------------- words

    def _word_newest(self, now: datetime) -> None:
        rows = self._view.newest[:NEWEST] if self._view is not None else ()
        unread = self._view.unread if self._view is not None else 0
        self._heading.setText(
            self._words.translate("Wording", "%n unread", "", unread) if unread else self.tr("All read")
        )
        for entry, row in zip(self._newest, [*rows, *[None] * NEWEST], strict=False):
            entry.setVisible(row is not None)
            if row is not None:
                entry.setText(harmless(self._line(row, now)))
        self._mark_all.setText(self.tr("Mark all read"))
        self._mark_all.setVisible(unread > 0)

    def _line(self, row: InboxRow, now: datetime) -> str:
        notification = row.notification
        name = shortened(self._words.series_of(notification), NAME_LENGTH)
        news = shortened(self._words.headline(notification), NAME_LENGTH)
        return f"{name} · {news} · {self._words.age(notification.visible_at, now)}"

    def _word_windows(self) -> None:
        self._inbox.setText(self.tr("Inbox"))
        self._library.setText(self.tr("Library"))
        self._dashboard.setText(self.tr("Dashboard"))
        self._settings.setText(self.tr("Settings…"))
        self._quit.setText(self.tr("Quit"))
        self._add.setText(self.tr("Add series from clipboard…") if self._link else self.tr("Add series…"))

    def _word_checking(self, now: datetime) -> None:
        is_busy, is_paused = self._activity.total > 0, self._view is not None and self._view.paused
        self._check.setText(harmless(self._check_line(now)))
        self._check.setEnabled(not is_busy)
        self._stop.setText(self.tr("Stop checking"))
        self._stop.setVisible(is_busy)
        self._pauses.setTitle(self.tr("Pause checking"))
        self._pauses.menuAction().setVisible(not is_paused)
        self._for_an_hour.setText(self.tr("For an hour"))
        self._until_tomorrow.setText(self.tr("Until tomorrow"))
        self._until_resumed.setText(self.tr("Until resumed"))
        self._resume.setVisible(is_paused)
        if self._view is not None and is_paused:
            until = self._words.paused(self._view.paused_until, now)
            self._resume.setText(self.tr("Resume checking · {until}").format(until=until))

    def _check_line(self, now: datetime) -> str:
        activity = self._activity
        if activity.total:
            series = shortened(activity.series, NAME_LENGTH)
            line = self.tr("Checking {index} of {total}: {series}…")
            return line.format(index=activity.index, total=activity.total, series=series)
        due = self._view.next_check_at if self._view is not None and not self._view.paused else None
        if due is None:
            return self.tr("Check now")
        if due <= now:
            return self.tr("Check now · next is due")
        return self.tr("Check now · next in {span}").format(span=self._words.duration((due - now).total_seconds()))


def harmless(text: str) -> str:
    """Text from the network as a menu shows it: its ampersands are no marks of keys."""
    return plain(text).replace("&", "&&")
