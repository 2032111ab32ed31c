"""The SQLModel classes of the rows that are written through SQLAlchemy. Engine thread.

The truth of the schema is `migrations/*.sql`; a test fails on drift. The other tables are in `plain_tables`.

Ids of what a user or a desktop notification may still name are never given out twice (AUTOINCREMENT).
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, Integer, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from batotray.storage.instants import instant, stored

NEVER_REUSED = {"sqlite_autoincrement": True}


class Instant(TypeDecorator[datetime]):
    """An aware datetime, stored as microseconds: sorts, compares and indexes as a number."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return stored(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return instant(value)


def instant_field(*, nullable: bool = True) -> Any:
    return Field(default=None, sa_column=Column(Instant, nullable=nullable))


def json_field() -> Any:
    return Field(default=None, sa_column=Column(JSON, nullable=True))


class SeriesRow(SQLModel, table=True):
    __tablename__ = "series"
    __table_args__ = NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True)
    name: str
    anilist_id: int | None = None
    followed: bool
    muted: bool
    first_seen_at: datetime = instant_field(nullable=False)
    updated_at: datetime = instant_field(nullable=False)


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
    alternative_names: list[str] | None = json_field()
    authors: list[str] | None = json_field()
    artists: list[str] | None = json_field()
    genres: list[str] | None = json_field()
    original_language: str | None = None
    original_status: str | None = None
    upload_status: str | None = None
    published_from: str | None = None
    published_till: str | None = None
    reading_direction: str | None = None
    score: float | None = None
    votes: int | None = None
    score_distribution: dict[str, int] | None = json_field()
    follows: int | None = None
    reviews: int | None = None
    comments: int | None = None
    views: dict[str, int] | None = json_field()
    reactions: dict[str, int] | None = json_field()
    summary: str | None = None
    cover_url: str | None = None
    link: str | None = None
    anilist_id: int | None = None
    etag: str
    last_modified: str
    body_hash: str
    first_seen_at: datetime = instant_field(nullable=False)
    updated_at: datetime = instant_field(nullable=False)
    last_success_at: datetime | None = instant_field()
    status_before: str | None = None
    status_changed_at: datetime | None = instant_field()
    quarantined_since: datetime | None = instant_field()
    quarantine_ids: str
    gone: bool
    pending_move: str
    last_host: str
    """The host that the latest check asked: by it the state of the host becomes the listing's health."""


class ScheduleRow(SQLModel, table=True):
    __tablename__ = "schedule"
    __table_args__ = (Index("schedule_due", "active", "next_check_at"),)
    listing_id: int = Field(primary_key=True, foreign_key="listing.id", ondelete="CASCADE")
    interval_hours: float
    last_check_at: datetime | None = instant_field()
    next_check_at: datetime = instant_field(nullable=False)
    average_interval_hours: float | None = None
    median_interval_hours: float | None = None
    preferred_weekday: int | None = None
    confidence: float
    chapters_tracked: int
    last_chapter_at: datetime | None = instant_field()
    expected_at: datetime | None = instant_field()
    misses: int
    failures: int
    failing_since: datetime | None = instant_field()
    active: bool
    paused_until: datetime | None = instant_field()
    priority: str
    reason: str
    reason_args: dict[str, Any] | None = json_field()
    expected_from: datetime | None = instant_field()
    expected_till: datetime | None = instant_field()
    rhythm: str
    rhythm_args: dict[str, Any] | None = json_field()
    late: str
