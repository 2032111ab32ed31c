"""The chapters of a series as a model for a table. Main thread."""

from PySide6.QtCore import QObject, Qt

from batotray.clock import Clock
from batotray.ui.library.cells import CELL_ROLE, Cell
from batotray.ui.record_model import RecordModel
from batotray.ui.theme import TextColour, TextStyle
from batotray.views import ChapterRow
from batotray.wording import Wording, plain

NAME, GROUP, LANGUAGE, PUBLISHED, STATE = range(5)


class ChapterModel(RecordModel[ChapterRow]):
    """Newest first; what was read is paler."""

    def __init__(self, words: Wording, clock: Clock, parent: QObject | None = None) -> None:
        titles = (
            words.translate("Chapters", "Chapter"),
            words.translate("Chapters", "Group"),
            words.translate("Chapters", "Language"),
            words.translate("Chapters", "Published"),
            words.translate("Chapters", "Read"),
        )
        super().__init__(lambda row: row.id, titles, parent)
        self._words = words
        self._clock = clock

    def cell(self, record: ChapterRow, column: int, role: int) -> object:
        """The `Cell` to paint, its text, and what a screen reader says."""
        if role == CELL_ROLE:
            return self._cell(record, column)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._cell(record, column).spoken()
        return None

    def _cell(self, row: ChapterRow, column: int) -> Cell:
        chapter = row.chapter
        colour: TextColour = "faint" if chapter.read else "text"
        if column == NAME:
            style: TextStyle = "body" if chapter.read else "strong"
            dot: TextColour | None = None if chapter.read else "accent"
            title = plain(chapter.title or "") if chapter.title != chapter.name else ""
            return Cell(plain(chapter.name), title, style, colour, dot=dot)
        if column == GROUP:
            uploads = self._words.translate("Chapters", "%n other upload(s)", "", row.uploads) if row.uploads else ""
            return Cell(plain(chapter.group or ""), uploads, colour=colour)
        if column == LANGUAGE:
            return Cell(plain(chapter.language or ""), colour=colour)
        if column == PUBLISHED:
            at = chapter.published_at or chapter.first_seen_at
            return Cell(self._words.age(at, self._clock.now()), colour=colour)
        return Cell(self._state(row), colour=colour)

    def _state(self, row: ChapterRow) -> str:
        if row.chapter.gone_at is not None:
            return self._words.translate("Chapters", "gone from the source")
        if row.chapter.origin == "future":
            return self._words.translate("Chapters", "announced")
        if row.chapter.read:
            return self._words.translate("Chapters", "read")
        return self._words.translate("Chapters", "unread")
