"""Passes on what the engine says: what comes within 50 ms is told once. Main thread."""

from PySide6.QtCore import QObject, QTimer

from batotray.core.events import Activity, AttentionNeeded, Changed, Event
from batotray.records import Changes
from batotray.ui.context import News

MERGED_MS = 50
NOTHING = Changes()


class Newsroom(QObject):
    """Turns events into `news`; of several activities only the latest is worth telling."""

    def __init__(self, news: News, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._news = news
        self._changes = NOTHING
        self._activity: Activity | None = None
        self._timer = QTimer(self, singleShot=True, interval=MERGED_MS)
        self._timer.timeout.connect(self._tell)

    def hear(self, event: Event) -> None:
        """Take in an event of any kind; those that are no news are passed over."""
        match event:
            case Changed(changes):
                self._changes |= changes
            case Activity():
                self._activity = event
            case AttentionNeeded():
                self._news.attention.emit(event)
                return
            case _:
                return
        if not self._timer.isActive():
            self._timer.start()

    def _tell(self) -> None:
        changes, activity = self._changes, self._activity
        self._changes, self._activity = NOTHING, None
        if changes != NOTHING:
            self._news.changed.emit(changes)
        if activity is not None:
            self._news.activity.emit(activity)
