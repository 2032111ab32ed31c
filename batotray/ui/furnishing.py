"""What all windows share and the icon in the tray does without: colours, covers, the program's own icon. Main thread.

It is much of what Qt has, and for most of a day there is no window, so it is made for the first one.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from batotray.ui.context import Commands
from batotray.ui.cover_shelf import EngineCovers
from batotray.ui.covers import Covers
from batotray.ui.icons import app_icon
from batotray.ui.theme import Theme, ThemeMode


class Furnishing:
    """Makes the application look as it does from now on."""

    def __init__(self, app: QApplication, mode: ThemeMode, commands: Commands, parent: QObject) -> None:
        self.theme = Theme(app, mode)
        self.theme.install()
        self._covers = Covers(parent)
        self.covers = EngineCovers(commands, self._covers, parent)
        QTimer.singleShot(0, parent, lambda: app.setWindowIcon(app_icon()))  # once the window is there

    def set_mode(self, mode: ThemeMode) -> None:
        """Follow the system's scheme, or force light or dark from now on."""
        if mode != self.theme.mode:
            self.theme.set_mode(mode)

    def end(self) -> None:
        """Decode no more covers."""
        self._covers.stop()
