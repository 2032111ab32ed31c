"""SIGTERM and SIGINT while Qt's loop sleeps: Python's own handlers would not run before something else wakes it.

Main thread.
"""

import signal
import socket
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier

HEEDED = (signal.SIGINT, signal.SIGTERM)


class SignalWatch(QObject):
    """Calls `end` on Qt's loop at each of these signals, until `stop`."""

    def __init__(self, end: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._end = end
        self._reading, self._writing = socket.socketpair()
        for side in (self._reading, self._writing):
            side.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        self._wakeup_before = signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        # The handlers do nothing: that the signal came is read from the socket.
        self._before = {number: signal.signal(number, lambda *_: None) for number in HEEDED}

    def stop(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        for side in (self._reading, self._writing):
            side.close()

    def _on_signal(self) -> None:
        with suppress(BlockingIOError):
            numbers = self._reading.recv(64)
            if any(number in HEEDED for number in numbers):
                self._end()
