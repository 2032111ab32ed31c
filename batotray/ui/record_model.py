"""A Qt model over a tuple of records that takes each new read without a reset. Main thread.

Events say that something changed, not what; every read is a whole new tuple. The model finds the difference by id and
tells the view rows removed, moved, inserted and changed, so that selection, scroll position and open editors stay.
"""

from abc import abstractmethod
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

T = TypeVar("T")
AnyIndex = QModelIndex | QPersistentModelIndex

RECORD_ROLE = int(Qt.ItemDataRole.UserRole)
"""The record of a row itself, for delegates."""
MANY_MOVES = 32
"""With more rows to move one layout change is cheaper than single moves."""


class RecordModel(QAbstractTableModel, Generic[T]):
    """Rows are records with an id of their own; `columns` are the titles of the columns, one empty title for a list.

    A filter hides rows. A row that is shown and stops matching after a merge stays (it was just read, under *Unread*)
    until `set_filter` or `drop_stale` is called.
    """

    merging = Signal()
    """Rows are about to change, one by one."""
    merged = Signal()
    """The model holds the new read."""

    def __init__(
        self, id_of: Callable[[T], Hashable], columns: Sequence[str] = ("",), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._id_of = id_of
        self._columns = tuple(columns)
        self._all: tuple[T, ...] = ()
        self._rows: list[T] = []
        self._matches: Callable[[T], bool] | None = None

    @abstractmethod
    def cell(self, record: T, column: int, role: int) -> object:
        """What `data` answers for this record, column and Qt.ItemDataRole; None for nothing."""

    # -------------------------------------------------------------- records

    def merge(self, records: Iterable[T]) -> None:
        """Show a new read: ids must be unique. Never resets; rows that no longer match the filter stay."""
        self._all = tuple(records)
        shown = {self._id_of(record) for record in self._rows}
        self._become([r for r in self._all if self._is_match(r) or self._id_of(r) in shown])

    def drop_stale(self) -> None:
        """The view was entered again: remove the rows that no longer match the filter."""
        self._become([record for record in self._all if self._is_match(record)])

    def set_filter(self, matches: Callable[[T], bool] | None) -> None:
        """Show only matching records from now on; None shows all.

        Resets the model, as the only thing that does, unless the same records match.
        """
        self._matches = matches
        rows = [record for record in self._all if self._is_match(record)]
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def records(self) -> tuple[T, ...]:
        """The records shown, from top to bottom."""
        return tuple(self._rows)

    def record(self, index: AnyIndex | int) -> T:
        """The record of a row or an index; raises IndexError."""
        return self._rows[index if isinstance(index, int) else index.row()]

    def row_of(self, record_id: Hashable) -> int | None:
        """The row that shows the record with this id, or None."""
        return next((row for row, record in enumerate(self._rows) if self._id_of(record) == record_id), None)

    def index_of(self, record_id: Hashable) -> QModelIndex:
        """The index of the record with this id in the first column; invalid where it is not shown."""
        row = self.row_of(record_id)
        return QModelIndex() if row is None else self.index(row, 0)

    # -------------------------------------------------------------- what Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        record = self._rows[index.row()]
        return record if role == RECORD_ROLE else self.cell(record, index.column(), role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        is_title = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._columns[section] if is_title and 0 <= section < len(self._columns) else None

    # -------------------------------------------------------------- the way from the old rows to the new ones

    def _is_match(self, record: T) -> bool:
        return self._matches is None or self._matches(record)

    def _become(self, target: list[T]) -> None:
        self.merging.emit()
        if target != self._rows:
            wanted = {self._id_of(record): record for record in target}
            self._remove_absent(wanted)
            kept = {self._id_of(record) for record in self._rows}
            self._reorder([key for key in wanted if key in kept])
            self._insert_missing(target, kept)
            self._update(target)
        self.merged.emit()

    def _remove_absent(self, wanted: dict[Hashable, T]) -> None:
        absent = [row for row, record in enumerate(self._rows) if self._id_of(record) not in wanted]
        for first, last in reversed(list(_runs(absent))):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()

    def _insert_missing(self, target: Sequence[T], kept: set[Hashable]) -> None:
        missing = [row for row, record in enumerate(target) if self._id_of(record) not in kept]
        for first, last in _runs(missing):
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = target[first : last + 1]
            self.endInsertRows()

    def _update(self, target: Sequence[T]) -> None:
        changed = [row for row, (old, new) in enumerate(zip(self._rows, target, strict=True)) if old != new]
        self._rows[:] = target
        for first, last in _runs(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def _reorder(self, wanted: Sequence[Hashable]) -> None:
        order = [self._id_of(record) for record in self._rows]
        if order == wanted:
            return
        place = {key: row for row, key in enumerate(order)}
        staying = _longest_rise([place[key] for key in wanted])
        moving = [key for key in wanted if place[key] not in staying]
        if len(moving) > MANY_MOVES:
            self._rearrange(wanted, place)
        else:
            self._move(moving, wanted, order)

    def _move(self, moving: Sequence[Hashable], wanted: Sequence[Hashable], order: list[Hashable]) -> None:
        before = dict(zip(wanted[1:], wanted, strict=False))
        for key in moving:
            source = order.index(key)
            target = order.index(before[key]) + 1 if key in before else 0
            self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), target)
            landing = target - 1 if source < target else target
            order.insert(landing, order.pop(source))
            self._rows.insert(landing, self._rows.pop(source))
            self.endMoveRows()

    def _rearrange(self, wanted: Sequence[Hashable], place: dict[Hashable, int]) -> None:
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        keys = {row: key for key, row in place.items()}
        new_row = {key: row for row, key in enumerate(wanted)}
        self._rows = [self._rows[place[key]] for key in wanted]
        self.changePersistentIndexList(held, [self.index(new_row[keys[i.row()]], i.column()) for i in held])
        self.layoutChanged.emit()


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbours in ascending row numbers."""
    start = 0
    for position in range(1, len(rows) + 1):
        if position == len(rows) or rows[position] != rows[position - 1] + 1:
            yield rows[start], rows[position - 1]
            start = position


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The members of a longest ascending subsequence of distinct numbers: the rows that need not move."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        before[number] = ends[place - 1] if place else None
        ends[place : place + 1] = [number]
    rise: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        rise.add(last)
        last = before[last]
    return rise
