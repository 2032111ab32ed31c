"""The SQLModel classes of the tables that are read and written in plain SQL, by whom they are not needed.

They say what these tables are like, and a test fails when the scripts say otherwise. The program does without them: a
class takes a tenth of a megabyte.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from batotray.storage.shapes import LISTED, UNREAD, WAITING
from batotray.storage.tables import NEVER_REUSED, Instant, instant_field, json_field

BY_KEY = {"sqlite_with_rowid": False}


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
    created_at: datetime | None = instant_field()
    published_at: datetime | None = instant_field()
    published_is_date_only: bool
    views: int | None = None
    comments: int | None = None
    read: bool
    first_seen_at: datetime = instant_field(nullable=False)
    absent_at: datetime | None = instant_field()
    gone_at: datetime | None = instant_field()
    missing_once: bool
    replaces_id: int | None = Field(default=None, foreign_key="chapter.id", ondelete="SET NULL")
    origin: str


class ForecastRow(SQLModel, table=True):
    __tablename__ = "forecast"
    __table_args__ = (
        Index("forecast_listing", "listing_id", "made_at"),
        Index("forecast_open", "listing_id", sqlite_where=text("drop_at IS NULL")),
    )
    id: int | None = Field(default=None, primary_key=True)
    listing_id: int = Field(foreign_key="listing.id", ondelete="CASCADE")
    made_at: datetime = instant_field(nullable=False)
    starts_at: datetime = instant_field(nullable=False)
    ends_at: datetime = instant_field(nullable=False)
    expected_at: datetime = instant_field(nullable=False)
    confidence: float
    drop_at: datetime | None = instant_field()
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
    parts: dict[str, Any] | None = json_field()
    link: str | None = None
    old_status: str | None = None
    new_status: str | None = None
    chapters_count: int
    importance: int
    read: bool
    created_at: datetime = instant_field(nullable=False)
    visible_at: datetime = instant_field(nullable=False)
    claimed_at: datetime | None = instant_field()
    handed_over_at: datetime | None = instant_field()
    opened_at: datetime | None = instant_field()
    snoozed_until: datetime | None = instant_field()


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
    at: datetime = instant_field(nullable=False)
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
    held_until: datetime | None = instant_field()
    refused_until: datetime | None = instant_field()
    refused_since: datetime | None = instant_field()
    failing_since: datetime | None = instant_field()
    last_request_at: datetime | None = instant_field()


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
    next_look_at: datetime = instant_field(nullable=False)
    last_look_at: datetime | None = instant_field()
    newest_at: datetime | None = instant_field()
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
    facts: dict[str, Any] | None = json_field()
    at: datetime = instant_field(nullable=False)
