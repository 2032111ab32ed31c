"""Series and their listings: what they keep, what goes with them, and how they come back."""

import json

import pytest

from batotray.errors import NotFound
from batotray.records import Difference, Forecast, NewChapter, SeriesRef
from batotray.storage.instants import to_stored
from batotray.storage.read_models import ReadModels
from batotray.storage.store import Store
from tests.builders import DAY, HOUR, NOW, a_found
from tests.storage.shelf import a_plan, follow, release, series_of, stock

SOON = Forecast(NOW + DAY, NOW + DAY + 2 * HOUR, NOW + DAY + HOUR, 0.7)
LATER = Forecast(NOW + 8 * DAY, NOW + 9 * DAY, NOW + 8 * DAY + HOUR, 0.4)


def test_the_status_of_a_series_is_that_of_its_uploads(store: Store, reader: ReadModels) -> None:
    follow(store, original_status="completed")
    assert store.series.get(1).status == "ongoing"
    assert [row.status for row in reader.series_rows(NOW)] == ["ongoing"]


def test_a_series_is_found_by_its_reference_also_when_unfollowed(store: Store) -> None:
    listing = follow(store)
    store.series.set_followed(listing.series_id, False)
    assert store.series.by_ref(SeriesRef("mangadex", "ref-1", "en")) == listing
    assert store.series.by_ref(SeriesRef("mangadex", "ref-1", "pl")) is None
    assert series_of(store) == ()
    assert [series.followed for series in series_of(store, followed=None)] == [False]
    assert store.series.all_listings() == ()
    assert store.series.listings_of(listing.series_id) == (listing,)


def test_the_users_anilist_id_outlives_the_sources(store: Store) -> None:
    listing = follow(store)
    store.series.set_anilist_id(listing.series_id, 7)
    store.series.update_listing(listing.id, {"name": "Other", "anilist_id": 9})
    series = store.series.get(listing.series_id)
    assert (series.name, series.anilist_id) == ("Other", 7)


def test_purging_takes_all_that_hangs_on_a_series_and_keeps_the_log(store: Store) -> None:
    listing = follow(store)
    release(store, listing, 1)
    store.series.purge(listing.series_id)
    for table in ("series", "listing", "chapter", "schedule", "notification", "notification_chapter", "forecast"):
        assert store.database.rows(f"SELECT count(*) FROM {table}") == [(0,)], table
    assert store.database.rows("SELECT count(*), max(listing_id) FROM check_log") == [(1, None)]
    with pytest.raises(NotFound):
        store.series.purge(listing.series_id)


def test_what_was_removed_comes_back_in_every_table_as_it_was(store: Store) -> None:
    kept = follow(store, "Kept", "ref-2")
    listing = follow(store)
    for each in (kept, listing):
        stock(store, each, 1, 2)
        release(store, each, 3, forecast=SOON)
    database = store.database
    tables = (
        "series",
        "listing",
        "chapter",
        "schedule",
        "notification",
        "notification_chapter",
        "forecast",
        "check_log",
    )
    before = {table: database.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables}
    taken = json.loads(json.dumps(store.removed.take_out(listing.series_id)))  # as the journal keeps it
    assert all(database.rows(f"SELECT * FROM {table} ORDER BY 1, 2") != before[table] for table in tables)
    assert store.removed.put_back(taken)
    assert {table: database.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables} == before
    assert database.rows("PRAGMA foreign_key_check") == []
    assert not store.removed.put_back(taken)


def test_a_removed_series_comes_back_beside_what_was_foretold_of_others_since(store: Store) -> None:
    removed, other = follow(store), follow(store, "Silver Tide", "ref-2")
    release(store, removed, 1, forecast=SOON)
    release(store, removed, 2, forecast=LATER)
    taken = store.removed.take_out(removed.series_id)
    release(store, other, 1, forecast=SOON)
    assert store.removed.put_back(taken)
    foretold = store.database.rows("SELECT listing_id, starts_at FROM forecast ORDER BY id")
    soon, later = to_stored(SOON.start), to_stored(LATER.start)
    assert foretold == [(other.id, soon), (removed.id, soon), (removed.id, later)]


def test_a_check_that_was_logged_since_is_not_taken_for_one_of_the_removed_series(store: Store) -> None:
    removed, other = follow(store), follow(store, "Silver Tide", "ref-2")
    release(store, removed, 1)
    taken = store.removed.take_out(removed.series_id)
    store.checks.prune(NOW + DAY)
    release(store, other, 1)
    assert store.removed.put_back(taken)
    assert store.database.rows("SELECT id, listing_id FROM check_log") == [(1, other.id)]


def test_a_removed_series_comes_back_with_an_upload_that_stands_before_its_chapter(store: Store) -> None:
    listing = follow(store)
    both = NewChapter(a_found(1, "7"), "upload"), NewChapter(a_found(2, "7"), "release")
    store.checks.apply(a_plan(listing.id, difference=Difference(new=both)))
    before = store.chapters.of_listing(listing.id)
    assert {chapter.id: chapter.replaces_id for chapter in before} == {1: 2, 2: None}
    assert store.removed.put_back(store.removed.take_out(listing.series_id))
    assert store.chapters.of_listing(listing.id) == before


def test_every_table_that_names_a_series_is_taken_out_with_it(store: Store) -> None:
    """A table that a later schema adds must be thought of in `removed`."""
    tables = [name for (name,) in store.database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    naming = {
        table
        for table in tables
        for (target,) in store.database.rows('SELECT "table" FROM pragma_foreign_key_list(?)', (table,))
        if target in ("series", "listing", "chapter", "notification")
    }
    listing = follow(store)
    assert naming | {"series"} == set(store.removed.take_out(listing.series_id)["parts"]) | {"check_log"}


def test_ids_are_never_given_out_twice(store: Store) -> None:
    first = follow(store)
    store.series.purge(first.series_id)
    second = follow(store)
    assert (second.series_id, second.id) == (2, 2)


def test_hostile_text_is_stored_as_what_it_can_be(store: Store) -> None:
    listing = follow(store, name="Half a \ud83d pair", votes=10**40)
    assert store.series.listing(listing.id).details.votes == 2**63 - 1
    assert store.series.get(listing.series_id).name == "Half a ? pair"


@pytest.mark.parametrize("ask", ["series.get", "series.listing", "chapters.get", "notifications.get", "schedules.get"])
def test_what_is_not_there_is_not_found(store: Store, ask: str) -> None:
    repository, method = ask.split(".")
    with pytest.raises(NotFound):
        getattr(getattr(store, repository), method)(99)
