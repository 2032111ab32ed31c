"""Keeps what is being read in its place while rows come and go above it. Main thread."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView

from batotray.ui.record_model import RecordModel


class ScrollAnchor(QObject):
    """Scrolls a view after each merge so that the rows in sight stay where they were.

    A view at its top that nobody uses shows what comes in there, and its first row is the one that keys act on, so that
    this one is in sight. The view must have its RecordModel already.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._held: list[tuple[QPersistentModelIndex, int]] = []
        self._begins = False
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        model = view.model()
        if not isinstance(model, RecordModel):
            raise TypeError("a ScrollAnchor needs a view of a RecordModel")
        model.merging.connect(self._hold)
        model.merged.connect(self._restore)

    def _hold(self) -> None:
        """Every row in sight, as any of them may be removed; the current one first.

        By its lower edge: a row may gain or lose a header above what is read in it.
        """
        view, current = self._view, self._view.currentIndex()
        is_used = view.hasFocus() or view.underMouse() or (current.isValid() and not self._is_only_first())
        shows_the_newest = view.verticalScrollBar().value() == 0 and not is_used
        self._held, self._begins = [], shows_the_newest and current.isValid()
        if shows_the_newest:
            return
        rows = self._rows_in_sight()
        rows.sort(key=lambda index: index.row() != view.currentIndex().row())
        self._held = [(QPersistentModelIndex(index), view.visualRect(index).bottom()) for index in rows]

    def _rows_in_sight(self) -> list[QModelIndex]:
        port, rows = self._view.viewport().rect(), []
        index = self._view.indexAt(QPoint(port.center().x(), 0))
        if not index.isValid():
            index = self._view.indexAt(QPoint(0, 0))
        while index.isValid() and self._view.visualRect(index).top() <= port.bottom():
            rows.append(index)
            index = index.siblingAtRow(index.row() + 1)
        return rows

    def _is_only_first(self) -> bool:
        """Whether the first row is chosen, as it is where nobody chose another one."""
        chosen = {index.row() for index in self._view.selectionModel().selectedIndexes()}
        return self._view.currentIndex().row() == self._first_row() and chosen <= {self._first_row()}

    def _first_row(self) -> int:
        """The first that can be chosen: a list may begin with a heading."""
        model = self._view.model()
        indexes = (model.index(row, 0) for row in range(model.rowCount()))
        return next((index.row() for index in indexes if index.flags() & Qt.ItemFlag.ItemIsSelectable), -1)

    def _restore(self) -> None:
        if self._begins:
            column = max(0, self._view.currentIndex().column())
            self._view.setCurrentIndex(self._view.model().index(self._first_row(), column))
        for held, bottom in self._held:
            if held.isValid():
                index = self._view.model().index(held.row(), held.column())
                moved = self._view.visualRect(index).bottom() - bottom
                bar = self._view.verticalScrollBar()
                bar.setValue(bar.value() + moved)
                break
        self._held = []
