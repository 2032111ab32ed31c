"""Hears that the machine goes to sleep, wakes up or is online again, where the desktop says so. Main thread.

On Linux two services tell it on the system bus. Nothing is asked of them, so nothing is spent while they are silent.
Elsewhere, and where they are not, the engine sees a sleep by its clocks within a minute. Qt's own QNetworkInformation
would know of networks on every platform, for 6 MB of memory.
"""

import sys

from PySide6.QtCore import SLOT, QObject, Signal, Slot

LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
NETWORK = (
    "org.freedesktop.NetworkManager",
    "/org/freedesktop/NetworkManager",
    "org.freedesktop.NetworkManager",
    "StateChanged",
)
ONLINE = 70
"""NetworkManager's state in which the whole Internet is there; below it are login pages, and networks without it."""


class AbsenceWatch(QObject):
    """Tells of absences from `start` on."""

    left = Signal()
    """The machine will sleep in a moment."""
    returned = Signal()
    """The machine woke up, or is online again."""

    def start(self) -> None:
        """Begin to tell. A bus or a service that is not there is no error."""
        if sys.platform != "linux":
            return
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.systemBus()
        if bus.isConnected():
            bus.connect(*LOGIND, self, SLOT("sleep(bool)"))  # type: ignore[call-overload]
            bus.connect(*NETWORK, self, SLOT("network(uint)"))  # type: ignore[call-overload]

    @Slot(bool)
    def sleep(self, is_about_to_begin: bool) -> None:
        """What logind says before a sleep and after it."""
        (self.left if is_about_to_begin else self.returned).emit()

    @Slot("uint")
    def network(self, state: int) -> None:
        """What NetworkManager says whenever its state is another."""
        if state == ONLINE:
            self.returned.emit()
