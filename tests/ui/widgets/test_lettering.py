"""What lists keep of their texts is what would be measured anew, and goes with the font it was measured in."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication

from batotray.ui.theme import Theme, text_font
from batotray.ui.widgets import lettering as module
from batotray.ui.widgets.lettering import Lettering, Letterings

NAME = "The Lamplighter of Low Street"


@pytest.fixture
def body(qapp: QApplication) -> Lettering:
    return Lettering(text_font("body"))


def test_a_text_that_fits_is_whole_and_another_room_is_another_answer(body: Lettering) -> None:
    width = QFontMetrics(text_font("body")).horizontalAdvance(NAME)
    for _ in range(2):
        assert body.width(NAME) == width
        assert body.fitting(NAME, width) == (NAME, width)
        cut, taken = body.fitting(NAME, width // 2)
        assert cut.endswith("…")
        assert NAME.startswith(cut[:-1])
        assert width // 4 < taken <= width // 2
        assert body.fitting(NAME, width + 1) == (NAME, width)


def test_several_lines_are_one(body: Lettering) -> None:
    assert body.fitting("a\nb", 200)[0] == "a b"


def test_no_more_texts_are_kept_than_so_many(body: Lettering, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TEXTS_KEPT", 3)
    widths = [body.width("m" * length) for length in range(8)]
    assert [body.width("m" * length) for length in range(8)] == widths
    assert len(body._widths) <= 3
    for room in range(100, 120):
        body.fitting(NAME, room)
    assert len(body._fitted) <= 3


def test_another_font_is_measured_anew(theme: Theme, qapp: QApplication) -> None:
    owner = QObject()
    letterings = Letterings(theme, owner)
    small = letterings.of("caption").width(NAME)
    assert letterings.of("caption") is letterings.of("caption")
    before, larger = QFont(qapp.font()), QFont(qapp.font())
    larger.setPointSizeF(2 * before.pointSizeF())
    qapp.setFont(larger)
    try:
        assert letterings.of("caption").width(NAME) > 1.5 * small
        assert letterings.of("caption").spacing() == QFontMetrics(text_font("caption", larger)).lineSpacing()
    finally:
        qapp.setFont(before)
    assert letterings.of("caption").width(NAME) == small


def test_another_scale_of_text_is_measured_anew(theme: Theme) -> None:
    owner = QObject()
    letterings = Letterings(theme, owner)
    before, screen = letterings.of("body"), QGuiApplication.primaryScreen()
    screen.logicalDotsPerInchChanged.emit(1.25 * screen.logicalDotsPerInch())
    assert letterings.of("body") is not before
