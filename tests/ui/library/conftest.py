"""Libraries to look at, each written once, and the window over them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from batotray.ui.library.window import LibraryWindow
from batotray.ui.theme import Theme
from batotray.ui.widgets.state_page import StatePage
from tests.ui.fake_context import Fakes, make_fakes
from tests.ui.sample_library import Kind, build

MakeFakes = Callable[[Kind], Fakes]
Open = Callable[..., LibraryWindow]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Kind], Path]:
    """The file with the library of a kind; not to be changed."""
    folder, known = tmp_path_factory.mktemp("library"), dict[Kind, Path]()

    def library(kind: Kind) -> Path:
        if kind not in known:
            known[kind] = folder / kind / "batotray.sqlite"
            build(known[kind], kind)
        return known[kind]

    return library


@pytest.fixture
def fakes_of(written: Callable[[Kind], Path], theme: Theme) -> MakeFakes:
    """A window's surroundings over the library of a kind."""
    return lambda kind: make_fakes(theme, written(kind))


@pytest.fixture
def own_file(written: Callable[[Kind], Path], tmp_path: Path) -> Path:
    """The plain library in a file of the test's own."""
    path = tmp_path / "batotray.sqlite"
    shutil.copy(written("plain"), path)
    return path


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Open]:
    """Opens the library and waits until it has read."""
    windows: list[LibraryWindow] = []

    def opened(fakes: Fakes, *, upcoming: bool = False) -> LibraryWindow:
        window = LibraryWindow(fakes.context, upcoming)
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.waitUntil(lambda: not any(page.is_waiting() for page in window.findChildren(StatePage)))
        QApplication.processEvents()  # the buttons of a row are placed after the view has laid it out
        return window

    yield opened
    for window in filter(shiboken6.isValid, windows):
        window.close()
