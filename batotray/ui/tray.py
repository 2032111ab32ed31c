"""The icon in the tray: how much is unread, what the program is at, and a click that toggles the inbox. Main thread.

`QSystemTrayIcon.showMessage` is not for us: on Linux it freezes the badge for as long as the message lasts.
"""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from batotray.ui.tray_host import TrayHost
from batotray.ui.tray_icon import TrayState, tray_icon

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

DARK_PANELS = frozenset({"GNOME", "Unity", "Budgie", "Pantheon"})
"""Desktops whose panel is dark in a light scheme too."""
MATCHING_PANELS = frozenset({"KDE"})
"""Desktops whose panel follows the scheme."""
MIDDLE = 128
"""Between dark and light, as QColor has it."""


class Tray(QObject):
    """The icon with its menu; keeps what it shows, so that it can be made anew for a tray that came late."""

    clicked = Signal()

    def __init__(self, host: TrayHost, menu: QMenu, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._menu = menu
        self._since_click = QElapsedTimer()
        self._unread = 0
        self._state: TrayState = "normal"
        self._tooltip = QGuiApplication.applicationDisplayName()
        self._icon: QSystemTrayIcon | None = None
        self._shown: QIcon | None = None
        # As its palette has it: asking for the scheme itself would make the whole `Qt` namespace before the icon.
        self._is_scheme_dark = QGuiApplication.palette().window().color().lightness() < MIDDLE
        self.is_scheme_forced = False
        """Whether our windows have colours of their own choice, which say nothing about the panel."""
        host.appeared.connect(self._make)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def show_state(self, unread: int, state: TrayState, tooltip: str) -> None:
        """Show a number, a state and a hover text from now on."""
        self._unread, self._state, self._tooltip = unread, state, tooltip
        self._host.look_now_and_then()
        self._paint()

    def take_down(self) -> None:
        """Remove the icon; call it before quitting, so that no dead one stays until the mouse passes over it."""
        if self._icon is not None:
            self._icon.hide()
            self._icon.setContextMenu(None)  # type: ignore[arg-type]
            self._icon.deleteLater()
            self._icon = self._shown = None

    def _make(self) -> None:
        self.take_down()
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_activated)
        self._paint()
        self._icon.show()

    def _paint(self) -> None:
        """Only what changed: each goes over the bus, and every panel fetches all sizes of a new icon."""
        if self._icon is None:
            return
        is_dark = None if self.is_scheme_forced else self._is_scheme_dark
        icon = tray_icon(self._unread, self._state, is_panel_dark(is_dark, os.environ))
        if icon is not self._shown:
            self._icon.setIcon(icon)
            self._shown = icon
        if self._icon.toolTip() != self._tooltip:
            self._icon.setToolTip(self._tooltip)

    def _follow(self, scheme: "Qt.ColorScheme") -> None:
        self._is_scheme_dark = scheme.name == "Dark"
        self._paint()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """A double click comes as two clicks, or as a click and a double click: it counts as one."""
        if reason is not QSystemTrayIcon.ActivationReason.Trigger:
            return
        again = QGuiApplication.styleHints().mouseDoubleClickInterval()
        if not self._since_click.isValid() or self._since_click.elapsed() > again:
            self._since_click.start()
            self.clicked.emit()


def is_panel_dark(is_scheme_dark: bool | None, environ: Mapping[str, str]) -> bool | None:
    """Whether the panel behind the icon is dark, as far as the desktop's name and scheme tell; None: they do not."""
    desktops = environ.get("XDG_CURRENT_DESKTOP", "").split(":")
    if not DARK_PANELS.isdisjoint(desktops):
        return True
    if is_scheme_dark:
        return True
    return None if is_scheme_dark is None or MATCHING_PANELS.isdisjoint(desktops) else False
