"""Series with everything their rows show, and where they stand in time. The reader's thread."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from batotray.errors import NotFound
from batotray.records import Chapter, Release, Schedule, Series, SeriesRef
from batotray.storage.instants import instant, to_stored
from batotray.storage.reading.connection import Parameters, Reader
from batotray.storage.reading.hosts import health
from batotray.storage.shapes import CHAPTER, LISTED, RELEASE, SCHEDULE, SERIES, UNREAD, Row
from batotray.views import ExportRow, ListingHealth, SeriesRow, UpcomingRow

HOUR = timedelta(hours=1)
CLOSED = "source_closed"
"""The schedule's reason while its source is closed."""

_OWN = "listing_id IN (SELECT id FROM listing WHERE series_id = s.id)"
_PLACE = "l.source, l.cover_url, l.link, l.gone, l.quarantined_since, h.held_until, h.refused_until, h.failing_since"
_COUNT = f"SELECT count(*) FROM chapter WHERE {_OWN} AND"
_LATEST = f"""(
    SELECT id FROM chapter WHERE listing_id = l.id AND {LISTED}
    ORDER BY sort_key DESC, published_at DESC, id DESC LIMIT 1
)"""
_SELECT = f"""
SELECT {SERIES.columns("s")}, l.upload_status, l.original_status, {_PLACE}, ({_COUNT} {UNREAD}), ({_COUNT} {LISTED}),
    {SCHEDULE.columns("c")}, {CHAPTER.columns("k")}
FROM series s
LEFT JOIN listing l ON l.id = (SELECT min(id) FROM listing WHERE series_id = s.id)
LEFT JOIN schedule c ON c.listing_id = l.id
LEFT JOIN source_state h ON h.host = l.last_host
LEFT JOIN chapter k ON k.id = {_LATEST}
"""
_SERIES_END = len(SERIES) + 2
_PLACE_END = _SERIES_END + 8
_COUNTS_END = _PLACE_END + 2
_SCHEDULE_END = _COUNTS_END + len(SCHEDULE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A series as one query finds it: its first listing, that listing's schedule and host, its newest chapter."""

    series: Series
    source: str
    cover_url: str | None
    link: str | None
    gone: bool
    quarantined: bool
    held_until: datetime | None
    refused_until: datetime | None
    failing_since: datetime | None
    unread: int
    chapters: int
    schedule: Schedule | None
    latest: Chapter | None

    def row(self, now: datetime) -> SeriesRow:
        """What a list shows of it at `now`."""
        series, latest = self.series, self.latest
        schedule = self.schedule or Schedule(0, 0.0, None, now)
        known = self.schedule is not None
        return SeriesRow(
            id=series.id,
            name=series.name,
            status=series.status,
            source=self.source,
            unread=self.unread,
            chapters=self.chapters,
            latest=latest.name if latest else "",
            latest_number=latest.number if latest else None,
            latest_at=(latest.published_at or latest.first_seen_at) if latest else None,
            next_check_at=schedule.next_check_at if known and schedule.active else None,
            last_checked_at=schedule.last_check_at,
            expected_at=schedule.expected_at,
            expected_from=schedule.expected_from,
            expected_till=schedule.expected_till,
            confidence=schedule.confidence,
            rhythm=schedule.rhythm,
            late=schedule.late,
            priority=schedule.priority,
            muted=series.muted,
            followed=series.followed,
            paused=_is_paused(schedule, now),
            paused_until=schedule.paused_until if _is_paused(schedule, now) else None,
            health=self.health(now),
            cover_url=self.cover_url,
            anilist_id=series.anilist_id,
            link=self.link,
        )

    def health(self, now: datetime) -> ListingHealth:
        """How checking it goes, the gravest first."""
        schedule = self.schedule
        if schedule is not None and schedule.reason == CLOSED:
            return "closed"
        if self.gone:
            return "gone"
        if schedule is not None and _is_paused(schedule, now):
            return "paused"
        if self.quarantined:
            return "quarantined"
        failing = [self.failing_since, schedule.failing_since if schedule else None]
        since = min((at for at in failing if at is not None), default=None)
        return health(now, self.refused_until, self.held_until, since)


def entries(reader: Reader, where: str = "", parameters: Parameters = ()) -> list[Entry]:
    """Series in the order of their names; `where` may use the aliases s, l, c, h and k."""
    found = [_entry(row) for row in reader.rows(f"{_SELECT} {where}", parameters)]
    return sorted(found, key=lambda entry: (entry.series.name.casefold(), entry.series.id))


def entry(reader: Reader, series_id: int) -> Entry:
    """One series; raises NotFound."""
    found = entries(reader, "WHERE s.id = ?", (series_id,))
    if not found:
        raise NotFound("no_such_series", id=series_id)
    return found[0]


def _entry(row: Row) -> Entry:
    source, cover_url, link, gone, quarantined, held, refused, failing = row[_SERIES_END:_PLACE_END]
    unread, chapters = row[_PLACE_END:_COUNTS_END]
    schedule, latest = row[_COUNTS_END:_SCHEDULE_END], row[_SCHEDULE_END:]
    return Entry(
        series=SERIES.build(row[:_SERIES_END]),
        source=source or "",
        cover_url=cover_url,
        link=link,
        gone=gone == 1,
        quarantined=quarantined is not None,
        held_until=instant(held),
        refused_until=instant(refused),
        failing_since=instant(failing),
        unread=unread,
        chapters=chapters,
        schedule=SCHEDULE.build(schedule) if schedule[0] is not None else None,
        latest=CHAPTER.build(latest) if latest[0] is not None else None,
    )


def _is_paused(schedule: Schedule, now: datetime) -> bool:
    return not schedule.active or (schedule.paused_until is not None and schedule.paused_until > now)


# ------------------------------------------------------------------ finding


def find(reader: Reader, text: str) -> list[Entry]:
    """Series with `text` in one of their names, in whatever case."""
    wanted = text.casefold().strip()
    sql = "SELECT s.id, s.name, l.alternative_names FROM series s LEFT JOIN listing l ON l.series_id = s.id"
    ids = {
        series_id
        for series_id, name, alternative in reader.rows(sql)
        if any(wanted in called.casefold() for called in (name, *(json.loads(alternative or "[]") or ())))
    }
    return [each for each in entries(reader) if each.series.id in ids]


def by_ref(reader: Reader, ref: SeriesRef) -> Entry | None:
    """The series that a listing belongs to."""
    where = "WHERE s.id = (SELECT series_id FROM listing WHERE source = ? AND source_ref = ? AND language = ?)"
    found = entries(reader, where, (ref.source, ref.id, ref.language))
    return found[0] if found else None


def by_anilist(reader: Reader, anilist_id: int) -> list[Entry]:
    """The series with this AniList id; several where one is followed at several sources."""
    return entries(reader, "WHERE s.anilist_id = ?", (anilist_id,))


# ------------------------------------------------------------------ what is to come


def upcoming(reader: Reader, now: datetime, days: int) -> list[UpcomingRow]:
    """Releases of followed series expected within `days`."""
    return upcoming_among(entries(reader, "WHERE s.followed = 1 AND c.expected_at IS NOT NULL"), now, days)


def upcoming_among(found: Iterable[Entry], now: datetime, days: int) -> list[UpcomingRow]:
    """Releases expected within `days`: what is late first, then by the time at which they are expected."""
    rows = [_upcoming(each, now) for each in found]
    till = now + timedelta(days=days)
    wanted = [
        r for r in rows if r is not None and (r.late == "late" or (r.expected_till >= now and r.expected_from <= till))
    ]
    return sorted(wanted, key=lambda r: (r.late != "late", r.expected_at, r.series_id))


def _upcoming(entry: Entry, now: datetime) -> UpcomingRow | None:
    schedule = entry.schedule
    if schedule is None or schedule.expected_at is None:
        return None
    return UpcomingRow(
        series_id=entry.series.id,
        name=entry.series.name,
        source=entry.source,
        cover_url=entry.cover_url,
        expected_at=schedule.expected_at,
        expected_from=schedule.expected_from or schedule.expected_at,
        expected_till=schedule.expected_till or schedule.expected_at,
        confidence=schedule.confidence,
        rhythm=schedule.rhythm,
        late=schedule.late,
        health=entry.health(now),
    )


def load_per_hour(reader: Reader, now: datetime, hours: int) -> list[tuple[datetime, int]]:
    """How many checks fall due in each of the coming hours; what is due already counts in the first."""
    first = now.replace(minute=0, second=0, microsecond=0)
    sql = """
    SELECT max((max(c.next_check_at, ifnull(c.paused_until, 0)) - :first) / 3600000000, 0) AS hour, count(*)
    FROM schedule c JOIN listing l ON l.id = c.listing_id JOIN series s ON s.id = l.series_id
    WHERE s.followed = 1 AND c.active = 1 GROUP BY hour
    """
    counts: dict[int, int] = dict(reader.rows(sql, {"first": to_stored(first)}))
    return [(first + hour * HOUR, counts.get(hour, 0)) for hour in range(hours)]


# ------------------------------------------------------------------ whole histories


def release_histories(reader: Reader, now: datetime) -> list[tuple[SeriesRow, tuple[Release, ...]]]:
    """Every series with the appearances of its first listing's chapters in reading order."""
    sql = f"""
    SELECT l.series_id, {RELEASE.columns("k")} FROM listing l JOIN chapter k ON k.listing_id = l.id
    WHERE l.id IN (SELECT min(id) FROM listing GROUP BY series_id)
    ORDER BY k.listing_id, k.sort_key, k.published_at, k.id
    """
    releases: dict[int, list[Release]] = {}
    for series_id, *row in reader.rows(sql):
        releases.setdefault(series_id, []).append(RELEASE.build(tuple(row)))
    return [(each.row(now), tuple(releases.get(each.series.id, ()))) for each in entries(reader)]


def export_rows(reader: Reader, now: datetime) -> list[ExportRow]:
    """Every series as an export writes it, with all its links and how far it was read."""
    links: dict[int, list[str]] = {}
    for series_id, link in reader.rows("SELECT series_id, link FROM listing WHERE link IS NOT NULL ORDER BY id"):
        links.setdefault(series_id, []).append(link)
    read = _read(reader)
    return [
        ExportRow(each.row(now), tuple(links.get(each.series.id, ())), *read.get(each.series.id, (0, None)))
        for each in entries(reader)
    ]


def _read(reader: Reader) -> dict[int, tuple[int, str | None]]:
    """By series: how many chapters were read, and the highest number among them."""
    sql = """
    SELECT series_id, count(*), max(sort_key), number FROM (
        SELECT l.series_id, c.sort_key, c.number FROM chapter c JOIN listing l ON l.id = c.listing_id
        WHERE c.read = 1 AND c.gone_at IS NULL AND c.origin NOT IN ('future', 'upload')
    ) GROUP BY series_id
    """
    return {series_id: (count, number) for series_id, count, _, number in reader.rows(sql)}
