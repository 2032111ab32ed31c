"""What a list keeps to paint faster never shows: a window that saw changes looks as one that was opened after them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from batotray.ui.library.cells import CELL_ROLE, two_lines
from batotray.ui.library.series_model import NAME, SOURCE, UNREAD, SeriesModel
from batotray.ui.library.table import SeriesTable
from batotray.ui.library.window import LibraryWindow
from batotray.ui.theme import DARK, LIGHT, Theme, Tokens
from tests.ui.acting import part
from tests.ui.library.conftest import MakeFakes, Open
from tests.ui.paintings import Paintings
from tests.ui.pixels import colours, painted

WIDE, NARROW = (1100, 500), (900, 500)


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def direction(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(request.param)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def look(window: LibraryWindow, size: tuple[int, int], *, latest: str = "") -> QImage:
    """The rows at this size of the window, the first with another chapter where one is named."""
    window.resize(*size)
    view = part(window, SeriesTable)
    model = view.model()
    assert isinstance(model, SeriesModel)
    if latest:
        first = model.record(0)
        model.merge([replace(row, latest=latest) if row == first else row for row in model.every()])
        view.suit_columns()
    for _ in range(5):
        QApplication.processEvents()
    return painted(view)


def fresh_look(fakes_of: MakeFakes, open_window: Open, size: tuple[int, int], *, latest: str = "") -> QImage:
    window = open_window(fakes_of("awkward"))
    picture = look(window, size, latest=latest)
    window.close()
    return picture


@pytest.mark.usefixtures("direction")
def test_rows_follow_texts_widths_and_themes(fakes_of: MakeFakes, open_window: Open, theme: Theme) -> None:
    window = open_window(fakes_of("awkward"))
    pictures = [look(window, WIDE), look(window, NARROW)]
    theme.set_mode("dark")
    pictures += [look(window, NARROW), look(window, NARROW, latest="Chapter 9 3/4")]
    assert all(one != other for one, other in pairwise(pictures))
    window.close()
    assert pictures[2] == fresh_look(fakes_of, open_window, NARROW)
    assert pictures[3] == fresh_look(fakes_of, open_window, NARROW, latest="Chapter 9 3/4")
    theme.set_mode("light")
    assert pictures[:2] == [fresh_look(fakes_of, open_window, size) for size in (WIDE, NARROW)]


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_the_count_of_a_selected_row_keeps_a_ground_of_its_own(
    fakes_of: MakeFakes, open_window: Open, theme: Theme, tokens: Tokens
) -> None:
    window = open_window(fakes_of("plain"))
    theme.set_mode("dark" if tokens.is_dark else "light")
    look(window, WIDE)
    view = part(window, SeriesTable)
    for row, ground in ((0, tokens.surface), (1, tokens.selection)):
        cell = view.visualRect(view.model().index(row, UNREAD))
        assert view.model().index(row, UNREAD).data(CELL_ROLE).badge
        assert ground.name() in colours(painted(view.viewport()).copy(cell))


def test_a_column_that_is_resized_has_all_painted_once(fakes_of: MakeFakes, open_window: Open) -> None:
    window = open_window(fakes_of("plain"))
    view = part(window, SeriesTable)
    look(window, WIDE)
    paintings = Paintings(view.viewport())
    view.setColumnWidth(SOURCE, view.columnWidth(SOURCE) + 10)
    view.viewport().update()
    for _ in range(5):
        QApplication.processEvents()
    assert paintings.count == 1


def test_a_read_that_changes_nothing_paints_nothing_until_an_age_is_another(
    fakes_of: MakeFakes, open_window: Open, qtbot: QtBot
) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    view = part(window, SeriesTable)
    before, paintings = look(window, WIDE), Paintings(view.viewport())
    fakes.change()
    for _ in range(5):
        QApplication.processEvents()
    assert paintings.count == 0
    fakes.clock.advance(600)
    window.refresh_ages()
    qtbot.waitUntil(lambda: paintings.count > 0)
    assert painted(view) != before


def test_rows_speak_another_language_once_it_is_chosen(
    fakes_of: MakeFakes, open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    look(window, WIDE)
    model = part(window, SeriesTable).model()
    monkeypatch.setattr(fakes.context.words, "_translate", lambda context, text, comment, n: f"¡{text}")
    QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    assert model.index(0, NAME).data(CELL_ROLE).pills[0][0] == "¡ongoing"


def test_rows_grow_with_the_font_of_the_system(fakes_of: MakeFakes, open_window: Open, qapp: QApplication) -> None:
    window = open_window(fakes_of("plain"))
    view, before, larger = part(window, SeriesTable), QFont(qapp.font()), QFont(qapp.font())
    lower = view.rowHeight(0)
    larger.setPointSizeF(2 * before.pointSizeF())
    qapp.setFont(larger)
    try:
        assert view.rowHeight(0) == two_lines() > 1.3 * lower
    finally:
        qapp.setFont(before)
