"""What tables and lists have in common: flat, of whole rows, with a menu where it was asked for. Main thread."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView


def make_flat(table: QTableView, row: int) -> None:
    """Take frame, grid and row numbers from a table; its rows are `row` pixels high, and chosen one at a time."""
    table.verticalHeader().hide()
    table.verticalHeader().setMinimumSectionSize(1)
    table.verticalHeader().setDefaultSectionSize(row)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setMouseTracking(True)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def menu_place(
    view: QAbstractItemView, event: QContextMenuEvent, current: QModelIndex | QPersistentModelIndex
) -> QPoint:
    """Where a menu belongs: at the pointer, or below the current row when a key asked."""
    if event.reason() == QContextMenuEvent.Reason.Keyboard:
        return view.viewport().mapToGlobal(view.visualRect(current).bottomLeft())
    return event.globalPos()
