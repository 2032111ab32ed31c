"""What is said once, when the last window closes: that the program goes on, and whether it shall start at login."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from batotray.core.commands import ChangeSetting, Done, Failed
from batotray.ui.still_here import StillHereWindow
from batotray.ui.theme import Theme
from batotray.ui.widgets.button import Button
from tests.ui.acting import click
from tests.ui.fake_context import Fakes, make_fakes

Open = Callable[..., StillHereWindow]
START = "Start at login"


@pytest.fixture
def fakes(theme: Theme, tmp_path: Path) -> Fakes:
    return make_fakes(theme, tmp_path / "batotray.sqlite")


@pytest.fixture
def open_window(fakes: Fakes) -> Iterator[Open]:
    made: list[StillHereWindow] = []

    def open_one(*, is_passing: bool = False) -> StillHereWindow:
        made.append(StillHereWindow(replace(fakes.context, is_passing=is_passing)))
        made[-1].show()
        made[-1].activateWindow()
        return made[-1]

    yield open_one
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def answers(window: StillHereWindow) -> dict[str, Button]:
    return {each.text(): each for each in window.findChildren(Button) if each.parent() is window}


def test_it_is_started_at_login_when_asked_to(qtbot: QtBot, fakes: Fakes, open_window: Open) -> None:
    window = open_window()
    fakes.commands.answers[ChangeSetting] = Done()
    assert list(answers(window)) == ["Not now", START]
    with qtbot.waitSignal(window.destroyed):
        click(answers(window)[START])
    assert fakes.commands.of(ChangeSetting) == [ChangeSetting("start_at_login", "true")]


def test_a_refusal_is_said_and_the_question_stays(qtbot: QtBot, fakes: Fakes, open_window: Open) -> None:
    window = open_window()
    fakes.commands.answers[ChangeSetting] = Failed("storage", "disk_full")
    click(answers(window)[START])
    qtbot.waitUntil(window.complaint.isVisible)
    window.close()


def test_what_is_settled_or_makes_no_sense_is_not_asked(fakes: Fakes, open_window: Open) -> None:
    in_a_demo = open_window(is_passing=True)
    assert list(answers(in_a_demo)) == ["OK"]
    fakes.saved["start_at_login"] = "true"
    settled = open_window()
    assert list(answers(settled)) == ["OK"]
    click(answers(settled)["OK"])
    assert settled.isHidden()
    in_a_demo.close()


def test_escape_closes_it(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isHidden()
