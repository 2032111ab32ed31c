"""The engine's thread: commands across and answers back, on the right threads, and an end within moments."""

import logging
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from batotray.clock import SystemClock
from batotray.core.commands import ChangeSetting, CoverReady, Done, Failed, Practice, PreviewCover, Result, ShowWindow
from batotray.core.covers import CoverCache
from batotray.core.desktop import OnAction
from batotray.core.door import Door, call
from batotray.core.events import Changed, Event, NotificationClicked, Ready, StartFailed, WindowAsked
from batotray.core.fetcher import Fetched
from batotray.core.outbox import Notifier, Toast
from batotray.paths import COVERS, DATABASE, prepare
from batotray.ui.engine_thread import EngineThread, Premises
from batotray.wiring import World
from batotray.wording import Wording


class Pressed:
    """A notifier whose toasts are clicked at once; notes the thread it is used on."""

    def __init__(self) -> None:
        self.threads: set[str] = set()
        self.on_action: OnAction | None = None
        self.is_closed = False

    async def ready(self) -> bool:
        return True

    async def send(self, toast: Toast) -> bool:
        self.threads.add(threading.current_thread().name)
        if self.on_action is not None:
            self.on_action(toast.notification_id, "open")
        return True

    async def withdraw(self, toasts: Sequence[Toast]) -> None:
        """What was taken stays."""


class Answers(list[Result]):
    """Collects answers with the threads they came on."""

    def __init__(self) -> None:
        super().__init__()
        self.threads: set[threading.Thread] = set()

    def take(self, result: Result) -> None:
        self.append(result)
        self.threads.add(threading.current_thread())


class NoDownloads:
    """For a cache whose files are only looked at."""

    async def download(self, url: str, source: str, max_bytes: int) -> Fetched[bytes]:
        raise AssertionError(url)


@pytest.fixture
def notifier() -> Pressed:
    return Pressed()


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    prepare(tmp_path)
    door = Door(tmp_path)
    assert door.acquire()
    yield door
    door.release()


@pytest.fixture
def engine(qtbot: QtBot, tmp_path: Path, door: Door, notifier: Pressed) -> Iterator[EngineThread]:
    @asynccontextmanager
    async def toasts(on_action: OnAction) -> AsyncIterator[Notifier]:
        notifier.on_action = on_action
        yield notifier
        notifier.is_closed = True

    def world() -> World:
        return World(SystemClock(), Random(1), {}, {}, sources=())

    thread = EngineThread(Premises(tmp_path, door, Wording(), world, toasts))
    yield thread
    thread.end()
    assert thread.wait(5000)


@pytest.fixture
def events(engine: EngineThread) -> list[Event]:
    heard: list[Event] = []
    engine.happened.connect(heard.append)
    return heard


def run_until_ready(qtbot: QtBot, engine: EngineThread) -> None:
    heard: list[Event] = []
    engine.happened.connect(heard.append)
    engine.start()
    qtbot.waitUntil(lambda: Ready() in heard)


def test_what_is_asked_early_is_answered_once_the_engine_runs(qtbot: QtBot, engine: EngineThread) -> None:
    answers = Answers()
    engine.submit(ChangeSetting("theme", "dark"), answers.take)
    run_until_ready(qtbot, engine)
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert isinstance(answers[0], Done)
    assert answers.threads == {threading.main_thread()}


def test_a_refusal_is_an_answer(qtbot: QtBot, engine: EngineThread) -> None:
    answers = Answers()
    run_until_ready(qtbot, engine)
    engine.submit(ChangeSetting("theme", "pink"), answers.take)
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert isinstance(answers[0], Failed)
    assert answers[0].code == "bad_choice"


def test_the_cover_of_a_series_that_nobody_follows_yet_is_had(
    qtbot: QtBot, engine: EngineThread, tmp_path: Path
) -> None:
    answers, address = Answers(), "https://example.org/cover.png"
    kept = CoverCache(tmp_path / COVERS, NoDownloads()).place_of(address)
    kept.write_bytes(b"\x89PNG\r\n\x1a\n")
    run_until_ready(qtbot, engine)
    engine.submit(PreviewCover(address, "mangadex"), answers.take)
    qtbot.waitUntil(lambda: answers == [CoverReady(str(kept))])


