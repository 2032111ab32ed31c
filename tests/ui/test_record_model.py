"""A model that takes whole reads: every view of it stays where it is, whatever the difference is."""

from dataclasses import dataclass, replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView
from pytestqt.qtbot import QtBot

from batotray.ui.record_model import MANY_MOVES, RECORD_ROLE, RecordModel


@dataclass(frozen=True, slots=True)
class Item:
    id: int
    text: str = ""
    read: bool = False


class ItemModel(RecordModel[Item]):
    def cell(self, record: Item, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return record.text if column else str(record.id)
        return None


class Watched:
    """A model under Qt's own tester, which fails the test by itself, and what it told its views."""

    def __init__(self) -> None:
        self.model = ItemModel(lambda item: item.id, ("Id", "Text"))
        mode = QAbstractItemModelTester.FailureReportingMode.Warning
        self.tester = QAbstractItemModelTester(self.model, mode)
        self.told: list[str] = []
        self.model.rowsInserted.connect(self._inserted)
        self.model.rowsRemoved.connect(self._removed)
        self.model.rowsMoved.connect(self._moved)
        self.model.dataChanged.connect(self._changed)
        self.model.layoutChanged.connect(self._rearranged)
        self.model.modelReset.connect(self._reset)

    def _inserted(self, _: QModelIndex, first: int, last: int) -> None:
        self.told.append(f"insert {first}-{last}")

    def _removed(self, _: QModelIndex, first: int, last: int) -> None:
        self.told.append(f"remove {first}-{last}")

    def _moved(self, _: QModelIndex, first: int, last: int, __: QModelIndex, target: int) -> None:
        self.told.append(f"move {first}-{last} to {target}")

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self.told.append(f"change {first.row()}-{last.row()}")

    def _rearranged(self) -> None:
        self.told.append("rearrange")

    def _reset(self) -> None:
        self.told.append("reset")

    def merge(self, *items: Item) -> list[str]:
        """What the views were told about this read."""
        self.told.clear()
        self.model.merge(items)
        return list(self.told)


@pytest.fixture
def watched(qapp: QApplication) -> Watched:
    return Watched()


def items(*ids: int) -> list[Item]:
    return [Item(number) for number in ids]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ((1, 2, 3), (1, 2, 3), []),
        ((), (1, 2, 3), ["insert 0-2"]),
        ((1, 2, 3), (), ["remove 0-2"]),
        ((2, 3), (1, 2, 3), ["insert 0-0"]),
        ((1, 2, 5, 6), (1, 2, 3, 4, 5, 6), ["insert 2-3"]),
        ((1, 2, 3, 4, 5), (1, 3, 5), ["remove 3-3", "remove 1-1"]),
        ((1, 2, 3, 4), (2, 3, 4, 1), ["move 0-0 to 4"]),
        ((1, 2, 3, 4), (4, 1, 2, 3), ["move 3-3 to 0"]),
        ((1, 2, 3), (4, 3, 1), ["remove 1-1", "move 1-1 to 0", "insert 0-0"]),
    ],
)
def test_views_are_told_the_least(
    watched: Watched, before: tuple[int, ...], after: tuple[int, ...], told: list[str]
) -> None:
    watched.merge(*items(*before))
    assert watched.merge(*items(*after)) == told
    assert watched.model.records() == tuple(items(*after))


def test_changed_records_are_told_in_runs_over_all_columns(watched: Watched) -> None:
    watched.merge(*items(1, 2, 3, 4))
    changed = [Item(1), Item(2, "new"), Item(3, "new"), Item(4)]
    assert watched.merge(*changed) == ["change 1-2"]
    assert watched.model.index(2, 1).data() == "new"


def test_a_new_order_of_many_rows_is_one_rearrangement_and_indexes_follow(watched: Watched) -> None:
    numbers = list(range(MANY_MOVES * 3))
    watched.merge(*items(*numbers))
    held = QPersistentModelIndex(watched.model.index_of(7))
    Random(1).shuffle(numbers)
    assert watched.merge(*items(*numbers)) == ["rearrange"]
    assert watched.model.record(held).id == 7


READS = st.lists(
    st.lists(st.tuples(st.integers(0, 40), st.sampled_from("ab")), unique_by=lambda pair: pair[0], max_size=40),
    min_size=1,
    max_size=6,
)


