"""Text, pills, badges, cards, banners and headers: plain text, whole or elided, in the theme's colours."""

import pytest
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from batotray.ui.theme import DARK, LIGHT, Theme, Tone, text_font
from batotray.ui.widgets.banner import Banner
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.card import Card
from batotray.ui.widgets.painting import hairline, paint_box, paint_pill, paint_text, pill_size
from batotray.ui.widgets.pill import Pill, count_text
from batotray.ui.widgets.table_header import TableHeader
from batotray.ui.widgets.text_label import TextLabel
from tests.ui.accessible import name_of
from tests.ui.acting import click, part
from tests.ui.pixels import colours, has_colour, painted


@pytest.mark.parametrize("windows", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize(("text", "is_full_stop_right"), [("MMM...", True), ("ظظظ...", False)])
def test_text_runs_as_its_own_script_does_in_windows_of_either_direction(
    qapp: QApplication, windows: Qt.LayoutDirection, text: str, is_full_stop_right: bool
) -> None:
    """A name ends with its full stop also where windows are read the other way; it stands where they begin."""
    image = QImage(300, 30, QImage.Format.Format_Grayscale8)
    image.fill(LIGHT.surface)
    painter = QPainter(image)
    painter.setLayoutDirection(windows)
    width = paint_text(painter, image.rect(), text, text_font("body"), LIGHT.text)
    assert painter.layoutDirection() == windows
    painter.end()
    left = 0 if windows == Qt.LayoutDirection.LeftToRight else 300 - width
    first, second = (
        sum(255 - image.pixelColor(x, y).lightness() for x in columns for y in range(30))
        for columns in (range(left, left + width // 2), range(left + width // 2, left + width))
    )
    assert (first > second) == is_full_stop_right
    assert first + second > 1000


def test_lines_that_wrap_begin_where_those_of_the_window_do(theme: Theme, qtbot: QtBot) -> None:
    label, middle = (TextLabel(theme, "Quietly, in the tray.", wrap=True) for _ in range(2))
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    middle.setAlignment(Qt.AlignmentFlag.AlignCenter)
    for each in (label, middle):
        qtbot.addWidget(each)
        each.resize(400, 40)
    far = QRect(300, 0, 100, 40)
    assert len(colours(painted(label).copy(far))) == 1
    for each in (label, middle):
        each.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert len(colours(painted(label).copy(far))) > 1
    assert len(colours(painted(middle).copy(far))) == 1


def test_text_from_the_network_is_never_markup(theme: Theme, qtbot: QtBot) -> None:
    label = TextLabel(theme, "<h1>Night</h1> &amp; <img src='http://example.org/x'>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    banner = Banner(theme)
    qtbot.addWidget(banner)
    banner.set_message("bad", "<b>bold</b>")
    assert all(part.textFormat() == Qt.TextFormat.PlainText for part in banner.findChildren(TextLabel))


def test_a_label_that_does_not_fit_elides_and_tells_the_whole(theme: Theme, qtbot: QtBot) -> None:
    label = TextLabel(theme, "Please Don't Come to the Villainess' Stationery Store!")
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.toolTip() == label.text()
    label.resize(900, 20)
    qtbot.waitUntil(lambda: label.toolTip() == "")
    assert label.minimumSizeHint().width() < 60


def test_the_tip_follows_the_text_where_the_room_stays(theme: Theme, qtbot: QtBot) -> None:
    label = TextLabel(theme, "short")
    qtbot.addWidget(label)
    label.setFixedWidth(100)
    label.show()
    label.setText("much longer than what it has room for")
    assert label.toolTip() == label.text()
    label.setText("short")
    assert label.toolTip() == ""


def test_a_label_follows_the_theme_and_the_font(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    label = TextLabel(theme, "MMMM", "title", "bad")
    qtbot.addWidget(label)
    label.show()
    assert has_colour(label, LIGHT.bad)
    theme.set_mode("dark")
    assert has_colour(label, DARK.bad)
    label.set_colour("good")
    assert has_colour(label, DARK.good)
    before = QFont(qapp.font())
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() + 8)
    qapp.setFont(larger)
    try:
        qtbot.waitUntil(lambda: label.font().pointSizeF() == text_font("title", larger).pointSizeF())
    finally:
        qapp.setFont(before)


# ------------------------------------------------------------------ pills and badges


@pytest.mark.parametrize("tone", ["neutral", "accent", "good", "warning", "bad"])
def test_a_pill_is_painted_in_its_tone(theme: Theme, qtbot: QtBot, tone: Tone) -> None:
    pill = Pill(theme, "HIATUS", tone)
    qtbot.addWidget(pill)
    pill.show()
    assert has_colour(pill, LIGHT.tone(tone).fill)
    theme.set_mode("dark")
    assert has_colour(pill, DARK.tone(tone).fill)


@pytest.mark.parametrize("text", ["ongoing", "4 new", "연재중", "source gone", "1", "W"])
def test_a_pill_is_large_enough_for_its_text(theme: Theme, text: str) -> None:
    """The same picture with room to spare: nothing was elided."""
    exact, roomy = pill_size(text), pill_size(text) + QSize(40, 0)
    texts = []
    for size in (exact, roomy):
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(LIGHT.surface)
        painter = QPainter(image)
        paint_pill(painter, QRectF(image.rect()), text, LIGHT.tone("bad"))
        painter.end()
        dark = [
            x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).lightness() < 190
        ]
        texts.append(max(dark) - min(dark))
    assert abs(texts[0] - texts[1]) <= 1


def test_a_pill_changes_and_is_read_aloud(theme: Theme, qtbot: QtBot) -> None:
    pill = Pill(theme, "ongoing", "good")
    qtbot.addWidget(pill)
    pill.set_pill("hiatus", "warning")
    assert name_of(pill) == "hiatus"
    assert has_colour(pill, LIGHT.warning_fill)


@pytest.mark.parametrize(("count", "text"), [(1, "1"), (99, "99"), (100, "99+"), (12345, "99+")])
def test_a_badge_counts_to_99(count: int, text: str) -> None:
    assert count_text(count) == text


def test_a_badge_of_one_digit_is_round(theme: Theme) -> None:
    assert pill_size("1").width() == pill_size("1").height()


# ------------------------------------------------------------------ cards, banners, headers


def test_a_card_says_its_figure_as_one_sentence(theme: Theme, qtbot: QtBot) -> None:
    card = Card(theme, "Success rate")
    qtbot.addWidget(card)
    card.set_figure("99.2 %", "+0.4 vs last week", "good")
    assert name_of(card) == "Success rate: 99.2 %. +0.4 vs last week"
    card.set_figure("–")
    assert name_of(card) == "Success rate: –"


def test_a_card_keeps_its_height_when_the_note_goes(theme: Theme, qtbot: QtBot) -> None:
    card = Card(theme, "Errors")
    qtbot.addWidget(card)
    card.set_figure("0.8 %", "3 of 391")
    height = card.sizeHint().height()
    card.set_figure("–")
    assert card.sizeHint().height() == height


def test_a_banner_shows_says_and_hides(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    banner = Banner(theme, window)
    window.show()
    assert banner.isHidden()
    banner.set_message("warning", "Working, with one source down.", "Details…")
    assert banner.isVisible()
    assert name_of(banner) == "Working, with one source down."
    assert has_colour(banner, LIGHT.warning_fill)
    with qtbot.waitSignal(banner.action_triggered):
        click(part(banner, Button))
    banner.set_message("good", "")
    assert banner.isHidden()


def test_a_banner_without_an_action_has_no_button(theme: Theme, qtbot: QtBot) -> None:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    banner.set_message("good", "All well.")
    assert part(banner, Button).isHidden()


def test_a_banner_is_as_high_without_an_action(theme: Theme, qtbot: QtBot) -> None:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    heights = set()
    for action in ("", "Details…"):
        banner.set_message("good", "All well.", action)
        heights.add(banner.sizeHint().height())
    assert len(heights) == 1


def test_a_banner_grows_for_a_long_sentence(theme: Theme, qtbot: QtBot) -> None:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    banner.set_message("bad", "The database cannot be written. " * 8, "Try again")
    assert banner.heightForWidth(300) > 2 * banner.heightForWidth(3000)


def test_a_header_shows_titles_and_the_sorted_column(theme: Theme, qtbot: QtBot) -> None:
    table = QTableView()
    qtbot.addWidget(table)
    model = QStandardItemModel(2, 2, table)
    model.setHorizontalHeaderLabels(["Chapter", "Title"])
    header = TableHeader(theme, table)
    table.setHorizontalHeader(header)
    table.setModel(model)
    table.show()
    plain = painted(header)
    header.setSortIndicatorShown(True)
    header.setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    up = painted(header)
    header.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    down = painted(header)
    assert len({bytes(image.constBits()) for image in (plain, up, down)}) == 3
    first = header.sectionSize(0)
    assert plain.copy(0, 0, first, header.height()) == up.copy(0, 0, first, header.height())


# ------------------------------------------------------------------ sharpness


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_outlines_lie_on_whole_device_pixels(theme: Theme, scale: float) -> None:
    """Along the middle of each edge there is the line's own colour and then the fill's, nothing mixed."""
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(LIGHT.surface)
    painter = QPainter(image)
    paint_box(painter, QRectF(3, 5, 61, 33), 6, LIGHT.accent, LIGHT.bad)
    line = hairline(painter) * scale
    painter.end()
    x, y = round(33 * scale), round(20 * scale)
    column = [image.pixelColor(x, row).name() for row in range(round(45 * scale))]
    row = [image.pixelColor(at, y).name() for at in range(round(70 * scale))]
    allowed = {LIGHT.surface.name(), LIGHT.accent.name(), LIGHT.bad.name()}
    assert set(column) | set(row) == allowed
    assert column.count(LIGHT.bad.name()) == row.count(LIGHT.bad.name()) == round(2 * line)


def test_pixels_helper_ignores_what_is_see_through() -> None:
    image = QImage(2, 1, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    image.setPixelColor(0, 0, LIGHT.bad)
    assert colours(image) == {LIGHT.bad.name()}
