"""The reader's thread: queries in order and away from the main thread, answers only to those who are still there."""

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from batotray.core.commands import Failed
from batotray.errors import NotFound
from batotray.storage.read_models import ReadModels
from batotray.ui.reader_thread import ReaderThread
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
