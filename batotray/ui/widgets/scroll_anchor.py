"""Keeps what is being read in its place while rows come and go above it. Main thread."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint
from PySide6.QtWidgets import QAbstractItemView

from batotray.ui.record_model import RecordModel


class ScrollAnchor(QObject):
    """Scrolls a view after each merge so that the rows in sight stay where they were.

    A view at its top that nobody uses shows what comes in there. The view must have its RecordModel already.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._held: list[tuple[QPersistentModelIndex, int]] = []
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
        view = self._view
        if view.verticalScrollBar().value() == 0 and not (view.hasFocus() or view.underMouse()):
            self._held = []
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

    def _restore(self) -> None:
        for held, bottom in self._held:
            if held.isValid():
                index = self._view.model().index(held.row(), held.column())
                moved = self._view.visualRect(index).bottom() - bottom
                bar = self._view.verticalScrollBar()
                bar.setValue(bar.value() + moved)
                break
        self._held = []
