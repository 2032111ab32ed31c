"""The page of what is to come: expected releases by day, late ones first. Main thread."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from batotray.core.commands import Failed
from batotray.ui.context import WindowContext
from batotray.ui.library.actions import SeriesActions
from batotray.ui.library.cells import CELL_ROLE, HEADING_ROLE, Cell, CellDelegate, CoverOf, repaint_cover
from batotray.ui.library.series_model import rhythm_of
from batotray.ui.record_model import AnyIndex, RecordModel
from batotray.ui.tones import HEALTH_COLOURS
from batotray.ui.widgets.action_bar import ActionBar
from batotray.ui.widgets.flat import menu_place
from batotray.ui.widgets.scroll_anchor import ScrollAnchor
from batotray.ui.widgets.state_page import StatePage
from batotray.ui.widgets.tips import tip
from batotray.ui.window import Window
from batotray.views import SeriesRow, UpcomingRow
from batotray.wording import Wording, plain

VERY_LIKELY, LIKELY = 0.7, 0.45
"""From which confidence on these words are said: 8 of 10 releases within their window earn 0.7, 1 of 1 earns 0.5."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The title over the rows of a day."""

    title: str


Entry: TypeAlias = Heading | UpcomingRow


def by_day(rows: Iterable[UpcomingRow], words: Wording, now: datetime) -> Iterator[Entry]:
    """Rows in their order, each day under its title; windows that are open already count as today's."""
    last = ""
    for row in rows:
        if row.late == "late":
            title = QCoreApplication.translate("Library", "Late")
        else:
            title = words.day(max(row.expected_at, now), now)
        if title != last:
            yield Heading(title)
        last = title
        yield row


class UpcomingModel(RecordModel[Entry]):
    """Expected releases under their days, in the order in which they were read."""

    def __init__(self, words: Wording, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(lambda entry: entry.title if isinstance(entry, Heading) else entry.series_id, parent=parent)
        self._words = words
        self._now = now

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Titles of days cannot be chosen."""
        if index.isValid() and isinstance(self.record(index), Heading):
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def cell(self, record: Entry, column: int, role: int) -> object:
        if isinstance(record, Heading):
            if role == HEADING_ROLE:
                return True
            is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return Cell(heading=record.title) if role == CELL_ROLE else record.title if is_text else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plain(record.name)
            case r if r == CELL_ROLE:
                return self._cell(record)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._cell(record).spoken()
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self._tip(record))
        return None

    def _cell(self, row: UpcomingRow) -> Cell:
        words = self._words
        has_window = row.expected_from < row.expected_till
        start, end = (row.expected_from, row.expected_till) if has_window else (None, None)
        window = words.expected(row.expected_at, start, end, self._now())
        return Cell(
            text=plain(row.name),
            below=" · ".join(filter(None, (window, rhythm_of(row, words), self._source(row)))),
            style="strong",
            cover=CoverOf(row.series_id, row.name, row.cover_url),
            pills=((self._certainty(row), "warning" if row.late == "late" else "neutral"),),
        )

    def _certainty(self, row: UpcomingRow) -> str:
        if row.late == "late":
            return self._words.late(row.late)
        if row.confidence >= VERY_LIKELY:
            return QCoreApplication.translate("Library", "very likely")
        if row.confidence >= LIKELY:
            return QCoreApplication.translate("Library", "likely")
        return QCoreApplication.translate("Library", "perhaps")

    def _tip(self, row: UpcomingRow) -> str:
        """The row with the figure behind its word."""
        share = self._words.percent(round(row.confidence, 2))
        certainty = QCoreApplication.translate("Library", "{share} sure").format(share=share)
        return f"{self._cell(row).spoken()}\n{certainty}"

    def _source(self, row: UpcomingRow) -> str:
        name = self._words.source(row.source)
        if HEALTH_COLOURS[row.health] == "good":
            return name
        return f"{name}: {self._words.listing_health(row.health)}"


class UpcomingList(QListView):
    """Whole rows with a title over each day."""

    moved = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, context: WindowContext, model: UpcomingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.cells = CellDelegate(context.theme, context.covers, self)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(self.tr("Upcoming releases"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """At the pointer, or below the current row when a key asked."""
        if self.currentIndex().isValid():
            self.menu_wanted.emit(menu_place(self, event, self.currentIndex()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last release; row 0 is the title of a day."""
        last = self.model().rowCount() - 1
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and last > 0:
            self.setCurrentIndex(self.model().index(1 if event.key() == Qt.Key.Key_Home else last, 0))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of actions here."""


class UpcomingPage(StatePage):
    """Shows the rows it is given; `find` gives the series behind a row, for its actions."""

    def __init__(self, window: Window, find: Callable[[int], SeriesRow | None], parent: QWidget) -> None:
        context = window.context
        self.model = UpcomingModel(context.words, context.clock.now, window)
        self.list = UpcomingList(context, self.model)
        super().__init__(context.theme, self.list, parent)
        self._context = context
        self._find = find
        self._actions = SeriesActions(window)
        self._actions.lend_keys(self.list)
        ScrollAnchor(self.list)
        bar = ActionBar(context.theme, self.list, [self._actions.open, self._actions.more])
        self.list.cells.keep_free(bar.sizeHint().width())
        self.list.activated.connect(self._actions.open.trigger)
        self.list.moved.connect(self.follow_current)
        self.list.menu_wanted.connect(self._pop_up)
        context.covers.arrived.connect(self._repaint_cover)

    def show_rows(self, rows: tuple[UpcomingRow, ...], *, is_anything_followed: bool) -> None:
        """A new read; late rows come first in it."""
        self.model.merge(by_day(rows, self._context.words, self._context.clock.now()))
        if not rows:
            self._say_why_empty(is_anything_followed)
            return
        self.show_content()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(1, 0))
        self.follow_current()

    def _say_why_empty(self, is_anything_followed: bool) -> None:
        if is_anything_followed:
            sentence = self.tr("No release is expected within two weeks. Rhythms are learned with time.")
            self.show_empty("calendar", sentence)
        else:
            sentence = self.tr("You follow nothing yet, so nothing is to come.")
            self.show_empty("calendar", sentence, self.tr("Add a series"))

    def show_failure(self, failure: Failed) -> None:
        """What is to come could not be read."""
        self.show_error(self._context.words.failure(failure, self._context.clock.now()), self.tr("Try again"))

    def follow_current(self) -> None:
        """Act on the series of the current row, as the library knows it now."""
        index = self.list.currentIndex()
        entry = self.model.record(index) if index.isValid() else None
        self._actions.set_row(self._find(entry.series_id) if isinstance(entry, UpcomingRow) else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def _pop_up(self, place: QPoint) -> None:
        self._actions.menu.popup(place)

    def _repaint_cover(self, series_id: int) -> None:
        repaint_cover(self.list, self.model.index_of, series_id)
