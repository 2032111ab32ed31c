"""One window of each kind, raised when it is asked for again, and forgotten once it was closed."""

import sys
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from batotray.ui import open_windows
from batotray.ui.context import WindowContext
from batotray.ui.no_tray import NoTrayBar, NoTrayBars
from batotray.ui.open_windows import OpenWindows
from batotray.ui.theme import Theme
from batotray.ui.window import Window
from tests.ui.fake_context import Fakes, make_fakes


class Plain(Window):
    """A window with nothing in it that notes how it was made."""

    def __init__(self, context: WindowContext, *args: object, **named: object) -> None:
        super().__init__(context, "plain", "Plain")
        self.made_with = (args, named)
        self.pages: list[bool] = []

    def show_page(self, upcoming: bool) -> None:
        self.pages.append(upcoming)


@pytest.fixture
def fakes(theme: Theme, tmp_path: Path) -> Fakes:
    return make_fakes(theme, tmp_path / "none.sqlite")


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every window is a plain one."""
    module: Any = ModuleType("plain_windows")
    module.__spec__ = ModuleSpec("plain_windows", None)
    module.Plain = Plain
    monkeypatch.setitem(sys.modules, "plain_windows", module)
    monkeypatch.setattr(open_windows, "FACTORIES", dict.fromkeys(open_windows.FACTORIES, ("plain_windows", "Plain")))


@pytest.fixture
def windows(fakes: Fakes, plain: None, qtbot: QtBot) -> Iterator[OpenWindows]:
    windows = OpenWindows(lambda: fakes.windows.quit())
    windows.furnish(fakes.context)
    yield windows
    windows.close_all()
    qtbot.waitUntil(lambda: windows.windows() == ())


def test_a_window_is_opened_once_and_raised_after_that(windows: OpenWindows) -> None:
    windows.show_inbox()
    (first,) = windows.windows()
    first.showMinimized()
    windows.show_inbox()
    assert windows.windows() == (first,)
    assert first.isVisible()
    assert not first.isMinimized()


def test_each_series_has_a_window_of_its_own(windows: OpenWindows) -> None:
    for series_id in (3, 4, 3):
        windows.show_chapters(series_id)
    made_with = [window.made_with for window in windows.windows() if isinstance(window, Plain)]
    assert made_with == [((3,), {}), ((4,), {})]


def test_the_library_turns_to_the_page_that_was_asked_for(windows: OpenWindows) -> None:
    windows.show_library(upcoming=True)
    windows.show_library()
    (library,) = windows.windows()
    assert isinstance(library, Plain)
    assert library.pages == [True, False]


def test_a_closed_window_is_forgotten_and_the_last_one_is_told_of(qtbot: QtBot, windows: OpenWindows) -> None:
    windows.show_inbox()
    windows.show_settings()
    inbox, settings = windows.windows()
    inbox.close()
    qtbot.waitUntil(lambda: windows.windows() == (settings,))
    with qtbot.waitSignal(windows.last_closed):
        settings.close()


def test_a_second_link_gets_a_window_of_its_own_in_place_of_the_first(qtbot: QtBot, windows: OpenWindows) -> None:
    windows.show_add("https://example.org/1")
    (first,) = windows.windows()
    with qtbot.assertNotEmitted(windows.last_closed):
        windows.show_add("https://example.org/2")
        qtbot.waitUntil(lambda: windows.windows() not in ((), (first,)))
    (second,) = windows.windows()
    assert isinstance(second, Plain)
    assert second.made_with == (("https://example.org/2",), {})
    windows.show_add()
    assert windows.windows() == (second,)


@pytest.mark.usefixtures("plain")
def test_what_windows_are_given_is_asked_for_with_the_first_of_them(fakes: Fakes, qtbot: QtBot) -> None:
    bare, asked = OpenWindows(lambda: None), list[str]()

    def furnish() -> None:
        asked.append("furnish")
        bare.furnish(fakes.context)

    bare.unfurnished.connect(furnish)
    bare.show_inbox()
    bare.show_settings()
    assert [type(window) for window in bare.windows()] == [Plain, Plain]
    assert asked == ["furnish"]
    bare.close_all()
    qtbot.waitUntil(lambda: bare.windows() == ())


def test_a_click_on_the_icon_closes_the_inbox_only_when_it_is_before_the_user(
    qtbot: QtBot, windows: OpenWindows
) -> None:
    windows.toggle_inbox()
    (inbox,) = windows.windows()
    qtbot.waitExposed(inbox)
    inbox.showMinimized()
    windows.toggle_inbox()
    assert not inbox.isMinimized()
    windows.toggle_inbox()
    qtbot.waitUntil(lambda: windows.windows() == ())


def test_quitting_is_passed_on(windows: OpenWindows, fakes: Fakes) -> None:
    windows.quit()
    assert fakes.windows.opened == [("quit",)]


def test_without_a_tray_every_window_has_its_menu_and_a_way_to_quit(windows: OpenWindows, fakes: Fakes) -> None:
    menu = QMenu()
    bars = NoTrayBars(menu, windows)
    windows.opened.connect(bars.add_to)
    windows.show_inbox()
    (inbox,) = windows.windows()
    assert inbox.findChild(NoTrayBar) is None
    bars.is_wanted = True
    bars.add_to(inbox)
    bars.add_to(inbox)
    windows.show_settings()
    for window in windows.windows():
        (bar,) = window.findChildren(NoTrayBar)
        assert isinstance(bar, NoTrayBar)
        assert bar.menu_button.menu() is menu
        bar.quit_button.click()
    assert fakes.windows.opened == [("quit",), ("quit",)]
    bars.remove_from(inbox)
    assert not any(bar.isVisible() for bar in inbox.findChildren(NoTrayBar))
