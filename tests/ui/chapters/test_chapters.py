"""The chapter window: marks, opening, filters, and a series that goes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from batotray.core.commands import CheckNow, MarkChapters, MarkSeries, OpenChapter
from batotray.ui.chapters.window import UNREAD, ChaptersWindow
from batotray.ui.theme import Theme
from batotray.ui.widgets.search_field import SearchField
from batotray.ui.widgets.segmented import SegmentedControl
from batotray.ui.widgets.state_page import StatePage
from tests.ui.acting import part, press
from tests.ui.fake_context import Fakes, make_fakes
from tests.ui.sample_library import build
from tests.ui.small_engine import engine_over

ARCHIVIST = 2


class Open:
    """The chapter window of a series."""

    def __init__(self, qtbot: QtBot, fakes: Fakes, series_id: int) -> None:
        self.fakes = fakes
        self.window = ChaptersWindow(fakes.context, series_id)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        self.settle()
        self.view, self.model = self.window.view, self.window.model

    def settle(self) -> None:
        for _ in range(12):
            QTest.qWait(0)

    def press(self, key: Qt.Key) -> None:
        press(self.view, key)
        self.settle()

    def unread(self) -> list[str | None]:
        return [row.chapter.number for row in self.model.records() if not row.chapter.read]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Open]:
    path = tmp_path / "batotray.db"
    build(path, "plain")
    fakes = make_fakes(theme, path)
    with engine_over(fakes, path):
        yield Open(qtbot, fakes, ARCHIVIST)


def test_chapters_stand_newest_first_under_the_name_of_the_series(opened: Open) -> None:
    assert opened.window.windowTitle() == "Please Don't Feed the Archivist!"
    assert opened.model.rowCount() == 113
    assert opened.unread() == ["113", "112", "111", "110"]
    assert opened.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_model_is_sound(opened: Open) -> None:
    tester = QAbstractItemModelTester(opened.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    opened.press(Qt.Key.Key_R)
    del tester


def test_enter_opens_and_marks_read(opened: Open) -> None:
    row = opened.model.record(0)
    opened.press(Qt.Key.Key_Return)
    assert opened.fakes.browser.opened == [row.chapter.link]
    assert opened.fakes.commands.of(OpenChapter) == [OpenChapter(row.id)]
    assert opened.unread() == ["112", "111", "110"]


def test_r_and_u_mark_the_selected_chapters(opened: Open) -> None:
    opened.press(Qt.Key.Key_R)
    assert opened.unread() == ["112", "111", "110"]
    opened.press(Qt.Key.Key_U)
    assert opened.unread() == ["113", "112", "111", "110"]
    assert len(opened.fakes.commands.of(MarkChapters)) == 2


def test_marking_up_to_here_can_be_undone(opened: Open) -> None:
    opened.view.setCurrentIndex(opened.model.index(1, 0))
    QTest.keyClick(opened.view, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    opened.settle()
    assert opened.fakes.commands.of(MarkSeries) == [MarkSeries(ARCHIVIST, up_to="112")]
    assert opened.unread() == ["113"]
    opened.window.undo_bar.undo()
    opened.settle()
    assert len(opened.unread()) == 4


def test_unread_only_and_search_leave_what_fits(opened: Open) -> None:
    part(opened.window, SegmentedControl).select(UNREAD)
    assert opened.model.rowCount() == 4
    part(opened.window, SearchField).setText("chapter 111")
    assert opened.model.rowCount() == 1
    part(opened.window, SearchField).setText("nothing like it")
    assert part(opened.window, StatePage).state == "empty"


def test_f5_checks_the_series(opened: Open) -> None:
    opened.window.actions_of_series.check.trigger()
    assert opened.fakes.commands.of(CheckNow) == [CheckNow((ARCHIVIST,))]


def test_a_series_that_is_not_there_is_an_error(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "batotray.db"
    build(path, "empty")
    opened = Open(qtbot, make_fakes(theme, path), 1)
    assert part(opened.window, StatePage).state == "error"
