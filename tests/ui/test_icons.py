"""The drawn icons: all there, tinted, and sharp."""

from typing import get_args
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from batotray.ui.icons import IconName, app_icon, paint_icon, tinted
from batotray.ui.resources import resource
from tests.ui.pixels import colours

ICON_NAMES: tuple[IconName, ...] = get_args(IconName)
RED = QColor("#ff0000")


def drawn(name: IconName, colour: QColor, side: int = 64) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, QRectF(0, 0, side, side), name, colour)
    painter.end()
    return image


def test_every_drawing_has_a_name_and_every_name_a_drawing() -> None:
    files = {path.stem for path in resource("icons", "batotray.svg").parent.glob("*.svg")}
    program = {"batotray", "tray-16", "tray-22", "tray-24", "tray-32"}
    assert files - program == set(ICON_NAMES)
    assert program <= files


@pytest.mark.parametrize("name", ICON_NAMES)
def test_an_icon_is_one_colour_within_its_square(qapp: QApplication, name: IconName) -> None:
    image = drawn(name, RED)
    assert colours(image) == {"#ff0000"}
    edge = [image.pixelColor(x, y).alpha() for x in range(64) for y in (0, 63)]
    edge += [image.pixelColor(x, y).alpha() for x in (0, 63) for y in range(64)]
    assert max(edge) == 0


def test_a_drawing_is_plain_svg_without_links_or_scripts() -> None:
    for path in resource("icons", "batotray.svg").parent.glob("*.svg"):
        tags = {element.tag.rpartition("}")[2] for element in ElementTree.parse(path).iter()}
        assert tags <= {"svg", "defs", "linearGradient", "stop", "path", "rect", "circle"}


def test_the_program_has_an_icon_in_every_size_and_its_picture_for_toasts_is_the_same(qapp: QApplication) -> None:
    icon = app_icon()
    assert {size.width() for size in icon.availableSizes()} >= {16, 32, 48, 256}
    drawn_now, stored = icon.pixmap(256, 256).toImage(), QImage(str(resource("icons", "batotray.png")))
    assert stored.size() == drawn_now.size()
    points = [(x, y) for x in range(8, 256, 16) for y in range(8, 256, 16)]
    apart = [p for p in points if abs(stored.pixelColor(*p).lightness() - drawn_now.pixelColor(*p).lightness()) > 8]
    assert apart == []


def test_an_unknown_name_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        tinted("no-such-icon", "#000000")
