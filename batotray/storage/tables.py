"""The SQLModel classes of the schema. The truth is `migrations/*.sql`; a test fails on drift. Engine thread."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Column, Index, Integer, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def to_stored(instant: datetime) -> int:
    """Microseconds since 1970 in UTC. Raises ValueError for a naive datetime."""
    if instant.tzinfo is None:
        raise ValueError(f"naive datetime: {instant!r}")
    return (instant - EPOCH) // MICROSECOND


def from_stored(value: int) -> datetime:
    """The aware UTC instant of a stored number."""
    return EPOCH + timedelta(microseconds=value)


class Instant(TypeDecorator[datetime]):
    """An aware datetime, stored as microseconds: sorts, compares and indexes as a number."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else to_stored(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else from_stored(value)


def _instant(*, nullable: bool = True) -> Any:
    return Field(default=None, sa_column=Column(Instant, nullable=nullable))


def _json() -> Any:
    return Field(default=None, sa_column=Column(JSON, nullable=True))


class SeriesRow(SQLModel, table=True):
    __tablename__ = "series"
    id: int | None = Field(default=None, primary_key=True)
    name: str
    anilist_id: int | None = None
    followed: bool = True
    muted: bool = False
    first_seen_at: datetime = _instant(nullable=False)
    updated_at: datetime = _instant(nullable=False)


class ListingRow(SQLModel, table=True):
    __tablename__ = "listing"
    __table_args__ = (
        UniqueConstraint("source", "source_ref", "language"),
        Index("listing_series", "series_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    series_id: int = Field(foreign_key="series.id", ondelete="CASCADE")
    source: str
    source_ref: str
    language: str
    name: str
    alternative_names: list[str] | None = _json()
    authors: list[str] | None = _json()
    artists: list[str] | None = _json()
    genres: list[str] | None = _json()
    original_language: str | None = None
    original_status: str | None = None
    upload_status: str | None = None
    published_from: str | None = None
    published_till: str | None = None
    reading_direction: str | None = None
    score: float | None = None
    votes: int | None = None
    score_distribution: dict[str, int] | None = _json()
    follows: int | None = None
    reviews: int | None = None
    comments: int | None = None
    views: dict[str, int] | None = _json()
    reactions: dict[str, int] | None = _json()
    summary: str | None = None
    cover_url: str | None = None
    link: str | None = None
    anilist_id: int | None = None
    etag: str
    last_modified: str
    body_hash: str
    first_seen_at: datetime = _instant(nullable=False)
    updated_at: datetime = _instant(nullable=False)
    last_success_at: datetime | None = _instant()
    status_before: str | None = None
    status_changed_at: datetime | None = _instant()
    quarantined_since: datetime | None = _instant()
    quarantine_ids: str
    gone: bool = False


class ChapterRow(SQLModel, table=True):
    __tablename__ = "chapter"
    __table_args__ = (
        UniqueConstraint("listing_id", "source_id"),
        Index("chapter_order", "listing_id", "sort_key"),
        Index("chapter_unread", "listing_id", "read", "gone_at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    listing_id: int = Field(foreign_key="listing.id", ondelete="CASCADE")
    source_id: str
    number: str | None = None
    sort_key: float
    volume: str | None = None
    display_name: str
    title: str | None = None
    link: str | None = None
    language: str | None = None
    group: str | None = None
    created_at: datetime | None = _instant()
    published_at: datetime | None = _instant()
    published_is_date_only: bool = False
    views: int | None = None
    comments: int | None = None
    read: bool = False
    first_seen_at: datetime = _instant(nullable=False)
    absent_at: datetime | None = _instant()
    gone_at: datetime | None = _instant()
    missing_once: bool = False
    replaces_id: int | None = Field(default=None, foreign_key="chapter.id", ondelete="SET NULL")
    origin: str


class ScheduleRow(SQLModel, table=True):
    __tablename__ = "schedule"
    __table_args__ = (Index("schedule_due", "active", "next_check_at"),)
    listing_id: int = Field(primary_key=True, foreign_key="listing.id", ondelete="CASCADE")
    interval_hours: float
    last_check_at: datetime | None = _instant()
    next_check_at: datetime = _instant(nullable=False)
    average_interval_hours: float | None = None
    median_interval_hours: float | None = None
    preferred_weekday: int | None = None
    confidence: float
    chapters_tracked: int
    last_chapter_at: datetime | None = _instant()
    expected_at: datetime | None = _instant()
    misses: int
    failures: int
    failing_since: datetime | None = _instant()
    active: bool
    paused_until: datetime | None = _instant()
    priority: str
    reason: str
    reason_args: dict[str, Any] | None = _json()


class NotificationRow(SQLModel, table=True):
    __tablename__ = "notification"
    __table_args__ = (
        Index("notification_unread", "read", "visible_at"),
        Index("notification_pending", "handed_over_at", "claimed_at"),
        Index("notification_created", "created_at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    series_id: int | None = Field(default=None, foreign_key="series.id", ondelete="CASCADE")
    parts: dict[str, Any] | None = _json()
    link: str | None = None
    old_status: str | None = None
    new_status: str | None = None
    chapters_count: int
    importance: int
    read: bool = False
    created_at: datetime = _instant(nullable=False)
    visible_at: datetime = _instant(nullable=False)
    claimed_at: datetime | None = _instant()
    handed_over_at: datetime | None = _instant()
    opened_at: datetime | None = _instant()
    snoozed_until: datetime | None = _instant()


class NotificationChapterRow(SQLModel, table=True):
    __tablename__ = "notification_chapter"
    __table_args__ = (Index("notification_chapter_chapter", "chapter_id"),)
    notification_id: int = Field(primary_key=True, foreign_key="notification.id", ondelete="CASCADE")
    chapter_id: int = Field(primary_key=True, foreign_key="chapter.id", ondelete="CASCADE")


class CheckLogRow(SQLModel, table=True):
    __tablename__ = "check_log"
    __table_args__ = (
        Index("check_log_at", "at"),
        Index("check_log_listing", "listing_id", "at"),
        Index("check_log_status", "status", "at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    listing_id: int | None = Field(default=None, foreign_key="listing.id", ondelete="SET NULL")
    source: str
    host: str
    kind: str
    status: str
    reason: str
    at: datetime = _instant(nullable=False)
    found: int
    new: int
    duration_ms: float
    requests: int
    bytes: int
    fetch_ms: float
    parse_ms: float
    store_ms: float
    error_class: str | None = None
    error: str | None = None


class CheckHourlyRow(SQLModel, table=True):
    __tablename__ = "check_hourly"
    hour: datetime = Field(sa_column=Column(Instant, primary_key=True, nullable=False))
    checks: int
    failed: int
    new: int
    duration_ms: float
    requests: int
    bytes: int


class SourceStateRow(SQLModel, table=True):
    __tablename__ = "source_state"
    host: str = Field(primary_key=True)
    source: str
    held_until: datetime | None = _instant()
    refused_until: datetime | None = _instant()
    refused_since: datetime | None = _instant()
    failing_since: datetime | None = _instant()
    last_request_at: datetime | None = _instant()


class RequestBucketRow(SQLModel, table=True):
    __tablename__ = "request_bucket"
    host: str = Field(primary_key=True)
    hour: datetime = Field(sa_column=Column(Instant, primary_key=True, nullable=False))
    requests: int


class SettingRow(SQLModel, table=True):
    __tablename__ = "setting"
    key: str = Field(primary_key=True)
    value: str


class UndoRow(SQLModel, table=True):
    __tablename__ = "undo_journal"
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    payload: dict[str, Any] | None = _json()
    at: datetime = _instant(nullable=False)
