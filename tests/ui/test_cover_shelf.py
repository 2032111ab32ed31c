"""Covers come through the engine, few at a time, and are painted once they are decoded."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from batotray.core.commands import Command, CoverReady, Failed, FetchCover, PreviewCover, Result
from batotray.ui.cover_shelf import AT_ONCE, EngineCovers
from batotray.ui.covers import Covers
from tests.ui.fake_context import FakeCommands

SIZE = QSize(40, 60)
URL = "https://example.org/cover.png"


@pytest.fixture
def commands() -> FakeCommands:
    return FakeCommands()


@pytest.fixture
def shelf(qapp: object, commands: FakeCommands) -> EngineCovers:
    covers = Covers()
    shelf = EngineCovers(commands, covers)
    covers.setParent(shelf)
    return shelf


def red_cover(folder: Path) -> Path:
    path = folder / "cover.png"
    picture = QImage(80, 120, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff0000"))
    assert picture.save(str(path))
    return path


def middle(shelf: EngineCovers, number: int = 1, url: str | None = URL) -> str:
    pixmap = shelf.picture(number, "A Name", url, SIZE, 1.0)
    return pixmap.toImage().pixelColor(20, 30).name()


def test_the_placeholder_is_there_at_once_and_the_cover_when_it_was_decoded(
    qtbot: QtBot, shelf: EngineCovers, commands: FakeCommands, tmp_path: Path
) -> None:
    commands.answers[FetchCover] = CoverReady(str(red_cover(tmp_path)))
    assert middle(shelf) != "#ff0000"
    with qtbot.waitSignal(shelf.arrived):
        pass
    middle(shelf)
    qtbot.waitUntil(lambda: middle(shelf) == "#ff0000")
    assert commands.submitted == [FetchCover(1)]


def test_without_a_cover_nothing_is_asked_for(shelf: EngineCovers, commands: FakeCommands) -> None:
    assert middle(shelf, url=None) != "#ff0000"
    assert commands.submitted == []


@pytest.mark.parametrize("answer", [CoverReady(""), Failed("source", "source_unavailable")])
def test_a_cover_that_is_not_to_be_had_is_asked_for_once(
    qtbot: QtBot, shelf: EngineCovers, commands: FakeCommands, answer: Result
) -> None:
    answered: list[Command] = []

    def refuse(command: Command) -> Result:
        answered.append(command)
        return answer

    commands.answers[FetchCover] = refuse
    middle(shelf)
    middle(shelf, 2)
    qtbot.waitUntil(lambda: len(answered) == 2)
    middle(shelf)
    assert commands.submitted == [FetchCover(1), FetchCover(2)]


def test_another_address_is_another_cover(qtbot: QtBot, shelf: EngineCovers, commands: FakeCommands) -> None:
    commands.answers[FetchCover] = CoverReady("")
    middle(shelf)
    middle(shelf, url="https://example.org/newer.png")
    assert commands.submitted == [FetchCover(1), FetchCover(1)]


def test_few_are_asked_for_at_a_time_the_latest_first(
    qtbot: QtBot, shelf: EngineCovers, commands: FakeCommands
) -> None:
    commands.answers[FetchCover] = CoverReady("")
    for number in range(1, 7):
        middle(shelf, number)
    assert len(commands.submitted) == AT_ONCE
    qtbot.waitUntil(lambda: len(commands.submitted) == 6)
    assert commands.submitted[AT_ONCE] == FetchCover(6)


def test_a_series_that_is_only_looked_at_has_its_cover_too(
    qtbot: QtBot, shelf: EngineCovers, commands: FakeCommands, tmp_path: Path
) -> None:
    commands.answers[PreviewCover] = CoverReady(str(red_cover(tmp_path)))

    def looks_like() -> str:
        pixmap = shelf.preview("A Name", URL, "mangadex", SIZE, 1.0)
        return pixmap.toImage().pixelColor(20, 30).name()

    assert looks_like() != "#ff0000"
    with qtbot.waitSignal(shelf.found) as told:
        pass
    assert told.args == [URL]
    qtbot.waitUntil(lambda: looks_like() == "#ff0000")
    assert commands.submitted == [PreviewCover(URL, "mangadex")]


def test_a_cover_whose_file_is_gone_is_fetched_once_more(
    qtbot: QtBot, shelf: EngineCovers, commands: FakeCommands, tmp_path: Path
) -> None:
    def fetch(command: Command) -> Result:
        return CoverReady(str(red_cover(tmp_path)) if len(commands.submitted) == 2 else str(tmp_path / "cover.png"))

    commands.answers[FetchCover] = fetch
    middle(shelf)
    qtbot.waitUntil(lambda: middle(shelf) == "#ff0000")
    assert commands.submitted == [FetchCover(1), FetchCover(1)]


def test_a_file_that_is_no_picture_is_not_fetched_for_ever(
    qtbot: QtBot, shelf: EngineCovers, commands: FakeCommands, tmp_path: Path
) -> None:
    broken = tmp_path / "cover.png"
    broken.write_bytes(b"no picture")
    commands.answers[FetchCover] = CoverReady(str(broken))
    with qtbot.waitSignals([shelf.arrived, shelf.arrived]):
        middle(shelf)
        qtbot.waitUntil(lambda: bool(middle(shelf)) and len(commands.submitted) == 2)
    middle(shelf)
    qtbot.waitUntil(lambda: not shelf._covers.is_busy())
    middle(shelf)
    assert commands.submitted == [FetchCover(1), FetchCover(1)]
