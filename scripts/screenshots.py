"""Renders every window, light and dark, into docs/images: `make screenshots`. Open and judge each one afterwards.

`screenshots.py FOLDER` writes them elsewhere.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).parent.parent))

import pyqtgraph  # noqa: F401 — else the first dashboard would be taken while its charts are still being loaded
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from batotray.core.commands import Preview
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
from batotray.ui.theme import Theme, ThemeMode
from batotray.ui.widgets.text_label import TextLabel
from batotray.ui.window import Window
from tests.ui.add.answers import LINK, PREVIEW
from tests.ui.fake_context import make_fakes
from tests.ui.sample_library import Kind, build

IMAGES = Path(__file__).parent.parent / "docs" / "images"
DATA_FOLDER = "~/.local/share/batotray"
"""What the window about the program says in place of the passing folder that it is over."""
LISTS = QSize(1080, 680)
SETTLED_SECONDS = 0.7
MODES: tuple[ThemeMode, ...] = ("light", "dark")
LONG_NAME, NO_CHAPTERS = 1, 10
"""Series of the library with awkward data."""
Factory = Callable[[WindowContext], Window]


@dataclass(frozen=True, slots=True)
class Shot:
    """A window over a sample library; in a size of its own where its usual one is not the one to show."""

    name: str
    factory: Factory
    size: QSize | None = None
    kind: Kind = "plain"


def about(context: WindowContext) -> AboutWindow:
    """The window with the folder of an ordinary installation."""
    window = AboutWindow(context)
    (folder,) = (label for label in window.findChildren(TextLabel) if label.text() == str(context.data_folder))
    folder.setText(DATA_FOLDER)
    return window


INBOX = Shot("inbox", InboxWindow, QSize(720, 640))
LIBRARY = Shot("library", LibraryWindow, LISTS)
UPCOMING = Shot("upcoming", lambda context: LibraryWindow(context, upcoming=True), LISTS)
DASHBOARD = Shot("dashboard", DashboardWindow, QSize(1100, 900))
PLAIN = (
    INBOX,
    LIBRARY,
    UPCOMING,
    Shot("chapters", lambda context: ChaptersWindow(context, 1), LISTS),
    DASHBOARD,
    Shot("settings", SettingsWindow, QSize(900, 620)),
    Shot("about", about),
    Shot("add", AddWindow),
    Shot("add-preview", lambda context: AddWindow(context, LINK)),
    Shot("first-run", FirstRunWindow, QSize(800, 760)),
    Shot("shortcuts", ShortcutsWindow),
)
AWKWARD = (
    Shot("chapters-awkward", lambda context: ChaptersWindow(context, LONG_NAME), LISTS, "awkward"),
    Shot("chapters-empty", lambda context: ChaptersWindow(context, NO_CHAPTERS), LISTS, "awkward"),
)


def shots() -> Iterator[Shot]:
    """All of them: the library of the drawings, and the lists with 0, 1 and 300 series and with awkward data."""
    yield from PLAIN
    yield from AWKWARD
    for shot in (INBOX, LIBRARY, UPCOMING, DASHBOARD):
        for kind in get_args(Kind):
            if kind != "plain":
                yield replace(shot, name=f"{shot.name}-{kind}", kind=kind)


def settle(app: QApplication) -> None:
    """Let reads, pictures and charts come."""
    end = time.monotonic() + SETTLED_SECONDS
    while time.monotonic() < end:
        app.processEvents()


def context_over(theme: Theme, library: Path) -> WindowContext:
    """The surroundings of a window, in which every link leads to the same series."""
    fakes = make_fakes(theme, library)
    fakes.commands.answers[Preview] = PREVIEW
    return fakes.context


def main(images: Path) -> None:
    """Write all pictures."""
    app = QApplication([])
    app.setCursorFlashTime(0)  # else chance decides whether it is seen
    theme = Theme(app, "light")
    theme.install()
    images.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        libraries = {kind: Path(folder) / f"{kind}.sqlite" for kind in get_args(Kind)}
        for kind, path in libraries.items():
            build(path, kind)
        for mode in MODES:
            theme.set_mode(mode)
            for shot in shots():
                window = shot.factory(context_over(theme, libraries[shot.kind]))
                if shot.size is not None:
                    window.resize(shot.size)
                window.show()
                settle(app)
                window.grab().save(str(images / f"{shot.name}-{mode}.png"))
                window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES)
