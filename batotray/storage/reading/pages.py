"""One series in full, and its chapters. The reader's thread."""

import json
from collections.abc import Sequence
from datetime import datetime

from batotray.errors import NotFound
from batotray.records import HostState, Listing, Schedule
from batotray.storage.instants import from_stored, instant
from batotray.storage.reading.checks import log
from batotray.storage.reading.connection import Parameters, Reader
from batotray.storage.reading.hosts import host_states
from batotray.storage.reading.inbox import notifications_of
from batotray.storage.reading.library import entry
from batotray.storage.shapes import CHAPTER, FORECAST, LISTED, LISTING, SCHEDULE, UNREAD, Row
from batotray.views import ChapterRow, ForecastOutcome, SeriesPage

NEWEST = 10
_OWN = "listing_id IN (SELECT id FROM listing WHERE series_id = ?)"
_OWN_ROWS = "origin <> 'upload'"
_CHAPTERS = f"""
SELECT {CHAPTER.columns("c")}, l.series_id, (
    SELECT count(*) FROM chapter WHERE replaces_id = c.id AND gone_at IS NULL
)
FROM chapter c JOIN listing l ON l.id = c.listing_id
"""


def series_page(reader: Reader, series_id: int, now: datetime) -> SeriesPage:
    """Everything about one series; raises NotFound."""
    found = entry(reader, series_id)
    listings = _listings(reader, series_id)
    return SeriesPage(
        row=found.row(now),
        series=found.series,
        listings=listings,
        schedules=_schedules(reader, listings),
        hosts=_hosts(reader, series_id, now),
        read=reader.number(f"SELECT count(*) FROM chapter WHERE {_OWN} AND read = 1 AND {LISTED}", (series_id,)),
        checks=tuple(log(reader, series_id=series_id, limit=NEWEST)),
        notifications=tuple(notifications_of(reader, series_id, NEWEST)),
        outcomes=_outcomes(reader, series_id),
        silent=_silent(reader, series_id),
    )


def chapters(reader: Reader, series_id: int, *, unread_only: bool) -> list[ChapterRow]:
    """A series' chapters, newest first in reading order; other uploads are counted with the chapter they belong to.

    Gone and future ones are among them, but not with `unread_only`.
    """
    wanted = f"SELECT id FROM chapter WHERE {_OWN} AND {UNREAD if unread_only else _OWN_ROWS}"
    order = "ORDER BY c.sort_key DESC, c.published_at DESC, c.id DESC"
    return _chapters(reader, f"WHERE c.id IN ({wanted}) {order}", (series_id,))


def chapter(reader: Reader, chapter_id: int) -> ChapterRow:
    """One chapter; raises NotFound."""
    found = _chapters(reader, "WHERE c.id = ?", (chapter_id,))
    if not found:
        raise NotFound("no_such_chapter", id=chapter_id)
    return found[0]


def _chapters(reader: Reader, where: str, parameters: Parameters) -> list[ChapterRow]:
    return [_chapter_row(row) for row in reader.rows(f"{_CHAPTERS} {where}", parameters)]


def _chapter_row(row: Row) -> ChapterRow:
    *chapter, series_id, uploads = row
    return ChapterRow(CHAPTER.build(tuple(chapter)), uploads, series_id)


def _listings(reader: Reader, series_id: int) -> tuple[Listing, ...]:
    sql = f"SELECT {LISTING.columns('l')} FROM listing l WHERE series_id = ? ORDER BY id"
    return tuple(map(LISTING.build, reader.rows(sql, (series_id,))))


def _schedules(reader: Reader, listings: Sequence[Listing]) -> tuple[Schedule, ...]:
    """One for each listing; a damaged library may lack some, and shows them as not looked at yet."""
    sql = f"SELECT {SCHEDULE.columns('c')} FROM schedule c WHERE listing_id IN (SELECT value FROM json_each(?))"
    rows = reader.rows(sql, (json.dumps([listing.id for listing in listings]),))
    found = {schedule.listing_id: schedule for schedule in map(SCHEDULE.build, rows)}
    return tuple(found.get(li.id) or Schedule(li.id, 0.0, None, li.first_seen_at) for li in listings)


def _hosts(reader: Reader, series_id: int, now: datetime) -> tuple[HostState, ...]:
    asked = {row[0] for row in reader.rows("SELECT last_host FROM listing WHERE series_id = ?", (series_id,))}
    return tuple(state for state in host_states(reader, now) if state.host in asked)


def _outcomes(reader: Reader, series_id: int) -> tuple[ForecastOutcome, ...]:
    sql = f"""
    SELECT f.made_at, f.drop_at, f.held, {FORECAST.columns("f")} FROM forecast f
    WHERE {_OWN} ORDER BY f.made_at DESC, f.id DESC LIMIT {NEWEST}
    """
    return tuple(_outcome(row) for row in reader.rows(sql, (series_id,)))


def _outcome(row: Row) -> ForecastOutcome:
    made_at, drop_at, held, *forecast = row
    judged = None if held is None else held == 1
    return ForecastOutcome(from_stored(made_at), FORECAST.build(tuple(forecast)), instant(drop_at), judged)


def _silent(reader: Reader, series_id: int) -> dict[str, int]:
    """Chapters that made no row of the inbox, by origin; a release made none (`untold`) where its kind was off."""
    sql = f"""
    SELECT CASE origin WHEN 'release' THEN 'untold' ELSE origin END AS cause, count(*) FROM chapter c
    WHERE {_OWN} AND (
        origin <> 'release' OR NOT EXISTS (SELECT 1 FROM notification_chapter WHERE chapter_id = c.id)
    )
    GROUP BY cause ORDER BY cause
    """
    return dict(reader.rows(sql, (series_id,)))
