"""The repositories one by one: what they keep, what they refuse, and how marks hang together."""

import json
import sqlite3
import threading
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import StatementError

from batotray.errors import DatabaseBusy, NotFound
from batotray.records import Difference, Forecast, HostUpdate, NewChapter, NewNotification, SeriesRef
from batotray.storage.database import open_writer
from batotray.storage.instants import from_stored, to_stored
from batotray.storage.read_models import ReadModels
from batotray.storage.store import Store
from tests.builders import DAY, HOUR, NOW, a_found, a_schedule
from tests.storage.shelf import HOST, a_plan, follow, news, release, series_of, stock, told

SOON = Forecast(NOW + DAY, NOW + DAY + 2 * HOUR, NOW + DAY + HOUR, 0.7)
LATER = Forecast(NOW + 8 * DAY, NOW + 9 * DAY, NOW + 8 * DAY + HOUR, 0.4)
NAIVE = datetime(2026, 3, 2, 12, 0)  # noqa: DTZ001  # what storage must refuse


# ------------------------------------------------------------------ the writer


def test_what_fails_within_a_transaction_is_rolled_back_whole(store: Store) -> None:
    def follow_and_fail() -> None:
        with store.database.transaction():
            follow(store)
            store.settings.set("theme", "dark")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        follow_and_fail()
    assert series_of(store) == ()
    assert store.settings.all() == {}


def test_a_locked_database_is_busy_and_works_afterwards(file: Path) -> None:
    database = open_writer(file, busy_timeout_ms=20)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseBusy):
            database.run("INSERT INTO setting VALUES ('a', 'b')")
        other.execute("ROLLBACK")
    assert database.run("INSERT INTO setting VALUES ('a', 'b')") == 1
    database.close()


def test_foreign_keys_are_on_and_the_log_is_written_ahead(store: Store) -> None:
    assert store.database.rows("PRAGMA foreign_keys") == [(1,)]
    assert store.database.rows("PRAGMA journal_mode") == [("wal",)]


def test_the_writer_refuses_another_thread(store: Store) -> None:
    caught: list[Exception] = []

    def write() -> None:
        try:
            store.settings.set("theme", "dark")
        except Exception as error:  # the kind is what is asked
            caught.append(error)

    held = store.database._reading()
    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    assert caught
    assert store.settings.all() == {}
    held.close()  # SQLAlchemy has given it up, and cannot close it on the other thread


def test_a_naive_instant_is_refused_everywhere(store: Store) -> None:
    listing = follow(store)
    for write in (
        lambda: store.checks.apply(a_plan(listing.id, at=NAIVE)),
        lambda: store.schedules.save(a_schedule(listing.id, next_check_at=NAIVE)),
        lambda: store.source_states.count_request(HOST, "mangadex", NAIVE),
        lambda: store.journal.record("kind", {}, NAIVE),
    ):
        with pytest.raises((ValueError, StatementError), match="naive"):
            write()
    assert store.database.rows("SELECT count(*) FROM check_log") == [(0,)]


def test_an_instant_keeps_its_microseconds_and_loses_its_zone() -> None:
    moment = datetime.fromisoformat("2026-03-02T14:00:00.000001+02:00")
    assert from_stored(to_stored(moment)) == moment
    assert from_stored(to_stored(moment)).utcoffset() == timedelta(0)


# ------------------------------------------------------------------ series


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


# ------------------------------------------------------------------ chapters and the inbox


def test_a_row_is_read_when_all_its_chapters_are_and_unread_again_with_one(store: Store) -> None:
    listing = follow(store)
    pair = (a_found(1), a_found(2))
    store.checks.apply(a_plan(listing.id, difference=news(*pair), notifications=(told(*pair),)))
    assert store.chapters.mark([1], True) == {1}
    assert not store.notifications.get(1).read
    store.chapters.mark([2], True)
    assert store.notifications.get(1).read
    store.chapters.mark([1], False)
    assert not store.notifications.get(1).read
    assert store.chapters.mark([1], False) == frozenset()


def test_reading_a_row_reads_its_chapters(store: Store) -> None:
    listing = follow(store)
    release(store, listing, 1)
    assert store.notifications.mark([1], True) == {1}
    assert store.chapters.read_ids(listing.series_id) == {1}
    store.notifications.mark([1], False)
    assert store.chapters.unread_ids(listing.series_id) == {1}


def test_a_row_without_chapters_has_a_mark_of_its_own(store: Store) -> None:
    note = NewNotification("source_trouble", {"source": "mangadex"}, 2)
    key = store.notifications.add(None, note, NOW)
    store.notifications.opened(key, NOW)
    row = store.notifications.get(key)
    assert (row.read, row.opened_at, row.series) == (True, NOW, "")


