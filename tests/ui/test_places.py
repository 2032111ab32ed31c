"""Places of windows survive restarts, and a bad file costs nothing but the places."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from pytestqt.qtbot import QtBot

from batotray.ui.places import FILE, SavedPlaces


def loaded(qtbot: QtBot, folder: Path) -> SavedPlaces:
    places = SavedPlaces(folder)
    with qtbot.waitSignal(places.loaded):
        places.load()
    return places


def test_a_place_is_there_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    places = loaded(qtbot, tmp_path)
    assert places.of("inbox") is None
    places.remember("inbox", QByteArray(b"\x00\x01 somewhere"))
    assert places.of("inbox") == QByteArray(b"\x00\x01 somewhere")
    places.flush()
    again = loaded(qtbot, tmp_path)
    assert again.of("inbox") == QByteArray(b"\x00\x01 somewhere")


def test_of_many_places_in_a_row_the_last_one_stays(qtbot: QtBot, tmp_path: Path) -> None:
    places = loaded(qtbot, tmp_path)
    for number in range(30):
        places.remember("inbox", QByteArray(str(number).encode()))
    places.flush()
    assert loaded(qtbot, tmp_path).of("inbox") == QByteArray(b"29")


def test_what_is_remembered_before_the_file_was_read_wins(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps({"inbox": "b2xk", "library": "b2xk"}))
    places = SavedPlaces(tmp_path)
    places.remember("inbox", QByteArray(b"new"))
    with qtbot.waitSignal(places.loaded):
        places.load()
    assert places.of("inbox") == QByteArray(b"new")


@pytest.mark.parametrize("content", ["", "{", "[1, 2]", '{"inbox": 3}', "\x00"])
def test_a_file_that_makes_no_sense_is_passed_over(qtbot: QtBot, tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)
    assert loaded(qtbot, tmp_path).of("inbox") is None


def test_a_folder_that_cannot_be_written_is_a_line_in_the_log(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    places = loaded(qtbot, tmp_path / "nowhere")
    places.remember("inbox", QByteArray(b"place"))
    places.flush()
    assert "cannot be written" in caplog.text
