"""Widgets as they stand in a window."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

ShowInWindow = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> ShowInWindow:
    """Puts widgets side by side into an active window, which lives as long as the test."""
    windows: list[QWidget] = []

    def show_in_window(*widgets: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        row = QHBoxLayout(window)
        for widget in widgets:
            row.addWidget(widget)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return show_in_window
