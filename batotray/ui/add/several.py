"""The panel for several links: the list, how far they were read, and the button that follows them all. Main thread."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from batotray.ui.add.batch import Batch
from batotray.ui.add.reading_choice import ReadingChoice
from batotray.ui.context import WindowContext
from batotray.ui.library.cells import CellDelegate
from batotray.ui.theme import Space
from batotray.ui.widgets.banner import Banner
from batotray.ui.widgets.button import Button


class Several(QWidget):
    """Shows what becomes of each link; `opened` says that the series of a line shall be shown."""

    opened = Signal(int)

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.batch = Batch(context, self)
        self.list = QListView(self)
        self.list.setModel(self.batch.model)
        self.list.setItemDelegate(CellDelegate(context.theme, context.covers, self.list))
        self.list.setAccessibleName(self.tr("Links"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.reading = ReadingChoice(context.theme, self, ask_number=False)
        self.summary = Banner(context.theme, self)
        self.follow = Button(context.theme, "", "primary", "plus", self)
        self._lay_out()
        self.follow.clicked.connect(self.start)
        self.batch.finished.connect(self._sum_up)
        self.summary.action_triggered.connect(self._try_again)
        self.batch.model.dataChanged.connect(self._keep_in_sight)
        self.list.activated.connect(self._open)

    def set_links(self, links: Sequence[str]) -> None:
        """Offer to follow these."""
        self.batch.set_links(links)
        self.follow.setText(self._context.words.translate("Add", "Follow %n series", "", len(links)))
        self.summary.set_message("good", "")
        self.reading.show()
        self.follow.show()

    def start(self) -> None:
        """Follow them one after the other, once."""
        if self.follow.isHidden():
            return
        self.reading.hide()
        self.follow.hide()
        self.batch.start(all_read=self.reading.all_read.isChecked())

    def _try_again(self) -> None:
        self.summary.set_message("good", "")
        self.batch.try_again()

    def _sum_up(self, sentence: str) -> None:
        again = self.tr("Try again") if self.batch.may_try_again() else ""
        self.summary.set_message("good" if self.batch.is_clean() else "warning", sentence, again)

    def _keep_in_sight(self, changed: QModelIndex) -> None:
        self.list.scrollTo(changed)

    def _open(self, index: QModelIndex) -> None:
        row = self.batch.model.record(index)
        if row.series_id is not None:
            self.opened.emit(row.series_id)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.list, 1)
        column.addWidget(self.reading)
        column.addWidget(self.summary)
        column.addLayout(buttons)
