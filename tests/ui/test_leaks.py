"""Every window, opened and closed fifty times: no widget, thread, descriptor or listener stays, nor any window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from batotray.ui.about_window import AboutWindow
from batotray.ui.add.window import AddWindow
from batotray.ui.chapters.window import ChaptersWindow
from batotray.ui.context import WindowContext
from batotray.ui.dashboard.charts import BarChart
from batotray.ui.dashboard.window import DashboardWindow
from batotray.ui.first_run.window import FirstRunWindow
from batotray.ui.inbox.window import InboxWindow
from batotray.ui.library.window import LibraryWindow
from batotray.ui.settings.window import SettingsWindow
from batotray.ui.shortcuts_window import ShortcutsWindow
from batotray.ui.still_here import StillHereWindow
from batotray.ui.theme import Theme
from batotray.ui.window import Window
from tests.ui.fake_context import fake_context
from tests.ui.leaks import left_behind
from tests.ui.sample_library import build

WINDOWS: dict[str, Callable[[WindowContext], Window]] = {
    "inbox": InboxWindow,
    "library": LibraryWindow,
    "chapters": lambda context: ChaptersWindow(context, 1),
    "dashboard": DashboardWindow,
    "settings": SettingsWindow,
    "add": AddWindow,
    "first run": FirstRunWindow,
    "about": AboutWindow,
    "shortcuts": ShortcutsWindow,
    "still here": StillHereWindow,
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("leaks") / "batotray.sqlite"
    build(path, "one")
    return path


def has_opened(window: Window) -> bool:
    """It has read what it shows; the dashboard has its charts, which come last."""
    has_read = not any(live._reading or live._is_stale for live in window._live)
    return has_read and (not isinstance(window, DashboardWindow) or len(window.findChildren(BarChart)) == 2)


@pytest.mark.parametrize("name", WINDOWS)
def test_fifty_openings_leave_nothing_behind(qapp: QApplication, theme: Theme, library: Path, name: str) -> None:
    context = fake_context(theme, library)
    before, after, alive = left_behind(lambda: WINDOWS[name](context), context, has_opened)
    assert after == before
    assert alive == 0
