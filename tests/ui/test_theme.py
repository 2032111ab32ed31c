"""One place for colours and text: legible in both themes, following the system, forced by a setting."""

from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from batotray.ui.theme import (
    DARK,
    LIGHT,
    TextColour,
    Theme,
    ThemeMode,
    Tokens,
    Tone,
    control_height,
    palette_of,
    row_height,
    text_font,
)
from tests.ui.pixels import painted

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
TEXT_COLOURS: tuple[TextColour, ...] = ("text", "muted", "faint", "accent", "good", "warning", "bad")
TONES: tuple[Tone, ...] = ("neutral", "accent", "good", "warning", "bad")


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of WCAG, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@THEMES
@pytest.mark.parametrize("name", TEXT_COLOURS)
def test_text_is_legible_on_every_ground(tokens: Tokens, name: TextColour) -> None:
    grounds = (tokens.surface, tokens.raised, tokens.hover, tokens.selection)
    assert [ground.name() for ground in grounds if contrast(tokens.colour(name), ground) < 4.5] == []


@THEMES
@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("is_selected", [True, False])
def test_pills_and_banners_are_legible(tokens: Tokens, tone: Tone, is_selected: bool) -> None:
    colours = tokens.tone(tone, is_selected=is_selected)
    assert contrast(colours.text, colours.fill) >= 4.5
    assert not is_selected or colours.fill != tokens.selection


@THEMES
def test_the_primary_button_is_legible_in_every_state(tokens: Tokens) -> None:
    fills = (tokens.accent, tokens.accent_hover, tokens.accent_pressed)
    assert all(contrast(tokens.on_accent, fill) >= 4.5 for fill in fills)


@THEMES
def test_what_is_no_text_but_carries_meaning_stands_out(tokens: Tokens) -> None:
    marks = (tokens.accent, tokens.control_line, tokens.chart_bar, tokens.good, tokens.bad)
    assert all(contrast(mark, ground) >= 3 for mark, ground in product(marks, (tokens.surface, tokens.raised)))


@THEMES
def test_native_controls_are_legible(tokens: Tokens) -> None:
    palette, role = palette_of(tokens), QPalette.ColorRole
    pairs = (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.PlaceholderText, role.Base),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase),
        (role.Link, role.Base),
    )
    weak = [pair for pair in pairs if contrast(palette.color(pair[0]), palette.color(pair[1])) < 4.5]
    assert weak == []


def test_every_role_of_the_palette_is_ours() -> None:
    """A role left out would keep the platform's colour, and a dark window would get light parts."""
    roles = set(QPalette.ColorRole) - {QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles}
    palette = palette_of(DARK)
    unset = [role for role in roles if not palette.isBrushSet(QPalette.ColorGroup.Active, role)]
    assert unset == []


# ------------------------------------------------------------------ modes


@pytest.mark.parametrize(("mode", "tokens"), [("dark", DARK), ("light", LIGHT)])
def test_a_forced_mode_holds_whatever_the_system_says(theme: Theme, mode: ThemeMode, tokens: Tokens) -> None:
    theme.set_mode(mode)
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
        QApplication.styleHints().colorSchemeChanged.emit(scheme)
        assert theme.tokens is tokens
    assert QApplication.palette().color(QPalette.ColorRole.Window) == tokens.surface


def test_the_system_is_followed_live(theme: Theme, qtbot: QtBot) -> None:
    theme.set_mode("system")
    with qtbot.waitSignal(theme.changed):
        QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens is DARK
    assert QApplication.palette().color(QPalette.ColorRole.Window) == DARK.surface


def test_the_palette_is_new_when_changed_is_told(theme: Theme) -> None:
    seen: list[QColor] = []

    def look() -> None:
        seen.append(QApplication.palette().color(QPalette.ColorRole.Window))

    theme.changed.connect(look)
    theme.set_mode("dark")
    theme.changed.disconnect(look)
    assert seen == [DARK.surface]


def test_the_same_colours_are_no_change(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode("system")


def test_open_windows_change_with_the_theme(theme: Theme, qtbot: QtBot) -> None:
    window, box = QWidget(), QCheckBox()
    for widget in (window, box):
        qtbot.addWidget(widget)
        widget.show()
    theme.set_mode("dark")
    qtbot.waitUntil(lambda: window.palette().color(QPalette.ColorRole.Window) == DARK.surface)
    outline = box.palette().color(QPalette.ColorRole.Window).darker(140)
    assert contrast(outline, DARK.surface) >= 3


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_field_with_the_keyboard_is_outlined_so_that_it_is_seen(theme: Theme, qtbot: QtBot, mode: ThemeMode) -> None:
    theme.set_mode(mode)
    field = QSpinBox()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.waitUntil(lambda: field.palette().color(QPalette.ColorRole.Base) == theme.tokens.surface)
    edge = [painted(field).pixelColor(x, field.height() // 2) for x in range(4)]
    assert max(contrast(pixel, theme.tokens.surface) for pixel in edge) >= 3


def test_native_controls_are_drawn_by_fusion(theme: Theme) -> None:
    assert QApplication.style().name() == "fusion"


# ------------------------------------------------------------------ text


def test_text_scales_with_the_font_it_is_based_on() -> None:
    small, large = QFont("sans", 8), QFont("sans", 16)
    for style in ("figure", "title", "heading", "strong", "body", "caption", "label"):
        ratio = text_font(style, large).pointSizeF() / text_font(style, small).pointSizeF()
        assert ratio == pytest.approx(2)


def test_a_font_given_in_pixels_scales_too() -> None:
    font = QFont("sans")
    font.setPixelSize(20)
    assert text_font("figure", font).pixelSize() == 35


def test_styles_leave_the_system_font_alone(qapp: QApplication) -> None:
    before = QFont(qapp.font())
    text_font("figure")
    assert qapp.font() == before


def test_rows_and_controls_grow_with_the_text(qapp: QApplication) -> None:
    before = QFont(qapp.font())
    row = row_height("strong", "body")
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * 2)
    qapp.setFont(larger)
    try:
        assert row_height("strong", "body") > 1.5 * row
        assert control_height(larger) > control_height(before)
    finally:
        qapp.setFont(before)
