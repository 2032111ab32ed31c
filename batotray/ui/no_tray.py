"""What windows say where the desktop has no tray: that closing the last one ends the program. Main thread.

Loaded before there is any window; what only windows need is not, for most of a day there is none.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from batotray.ui.window import Window


class NoTrayBar(QWidget):
    """A line at the bottom of a window, with the menu that the icon would have and a button that quits."""

    def __init__(self, window: "Window", menu: QMenu) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QHBoxLayout

        from batotray.ui.theme import Space
        from batotray.ui.widgets.button import Button
        from batotray.ui.widgets.text_label import TextLabel

        super().__init__(window)
        theme = window.context.theme
        self.setObjectName("no_tray_bar")
        sentence = self.tr(
            "This desktop shows no tray icons; on GNOME, the extension AppIndicator Support brings them back. "
            "batotray keeps checking while a window of it is open."
        )
        hint = TextLabel(theme, sentence, "caption", "muted", self, wrap=True)
        self.menu_button = Button(theme, self.tr("Menu"), parent=self)
        self.menu_button.setMenu(menu)
        self.quit_button = Button(theme, self.tr("Quit"), parent=self)
        self.quit_button.clicked.connect(window.context.windows.quit)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        row.addWidget(hint, 1)
        row.setSpacing(Space.SMALL)
        for button in (self.menu_button, self.quit_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)


class NoTrayBars(QObject):
    """Puts the bar into every window while there is no tray."""

    def __init__(self, menu: QMenu, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu = menu
        self.is_wanted = False

    def add_to(self, window: "Window") -> None:
        """Put the bar at the bottom of a window, unless it is there or not wanted."""
        layout = window.layout()
        if self.is_wanted and layout is not None and window.findChild(NoTrayBar) is None:
            layout.addWidget(NoTrayBar(window, self._menu))

    def remove_from(self, window: "Window") -> None:
        """A tray is there again."""
        bar = window.findChild(NoTrayBar)
        if isinstance(bar, NoTrayBar):
            bar.hide()
            bar.deleteLater()
