"""The window for adding, over a library that nothing is read from."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from batotray.core.commands import FollowSeries, Preview
from batotray.ui.add.window import AddWindow
from batotray.ui.theme import Theme
from tests.ui.add.answers import FOLLOWED, PREVIEW
from tests.ui.fake_context import Fakes, make_fakes

Open = Callable[..., AddWindow]


@pytest.fixture
def fakes(theme: Theme, tmp_path: Path) -> Fakes:
    """An engine that knows one series, whatever the link."""
    made = make_fakes(theme, tmp_path / "batotray.sqlite")
    made.commands.answers |= {Preview: PREVIEW, FollowSeries: FOLLOWED}
    return made


@pytest.fixture
def open_window(fakes: Fakes, qtbot: QtBot) -> Iterator[Open]:
    """Opens it with an empty clipboard and waits until it has the keyboard."""
    windows: list[AddWindow] = []
    QGuiApplication.clipboard().clear()

    def opened(link: str = "") -> AddWindow:
        window = AddWindow(fakes.context, link)
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.form.field.hasFocus)
        return window

    yield opened
    QGuiApplication.clipboard().clear()
    for window in filter(shiboken6.isValid, windows):
        window.close()
