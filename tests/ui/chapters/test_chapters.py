"""The chapter window: marks, opening, filters, and a series that goes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from batotray.core.commands import CheckNow, MarkChapters, MarkSeries, OpenChapter, Pause, Resume
from batotray.records import HostUpdate
from batotray.storage.store import Store
from batotray.ui.chapters.model import GROUP, LANGUAGE
from batotray.ui.chapters.reading import next_of
from batotray.ui.chapters.window import SHORTCUTS, UNREAD, ChaptersWindow
from batotray.ui.theme import LIGHT, Space, Theme
from batotray.ui.widgets.progress_strip import HealthDot
from batotray.ui.widgets.search_field import SearchField
from batotray.ui.widgets.segmented import SegmentedControl
from batotray.ui.widgets.state_page import StatePage
from batotray.ui.widgets.text_label import TextLabel
from batotray.views import ChapterRow
from tests.builders import DAY, HOUR, NOW, a_chapter
from tests.ui.accessible import nameless
from tests.ui.acting import part, press
from tests.ui.fake_context import Fakes, make_fakes
from tests.ui.pixels import has_colour
from tests.ui.sample_library import build
from tests.ui.small_engine import engine_over

ARCHIVIST = 2
NO_CHAPTERS = 10
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


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


def test_no_next_check_is_foretold_while_all_checking_is_paused(opened: Open) -> None:
    check = opened.window._head._facts[2][1]
    opened.fakes.commands.act(Pause(until=NOW + HOUR))
    opened.settle()
    assert check.text() == "All checking is paused until 13:00"
    opened.fakes.clock.advance(3600)
    opened.window.refresh_ages()
    opened.settle()
    assert check.text() != "All checking is paused until 13:00"
    opened.fakes.commands.act(Pause(ARCHIVIST))
    opened.fakes.commands.act(Pause())
    opened.settle()
    assert check.text() == "paused"
    opened.fakes.commands.act(Resume(ARCHIVIST))
    opened.settle()
    assert check.text() == "All checking is paused"


def test_a_source_that_asked_to_wait_has_the_colour_that_it_has_in_the_library(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    build(path := tmp_path / "batotray.db", "plain")
    store, fakes = Store.open(path), make_fakes(theme, path)
    (host,) = store.checks.hosts_of(ARCHIVIST)
    store.source_states.apply(HostUpdate(host, "mangadex", held_until=fakes.context.clock.now() + DAY), NOW)
    store.close()
    dot = part(Open(qtbot, fakes, ARCHIVIST).window, HealthDot)
    assert has_colour(dot, LIGHT.warning)


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
    assert opened.window._head.isHidden()
    assert opened.window._search.mapTo(opened.window, QPoint()).y() >= Space.SMALL


# ------------------------------------------------------------------ what is known of the series


def test_read_next_opens_the_lowest_unread_after_the_last_one_read(opened: Open) -> None:
    button = opened.window._head._next
    assert button.text() == "Read next: 110"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    opened.settle()
    assert opened.unread() == ["113", "112", "111"]
    press(button, Qt.Key.Key_N)
    opened.settle()
    assert opened.unread() == ["113", "112"]
    assert len(opened.fakes.browser.opened) == 2
    assert button.text() == "Read next: 112"


@pytest.mark.parametrize(
    ("read", "following"),
    [
        ("", "1"),
        ("1 2", "3"),
        ("2 4", "5"),  # what was left out before the last one read is not next
        ("2 5", "1"),  # but comes when nothing is left after it
        ("1 2 3 4 5", None),
    ],
)
def test_what_comes_next(read: str, following: str | None) -> None:
    rows = [
        ChapterRow(a_chapter(number, read=str(number) in read.split()), uploads=0, series_id=1)
        for number in range(5, 0, -1)
    ]
    found = next_of(rows)
    assert (found.chapter.number if found else None) == following


def test_the_head_tells_how_far_one_is_and_what_is_to_come(opened: Open) -> None:
    spoken = {label.accessibleName() for label in opened.window.findChildren(TextLabel)}
    assert "Progress: 109 of 113 chapters read" in spoken
    for fact in ("Rhythm: ", "Next release: ", "Next check: ", "Data from: MangaDex"):
        assert any(text.startswith(fact) for text in spoken), fact


def test_the_summary_opens_and_closes_as_plain_text(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    build(tmp_path / "batotray.db", "one")
    shown = Open(qtbot, make_fakes(theme, tmp_path / "batotray.db"), 1)
    text = part(shown.window, QPlainTextEdit)
    assert not text.isVisible()
    QTest.keyClick(shown.view, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert text.isVisible()
    assert text.toPlainText().startswith("A lamplighter keeps one street awake")
    assert any("Die Laternenfrau" in label.text() for label in shown.window.findChildren(TextLabel))
    QTest.keyClick(shown.view, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert not text.isVisible()


# ------------------------------------------------------------------ the table


def test_a_range_is_marked_at_once(opened: Open) -> None:
    opened.view.setCurrentIndex(opened.model.index(0, 0))
    for _ in range(2):
        QTest.keyClick(opened.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    opened.press(Qt.Key.Key_R)
    assert opened.unread() == ["110"]
    assert len(opened.fakes.commands.of(MarkChapters)) == 1


def test_a_row_is_spoken_whole(opened: Open) -> None:
    spoken = opened.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for word in ("Chapter 113", "Paper Moon", "1 h ago", "unread"):
        assert word in spoken


def test_columns_come_back_as_they_were_left(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    build(tmp_path / "batotray.db", "one")
    fakes = make_fakes(theme, tmp_path / "batotray.db")
    first = ChaptersWindow(fakes.context, 1)
    first.show()
    first.view.horizontalHeader().resizeSection(GROUP, 222)
    first.close()
    assert Open(qtbot, fakes, 1).view.columnWidth(GROUP) == 222


def test_names_stand_in_one_line_whether_read_or_not(opened: Open) -> None:
    assert opened.view.isColumnHidden(LANGUAGE)  # all are in one
    heights = {opened.view.rowHeight(row) for row in range(8)}
    assert len(heights) == 1


def test_the_keys_of_the_menus_are_those_that_work(opened: Open) -> None:
    menu = opened.window.actions_of_series.menu
    keys = {key.toString() for action in menu.actions() for key in action.shortcuts()}
    said = {key.toString() for entry in SHORTCUTS for key in entry.sequences()}
    assert keys <= said
    QTest.keyClick(opened.view, Qt.Key.Key_R, CONTROL_SHIFT)
    opened.settle()
    assert opened.unread() == []


def test_a_series_without_chapters_says_so(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    build(tmp_path / "batotray.db", "awkward")
    opened = Open(qtbot, make_fakes(theme, tmp_path / "batotray.db"), NO_CHAPTERS)
    assert part(opened.window, StatePage).state == "empty"
    assert opened.window._head._next.text() == "Nothing to read"
    assert not opened.window._head._next.isEnabled()
    assert nameless(opened.window) == []


def test_it_paints_from_right_to_left(opened: Open) -> None:
    opened.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    opened.settle()
    head = opened.window._head
    assert head._cover.geometry().left() > head._next.geometry().left()
    assert opened.view.columnViewportPosition(0) > opened.view.columnViewportPosition(GROUP)
    assert not opened.window.grab().isNull()
