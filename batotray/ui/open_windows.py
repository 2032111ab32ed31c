"""Opens windows, raises those that are open, and forgets those that were closed. Main thread.

A window's module is imported when it is opened for the first time: most are never opened in a day.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from batotray.ui.context import WindowContext

if TYPE_CHECKING:
    from batotray.ui.window import Window

Key: TypeAlias = tuple[str, int]

FACTORIES = {
    "inbox": ("batotray.ui.inbox.window", "InboxWindow"),
    "library": ("batotray.ui.library.window", "LibraryWindow"),
    "chapters": ("batotray.ui.chapters.window", "ChaptersWindow"),
    "dashboard": ("batotray.ui.dashboard.window", "DashboardWindow"),
    "settings": ("batotray.ui.settings.window", "SettingsWindow"),
    "about": ("batotray.ui.about_window", "AboutWindow"),
    "shortcuts": ("batotray.ui.shortcuts_window", "ShortcutsWindow"),
    "add": ("batotray.ui.add.window", "AddWindow"),
    "first_run": ("batotray.ui.first_run.window", "FirstRunWindow"),
    "still_here": ("batotray.ui.still_here", "StillHereWindow"),
}


class OpenWindows(QObject):
    """The windows' `Windows`: one of each, and one for each series."""

    unfurnished = Signal()
    """The first window is about to be made: `furnish` has to be called meanwhile, unless it was before."""
    opened = Signal(object)
    """A new window, before it is shown."""
    last_closed = Signal()
    """No window is open any more."""

    def __init__(self, quit_program: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quit = quit_program
        self._context: WindowContext | None = None
        self._open: dict[Key, Window] = {}

    def furnish(self, context: WindowContext) -> None:
        """What windows are given. It holds these windows, so it comes later."""
        self._context = context

    # -------------------------------------------------------------- Windows

    def show_inbox(self) -> None:
        self._show("inbox")

    def show_library(self, *, upcoming: bool = False) -> None:
        window: Any = self._show("library", upcoming=upcoming)
        window.show_page(upcoming)

    def show_chapters(self, series_id: int) -> None:
        self._show("chapters", series_id, number=series_id)

    def show_dashboard(self) -> None:
        self._show("dashboard")

    def show_settings(self) -> None:
        self._show("settings")

    def show_about(self) -> None:
        self._show("about")

    def show_shortcuts(self) -> None:
        self._show("shortcuts")

    def show_add(self, link: str = "") -> None:
        open_one = self._open.get(("add", 0))
        if open_one is None or not link:
            self._show("add", link)
            return
        # It shows another link: a new window takes its place as soon as it is gone.
        open_one.destroyed.connect(lambda: self._show("add", link))
        open_one.close()

    def show_first_run(self) -> None:
        self._show("first_run")

    def show_still_here(self) -> None:
        self._show("still_here")

    def quit(self) -> None:
        self._quit()

    # -------------------------------------------------------------- all of them

    def toggle_inbox(self) -> None:
        """Close the inbox when it is before the user, else bring it there."""
        inbox = self._open.get(("inbox", 0))
        if inbox is not None and inbox.isVisible() and not inbox.isMinimized() and not _is_covered(inbox):
            inbox.close()
        else:
            self.show_inbox()

    def windows(self) -> "tuple[Window, ...]":
        """Those that are open."""
        return tuple(self._open.values())

    def close_all(self) -> None:
        """Close what is open, so that places are remembered."""
        for window in self.windows():
            window.close()

    def _show(self, name: str, *args: object, number: int = 0, **named: object) -> "Window":
        key = (name, number)
        window = self._open.get(key)
        if window is None:
            window = self._make(key, args, named)
        bring_forward(window)
        return window

    def _make(self, key: Key, args: tuple[object, ...], named: dict[str, object]) -> "Window":
        if self._context is None:
            self.unfurnished.emit()
        assert self._context is not None
        module, factory = FACTORIES[key[0]]
        window: Window = getattr(import_module(module), factory)(self._context, *args, **named)
        self._open[key] = window
        window.destroyed.connect(lambda: self._forget(key))
        self.opened.emit(window)
        return window

    def _forget(self, key: Key) -> None:
        self._open.pop(key, None)
        QTimer.singleShot(0, self._tell_if_last)

    def _tell_if_last(self) -> None:
        """One turn later: a window may have been closed to be replaced by another."""
        if not self._open:
            self.last_closed.emit()


def bring_forward(window: QWidget) -> None:
    """Show a window, un-minimised and before all others."""
    from PySide6.QtCore import Qt

    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _is_covered(window: QWidget) -> bool:
    """Whether another of our windows has the keyboard; of other programs' windows we know nothing."""
    active = QApplication.activeWindow()
    return active is not None and active is not window
