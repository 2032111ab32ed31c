"""The list of keys: what it says is what windows bind, whole and nothing else; it is spoken, scrolled and closed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from batotray.ui.about_window import AboutWindow
from batotray.ui.add.window import AddWindow
from batotray.ui.chapters.window import ChaptersWindow
from batotray.ui.context import WindowContext
from batotray.ui.dashboard.window import DashboardWindow
from batotray.ui.first_run.window import FirstRunWindow
from batotray.ui.inbox.window import InboxWindow
from batotray.ui.library.window import LibraryWindow
from batotray.ui.settings.window import SettingsWindow
from batotray.ui.shortcuts import Shortcut
from batotray.ui.shortcuts_window import ShortcutsWindow
from batotray.ui.theme import Theme
from batotray.ui.widgets.text_label import TextLabel
from batotray.ui.window import Window
from tests.ui.accessible import name_of, nameless
from tests.ui.acting import part, press
from tests.ui.fake_context import Fakes, make_fakes
from tests.ui.sample_library import build

PRESSED = {"Return", "Shift+Return", "Ctrl+C"}
"""Keys that lists and fields know without a shortcut; their own tests press them."""
WINDOWS: dict[str, Callable[[WindowContext], Window]] = {
    "": SettingsWindow,
    "Inbox": InboxWindow,
    "Chapters of a series": lambda context: ChaptersWindow(context, 1),
    "Library": LibraryWindow,
    "Dashboard": DashboardWindow,
    "Add series": AddWindow,
    "Welcome": FirstRunWindow,
    "About batotray, and this list": AboutWindow,
}


@pytest.fixture
def fakes(theme: Theme, tmp_path: Path) -> Fakes:
    build(tmp_path / "batotray.sqlite", "one")
    return make_fakes(theme, tmp_path / "batotray.sqlite")


@pytest.fixture
def listed(fakes: Fakes) -> Iterator[ShortcutsWindow]:
    window = ShortcutsWindow(fakes.context)
    window.show()
    yield window
    if shiboken6.isValid(window):
        window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def bound(window: Window) -> set[str]:
    """The keys of a window and of all actions in it."""
    own = [shortcut.key() for shortcut in window.findChildren(QShortcut)]
    lent = [key for action in window.findChildren(QAction) for key in action.shortcuts()]
    return {written(key) for key in (*own, *lent)}


def written(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.PortableText)


def keys_of(listed: ShortcutsWindow, title: str) -> set[str]:
    return {
        written(key) for each, table in listed.groups() if each == title for entry in table for key in entry.sequences()
    }


@pytest.mark.parametrize("title", WINDOWS)
def test_the_list_and_what_is_bound_are_the_same(listed: ShortcutsWindow, fakes: Fakes, title: str) -> None:
    window = WINDOWS[title](fakes.context)
    said, everywhere = keys_of(listed, title), keys_of(listed, "Everywhere")
    there = bound(window)
    window.close()
    assert everywhere <= there
    assert there - everywhere - said == set()
    assert said - there - PRESSED == set()


def test_its_own_keys_are_listed_too(listed: ShortcutsWindow) -> None:
    assert bound(listed) == keys_of(listed, "Everywhere") | keys_of(listed, "About batotray, and this list")


def test_no_key_means_two_things_in_one_window(listed: ShortcutsWindow) -> None:
    for title, table in listed.groups():
        keys = [written(key) for entry in table for key in entry.sequences()]
        assert len(set(keys)) == len(keys), title


def test_each_line_is_spoken_with_its_key(listed: ShortcutsWindow) -> None:
    spoken = {name_of(label) for label in listed.findChildren(TextLabel)}
    assert nameless(listed) == []
    assert {"Ctrl+N: Add series", "Ctrl+Q: Quit batotray"} <= spoken


def test_it_scrolls_and_closes_by_keyboard(listed: ShortcutsWindow, qtbot: QtBot) -> None:
    listed.resize(300, 200)
    bar = part(listed, QScrollArea).verticalScrollBar()
    press(part(listed, QScrollArea), Qt.Key.Key_PageDown)
    assert bar.value() > 0
    with qtbot.waitSignal(listed.destroyed):
        press(listed, Qt.Key.Key_Escape)


def test_several_keys_may_mean_the_same() -> None:
    entry = Shortcut("Return Enter", "Open")
    assert [written(key) for key in entry.sequences()] == ["Return", "Enter"]
    assert entry.native() == "Enter"
    assert Shortcut("Shift+Return", "Begin").native() == "Shift+Enter"
