"""Chapters and their read marks, and the one rule that ties them to the inbox. Engine thread."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update

from batotray.errors import NotFound
from batotray.records import Chapter, FoundChapter, NewChapter, Release, sort_key
from batotray.storage.database import Database
from batotray.storage.tables import ChapterRow, ListingRow, NotificationChapterRow, NotificationRow

_chapter = ChapterRow.__table__  # type: ignore[attr-defined]
_listing = ListingRow.__table__  # type: ignore[attr-defined]
_notification = NotificationRow.__table__  # type: ignore[attr-defined]
_link = NotificationChapterRow.__table__  # type: ignore[attr-defined]
_FOUND = tuple(f.name for f in fields(FoundChapter) if f.name != "id")


class ChapterRepository:
    """Reads and writes chapters."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, chapter_id: int) -> Chapter:
        """The chapter; raises NotFound."""
        found = self._read(_chapter.c.id == chapter_id)
        if not found:
            raise NotFound("no_such_chapter", id=chapter_id)
        return found[0]

    def of_listing(self, listing_id: int) -> tuple[Chapter, ...]:
        """Every stored chapter in reading order, gone ones too."""
        return self._read(_chapter.c.listing_id == listing_id)

    def releases(self, listing_id: int) -> tuple[Release, ...]:
        """The chapters' appearances as the scheduling rules want them."""
        return tuple(
            Release(
                c.published_at,
                c.first_seen_at,
                c.absent_at,
                c.sort_key,
                c.published_is_date_only,
                c.origin,
                c.language,
            )
            for c in self.of_listing(listing_id)
        )

    def due_future(self, now: datetime) -> tuple[Chapter, ...]:
        """Future-dated chapters whose time has come."""
        return self._read(_chapter.c.origin == "future", _chapter.c.published_at <= now)

    def set_origin(self, ids: Iterable[int], origin: str) -> None:
        self._update(ids, origin=origin)

    def mark(self, ids: Iterable[int], read: bool) -> frozenset[int]:
        """Set read marks and return the chapters that changed; rows of the inbox follow their chapters."""
        with self._database.transaction() as session:
            wanted = select(_chapter.c.id).where(_chapter.c.id.in_(list(ids)), _chapter.c.read != read)
            changed = frozenset(session.execute(wanted).scalars())
            self._update(changed, read=read)
            self._follow_chapters(changed)
            return changed

    def unread_ids(self, series_id: int, up_to: float | None = None) -> frozenset[int]:
        """Ids of unread chapters of a series, up to and including sort key `up_to`."""
        return self._ids(series_id, _chapter.c.read.is_(False), up_to)

    def read_ids(self, series_id: int) -> frozenset[int]:
        """Ids of read chapters of a series."""
        return self._ids(series_id, _chapter.c.read, None)

    def insert(
        self,
        listing_id: int,
        new: Iterable[NewChapter],
        at: datetime,
        absent_at: datetime | None,
        *,
        read: bool = False,
    ) -> dict[str, int]:
        """Store new chapters and return their ids by source id."""
        rows = [
            {
                **{name: getattr(n.found, name) for name in _FOUND},
                "listing_id": listing_id,
                "source_id": n.found.id,
                "sort_key": sort_key(n.found.number),
                "read": read or n.origin == "upload",
                "first_seen_at": at,
                "absent_at": absent_at,
                "missing_once": False,
                "replaces_id": n.replaces_id,
                "origin": n.origin,
            }
            for n in new
        ]
        if not rows:
            return {}
        with self._database.transaction() as session:
            session.connection().execute(insert(_chapter), rows)
            query = select(_chapter.c.source_id, _chapter.c.id).where(_chapter.c.listing_id == listing_id)
            return {source_id: chapter_id for source_id, chapter_id in session.execute(query).tuples()}

    def rewrite(self, pairs: Iterable[tuple[int, FoundChapter]], *, with_id: bool) -> None:
        """Store what the source says now about known chapters; `with_id` also gives them their new source id."""
        rows = [
            {
                **{f"new_{name}": getattr(found, name) for name in _FOUND},
                "new_sort_key": sort_key(found.number),
                "new_source_id": found.id,
                "row": chapter_id,
            }
            for chapter_id, found in pairs
        ]
        if not rows:
            return
        columns = (*_FOUND, "sort_key", *(("source_id",) if with_id else ()))
        statement = (
            update(_chapter)
            .where(_chapter.c.id == bindparam("row"))
            .values({n: bindparam(f"new_{n}") for n in columns})
        )
        kept = {"row", *(f"new_{n}" for n in columns)}
        with self._database.transaction() as session:
            session.connection().execute(statement, [{k: v for k, v in row.items() if k in kept} for row in rows])

    def mark_missing(self, ids: Iterable[int]) -> None:
        self._update(ids, missing_once=True)

    def mark_gone(self, ids: Iterable[int], at: datetime) -> None:
        self._update(ids, gone_at=at)

    def mark_returned(self, ids: Iterable[int]) -> None:
        self._update(ids, gone_at=None, missing_once=False)

    def _follow_chapters(self, changed: frozenset[int]) -> None:
        """A row is read when all its chapters are, and unread again when one of them is."""
        with self._database.transaction() as session:
            rows = select(_link.c.notification_id).where(_link.c.chapter_id.in_(changed))
            states = (
                select(_link.c.notification_id, func.min(_chapter.c.read))
                .join(_chapter, _chapter.c.id == _link.c.chapter_id)
                .where(_link.c.notification_id.in_(rows))
                .group_by(_link.c.notification_id)
            )
            for row_id, all_read in session.execute(states).all():
                session.execute(update(_notification).where(_notification.c.id == row_id).values(read=bool(all_read)))

    def _ids(self, series_id: int, condition: Any, up_to: float | None) -> frozenset[int]:
        listings = select(_listing.c.id).where(_listing.c.series_id == series_id)
        query = select(_chapter.c.id).where(
            _chapter.c.listing_id.in_(listings), condition, *([] if up_to is None else [_chapter.c.sort_key <= up_to])
        )
        with self._database.transaction() as session:
            return frozenset(session.execute(query).scalars())

    def _update(self, ids: Iterable[int], **values: Any) -> None:
        wanted = list(ids)
        if wanted:
            with self._database.transaction() as session:
                session.execute(update(_chapter).where(_chapter.c.id.in_(wanted)).values(**values))

    def _read(self, *conditions: Any) -> tuple[Chapter, ...]:
        query = (
            select(_chapter).where(*conditions).order_by(_chapter.c.sort_key, _chapter.c.published_at, _chapter.c.id)
        )
        with self._database.transaction() as session:
            return tuple(Chapter(*row) for row in session.execute(query))
