"""The demo told from beginning to end by a clock that only jumps: what a viewer sees. Nothing is left behind."""

import asyncio
import tempfile
import threading
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from batotray.clock import SystemClock
from batotray.core.commands import Followed, FollowSeries
from batotray.core.engine import Engine
from batotray.demo.play import play
from batotray.demo.story import Story
from batotray.demo.world import LABELS, DemoWorld, demo_world
from batotray.paths import DATABASE
from batotray.storage.read_models import ReadModels
from batotray.wiring import open_engine
from batotray.wording import Wording
from tests.fakes import FakeClock

MINUTE, HOUR = 60.0, 3600.0
WATCHED = 40 * HOUR
"""Of the demo's time; less than its minute shows by itself."""
TURN = HOUR
"""Between two turns, in which the engine also learns and plans anew."""


@dataclass
class Stage:
    """Keeps the lines of the story: pairs of what happened and what was said."""

    lines: list[str] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)

    def line(self, text: str = "", *, bold: bool = False) -> None:
        self.lines.append(text)

    def fact(self, label: str, text: str, *, bold: bool = False) -> None:
        self.told.append((label.split()[-1], text))

    def of(self, label: str) -> list[str]:
        return [text for kind, text in self.told if kind == label]


async def _perform(folder: Path) -> tuple[Stage, Story]:
    """The whole demo, from one due moment to the next."""
    real, stage = FakeClock(), Stage()
    with demo_world(real, 1.0) as demo:
        words = Wording(sources=LABELS)
        story = Story(stage, demo.clock, words, lambda: ReadModels(folder / DATABASE, demo.clock))
        async with open_engine(folder, story, words, story.hear, demo.world) as engine:
            await _live(engine, demo, folder, real)
            story.close()
    return stage, story


async def _live(engine: Engine, demo: DemoWorld, folder: Path, real: FakeClock) -> None:
    for link in demo.links:
        assert isinstance(await engine.execute(FollowSeries(link, all_read=True)), Followed)
    with closing(ReadModels(folder / DATABASE, demo.clock)) as models:
        while demo.clock.monotonic() < WATCHED:
            due = models.system(demo.clock.now()).next_check_at
            assert due is not None
            real.advance(min(max((due - demo.clock.now()).total_seconds(), MINUTE), TURN))
            await engine.check_due()
            await engine.deliver()


@pytest.fixture(scope="module")
def performance(tmp_path_factory: pytest.TempPathFactory) -> tuple[Stage, Story]:
    return asyncio.run(_perform(tmp_path_factory.mktemp("demo")))


def test_every_series_is_followed_with_its_rhythm(performance: tuple[Stage, Story]) -> None:
    followed = performance[0].of("follow")
    assert len(followed) == 12
    assert all("releases known" in text for text in followed)


def test_new_chapters_are_found_and_told(performance: tuple[Stage, Story]) -> None:
    stage, story = performance
    assert any("1 new of" in text for text in stage.of("check"))
    assert "The Cartographer's Second Shadow: Chapter 13" in stage.of("told")
    assert story.seen["new"] >= 8
    assert story.seen["told"] == len(stage.of("told"))


def test_a_batch_is_told_once(performance: tuple[Stage, Story]) -> None:
    batches = [text for text in performance[0].of("told") if text.startswith("Nightshift at the Meteor Depot")]
    assert batches == ["Nightshift at the Meteor Depot: Chapters 25 – 28"]


def test_a_series_ends(performance: tuple[Stage, Story]) -> None:
    assert "The Ninth Harbour: ongoing → completed" in performance[0].of("told")


def test_a_source_fails_and_comes_back(performance: tuple[Stage, Story]) -> None:
    stage, story = performance
    assert stage.of("fails")
    assert all(text.startswith("Static Garden: failed") and "; next try " in text for text in stage.of("fails"))
    (again,) = stage.of("again")
    assert again.startswith("Paper Street Annex answers again. Static Garden: ")
    kinds = [kind for kind, _ in stage.told]
    assert kinds.index("fails") < kinds.index("again")
    assert (story.seen["failure"], story.seen["recovery"]) == (len(stage.of("fails")), 1)


def test_a_second_version_of_a_chapter_is_silent(performance: tuple[Stage, Story]) -> None:
    told = [text for text in performance[0].of("told") if text.startswith("Letters to a Lighthouse")]
    assert len(told) == len(set(told)) >= 1


def test_the_end_says_what_was_seen(performance: tuple[Stage, Story]) -> None:
    stage, story = performance
    assert f"{story.seen['told']} notifications" in stage.lines[-2]
    assert "1 source back again." in stage.lines[-2]
    assert "batotray follow LINK" in stage.lines[-1]


# ------------------------------------------------------------------ by the machine's clock


@pytest.fixture
def hosts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every host that is connected to."""
    asked: list[str] = []
    connect = asyncio.BaseEventLoop.create_connection

    async def create_connection(self: asyncio.BaseEventLoop, factory: Any, host: Any = None, *a: Any, **kw: Any) -> Any:
        asked.append(host)
        return await connect(self, factory, host, *a, **kw)

    monkeypatch.setattr(asyncio.BaseEventLoop, "create_connection", create_connection)
    return asked


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which throw-away folders are made."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_it_ends_by_itself_asks_no_network_and_leaves_nothing_behind(hosts: list[str], elsewhere: Path) -> None:
    stage, threads = Stage(), set(threading.enumerate())
    story = asyncio.run(play(stage, SystemClock(), asyncio.Event(), 2.0))
    assert story.seen["check"] >= 1
    assert set(hosts) == {"127.0.0.1"}
    assert list(elsewhere.iterdir()) == []
    assert {thread.name for thread in set(threading.enumerate()) - threads if not thread.daemon} == set()
    assert not [thread for thread in threading.enumerate() if thread.name == "demo-server"]


def test_it_ends_when_asked_to(elsewhere: Path) -> None:
    async def stopped() -> Story:
        stop = asyncio.Event()
        stop.set()
        return await play(Stage(), SystemClock(), stop, None)

    story = asyncio.run(stopped())
    assert story.seen["check"] == 12
    assert list(elsewhere.iterdir()) == []
