"""The buttons over the current row of the inbox. Main thread."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView

from batotray.ui.inbox.delegate import InboxDelegate, least_words
from batotray.ui.theme import Theme
from batotray.ui.widgets.action_bar import ActionBar
from batotray.ui.widgets.button import Button


class RowBar(ActionBar):
    """Stands below the header that the row may carry; `choose` is a small arrow at its end."""

    def __init__(self, theme: Theme, view: QAbstractItemView, actions: Sequence[QAction], choose: QAction) -> None:
        self._delegate = view.itemDelegate()
        super().__init__(theme, view, actions, left_free=least_words(view))
        arrow = Button(theme, "", "plain", "chevron-down", self, name=choose.text(), compact=True)
        arrow.setToolTip(choose.toolTip())
        arrow.clicked.connect(choose.trigger)
        row = self.layout()
        assert row is not None
        row.addWidget(arrow)
        self.place()

    def place(self) -> None:
        super().place()
        if isinstance(self._delegate, InboxDelegate):
            self._delegate.keep_free(self.sizeHint().width())

    def row(self) -> QRect:
        row, current = super().row(), self._view.currentIndex()
        if current.isValid() and isinstance(self._delegate, InboxDelegate):
            row.setTop(row.top() + self._delegate.header_height(current.row()))
        return row
