"""Chapters and their read marks, and the one rule that ties them to the inbox. Engine thread.

A listing's chapters are read at every check and written by the hundred at a first import, so this is plain SQL.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import datetime
from operator import attrgetter
from typing import Any

from batotray.errors import NotFound
from batotray.records import Chapter, FoundChapter, NewChapter, Release, sort_key
from batotray.storage.database import Database, json_list
from batotray.storage.instants import instant, stored, to_stored
from batotray.storage.shapes import CHAPTER, RELEASE
from batotray.storage.storable import storable

_FOUND = tuple(field.name for field in fields(FoundChapter) if field.name != "id")
_found = attrgetter(*_FOUND)
_SAID = ("source_id", *_FOUND, "sort_key")
"""The columns that hold what the source says; the others are ours."""
_OURS = ("listing_id", "read", "first_seen_at", "absent_at", "gone_at", "missing_once", "replaces_id", "origin")

_AMONG = "IN (SELECT value FROM json_each(:ids))"
_IN_ORDER = "ORDER BY sort_key, published_at, id"
_OF_SERIES = "listing_id IN (SELECT id FROM listing WHERE series_id = :series)"
_ANNOUNCED = "origin = 'future' AND gone_at IS NULL"
_READABLE = "origin NOT IN ('future', 'upload')"


def _columns(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


_SELECT = f"SELECT {CHAPTER.columns('chapter')} FROM chapter"
_INSERT = (
    f"INSERT INTO chapter ({_columns((*_SAID, *_OURS))}) VALUES ({', '.join('?' * (len(_SAID) + len(_OURS)))})"
    " ON CONFLICT (listing_id, source_id) DO NOTHING"
)
_REWRITE = f"UPDATE chapter SET ({_columns(_SAID)}) = ({', '.join('?' * len(_SAID))}) WHERE id = ?"

_POINT_UPLOADS = """
UPDATE chapter SET replaces_id = (
    SELECT min(first.id) FROM chapter first JOIN listing l ON l.id = first.listing_id
    WHERE first.listing_id = chapter.listing_id AND first.origin <> 'upload' AND first.number = chapter.number
    AND ifnull(first.volume, '') = ifnull(chapter.volume, '')
    AND ifnull(nullif(first.language, ''), l.language) = ifnull(nullif(chapter.language, ''), l.language)
) WHERE listing_id = ? AND origin = 'upload' AND replaces_id IS NULL
"""
_ASTRAY = """
SELECT n.id, min(c.read) AS is_read FROM notification n
JOIN notification_chapter l ON l.notification_id = n.id JOIN chapter c ON c.id = l.chapter_id
WHERE n.id IN (SELECT notification_id FROM notification_chapter WHERE chapter_id IN (SELECT value FROM json_each(?)))
GROUP BY n.id HAVING is_read <> n.read
"""


class ChapterRepository:
    """Reads and writes chapters."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, chapter_id: int) -> Chapter:
        """The chapter; raises NotFound."""
        rows = self._database.rows(f"{_SELECT} WHERE id = ?", (chapter_id,))
        if not rows:
            raise NotFound("no_such_chapter", id=chapter_id)
        return CHAPTER.build(rows[0])

    def of_listing(self, listing_id: int) -> tuple[Chapter, ...]:
        """Every stored chapter in reading order, gone ones too."""
        rows = self._database.rows(f"{_SELECT} WHERE listing_id = ? {_IN_ORDER}", (listing_id,))
        return tuple(map(CHAPTER.build, rows))

    def releases(self, listing_id: int) -> tuple[Release, ...]:
        """The chapters' appearances as the scheduling rules want them, in reading order."""
        sql = f"SELECT {RELEASE.columns('chapter')} FROM chapter WHERE listing_id = ? {_IN_ORDER}"
        return tuple(map(RELEASE.build, self._database.rows(sql, (listing_id,))))

    # -------------------------------------------------------------- appointments

    def due_future(self, now: datetime) -> tuple[Chapter, ...]:
        """Announced chapters whose time has come, or that lost their date; not those that were withdrawn before."""
        rows = self._database.rows(
            f"{_SELECT} WHERE {_ANNOUNCED} AND ifnull(published_at, 0) <= ? {_IN_ORDER}", (to_stored(now),)
        )
        return tuple(map(CHAPTER.build, rows))

    def next_future_at(self, now: datetime) -> datetime | None:
        """When the next announced chapter comes out: `now` when one is due already, None without any."""
        rows = self._database.rows(f"SELECT min(ifnull(published_at, 0)) FROM chapter WHERE {_ANNOUNCED}")
        earliest = instant(rows[0][0])
        return None if earliest is None else max(earliest, now)

    def set_origin(self, ids: Iterable[int], origin: str) -> None:
        """Say anew why chapters are here. What was announced counts as seen when it came out, not when announced."""
        self._database.run(
            "UPDATE chapter SET origin = :origin, first_seen_at = max(first_seen_at, ifnull(published_at, 0)),"
            " absent_at = (SELECT min(l.last_success_at, ifnull(chapter.published_at, l.last_success_at))"
            " FROM listing l WHERE l.id = listing_id)"
            f" WHERE id {_AMONG}",
            {"ids": json_list(ids), "origin": origin},
        )

    # -------------------------------------------------------------- read marks

    def mark(self, ids: Iterable[int], read: bool) -> frozenset[int]:
        """Set read marks and return the chapters that changed; rows of the inbox follow their chapters."""
        with self._database.transaction():
            rows = self._database.rows(
                f"SELECT id FROM chapter WHERE id {_AMONG} AND read <> :read", {"ids": json_list(ids), "read": read}
            )
            changed = frozenset(row[0] for row in rows)
            if changed:
                self._set(changed, read=read)
                self._follow_chapters(changed)
            return changed

    def unread_ids(self, series_id: int, up_to: float | None = None) -> frozenset[int]:
        """Unread chapters of a series that are out, gone ones too; up to and including the sort key `up_to`."""
        return self._ids(series_id, False, up_to)

    def read_ids(self, series_id: int, up_to: float | None = None) -> frozenset[int]:
        """Read chapters of a series, gone ones too; up to and including the sort key `up_to`."""
        return self._ids(series_id, True, up_to)

    def series_of(self, ids: Iterable[int]) -> frozenset[int]:
        """The series that chapters belong to."""
        sql = f"SELECT DISTINCT l.series_id FROM chapter c JOIN listing l ON l.id = c.listing_id WHERE c.id {_AMONG}"
        return frozenset(row[0] for row in self._database.rows(sql, {"ids": json_list(ids)}))

    # -------------------------------------------------------------- what a check stores

    def insert(self, listing_id: int, new: Iterable[NewChapter], at: datetime, absent_at: datetime | None) -> None:
        """Store new chapters, unread; other uploads are stored read, beside the chapter they are an upload of."""
        new = tuple(new)
        seen, absent = to_stored(at), stored(absent_at)
        rows = [
            (*_said(n.found), listing_id, n.origin == "upload", seen, absent, None, False, n.replaces_id, n.origin)
            for n in new
        ]
        if not rows:
            return
        with self._database.transaction():
            self._database.run_many(_INSERT, rows)
            if any(n.origin == "upload" and n.replaces_id is None for n in new):
                self._database.run(_POINT_UPLOADS, (listing_id,))

    def ids_of(self, listing_id: int, source_ids: Iterable[str]) -> dict[str, int]:
        """The ids of a listing's chapters by what the source calls them."""
        rows = self._database.rows(
            f"SELECT source_id, id FROM chapter WHERE listing_id = :listing AND source_id {_AMONG}",
            {"listing": listing_id, "ids": json_list(source_ids)},
        )
        return dict(rows)

    def rewrite(self, pairs: Iterable[tuple[int, FoundChapter]]) -> None:
        """Store what the source says now about known chapters, its new id for them included."""
        self._database.run_many(_REWRITE, [(*_said(found), chapter_id) for chapter_id, found in pairs])

    def mark_missing(self, ids: Iterable[int]) -> None:
        """Note that a complete list lacked these chapters once."""
        self._set(ids, missing_once=True)

    def mark_gone(self, ids: Iterable[int], at: datetime) -> None:
        """Bury chapters; one that has another upload lives on as that, with its read mark and its notifications."""
        with self._database.transaction():
            ids = frozenset(ids)
            heirs = self._heirs(ids)
            for chapter_id, upload_id in heirs.items():
                self._swap(chapter_id, upload_id)
            self._set(heirs.keys(), missing_once=False)
            self._set((ids - heirs.keys()).union(heirs.values()), gone_at=to_stored(at), missing_once=True)

    def mark_returned(self, ids: Iterable[int]) -> None:
        """Chapters that were missing or gone are listed again."""
        self._set(ids, gone_at=None, missing_once=False)

    # -------------------------------------------------------------- parts

    def _heirs(self, ids: Iterable[int]) -> Mapping[int, int]:
        sql = (
            "SELECT replaces_id, min(id) FROM chapter"
            f" WHERE replaces_id {_AMONG} AND gone_at IS NULL AND missing_once = 0 GROUP BY replaces_id"
        )
        return dict(self._database.rows(sql, {"ids": json_list(ids)}))

    def _swap(self, chapter_id: int, upload_id: int) -> None:
        """Exchange what the source says of two rows; ids, marks and origins stay where they are."""
        sql = f"SELECT {_columns(_SAID)} FROM chapter WHERE id = ?"
        chapter, upload = (self._database.rows(sql, (one,))[0] for one in (chapter_id, upload_id))
        self._database.run("UPDATE chapter SET source_id = source_id || char(0) WHERE id = ?", (upload_id,))
        self._database.run(_REWRITE, (*upload, chapter_id))
        self._database.run(_REWRITE, (*chapter, upload_id))

    def _follow_chapters(self, changed: Iterable[int]) -> None:
        """A row is read when all its chapters are, and unread again when one of them is."""
        rows = self._database.rows(_ASTRAY, (json_list(changed),))
        self._database.run_many("UPDATE notification SET read = ? WHERE id = ?", [(read, key) for key, read in rows])

    def _ids(self, series_id: int, read: bool, up_to: float | None) -> frozenset[int]:
        sql = f"SELECT id FROM chapter WHERE {_OF_SERIES} AND read = :read AND {_READABLE}"
        if up_to is not None:
            sql += " AND sort_key <= :up_to"
        rows = self._database.rows(sql, {"series": series_id, "read": read, "up_to": up_to})
        return frozenset(row[0] for row in rows)

    def _set(self, ids: Iterable[int], **values: Any) -> None:
        columns = ", ".join(f"{name} = :{name}" for name in values)
        self._database.run(f"UPDATE chapter SET {columns} WHERE id {_AMONG}", {"ids": json_list(ids), **values})


def _said(found: FoundChapter) -> tuple[Any, ...]:
    """What the source says of a chapter, in the order of `_SAID`."""
    values = (found.id, *_found(found))
    return (*map(storable, values), sort_key(found.number))
