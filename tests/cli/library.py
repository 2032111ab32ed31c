"""A small stored library for the tests: four series with a past, a host in trouble, rows in the inbox."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from batotray.paths import DATABASE
from batotray.records import (
    CheckPlan,
    Difference,
    FetchCost,
    Forecast,
    FoundChapter,
    HostUpdate,
    NewChapter,
    NewNotification,
    Schedule,
    SeriesDetails,
    SeriesRef,
)
from batotray.storage.store import Store
from tests.builders import DAY, HOUR, NOW
from tests.fakes import FakeClock

HARBOUR, GALAXY, STATIC, HOSTILE = 1, 2, 3, 4
HOSTILE_NAME = "Evil\x1b[31m \u202egnisrever\nsecond line"


def build(folder: Path) -> None:
    """Write the library into `folder`, as it stands at NOW."""
    folder.mkdir(parents=True, exist_ok=True)
    store = Store.open(folder / DATABASE, FakeClock(NOW))
    try:
        _harbour(store)
        _galaxy(store)
        _static(store)
        _hostile(store)
        store.settings.set_fact("started", (NOW - 3 * HOUR).isoformat())
        store.settings.set_fact("heartbeat", (NOW - timedelta(minutes=2)).isoformat())
    finally:
        store.close()


def build_hostile(folder: Path, text: str) -> None:
    """A library in which every text that a source or a user can set is `text`."""
    folder.mkdir(parents=True, exist_ok=True)
    store = Store.open(folder / DATABASE, FakeClock(NOW))
    details = SeriesDetails(
        name=text, alternative_names=(text,), authors=(text,), artists=(text,), genres=(text,), summary=text,
        upload_status="ongoing", original_language=text,
    )  # fmt: skip
    try:
        for slug in ("a", "b"):
            chapters = [replace(_chapter(n, 100 - n, slug), display_name=text, title=text, group=text) for n in (1, 2)]
            listing_id = _follow(store, SeriesRef("feed", f"https://{slug}.example/"), details, chapters)
            fresh = replace(_chapter(3, 0.1, slug), display_name=text, title=text, group=text)
            row = NewNotification(
                "new_chapter", {"series": text, "names": [text], "numbers": ["3"]}, 1, (fresh.id,), fresh.link,
                chapters_count=1, visible_at=NOW - HOUR,
            )  # fmt: skip
            _checked(
                store, listing_id, difference=Difference(new=(NewChapter(fresh, "release"),)), notifications=(row,)
            )
            failing = Schedule(listing_id, 24.0, NOW - HOUR, NOW + HOUR, failures=1, reason="unavailable")
            _checked(
                store, listing_id, schedule=failing, status="failed", error_class="SourceUnavailable", error=text,
                host=HostUpdate(f"{slug}.example", "feed", failing=True), asked_host=f"{slug}.example",
            )  # fmt: skip
    finally:
        store.close()


def add_many(folder: Path, count: int) -> None:
    """Add `count` series named "Series N", each followed and read."""
    store = Store.open(folder / DATABASE, FakeClock(NOW))
    try:
        with store.database.transaction():
            for n in range(count):
                details = SeriesDetails(name=f"Series {n}", upload_status="ongoing")
                _follow(store, SeriesRef("feed", f"https://many.example/{n}"), details, [_chapter(1, 100, f"m{n}")])
    finally:
        store.close()


def _chapter(number: int, published_days_ago: float, slug: str = "c") -> FoundChapter:
    return FoundChapter(
        id=f"{slug}-{number}",
        number=str(number),
        display_name=f"Chapter {number}",
        title="The last eraser" if number == 12 else None,
        link=f"https://example.org/{slug}/{number}",
        language="en",
        group="Flame Scans",
        published_at=NOW - published_days_ago * DAY,
    )


def _follow(store: Store, ref: SeriesRef, details: SeriesDetails, chapters: list[FoundChapter]) -> int:
    """Follow and import 80 days ago, all read."""
    at = NOW - 80 * DAY
    listing = store.series.create(ref, details, at)
    plan = CheckPlan(
        listing_id=listing.id,
        at=at,
        kind="import",
        status="success",
        reason="first",
        schedule=Schedule(listing.id, 24.0, at, at + DAY),
        difference=Difference(new=tuple(NewChapter(c, "import") for c in chapters)),
        details=details,
        found=len(chapters),
        duration_ms=300,
        cost=FetchCost(2, 4000, 200, 5),
        asked_host="api.example.org",
    )
    store.checks.apply(plan)
    store.chapters.mark([c.id for c in store.chapters.of_listing(listing.id)], True)
    return listing.id


def _checked(store: Store, listing_id: int, **changes: object) -> None:
    plan = CheckPlan(
        listing_id=listing_id,
        at=NOW - HOUR,
        kind="check",
        status="success",
        reason="due",
        schedule=Schedule(listing_id, 24.0, NOW - HOUR, NOW + 5 * HOUR),
        duration_ms=420,
        cost=FetchCost(1, 2000, 300, 5),
        asked_host="api.example.org",
    )
    store.checks.apply(replace(plan, **changes))  # type: ignore[arg-type]


def _harbour(store: Store) -> None:
    """Weekly, with a new chapter in the inbox that was told, and a forecast that held."""
    details = SeriesDetails(
        name="Night Harbour",
        alternative_names=("Hafen bei Nacht",),
        authors=("Imre Oduya",),
        genres=("fantasy",),
        upload_status="ongoing",
        score=8.78,
        votes=1200,
        summary="A harbour, at night.",
        link="https://mangadex.org/title/ref-1",
        anilist_id=30002,
    )
    listing_id = _follow(
        store, SeriesRef("mangadex", "ref-1", "en"), details, [_chapter(n, 90 - n) for n in range(1, 11)]
    )
    window = Forecast(NOW - 3 * HOUR, NOW, NOW - 2 * HOUR, 0.8)
    _checked(store, listing_id, at=NOW - DAY, status="not_modified", forecast=window, details=None)
    expected = NOW + 3 * DAY + 6 * HOUR
    schedule = Schedule(
        listing_id, 78.0, NOW - HOUR, NOW + 3 * DAY, 168.0, 168.0, 3, 0.9, 12, NOW - 2 * HOUR, expected,
        reason="weekly", reason_args={"weekday": 3}, rhythm="weekly", rhythm_args={"held": 8, "judged": 10},
        expected_from=expected - HOUR, expected_till=expected + HOUR, late="on_time",
    )  # fmt: skip
    news = [NewChapter(_chapter(11, 0.1), "release"), NewChapter(_chapter(12, 0.1), "release")]
    rows = tuple(
        NewNotification(
            "new_chapter", {"series": "Night Harbour", "names": [f"Chapter {n}"], "numbers": [str(n)]}, 1, (f"c-{n}",),
            f"https://example.org/c/{n}", chapters_count=1, visible_at=NOW - HOUR,
        )
        for n in (11, 12)
    )  # fmt: skip
    _checked(
        store, listing_id, schedule=schedule, difference=Difference(new=tuple(news)), notifications=rows, found=12,
        drop_at=NOW - 2 * HOUR,
    )  # fmt: skip
    store.notifications.claim([1], NOW - HOUR)
    store.notifications.hand_over([1], NOW - HOUR)


def _galaxy(store: Store) -> None:
    """Wide characters, completed, muted."""
    details = SeriesDetails(
        name="은하 우체국의 마지막 배달부", upload_status="completed", link="https://example.org/galaxy"
    )
    listing_id = _follow(store, SeriesRef("feed", "https://example.org/galaxy"), details, [_chapter(1, 100, "g")])
    row = NewNotification("status_change", {"series": details.name}, 3, old_status="ongoing", new_status="completed",
                          visible_at=NOW - HOUR)  # fmt: skip
    schedule = Schedule(
        listing_id, 720.0, NOW - HOUR, NOW + 30 * DAY, reason="finished", reason_args={"status": "completed"}
    )
    _checked(store, listing_id, schedule=schedule, notifications=(row,), found=1, status="partial", error="short_list")
    store.series.set_muted(store.series.listing(listing_id).series_id, True)


def _static(store: Store) -> None:
    """Its host has not answered for three days."""
    details = SeriesDetails(name="Static Garden", upload_status="ongoing")
    listing_id = _follow(store, SeriesRef("feed", "https://annex.example/garden"), details, [_chapter(1, 100, "s")])
    failing = HostUpdate("annex.example", "feed", failing=True)
    schedule = Schedule(
        listing_id, 24.0, NOW - HOUR, NOW + HOUR, failures=2, failing_since=NOW - 3 * DAY, reason="unavailable"
    )
    for at in (NOW - 3 * DAY, NOW - HOUR):
        _checked(
            store, listing_id, at=at, schedule=schedule, status="failed", error_class="SourceUnavailable",
            error="status 500", host=failing, asked_host="annex.example",
        )  # fmt: skip


def _hostile(store: Store) -> None:
    """A name that tries to steer the terminal; not followed any more."""
    details = SeriesDetails(name=HOSTILE_NAME, upload_status="hiatus")
    listing_id = _follow(store, SeriesRef("feed", "https://evil.example/"), details, [_chapter(1, 100, "h")])
    store.series.set_followed(store.series.listing(listing_id).series_id, False)
