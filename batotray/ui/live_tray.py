"""Keeps the tray's icon and menu at what is stored and what the engine is at. Main thread."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer

from batotray.clock import Clock
from batotray.core.commands import Failed
from batotray.core.events import Activity
from batotray.records import Changes
from batotray.ui.context import News, Reads
from batotray.ui.tray import Tray
from batotray.ui.tray_icon import TrayState
from batotray.ui.tray_menu import TrayMenu
from batotray.views import TrayView
from batotray.wording import Wording

LONGEST_WAIT = timedelta(days=1)


class LiveTray(QObject):
    """Reads a TrayView after each commit, and when the view ends by itself, as a pause does."""

    def __init__(
        self,
        tray: Tray,
        menu: TrayMenu,
        reads: Reads,
        news: News,
        words: Wording,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tray = tray
        self._menu = menu
        self._reads = reads
        self._news = news
        self._words = words
        self._clock = clock
        self._view: TrayView | None = None
        self._activity = Activity()
        self._failure: Failed | None = None
        self._is_reading = self._is_stale = self._has_begun = False
        self._end_of_view = QTimer(self, singleShot=True)
        self._end_of_view.timeout.connect(self._on_time)
        news.changed.connect(self._on_changed)
        news.activity.connect(self._on_activity)
        news.settings_changed.connect(self.show)

    def begin(self) -> None:
        """The engine is there: what cannot be read from now on is trouble."""
        self._has_begun = True
        self.read()

    def read(self) -> None:
        """Read now; asked again while an answer is under way, once more after it."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        self._reads.read(self._query(), self._take, owner=self, failed=self._on_unreadable)

    def fail(self, failure: Failed) -> None:
        """Say that the engine does not run, and why."""
        self._failure = failure
        self.show()

    def show(self) -> None:
        """Show what is known now."""
        unread = self._view.unread if self._view is not None else 0
        self._tray.show_state(unread, state_of(self._view, self._activity, self._failure), self._tooltip())
        self._menu.show_view(self._view, self._activity)

    def _tooltip(self) -> str:
        now = self._clock.now()
        if self._failure is not None:
            return self._words.failure(self._failure, now)
        return self._words.tooltip(self._view, now) if self._view is not None else "batotray"

    def _query(self) -> Callable[..., TrayView]:
        now = self._clock.now()
        return lambda models: models.tray(now)

    # -------------------------------------------------------------- what happens

    def _on_changed(self, changes: object) -> None:
        assert isinstance(changes, Changes)
        self.read()

    def _on_activity(self, activity: object) -> None:
        assert isinstance(activity, Activity)
        self._activity = activity
        self.show()

    def _on_unreadable(self, failure: Failed) -> None:
        self._is_reading = False
        if self._has_begun:
            self.fail(self._failure or failure)
        if self._is_stale:
            self.read()

    def _take(self, view: TrayView) -> None:
        self._is_reading = False
        self._view = view
        self.show()
        self._wait_for(view.lasts_until)
        if self._is_stale:
            self.read()

    def _wait_for(self, end: datetime | None) -> None:
        if end is None:
            self._end_of_view.stop()
            return
        wait = min(end - self._clock.now(), LONGEST_WAIT).total_seconds() / self._clock.scale
        self._end_of_view.start(max(50, round(wait * 1000) + 1))

    def _on_time(self) -> None:
        """A snoozed row is back, or a pause is over: no commit tells of that, so the windows are told here."""
        self._news.changed.emit(Changes(notifications=True, schedules=True))


def state_of(view: TrayView | None, activity: Activity, failure: Failed | None) -> TrayState:
    """What the icon says the program is at; the worst first."""
    if failure is not None:
        return "trouble"
    if view is not None and view.paused:
        return "paused"
    if activity.total:
        return "checking"
    return "trouble" if view is not None and view.troubled else "normal"