@given(READS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_of_reads_ends_at_the_last_one(qapp: QApplication, reads: list[list[tuple[int, str]]]) -> None:
    watched = Watched()
    held: dict[int, QPersistentModelIndex] = {}
    for read in reads:
        target = [Item(number, text) for number, text in read]
        told = watched.merge(*target)
        assert watched.model.records() == tuple(target)
        assert "reset" not in told
        shown = {item.id for item in target}
        assert {number for number, index in held.items() if index.isValid()} == shown & held.keys()
        assert all(watched.model.record(held[number]).id == number for number in shown & held.keys())
        held = {item.id: QPersistentModelIndex(watched.model.index_of(item.id)) for item in target}


def test_selection_stays_through_a_hundred_merges(watched: Watched, qtbot: QtBot) -> None:
    random = Random(20)
    view = QListView()
    qtbot.addWidget(view)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    rows = items(*range(60))
    watched.merge(*rows)
    view.setModel(watched.model)
    view.resize(200, 200)
    view.show()
    view.setCurrentIndex(watched.model.index_of(30))
    newest = 1000
    for _ in range(100):
        kept = [row for row in rows if row.id == 30 or random.random() > 0.02]
        kept = [replace(row, read=True) if random.random() < 0.1 else row for row in kept]
        rows = kept + items(newest)
        newest += 1
        watched.merge(*rows)
        assert watched.model.records() == tuple(rows)
        assert watched.model.record(view.currentIndex()).id == 30
        assert [watched.model.record(index).id for index in view.selectedIndexes()] == [30]
    assert "reset" not in watched.told


# ------------------------------------------------------------------ filters


def unread(item: Item) -> bool:
    return not item.read


def test_a_filter_hides_and_resets(watched: Watched) -> None:
    watched.merge(Item(1), Item(2, read=True), Item(3))
    watched.told.clear()
    watched.model.set_filter(unread)
    assert watched.told == ["reset"]
    assert watched.model.records() == (Item(1), Item(3))
    watched.model.set_filter(None)
    assert [item.id for item in watched.model.records()] == [1, 2, 3]


def test_a_filter_that_finds_the_same_changes_nothing(watched: Watched) -> None:
    watched.merge(Item(1), Item(2, read=True), Item(3))
    watched.model.set_filter(unread)
    watched.told.clear()
    watched.model.set_filter(lambda item: item.id != 2)
    assert watched.told == []
    assert watched.merge(Item(1), Item(2, read=True), Item(3), Item(4, read=True)) == ["insert 2-2"]


def test_a_row_that_stops_matching_stays_until_the_view_is_entered_again(watched: Watched) -> None:
    watched.merge(Item(1), Item(2), Item(3))
    watched.model.set_filter(unread)
    assert watched.merge(Item(1), Item(2, read=True), Item(3)) == ["change 1-1"]
    assert watched.merge(Item(1), Item(2, read=True), Item(3), Item(4, read=True)) == []
    watched.model.drop_stale()
    assert watched.model.records() == (Item(1), Item(3))


def test_a_row_that_is_gone_does_not_stay(watched: Watched) -> None:
    watched.merge(Item(1), Item(2))
    watched.model.set_filter(unread)
    assert watched.merge(Item(1)) == ["remove 1-1"]


def test_a_row_that_starts_to_match_comes_at_its_place(watched: Watched) -> None:
    watched.merge(Item(1), Item(2, read=True), Item(3))
    watched.model.set_filter(unread)
    assert watched.merge(Item(1), Item(2), Item(3)) == ["insert 1-1"]


# ------------------------------------------------------------------ what Qt asks


def test_cells_titles_and_the_record_itself(watched: Watched) -> None:
    watched.merge(Item(5, "five"))
    model = watched.model
    assert (model.rowCount(), model.columnCount()) == (1, 2)
    assert [model.index(0, column).data() for column in (0, 1)] == ["5", "five"]
    assert model.index(0, 1).data(RECORD_ROLE) == Item(5, "five")
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Text"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0


def test_records_are_found_by_id(watched: Watched) -> None:
    watched.merge(*items(4, 5))
    assert watched.model.row_of(5) == 1
    assert watched.model.index_of(5).row() == 1
    assert watched.model.row_of(6) is None
    assert not watched.model.index_of(6).isValid()
