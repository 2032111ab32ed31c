"""Covers come from the network: decoded off the main thread, within limits, and never worse than the placeholder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QThread
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from batotray.ui import covers as covers_module
from batotray.ui.covers import MAX_FILE_BYTES, Covers, decode_cover, placeholder_pixmap
from tests.ui.pixels import colours

SMALL = QSize(36, 50)
RED = QColor("#cc2020")


@pytest.fixture
def covers(qapp: QApplication) -> Iterator[Covers]:
    made = Covers()
    yield made
    made.stop()


def a_picture(path: Path, width: int = 72, height: int = 100, kind: str = "PNG", colour: QColor = RED) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(colour)
    assert image.save(str(path), kind)  # type: ignore[call-overload]
    return path


def encoded(kind: str) -> bytes:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(RED)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(data.data())


def test_the_placeholder_comes_first_and_the_picture_after(covers: Covers, tmp_path: Path, qtbot: QtBot) -> None:
    path = a_picture(tmp_path / "cover")
    first = covers.picture("Night Harbour", path, SMALL, 1.0)
    assert first.toImage() == placeholder_pixmap("Night Harbour", SMALL, 1.0).toImage()
    with qtbot.waitSignal(covers.loaded) as loaded:
        pass
    assert loaded.args == [str(path)]
    second = covers.picture("Night Harbour", path, SMALL, 1.0)
    assert second.toImage().pixelColor(18, 25) == RED


def test_no_picture_is_decoded_on_the_main_thread(
    covers: Covers, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[QThread] = []

    def watched(path: Path, size: QSize, radius: float) -> QImage:
        threads.append(QThread.currentThread())
        return decode_cover(path, size, radius)

    monkeypatch.setattr(covers_module, "decode_cover", watched)
    with qtbot.waitSignal(covers.loaded):
        covers.picture("Night Harbour", a_picture(tmp_path / "cover"), SMALL, 1.0)
    assert len(threads) == 1
    assert threads[0] != QThread.currentThread()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_a_picture_is_sharp_at_every_scale(covers: Covers, tmp_path: Path, qtbot: QtBot, scale: float) -> None:
    path = a_picture(tmp_path / "cover", 800, 1200, "JPG")
    with qtbot.waitSignal(covers.loaded):
        covers.picture("Night Harbour", path, SMALL, scale)
    picture = covers.picture("Night Harbour", path, SMALL, scale)
    assert picture.size() == QSize(round(36 * scale), round(50 * scale))
    assert picture.devicePixelRatio() == scale


def test_asking_again_while_it_is_decoded_asks_once(
    covers: Covers, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoded: list[Path] = []

    def counted(path: Path, size: QSize, radius: float) -> QImage:
        decoded.append(path)
        return decode_cover(path, size, radius)

    monkeypatch.setattr(covers_module, "decode_cover", counted)
    path = a_picture(tmp_path / "cover")
    with qtbot.waitSignal(covers.loaded):
        for _ in range(20):
            covers.picture("Night Harbour", path, SMALL, 1.0)
    covers.picture("Night Harbour", path, SMALL, 1.0)
    covers.stop()
    assert decoded == [path]


def test_a_changed_file_is_read_again_once_it_is_forgotten(covers: Covers, tmp_path: Path, qtbot: QtBot) -> None:
    path = a_picture(tmp_path / "cover")
    with qtbot.waitSignal(covers.loaded):
        covers.picture("Night Harbour", path, SMALL, 1.0)
    a_picture(path, colour=QColor("#2020cc"))
    covers.forget(path)
    with qtbot.waitSignal(covers.loaded):
        covers.picture("Night Harbour", path, SMALL, 1.0)
    assert covers.picture("Night Harbour", path, SMALL, 1.0).toImage().pixelColor(18, 25) == QColor("#2020cc")


def test_memory_is_bounded_and_what_was_shown_last_stays(qapp: QApplication) -> None:
    one = 36 * 50 * 4
    covers = Covers(cache_bytes=3 * one)
    first = covers.picture("A", None, SMALL, 1.0).cacheKey()
    for name in ("B", "C"):
        covers.picture(name, None, SMALL, 1.0)
    assert covers.picture("A", None, SMALL, 1.0).cacheKey() == first
    for name in ("D", "E"):
        covers.picture(name, None, SMALL, 1.0)
    assert covers.picture("A", None, SMALL, 1.0).cacheKey() == first
    assert covers.held_bytes() == 3 * one


# ------------------------------------------------------------------ hostile files


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 64,
        encoded("PNG")[:60],
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>",
        encoded("BMP"),
        b"GIF89a\xff\xff\xff\xff\x00\x00\x00",
    ],
    ids=["empty", "text", "png without a body", "half a png", "svg", "bmp", "huge gif"],
)
def test_what_is_no_acceptable_picture_is_refused(qapp: QApplication, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cover"
    path.write_bytes(content)
    assert decode_cover(path, SMALL, 4).isNull()


@pytest.mark.parametrize("kind", ["PNG", "JPG", "WEBP"])
def test_the_usual_formats_are_taken_whatever_the_file_is_called(qapp: QApplication, tmp_path: Path, kind: str) -> None:
    assert decode_cover(a_picture(tmp_path / "cover.svg", kind=kind), SMALL, 4).size() == SMALL


def test_a_picture_of_too_many_pixels_is_refused(qapp: QApplication, tmp_path: Path) -> None:
    assert decode_cover(a_picture(tmp_path / "cover", 4001, 4000), SMALL, 4).isNull()


def test_a_file_that_is_too_large_is_refused(qapp: QApplication, tmp_path: Path) -> None:
    path = a_picture(tmp_path / "cover")
    with path.open("r+b") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    assert decode_cover(path, SMALL, 4).isNull()


@pytest.mark.parametrize(("width", "height"), [(1, 8000), (8000, 1), (3, 3)])
def test_odd_proportions_cost_no_more_than_the_wanted_size(
    qapp: QApplication, tmp_path: Path, width: int, height: int
) -> None:
    assert decode_cover(a_picture(tmp_path / "cover", width, height), SMALL, 4).size() == SMALL


def test_a_missing_file_and_a_folder_are_no_pictures(qapp: QApplication, tmp_path: Path) -> None:
    assert decode_cover(tmp_path / "none", SMALL, 4).isNull()
    assert decode_cover(tmp_path, SMALL, 4).isNull()


def test_a_bad_file_leaves_the_placeholder_and_is_not_tried_again(
    covers: Covers, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Path] = []

    def refused(path: Path, size: QSize, radius: float) -> QImage:
        tried.append(path)
        return QImage()

    monkeypatch.setattr(covers_module, "decode_cover", refused)
    with qtbot.assertNotEmitted(covers.loaded):
        covers.picture("Night Harbour", tmp_path / "cover", SMALL, 1.0)
        qtbot.waitUntil(lambda: not covers.is_busy())
    picture = covers.picture("Night Harbour", tmp_path / "cover", SMALL, 1.0)
    covers.stop()
    assert picture.toImage() == placeholder_pixmap("Night Harbour", SMALL, 1.0).toImage()
    assert tried == [tmp_path / "cover"]


def test_the_middle_of_a_wide_picture_is_shown(qapp: QApplication, tmp_path: Path) -> None:
    wide = QImage(300, 100, QImage.Format.Format_RGB32)
    wide.fill(QColor("#2020cc"))
    for x in range(110, 190):
        for y in range(100):
            wide.setPixelColor(x, y, RED)
    wide.save(str(tmp_path / "wide.png"))
    assert colours(decode_cover(tmp_path / "wide.png", SMALL, 4)) == {RED.name()}
