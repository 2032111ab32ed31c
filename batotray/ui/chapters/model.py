"""The chapters of a series as a model for a table. Main thread."""

from PySide6.QtCore import QObject, Qt

from batotray.clock import Clock
from batotray.ui.record_model import RecordModel
from batotray.ui.widgets.tips import tip
from batotray.views import ChapterRow
from batotray.wording import Wording, plain

NAME, TITLE, GROUP, LANGUAGE, PUBLISHED = range(5)


class ChapterModel(RecordModel[ChapterRow]):
    """Newest first. Each row is spoken whole by its first cell, as a table tells only of the cell it is at."""

    def __init__(self, words: Wording, clock: Clock, parent: QObject | None = None) -> None:
        titles = (
            words.translate("Chapters", "Chapter"),
            words.translate("Chapters", "Title"),
            words.translate("Chapters", "Group"),
            words.translate("Chapters", "Language"),
            words.translate("Chapters", "Published"),
        )
        super().__init__(lambda row: row.id, titles, parent)
        self._words = words
        self._clock = clock

    def cell(self, record: ChapterRow, column: int, role: int) -> object:
        """The text of a cell, the whole of it as a tip, and what a screen reader says."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(record, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(record) if column == NAME else self._text(record, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._text(record, column)) or None
        return None

    def spoken(self, row: ChapterRow) -> str:
        """Everything that a row shows, as one sentence."""
        words = self._words
        read = words.translate("Chapters", "read") if row.chapter.read else words.translate("Chapters", "unread")
        parts = [self._text(row, column) for column in (NAME, TITLE, GROUP, LANGUAGE, PUBLISHED)]
        return ", ".join(part for part in (*parts, read) if part)

    def has_languages(self) -> bool:
        """Whether the column of languages tells the chapters apart."""
        return len({row.chapter.language for row in self.records()}) > 1

    def _text(self, row: ChapterRow, column: int) -> str:
        chapter = row.chapter
        if column == NAME:
            return plain(chapter.name)
        if column == TITLE:
            title = plain(chapter.title or "") if chapter.title != chapter.name else ""
            return " · ".join(part for part in (title, self._oddity(row)) if part)
        if column == GROUP:
            return " · ".join(part for part in (plain(chapter.group or ""), self._uploads(row)) if part)
        if column == LANGUAGE:
            return plain(chapter.language or "")
        return self._words.age(chapter.published_at or chapter.first_seen_at, self._clock.now())

    def _uploads(self, row: ChapterRow) -> str:
        return self._words.translate("Chapters", "%n other upload(s)", "", row.uploads) if row.uploads else ""

    def _oddity(self, row: ChapterRow) -> str:
        if row.chapter.gone_at is not None:
            return self._words.translate("Chapters", "gone from the source")
        if row.chapter.origin == "future":
            return self._words.translate("Chapters", "announced")
        return ""
