"""What the first window brings along: the theme in the mode that was chosen, and the program's own icon."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from batotray.ui.furnishing import Furnishing
from batotray.ui.theme import DARK, LIGHT, Theme
from tests.ui.fake_context import FakeCommands


@pytest.fixture
def furnishing(qapp: QApplication, theme: Theme) -> Iterator[Furnishing]:
    qapp.setWindowIcon(QIcon())
    parent = QObject()
    furnishing = Furnishing(qapp, "dark", FakeCommands(), parent)
    yield furnishing
    furnishing.end()
    delete(furnishing.theme)
    delete(parent)
    theme.set_mode("dark")  # another from now on than the fixture's own, so that this is put back


def test_it_looks_as_was_chosen_and_as_is_chosen_later(qapp: QApplication, furnishing: Furnishing) -> None:
    assert qapp.palette().window().color() == DARK.surface
    furnishing.set_mode("light")
    assert qapp.palette().window().color() == LIGHT.surface


def test_windows_have_the_programs_icon(qapp: QApplication, furnishing: Furnishing, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not qapp.windowIcon().isNull())