def test_a_row_about_chapters_that_were_read_is_read(store: Store) -> None:
    listing = follow(store)
    stock(store, listing, 1)
    store.chapters.mark([1], True)
    key = store.notifications.add(listing.series_id, told(a_found(1)), NOW, [1])
    assert store.notifications.get(key).read


def test_chapters_are_marked_up_to_a_number(store: Store) -> None:
    listing = follow(store)
    stock(store, listing, 1, 2, 10)
    assert store.chapters.unread_ids(listing.series_id, 2.0) == {1, 2}
    assert store.chapters.series_of([1, 3]) == {listing.series_id}


def test_a_snoozed_row_does_not_count_until_it_returns(store: Store) -> None:
    release(store, follow(store), 1)
    store.notifications.claim([1], NOW)
    told = store.notifications.telling([1])
    store.notifications.snooze([1], NOW + HOUR)
    assert store.notifications.unread_ids(NOW) == frozenset()
    assert store.notifications.next_pending_at(NOW) == NOW + HOUR
    assert store.notifications.unread_ids(NOW + HOUR) == {1}
    assert [row.id for row in store.notifications.pending(NOW + HOUR, 5)] == [1]
    assert store.notifications.tell_as_before(told) == {1}
    assert store.notifications.unread_ids(NOW) == {1}
    assert store.notifications.pending(NOW, 5) == ()
    assert store.notifications.get(1).claimed_at == NOW
    assert store.notifications.tell_as_before(told) == frozenset()


def test_a_claimed_row_is_not_handed_out_again(store: Store) -> None:
    release(store, follow(store), 1)
    assert [row.id for row in store.notifications.pending(NOW, 5)] == [1]
    store.notifications.claim([1], NOW)
    assert store.notifications.pending(NOW, 5) == ()
    store.notifications.hand_over([1], NOW)
    assert store.notifications.get(1).handed_over_at == NOW


def test_rows_of_a_series_that_is_no_longer_followed_are_not_handed_out(store: Store) -> None:
    listing = follow(store)
    release(store, listing, 1)
    store.series.set_followed(listing.series_id, False)
    assert store.notifications.pending(NOW, 5) == ()
    assert store.notifications.unread_ids(NOW) == {1}, "the inbox keeps them"
    store.series.set_followed(listing.series_id, True)
    assert [row.id for row in store.notifications.pending(NOW, 5)] == [1]


def test_what_came_while_muted_is_not_told_afterwards(store: Store) -> None:
    listing = follow(store)
    store.series.set_muted(listing.series_id, True)
    release(store, listing, 1)
    assert store.notifications.pending(NOW, 5) == ()
    assert store.notifications.unread_ids(NOW) == {1}
    store.series.set_muted(listing.series_id, False)
    assert store.notifications.pending(NOW, 5) == ()


def test_another_upload_is_read_and_belongs_to_its_chapter(store: Store) -> None:
    listing = follow(store)
    stock(store, listing, 1)
    upload = NewChapter(a_found("again", "1"), "upload")
    store.checks.apply(a_plan(listing.id, difference=Difference(new=(upload,))))
    again = store.chapters.get(2)
    assert (again.read, again.replaces_id) == (True, 1)
    assert store.chapters.read_ids(listing.series_id) == frozenset(), "nobody read it: it is no chapter of its own"


def test_a_buried_chapter_lives_on_as_its_other_upload(store: Store) -> None:
    listing = follow(store)
    release(store, listing, 1)
    upload = NewChapter(a_found("again", "1"), "upload")
    for difference in (Difference(new=(upload,)), Difference(missing_once=(1,)), Difference(gone=(1,))):
        store.checks.apply(a_plan(listing.id, difference=difference))
    heir, buried = store.chapters.get(1), store.chapters.get(2)
    assert (heir.source_id, heir.gone_at, heir.missing_once, heir.read) == ("again", None, False, False)
    assert (buried.source_id, buried.gone_at) == ("s1", NOW)


def test_an_upload_belongs_to_the_chapter_of_its_volume(store: Store) -> None:
    listing = follow(store)
    one, two, again = (a_found(name, "1", volume=volume) for name, volume in (("a", "1"), ("b", "2"), ("c", "2")))
    found = NewChapter(one, "release"), NewChapter(two, "release"), NewChapter(again, "upload")
    store.checks.apply(a_plan(listing.id, difference=Difference(new=found)))
    assert store.chapters.get(3).replaces_id == 2


