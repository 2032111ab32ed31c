"""Boxes and circles to mark: what they look like, where they are hit, and that the keyboard is seen in them."""

from collections.abc import Callable
from typing import TypeAlias

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton

from batotray.ui.theme import DARK, LIGHT, Theme
from batotray.ui.widgets.marks import CheckBox, RadioButton
from tests.ui.acting import press
from tests.ui.pixels import has_colour, painted
from tests.ui.widgets.conftest import ShowInWindow

Make: TypeAlias = Callable[[Theme, str], QAbstractButton]
both = pytest.mark.parametrize("make", [CheckBox, RadioButton])


@both
def test_it_is_marked_by_a_click_anywhere_on_it(theme: Theme, show: ShowInWindow, make: Make) -> None:
    button = make(theme, "Start in the tray")
    show(button)
    assert not has_colour(button, LIGHT.accent)
    end = QPoint(button.width() - 2, button.height() // 2)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=end)
    assert button.isChecked()
    assert has_colour(button, LIGHT.accent) or has_colour(button, LIGHT.accent_hover)


@both
def test_it_is_seen_where_the_keyboard_is(theme: Theme, show: ShowInWindow, make: Make) -> None:
    before, button = QPushButton(), make(theme, "")
    show(before, button)
    before.setFocus()
    assert not has_colour(button, LIGHT.accent)
    press(before, Qt.Key.Key_Tab)
    assert button.hasFocus()
    assert has_colour(button, LIGHT.accent)
    unmarked = painted(button)
    press(button, Qt.Key.Key_Space)
    assert button.isChecked()
    marked = painted(button)
    assert marked != unmarked
    press(button, Qt.Key.Key_Backtab)
    assert painted(button) != marked


@both
def test_where_it_cannot_be_changed_nothing_is_in_the_accent(theme: Theme, show: ShowInWindow, make: Make) -> None:
    button = make(theme, "")
    button.setChecked(True)
    button.setEnabled(False)
    show(button)
    assert not has_colour(button, LIGHT.accent)
    assert has_colour(button, LIGHT.line)


@both
def test_it_follows_the_theme_and_the_direction(theme: Theme, show: ShowInWindow, make: Make) -> None:
    button = make(theme, "A")
    button.setChecked(True)
    window = show(button)
    theme.set_mode("dark")
    assert has_colour(button, DARK.accent)
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    middle = button.height() // 2
    assert painted(button).pixelColor(button.width() - 4, middle) == DARK.accent
    assert painted(button).pixelColor(4, middle) != DARK.accent
