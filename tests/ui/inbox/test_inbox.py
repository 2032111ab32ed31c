"""The inbox as a person uses it: what it shows, what keys and buttons do, and that it stays still while news comes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from batotray.core.commands import (
    CancelRound,
    Failed,
    MarkNotifications,
    Mute,
    OpenNotification,
    Snooze,
    Undo,
)
from batotray.core.events import Activity
from batotray.records import Changes, NewNotification
from batotray.storage.store import Store
from batotray.ui.inbox.window import ALL, UNREAD, InboxWindow
from batotray.ui.theme import Theme
from batotray.ui.widgets.progress_strip import ProgressStrip
from batotray.ui.widgets.search_field import SearchField
from batotray.ui.widgets.segmented import SegmentedControl
from batotray.ui.widgets.state_page import StatePage
from tests.builders import NOW
from tests.ui.acting import click, part, press
from tests.ui.fake_context import Fakes, make_fakes
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
    desk.window.undo_bar.undo()
    desk.settle()
    assert desk.fakes.commands.of(Undo)
    assert (desk.unread(), len(desk.ids())) == (count, count)


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
    desk.fakes.news.activity.emit(Activity(3, 7, "Crosswind", "checking"))
    assert strip._sentence.text() == "3 of 7: Crosswind"
    click(strip._cancel)
    assert desk.fakes.commands.last() == CancelRound()
    desk.fakes.news.activity.emit(Activity())
    assert "Next check" in strip._sentence.text()


def test_a_failed_read_is_said_and_tried_again(desk: Desk) -> None:
    desk.fakes.reads.failure = Failed("storage", "database_damaged")
    desk.fakes.change(NEWS)
    desk.settle()
    page = part(desk.window, StatePage)
    assert page.state == "error"
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
    assert desk.window._bar.geometry().left() == 0
