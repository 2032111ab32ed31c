"""The table of series: flat, sortable, as wide as its window, remembering its columns. Main thread."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimerEvent, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from batotray.ui.context import WindowContext
from batotray.ui.library.cells import CELL_ROLE, CellDelegate, two_lines
from batotray.ui.library.series_model import LATEST, NAME, NEXT, ROOM, SOURCE, UNREAD, SeriesModel
from batotray.ui.widgets.flat import make_flat, menu_place
from batotray.ui.widgets.table_header import TableHeader
from batotray.views import SeriesRow

_COLUMNS = "library.columns"
_CHOSEN = "library.columns.chosen"
_WIDEST = {UNREAD: 12, LATEST: 24, NEXT: 36, SOURCE: 24}
"""What a column may take from the names, in average characters."""
_MEASURED = 40
"""Rows that are asked how wide they are: more than are in sight at once."""
_DISPENSABLE = (SOURCE, LATEST, NEXT)
"""What a narrow window leaves out, the first one first; the tip of the row and its spoken text still have it."""
_NAME_WIDTH = 26
"""The least that is left for names, in average characters."""


class SeriesTable(QTableView):
    """Rows are taken whole; `moved` tells that another one is the current one, `menu_wanted` where a menu belongs."""

    moved = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, context: WindowContext, model: SeriesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = context.places
        self._model = model
        self._measured: dict[int, SeriesRow] = {}
        context.theme.changed.connect(self._measure_again)
        self.setModel(model)
        self._cells = CellDelegate(context.theme, context.covers, self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(self.tr("Series"))
        self.setHorizontalHeader(TableHeader(context.theme, self))
        self.horizontalHeader().sectionResized.connect(self._wait_with_painting)
        self._left_out: dict[int, int] = {}
        """The widths of the columns that are left out."""
        self._suited: dict[int, int] = {}
        """The widths that the rows asked for; empty once the reader chose some."""
        make_flat(self, two_lines())
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_widths()
        self._restore_columns()

    def go_to(self, row: int) -> None:
        """Make a row the current one. Not by `selectRow`, which finds no column where writing runs to the left."""
        self.setCurrentIndex(self.model().index(row, NAME))

    def keep_columns(self) -> None:
        """Remember the order, and widths that the reader chose, for the next time."""
        header = self.horizontalHeader()
        self._places.remember(_COLUMNS, header.saveState())
        self._places.remember(_CHOSEN, QByteArray(b"" if self._is_suited() else b"widths"))

    def suit_columns(self) -> None:
        """Make columns as wide as what their cells say, but no narrower than before, unless the reader chose widths.

        Names have what is left.
        """
        if not self._is_suited():
            self._suited = {}
            return
        new = self._not_measured()
        if not new:
            return
        for column in _WIDEST:
            self._suited[column] = max(self._suited[column], self._wanted_width(column, new))
            if self.isColumnHidden(column):
                self._left_out[column] = self._suited[column]
            else:
                self.setColumnWidth(column, self._suited[column])
        self._fit_columns()

    def _is_suited(self) -> bool:
        """Whether every column still has the width that it was given here."""
        return bool(self._suited) and all(
            self.isColumnHidden(column) or self.columnWidth(column) == width for column, width in self._suited.items()
        )

    def _measure_again(self) -> None:
        """The system's font may be another."""
        self._measured.clear()
        self.verticalHeader().setDefaultSectionSize(two_lines())

    def _not_measured(self) -> list[int]:
        """The rows in sight that say something else than when they were measured: few, while a round is stored."""
        rows = self._model.records()[:_MEASURED]
        new = [row for row, record in enumerate(rows) if self._measured.get(record.id) != record]
        self._measured |= {rows[row].id: rows[row] for row in new}
        return new

    def _wanted_width(self, column: int, rows: Sequence[int]) -> int:
        cells = (self._model.index(row, column).data(CELL_ROLE) for row in rows)
        widest = max(map(self._cells.width_of, cells), default=0)
        return min(widest, _WIDEST[column] * self.fontMetrics().averageCharWidth())

    def set_room(self, width: int) -> None:
        """Keep this many pixels free at the end of each row, for buttons."""
        self.setColumnWidth(ROOM, width)
        self._cells.keep_free(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_columns()
        super().resizeEvent(event)

    def _wait_with_painting(self) -> None:
        """A column was resized: Qt lays the others out when a timer is due, but would paint all once before that."""
        self.viewport().setUpdatesEnabled(False)

    def timerEvent(self, event: QTimerEvent) -> None:
        super().timerEvent(event)
        self.viewport().setUpdatesEnabled(True)

    def _fit_columns(self) -> None:
        """Leave columns out where names would else have no room: a stretched column never gives any up."""
        widths = {
            column: self.columnWidth(column) or self._left_out.get(column, 0) for column in range(UNREAD, ROOM + 1)
        }
        needed = sum(widths.values()) + _NAME_WIDTH * self.fontMetrics().averageCharWidth()
        for column in _DISPENSABLE:
            is_left_out = needed > self.viewport().width()
            if is_left_out:
                needed -= widths[column]
                self._left_out[column] = widths[column]
            if is_left_out != self.isColumnHidden(column):
                self.setColumnHidden(column, is_left_out)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """At the pointer, or below the current row when a key asked."""
        if self.currentIndex().isValid():
            self.menu_wanted.emit(menu_place(self, event, self.currentIndex().siblingAtColumn(NAME)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last row; letters are keys of actions, not the start of a name."""
        last = self.model().rowCount() - 1
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and last >= 0:
            self.go_to(0 if event.key() == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """The field above the table searches."""

    # -------------------------------------------------------------- looks

    def _set_widths(self) -> None:
        header, character = self.horizontalHeader(), self.fontMetrics().averageCharWidth()
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(4 * character)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(ROOM, QHeaderView.ResizeMode.Fixed)
        for column in _WIDEST:
            self._suited[column] = header.sectionSizeHint(column)
            self.setColumnWidth(column, self._suited[column])

    def _restore_columns(self) -> None:
        kept, chosen = self._places.of(_COLUMNS), self._places.of(_CHOSEN)
        if kept is None or not self.horizontalHeader().restoreState(kept):
            self.horizontalHeader().setSortIndicator(UNREAD, Qt.SortOrder.DescendingOrder)
        for column in _DISPENSABLE:
            self.setColumnHidden(column, False)  # the window may be wider this time
        if chosen:
            self._suited = {}
        for column, width in self._suited.items():
            self.setColumnWidth(column, width)
        self.setSortingEnabled(True)
