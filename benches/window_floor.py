"""A bare window with a list of names and a field that filters it: the floor of opening a window and of a key stroke."""

from PySide6.QtCore import QSortFilterProxyModel, QStringListModel
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

LINES = 300


class BareWindow(QWidget):
    """Shown when made."""

    def __init__(self) -> None:
        super().__init__()
        names = QStringListModel([f"Series {number}" for number in range(LINES)], self)
        shown = QSortFilterProxyModel(self)
        shown.setSourceModel(names)
        self.search = QLineEdit(self)
        self.search.textChanged.connect(shown.setFilterFixedString)
        view = QListView(self)
        view.setModel(shown)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(view)
        self.resize(900, 640)
        self.show()
