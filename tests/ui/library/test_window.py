"""The library as a person uses it."""

import gc
import weakref
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPersistentModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from batotray.core.commands import (
    CancelRound,
    CheckNow,
    Failed,
    MarkSeries,
    Mute,
    Pause,
    Resume,
    SetPriority,
    Undo,
    UnfollowSeries,
)
from batotray.core.events import Activity
from batotray.records import Changes
from batotray.ui.library.cells import CELL_ROLE, Cell, CellDelegate
from batotray.ui.library.filters import Filters
from batotray.ui.library.series_model import LATEST, NAME, NEXT, SOURCE, UNREAD, SeriesModel
from batotray.ui.library.series_page import SeriesPage
from batotray.ui.library.table import SeriesTable
from batotray.ui.library.upcoming_page import UpcomingList, UpcomingPage
from batotray.ui.library.window import LibraryWindow
from batotray.ui.theme import DARK, LIGHT, Theme
from batotray.ui.widgets.action_bar import ActionBar
from batotray.ui.widgets.banner import Banner
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.progress_strip import ProgressStrip
from batotray.ui.widgets.search_field import SearchField
from batotray.ui.widgets.segmented import SegmentedControl
from batotray.ui.widgets.text_label import TextLabel
from batotray.ui.widgets.undo_bar import UndoBar
from tests.builders import DAY, NOW
from tests.ui.accessible import name_of, nameless
from tests.ui.acting import click, part, press
from tests.ui.fake_context import make_fakes
from tests.ui.library.conftest import MakeFakes, Open
from tests.ui.pixels import colours, painted
from tests.ui.sample_library import build
from tests.ui.small_engine import engine_over


def table(window: LibraryWindow) -> SeriesTable:
    return part(window, SeriesTable)


def names(window: LibraryWindow) -> list[str]:
    model = table(window).model()
    return [str(model.index(row, NAME).data()) for row in range(model.rowCount())]


def choose(window: LibraryWindow, name: str) -> SeriesTable:
    """Bring the keyboard to the row of this series."""
    view = table(window)
    view.setFocus()
    view.go_to(names(window).index(name))
    return view


def current_name(view: SeriesTable) -> str:
    return str(view.currentIndex().siblingAtColumn(NAME).data())


def show_only(window: LibraryWindow, words: str) -> None:
    """Choose the entry of the *Show* menu whose label begins like this."""
    (filters,) = window.findChildren(Filters)
    menu = filters.button.menu()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()


def button(window: LibraryWindow, text: str) -> Button:
    return next(b for b in window.findChildren(Button) if b.text() == text and b.isVisible())


# ------------------------------------------------------------------ reading


def test_followed_series_stand_by_what_is_unread(fakes_of: MakeFakes, open_window: Open) -> None:
    shown = names(open_window(fakes_of("plain")))
    assert shown[:2] == ["Static Orchard", "Please Don't Feed the Archivist!"]
    assert "The Old Observatory" not in shown  # no longer followed


def test_an_empty_library_leads_to_adding(fakes_of: MakeFakes, open_window: Open) -> None:
    fakes = fakes_of("empty")
    window = open_window(fakes)
    assert part(window, SeriesPage).state == "empty"
    click(button(window, "Add a series"))
    assert fakes.windows.opened == [("add", "")]


def test_a_library_that_cannot_be_read_says_so_and_tries_again(
    fakes_of: MakeFakes, open_window: Open, qtbot: QtBot
) -> None:
    fakes = fakes_of("one")
    fakes.reads.failure = Failed("storage", "database_busy")
    window = open_window(fakes)
    page = part(window, SeriesPage)
    assert page.state == "error"
    assert not window.complaint.isVisible()  # once is enough
    fakes.reads.failure = None
    click(button(window, "Try again"))
    qtbot.waitUntil(lambda: page.state == "content")


