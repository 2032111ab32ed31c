"""What a person does to a widget, and the parts a test looks for in it."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def click(widget: QWidget) -> None:
    """Press the left button of the mouse in its middle."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def press(widget: QWidget, key: Qt.Key) -> None:
    """Press a key while the keyboard is there."""
    QTest.keyClick(widget, key)


def tab_to(widget: QWidget) -> None:
    """Press Tab until the keyboard is in `widget`."""
    for _ in range(10):
        focus = widget.window().focusWidget()
        press(focus or widget.window(), Qt.Key.Key_Tab)
        if widget.hasFocus():
            return
    raise AssertionError("Tab does not reach it")


def part(widget: QWidget, kind: type[W]) -> W:
    """The one part of this kind."""
    (found,) = widget.findChildren(kind)
    return found
