"""Several links at once: followed one after the other, each line saying what became of it. Main thread."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from batotray.core.commands import Failed, Followed, FollowSeries, Result
from batotray.ui.context import WindowContext
from batotray.ui.library.cells import CELL_ROLE, Cell
from batotray.ui.record_model import RecordModel
from batotray.ui.theme import TextColour
from batotray.ui.widgets.tips import tip
from batotray.wording import plain

State = Literal["waiting", "asking", "followed", "already", "failed"]
PASSING = frozenset({"held", "source", "storage", "bug"})
"""Kinds of failures that may be over at the next try; of a link that is wrong there is nothing to hope."""
_DOTS: dict[State, TextColour] = {
    "waiting": "faint",
    "asking": "accent",
    "followed": "good",
    "already": "muted",
    "failed": "bad",
}


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link and what became of it."""

    link: str
    state: State = "waiting"
    name: str = ""
    sentence: str = ""
    series_id: int | None = None
    may_pass: bool = False
    """It failed, and another try may end otherwise."""


class LinkModel(RecordModel[LinkRow]):
    """The links in the order in which they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.link, parent=parent)

    def cell(self, record: LinkRow, column: int, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plain(record.name or record.link)
            case r if r == CELL_ROLE:
                return self._cell(record)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._cell(record).spoken()
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self._cell(record).spoken())
        return None

    def _cell(self, row: LinkRow) -> Cell:
        colour: TextColour = "bad" if row.state == "failed" else "muted"
        below = row.sentence or QCoreApplication.translate("Add", "waiting")
        return Cell(plain(row.name or row.link), below, below_colour=colour, dot=_DOTS[row.state])


class Batch(QObject):
    """Follows links one by one; it ends with its owner, and what was followed by then stays."""

    finished = Signal(str)
    """All were asked for; carries the sum in a sentence."""

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: list[LinkRow] = []
        self._next = 0
        self._run = 0
        """Counts the sets of links, so that an answer about an earlier one moves nothing in this one."""
        self._all_read = True
        self.model = LinkModel(self)

    def set_links(self, links: Sequence[str]) -> None:
        """Take these links; nothing is asked yet."""
        self._rows = [LinkRow(link) for link in links]
        self._run += 1
        self.model.merge(self._rows)

    def is_clean(self) -> bool:
        """Whether nothing failed."""
        return all(row.state != "failed" for row in self._rows)

    def may_try_again(self) -> bool:
        """Whether something failed that may end otherwise the next time."""
        return any(row.may_pass for row in self._rows)

    def try_again(self) -> None:
        """Ask anew for what may end otherwise."""
        self._rows = [LinkRow(row.link) if row.may_pass else row for row in self._rows]
        self._ask_next()

    def start(self, *, all_read: bool) -> None:
        """Follow what waits, the first one first."""
        self._all_read = all_read
        self._ask_next()

    def _ask_next(self) -> None:
        waiting = [place for place, row in enumerate(self._rows) if row.state == "waiting"]
        if not waiting:
            self.finished.emit(self._sum())
            return
        self._next = waiting[0]
        row = self._rows[self._next]
        self._put(replace(row, state="asking", sentence=self.tr("asking…")))
        command = FollowSeries(row.link, all_read=self._all_read)
        run = self._run
        self._context.commands.submit(command, lambda result: self._answered(run, result), owner=self)

    def _answered(self, run: int, result: Result) -> None:
        if run != self._run:
            return
        self._put(self._outcome(self._rows[self._next], result))
        self._ask_next()

    def _outcome(self, row: LinkRow, result: Result) -> LinkRow:
        words = self._context.words
        if isinstance(result, Followed):
            sentence = words.translate("Add", "followed, %n chapter(s)", "", result.chapters)
            return replace(row, state="followed", name=result.name, sentence=sentence, series_id=result.series_id)
        assert isinstance(result, Failed)
        if result.code == "already_followed":
            series_id, name = int(result.args["id"]), str(result.args["name"])
            return replace(row, state="already", name=name, sentence=self.tr("followed already"), series_id=series_id)
        sentence = words.failure(result, self._context.clock.now())
        return replace(row, state="failed", sentence=sentence, may_pass=result.kind in PASSING)

    def _put(self, row: LinkRow) -> None:
        self._rows[self._next] = row
        self.model.merge(self._rows)

    def _sum(self) -> str:
        counts = {state: sum(row.state == state for row in self._rows) for state in _DOTS}
        words = self._context.words
        parts = [words.translate("Add", "%n followed", "", counts["followed"])]
        if counts["already"]:
            parts.append(words.translate("Add", "%n followed already", "", counts["already"]))
        if counts["failed"]:
            parts.append(words.translate("Add", "%n failed", "", counts["failed"]))
        return ", ".join(parts)
