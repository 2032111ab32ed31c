"""What a click on a toast of a run without windows does, told of on no desktop."""

import webbrowser
from contextlib import AsyncExitStack
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from batotray.cli.session import Session
from batotray.cli.terminal import Terminal
from batotray.cli.toasting import Toasts
from batotray.core.commands import Command, MarkNotifications, OpenNotification
from batotray.core.outbox import SUMMARY
from batotray.wording import Wording
from tests.builders import NOW
from tests.fakes import FakeClock
from tests.ui.sample_library import build


class Engine:
    """Notes what it is asked."""

    def __init__(self) -> None:
        self.submitted: list[Command] = []

    def submit(self, command: Command) -> None:
        self.submitted.append(command)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    links: list[str] = []

    def browse(link: str) -> bool:
        links.append(link)
        return True

    monkeypatch.setattr(webbrowser, "open", browse)
    return links


def toasts_over(folder: Path, kind: Any, engine: Any) -> Toasts:
    build(folder / "batotray.sqlite", kind)
    session = Session(folder, Terminal({}), Wording(zone=UTC), FakeClock(NOW), {}, {})
    toasts = Toasts(session, AsyncExitStack(), lasts=True)
    if engine is not None:
        toasts.heed(engine)
    return toasts


def test_a_summary_opens_the_newest_that_has_a_link(tmp_path: Path, opened: list[str]) -> None:
    engine = Engine()
    toasts = toasts_over(tmp_path, "plain", engine)
    with toasts._session.reads() as models:
        newest = next(row for row in models.inbox(NOW) if row.notification.link)
    toasts._act(SUMMARY, "open")
    assert opened == [newest.notification.link]
    assert engine.submitted == [OpenNotification(newest.id)]


def test_where_all_was_read_meanwhile_a_summary_opens_nothing(tmp_path: Path, opened: list[str]) -> None:
    engine = Engine()
    toasts_over(tmp_path, "empty", engine)._act(SUMMARY, "open")
    assert (opened, engine.submitted) == ([], [])


def test_reading_opens_nothing(tmp_path: Path, opened: list[str]) -> None:
    engine = Engine()
    toasts_over(tmp_path, "one", engine)._act(1, "read")
    assert (opened, engine.submitted) == ([], [MarkNotifications((1,))])


def test_a_click_before_there_is_an_engine_is_not_heeded(tmp_path: Path, opened: list[str]) -> None:
    toasts_over(tmp_path, "one", None)._act(SUMMARY, "open")
    assert opened == []
