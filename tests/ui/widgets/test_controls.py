"""Buttons, segments and the search field: pressed by pointer and by keyboard, seen in both themes, named for all."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from batotray.ui import icons
from batotray.ui.theme import DARK, LIGHT, Space, Theme, icon_size
from batotray.ui.widgets.button import Button, ButtonKind
from batotray.ui.widgets.search_field import SearchField
from batotray.ui.widgets.segmented import SegmentedControl
from tests.ui.accessible import name_of, role_of
from tests.ui.acting import click, press, tab_to
from tests.ui.pixels import colours, has_colour, painted
from tests.ui.widgets.conftest import ShowInWindow

CHOICES = (("unread", "Unread"), ("all", "All"), ("snoozed", "Snoozed"))


# ------------------------------------------------------------------ buttons


def test_a_button_is_pressed_by_pointer_and_by_keyboard(theme: Theme, qtbot: QtBot, show: ShowInWindow) -> None:
    button = Button(theme, "Open")
    show(button)
    with qtbot.waitSignal(button.clicked):
        click(button)
    tab_to(button)
    with qtbot.waitSignal(button.clicked):
        press(button, Qt.Key.Key_Space)


def test_the_primary_button_is_filled_with_the_accent_of_the_theme(theme: Theme, show: ShowInWindow) -> None:
    button = Button(theme, "Add series", "primary", "plus")
    show(button)
    assert has_colour(button, LIGHT.accent)
    theme.set_mode("dark")
    assert has_colour(button, DARK.accent)
    button.setEnabled(False)
    assert not has_colour(button, DARK.accent)


@pytest.mark.parametrize("kind", ["plain", "primary", "quiet", "link"])
def test_the_keyboard_is_seen_on_every_kind(theme: Theme, show: ShowInWindow, kind: ButtonKind) -> None:
    button, other = Button(theme, "Open", kind), Button(theme, "Other")
    show(button, other)
    tab_to(other)
    before = painted(button)
    tab_to(button)
    assert painted(button) != before
    ring = LIGHT.on_accent if kind == "primary" else LIGHT.accent
    assert painted(button).pixelColor(button.width() // 2, 2 if kind == "primary" else 0) == ring


def test_a_click_leaves_no_ring(theme: Theme, show: ShowInWindow) -> None:
    button = Button(theme, "Open")
    show(button)
    click(button)
    assert not has_colour(button, LIGHT.accent)


def test_a_button_of_a_symbol_alone_has_a_name_and_a_square(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, icon="gear", name="Settings")
    qtbot.addWidget(button)
    assert (name_of(button), button.toolTip()) == ("Settings", "Settings")
    assert role_of(button) == QAccessible.Role.Button
    assert button.sizeHint().width() == button.sizeHint().height()


def test_a_symbol_can_change(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, icon="pause", name="Pause")
    qtbot.addWidget(button)
    before = painted(button)
    button.set_icon("play")
    assert painted(button) != before


def test_buttons_grow_with_their_text_and_parts(theme: Theme, qtbot: QtBot) -> None:
    short, long, symbol, menu = (Button(theme, text) for text in ("Go", "Go much further", "Go", "Go"))
    symbol.set_icon("check")
    menu.setMenu(QMenu(menu))
    for button in (short, long, symbol, menu):
        qtbot.addWidget(button)
    widths = [button.sizeHint().width() for button in (short, symbol, menu, long)]
    assert widths[0] < widths[1] <= widths[2] < widths[3]
    font = QFont(short.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    height = short.sizeHint().height()
    short.setFont(font)
    assert short.sizeHint().height() > height + 8


def test_a_symbol_leads_the_text_in_either_direction(theme: Theme, show: ShowInWindow) -> None:
    button = Button(theme, "Mark read", icon="check")
    show(button)
    left = painted(button)
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    right = painted(button)
    third = button.width() // 4
    symbol = left.copy(8, 0, third, button.height())
    assert symbol != right.copy(8, 0, third, button.height())


# ------------------------------------------------------------------ segments


def a_control(theme: Theme, show: ShowInWindow) -> SegmentedControl:
    control = SegmentedControl(theme, CHOICES, "Which notifications")
    show(control)
    return control


def segments(control: SegmentedControl) -> list[QRadioButton]:
    return control.findChildren(QRadioButton)


def test_the_first_choice_holds_and_another_can_be_clicked(theme: Theme, qtbot: QtBot, show: ShowInWindow) -> None:
    control = a_control(theme, show)
    assert control.key() == "unread"
    with qtbot.waitSignal(control.selected) as selected:
        click(segments(control)[2])
    assert selected.args == ["snoozed"]
    assert control.key() == "snoozed"


def test_arrows_choose_and_tab_leaves(theme: Theme, show: ShowInWindow) -> None:
    control, after = SegmentedControl(theme, CHOICES, "Which"), Button(theme, "After")
    show(control, after)
    tab_to(segments(control)[0])
    press(segments(control)[0], Qt.Key.Key_Right)
    assert control.key() == "all"
    assert segments(control)[1].hasFocus()
    press(segments(control)[1], Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_from_right_to_left_the_arrows_go_where_they_point(theme: Theme, show: ShowInWindow) -> None:
    control = SegmentedControl(theme, CHOICES, "Which")
    control.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    show(control)
    first, second, _ = segments(control)
    assert first.x() > second.x()
    tab_to(first)
    press(first, Qt.Key.Key_Left)
    assert control.key() == "all"


def test_what_holds_is_told_once_whoever_chose(theme: Theme, show: ShowInWindow) -> None:
    control = a_control(theme, show)
    told: list[str] = []
    control.selected.connect(told.append)
    control.select("all")
    control.select("all")
    assert told == ["all"]
    with pytest.raises(ValueError, match="not in tuple"):
        control.select("nothing")


def test_segments_are_named_radio_buttons(theme: Theme, show: ShowInWindow) -> None:
    control = a_control(theme, show)
    assert name_of(control) == "Which notifications"
    assert [(role_of(s), name_of(s)) for s in segments(control)] == [
        (QAccessible.Role.RadioButton, label) for _, label in CHOICES
    ]


def test_a_label_can_change_and_nothing_moves_when_another_is_chosen(theme: Theme, show: ShowInWindow) -> None:
    control = a_control(theme, show)
    before = control.sizeHint()
    control.select("all")
    assert control.sizeHint() == before
    control.set_label("unread", "Unread 12")
    assert name_of(segments(control)[0]) == "Unread 12"
    assert control.sizeHint().width() > before.width()


def test_the_chosen_segment_and_the_keyboard_are_seen(theme: Theme, show: ShowInWindow) -> None:
    control = a_control(theme, show)
    first = segments(control)[0]
    image = painted(control)
    assert image.pixelColor(first.width() // 2, 3) == LIGHT.selection
    assert image.pixelColor(first.width() + 10, 3) == LIGHT.surface
    tab_to(first)
    assert painted(control).pixelColor(first.width() // 2, 1) == LIGHT.accent


# ------------------------------------------------------------------ search


def test_escape_clears_and_then_passes_on(theme: Theme, qtbot: QtBot, show: ShowInWindow) -> None:
    class Window(QWidget):
        escapes = 0

        def keyPressEvent(self, event: object) -> None:
            self.escapes += 1

    window = Window()
    qtbot.addWidget(window)
    field = SearchField(theme, "Search series", window)
    window.show()
    QTest.keyClicks(field, "wind")
    press(field, Qt.Key.Key_Escape)
    assert (field.text(), window.escapes) == ("", 0)
    press(field, Qt.Key.Key_Escape)
    assert window.escapes == 1


def test_the_field_is_named_and_as_high_as_the_buttons_beside_it(theme: Theme, show: ShowInWindow) -> None:
    field, button = SearchField(theme, "Search series"), Button(theme, "Open")
    show(field, button)
    assert name_of(field) == "Search series"
    assert field.height() == button.height()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_magnifier_stands_beside_the_text_in_the_colours_of_the_theme(
    theme: Theme, show: ShowInWindow, direction: Qt.LayoutDirection
) -> None:
    field = SearchField(theme, "Search")
    show(Button(theme, "First"), field)
    field.setLayoutDirection(direction)
    place = QRect(0, 0, Space.SMALL + icon_size(field.font()), field.height())
    margins = field.textMargins()
    if direction == Qt.LayoutDirection.RightToLeft:
        place.moveRight(field.width())
        assert margins.left() < place.width() < margins.right()
    else:
        assert margins.right() < place.width() < margins.left()
    assert LIGHT.faint.name() in colours(painted(field).copy(place))
    theme.set_mode("dark")
    assert DARK.faint.name() in colours(painted(field).copy(place))


def test_a_field_is_made_without_drawing_anything(theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(icons, "tinted", lambda name, colour: drawn.append(name))
    qtbot.addWidget(SearchField(theme, "Search"))
    assert drawn == []


def test_the_keyboard_in_the_field_is_seen(theme: Theme, show: ShowInWindow) -> None:
    field = SearchField(theme, "Search")
    show(Button(theme, "First"), field)
    assert painted(field).pixelColor(60, 0) == LIGHT.line
    field.setFocus()
    assert painted(field).pixelColor(60, 0) == LIGHT.accent
