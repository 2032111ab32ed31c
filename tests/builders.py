"""Small builders of records for tests: every field has a plain default, a test names only what it is about."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from batotray.records import (
    Chapter,
    FoundChapter,
    Listing,
    Release,
    Schedule,
    Series,
    SeriesDetails,
    Snapshot,
    Validators,
    sort_key,
)

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
"""A Monday at noon."""
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def a_series(series_id: int = 1, name: str = "Night Harbour", **changes: Any) -> Series:
    """A followed, unmuted series."""
    plain = Series(series_id, name, "ongoing", True, False, None, NOW - 90 * DAY, NOW - DAY)
    return replace(plain, **changes)


def a_listing(listing_id: int = 1, **changes: Any) -> Listing:
    """A listing that was checked successfully a day ago and is ongoing."""
    plain = Listing(
        id=listing_id,
        series_id=1,
        source="mangadex",
        source_ref="ref-1",
        language="en",
        details=SeriesDetails(name="Night Harbour", upload_status="ongoing"),
        validators=Validators(),
        first_seen_at=NOW - 90 * DAY,
        last_success_at=NOW - DAY,
        status_before=None,
        status_changed_at=None,
        quarantined_since=None,
        quarantine_ids="",
        gone=False,
    )
    return replace(plain, **changes)


def a_chapter(chapter_id: int = 1, number: str | None = None, **changes: Any) -> Chapter:
    """A stored chapter whose source id is `s<id>`; its number is its id unless given."""
    text = str(chapter_id) if number is None else number or None
    plain = Chapter(
        id=chapter_id,
        listing_id=1,
        source_id=f"s{chapter_id}",
        number=text,
        sort_key=sort_key(text),
        volume=None,
        display_name="",
        title=None,
        link=f"https://example.org/c/{chapter_id}",
        language="en",
        group=None,
        created_at=None,
        published_at=None,
        published_is_date_only=False,
        views=None,
        comments=None,
        read=False,
        first_seen_at=NOW - 30 * DAY,
        absent_at=NOW - 31 * DAY,
        gone_at=None,
        missing_once=False,
        replaces_id=None,
        origin="release",
    )
    return replace(plain, **changes)


def a_found(chapter_id: int | str = 1, number: str | None = None, **changes: Any) -> FoundChapter:
    """What a source would say of `a_chapter(chapter_id)`; a text id is taken as the source id itself."""
    source_id = f"s{chapter_id}" if isinstance(chapter_id, int) else chapter_id
    text = str(chapter_id) if number is None and isinstance(chapter_id, int) else number or None
    plain = FoundChapter(id=source_id, number=text, link=f"https://example.org/c/{chapter_id}", language="en")
    return replace(plain, **changes)


def a_snapshot(chapters: Iterable[FoundChapter] = (), **changes: Any) -> Snapshot:
    """A complete answer with unchanged details."""
    return replace(Snapshot(None, tuple(chapters), complete=True), **changes)


def chapters(*ids: int) -> tuple[Chapter, ...]:
    """Stored chapters with these ids."""
    return tuple(a_chapter(i) for i in ids)


def found(*ids: int) -> tuple[FoundChapter, ...]:
    """The same chapters as a source lists them."""
    return tuple(a_found(i) for i in ids)


def a_schedule(listing_id: int = 1, **changes: Any) -> Schedule:
    """An active schedule due now."""
    plain = Schedule(listing_id, 24.0, NOW - DAY, NOW)
    return replace(plain, **changes)


def a_release(published_at: datetime | None, number: float = 1.0, **changes: Any) -> Release:
    """A release first seen an hour after it was published."""
    seen = (published_at or NOW) + HOUR
    return replace(Release(published_at, seen, None, number), **changes)
