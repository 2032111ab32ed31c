"""The inbox and the outbox are one table. Engine thread."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, insert, or_, select, update

from batotray.errors import NotFound
from batotray.records import NewNotification, Notification
from batotray.storage.chapters import ChapterRepository
from batotray.storage.database import Database
from batotray.storage.tables import NotificationChapterRow, NotificationRow, SeriesRow

_row = NotificationRow.__table__  # type: ignore[attr-defined]
_link = NotificationChapterRow.__table__  # type: ignore[attr-defined]
_series = SeriesRow.__table__  # type: ignore[attr-defined]


class NotificationRepository:
    """Reads and writes notifications; reading a row reads its chapters."""

    def __init__(self, database: Database, chapters: ChapterRepository) -> None:
        self._database = database
        self._chapters = chapters

    def get(self, notification_id: int) -> Notification:
        """The notification; raises NotFound."""
        found = self._read(_row.c.id == notification_id)
        if not found:
            raise NotFound("no_such_notification", id=notification_id)
        return found[0]

    def add(self, series_id: int | None, new: NewNotification, at: datetime, chapter_ids: Iterable[int] = ()) -> int:
        """Write one row with its chapters and return its id."""
        with self._database.transaction() as session:
            key = (
                session.connection()
                .execute(
                    insert(_row).values(
                        kind=new.kind,
                        series_id=series_id,
                        parts=dict(new.parts),
                        link=new.link,
                        old_status=new.old_status,
                        new_status=new.new_status,
                        chapters_count=new.chapters_count,
                        importance=new.importance,
                        read=False,
                        created_at=at,
                        visible_at=new.visible_at or at,
                    )
                )
                .inserted_primary_key
            )
            assert key is not None
            links = [{"notification_id": key[0], "chapter_id": chapter_id} for chapter_id in chapter_ids]
            if links:
                session.connection().execute(insert(_link), links)
            return int(key[0])

    def unread_count(self, now: datetime) -> int:
        """The number on the badge: visible, unread, not snoozed."""
        with self._database.transaction() as session:
            return int(session.execute(select(func.count()).select_from(_row).where(_counted(now))).scalar_one())

    def pending(self, now: datetime, limit: int) -> tuple[Notification, ...]:
        """Rows to hand over: counted ones that were neither claimed nor handed over, of series that are not muted."""
        muted = select(_series.c.id).where(_series.c.muted)
        return self._read(
            _counted(now),
            _row.c.claimed_at.is_(None),
            _row.c.handed_over_at.is_(None),
            or_(_row.c.series_id.is_(None), _row.c.series_id.not_in(muted)),
            limit=limit,
        )

    def claim(self, ids: Iterable[int], at: datetime) -> None:
        """Stamp rows before they are sent; a claim that is never confirmed is not sent again."""
        self._update(ids, claimed_at=at)

    def hand_over(self, ids: Iterable[int], at: datetime) -> None:
        """Stamp rows whose dispatch was confirmed."""
        self._update(ids, handed_over_at=at)

    def mark(self, ids: Iterable[int], read: bool) -> frozenset[int]:
        """Set read marks of rows and of their chapters; returns the rows that changed."""
        with self._database.transaction() as session:
            wanted = select(_row.c.id).where(_row.c.id.in_(list(ids)), _row.c.read != read)
            changed = frozenset(session.execute(wanted).scalars())
            self._update(changed, read=read)
            members = select(_link.c.chapter_id).where(_link.c.notification_id.in_(changed))
            self._chapters.mark(session.execute(members).scalars().all(), read)
            return changed

    def unread_ids(self, now: datetime) -> frozenset[int]:
        with self._database.transaction() as session:
            return frozenset(session.execute(select(_row.c.id).where(_counted(now))).scalars())

    def snooze(self, ids: Iterable[int], until: datetime) -> None:
        """Take rows out of the count until an instant; they are handed over anew then."""
        self._update(ids, snoozed_until=until, claimed_at=None, handed_over_at=None)

    def opened(self, notification_id: int, at: datetime) -> None:
        """Note that the row was opened and mark it read."""
        self._update([notification_id], opened_at=at)
        self.mark([notification_id], True)

    def _update(self, ids: Iterable[int], **values: Any) -> None:
        wanted = list(ids)
        if wanted:
            with self._database.transaction() as session:
                session.execute(update(_row).where(_row.c.id.in_(wanted)).values(**values))

    def _read(self, *conditions: Any, limit: int | None = None) -> tuple[Notification, ...]:
        query = (
            select(_row, _series.c.name.label("series"))
            .outerjoin(_series, _series.c.id == _row.c.series_id)
            .where(*conditions)
            .order_by(_row.c.id)
            .limit(limit)
        )
        with self._database.transaction() as session:
            rows = session.execute(query).all()
            members = self._members([row.id for row in rows])
        return tuple(_to_record(row, members.get(row.id, ())) for row in rows)

    def _members(self, ids: list[int]) -> dict[int, tuple[int, ...]]:
        members: dict[int, tuple[int, ...]] = {}
        with self._database.transaction() as session:
            query = select(_link).where(_link.c.notification_id.in_(ids)).order_by(_link.c.chapter_id)
            for notification_id, chapter_id in session.execute(query):
                members[notification_id] = (*members.get(notification_id, ()), chapter_id)
        return members


def _counted(now: datetime) -> Any:
    return and_(
        _row.c.read.is_(False),
        _row.c.visible_at <= now,
        or_(_row.c.snoozed_until.is_(None), _row.c.snoozed_until <= now),
    )


def _to_record(row: Any, chapter_ids: tuple[int, ...]) -> Notification:
    return Notification(
        id=row.id,
        kind=row.kind,
        series_id=row.series_id,
        series=row.series or "",
        parts=row.parts or {},
        chapter_ids=chapter_ids,
        link=row.link,
        old_status=row.old_status,
        new_status=row.new_status,
        chapters_count=row.chapters_count,
        importance=row.importance,
        read=row.read,
        created_at=row.created_at,
        visible_at=row.visible_at,
        claimed_at=row.claimed_at,
        handed_over_at=row.handed_over_at,
        opened_at=row.opened_at,
        snoozed_until=row.snoozed_until,
    )