@pytest.mark.parametrize("lost", [Difference(gone=(2,)), Difference(missing_once=(2,))])
def test_a_buried_chapter_lives_on_as_an_upload_that_is_there(store: Store, lost: Difference) -> None:
    listing = follow(store)
    release(store, listing, 1)
    uploads = tuple(NewChapter(a_found(name, "1"), "upload") for name in ("lost", "there"))
    for difference in (Difference(new=uploads), lost, Difference(gone=(1,))):
        store.checks.apply(a_plan(listing.id, difference=difference))
    assert (store.chapters.get(1).source_id, store.chapters.get(1).gone_at) == ("there", None)
    assert store.chapters.get(2).source_id == "lost"


def test_a_renamed_chapter_keeps_its_row(store: Store) -> None:
    listing = follow(store)
    stock(store, listing, 1)
    store.checks.apply(a_plan(listing.id, difference=Difference(changed=((1, a_found(1, "1.5", title="Fog")),))))
    chapter = store.chapters.get(1)
    assert (chapter.number, chapter.sort_key, chapter.title) == ("1.5", 1.5, "Fog")


def test_a_future_chapter_comes_out_in_its_time(store: Store) -> None:
    listing = follow(store)
    future = a_found(1, published_at=NOW + HOUR)
    store.checks.apply(a_plan(listing.id, difference=news(future, origin="future")))
    assert store.chapters.unread_ids(listing.series_id) == frozenset()
    assert store.chapters.next_future_at(NOW) == NOW + HOUR
    assert store.chapters.due_future(NOW) == ()
    assert [chapter.id for chapter in store.chapters.due_future(NOW + HOUR)] == [1]
    store.chapters.set_origin([1], "release")
    assert store.chapters.get(1).first_seen_at == NOW + HOUR
    assert store.chapters.next_future_at(NOW) is None


# ------------------------------------------------------------------ schedules


def test_the_most_urgent_and_then_the_longest_waiting_is_due_first(store: Store) -> None:
    waits = {"ref-1": 1, "ref-2": 3, "ref-3": 2}
    for ref, hours in waits.items():
        listing = follow(store, ref, ref)
        store.schedules.save(a_schedule(listing.id, next_check_at=NOW - hours * HOUR))
    store.schedules.set_priority(1, "favourite")
    assert [schedule.listing_id for schedule in store.schedules.due(NOW, 5)] == [1, 2, 3]
    assert [schedule.listing_id for schedule in store.schedules.due(NOW, 1)] == [1]


def test_of_equals_those_whose_release_is_expected_by_now_are_due_first(store: Store) -> None:
    windows = {"ref-1": None, "ref-2": NOW + HOUR, "ref-3": NOW - HOUR}
    for hours, (ref, start) in enumerate(windows.items()):
        listing = follow(store, ref, ref)
        store.schedules.save(a_schedule(listing.id, next_check_at=NOW - (5 - hours) * HOUR, expected_from=start))
    assert [schedule.listing_id for schedule in store.schedules.due(NOW, 5)] == [3, 1, 2]


def test_whether_one_listing_is_due_agrees_with_what_is_due(store: Store) -> None:
    listing = follow(store)
    store.schedules.save(a_schedule(listing.id))
    assert store.schedules.is_due(listing.id, NOW)
    assert not store.schedules.is_due(listing.id, NOW - HOUR)
    store.schedules.pause(listing.series_id, NOW + HOUR)
    assert not store.schedules.is_due(listing.id, NOW)
    store.schedules.pause(listing.series_id, None)
    assert not store.schedules.is_due(listing.id, NOW)
    store.schedules.resume(listing.series_id, NOW)
    store.series.set_followed(listing.series_id, False)
    assert not store.schedules.is_due(listing.id, NOW)


def test_paused_inactive_and_unfollowed_series_are_not_due(store: Store) -> None:
    for number in (1, 2, 3):
        follow(store, f"S{number}", f"ref-{number}")
    store.schedules.pause(1, NOW + HOUR)
    store.schedules.pause(2, None)
    store.series.set_followed(3, False)
    assert store.schedules.due(NOW, 5) == ()
    assert store.schedules.next_due_at(NOW) == NOW + HOUR
    assert len(store.schedules.due(NOW + HOUR, 5)) == 1
    store.schedules.resume(2, NOW)
    assert store.schedules.next_due_at(NOW) == NOW
    assert store.schedules.get(2).reason == "asked", "and not what was to be waited for"


def test_what_was_postponed_for_a_reason_can_be_hurried(store: Store) -> None:
    listing = follow(store)
    store.schedules.postpone(listing.id, NOW + DAY, "source_closed")
    assert store.schedules.count_active("source_closed") == 0
    store.schedules.hurry({"other"}, NOW)
    store.schedules.hurry({"source_closed"}, NOW, host="elsewhere.test")
    assert store.schedules.due(NOW, 5) == ()
    store.schedules.hurry({"source_closed"}, NOW)
    assert [schedule.reason for schedule in store.schedules.due(NOW, 5)] == ["asked"]
    assert store.schedules.priority_of(listing.series_id) == "normal"


