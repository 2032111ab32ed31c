"""The SQLModel classes of the schema. The truth is `migrations/*.sql`; a test fails on drift. Engine thread.

Ids of what a user or a desktop notification may still name are never given out twice (AUTOINCREMENT).
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, Integer, UniqueConstraint, text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from batotray.storage.instants import instant, stored
from batotray.storage.shapes import LISTED, UNREAD, WAITING

NEVER_REUSED = {"sqlite_autoincrement": True}
BY_KEY = {"sqlite_with_rowid": False}


class Instant(TypeDecorator[datetime]):
    """An aware datetime, stored as microseconds: sorts, compares and indexes as a number."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return stored(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return instant(value)


def _instant(*, nullable: bool = True) -> Any:
    return Field(default=None, sa_column=Column(Instant, nullable=nullable))


def _json() -> Any:
    return Field(default=None, sa_column=Column(JSON, nullable=True))


class SeriesRow(SQLModel, table=True):
    __tablename__ = "series"
    __table_args__ = NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True)
    name: str
    anilist_id: int | None = None
    followed: bool
    muted: bool
    first_seen_at: datetime = _instant(nullable=False)
    updated_at: datetime = _instant(nullable=False)


class ListingRow(SQLModel, table=True):
    __tablename__ = "listing"
    __table_args__ = (
        UniqueConstraint("source", "source_ref", "language"),
        Index("listing_series", "series_id"),
        NEVER_REUSED,
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
    gone: bool
    pending_move: str
    last_host: str
    """The host that the latest check asked: by it the state of the host becomes the listing's health."""


class ChapterRow(SQLModel, table=True):
    __tablename__ = "chapter"
    __table_args__ = (
        UniqueConstraint("listing_id", "source_id"),
        Index("chapter_listed", "listing_id", "sort_key", "published_at", sqlite_where=text(LISTED)),
        Index("chapter_unread", "listing_id", sqlite_where=text(UNREAD)),
        Index("chapter_upload", "replaces_id", sqlite_where=text("replaces_id IS NOT NULL")),
        Index("chapter_future", "published_at", sqlite_where=text("origin = 'future'")),
        Index(
            "chapter_found_in",
            "first_seen_at",
            "published_at",
            sqlite_where=text("origin = 'release' AND published_is_date_only = 0 AND published_at IS NOT NULL"),
        ),
        NEVER_REUSED,
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
    published_is_date_only: bool
    views: int | None = None
    comments: int | None = None
    read: bool
    first_seen_at: datetime = _instant(nullable=False)
    absent_at: datetime | None = _instant()
    gone_at: datetime | None = _instant()
    missing_once: bool
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
    expected_from: datetime | None = _instant()
    expected_till: datetime | None = _instant()
    rhythm: str
    rhythm_args: dict[str, Any] | None = _json()
    late: str


class ForecastRow(SQLModel, table=True):
    __tablename__ = "forecast"
    __table_args__ = (
        Index("forecast_listing", "listing_id", "made_at"),
        Index("forecast_open", "listing_id", sqlite_where=text("drop_at IS NULL")),
    )
    id: int | None = Field(default=None, primary_key=True)
    listing_id: int = Field(foreign_key="listing.id", ondelete="CASCADE")
    made_at: datetime = _instant(nullable=False)
    starts_at: datetime = _instant(nullable=False)
    ends_at: datetime = _instant(nullable=False)
    expected_at: datetime = _instant(nullable=False)
    confidence: float
    drop_at: datetime | None = _instant()
    held: bool | None = None


class NotificationRow(SQLModel, table=True):
    __tablename__ = "notification"
    __table_args__ = (
        Index("notification_unread", "visible_at", sqlite_where=text("read = 0")),
        Index("notification_waiting", "visible_at", sqlite_where=text(WAITING)),
        Index("notification_visible", "visible_at"),
        Index("notification_series", "series_id"),
        NEVER_REUSED,
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
    read: bool
    created_at: datetime = _instant(nullable=False)
    visible_at: datetime = _instant(nullable=False)
    claimed_at: datetime | None = _instant()
    handed_over_at: datetime | None = _instant()
    opened_at: datetime | None = _instant()
    snoozed_until: datetime | None = _instant()


class NotificationChapterRow(SQLModel, table=True):
    __tablename__ = "notification_chapter"
    __table_args__ = (Index("notification_chapter_chapter", "chapter_id"), BY_KEY)
    notification_id: int = Field(primary_key=True, foreign_key="notification.id", ondelete="CASCADE")
    chapter_id: int = Field(primary_key=True, foreign_key="chapter.id", ondelete="CASCADE")


class CheckLogRow(SQLModel, table=True):
    __tablename__ = "check_log"
    __table_args__ = (
        Index("check_log_at", "at"),
        Index("check_log_listing", "listing_id", "at"),
        Index("check_log_failed", "at", "error_class", sqlite_where=text("status = 'failed'")),
        Index("check_log_slow", "at", "duration_ms", sqlite_where=text("duration_ms > 2000")),
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
    __table_args__ = BY_KEY
    hour: datetime = Field(sa_column=Column(Instant, primary_key=True, nullable=False))
    source: str = Field(primary_key=True)
    checks: int
    failed: int
    not_modified: int
    new: int
    saved: int
    duration_ms: float
    requests: int
    bytes: int
    within_50: int
    within_100: int
    within_200: int
    within_500: int
    within_1000: int
    within_2000: int
    within_5000: int
    within_10000: int
    within_20000: int
    within_50000: int
    within_100000: int
    within_600000: int


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
    __table_args__ = BY_KEY
    host: str = Field(primary_key=True)
    hour: datetime = Field(sa_column=Column(Instant, primary_key=True, nullable=False))
    requests: int


class LookRow(SQLModel, table=True):
    __tablename__ = "look"
    __table_args__ = BY_KEY
    source: str = Field(primary_key=True)
    scope: str = Field(primary_key=True)
    next_look_at: datetime = _instant(nullable=False)
    last_look_at: datetime | None = _instant()
    newest_at: datetime | None = _instant()
    etag: str
    last_modified: str
    body_hash: str
    failures: int


class SettingRow(SQLModel, table=True):
    __tablename__ = "setting"
    key: str = Field(primary_key=True)
    value: str


class UndoRow(SQLModel, table=True):
    __tablename__ = "undo_journal"
    __table_args__ = NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    facts: dict[str, Any] | None = _json()
    at: datetime = _instant(nullable=False)
