"""The first five minutes, and the list of keys."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QProcess, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from batotray.core.commands import ChangeSetting, Done, Failed, FollowSeries, Practice, Preview
from batotray.ui.first_run.window import FirstRunWindow
from batotray.ui.theme import Theme
from tests.ui.accessible import name_of, nameless
from tests.ui.acting import click, part, press, tab_to
from tests.ui.add.answers import FOLLOWED, LINK, PREVIEW
from tests.ui.fake_context import Fakes, make_fakes


@pytest.fixture
def fakes(theme: Theme, tmp_path: Path) -> Fakes:
    return make_fakes(theme, tmp_path / "batotray.sqlite")


@pytest.fixture
def window(fakes: Fakes, qtbot: QtBot) -> Iterator[FirstRunWindow]:
    opened = FirstRunWindow(fakes.context)
    opened.show()
    opened.activateWindow()
    qtbot.waitUntil(opened.form.field.hasFocus)
    yield opened
    if shiboken6.isValid(opened):
        opened.close()


def test_all_of_it_is_in_sight_on_a_small_screen_until_a_series_is_offered(
    fakes: Fakes, window: FirstRunWindow, qtbot: QtBot
) -> None:
    window.resize(800, 660)  # what a screen of 1366 by 768 leaves
    scroll = part(window, QScrollArea)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() == 0)
    fakes.commands.answers[Preview] = PREVIEW
    window.form.take(LINK)
    qtbot.waitUntil(window.form.offer.follow.isVisible)
    assert window.form.offer.height() >= window.form.offer.minimumSizeHint().height()


def test_the_first_series_is_added_right_here(fakes: Fakes, window: FirstRunWindow, qtbot: QtBot) -> None:
    fakes.commands.answers |= {Preview: PREVIEW, FollowSeries: FOLLOWED}
    QTest.keyClicks(window.form.field, LINK)
    press(window.form.field, Qt.Key.Key_Return)
    qtbot.waitUntil(window.form.offer.follow.isVisible)
    with qtbot.waitSignal(window.form.followed):
        press(window.form.field, Qt.Key.Key_Return)


@pytest.mark.parametrize(("starts", "is_offered"), [(True, False), (False, True)])
def test_whoever_has_no_link_tries_the_demo(
    fakes: Fakes, window: FirstRunWindow, monkeypatch: pytest.MonkeyPatch, starts: bool, is_offered: bool
) -> None:
    started: list[tuple[str, list[str]]] = []

    def start(program: str, arguments: list[str]) -> tuple[bool, int]:
        started.append((program, arguments))
        return starts, 0

    monkeypatch.setattr(QProcess, "startDetached", start)
    click(window.demo)
    assert started == [(sys.executable, ["-m", "batotray", "demo"])]
    assert window.demo.isEnabled() == is_offered
    assert window.complaint.isVisible() == is_offered


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (Done(told=True), "It was handed over"),
        (Done(told=False), "Nothing took it"),
        (Failed("storage", "disk_full"), "The disk is full"),
    ],
)
def test_a_practice_notification_says_how_it_went(
    fakes: Fakes, window: FirstRunWindow, qtbot: QtBot, answer: Done | Failed, sentence: str
) -> None:
    fakes.commands.answers[Practice] = answer
    with qtbot.waitSignal(window.practice.answered):
        click(window.practice.button)
    assert fakes.commands.submitted == [Practice()]
    assert window.practice.outcome.text().startswith(sentence)
    assert window.practice.outcome.visibleRegion().boundingRect().height() > 0
    assert window.practice.button.isEnabled()


def test_start_at_login_is_a_setting(fakes: Fakes, window: FirstRunWindow) -> None:
    assert not window.at_login.isChecked()
    window.at_login.setFocus()
    press(window.at_login, Qt.Key.Key_Space)
    assert fakes.commands.submitted == [ChangeSetting("start_at_login", "true")]
    fakes.saved["start_at_login"] = "true"
    fakes.news.settings_changed.emit()
    assert window.at_login.isChecked()


def test_a_refusal_leaves_the_box_as_the_setting_is(fakes: Fakes, window: FirstRunWindow, qtbot: QtBot) -> None:
    fakes.commands.answers[ChangeSetting] = Failed("storage", "disk_full")
    press(window.at_login, Qt.Key.Key_Space)
    qtbot.waitUntil(window.complaint.isVisible)
    assert not window.at_login.isChecked()


def test_tab_goes_from_top_to_bottom(window: FirstRunWindow) -> None:
    window.demo.setFocus()
    stops = []
    for _ in range(5):
        focus = QApplication.focusWidget()
        assert focus is not None
        stops.append(name_of(focus))
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    field = name_of(window.form.field)
    assert stops == [window.demo.text(), field, "Paste", "Show me one", window.at_login.text()]


def test_all_of_it_has_a_name_to_be_spoken(window: FirstRunWindow) -> None:
    assert nameless(window) == []


def test_done_leads_to_the_inbox(fakes: Fakes, window: FirstRunWindow, qtbot: QtBot) -> None:
    tab_to(window.done)
    with qtbot.waitSignal(window.destroyed):
        press(window.done, Qt.Key.Key_Space)
    assert fakes.windows.opened == [("inbox",)]
