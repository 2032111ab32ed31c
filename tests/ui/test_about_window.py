"""What the window about the program says, and what it gives away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from batotray import CONTACT, __version__
from batotray.core.commands import Failed
from batotray.ui import about_window
from batotray.ui.about_window import AboutWindow
from batotray.ui.licences import LIBRARIES, installed_versions
from batotray.ui.theme import Theme
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.text_label import TextLabel
from tests.ui.accessible import nameless
from tests.ui.acting import click, part, press
from tests.ui.fake_context import Fakes, make_fakes
from tests.ui.sample_library import build


@pytest.fixture
def fakes(theme: Theme, tmp_path: Path) -> Fakes:
    path = tmp_path / "batotray.sqlite"
    build(path, "awkward")
    own = {"source.secretsite.base_url": "https://private.example", "min_delay": "5"}
    return make_fakes(theme, path, own)


@pytest.fixture
def window(fakes: Fakes, qtbot: QtBot) -> Iterator[AboutWindow]:
    made = AboutWindow(fakes.context)
    made.show()
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def button(window: AboutWindow, text: str) -> Button:
    return next(each for each in window.findChildren(Button) if each.text() == text)


def test_version_and_folder_are_told(window: AboutWindow, fakes: Fakes) -> None:
    texts = [label.text() for label in window.findChildren(TextLabel)]
    assert f"Version {__version__}" in texts
    assert str(fakes.context.data_folder) in texts


def test_who_the_data_comes_from_is_told(window: AboutWindow) -> None:
    """MangaDex asks for it in these words."""
    assert any(label.text().startswith("Data from MangaDex") for label in window.findChildren(TextLabel))


def test_every_library_is_named_with_its_licence_and_version(window: AboutWindow, qtbot: QtBot) -> None:
    licences = part(window, QPlainTextEdit)
    qtbot.waitUntil(lambda: f"httpx {installed_versions()['httpx']} – BSD-3-Clause" in licences.toPlainText())
    assert all(library.name in licences.toPlainText() for library in LIBRARIES)
    assert set(installed_versions()) == {library.name for library in LIBRARIES}


def test_diagnostics_hold_facts_and_nothing_private(window: AboutWindow, fakes: Fakes, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window._facts is not None)
    click(button(window, "Copy diagnostics"))
    copied = QApplication.clipboard().text()
    for fact in (
        f"batotray: {__version__}",
        "schema: ",
        "series: 10,",
        "Qt: ",
        "health: ",
        "setting: min_delay (saved)",
    ):
        assert fact in copied
    for private in ("private.example", "secretsite", str(fakes.context.data_folder), "Dragon", "Evil", "Bold"):
        assert private not in copied
    assert "setting: source address (saved)" in copied
    assert window._said.text() == "Copied. It holds no names and no paths."


def test_diagnostics_are_there_when_the_database_is_not(fakes: Fakes, qtbot: QtBot) -> None:
    fakes.reads.failure = Failed("storage", "database_damaged")
    window = AboutWindow(fakes.context)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.complaint.isVisible)
    window.copy_diagnostics()
    assert "database: cannot be read" in QApplication.clipboard().text()
    assert f"batotray: {__version__}" in QApplication.clipboard().text()


def test_whatever_tab_reaches_has_a_name(window: AboutWindow) -> None:
    assert nameless(window) == []


def test_links_and_the_folder_are_opened(window: AboutWindow, fakes: Fakes, monkeypatch: pytest.MonkeyPatch) -> None:
    click(button(window, "Project page"))
    assert fakes.browser.opened == [CONTACT]
    asked: list[Path] = []

    def refuse(folder: Path) -> bool:
        asked.append(folder)
        return False

    monkeypatch.setattr(about_window, "open_folder", refuse)
    click(button(window, "Open folder"))
    assert asked == [fakes.context.data_folder]
    assert window._said.text() == "No program here opens folders."


def test_tab_goes_from_top_to_bottom(window: AboutWindow) -> None:
    stops: tuple[QWidget, ...] = (window._site, window._folder, part(window, QPlainTextEdit), window._copy)
    stops[0].setFocus()
    for stop in stops:
        assert stop.hasFocus()
        press(stop, Qt.Key.Key_Tab)


def test_no_line_is_cut_in_the_smallest_window(window: AboutWindow, qtbot: QtBot) -> None:
    window.resize(1, 1)
    qtbot.waitUntil(lambda: window.size() == window.minimumSize())
    wrapping = [label for label in window.findChildren(TextLabel) if label.wordWrap()]
    assert len(wrapping) >= 3
    qtbot.waitUntil(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in wrapping))
