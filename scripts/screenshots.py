"""Renders every window, light and dark, into docs/images: `make screenshots`. Open and judge each one afterwards."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).parent.parent))

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from batotray.ui.about_window import AboutWindow
from batotray.ui.add.window import AddWindow
from batotray.ui.chapters.window import ChaptersWindow
from batotray.ui.context import WindowContext
from batotray.ui.dashboard.window import DashboardWindow
from batotray.ui.first_run.window import FirstRunWindow
from batotray.ui.inbox.window import InboxWindow
from batotray.ui.library.window import LibraryWindow
from batotray.ui.settings.window import SettingsWindow
from batotray.ui.shortcuts_window import ShortcutsWindow
from batotray.ui.theme import Theme
from batotray.ui.window import Window
from tests.ui.fake_context import fake_context
from tests.ui.sample_library import build

IMAGES = Path(__file__).parent.parent / "docs" / "images"
LISTS = QSize(1080, 680)
SETTLED_SECONDS = 1.0
Factory = Callable[[WindowContext], Window]
PLAIN: dict[str, tuple[Factory, QSize | None]] = {
    "inbox": (InboxWindow, QSize(720, 640)),
    "library": (LibraryWindow, LISTS),
    "upcoming": (lambda context: LibraryWindow(context, upcoming=True), LISTS),
    "chapters": (lambda context: ChaptersWindow(context, 1), LISTS),
    "dashboard": (DashboardWindow, QSize(1100, 900)),
    "settings": (SettingsWindow, None),
    "about": (AboutWindow, None),
    "add": (AddWindow, None),
    "first-run": (FirstRunWindow, None),
    "shortcuts": (ShortcutsWindow, None),
}
AROUND = {name: PLAIN[name] for name in ("inbox", "library")}


def pictures() -> Iterator[tuple[str, str, Factory, QSize | None]]:
    """Name of the picture, sample library, window, and its size where its own is not the one to show."""
    for name, (factory, size) in PLAIN.items():
        yield name, "plain", factory, size
    for name, (factory, size) in AROUND.items():
        for kind in ("empty", "awkward"):
            yield f"{name}-{kind}", kind, factory, size


def settle(app: QApplication) -> None:
    """Let reads, pictures and charts come."""
    end = time.monotonic() + SETTLED_SECONDS
    while time.monotonic() < end:
        app.processEvents()


def main() -> None:
    """Write all pictures."""
    app = QApplication([])
    theme = Theme(app, "light")
    theme.install()
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        libraries = {kind: Path(folder) / f"{kind}.sqlite" for kind in ("plain", "empty", "awkward")}
        for kind, path in libraries.items():
            build(path, kind)
        for mode in ("light", "dark"):
            theme.set_mode(mode)
            for name, kind, factory, size in pictures():
                window = factory(fake_context(theme, libraries[kind]))
                if size is not None:
                    window.resize(size)
                window.show()
                settle(app)
                window.grab().save(str(IMAGES / f"{name}-{mode}.png"))
                window.close()


if __name__ == "__main__":
    main()
