"""The table of series: what each cell says of a row. Main thread."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QObject, Qt

from batotray.ui.library.cells import CELL_ROLE, Cell, CoverOf
from batotray.ui.library.choosing import FINISHED, Key, arranged
from batotray.ui.record_model import RecordModel
from batotray.ui.theme import Tone
from batotray.ui.tones import HEALTH_COLOURS, STATUS_TONES
from batotray.ui.widgets.pill import count_text
from batotray.ui.widgets.tips import tip
from batotray.views import SeriesRow, UpcomingRow
from batotray.wording import Wording, plain

NAME, UNREAD, LATEST, NEXT, SOURCE, ROOM = range(6)
"""The columns; the last one has room for the buttons of the current row."""
_CELLS_KEPT = 1000
"""Those of many screens; then all are made anew."""


class SeriesModel(RecordModel[SeriesRow]):
    """Followed series in the order of the chosen column; `now` is what ages are told from."""

    def __init__(self, words: Wording, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        titles = (
            QCoreApplication.translate("Library", "Series"),
            QCoreApplication.translate("Library", "Unread"),
            QCoreApplication.translate("Library", "Latest"),
            QCoreApplication.translate("Library", "Next release"),
            QCoreApplication.translate("Library", "Source"),
            "",
        )
        super().__init__(lambda row: row.id, titles, parent)
        self._words = words
        self._now = now
        self._cells: dict[tuple[int, int], tuple[SeriesRow, Cell]] = {}
        """What was said of a row in a column, until `forget_words`."""
        self._column = UNREAD
        self._order = Qt.SortOrder.DescendingOrder

    def merge(self, records: Iterable[SeriesRow]) -> None:
        """Show a new read in the chosen order."""
        super().merge(arranged(records, self._key(), descending=self._order == Qt.SortOrder.DescendingOrder))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column from now on, over merges too."""
        self._column, self._order = column, order
        self.merge(self._all)

    def every(self) -> tuple[SeriesRow, ...]:
        """All rows of the latest read, those too that the filter hides."""
        return self._all

    def find(self, series_id: int) -> SeriesRow | None:
        """The row of a series, shown or not."""
        return next((row for row in self._all if row.id == series_id), None)

    def stays_true_for(self) -> timedelta | None:
        """How long until the first age must be told anew, of those too that the filter hides."""
        now = self._now()
        instants = [at for row in self._all for at in (row.latest_at, row.last_checked_at) if at is not None]
        return min((self._words.age_lasts(at, now) for at in instants), default=None)

    def forget_words(self) -> None:
        """An age is another by now, or the language is."""
        self._cells.clear()

    def _key(self) -> Key:
        keys: dict[int, Key] = {
            UNREAD: lambda row: row.unread,
            LATEST: lambda row: row.latest_at,
            NEXT: lambda row: None if row.paused or row.status in FINISHED else row.expected_at,
            SOURCE: lambda row: self._words.source(row.source).casefold(),
        }
        return keys.get(self._column, lambda row: row.name.casefold())

    # -------------------------------------------------------------- cells

    def cell(self, record: SeriesRow, column: int, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(record, column).text
            case r if r == CELL_ROLE:
                return self._cell(record, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.sentence(record) if column == NAME else self._cell(record, column).spoken()
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self.sentence(record).replace("; ", "\n"))
        return None

    def sentence(self, row: SeriesRow) -> str:
        """A whole row as one line of text."""
        parts = [self._cell(row, column).spoken() for column in (NAME, LATEST, NEXT, SOURCE)]
        unread = self._words.translate("Library", "%n unread", "", row.unread)
        return "; ".join(filter(None, (parts[0], unread, *parts[1:])))

    def _cell(self, row: SeriesRow, column: int) -> Cell:
        """Made once while the row is the same: it is measured, and painted whenever a pointer passes."""
        known = self._cells.get((row.id, column))
        if known is not None and (known[0] is row or known[0] == row):
            return known[1]
        if len(self._cells) >= _CELLS_KEPT:
            self._cells.clear()
        cell = self._new_cell(row, column)
        self._cells[row.id, column] = row, cell
        return cell

    def _new_cell(self, row: SeriesRow, column: int) -> Cell:
        match column:
            case 0:
                return self._name(row)
            case 1:
                return Cell(badge=count_text(row.unread) if row.unread else "")
            case 2:
                return self._latest(row)
            case 3:
                return self._next(row)
            case 4:
                return self._source(row)
        return Cell()

    def _name(self, row: SeriesRow) -> Cell:
        is_quiet = not row.unread and row.status in FINISHED
        return Cell(
            text=plain(row.name),
            style="strong" if row.unread else "body",
            colour="muted" if is_quiet else "text",
            pills=tuple(self._pills(row)),
            cover=CoverOf(row.id, row.name, row.cover_url),
        )

    def _pills(self, row: SeriesRow) -> Iterable[tuple[str, Tone]]:
        yield self._words.status(row.status), STATUS_TONES.get(row.status, "neutral")
        if row.priority != "normal":
            yield self._words.priority(row.priority), "accent"
        if row.muted:
            yield QCoreApplication.translate("Library", "muted"), "neutral"

    def _latest(self, row: SeriesRow) -> Cell:
        if not row.latest:
            return Cell(QCoreApplication.translate("Library", "no chapters yet"), colour="faint")
        age = self._words.age(row.latest_at, self._now()) if row.latest_at else ""
        return Cell(plain(row.latest), age)

    def _next(self, row: SeriesRow) -> Cell:
        words, now = self._words, self._now()
        rhythm = rhythm_of(row, words)
        if row.paused:
            return Cell(words.paused(row.paused_until, now), rhythm, colour="muted", below_colour="faint")
        if row.status in FINISHED:
            return Cell(QCoreApplication.translate("Library", "finished"), colour="faint")
        expected = words.expected(row.expected_at, row.expected_from, row.expected_till, now)
        if row.late in ("late", "on_break"):
            since = _was(expected) if expected else rhythm
            return Cell(words.late(row.late), since, style="strong", colour="warning")
        if not expected:
            return Cell(rhythm, colour="faint")
        is_over = (row.expected_till or row.expected_at or now) < now
        return Cell(_was(expected), rhythm, colour="muted") if is_over else Cell(expected, rhythm)

    def _source(self, row: SeriesRow) -> Cell:
        words, colour = self._words, HEALTH_COLOURS[row.health]
        if row.health == "ok" and row.last_checked_at is not None:
            checked = QCoreApplication.translate("Library", "checked {age}")
            below = checked.format(age=words.age(row.last_checked_at, self._now()))
        else:
            below = words.listing_health(row.health)
        return Cell(words.source(row.source), below, below_colour=colour if colour != "good" else "muted", dot=colour)


def rhythm_of(row: SeriesRow | UpcomingRow, words: Wording) -> str:
    """The rhythm in words; nothing where one is expected by other evidence than a known rhythm."""
    is_unsaid = row.rhythm == "unknown" and row.expected_at is not None
    return "" if is_unsaid else words.rhythm_name(row.rhythm, row.expected_at, row.expected_from, row.expected_till)


def _was(expected: str) -> str:
    return QCoreApplication.translate("Library", "expected {window}").format(window=expected)
