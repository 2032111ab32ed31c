"""The tray icon: the number never lies, every state can be told from the others, on light and on dark panels."""

from collections import Counter
from itertools import combinations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from batotray.ui.tray_icon import SIZES, TrayState, badge_text, tray_icon, tray_pixmap
from tests.ui.test_theme import contrast

LOOKED_AT = (16, 22, 24, 32, 48)
"""Larger ones are the same drawings, twice or four times as large."""
STATES: tuple[TrayState, ...] = ("normal", "checking", "paused", "trouble")
PANELS = {True: QColor("#1f232b"), False: QColor("#f0f1f4")}
pytestmark = pytest.mark.usefixtures("qapp")


def tray_image(size: int, unread: int, state: TrayState, dark: bool | None) -> QImage:
    return tray_pixmap(size, unread, state, dark).toImage()


def distance(one: QColor, other: QColor) -> int:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())


def on_panel(image: QImage, dark: bool) -> QImage:
    panel = QImage(image.size(), QImage.Format.Format_RGB32)
    panel.fill(PANELS[dark])
    painter = QPainter(panel)
    painter.drawImage(0, 0, image)
    painter.end()
    return panel


def different_pixels(one: QImage, other: QImage) -> int:
    """Pixels that differ so much that anybody sees it."""
    return sum(
        distance(one.pixelColor(x, y), other.pixelColor(x, y)) > 90
        for x in range(one.width())
        for y in range(one.height())
    )


def reds(image: QImage) -> int:
    """Pixels in the badge's red."""
    return sum(
        distance(image.pixelColor(x, y), QColor("#d32f36")) < 40
        for x in range(image.width())
        for y in range(image.height())
    )


@pytest.mark.parametrize(
    ("unread", "size", "text"),
    [(1, 16, "1"), (9, 16, "9"), (10, 16, "9+"), (99, 16, "9+"), (1, 22, "1"), (99, 22, "99"), (100, 22, "99+")],
)
def test_the_number_as_far_as_the_size_carries_it(unread: int, size: int, text: str) -> None:
    assert badge_text(unread, size) == text


def test_an_icon_has_every_size_that_hosts_ask_for() -> None:
    icon = tray_icon(3, "normal", True)
    assert {size.width() for size in icon.availableSizes()} == set(SIZES)
    for logical in (16, 22, 24, 32, 48, 64):
        assert icon.pixmap(QSize(logical, logical), 1.0).width() == logical
        assert icon.pixmap(QSize(logical, logical), 2.0).width() == 2 * logical


@pytest.mark.parametrize("size", LOOKED_AT)
@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
def test_every_state_can_be_told_from_the_others(size: int, dark: bool) -> None:
    for unread in (0, 5):
        images = [on_panel(tray_image(size, unread, state, dark), dark) for state in STATES]
        assert min(different_pixels(*pair) for pair in combinations(images, 2)) >= size * size // 20


@pytest.mark.parametrize("size", LOOKED_AT)
@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
def test_the_book_stands_out_from_its_panel(size: int, dark: bool) -> None:
    panel = QImage(size, size, QImage.Format.Format_RGB32)
    panel.fill(PANELS[dark])
    assert different_pixels(on_panel(tray_image(size, 0, "normal", dark), dark), panel) > size * size // 5


@pytest.mark.parametrize("size", LOOKED_AT)
@pytest.mark.parametrize("state", STATES)
def test_a_badge_is_there_only_with_something_unread(size: int, state: TrayState) -> None:
    assert reds(tray_image(size, 0, state, True)) == 0
    assert reds(tray_image(size, 1, state, True)) > size * size // 10


@pytest.mark.parametrize("size", LOOKED_AT)
def test_every_number_looks_different(size: int) -> None:
    numbers = range(1, 11) if size == 16 else (*range(1, 13), 88, 89, 99, 100)
    images = [tray_image(size, number, "normal", True) for number in numbers]
    assert all(one != other for one, other in combinations(images, 2))


@pytest.mark.parametrize("size", LOOKED_AT)
@pytest.mark.parametrize("unread", [1, 8, 12, 100])
def test_the_digits_lie_whole_within_the_badge(size: int, unread: int) -> None:
    """No white touches the edge of the icon: that would be a digit cut off."""
    image = tray_image(size, unread, "normal", False)
    edge = [image.pixelColor(x, 0) for x in range(size)] + [image.pixelColor(size - 1, y) for y in range(size)]
    assert not any(pixel.alpha() > 200 and pixel.lightness() > 220 for pixel in edge)


def test_small_digits_are_whole_pixels() -> None:
    """White or red inside the badge, nothing between: a grey digit is not legible at 16 pixels."""
    image = tray_image(16, 8, "normal", True)
    row = [image.pixelColor(x, 4) for x in range(9, 14)]
    assert {pixel.name() for pixel in row} <= {"#ffffff", "#d32f36"}


def test_a_paused_program_is_dimmed() -> None:
    normal, paused = (tray_image(64, 0, state, True) for state in ("normal", "paused"))
    assert paused.pixelColor(8, 20).alpha() < normal.pixelColor(8, 20).alpha()


def test_the_same_icon_is_drawn_once(qapp: QApplication) -> None:
    assert tray_icon(4, "normal", True).cacheKey() == tray_icon(4, "normal", True).cacheKey()


@pytest.mark.parametrize("panel", PANELS.values())
def test_where_the_panel_is_not_known_the_icon_stands_out_from_light_and_dark(panel: QColor) -> None:
    image = tray_image(48, 0, "normal", None)
    pixels = [image.pixelColor(x, y) for x in range(48) for y in range(48)]
    opaque = Counter(pixel.name() for pixel in pixels if pixel.alpha() == 255)
    assert contrast(QColor(opaque.most_common(1)[0][0]), panel) >= 3
