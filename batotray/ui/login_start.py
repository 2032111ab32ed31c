"""Keeps what the session starts at login in step with the setting. Main thread; files are touched in the pool."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool

from batotray.errors import StorageError
from batotray.settings import Resolved
from batotray.ui.autostart import Autostart
from batotray.ui.context import News

log = logging.getLogger(__name__)


class LoginStart(QObject):
    """Turns the start at login on or off when the saved settings were read, and whenever they change."""

    def __init__(
        self,
        autostart: Autostart,
        settings: Callable[[], Resolved],
        news: News,
        pool: QThreadPool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._autostart = autostart
        self._settings = settings
        self._pool = pool
        self._last: bool | None = None
        news.settings_changed.connect(self._follow)

    def _follow(self) -> None:
        wanted = self._settings().settings.start_at_login
        if wanted != self._last:
            self._last = wanted
            self._pool.start(QRunnable.create(lambda: apply(self._autostart, wanted)))


def apply(autostart: Autostart, wanted: bool) -> None:
    """Turn it on or off. What the disk refuses is logged: the program itself runs on."""
    try:
        if wanted:
            autostart.turn_on()
        else:
            autostart.turn_off()
    except StorageError as error:
        log.warning("start at login could not be turned %s: %s", "on" if wanted else "off", error)
