"""One check lands whole or not at all, and what the user did meanwhile stays."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from batotray.errors import NotFound
from batotray.records import (
    Changes,
    Difference,
    FetchCost,
    Forecast,
    HostUpdate,
    LookPlan,
    LookState,
    NewChapter,
    SeriesDetails,
    Validators,
)
from batotray.storage.read_models import ReadModels
from batotray.storage.store import Store
from tests.builders import DAY, HOUR, NOW, a_found, a_schedule
from tests.storage.shelf import HOST, a_plan, follow, news, release, stock, told


def everything(store: Store) -> list[object]:
    """All rows of all tables that a check writes."""
    tables = ("listing", "chapter", "notification", "notification_chapter", "schedule", "check_log", "check_hourly")
    return [store.database.rows(f"SELECT * FROM {table}") for table in (*tables, "source_state", "forecast")]


def test_chapters_notification_schedule_and_log_land_together(store: Store, reader: ReadModels) -> None:
    listing = follow(store)
    stock(store, listing, 1, 2)
    changes = release(store, listing, 3)
    assert [chapter.number for chapter in store.chapters.of_listing(listing.id)] == ["1", "2", "3"]
    (row,) = reader.inbox(NOW)
    assert row.notification.chapter_ids == (3,)
    assert store.schedules.get(listing.id).next_check_at == NOW + DAY
    entry = reader.log()[0]
    assert (entry.series, entry.status, entry.found, entry.new, entry.requests) == ("Night Harbour", "success", 3, 1, 1)
    assert changes.series == changes.chapters_of == {listing.series_id}
    assert changes.notifications
    assert changes.schedules
    assert changes.checks
    assert not changes.sources


def test_a_check_without_news_names_no_chapters(store: Store) -> None:
    listing = follow(store)
    changes = store.checks.apply(a_plan(listing.id, difference=Difference()))
    assert changes.series == {listing.series_id}
    assert not changes.chapters_of


def test_only_what_is_news_to_the_reader_counts_as_new(store: Store, reader: ReadModels) -> None:
    listing = follow(store)
    found = (NewChapter(a_found(1), "backfill"), NewChapter(a_found(2), "upload"), NewChapter(a_found(3), "release"))
    store.checks.apply(a_plan(listing.id, difference=Difference(new=found)))
    assert len(store.chapters.of_listing(listing.id)) == 3
    assert reader.log()[0].new == reader.dashboard(NOW, 24).totals.new == 1


def test_a_failure_at_the_last_step_leaves_nothing_behind(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    listing = follow(store)
    stock(store, listing, 1, 2)
    before = everything(store)

    def fail(_self: object, _entry: object) -> None:
        raise RuntimeError("the log is full")

    monkeypatch.setattr("batotray.storage.check_log.CheckLog.add", fail)
    plan = a_plan(
        listing.id,
        difference=news(a_found(3)),
        notifications=(told(a_found(3)),),
        details=replace(listing.details, summary="New words"),
        host=HostUpdate(HOST, "mangadex", failing=True),
        forecast=Forecast(NOW, NOW + DAY, NOW + HOUR, 0.8),
    )
    with pytest.raises(RuntimeError, match="the log is full"):
        store.checks.apply(plan)
    assert everything(store) == before


def test_a_deleted_listing_takes_nothing(store: Store) -> None:
    listing = follow(store)
    store.series.purge(listing.series_id)
    with pytest.raises(NotFound):
        release(store, listing, 1)
    assert everything(store) == [[]] * 9


def test_the_users_pause_and_priority_outlive_a_check_under_way(store: Store) -> None:
    listing = follow(store)
    store.schedules.pause(listing.series_id, NOW + DAY)
    store.schedules.set_priority(listing.series_id, "urgent")
    store.checks.apply(a_plan(listing.id))
    schedule = store.schedules.get(listing.id)
    assert (schedule.paused_until, schedule.priority, schedule.last_check_at) == (NOW + DAY, "urgent", NOW)


def test_an_unfollowed_series_is_stored_and_not_told(store: Store) -> None:
    listing = follow(store)
    store.series.set_followed(listing.series_id, False)
    changes = release(store, listing, 1)
    assert len(store.chapters.of_listing(listing.id)) == 1
    assert store.notifications.unread_ids(NOW) == frozenset()
    assert not changes.notifications


def test_the_same_chapter_is_stored_once(store: Store) -> None:
    listing = follow(store)
    release(store, listing, 1)
    release(store, listing, 1)
    assert len(store.chapters.of_listing(listing.id)) == 1


def test_a_chapter_remembers_the_interval_in_which_it_appeared(store: Store) -> None:
    listing = follow(store)
    stock(store, listing, 1)
    release(store, listing, 2)
    first, second = store.chapters.of_listing(listing.id)
    assert (first.absent_at, first.first_seen_at) == (None, NOW - DAY)
    assert (second.absent_at, second.first_seen_at) == (NOW - DAY, NOW)


def test_details_marks_and_moves_are_stored(store: Store) -> None:
    listing = follow(store)
    details = SeriesDetails(name="Day Harbour", upload_status="completed", authors=("A", "B"), views={"total": 2**70})
    plan = a_plan(
        listing.id,
        details=details,
        validators=Validators("etag", "Mon", "hash"),
        status_before="ongoing",
        quarantine_ids="abc",
        moved_to="ref-9",
        listing_gone=True,
    )
    store.checks.apply(plan)
    stored = store.series.listing(listing.id)
    assert stored.details.authors == ("A", "B")
    assert (stored.validators, stored.source_ref) == (Validators("etag", "Mon", "hash"), "ref-9")
    assert (stored.status_before, stored.status_changed_at) == ("ongoing", NOW)
    assert (stored.quarantine_ids, stored.quarantined_since, stored.gone) == ("abc", NOW, True)
    assert store.series.get(listing.series_id).name == "Day Harbour"


def test_details_that_are_said_again_are_no_update(store: Store) -> None:
    listing = follow(store)
    followed_at = store.series.get(listing.series_id).updated_at
    store.checks.apply(a_plan(listing.id, details=listing.details))
    assert store.series.get(listing.series_id).updated_at == followed_at
    store.checks.apply(a_plan(listing.id, details=replace(listing.details, summary="New words")))
    assert store.series.get(listing.series_id).updated_at == NOW


def test_a_quarantine_lasts_since_its_first_list(store: Store) -> None:
    listing = follow(store)
    store.checks.apply(a_plan(listing.id, quarantine_ids="abc"))
    store.checks.apply(a_plan(listing.id, quarantine_ids="def", at=NOW + HOUR))
    stored = store.series.listing(listing.id)
    assert (stored.quarantine_ids, stored.quarantined_since) == ("def", NOW)


def test_lifting_a_quarantine_forgets_since_when(store: Store) -> None:
    listing = follow(store)
    store.checks.apply(a_plan(listing.id, quarantine_ids="abc"))
    store.checks.apply(a_plan(listing.id, quarantine_ids="", at=NOW + HOUR))
    stored = store.series.listing(listing.id)
    assert (stored.quarantine_ids, stored.quarantined_since) == ("", None)


def test_a_listing_does_not_move_to_where_another_is(store: Store) -> None:
    listing = follow(store)
    follow(store, "Silver Tide", "ref-2")
    store.checks.apply(a_plan(listing.id, moved_to="ref-2"))
    assert store.series.listing(listing.id).source_ref == "ref-1"


def test_a_failed_check_is_no_success(store: Store, reader: ReadModels) -> None:
    listing = follow(store)
    failed = a_plan(listing.id, status="failed", error_class="Timeout", error="30 s", cost=FetchCost())
    store.checks.apply(failed)
    assert store.series.listing(listing.id).last_success_at is None
    (entry,) = reader.log(failed_only=True)
    assert (entry.error_class, entry.error) == ("Timeout", "30 s")


def test_a_missing_chapter_is_buried_and_comes_back(store: Store) -> None:
    listing = follow(store)
    stock(store, listing, 1, 2)
    store.checks.apply(a_plan(listing.id, difference=Difference(missing_once=(2,))))
    assert store.chapters.get(2).missing_once
    store.checks.apply(a_plan(listing.id, difference=Difference(gone=(2,))))
    assert store.chapters.get(2).gone_at == NOW
    store.checks.apply(a_plan(listing.id, difference=Difference(returned=(2,))))
    assert (store.chapters.get(2).gone_at, store.chapters.get(2).missing_once) == (None, False)


def test_forecasts_are_judged_by_the_release(store: Store, reader: ReadModels) -> None:
    listing = follow(store)
    held = Forecast(NOW - HOUR, NOW + HOUR, NOW, 0.8)
    too_late = Forecast(NOW + 5 * HOUR, NOW + 7 * HOUR, NOW + 6 * HOUR, 0.4)
    too_soon = Forecast(NOW - 7 * HOUR, NOW - 5 * HOUR, NOW - 6 * HOUR, 0.4)
    for forecast in (held, held, too_late, too_soon):
        store.checks.apply(a_plan(listing.id, forecast=forecast))
    store.checks.apply(a_plan(listing.id, drop_at=NOW))
    outcomes = reader.series_page(listing.series_id, NOW).outcomes
    assert [outcome.held for outcome in outcomes] == [False, False, True]


@pytest.mark.parametrize(
    ("changes", "rows"),
    [
        ({"start": NOW + 2 * HOUR}, 1),
        ({"start": NOW + 3 * HOUR}, 2),
        ({"end": NOW + 5 * HOUR}, 2),
        ({"expected": NOW + HOUR}, 2),
        ({"confidence": 0.6}, 1),
        ({"confidence": 0.5}, 2),
    ],
)
def test_a_forecast_is_noted_again_where_it_says_something_else(
    store: Store, reader: ReadModels, changes: dict[str, Any], rows: int
) -> None:
    """A bound or the middle moved by over a quarter of the window, here two hours, or the confidence by a fifth."""
    listing = follow(store)
    first = Forecast(NOW, NOW + 8 * HOUR, NOW + 4 * HOUR, 0.75)
    for forecast in (first, replace(first, **changes)):
        store.checks.apply(a_plan(listing.id, forecast=forecast))
    assert len(reader.series_page(listing.series_id, NOW).outcomes) == rows


def test_a_look_counts_as_the_latest_success_of_what_it_left_unchanged(store: Store, reader: ReadModels) -> None:
    first, second = follow(store), follow(store, "Silver Tide", "ref-2")
    state = LookState("mangadex", "en", NOW + HOUR, NOW, NOW - timedelta(minutes=3), Validators("tag"))
    plan = LookPlan(
        state,
        NOW,
        "success",
        "look",
        schedules=(a_schedule(second.id, next_check_at=NOW),),
        unchanged=(first.id,),
        saved=1,
        asked_host=HOST,
    )
    assert store.checks.apply_look(plan) == Changes(schedules=True, checks=True)
    assert store.checks.apply_look(replace(plan, schedules=(), saved=0)) == Changes(checks=True)
    assert store.looks.get("mangadex", "en") == state
    assert store.looks.all() == (state,)
    assert store.series.listing(first.id).last_success_at == NOW
    assert store.series.listing(second.id).last_success_at is None
    assert reader.dashboard(NOW, 24).saved_requests == 1
    assert reader.log()[0].kind == "look"
