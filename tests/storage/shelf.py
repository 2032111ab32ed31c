"""Small ways to fill a store (a followed series, an import, a check that found something), and to break its file."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from batotray.records import (
    Changes,
    CheckPlan,
    Difference,
    FetchCost,
    FoundChapter,
    Listing,
    NewChapter,
    NewNotification,
    Series,
    SeriesDetails,
    SeriesRef,
)
from batotray.storage.store import Store
from tests.builders import DAY, NOW, a_found, a_schedule

HOST = "api.mangadex.org"


def follow(store: Store, name: str = "Night Harbour", ref: str = "ref-1", **details: Any) -> Listing:
    """A followed series with its schedule, before its first import."""
    facts = SeriesDetails(name=name, upload_status="ongoing", **details)
    listing = store.series.create(SeriesRef("mangadex", ref, "en"), facts, NOW - 90 * DAY)
    store.schedules.save(a_schedule(listing.id))
    return listing


def series_of(store: Store, *, followed: bool | None = True) -> tuple[Series, ...]:
    """Every series by name; `followed` None includes those no longer followed."""
    sql = "SELECT id FROM series WHERE :followed IS NULL OR followed = :followed ORDER BY name, id"
    return tuple(store.series.get(key) for (key,) in store.database.rows(sql, {"followed": followed}))


def a_plan(listing_id: int = 1, **changes: Any) -> CheckPlan:
    """A successful check at NOW that found nothing new."""
    plain = CheckPlan(
        listing_id=listing_id,
        at=NOW,
        kind="check",
        status="success",
        reason="due",
        schedule=a_schedule(listing_id, last_check_at=NOW, next_check_at=NOW + DAY),
        duration_ms=120.0,
        cost=FetchCost(1, 2_000, 100.0, 5.0),
        asked_host=HOST,
    )
    return replace(plain, **changes)


def news(*chapters: FoundChapter, origin: str = "release") -> Difference:
    """A difference that only adds chapters."""
    return Difference(new=tuple(NewChapter(chapter, origin) for chapter in chapters))


def told(*chapters: FoundChapter, **changes: Any) -> NewNotification:
    """The row of the inbox about some chapters."""
    ids = tuple(chapter.id for chapter in chapters)
    plain = NewNotification("new_chapter", {"numbers": list(ids)}, 1, ids, chapters_count=len(ids))
    return replace(plain, **changes)


def stock(store: Store, listing: Listing, *numbers: int) -> Changes:
    """A silent import of chapters with these numbers, an hour before NOW."""
    found = (a_found(number, published_at=NOW - 40 * DAY + number * DAY) for number in numbers)
    return store.checks.apply(a_plan(listing.id, at=NOW - DAY, difference=news(*found, origin="import")))


def release(store: Store, listing: Listing, number: int, **changes: Any) -> Changes:
    """A check at NOW that finds one chapter and tells of it."""
    chapter = a_found(number, published_at=NOW - DAY / 24)
    return store.checks.apply(
        a_plan(listing.id, difference=news(chapter), notifications=(told(chapter),), found=number, **changes)
    )


def damage(path: Path) -> None:
    """Overwrite pages in the middle, so that the file still opens."""
    size = path.stat().st_size
    with path.open("r+b") as opened:
        opened.seek(4096 * (size // 4096 // 3))
        opened.write(b"\xa5" * 4096 * 12)
