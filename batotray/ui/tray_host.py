"""Whether the desktop has a tray for the icon, noticed live: at login it often appears after us. Main thread.

Nothing here polls. Where trays speak D-Bus a signal tells of them; of others the program is looked at again a few times
after the start, and whenever it has something to show.
"""

import sys

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSystemTrayIcon

WATCHER = "org.kde.StatusNotifierWatcher"
SETTLING_MS = 500
"""A watcher takes items from its first moment, its host a little later."""
PATIENCE_MS = 4000
"""How long a tray may be missing, at start or while it is restarted, before that is said."""
LATER_MS = (10_000, 30_000, 120_000)
"""When a tray that speaks no D-Bus is looked for again after the patience at the start has ended."""
REST_MS = 10_000
"""Between two looks at a tray that is there: each goes over the bus to the panel and back, and waits for it."""


class TrayHost(QObject):
    """Tells when a tray is there and when there is none."""

    appeared = Signal()
    """There is a tray that may not know an icon made before."""
    missing = Signal()
    """There has been no tray for a while."""

    def __init__(self, parent: QObject | None = None, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__(parent)
        self._was_there: bool | None = None
        self._patience = QTimer(self, singleShot=True, interval=patience_ms)
        self._patience.timeout.connect(self._give_up)
        self._settling = QTimer(self, singleShot=True, interval=SETTLING_MS)
        self._settling.timeout.connect(self._greet)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._end_rest)
        self._is_look_due = False
        self._later = [QTimer(self, singleShot=True, interval=patience_ms + wait) for wait in LATER_MS]

    def is_there(self) -> bool:
        """Whether an icon would be shown now; asks the screen and the bus, in less than a millisecond."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def start(self) -> None:
        """Begin to tell."""
        for timer in self._later:
            timer.timeout.connect(self._look_for)
            timer.start()
        self.look()
        if sys.platform == "linux":
            QTimer.singleShot(0, self._watch_bus)  # one turn later: what a watcher needs would come before the icon

    def look(self) -> None:
        """Notice what became of the tray."""
        is_there = self.is_there()
        if is_there == self._was_there:
            return
        self._was_there = is_there
        if is_there:
            self._patience.stop()
            self.appeared.emit()
        else:
            self._patience.start()

    def look_now_and_then(self) -> None:
        """Notice what became of the tray, now or within REST_MS; call it when the icon is about to change."""
        if self._rest.isActive():
            self._is_look_due = True
            return
        self.look()
        if self._was_there:
            self._rest.start()

    def _end_rest(self) -> None:
        if self._is_look_due:
            self._is_look_due = False
            self.look_now_and_then()

    def _look_for(self) -> None:
        """A tray that is there need not be looked for: asking wakes the bus, the desktop and this program."""
        if not self._was_there:
            self.look()

    def _watch_bus(self) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

        self._bus_watcher = QDBusServiceWatcher(WATCHER, QDBusConnection.sessionBus())
        self._bus_watcher.setParent(self)
        self._bus_watcher.serviceRegistered.connect(self._settling.start)
        self._bus_watcher.serviceUnregistered.connect(self.look)
        self._look_for()  # for one that came in between

    def _greet(self) -> None:
        """A watcher came. Qt's icon, made without one, is shown by no host that speaks only D-Bus: it is made anew."""
        self._was_there = None
        self.look()

    def _give_up(self) -> None:
        if not self.is_there():
            self.missing.emit()