def test_an_answer_for_somebody_who_is_gone_is_dropped(qtbot: QtBot, engine: EngineThread) -> None:
    answers, owner = Answers(), QObject()
    run_until_ready(qtbot, engine)
    engine.submit(ChangeSetting("theme", "dark"), answers.take, owner=owner)
    delete(owner)
    engine.submit(ChangeSetting("theme", "light"), answers.take)
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert len(answers) == 1


def test_commits_are_heard_of(qtbot: QtBot, engine: EngineThread, events: list[Event]) -> None:
    run_until_ready(qtbot, engine)
    engine.submit(ChangeSetting("theme", "dark"))
    qtbot.waitUntil(lambda: any(isinstance(event, Changed) and event.changes.settings for event in events))


def test_toasts_are_raised_on_the_engine_thread_and_their_clicks_heard(
    qtbot: QtBot, engine: EngineThread, events: list[Event], notifier: Pressed
) -> None:
    run_until_ready(qtbot, engine)
    engine.submit(Practice())
    qtbot.waitUntil(lambda: NotificationClicked(0, "open") in events)
    assert notifier.threads == {"engine"}


def test_other_processes_reach_it_through_the_door(
    qtbot: QtBot, engine: EngineThread, events: list[Event], tmp_path: Path
) -> None:
    run_until_ready(qtbot, engine)
    other = threading.Thread(target=call, args=(tmp_path, ShowWindow("https://example.org/a"), 5))
    other.start()
    qtbot.waitUntil(lambda: WindowAsked("https://example.org/a") in events)
    other.join(5)


def test_it_ends_with_everything_closed_and_refuses_what_comes_then(
    qtbot: QtBot, engine: EngineThread, notifier: Pressed
) -> None:
    run_until_ready(qtbot, engine)
    with qtbot.waitSignal(engine.finished, timeout=5000):
        engine.end()
    answers = Answers()
    engine.submit(ChangeSetting("theme", "dark"), answers.take)
    qtbot.waitUntil(lambda: answers == [Failed("user", "stopping")])
    assert notifier.is_closed


def test_absences_of_the_machine_are_told_to_an_engine_that_is_there(
    qtbot: QtBot, engine: EngineThread, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "batotray.core.absences")
    engine.doze()
    engine.wake()
    run_until_ready(qtbot, engine)
    assert caplog.messages == []
    engine.doze()
    engine.wake()
    qtbot.waitUntil(lambda: caplog.messages == ["going to sleep", "back from sleep, or online again"])
    with qtbot.waitSignal(engine.finished, timeout=5000):
        engine.end()
    engine.doze()
    engine.wake()
    assert len(caplog.messages) == 2


def test_it_can_be_ended_before_it_was_ready(qtbot: QtBot, engine: EngineThread, events: list[Event]) -> None:
    answers = Answers()
    engine.submit(ChangeSetting("theme", "dark"), answers.take)
    with qtbot.waitSignal(engine.finished, timeout=5000):
        engine.start()
        engine.end()
    qtbot.waitUntil(lambda: answers == [Failed("user", "stopping")])
    assert events == []


def test_a_file_that_is_no_library_is_told_to_all_who_wait(
    qtbot: QtBot, engine: EngineThread, events: list[Event], tmp_path: Path
) -> None:
    (tmp_path / DATABASE).write_text("a shopping list " * 200)
    answers = Answers()
    engine.submit(ChangeSetting("theme", "dark"), answers.take)
    with qtbot.waitSignal(engine.finished, timeout=5000):
        engine.start()
    qtbot.waitUntil(lambda: len(answers) == 1)
    (event,) = events
    assert isinstance(event, StartFailed)
    assert event.failure.kind == "storage"
    assert answers == [event.failure]
