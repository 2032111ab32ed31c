"""The stand-in for a cover: the same for a name everywhere, right in every script, legible."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTransform
from PySide6.QtWidgets import QApplication

from batotray.ui.covers import placeholder_pixmap
from batotray.ui.placeholder import GRADIENTS, INITIALS, gradient, initials
from tests.ui.test_theme import contrast

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Greatest Estate Developer", "TG"),
        ("Kill the Hero", "KH"),
        ("solo leveling", "SL"),
        ("Please don't come", "PD"),
        ("Lookism", "L"),
        ("100 nights", "1N"),
        ("«Émile» Zola", "ÉZ"),
        ("E\u0301mile Zola", "ÉZ"),
        ("шла Саша по шоссе", "ШС"),
        ("나 혼자만 레벨업", "나"),
        ("\u1102\u1161 \u1112\u1169\u11ab", "나"),
        ("葬送のフリーレン", "葬"),
        ("フリーレン", "フ"),
        ("الملك الأسود", "م"),
        ("שלום עולם", "ש"),
        ("🦊 Fox Tale", "FT"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("\ud83d", "\ufffd"),
        ("\ud83d Lost Half", "LH"),
        ("…", "…"),
        ("", "?"),
        ("  \n ", "?"),
    ],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected


def test_colours_follow_the_name_alone() -> None:
    """`hash` differs from run to run; covers must not."""
    code = "from batotray.ui.placeholder import gradient; print(*(c.name() for c in gradient('Night Harbour')))"
    other_run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert other_run.split() == [colour.name() for colour in gradient("Night Harbour")]
    assert gradient("night harbour") == gradient("Night Harbour")


def test_names_spread_over_all_gradients() -> None:
    assert len({gradient(f"Series {number}")[0].name() for number in range(60)}) == len(GRADIENTS)


@pytest.mark.parametrize(("upper", "lower"), GRADIENTS)
def test_initials_are_legible(upper: str, lower: str) -> None:
    share = 0.75
    one, other = QColor(upper), QColor(lower)
    there = QColor.fromRgbF(
        one.redF() + share * (other.redF() - one.redF()),
        one.greenF() + share * (other.greenF() - one.greenF()),
        one.blueF() + share * (other.blueF() - one.blueF()),
    )
    assert contrast(INITIALS, there) >= 4.5


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_corners_are_round_at_every_scale(scale: float) -> None:
    image = placeholder_pixmap("Night Harbour", QSize(36, 50), scale).toImage()
    assert image.size() == QSize(round(36 * scale), round(50 * scale))
    corners = [image.pixelColor(x, y).alpha() for x in (0, image.width() - 1) for y in (0, image.height() - 1)]
    assert max(corners) < 128
    assert image.pixelColor(image.width() // 2, 0).alpha() == 255


@pytest.mark.parametrize("name", ["WW WW", "葬", "👩\u200d🚀", "\ud83d"])
def test_initials_stay_inside(name: str) -> None:
    size = QSize(20, 28)
    image = placeholder_pixmap(name, size, 1.0).toImage()
    edge = [image.pixelColor(x, y) for x in (0, 19) for y in range(5, 23)]
    assert all(pixel.lightness() < 200 for pixel in edge)
    assert QRectF(image.rect()).size().toSize() == size


def ink(image: QImage) -> set[tuple[int, int]]:
    """The fields of a 24 by 24 grid over what is drawn in white that hold some of it."""
    white = {
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).lightness() > 190
    }
    left, top = min(x for x, _ in white), min(y for _, y in white)
    drawn = QRect(left, top, max(x for x, _ in white) - left + 1, max(y for _, y in white) - top + 1)
    small = image.copy(drawn).scaled(24, 24)
    return {(x, y) for x in range(24) for y in range(24) if small.pixelColor(x, y).lightness() > 190}


@pytest.mark.parametrize("name", ["은하 우체국의", "나 혼자만", "フリーレン", "Lookism"])
def test_a_lone_initial_stands_upright(name: str) -> None:
    """A syllable like 은 is easily taken for one that lies on its side; its shape is that of the letter in a line."""
    letter = initials(name)
    seen = ink(placeholder_pixmap(name, QSize(160, 220), 2.0).toImage())
    line = QImage(200, 200, QImage.Format.Format_RGB32)
    line.fill(QColor("black"))
    painter = QPainter(line)
    font = QFont()
    font.setBold(True)
    font.setPixelSize(120)
    painter.setFont(font)
    painter.setPen(QColor("white"))
    painter.drawText(QPointF(30, 150), letter)
    painter.end()
    alike = [len(seen & ink(line.transformed(QTransform().rotate(angle)))) for angle in (0, 90, 180, 270)]
    assert alike[0] == max(alike)
    assert alike[0] > 0.9 * len(seen)


def test_two_letters_fill_no_more_than_the_width(qapp: QApplication) -> None:
    narrow = placeholder_pixmap("WW WW", QSize(12, 60), 1.0).toImage()
    assert all(narrow.pixelColor(11, y).lightness() < 200 for y in range(8, 52))
