"""The inbox and the outbox are one table. Engine thread."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeAlias

from batotray.errors import NotFound
from batotray.records import NewNotification, Notification
from batotray.storage.chapters import ChapterRepository
from batotray.storage.database import Database, json_list
from batotray.storage.instants import instant, to_stored
from batotray.storage.shapes import COUNTED, NOTIFICATION, NOTIFICATIONS, WAITING

_AMONG = "IN (SELECT value FROM json_each(:ids))"
_ALONE = "NOT EXISTS (SELECT 1 FROM notification_chapter WHERE notification_id = notification.id)"
_INSERT = """
INSERT INTO notification (kind, series_id, parts, link, old_status, new_status, chapters_count, importance, read,
    created_at, visible_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)
"""
_READ_ALREADY = """
UPDATE notification SET read = 1 WHERE id = :id AND 1 = (
    SELECT min(c.read) FROM notification_chapter l JOIN chapter c ON c.id = l.chapter_id WHERE l.notification_id = :id
)
"""


Telling: TypeAlias = list[Any]
"""A row's id with its `snoozed_until`, `claimed_at` and `handed_over_at` as they are stored."""


class NotificationRepository:
    """Reads and writes notifications; reading a row reads its chapters."""

    def __init__(self, database: Database, chapters: ChapterRepository) -> None:
        self._database = database
        self._chapters = chapters

    def get(self, notification_id: int) -> Notification:
        """The notification; raises NotFound."""
        rows = self._database.rows(f"{NOTIFICATIONS} WHERE n.id = ?", (notification_id,))
        if not rows:
            raise NotFound("no_such_notification", id=notification_id)
        return NOTIFICATION.build(rows[0])

    def add(self, series_id: int | None, new: NewNotification, at: datetime, chapter_ids: Iterable[int] = ()) -> int:
        """Write one row with its chapters and return its id; it is read already when all its chapters are."""
        row = (
            new.kind,
            series_id,
            json.dumps(new.parts),
            new.link,
            new.old_status,
            new.new_status,
            new.chapters_count,
            new.importance,
            to_stored(at),
            to_stored(new.visible_at or at),
        )
        with self._database.transaction():
            self._database.run(_INSERT, row)
            key = int(self._database.rows("SELECT last_insert_rowid()")[0][0])
            members = [(key, chapter_id) for chapter_id in chapter_ids]
            self._database.run_many("INSERT INTO notification_chapter VALUES (?, ?)", members)
            self._database.run(_READ_ALREADY, {"id": key})
            return key

    # -------------------------------------------------------------- the inbox

    def unread_ids(self, now: datetime) -> frozenset[int]:
        """The rows that the badge counts: visible, unread, not snoozed."""
        return self._ids(COUNTED, now=to_stored(now))

    def members(self, ids: Iterable[int]) -> frozenset[int]:
        """The chapters of these rows."""
        sql = f"SELECT chapter_id FROM notification_chapter WHERE notification_id {_AMONG}"
        return frozenset(row[0] for row in self._database.rows(sql, {"ids": json_list(ids)}))

    def mark(self, ids: Iterable[int], read: bool) -> frozenset[int]:
        """Set read marks of rows and of their chapters; returns the rows that changed."""
        with self._database.transaction():
            changed = self._ids(f"id {_AMONG} AND read <> :read", ids=json_list(ids), read=read)
            self._chapters.mark(self.members(changed), read)
            self._set(self._without_chapters(changed), read=read)
            return changed

    def snooze(self, ids: Iterable[int], until: datetime) -> None:
        """Take rows out of the count until an instant; they are told anew then."""
        self._set(ids, snoozed_until=to_stored(until), claimed_at=None, handed_over_at=None)

    def telling(self, ids: Iterable[int]) -> list[Telling]:
        """How these rows stand with being told, as `tell_as_before` takes it; plain JSON."""
        sql = f"SELECT id, snoozed_until, claimed_at, handed_over_at FROM notification WHERE id {_AMONG}"
        return [list(row) for row in self._database.rows(sql, {"ids": json_list(ids)})]

    def tell_as_before(self, marks: Iterable[Telling]) -> frozenset[int]:
        """Take a snooze back: what was told is not told again, what waited waits. Returns the rows still snoozed."""
        with self._database.transaction():
            earlier = {key: [snoozed, claimed, told] for key, snoozed, claimed, told in marks}
            rows = self._ids(f"id {_AMONG} AND snoozed_until IS NOT NULL", ids=json_list(earlier))
            self._database.run_many(
                "UPDATE notification SET snoozed_until = ?, claimed_at = ?, handed_over_at = ? WHERE id = ?",
                [(*earlier[key], key) for key in rows],
            )
            return rows

    def series_of(self, ids: Iterable[int]) -> frozenset[int]:
        """The series that these rows are about."""
        sql = f"SELECT DISTINCT series_id FROM notification WHERE id {_AMONG} AND series_id IS NOT NULL"
        return frozenset(row[0] for row in self._database.rows(sql, {"ids": json_list(ids)}))

    def opened(self, notification_id: int, at: datetime) -> None:
        """Note that the row was opened and mark it read."""
        with self._database.transaction():
            self._set([notification_id], opened_at=to_stored(at))
            self.mark([notification_id], True)

    # -------------------------------------------------------------- the outbox

    def pending(self, now: datetime, limit: int) -> tuple[Notification, ...]:
        """Rows to hand over: counted ones that nobody was told about, of series that are followed and not muted."""
        sql = f"""
        {NOTIFICATIONS}
        WHERE n.id IN (SELECT id FROM notification WHERE {WAITING} AND {COUNTED})
        AND (s.id IS NULL OR (s.followed = 1 AND s.muted = 0))
        ORDER BY n.id LIMIT :limit
        """
        return tuple(map(NOTIFICATION.build, self._database.rows(sql, {"now": to_stored(now), "limit": limit})))

    def waiting_of(self, series_id: int) -> frozenset[int]:
        """The rows of a series that nobody was told about and nobody put off."""
        return self._ids(f"series_id = :series AND snoozed_until IS NULL AND {WAITING}", series=series_id)

    def next_pending_at(self, now: datetime) -> datetime | None:
        """When the next row that nobody was told about becomes visible or returns from its snooze; None for never."""
        sql = f"""
        SELECT min(max(visible_at, ifnull(snoozed_until, 0))) FROM notification
        WHERE {WAITING} AND max(visible_at, ifnull(snoozed_until, 0)) > ?
        """
        return instant(self._database.rows(sql, (to_stored(now),))[0][0])

    def claim(self, ids: Iterable[int], at: datetime) -> None:
        """Stamp rows before they are sent; a claim that is never confirmed is not sent again."""
        self._set(ids, claimed_at=to_stored(at))

    def hand_over(self, ids: Iterable[int], at: datetime) -> None:
        """Stamp rows whose dispatch was confirmed."""
        self._set(ids, handed_over_at=to_stored(at))

    # -------------------------------------------------------------- parts

    def _without_chapters(self, ids: Iterable[int]) -> frozenset[int]:
        """Those of these rows that have no chapters, and so a read mark of their own."""
        return self._ids(f"id {_AMONG} AND {_ALONE}", ids=json_list(ids))

    def _ids(self, where: str, **parameters: Any) -> frozenset[int]:
        rows = self._database.rows(f"SELECT id FROM notification WHERE {where}", parameters)
        return frozenset(row[0] for row in rows)

    def _set(self, ids: Iterable[int], **values: Any) -> None:
        columns = ", ".join(f"{name} = :{name}" for name in values)
        self._database.run(f"UPDATE notification SET {columns} WHERE id {_AMONG}", {"ids": json_list(ids), **values})
