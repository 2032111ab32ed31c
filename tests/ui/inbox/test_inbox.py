"""The inbox as a person uses it: what it shows, what keys and buttons do, and that it stays still while news comes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from batotray.core.commands import (
    CancelRound,
    Failed,
    MarkNotifications,
    Mute,
    OpenNotification,
    Pause,
    Resume,
    Snooze,
    Undo,
)
from batotray.core.events import Activity
from batotray.records import Changes, NewNotification, SeriesDetails, SeriesRef
from batotray.storage.store import Store
from batotray.ui.inbox.delegate import InboxDelegate
from batotray.ui.inbox.reading import PAGE
from batotray.ui.inbox.window import ALL, UNREAD, InboxWindow
from batotray.ui.theme import Theme
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.progress_strip import ProgressStrip
from batotray.ui.widgets.search_field import SearchField
from batotray.ui.widgets.segmented import SegmentedControl
from batotray.ui.widgets.state_page import StatePage
from batotray.ui.widgets.text_label import TextLabel
from tests.builders import DAY, HOUR, NOW
from tests.fakes import FakeClock
from tests.ui.acting import click, part, press
from tests.ui.fake_context import Fakes, make_fakes
from tests.ui.paintings import Paintings
from tests.ui.pixels import painted
from tests.ui.sample_library import Kind, build
from tests.ui.small_engine import engine_over

NEWS = Changes(notifications=True)


class Desk:
    """An open inbox over a library that its commands change."""

    def __init__(self, qtbot: QtBot, fakes: Fakes, store: Store) -> None:
        self.qtbot = qtbot
        self.fakes = fakes
        self.store = store
        self.window = InboxWindow(fakes.context)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(lambda: not part(self.window, StatePage).is_waiting())
        self.settle()
        self.view, self.model = self.window.view, self.window.model

    def settle(self) -> None:
        """Let every read and answer under way arrive."""
        for _ in range(12):
            QTest.qWait(0)

    def ids(self) -> list[int]:
        return [row.id for row in self.model.records()]

    def go_to(self, notification_id: int) -> None:
        self.view.setCurrentIndex(self.model.index_of(notification_id))

    def press(self, key: Qt.Key) -> None:
        press(self.view, key)
        self.settle()

    def choose(self, key: str) -> None:
        part(self.window, SegmentedControl).select(key)
        self.settle()

    def tell(self, name: str) -> None:
        """A new row comes in."""
        self.store.notifications.add(1, NewNotification("new_chapter", {"series": name}, 1, visible_at=NOW), NOW)
        self.fakes.change(NEWS)
        self.settle()

    def unread(self) -> int:
        return len(self.store.notifications.unread_ids(NOW))


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    yield from a_desk(qtbot, theme, tmp_path, "plain")


def a_desk(qtbot: QtBot, theme: Theme, folder: Path, kind: Kind) -> Iterator[Desk]:
    path = folder / "batotray.db"
    build(path, kind)
    fakes = make_fakes(theme, path)
    with engine_over(fakes, path) as store:
        yield Desk(qtbot, fakes, store)


def test_it_shows_what_the_badge_counts_by_day_with_the_important_first(desk: Desk) -> None:
    assert set(desk.ids()) == set(desk.store.notifications.unread_ids(NOW))
    days = [desk.model.day(row) for row in range(desk.model.rowCount())]
    assert [day for day in days if day] == ["Today", "Yesterday", "Thursday 26 February"]
    assert desk.model.record(0).notification.kind == "batch_update"
    assert desk.model.record(3).notification.kind == "status_change"


def test_all_shows_read_and_snoozed_rows_too(desk: Desk) -> None:
    desk.choose(ALL)
    assert len(desk.ids()) == 12


def test_the_model_is_sound_through_a_hundred_merges_and_keeps_place_and_choice(desk: Desk) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(desk.model, mode)
    chosen = desk.ids()[4]
    desk.go_to(chosen)
    place = desk.view.visualRect(desk.model.index_of(chosen)).bottom()
    for number in range(100):
        desk.store.notifications.add(1, NewNotification("new_chapter", {"series": f"s{number}"}, 1), NOW)
        desk.fakes.change(NEWS)
        desk.settle()
    record = desk.model.record(desk.view.currentIndex())
    assert record.id == chosen
    assert desk.view.visualRect(desk.model.index_of(chosen)).bottom() == place
    del tester


def test_headers_move_with_their_days(desk: Desk) -> None:
    def days() -> list[object]:
        return [desk.model.day(row) for row in range(desk.model.rowCount())]

    before, rows = days(), desk.model.records()
    assert before[1] == ""
    desk.model.merge(rows[1:])
    assert days() == ["Today", *before[2:]]
    desk.model.merge(rows)
    assert days() == before
    later = replace(rows[0].notification, visible_at=rows[0].notification.visible_at - DAY)
    desk.model.merge([replace(rows[0], notification=later), *rows[1:]])
    assert days()[:2] == ["Yesterday", "Today"]
    desk.model.set_filter(lambda row: row is rows[-1])
    assert [day != "" for day in days()] == [True]


def test_enter_opens_and_marks_read_and_the_row_stays_until_the_view_is_entered_again(desk: Desk) -> None:
    row = desk.model.record(0)
    desk.press(Qt.Key.Key_Return)
    assert desk.fakes.browser.opened == [row.notification.link]
    assert desk.fakes.commands.of(OpenNotification) == [OpenNotification(row.id)]
    assert row.id in desk.ids()
    desk.choose(ALL)
    desk.choose(UNREAD)
    assert row.id not in desk.ids()


def test_a_row_without_a_link_opens_the_series(desk: Desk) -> None:
    trouble = next(row for row in desk.model.records() if row.notification.kind == "source_trouble")
    desk.go_to(trouble.id)
    desk.press(Qt.Key.Key_Return)
    assert desk.fakes.windows.opened == [("chapters", trouble.notification.series_id)]
    assert desk.fakes.browser.opened == []


def test_a_double_click_opens(desk: Desk) -> None:
    middle = desk.view.visualRect(desk.model.index(1, 0)).center()
    at = QPoint(120, middle.y())
    QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert desk.fakes.browser.opened == [desk.model.record(1).notification.link]


def test_keys_mark_read_and_unread(desk: Desk) -> None:
    row = desk.ids()[0]
    desk.press(Qt.Key.Key_R)
    assert desk.store.notifications.get(row).read
    desk.press(Qt.Key.Key_U)
    assert not desk.store.notifications.get(row).read
    assert desk.fakes.commands.of(MarkNotifications) == [
        MarkNotifications((row,), True),
        MarkNotifications((row,), False),
    ]


def test_delete_marks_read_and_goes_on(desk: Desk) -> None:
    first, second = desk.ids()[:2]
    desk.press(Qt.Key.Key_Delete)
    assert desk.store.notifications.get(first).read
    assert desk.model.record(desk.view.currentIndex()).id == second


def test_a_snoozed_row_goes_at_once_and_comes_back_by_undo(desk: Desk) -> None:
    row = desk.ids()[0]
    desk.press(Qt.Key.Key_S)
    assert desk.fakes.commands.of(Snooze)[0].notification_ids == (row,)
    assert row not in desk.ids()
    desk.window.undo_bar.undo()
    desk.settle()
    assert row in desk.ids()


def test_the_row_after_one_that_was_put_away_is_put_away_next(desk: Desk) -> None:
    first, second = desk.ids()[:2]
    for _ in range(2):
        desk.press(Qt.Key.Key_S)
        desk.settle()
    assert [command.notification_ids for command in desk.fakes.commands.of(Snooze)] == [(first,), (second,)]


def test_m_mutes_the_series(desk: Desk) -> None:
    series = desk.model.record(0).notification.series_id
    desk.press(Qt.Key.Key_M)
    assert desk.fakes.commands.of(Mute)[0] == Mute(series or 0, True)


def test_mark_all_read_empties_the_view_and_undo_fills_it(desk: Desk) -> None:
    count = desk.unread()
    click(desk.window._mark_all)
    desk.settle()
    assert desk.unread() == 0
    assert part(desk.window, StatePage).state == "empty"
    assert desk.window.undo_bar.isVisible()
    assert desk.window.undo_bar.accessibleName() == "All marked read"
    desk.window.undo_bar.undo()
    desk.settle()
    assert desk.fakes.commands.of(Undo)
    assert (desk.unread(), len(desk.ids())) == (count, count)
    assert desk.view.hasFocus()
    assert desk.view.currentIndex().row() == 0


def test_search_finds_by_series_and_says_when_nothing_fits(desk: Desk) -> None:
    field = part(desk.window, SearchField)
    field.setText("crosswind")
    desk.settle()
    assert [row.notification.series for row in desk.model.records()] == ["Crosswind"]
    field.setText("nobody")
    desk.settle()
    assert part(desk.window, StatePage).state == "empty"
    field.clear()
    desk.settle()
    assert len(desk.ids()) == desk.unread()


def test_new_rows_appear_while_it_is_open(desk: Desk) -> None:
    before = len(desk.ids())
    desk.tell("Brand new")
    assert len(desk.ids()) == before + 1


def test_a_running_round_is_shown_and_can_be_stopped(desk: Desk) -> None:
    strip = part(desk.window, ProgressStrip)
    desk.fakes.news.activity.emit(Activity(3, 7, "Crosswind"))
    assert strip._sentence.text() == "3 of 7: Crosswind"
    click(strip._cancel)
    assert desk.fakes.commands.last() == CancelRound()
    desk.fakes.news.activity.emit(Activity())
    assert "Next check" in strip._sentence.text()


def test_a_failed_read_is_said_and_tried_again(desk: Desk) -> None:
    desk.fakes.reads.failure = Failed("storage", "database_damaged")
    desk.fakes.change(NEWS)
    desk.settle()
    page, strip = part(desk.window, StatePage), part(desk.window, ProgressStrip)
    assert page.state == "error"
    assert (strip._sentence.text(), strip._aside.text()) == ("", "")
    desk.fakes.reads.failure = None
    page.action_triggered.emit("error")
    desk.settle()
    assert part(desk.window, StatePage).state == "content"


def test_without_series_it_offers_to_add_one(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    for desk in a_desk(qtbot, theme, tmp_path, "empty"):
        page = part(desk.window, StatePage)
        assert page.state == "empty"
        page.action_triggered.emit("empty")
        assert desk.fakes.windows.opened == [("add", "")]


def test_a_row_is_spoken_whole(desk: Desk) -> None:
    spoken = desk.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for word in ("Archivist", "4 new", "Chapters 110", "1 h ago", "unread"):
        assert word in spoken
    interface = QAccessible.queryAccessibleInterface(desk.view)
    assert interface.text(QAccessible.Text.Name) == "Notifications"


def test_it_paints_from_right_to_left(desk: Desk) -> None:
    desk.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    desk.go_to(desk.ids()[1])
    desk.settle()
    assert not desk.window.grab().isNull()
    viewport, bar = desk.window.view.viewport(), desk.window._bar
    assert bar.mapTo(desk.window, QPoint()).x() == viewport.mapTo(desk.window, QPoint()).x()


def test_a_pause_is_said_with_the_way_to_end_it_and_ends_by_itself(desk: Desk) -> None:
    strip = part(desk.window, ProgressStrip)
    assert not strip._link.isVisible()
    for way_out in ("link", "time"):
        desk.fakes.commands.act(Pause(until=desk.fakes.clock.now() + HOUR))
        desk.settle()
        assert strip._sentence.text().startswith("Paused until ")
        if way_out == "link":
            click(strip._link)
            assert desk.fakes.commands.last() == Resume()
        else:
            desk.fakes.clock.advance(3600)
            desk.window.refresh_ages()
        desk.settle()
        assert strip._sentence.text().startswith("Next check ")
        assert not strip._link.isVisible()


# ------------------------------------------------------------------ snoozing by choice


def test_shift_s_offers_moments_and_the_bar_says_which_was_taken(desk: Desk) -> None:
    row = desk.ids()[0]
    QTest.keyClick(desk.view, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    menu = desk.window.actions_of_row.snoozes
    assert menu.isVisible()
    offered = {action.text().split("\t")[0]: action for action in menu.actions()}
    assert menu.activeAction() is offered["In an hour"]
    offered["At the weekend"].trigger()
    menu.close()
    desk.settle()
    (snooze,) = desk.fakes.commands.of(Snooze)
    assert (snooze.notification_ids, snooze.until.weekday()) == ((row,), 5)
    assert desk.window.undo_bar.accessibleName() == "Snoozed until Sat 08:00"


def test_the_arrow_beside_snooze_offers_them_too(desk: Desk) -> None:
    arrow = next(
        button for button in desk.window._bar.findChildren(Button) if button.accessibleName() == "Snooze until…"
    )
    click(arrow)
    assert desk.window.actions_of_row.snoozes.isVisible()
    desk.window.actions_of_row.snoozes.close()


# ------------------------------------------------------------------ details


def test_a_link_leads_to_the_chapters_where_a_row_says_less_than_there_is(desk: Desk) -> None:
    delegate = desk.view.itemDelegate()
    assert isinstance(delegate, InboxDelegate)
    batch, one = desk.model.index(0, 0), desk.model.index(1, 0)
    assert link_of(desk, delegate, one).isEmpty()
    QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=link_of(desk, delegate, batch).center())
    assert desk.fakes.windows.opened == [("chapters", desk.model.record(batch).notification.series_id)]


def test_a_row_that_is_cut_has_the_link_and_the_whole_as_a_tip(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    for desk in a_desk(qtbot, theme, tmp_path, "awkward"):
        delegate = desk.view.itemDelegate()
        assert isinstance(delegate, InboxDelegate)
        desk.window.resize(420, 600)
        desk.settle()
        links = [link_of(desk, delegate, desk.model.index(row, 0)) for row in range(2)]
        assert not links[1].isEmpty()
        assert desk.view.viewport().rect().contains(links[1])


def test_in_the_narrowest_inbox_the_current_row_keeps_its_words_beside_whole_buttons(desk: Desk) -> None:
    delegate, bar = desk.view.itemDelegate(), desk.window._bar
    assert isinstance(delegate, InboxDelegate)
    desk.window.resize(10, 600)
    desk.settle()
    for index in (desk.model.index(row, 0) for row in range(desk.model.rowCount())):
        desk.view.setCurrentIndex(index)
        desk.settle()
        line = delegate._line(desk.view.visualRect(index), index)
        words = delegate._words_place(line, index).box()
        assert words.width() >= 15 * desk.view.fontMetrics().averageCharWidth()
        assert words.right() < desk.view.viewport().width() - bar.width()
        assert words.contains(link_of(desk, delegate, index)) or link_of(desk, delegate, index).isEmpty()
        assert bar.width() == bar.sizeHint().width()


def test_c_leads_to_the_chapters(desk: Desk) -> None:
    desk.press(Qt.Key.Key_C)
    assert desk.fakes.windows.opened == [("chapters", desk.model.record(0).notification.series_id)]


def link_of(desk: Desk, delegate: InboxDelegate, index: QModelIndex) -> QRect:
    return delegate._link(desk.view.visualRect(index), index)


def test_a_read_that_changes_nothing_paints_nothing_until_an_age_is_another(desk: Desk) -> None:
    before, paintings = painted(desk.view), Paintings(desk.view.viewport())
    desk.fakes.change(NEWS)
    desk.settle()
    assert paintings.count == 0
    desk.fakes.clock.advance(3600)
    desk.window.refresh_ages()
    desk.settle()
    assert paintings.count > 0
    assert painted(desk.view) != before


def test_rows_speak_another_language_once_it_is_chosen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = desk.model.lines(desk.model.record(0))
    monkeypatch.setattr(desk.fakes.context.words, "_translate", lambda context, text, comment, n: f"¡{text}")
    QApplication.sendEvent(desk.window, QEvent(QEvent.Type.LanguageChange))
    assert desk.model.lines(desk.model.record(0)).line != before.line


# ------------------------------------------------------------------ page by page


@pytest.fixture
def many(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Desk]:
    yield from a_desk(qtbot, theme, tmp_path, "many")


def test_it_reads_on_as_one_scrolls_until_all_is_there(many: Desk) -> None:
    many.choose(ALL)
    assert len(many.ids()) == PAGE
    tester = QAbstractItemModelTester(many.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    scroll_to_the_end(many)
    assert len(many.ids()) == len(set(many.ids())) == 900
    assert not many.model.canFetchMore(QModelIndex())
    del tester


@pytest.mark.parametrize("which", [ALL, UNREAD])
def test_back_at_the_top_what_was_read_far_below_is_let_go_of(many: Desk, which: str) -> None:
    if which == UNREAD:
        many.store.notifications.mark(range(1, 901), False)
    many.choose(ALL)
    many.choose(which)
    scroll_to_the_end(many)
    whole, first, read = many.ids(), many.ids()[:PAGE], many.ids()[3]
    assert len(whole) > 3 * PAGE
    many.go_to(read)
    many.press(Qt.Key.Key_R)
    many.view.scrollToTop()
    many.settle()
    assert many.ids() == first
    assert many.model.record(many.view.currentIndex()).id == read
    scroll_to_the_end(many)
    assert many.ids() == whole


def test_the_moments_to_snooze_until_are_offered_beside_their_row(many: Desk) -> None:
    many.go_to(many.ids()[100])
    many.view.scrollToTop()
    QTest.keyClick(many.view, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    row = many.view.visualRect(many.view.currentIndex())
    many.window.actions_of_row.snoozes.close()
    assert many.view.viewport().rect().contains(row)


def test_what_is_chosen_far_below_is_not_let_go_of(many: Desk) -> None:
    many.choose(ALL)
    scroll_to_the_end(many)
    many.go_to(many.ids()[500])
    many.view.scrollToTop()
    many.settle()
    assert len(many.ids()) == 900


def scroll_to_the_end(desk: Desk) -> None:
    for _ in range(8):
        desk.view.scrollToBottom()
        desk.qtbot.wait(1)
        desk.settle()


def test_what_was_scrolled_to_stays_where_it_is_when_news_comes(many: Desk) -> None:
    many.choose(ALL)
    many.view.scrollToBottom()
    many.qtbot.waitUntil(lambda: many.model.rowCount() > PAGE)
    many.settle()
    many.go_to(many.ids()[PAGE - 5])
    chosen, shown = many.ids()[PAGE - 5], len(many.ids())
    place = many.view.visualRect(many.model.index_of(chosen)).bottom()
    many.tell("Brand new")
    assert len(many.ids()) == shown + 1
    assert many.view.visualRect(many.model.index_of(chosen)).bottom() == place


def test_a_key_of_the_search_has_all_painted_once(desk: Desk) -> None:
    desk.view.setFocus()
    paintings = Paintings(desk.view.viewport())
    part(desk.window, SearchField).setText("archivist")
    assert desk.view.currentIndex().row() == 0
    desk.settle()
    assert (desk.model.rowCount(), paintings.count) == (1, 1)


def test_search_finds_what_was_not_read_yet(many: Desk) -> None:
    many.choose(ALL)
    wanted = "Chapter 1"
    assert many.store.notifications.get(1).parts["names"] == [wanted]
    assert 1 not in many.ids()
    part(many.window, SearchField).setText(wanted.upper())
    many.settle()
    assert 1 in many.ids()


def test_an_answer_to_an_older_search_is_not_shown(many: Desk) -> None:
    field = part(many.window, SearchField)
    many.choose(ALL)
    many.fakes.reads.held = True
    field.setText("moon")
    field.setText("zzz")
    many.fakes.reads.release()
    many.settle()
    assert many.ids() == []
    assert part(many.window, StatePage).state == "empty"


def test_both_choices_are_counted(many: Desk) -> None:
    labels = [button.text() for button in part(many.window, SegmentedControl).findChildren(QRadioButton)]
    assert labels == [f"Unread {many.unread()}", "All 900"]


def test_before_there_was_any_news_it_says_that_the_first_will_come(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    path = tmp_path / "batotray.db"
    store = Store.open(path, FakeClock(NOW))
    store.series.create(SeriesRef("mangadex", "x"), SeriesDetails("Night Harbour"), NOW)
    store.close()
    window = InboxWindow(make_fakes(theme, path).context)
    qtbot.addWidget(window)
    window.show()
    page = part(window, StatePage)
    qtbot.waitUntil(lambda: page.state == "empty")
    assert [label.text() for label in page.findChildren(TextLabel) if label.isVisible()] == [
        "No news yet. The next chapter appears here."
    ]
    assert not any(button.isVisible() for button in page.findChildren(Button))
