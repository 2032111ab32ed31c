"""What one look at a series holds, and which chapter comes next. Pure but for the query; the reader thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from batotray.storage.read_models import ReadModels
from batotray.views import ChapterRow, SeriesPage, TrayView


@dataclass(frozen=True, slots=True)
class ChaptersReading:
    """One look at a series: its page, its chapters with the newest first, the one to read next, and the whole."""

    page: SeriesPage
    chapters: tuple[ChapterRow, ...]
    next: ChapterRow | None
    whole: TrayView
    """Tells whether all checking is paused, this series with it."""


def read_chapters(models: ReadModels, series_id: int, now: datetime) -> ChaptersReading:
    """Everything the window shows. Raises NotFound."""
    page, chapters = models.series_page(series_id, now), models.chapters(series_id)
    return ChaptersReading(page, chapters, next_of(chapters), models.tray(now))


def next_of(chapters: Sequence[ChapterRow]) -> ChapterRow | None:
    """The lowest unread chapter after the last one read; where nothing is left there, the lowest that was left out.

    `chapters` stand newest first in reading order.
    """
    above = list(takewhile(lambda row: not row.chapter.read, chapters))
    return _lowest(above) or _lowest(chapters)


def _lowest(rows: Sequence[ChapterRow]) -> ChapterRow | None:
    return next((row for row in reversed(rows) if counts(row)), None)


def counts(row: ChapterRow) -> bool:
    """Whether the chapter is unread, out, and still there."""
    chapter = row.chapter
    return not chapter.read and chapter.gone_at is None and chapter.origin != "future"
