"""A mistake of ours is shown once, without stopping the program, and leaves a way out."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from batotray.ui.crash_dialog import Complaints


@pytest.fixture
def quits() -> list[str]:
    return []


@pytest.fixture
def complaints(qtbot: QtBot, tmp_path: Path, quits: list[str]) -> Iterator[Complaints]:
    complaints = Complaints(tmp_path, lambda: quits.append("quit"))
    yield complaints
    complaints.close()
    qtbot.waitUntil(lambda: boxes() == [])


def boxes() -> list[QMessageBox]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox)]


def press(box: QMessageBox, text: str) -> None:
    next(button for button in box.buttons() if button.text() == text).click()


def test_an_uncaught_exception_is_passed_on_and_shown(complaints: Complaints, monkeypatch: pytest.MonkeyPatch) -> None:
    passed_on: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: passed_on.append(kind))
    undo = complaints.hook()
    sys.excepthook(KeyError, KeyError("x"), None)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    undo()
    sys.excepthook(ValueError, ValueError(), None)
    assert passed_on == [KeyError, KeyboardInterrupt, ValueError]
    (box,) = boxes()
    assert "KeyError" in box.text()
    assert not box.isModal()


def test_one_at_a_time(qtbot: QtBot, complaints: Complaints) -> None:
    complaints.say("batotray", "First.")
    complaints.say("batotray", "Second.")
    (box,) = boxes()
    assert box.text() == "First."
    press(box, "Go on")
    qtbot.waitUntil(lambda: boxes() == [])
    complaints.say("batotray", "Third.")
    assert boxes()[0].text() == "Third."


def test_it_can_be_quit_from(complaints: Complaints, quits: list[str]) -> None:
    complaints.say("batotray", "It is broken.")
    press(boxes()[0], "Quit")
    assert quits == ["quit"]


def test_its_text_is_no_markup(complaints: Complaints) -> None:
    complaints.say("batotray", "<b>bold</b>")
    assert boxes()[0].text() == "<b>bold</b>"
    assert boxes()[0].textFormat().name == "PlainText"
