"""New rows appear without moving what is being read."""

from random import Random

import pytest
from PySide6.QtCore import QItemSelectionModel, QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QTableView
from pytestqt.qtbot import QtBot

from batotray.ui.widgets.scroll_anchor import ScrollAnchor
from tests.ui.test_record_model import Item, ItemModel, items


def a_view(qtbot: QtBot, kind: type[QListView] | type[QTableView], model: ItemModel) -> QListView | QTableView:
    view = kind()
    qtbot.addWidget(view)
    view.setModel(model)
    view.resize(300, 240)
    ScrollAnchor(view)
    view.show()
    return view


def a_model(*records: Item) -> ItemModel:
    model = ItemModel(lambda item: item.id, ("Id", "Text"))
    model.merge(records)
    return model


def place_of(view: QAbstractItemView, record_id: int) -> int:
    model = view.model()
    assert isinstance(model, ItemModel)
    return view.visualRect(model.index_of(record_id)).top()


@pytest.mark.parametrize("kind", [QListView, QTableView])
def test_the_current_row_stays_through_a_hundred_merges(qtbot: QtBot, kind: type[QListView] | type[QTableView]) -> None:
    random, rows = Random(5), items(*range(200))
    model = a_model(*rows)
    view = a_view(qtbot, kind, model)
    view.setCurrentIndex(model.index_of(100))
    view.scrollTo(model.index_of(100), QAbstractItemView.ScrollHint.PositionAtCenter)
    place = place_of(view, 100)
    assert 0 < place < 240
    for new in range(1000, 1100):
        kept = [row for row in rows if row.id == 100 or random.random() > 0.01]
        rows = [Item(new), *kept]
        model.merge(rows)
        assert place_of(view, 100) == place


def test_a_row_in_sight_holds_the_place_when_the_current_one_goes(qtbot: QtBot) -> None:
    model = a_model(*items(*range(100)))
    view = a_view(qtbot, QListView, model)
    view.setCurrentIndex(model.index_of(50))
    view.scrollTo(model.index_of(50), QAbstractItemView.ScrollHint.PositionAtCenter)
    place = place_of(view, 49)
    model.merge([row for row in items(1000, *range(100)) if row.id != 50])
    assert place_of(view, 49) == place


def test_a_view_at_its_top_that_nobody_uses_shows_what_comes_in(qtbot: QtBot) -> None:
    model = a_model(*items(*range(100)))
    view = a_view(qtbot, QListView, model)
    view.clearFocus()
    model.merge(items(1000, *range(100)))
    assert place_of(view, 1000) == 0


@pytest.mark.parametrize("kind", [QListView, QTableView])
def test_keys_act_on_the_first_row_of_a_view_that_nobody_uses(
    qtbot: QtBot, kind: type[QListView] | type[QTableView]
) -> None:
    model = a_model(*items(*range(100)))
    view = a_view(qtbot, kind, model)
    view.setCurrentIndex(model.index_of(0))
    view.clearFocus()
    model.merge(items(1000, *range(100)))
    assert view.currentIndex() == model.index_of(1000)
    assert view.selectionModel().selectedIndexes() == [model.index_of(1000)]


def test_a_row_that_was_chosen_stays_where_it_is_also_while_nobody_uses_the_view(qtbot: QtBot) -> None:
    model = a_model(*items(*range(100)))
    view = a_view(qtbot, QListView, model)
    view.setCurrentIndex(model.index_of(3))
    view.clearFocus()
    place = place_of(view, 3)
    model.merge(items(*range(1000, 1050), *range(100)))
    assert (view.currentIndex(), place_of(view, 3)) == (model.index_of(3), place)


def test_several_rows_that_were_chosen_stay_so(qtbot: QtBot) -> None:
    model = a_model(*items(*range(100)))
    view = a_view(qtbot, QListView, model)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    for record_id in (1, 0):
        view.selectionModel().setCurrentIndex(model.index_of(record_id), QItemSelectionModel.SelectionFlag.Select)
    view.clearFocus()
    model.merge(items(1000, *range(100)))
    assert {model.record(index).id for index in view.selectionModel().selectedIndexes()} == {0, 1}


def test_a_view_at_its_top_that_is_used_stays(qtbot: QtBot) -> None:
    model = a_model(*items(*range(100)))
    view = a_view(qtbot, QListView, model)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    model.merge(items(1000, *range(100)))
    assert place_of(view, 0) == 0


def test_another_model_is_a_mistake(qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(QStringListModel(["one"], view))
    with pytest.raises(TypeError, match="RecordModel"):
        ScrollAnchor(view)