def test_what_waits_already_is_not_put_behind_by_hurrying(store: Store) -> None:
    listing = follow(store)
    store.schedules.postpone(listing.id, NOW - DAY, "unreachable")
    store.schedules.hurry({"unreachable"}, NOW)
    assert store.schedules.get(listing.id).next_check_at == NOW - DAY


def test_only_series_with_a_rhythm_expect_something(store: Store) -> None:
    listing = follow(store)
    assert store.schedules.expecting() == ()
    store.schedules.save(a_schedule(listing.id, rhythm="weekly", rhythm_args={"weekday": 3}))
    assert [schedule.rhythm_args for schedule in store.schedules.expecting()] == [{"weekday": 3}]


# ------------------------------------------------------------------ hosts, settings, journal, log


def test_a_refusal_remembers_since_when_and_clearing_forgets(store: Store) -> None:
    hosts = store.source_states
    hosts.apply(HostUpdate(HOST, "mangadex", refused_until=NOW + DAY, failing=True), NOW)
    hosts.apply(HostUpdate(HOST, "mangadex", refused_until=NOW + 2 * DAY, failing=True), NOW + DAY)
    (state,) = hosts.all()
    assert (state.refused_since, state.refused_until, state.failing_since) == (NOW, NOW + 2 * DAY, NOW)
    hosts.apply(HostUpdate(HOST, "mangadex", clear=True), NOW + DAY)
    (state,) = hosts.all()
    assert (state.refused_since, state.refused_until, state.failing_since) == (None, None, None)


def test_lifting_a_refusal_keeps_a_hold(store: Store) -> None:
    store.source_states.apply(HostUpdate(HOST, "mangadex", held_until=NOW + HOUR, refused_until=NOW + DAY), NOW)
    store.source_states.lift_refusal(HOST)
    state = store.source_states.get(HOST)
    assert state is not None
    assert (state.held_until, state.refused_until, state.refused_since) == (NOW + HOUR, None, None)


def test_requests_are_counted_by_the_hour_and_old_hours_forgotten(store: Store) -> None:
    for age in (3 * DAY, 30 * HOUR, HOUR, timedelta()):
        store.source_states.count_request(HOST, "mangadex", NOW - age)
    assert store.source_states.requests_since(HOST, NOW - DAY) == 2
    assert store.source_states.requests_since(HOST, NOW + HOUR / 2) == 1, "the hour counts whole"
    assert store.database.rows("SELECT count(*) FROM request_bucket") == [(3,)]
    assert store.source_states.requests_since("elsewhere", NOW - DAY) == 0


def test_settings_and_facts_do_not_meet(store: Store) -> None:
    store.settings.set("theme", "dark")
    store.settings.set("theme", "light")
    store.settings.set_fact("heartbeat", "now")
    assert store.settings.all() == {"theme": "light"}
    assert store.settings.fact("heartbeat") == "now"
    assert store.settings.fact("theme") is None
    store.settings.unset("theme")
    assert store.settings.all() == {}


def test_the_journal_gives_each_entry_once_latest_first(store: Store) -> None:
    first = store.journal.record("unfollow", {"series": 1}, NOW)
    store.journal.record("read", {"ids": [1, 2]}, NOW)
    assert store.journal.take() == ("read", {"ids": [1, 2]})
    assert store.journal.take(first) == ("unfollow", {"series": 1})
    assert store.journal.take(first) is None
    assert store.journal.record("read", {}, NOW) == 3


def test_the_journal_forgets_what_is_older(store: Store) -> None:
    store.journal.record("old", {}, NOW - 8 * DAY)
    store.journal.record("young", {}, NOW - 6 * DAY)
    assert store.journal.prune(NOW - 7 * DAY) == 1
    assert store.journal.take() == ("young", {})
    assert store.journal.take() is None


def test_pruning_the_log_keeps_ninety_days_and_the_roll_up(store: Store) -> None:
    listing = follow(store)
    for age in (91, 90, 1):
        store.checks.apply(a_plan(listing.id, at=NOW - age * DAY))
    assert store.checks.prune(NOW - 90 * DAY) == 1
    assert store.database.rows("SELECT count(*) FROM check_log") == [(2,)]
    assert store.database.rows("SELECT sum(checks) FROM check_hourly") == [(3,)]


def test_only_checks_made_because_they_were_due_are_counted(store: Store) -> None:
    listing = follow(store)
    store.checks.apply(a_plan(listing.id))
    store.checks.apply(a_plan(listing.id, reason="asked"))
    store.checks.apply(a_plan(listing.id, at=NOW - 2 * DAY))
    assert store.checks.count_due_checks(NOW - DAY) == 1
    assert store.checks.hosts_of(listing.series_id) == {HOST}
