"""The reader's thread: queries in order and away from the main thread, answers only to those who are still there."""

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from batotray.core.commands import Failed
from batotray.errors import NotFound
from batotray.storage.read_models import ReadModels
from batotray.ui.reader_thread import PAINTED_MS, ReaderThread
from tests.builders import NOW
from tests.ui.sample_library import build


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    build(path, "one")
    return path


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


@pytest.fixture
def reader(library: Path, qapp: object) -> Iterator[ReaderThread]:
    thread = ReaderThread(lambda: ReadModels(library))
    yield thread
    thread.end()
    assert thread.wait(3000)


def given(answer: int, models: ReadModels) -> int:
    return answer


def names(models: ReadModels) -> list[str]:
    return [row.name for row in models.series_rows(NOW)]


def test_queries_run_on_the_thread_and_answers_come_on_the_main_one(
    qtbot: QtBot, reader: ReaderThread, owner: QObject
) -> None:
    ran_on: list[str] = []
    answered: list[tuple[list[str], threading.Thread]] = []

    def query(models: ReadModels) -> list[str]:
        ran_on.append(threading.current_thread().name)
        return names(models)

    reader.start()
    reader.read(query, lambda found: answered.append((found, threading.current_thread())), owner=owner)
    qtbot.waitUntil(lambda: len(answered) == 1)
    assert answered == [(["The Lamplighter of Low Street"], threading.main_thread())]
    assert ran_on == ["reader"]


def test_what_is_asked_early_is_answered_in_order(qtbot: QtBot, reader: ReaderThread, owner: QObject) -> None:
    answers: list[int] = []
    for number in range(5):
        reader.read(partial(given, number), answers.append, owner=owner)
    reader.start()
    qtbot.waitUntil(lambda: answers == [0, 1, 2, 3, 4])


class Page(QWidget):
    """Counts how often it was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1


def test_a_query_begins_once_the_answer_before_is_on_the_screen(
    qtbot: QtBot, reader: ReaderThread, owner: QObject
) -> None:
    page, paints = Page(), list[int]()
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.painted > 0)
    before = page.painted

    def slow_look(_: object) -> None:
        QThread.msleep(3 * PAINTED_MS)  # work of the main thread, while which the next query must wait
        page.update()

    for _ in range(3):
        reader.read(lambda models: page.painted, paints.append, owner=owner)
        reader.read(lambda models: None, slow_look, owner=owner)
    reader.start()
    qtbot.waitUntil(lambda: len(paints) == 3)
    assert paints == [before, before + 1, before + 2]


def test_an_answer_that_fails_to_show_holds_up_nobody(qtbot: QtBot, reader: ReaderThread, owner: QObject) -> None:
    answers: list[int] = []

    def fail(_: object) -> None:
        raise ValueError("cannot show this")

    with qtbot.captureExceptions() as raised:
        reader.read(partial(given, 1), fail, owner=owner)
        reader.read(partial(given, 2), answers.append, owner=owner)
        reader.start()
        qtbot.waitUntil(lambda: answers == [2])
    assert [type(error) for _, error, _ in raised] == [ValueError]


def test_who_ends_the_thread_waits_for_no_answers(reader: ReaderThread, owner: QObject) -> None:
    """The main thread, which waits for the end, gives no answers meanwhile."""
    begun = threading.Event()
    ran: list[int] = []
    reader.read(lambda models: begun.set(), lambda _: None, owner=owner)
    reader.read(lambda models: ran.append(1), lambda _: None, owner=owner)
    reader.start()
    assert begun.wait(3)
    reader.end()
    assert reader.wait(3000)
    assert not ran


def test_who_is_gone_gets_no_answer(qtbot: QtBot, reader: ReaderThread, owner: QObject) -> None:
    gone, answers = QObject(), list[str]()
    reader.read(lambda models: "gone", answers.append, owner=gone)
    delete(gone)
    reader.read(lambda models: "here", answers.append, owner=owner)
    reader.start()
    qtbot.waitUntil(lambda: answers == ["here"])


def test_whoever_goes_while_the_query_runs_gets_no_answer(qtbot: QtBot, reader: ReaderThread, owner: QObject) -> None:
    gone, answers = QObject(), list[str]()
    has_begun, may_go_on = threading.Event(), threading.Event()

    def query(models: ReadModels) -> str:
        has_begun.set()
        may_go_on.wait(5)
        return "gone"

    reader.start()
    reader.read(query, answers.append, owner=gone)
    assert has_begun.wait(5)
    delete(gone)
    may_go_on.set()
    reader.read(lambda models: "here", answers.append, owner=owner)
    qtbot.waitUntil(lambda: answers == ["here"])


@pytest.mark.parametrize(
    ("error", "code"), [(NotFound("no_such_series", id=3), "no_such_series"), (KeyError(3), "bug")]
)
def test_a_query_that_fails_says_why_and_the_next_one_works(
    qtbot: QtBot, reader: ReaderThread, owner: QObject, error: Exception, code: str
) -> None:
    failures: list[Failed] = []
    answers: list[list[str]] = []

    def query(models: ReadModels) -> list[str]:
        raise error

    reader.start()
    reader.read(query, answers.append, owner=owner, failed=failures.append)
    reader.read(names, answers.append, owner=owner)
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert [failure.code for failure in failures] == [code]


def test_a_database_that_is_not_there_yet_is_tried_again(qtbot: QtBot, tmp_path: Path, owner: QObject) -> None:
    path = tmp_path / "late.sqlite"
    reader = ReaderThread(lambda: ReadModels(path))
    failures: list[Failed] = []
    answers: list[list[str]] = []
    reader.start()
    reader.read(names, answers.append, owner=owner, failed=failures.append)
    qtbot.waitUntil(lambda: [failure.kind for failure in failures] == ["storage"])
    build(path, "one")
    reader.read(names, answers.append, owner=owner)
    qtbot.waitUntil(lambda: len(answers) == 1)
    reader.end()
    assert reader.wait(3000)
