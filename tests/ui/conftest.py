"""What every test of the windows needs: Qt without a screen, and a theme that is put back."""

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from batotray.ui.theme import Theme


@pytest.fixture(scope="session")
def installed_theme(qapp: QApplication) -> Theme:
    """The one theme of the test run: a program installs one."""
    theme = Theme(qapp, "light")
    theme.install()
    return theme


@pytest.fixture
def theme(installed_theme: Theme) -> Iterator[Theme]:
    """The theme, light at the start of each test."""
    installed_theme.set_mode("light")
    yield installed_theme
    installed_theme.set_mode("light")
