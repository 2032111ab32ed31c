"""The writer, and what is known of hosts, settings, changes and checks: what they keep, and what they refuse."""

import sqlite3
import threading
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import StatementError

from batotray.errors import DatabaseBusy
from batotray.records import HostUpdate
from batotray.storage.database import open_writer
from batotray.storage.instants import from_stored, to_stored
from batotray.storage.store import Store
from tests.builders import DAY, HOUR, NOW, a_schedule
from tests.storage.shelf import HOST, a_plan, follow, series_of

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


def test_the_journal_has_each_entry_until_it_is_forgotten_latest_first(store: Store) -> None:
    first = store.journal.record("unfollow", {"series": 1}, NOW)
    second = store.journal.record("read", {"ids": [1, 2]}, NOW)
    assert store.journal.latest() == (second, "read", {"ids": [1, 2]})
    assert store.journal.latest(before=second) == store.journal.latest(first) == (first, "unfollow", {"series": 1})
    assert store.journal.latest(first, before=first) is None
    store.journal.forget(second)
    assert store.journal.latest() == (first, "unfollow", {"series": 1})
    assert store.journal.record("read", {}, NOW) == 3


def test_the_journal_forgets_what_is_older(store: Store) -> None:
    store.journal.record("old", {}, NOW - 8 * DAY)
    store.journal.record("young", {}, NOW - 6 * DAY)
    assert store.journal.prune(NOW - 7 * DAY) == 1
    assert store.journal.latest() == (2, "young", {})
    assert store.journal.latest(before=2) is None


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
