"""The page of all followed series: the table with its states, filters, keys and buttons. Main thread."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from batotray.core.commands import Failed
from batotray.ui.library.actions import SeriesActions
from batotray.ui.library.cells import repaint_cover
from batotray.ui.library.filters import Filters
from batotray.ui.library.series_model import SeriesModel
from batotray.ui.library.table import SeriesTable
from batotray.ui.widgets.action_bar import ActionBar
from batotray.ui.widgets.scroll_anchor import ScrollAnchor
from batotray.ui.widgets.state_page import StatePage
from batotray.ui.window import Window
from batotray.views import SeriesRow


class SeriesPage(StatePage):
    """Shows the rows it is given by `show_rows`; acts on the current one."""

    def __init__(self, window: Window, filters: Filters, parent: QWidget) -> None:
        context = window.context
        self.model = SeriesModel(context.words, context.clock.now, window)
        self.table = SeriesTable(context, self.model)
        super().__init__(context.theme, self.table, parent)
        self._context = context
        self._filters = filters
        self._current: int | None = None
        self._actions = SeriesActions(window)
        self._actions.lend_keys(self.table)
        ScrollAnchor(self.table)
        bar = ActionBar(context.theme, self.table, [self._actions.open, self._actions.more])
        self.table.set_room(bar.sizeHint().width())
        self._connect()

    def show_rows(self, rows: tuple[SeriesRow, ...]) -> None:
        """A new read; the current row and what is in sight stay."""
        self._filters.count(rows)
        self.model.merge(rows)
        self.table.suit_columns()
        self._show_state()
        self._follow_current()

    def show_failure(self, failure: Failed) -> None:
        """The library could not be read."""
        self.show_error(self._context.words.failure(failure, self._context.clock.now()), self.tr("Try again"))

    def add_found(self, found: tuple[str, frozenset[int]]) -> None:
        """A text that was searched, and the series that have it in one of their other names."""
        shown = {row.id for row in self.model.records()}
        self._filters.add_found(found, frozenset(row.id for row in self.model.every() if row.id not in shown))

    def is_filtered(self) -> bool:
        """Whether a search or a filter hides series."""
        return self._filters.matcher() is not None

    def forget_words(self) -> None:
        """Say everything anew: an age is another by now, or the language is."""
        self.model.forget_words()
        self.table.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.forget_words()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    # -------------------------------------------------------------- following

    def _connect(self) -> None:
        self._filters.changed.connect(self._filter)
        self._filters.search.returnPressed.connect(self._enter_table)
        self.table.activated.connect(self._actions.open.trigger)
        self.table.moved.connect(self._follow_current)
        self.table.menu_wanted.connect(self._pop_up)
        self._context.covers.arrived.connect(self._repaint_cover)

    def _filter(self) -> None:
        """Rows that still fit keep the keyboard where it was."""
        wanted = self._current
        self.model.set_filter(self._filters.matcher())
        index = self.model.index_of(wanted)
        self.table.go_to(index.row() if index.isValid() else 0)
        self._current = wanted if index.isValid() else self._current
        self._show_state()

    def _enter_table(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()

    def _follow_current(self) -> None:
        index = self.table.currentIndex()
        row = self.model.record(index) if index.isValid() else None
        self._current = row.id if row is not None else self._current
        self._actions.set_row(row)

    def _pop_up(self, place: QPoint) -> None:
        self._actions.menu.popup(place)

    def _repaint_cover(self, series_id: int) -> None:
        repaint_cover(self.table, self.model.index_of, series_id)

    def _show_state(self) -> None:
        if self.model.rowCount():
            self.show_content()
            if not self.table.currentIndex().isValid():
                self.table.go_to(0)
        elif self.model.every():
            self.show_empty("search", self.tr("No series fits what you look for."), self.tr("Show all"))
        else:
            sentence = self.tr("You follow nothing yet. Paste the link of a series, and you are told what is new.")
            self.show_empty("library", sentence, self.tr("Add a series"))
