"""The icon does not wait for the program: the shell is loaded on another thread, and what it lacks is said."""

import sys
import threading
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from batotray.ui import beginning as module
from batotray.ui.beginning import FAILED, Beginning


class Shell:
    """Notes how it was made; `ends` says whether its threads do."""

    ends = True
    made_on: threading.Thread | None = None

    def __init__(self, begun: Beginning, start: object) -> None:
        Shell.made_on = threading.current_thread()
        self.start = start

    def end(self) -> bool:
        return self.ends


@pytest.fixture
def fake_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    shell: Any = ModuleType("fake_shell")
    shell.Shell = Shell
    monkeypatch.setitem(sys.modules, "fake_shell", shell)
    monkeypatch.setattr(module, "SHELL", "fake_shell")


@pytest.fixture
def begun(qapp: QApplication, qtbot: QtBot) -> Iterator[Beginning]:
    beginning = Beginning(qapp, lambda: "the start")  # type: ignore[arg-type, return-value]
    yield beginning
    beginning.end()
    qtbot.wait(1)  # a loader that is due to start starts now
    beginning.end()
    delete(beginning)


@pytest.mark.usefixtures("fake_shell")
def test_the_shell_is_made_on_the_main_thread_with_what_it_is_to_run(qtbot: QtBot, begun: Beginning) -> None:
    assert begun.shell is None
    qtbot.waitUntil(lambda: begun.shell is not None)
    assert begun.shell is not None
    assert begun.shell.start == "the start"
    assert Shell.made_on is threading.main_thread()
    assert begun.end()


@pytest.mark.usefixtures("fake_shell")
def test_a_thread_that_hangs_is_told_of(qtbot: QtBot, begun: Beginning, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Shell, "ends", False)
    qtbot.waitUntil(lambda: begun.shell is not None)
    assert not begun.end()


@pytest.mark.usefixtures("fake_shell")
def test_it_can_be_ended_before_the_shell_is_there(begun: Beginning) -> None:
    assert begun.end()
    assert begun.shell is None


def test_a_part_that_is_missing_ends_the_program_and_is_raised(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes: list[int] = []
    monkeypatch.setattr(module, "SHELL", "batotray.ui.nowhere")
    monkeypatch.setattr(qapp, "exit", codes.append)
    with qtbot.captureExceptions() as raised:
        beginning = Beginning(qapp, lambda: "the start")  # type: ignore[arg-type, return-value]
        qtbot.waitUntil(lambda: codes == [FAILED])
    beginning.end()
    delete(beginning)
    ((kind, error, _),) = raised
    assert kind is ModuleNotFoundError
    assert "nowhere" in str(error)


@pytest.mark.usefixtures("fake_shell")
def test_a_click_before_the_shell_is_there_is_kept_for_it(qtbot: QtBot, begun: Beginning) -> None:
    assert not begun.was_clicked
    begun.tray.clicked.emit()
    qtbot.waitUntil(lambda: begun.shell is not None)
    assert begun.was_clicked


@pytest.mark.usefixtures("fake_shell")
def test_later_clicks_are_the_shells_alone(qtbot: QtBot, begun: Beginning) -> None:
    qtbot.waitUntil(lambda: begun.shell is not None)
    begun.tray.clicked.emit()
    assert not begun.was_clicked
