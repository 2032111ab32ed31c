"""The rows of the dashboard's two tables: sources, and the log of checks. Main thread."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from batotray.records import CheckLogEntry
from batotray.ui.dashboard.figures import Figures
from batotray.ui.record_model import RECORD_ROLE, RecordModel
from batotray.ui.theme import Tone
from batotray.ui.widgets.tips import tip
from batotray.views import SourceRow
from batotray.wording import Wording, plain

COLOUR_ROLE = RECORD_ROLE + 1
"""The TextColour of a cell's text."""
STYLE_ROLE = RECORD_ROLE + 2
"""The TextStyle of a cell's text."""
DOT_ROLE = RECORD_ROLE + 3
"""The TextColour of a dot before the text; None for none."""
PILL_ROLE = RECORD_ROLE + 4
"""Text and Tone of a pill before the text; None for none."""
DETAILS_ROLE = RECORD_ROLE + 5
"""Lines that the row tells besides while it is the current one."""

_LEADING = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
_TRAILING = int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)


class SourceModel(RecordModel[SourceRow]):
    """Sources with their health and what was asked of each in the span."""

    NAME, SERIES, STATE, FAILED, REQUESTS = range(5)

    def __init__(self, words: Wording, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        titles = (
            QCoreApplication.translate("Dashboard", "Source"),
            QCoreApplication.translate("Dashboard", "Series"),
            QCoreApplication.translate("Dashboard", "State"),
            QCoreApplication.translate("Dashboard", "Failed"),
            QCoreApplication.translate("Dashboard", "Requests"),
        )
        super().__init__(lambda row: row.source, titles, parent)
        self._words = words
        self._figures = Figures(words)
        self._now = now

    def cell(self, record: SourceRow, column: int, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._texts(record)[column]
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self._spoken(record))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(record) if column == 0 else self._texts(record)[column]
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(column)
        return self._look(record, column, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return super().headerData(section, orientation, role)

    def _alignment(self, column: int) -> int:
        return _LEADING if column in (self.NAME, self.STATE) else _TRAILING

    def _look(self, record: SourceRow, column: int, role: int) -> object:
        is_name = column == self.NAME
        if role == COLOUR_ROLE:
            is_bad = column == self.STATE and self._figures.health_colour(record) == "bad"
            return "bad" if is_bad else "text" if is_name else "muted"
        if role == STYLE_ROLE:
            return "strong" if is_name else "body"
        if role == DOT_ROLE and is_name:
            return self._figures.health_colour(record)
        return None

    def _texts(self, record: SourceRow) -> tuple[str, ...]:
        count = self._figures.count
        return (
            self._words.source(record.source),
            count(record.series),
            self._figures.health(record, self._now()),
            self._share(record),
            count(record.requests),
        )

    def _share(self, record: SourceRow) -> str:
        if not record.checks:
            return "–"
        failed, checks = self._figures.count(record.failed), self._figures.count(record.checks)
        return QCoreApplication.translate("Dashboard", "{failed} of {checks}").format(failed=failed, checks=checks)

    def _spoken(self, record: SourceRow) -> str:
        name, series, health, failed, requests = self._texts(record)
        sentence = QCoreApplication.translate(
            "Dashboard",
            "{name}, {series} series, {health}; {failed} checks failed, {requests} requests, {size} received",
        )
        return sentence.format(
            name=name,
            series=series,
            health=health,
            failed=failed,
            requests=requests,
            size=self._words.size(record.bytes),
        )


class LogModel(RecordModel[CheckLogEntry]):
    """Logged checks, newest first."""

    TIME, SERIES, SOURCE, RESULT, TOOK, VERDICT = range(6)

    def __init__(self, words: Wording, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        titles = (
            QCoreApplication.translate("Dashboard", "Time"),
            QCoreApplication.translate("Dashboard", "Series"),
            QCoreApplication.translate("Dashboard", "Source"),
            QCoreApplication.translate("Dashboard", "Result"),
            QCoreApplication.translate("Dashboard", "Took"),
            QCoreApplication.translate("Dashboard", "Verdict"),
        )
        super().__init__(lambda entry: entry.id, titles, parent)
        self._words = words
        self._figures = Figures(words)
        self._now = now

    def cell(self, record: CheckLogEntry, column: int, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(record, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(record, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.sentence(record) if column == self.TIME else self._spoken(record, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(column)
        return self._look(record, column, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return super().headerData(section, orientation, role)

    def _alignment(self, column: int) -> int:
        return _TRAILING if column == self.TOOK else _LEADING

    def sentence(self, record: CheckLogEntry) -> str:
        """A whole row as one line of text."""
        parts = [self._spoken(record, column) for column in range(self.columnCount())]
        return ", ".join([*(part for part in parts if part not in ("", "—")), *self._figures.details(record)])

    def _text(self, record: CheckLogEntry, column: int) -> str:
        match column:
            case self.TIME:
                return self._figures.time(record.at, self._now())
            case self.SERIES:
                return plain(record.series) or self._no_series(record)
            case self.SOURCE:
                return self._words.source(record.source)
            case self.RESULT:
                return self._figures.result(record)
            case self.TOOK:
                return self._words.milliseconds(record.duration_ms)
        return self._figures.cause(record)

    def _no_series(self, record: CheckLogEntry) -> str:
        """Looks are about many series; others were removed since."""
        if record.kind == "look":
            return QCoreApplication.translate("Dashboard", "many at once")
        return QCoreApplication.translate("Dashboard", "a series removed since")

    def _spoken(self, record: CheckLogEntry, column: int) -> str:
        text = self._text(record, column)
        if column != self.VERDICT:
            return text
        return ", ".join(part for part in (self._pill(record)[0], text) if part)

    def _tip(self, record: CheckLogEntry, column: int) -> str:
        if column == self.VERDICT:
            return tip("\n".join(self._figures.details(record)))
        return tip(self._text(record, column))

    def _pill(self, record: CheckLogEntry) -> tuple[str, Tone]:
        tones: dict[str, Tone] = {"failed": "bad", "partial": "warning"}
        shown = "success" if record.status == "not_modified" else record.status
        return self._words.check_status(shown), tones.get(record.status, "good")

    def _look(self, record: CheckLogEntry, column: int, role: int) -> object:
        is_failed = record.status == "failed"
        if role == COLOUR_ROLE:
            if column == self.VERDICT:
                return "bad" if is_failed else "warning"
            return "text" if column in (self.SERIES, self.RESULT) and record.series else "muted"
        if role == STYLE_ROLE:
            return "caption" if column == self.VERDICT else "body"
        if role == PILL_ROLE and column == self.VERDICT:
            return self._pill(record)
        if role == DETAILS_ROLE and column == self.VERDICT:
            return self._figures.details(record)
        return None


def newest_with_older(newest: Sequence[CheckLogEntry], shown: Sequence[CheckLogEntry]) -> tuple[CheckLogEntry, ...]:
    """The newest page joined to the pages read before; only the page where checks in between may be missing."""
    fresh = {entry.id: entry for entry in newest}
    if not newest or not any(fresh.get(entry.id) == entry for entry in shown):
        return tuple(newest)
    last = (newest[-1].at, newest[-1].id)
    return (*newest, *(entry for entry in shown if (entry.at, entry.id) < last))
