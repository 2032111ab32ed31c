"""What all windows have in common: place, keys, undo, live reads, and what is said of a failure."""

from datetime import timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from batotray.core.commands import Done, Failed, Mute, Undo
from batotray.records import Changes
from batotray.storage.read_models import ReadModels
from batotray.ui.theme import Theme
from batotray.ui.window import Window
from tests.builders import NOW
from tests.ui.fake_context import Fakes, make_fakes
from tests.ui.sample_library import build

SCREEN_WIDTH = 46
"""Where the width of the screen is in what Qt keeps of a window's geometry."""


class Plain(Window):
    """A window that reads the badge's number."""

    def __init__(self, fakes: Fakes) -> None:
        super().__init__(fakes.context, "plain", "Plain")
        self.seen: list[int] = []
        self.grown_older = 0
        self.live = self.watch(self._count, self.seen.append, lambda changes: changes.notifications)

    def _count(self, models: ReadModels) -> int:
        return models.unread_count(NOW)

    def refresh_ages(self) -> None:
        self.grown_older += 1


@pytest.fixture
def fakes(theme: Theme, tmp_path: Path) -> Fakes:
    build(tmp_path / "batotray.db", "one")
    return make_fakes(theme, tmp_path / "batotray.db")


def shown(qtbot: QtBot, fakes: Fakes) -> Plain:
    window = Plain(fakes)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: bool(window.seen))
    return window


def closed(window: Plain) -> None:
    window.close()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def test_it_reads_when_shown_and_after_what_concerns_it(qtbot: QtBot, fakes: Fakes) -> None:
    window = shown(qtbot, fakes)
    assert window.seen == [1]
    fakes.change(Changes(checks=True))
    fakes.change(Changes(notifications=True))
    qtbot.waitUntil(lambda: len(window.seen) == 2)
    QTest.qWait(0)
    assert window.seen == [1, 1]
    closed(window)


def test_hidden_it_reads_nothing_and_catches_up_once(qtbot: QtBot, fakes: Fakes) -> None:
    window = shown(qtbot, fakes)
    window.hide()
    for _ in range(3):
        fakes.change(Changes(notifications=True))
    assert fakes.reads.asked == 1
    window.show()
    qtbot.waitUntil(lambda: len(window.seen) == 2)
    assert fakes.reads.asked == 2
    closed(window)


def test_changes_while_an_answer_is_under_way_are_read_once_more(qtbot: QtBot, fakes: Fakes) -> None:
    window = shown(qtbot, fakes)
    fakes.reads.held = True
    for _ in range(5):
        fakes.change(Changes(notifications=True))
    fakes.reads.release()
    qtbot.waitUntil(lambda: len(window.seen) == 3)
    assert fakes.reads.asked == 3
    closed(window)


def test_what_changed_while_a_failing_read_was_under_way_is_read_after_it(qtbot: QtBot, fakes: Fakes) -> None:
    window = shown(qtbot, fakes)
    fakes.reads.held = True
    fakes.reads.failure = Failed("storage", "database_busy")
    fakes.change(Changes(notifications=True))
    fakes.change(Changes(notifications=True))
    fakes.reads.release()
    fakes.reads.failure = None
    qtbot.waitUntil(lambda: len(window.seen) == 2)
    closed(window)


def test_a_refusal_is_said_until_something_succeeds(qtbot: QtBot, fakes: Fakes) -> None:
    window = shown(qtbot, fakes)
    fakes.commands.answers[Mute] = Failed("user", "no_such_series", {"id": 9})
    window.ask(Mute(9))
    qtbot.waitUntil(window.complaint.isVisible)
    fakes.commands.answers[Mute] = Done()
    window.ask(Mute(1))
    qtbot.waitUntil(lambda: not window.complaint.isVisible())
    closed(window)


def test_ctrl_z_takes_back_what_is_offered_then_the_latest_of_all(qtbot: QtBot, fakes: Fakes) -> None:
    window = shown(qtbot, fakes)
    qtbot.waitUntil(window.isActiveWindow)
    fakes.commands.answers[Mute] = Done(undo=7)
    window.ask(Mute(1), done="Muted")
    qtbot.waitUntil(window.undo_bar.isVisible)
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert fakes.commands.of(Undo) == [Undo(7), Undo(None)]
    closed(window)


def test_bars_stand_clear_of_what_is_around_them_and_take_no_room_unless_shown(qtbot: QtBot, fakes: Fakes) -> None:
    window = shown(qtbot, fakes)
    content = QListView()
    window.body.addWidget(content)
    window.resize(400, 300)
    qtbot.waitUntil(lambda: content.geometry() == window.rect())
    window.undo_bar.offer("Muted", 7)
    qtbot.waitUntil(lambda: content.geometry() != window.rect())
    bar = window.undo_bar.geometry()
    assert bar.top() - 12 < content.geometry().bottom() < bar.top() - 4
    assert bar.bottom() < window.rect().bottom() - 4
    closed(window)


def test_keys_open_the_other_windows(qtbot: QtBot, fakes: Fakes) -> None:
    window = shown(qtbot, fakes)
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert fakes.windows.opened == [("library", False), ("shortcuts",)]
    closed(window)


def test_closed_it_is_freed_and_its_place_is_kept(qtbot: QtBot, fakes: Fakes) -> None:
    window = shown(qtbot, fakes)
    window.resize(432, 321)
    closed(window)
    assert not shiboken6.isValid(window)
    again = shown(qtbot, fakes)
    assert (again.width(), again.height()) == (432, 321)
    closed(again)


def test_ages_are_refreshed_only_while_it_is_visible(qtbot: QtBot, fakes: Fakes) -> None:
    window = shown(qtbot, fakes)
    window.refresh_ages_in(timedelta(hours=1))
    assert window._ages.isActive()
    window.hide()
    assert not window._ages.isActive()
    window.refresh_ages_in(timedelta(hours=1))
    assert not window._ages.isActive()
    closed(window)


def test_in_a_demo_ages_grow_at_its_pace(qtbot: QtBot, fakes: Fakes) -> None:
    fakes.clock.scale = 60.0
    window = shown(qtbot, fakes)
    window.refresh_ages_in(timedelta(hours=1))
    assert window._ages.interval() == 60_000
    closed(window)


def test_it_begins_no_larger_than_the_screen_and_then_where_it_was(qtbot: QtBot, fakes: Fakes) -> None:
    window = Plain(fakes)
    window.begin_at(40, 10)
    assert window.width() == 40 * window.fontMetrics().averageCharWidth()
    window.begin_at(1000, 1000)
    room = window.screen().availableSize()
    assert window.width() < room.width()
    assert window.height() < room.height()
    window.resize(432, 321)
    window.show()
    closed(window)
    again = Plain(fakes)
    again.begin_at(40, 10)
    assert again.width() == 432
    again.deleteLater()


def test_what_was_kept_on_quite_another_screen_is_not_held_to(fakes: Fakes) -> None:
    window = Plain(fakes)
    kept = window.saveGeometry()
    width = QByteArray((3 * window.screen().geometry().width()).to_bytes(4))
    fakes.places.remember("plain", kept.replace(SCREEN_WIDTH, 4, width))
    again = Plain(fakes)
    again.begin_at(40, 10)
    assert again.width() == 40 * again.fontMetrics().averageCharWidth()
    window.deleteLater()
    again.deleteLater()