def test_a_search_for_other_names_that_fails_is_said(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    fakes = fakes_of("one")
    window = open_window(fakes)
    fakes.reads.failure = Failed("storage", "database_busy")
    part(window, SearchField).setText("nobody")
    qtbot.waitUntil(window.complaint.isVisible)


def test_a_library_that_cannot_be_read_any_more_claims_nothing_of_it(
    fakes_of: MakeFakes, open_window: Open, qtbot: QtBot
) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    strip = part(window, ProgressStrip)
    assert all(label.text() for label in strip.findChildren(TextLabel))
    fakes.reads.failure = Failed("storage", "database_busy")
    fakes.change()
    qtbot.waitUntil(lambda: part(window, SeriesPage).state == "error")
    assert not any(label.text() for label in strip.findChildren(TextLabel))


def test_a_slow_read_is_announced(fakes_of: MakeFakes, qtbot: QtBot) -> None:
    fakes = fakes_of("one")
    fakes.reads.held = True
    window = LibraryWindow(fakes.context)
    window.show()
    qtbot.waitUntil(lambda: part(window, SeriesPage).state == "loading")
    fakes.reads.release()
    assert part(window, SeriesPage).state == "content"
    window.close()


def test_only_what_concerns_it_is_read_again(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    fakes = fakes_of("one")
    open_window(fakes)
    before = fakes.reads.asked
    fakes.change(Changes(checks=True))
    assert fakes.reads.asked == before
    fakes.change(Changes(chapters_of=frozenset({1})))
    qtbot.waitUntil(lambda: fakes.reads.asked == before + 1)


def test_commits_that_follow_closely_are_read_together(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    fakes = fakes_of("one")
    open_window(fakes)
    before = fakes.reads.asked
    for _ in range(20):
        fakes.change(Changes(chapters_of=frozenset({1})))
    qtbot.waitUntil(lambda: fakes.reads.asked == before + 1)
    QApplication.processEvents()
    assert fakes.reads.asked == before + 1


def test_a_window_that_closes_in_the_plan_is_read_anew(fakes_of: MakeFakes, open_window: Open) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    before = fakes.reads.asked
    window.refresh_ages()
    assert fakes.reads.asked == before
    fakes.clock.advance(3 * DAY.total_seconds())
    window.refresh_ages()
    assert fakes.reads.asked == before + 1


# ------------------------------------------------------------------ searching, filtering, sorting


def test_typing_narrows_the_table_and_the_keyboard_stays_on_its_row(fakes_of: MakeFakes, open_window: Open) -> None:
    window = open_window(fakes_of("plain"))
    choose(window, "Crosswind")
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = part(window, SearchField)
    assert search.hasFocus()
    QTest.keyClicks(search, "ss")
    assert names(window) == ["Crosswind"]
    press(search, Qt.Key.Key_Escape)
    assert len(names(window)) == 13
    assert current_name(table(window)) == "Crosswind"
    press(search, Qt.Key.Key_Return)
    assert table(window).hasFocus()


def test_a_series_is_found_by_its_other_names(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(fakes_of("plain"))
    search = part(window, SearchField)
    QTest.keyClicks(search, "laternen")
    qtbot.waitUntil(lambda: names(window) == ["The Lamplighter of Low Street"])
    QTest.keyClicks(search, "x")
    assert names(window) == []


def test_the_table_is_filtered_once_where_no_other_name_adds_to_it(fakes_of: MakeFakes, open_window: Open) -> None:
    window = open_window(fakes_of("plain"))
    (filters,) = window.findChildren(Filters)
    times: list[str] = []
    filters.changed.connect(lambda: times.append(filters.search.text()))
    for text in ("crosswind", "laternen"):
        filters.search.setText(text)
        for _ in range(5):
            QApplication.processEvents()
    assert times == ["crosswind", "laternen", "laternen"]


def test_a_search_without_result_leads_back_to_all(fakes_of: MakeFakes, open_window: Open) -> None:
    window = open_window(fakes_of("plain"))
    QTest.keyClicks(part(window, SearchField), "zzz")
    assert part(window, SeriesPage).state == "empty"
    click(button(window, "Show all"))
    assert len(names(window)) == 13
    assert part(window, SearchField).text() == ""


def test_kinds_and_sources_can_be_chosen_and_are_counted(fakes_of: MakeFakes, open_window: Open) -> None:
    window = open_window(fakes_of("plain"))
    show_only(window, "late (2)")
    assert sorted(names(window)) == ["Level One Forever", "Ninety Days of Rain"]
    show_only(window, "paused (1)")
    assert names(window) == ["Sleeping Cartographer"]
    show_only(window, "unread")
    show_only(window, "WEBTOON (2)")
    assert sorted(names(window)) == ["Salt Road Ledger", "Tidewater Academy"]
    assert button(window, "Show: unread, WEBTOON").isVisible()


def test_a_row_that_was_just_read_stays_under_unread(
    own_file: Path, theme: Theme, open_window: Open, qtbot: QtBot
) -> None:
    fakes = make_fakes(theme, own_file)
    with engine_over(fakes, own_file):
        window = open_window(fakes)
        show_only(window, "unread")
        choose(window, "Crosswind")
        held = QPersistentModelIndex(table(window).currentIndex())
        press(table(window), Qt.Key.Key_R)
        qtbot.waitUntil(lambda: not part(window, UndoBar).isHidden())
        model = table(window).model()
        assert isinstance(model, SeriesModel)
        qtbot.waitUntil(lambda: model.record(held).unread == 0)
        assert current_name(table(window)) == "Crosswind"


def test_columns_sort_by_click_and_the_order_is_kept(fakes_of: MakeFakes, open_window: Open) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    header = table(window).horizontalHeader()
    place = QPoint(header.sectionViewportPosition(NAME) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    by_name = sorted(names(window), key=str.casefold)
    assert names(window) in (by_name, by_name[::-1])
    table(window).sortByColumn(NEXT, Qt.SortOrder.AscendingOrder)
    first = names(window)
    assert first[0] == "Level One Forever"
    window.close()
    assert names(open_window(fakes)) == first


def test_a_narrow_window_leaves_columns_out_and_names_whole(fakes_of: MakeFakes, open_window: Open) -> None:
    window = open_window(fakes_of("plain"))
    view = table(window)
    window.resize(1100, 400)
    QApplication.processEvents()
    width = view.columnWidth(SOURCE)
    window.resize(640, 400)
    QApplication.processEvents()
    assert view.isColumnHidden(SOURCE)
    assert not view.isColumnHidden(UNREAD)
    assert view.columnWidth(NAME) >= 24 * view.fontMetrics().averageCharWidth()
    assert "MangaDex" in str(view.model().index(0, NAME).data(Qt.ItemDataRole.ToolTipRole))
    window.resize(1100, 400)
    QApplication.processEvents()
    assert view.columnWidth(SOURCE) == width


def test_columns_are_as_wide_as_what_they_say_and_names_have_the_rest(fakes_of: MakeFakes, open_window: Open) -> None:
    window = open_window(fakes_of("plain"))
    window.resize(960, 600)
    QApplication.processEvents()
    view = table(window)
    model, delegate = view.model(), view.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    for row in range(model.rowCount()):
        for column in (UNREAD, LATEST, NEXT, SOURCE):
            assert delegate.width_of(model.index(row, column).data(CELL_ROLE)) <= view.columnWidth(column)
    longest = max(view.fontMetrics().horizontalAdvance(name) for name in names(window))
    assert view.columnWidth(NAME) >= longest
    assert view.columnWidth(NAME) >= 0.25 * view.width()


def test_widths_that_the_reader_chose_are_kept_and_others_follow_the_rows(
    fakes_of: MakeFakes, open_window: Open
) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    own = table(window).columnWidth(NEXT)
    window.close()
    window = open_window(fakes)
    assert table(window).columnWidth(NEXT) == own
    table(window).setColumnWidth(NEXT, own - 40)
    fakes.change()
    QApplication.processEvents()
    assert table(window).columnWidth(NEXT) == own - 40
    window.close()
    assert table(open_window(fakes)).columnWidth(NEXT) == own - 40


def test_only_rows_that_say_something_else_are_measured_again(
    fakes_of: MakeFakes, open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    measured: list[Cell] = []
    width_of = CellDelegate.width_of

    def measure(delegate: CellDelegate, cell: Cell) -> int:
        measured.append(cell)
        return width_of(delegate, cell)

    monkeypatch.setattr(CellDelegate, "width_of", measure)
    model = part(window, SeriesTable).model()
    assert isinstance(model, SeriesModel)
    rows = model.every()
    model.merge(rows)
    table(window).suit_columns()
    assert measured == []
    model.merge([replace(rows[0], latest="Chapter 4000"), *rows[1:]])
    table(window).suit_columns()
    assert len(measured) == 4


def test_a_column_that_was_left_out_comes_back_in_a_wider_window(fakes_of: MakeFakes, open_window: Open) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    width = table(window).columnWidth(SOURCE)
    window.resize(640, 400)
    QApplication.processEvents()
    window.close()
    fakes.places.places.pop("library")
    assert table(open_window(fakes)).columnWidth(SOURCE) == width


# ------------------------------------------------------------------ acting on a row


def test_enter_and_double_click_open_the_chapters(fakes_of: MakeFakes, open_window: Open) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    view = choose(window, "Crosswind")
    press(view, Qt.Key.Key_Return)
    assert fakes.windows.opened == [("chapters", 5)]
    click(button(window, "Chapters"))
    assert fakes.windows.opened == [("chapters", 5), ("chapters", 5)]


def test_keys_ask_for_what_they_say(fakes_of: MakeFakes, open_window: Open) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    view = choose(window, "Crosswind")
    for key in (Qt.Key.Key_C, Qt.Key.Key_R, Qt.Key.Key_P, Qt.Key.Key_M, Qt.Key.Key_Delete):
        press(view, key)
    assert fakes.commands.submitted == [
        CheckNow((5,)),
        MarkSeries(5),
        Pause(5),
        Mute(5, True),
        UnfollowSeries(5),
    ]
    press(view, Qt.Key.Key_B)
    assert fakes.browser.opened == ["https://api.mangadex.org/series/5"]


def test_a_paused_series_is_resumed_and_a_muted_one_heard_again(fakes_of: MakeFakes, open_window: Open) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    press(choose(window, "Sleeping Cartographer"), Qt.Key.Key_P)
    press(choose(window, "Paper Planets"), Qt.Key.Key_M)
    assert fakes.commands.submitted == [Resume(13), Mute(12, False)]


def test_keys_act_only_where_the_keyboard_is(fakes_of: MakeFakes, open_window: Open) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    search = part(window, SearchField)
    search.setFocus()
    QTest.keyClicks(search, "crpm")
    assert search.text() == "crpm"
    assert fakes.commands.submitted == []


def test_the_menu_pauses_for_a_span_and_sets_the_priority(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    choose(window, "Crosswind")
    click(button(window, "More"))
    (menu,) = [m for m in window.findChildren(QMenu) if m.isVisible()]
    menus = {action.text(): action.menu() for action in menu.actions() if action.menu()}
    spans, priorities = menus["Pause for"], menus["Priority"]
    assert isinstance(spans, QMenu)
    assert isinstance(priorities, QMenu)
    spans.actions()[1].trigger()
    chosen = {action.text(): action for action in priorities.actions()}
    assert chosen["urgent"].isChecked()
    chosen["favourite"].trigger()
    assert fakes.commands.submitted == [Pause(5, NOW + 7 * DAY), SetPriority(5, "favourite")]
    menu.close()


def test_unfollowing_can_be_taken_back(own_file: Path, theme: Theme, open_window: Open, qtbot: QtBot) -> None:
    fakes = make_fakes(theme, own_file)
    with engine_over(fakes, own_file):
        window = open_window(fakes)
        press(choose(window, "Crosswind"), Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda: "Crosswind" not in names(window))
        assert "Crosswind" in name_of(part(window, UndoBar))
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: "Crosswind" in names(window))
        assert isinstance(fakes.commands.last(), Undo)


def test_removal_can_be_taken_back_too(own_file: Path, theme: Theme, open_window: Open, qtbot: QtBot) -> None:
    fakes = make_fakes(theme, own_file)
    with engine_over(fakes, own_file):
        window = open_window(fakes)
        view = choose(window, "Crosswind")
        QTest.keyClick(view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(lambda: "Crosswind" not in names(window))
        command = fakes.commands.last()
        assert isinstance(command, UnfollowSeries)
        assert command.purge
        assert "Crosswind" in name_of(part(window, UndoBar))
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: "Crosswind" in names(window))


def test_a_refusal_is_said_in_the_window(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    fakes = fakes_of("plain")
    fakes.commands.answers[CheckNow] = Failed("storage", "disk_full")
    window = open_window(fakes)
    press(choose(window, "Crosswind"), Qt.Key.Key_C)
    banner = next(b for b in window.findChildren(Banner) if b.objectName() == window.complaint.objectName())
    qtbot.waitUntil(banner.isVisible)
    assert "disk" in name_of(window.complaint)


# ------------------------------------------------------------------ a running round


def test_a_pause_of_all_can_be_ended_where_it_is_said(
    tmp_path: Path, theme: Theme, open_window: Open, qtbot: QtBot
) -> None:
    build(tmp_path / "batotray.sqlite", "plain")
    fakes = make_fakes(theme, tmp_path / "batotray.sqlite")
    with engine_over(fakes, tmp_path / "batotray.sqlite"):
        window = open_window(fakes)
        strip = part(window, ProgressStrip)
        fakes.commands.act(Pause())
        qtbot.waitUntil(strip._link.isVisible)
        assert strip._sentence.text() == "Paused"
        click(strip._link)
        assert fakes.commands.last() == Resume()
        qtbot.waitUntil(lambda: strip._sentence.text().startswith("Next check "))
        assert not strip._link.isVisible()


def test_a_round_is_shown_and_can_be_stopped(fakes_of: MakeFakes, open_window: Open) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert fakes.commands.last() == CheckNow()
    fakes.news.activity.emit(Activity(3, 7, "Crosswind"))
    assert not button(window, "Check now").isEnabled()
    strip = part(window, ProgressStrip)
    click(next(b for b in strip.findChildren(Button) if b.isVisible()))
    assert fakes.commands.last() == CancelRound()
    fakes.news.activity.emit(Activity())
    assert button(window, "Check now").isEnabled()


# ------------------------------------------------------------------ what is to come


def test_upcoming_opens_at_the_first_release_and_keys_pass_titles(fakes_of: MakeFakes, open_window: Open) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes, upcoming=True)
    view = part(window, UpcomingList)
    view.setFocus()
    assert view.isVisible()
    assert view.currentIndex().data() == "Level One Forever"
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Down)
    assert view.currentIndex().data() == "Tidewater Academy"
    press(view, Qt.Key.Key_Home)
    assert view.currentIndex().data() == "Level One Forever"
    press(view, Qt.Key.Key_Return)
    press(view, Qt.Key.Key_C)
    assert fakes.windows.opened == [("chapters", 6)]
    assert fakes.commands.submitted == [CheckNow((6,))]


def test_the_page_turns_by_key_and_by_choice(fakes_of: MakeFakes, open_window: Open) -> None:
    window = open_window(fakes_of("one"))
    QTest.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert part(window, UpcomingPage).isVisible()
    assert not part(window, SearchField).isVisible()
    part(window, SegmentedControl).select("series")
    assert part(window, SeriesPage).isVisible()
    window.show_page(True)
    assert part(window, SegmentedControl).key() == "upcoming"


def test_the_keyboard_is_in_the_list_at_first(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(fakes_of("plain"))
    qtbot.waitUntil(table(window).hasFocus)
    window._turn_over()
    qtbot.waitUntil(part(window, UpcomingList).hasFocus)


def test_what_is_to_come_is_shown_at_the_first_turn_and_followed_from_then_on(
    fakes_of: MakeFakes, open_window: Open, qtbot: QtBot
) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    assert not window.findChildren(UpcomingList)
    asked = fakes.reads.asked
    window.show_page(True)
    page = part(window, UpcomingPage)
    assert (page.state, page.model.rowCount() > 5, fakes.reads.asked) == ("content", True, asked)
    window.show_page(False)
    window.show_page(True)
    fakes.reads.failure = Failed("storage", "database_busy")
    fakes.change()
    qtbot.waitUntil(lambda: part(window, UpcomingPage).state == "error")


def test_a_page_that_is_turned_to_after_a_failure_says_so_too(fakes_of: MakeFakes, open_window: Open) -> None:
    fakes = fakes_of("plain")
    fakes.reads.failure = Failed("storage", "database_busy")
    window = open_window(fakes)
    window.show_page(True)
    page = part(window, UpcomingPage)
    assert page.state == "error"
    fakes.reads.failure = None
    click(button(window, "Try again"))
    QApplication.processEvents()
    assert (page.state, part(window, SeriesPage).state) == ("content", "content")


def test_a_check_that_is_overdue_is_said_to_be_next_now(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    fakes = fakes_of("one")
    fakes.clock.advance(400 * 86_400)
    window = open_window(fakes)
    now = window.context.words.clock(fakes.clock.now(), fakes.clock.now())
    strip = part(window, ProgressStrip)
    qtbot.waitUntil(lambda: any(f"Next check {now}:" in each.text() for each in strip.findChildren(TextLabel)))


def test_nothing_to_come_is_said(fakes_of: MakeFakes, open_window: Open) -> None:
    fakes = fakes_of("empty")
    window = open_window(fakes, upcoming=True)
    assert part(window, UpcomingPage).state == "empty"
    click(button(window, "Add a series"))
    assert fakes.windows.opened == [("add", "")]


def test_a_long_name_is_not_painted_below_the_buttons_of_its_row(fakes_of: MakeFakes, open_window: Open) -> None:
    window = open_window(fakes_of("awkward"), upcoming=True)
    view = part(window, UpcomingList)
    page = part(window, UpcomingPage)
    bar = part(page, ActionBar)
    buttons = bar.geometry().translated(-view.viewport().mapTo(page, QPoint()))
    bar.hide()
    assert str(view.currentIndex().data()).startswith("The Extraordinarily Long")
    assert colours(painted(view.viewport()).copy(buttons.adjusted(4, 4, -4, -4))) == {LIGHT.selection.name()}


@pytest.mark.parametrize("upcoming", [False, True])
def test_the_ring_of_the_current_row_goes_around_its_buttons(
    fakes_of: MakeFakes, open_window: Open, theme: Theme, upcoming: bool
) -> None:
    window = open_window(fakes_of("plain"), upcoming=upcoming)
    page = part(window, UpcomingPage if upcoming else SeriesPage)
    view = part(page, UpcomingList if upcoming else SeriesTable)
    view.setFocus()
    bar = part(page, ActionBar).geometry()
    image, ring = painted(page), theme.tokens.accent
    ends = [(bar.right(), bar.center().y()), (bar.center().x(), bar.top()), (bar.center().x(), bar.bottom())]
    assert [image.pixelColor(*end) for end in ends] == [ring] * 3
    assert image.pixelColor(bar.left(), bar.center().y()) == theme.tokens.selection


# ------------------------------------------------------------------ looks and end


def test_it_is_painted_in_both_themes_and_directions(
    fakes_of: MakeFakes, open_window: Open, theme: Theme, qtbot: QtBot
) -> None:
    window = open_window(fakes_of("awkward"))
    theme.set_mode("dark")
    row = table(window).visualRect(table(window).currentIndex())
    ground = painted(table(window).viewport()).pixelColor(row.right() - 2, row.center().y())
    assert ground == DARK.selection
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    choose(window, "A")
    qtbot.waitUntil(lambda: any(b.text() == "Chapters" and b.isVisible() for b in window.findChildren(Button)))
    chapters = button(window, "Chapters")
    view = table(window)
    assert current_name(view) == "A"
    press(view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: chapters.mapTo(view, chapters.rect().center()).x() < view.width() / 4)
    assert not window.grab().isNull()


def test_a_cover_that_arrives_is_painted(fakes_of: MakeFakes, open_window: Open) -> None:
    fakes = fakes_of("one")
    open_window(fakes)
    asked: list[int] = []
    plain = fakes.covers.picture
    fakes.covers.picture = lambda series_id, *rest: asked.append(series_id) or plain(series_id, *rest)  # type: ignore[method-assign,func-returns-value]
    fakes.covers.arrived.emit(1)
    QTest.qWait(0)
    assert asked == [1]


def test_the_table_has_a_name_and_its_cells_speak(fakes_of: MakeFakes, open_window: Open) -> None:
    window = open_window(fakes_of("plain"))
    assert name_of(table(window)) == "Series"
    assert nameless(window) == []
    index = table(window).model().index(0, UNREAD)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "5"


def test_closing_frees_it(fakes_of: MakeFakes, qtbot: QtBot) -> None:
    def open_and_close() -> "weakref.ref[LibraryWindow]":
        window = LibraryWindow(fakes_of("one").context)
        window.show()
        page = part(window, SeriesPage)
        qtbot.waitUntil(lambda: page.state == "content")
        with qtbot.waitSignal(window.destroyed):
            window.close()
        assert not shiboken6.isValid(window)
        return weakref.ref(window)

    dead = open_and_close()
    gc.collect()
    assert dead() is None
