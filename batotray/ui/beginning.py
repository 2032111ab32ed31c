"""The first third of a second: the icon is in the tray before the program's other parts are loaded. Main thread.

They are imported on a thread of their own meanwhile, so that the tray's questions about the icon are answered. Nothing
that is imported here may need them: it would come before the icon.
"""

import logging
import os
import threading
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

# isort: split
from batotray.ui import plain_imports  # noqa: F401  (before all others, which it makes quicker)

# isort: split
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMenu

from batotray.paths import APP
from batotray.ui.signals import SignalWatch
from batotray.ui.tray import Tray
from batotray.ui.tray_host import TrayHost

if TYPE_CHECKING:
    from batotray.ui.shell import Shell, Start

log = logging.getLogger(__name__)
SHELL = "batotray.ui.shell"
FAILED = 70
LOADER_SECONDS = 2.0


class Beginning(QObject):
    """The application with its icon and an empty menu, and then the shell."""

    _loaded = Signal(object)

    def __init__(self, app: QApplication, start: "Callable[[], Start]") -> None:
        super().__init__(app)
        self._start = start
        self.app = app
        self.menu = QMenu()
        self.host = TrayHost(self)
        self.tray = Tray(self.host, self.menu, self)
        self.was_clicked = False
        """Whether the icon was clicked before anything could answer: the shell makes up for it."""
        self.tray.clicked.connect(self._remember_click)
        self.signals = SignalWatch(app.quit, self)
        self.shell: Shell | None = None
        self._loaded.connect(self._go_on)
        self.host.start()
        self._loader = threading.Thread(target=self._load, name="loader")
        # One turn later, so that the icon is announced first.
        QTimer.singleShot(0, self._loader.start)

    def end(self) -> bool:
        """Close what was begun; False when a thread hangs and the process can only be left."""
        if self._loader.is_alive():
            self._loader.join(LOADER_SECONDS)
        has_ended = (self.shell is None or self.shell.end()) and not self._loader.is_alive()
        self.tray.take_down()
        self.signals.stop()
        return has_ended

    def _load(self) -> None:
        """On the loader's thread."""
        try:
            self._loaded.emit(import_module(SHELL).Shell)
        except Exception as error:
            log.exception("the program cannot be loaded")
            self._loaded.emit(error)

    def _remember_click(self) -> None:
        self.was_clicked = True

    def _go_on(self, loaded: Any) -> None:
        if isinstance(loaded, Exception):
            self.app.exit(FAILED)
            raise loaded
        self.shell = loaded(self, self._start())
        self.tray.clicked.disconnect(self._remember_click)


def run(start: "Callable[[], Start]", seconds: float | None = None) -> int:
    """Run until the user quits or `seconds` passed; returns the exit code, or leaves the process if a thread hangs.

    `start` is called when the shell is there.
    """
    app = QApplication([APP])
    app.setApplicationName(APP)
    app.setApplicationDisplayName(APP)  # in the titles of windows too, where a bare "Inbox" could be anybody's
    app.setDesktopFileName(APP)
    app.setQuitOnLastWindowClosed(False)
    beginning = Beginning(app, start)
    if seconds is not None:
        QTimer.singleShot(round(seconds * 1000), app.quit)
    code = app.exec()
    if not beginning.end():
        log.error("a thread did not end; leaving it behind")
        logging.shutdown()
        os._exit(code)
    return code
