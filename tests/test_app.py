"""One program for each data folder: a second start hands over, and says in one sentence why it cannot."""

import asyncio
import threading
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from batotray import app
from batotray.core.commands import Command, Done, Failed, Result, ShowWindow
from batotray.core.door import Door
from batotray.paths import prepare


@contextmanager
def holder(folder: Path, answer: Result) -> Iterator[list[Command]]:
    """A program that holds the folder and answers every command alike."""
    prepare(folder)
    door, heard, serving = Door(folder), list[Command](), threading.Event()
    assert door.acquire()

    async def take(command: Command) -> Result:
        heard.append(command)
        return answer

    async def serve() -> None:
        task = asyncio.create_task(door.serve(take))
        loop.append((asyncio.get_running_loop(), task))
        serving.set()
        await asyncio.wait([task])

    loop: list[tuple[asyncio.AbstractEventLoop, asyncio.Task[None]]] = []
    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    assert serving.wait(5)
    try:
        yield heard
    finally:
        running, task = loop[0]
        running.call_soon_threadsafe(task.cancel)
        thread.join(5)
        door.release()


def start(folder: Path, link: str | None = None) -> int:
    args = Namespace(data_dir=str(folder), log_level=None, hidden=False, link=link)
    return app.main(args, {})


def test_a_second_start_asks_for_the_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with holder(tmp_path, Done()) as heard:
        assert start(tmp_path) == 0
    assert heard == [ShowWindow()]
    assert capsys.readouterr().err == ""


def test_a_second_start_hands_over_its_link(tmp_path: Path) -> None:
    with holder(tmp_path, Done()) as heard:
        assert start(tmp_path, "https://example.org/series/1") == 0
    assert heard == [ShowWindow("https://example.org/series/1")]


def test_a_refusal_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with holder(tmp_path, Failed("user", "stopping")):
        assert start(tmp_path) == 1
    assert capsys.readouterr().err == "batotray: batotray is being closed; try again once it has.\n"


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert start(tmp_path / "file" / "data") == 5
    assert capsys.readouterr().err.startswith("batotray: The database cannot be used: ")


def test_the_demo_leaves_the_screen_to_who_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert app.run_demo(Namespace(seconds=None), {}) is None


def test_the_demo_of_a_bundle_leaves_a_screen_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """There Qt would abort it; from source, another process tries Qt first."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert app.run_demo(Namespace(seconds=None), {"DISPLAY": ":nowhere"}) is None
