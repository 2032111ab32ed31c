"""Rows of the inbox, and what the tray's icon and its menu show. The reader's thread."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from batotray.errors import NotFound
from batotray.records import Notification
from batotray.storage.instants import instant, to_stored
from batotray.storage.reading.connection import Reader
from batotray.storage.reading.hosts import health_of, host_states
from batotray.storage.shapes import COUNTED, NOTIFICATION, NOTIFIED, Row
from batotray.views import InboxRow, Place, TrayView

# The conditions stand in a subquery of their own, where their columns need no qualification.
_SELECT = f"""
SELECT {NOTIFIED}, l.source, l.cover_url, s.muted, (
    SELECT c."group" FROM notification_chapter m JOIN chapter c ON c.id = m.chapter_id
    WHERE m.notification_id = n.id ORDER BY m.chapter_id LIMIT 1
)
FROM notification n
LEFT JOIN series s ON s.id = n.series_id
LEFT JOIN listing l ON l.id = (SELECT min(id) FROM listing WHERE series_id = n.series_id)
"""
_SAID = """
said(parts, (SELECT name FROM series WHERE id = series_id), (
    SELECT min(source) FROM listing WHERE series_id = notification.series_id
), (
    SELECT c."group" FROM notification_chapter m JOIN chapter c ON c.id = m.chapter_id
    WHERE m.notification_id = notification.id ORDER BY m.chapter_id LIMIT 1
))
"""
_NOTIFICATION_END = len(NOTIFICATION) + 2
NEWEST_IN_TRAY = 3


@dataclass(frozen=True, slots=True)
class Slice:
    """Which rows of the inbox, from the newest: `before` one place, `down_to` another (itself too), at most `limit`."""

    unread_only: bool = False
    search: str = ""
    before: Place | None = None
    down_to: Place | None = None
    limit: int | None = None


def inbox(reader: Reader, now: datetime, wanted: Slice) -> list[InboxRow]:
    """Rows whose time has come, newest first; `unread_only` leaves those that the badge counts."""
    sql, parameters = page(wanted, now)
    if wanted.search:
        reader.teach("said", _said)
    return [_inbox_row(row) for row in reader.rows(sql, parameters)]


def page(wanted: Slice, now: datetime) -> tuple[str, Mapping[str, object]]:
    """The query of a slice: it walks an index from its place on, however long the inbox is."""
    text = wanted.search.casefold().strip()
    parameters: dict[str, object] = {"now": to_stored(now), "limit": -1 if wanted.limit is None else wanted.limit}
    conditions = [COUNTED if wanted.unread_only else "visible_at <= :now"]
    for name, operator, place in (("before", "<", wanted.before), ("end", ">=", wanted.down_to)):
        if place is not None:
            # The first condition is what the index is asked for.
            conditions.append(f"visible_at {operator[0]}= :{name}")
            conditions.append(f"(visible_at, id) {operator} (:{name}, :{name}_id)")
            parameters |= {name: to_stored(place[0]), f"{name}_id": place[1]}
    if text:
        conditions.append(f"instr({_SAID}, :text)")
        parameters["text"] = text
    ids = f"SELECT id FROM notification WHERE {' AND '.join(conditions)} ORDER BY visible_at DESC, id DESC LIMIT :limit"
    return f"{_SELECT} WHERE n.id IN ({ids}) ORDER BY n.visible_at DESC, n.id DESC", parameters


def count(reader: Reader, now: datetime) -> int:
    """How many rows there are whose time has come, read and snoozed ones too."""
    return reader.number("SELECT count(*) FROM notification WHERE visible_at <= :now", {"now": to_stored(now)})


def notification(reader: Reader, notification_id: int) -> InboxRow:
    """One row; raises NotFound."""
    rows = reader.rows(f"{_SELECT} WHERE n.id = ?", (notification_id,))
    if not rows:
        raise NotFound("no_such_notification", id=notification_id)
    return _inbox_row(rows[0])


def notifications_of(reader: Reader, series_id: int, limit: int) -> list[Notification]:
    """The newest rows of a series."""
    rows = reader.rows(f"{_SELECT} WHERE n.series_id = ? ORDER BY n.id DESC LIMIT ?", (series_id, limit))
    return [_inbox_row(row).notification for row in rows]


def unread_count(reader: Reader, now: datetime) -> int:
    """The number on the badge."""
    return reader.number(f"SELECT count(*) FROM notification WHERE {COUNTED}", {"now": to_stored(now)})


def tray(reader: Reader, now: datetime) -> TrayView:
    """What the icon, its tooltip and its menu show."""
    next_series, next_check_at = _next_check(reader)
    paused, until = reader.pause(now)
    troubled = tuple(host for host in host_states(reader, now) if health_of(host, now) != "ok")
    ends = [
        until,
        _next_return(reader, now),
        *(end for host in troubled for end in (host.held_until, host.refused_until)),
    ]
    return TrayView(
        unread=unread_count(reader, now),
        newest=tuple(inbox(reader, now, Slice(unread_only=True, limit=NEWEST_IN_TRAY))),
        followed=reader.number("SELECT count(*) FROM series WHERE followed = 1"),
        next_check_at=next_check_at,
        next_series=next_series,
        paused=paused,
        paused_until=until,
        troubled=troubled,
        lasts_until=min((end for end in ends if end is not None and end > now), default=None),
    )


def _next_return(reader: Reader, now: datetime) -> datetime | None:
    """When the next unread row will count that does not yet."""
    sql = """
    SELECT min(max(visible_at, ifnull(snoozed_until, 0))) FROM notification
    WHERE read = 0 AND max(visible_at, ifnull(snoozed_until, 0)) > ?
    """
    (at,) = reader.rows(sql, (to_stored(now),))[0]
    return instant(at) if at is not None else None


def _next_check(reader: Reader) -> tuple[str, datetime | None]:
    sql = """
    SELECT s.name, max(c.next_check_at, ifnull(c.paused_until, 0)) AS due
    FROM schedule c JOIN listing l ON l.id = c.listing_id JOIN series s ON s.id = l.series_id
    WHERE c.active = 1 AND s.followed = 1 ORDER BY due LIMIT 1
    """
    rows = reader.rows(sql)
    return (rows[0][0], instant(rows[0][1])) if rows else ("", None)


def _inbox_row(row: Row) -> InboxRow:
    source, cover_url, muted, group = row[_NOTIFICATION_END:]
    return InboxRow(NOTIFICATION.build(row[:_NOTIFICATION_END]), source or "", group or "", cover_url, muted == 1)


def _said(parts: str | None, *more: str | None) -> str:
    """Everything by which a row is found: what its parts say of series and chapters, and more; folded."""
    said = json.loads(parts or "{}") or {}
    texts = [said.get("series"), *(said.get("names") or ()), *(said.get("numbers") or ()), *more]
    return "\n".join(str(text) for text in texts if text).casefold()
