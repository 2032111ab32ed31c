"""What windows and queries read: right on a library made by hand, read by index on a big one, and never written."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from batotray.errors import DatabaseForeign, NotFound, StorageError
from batotray.records import Difference, HostUpdate, NewChapter, NewNotification, SeriesRef
from batotray.storage.histogram import BOUNDS_MS, bucket, percentile
from batotray.storage.read_models import ReadModels
from batotray.storage.reading.connection import Reader
from batotray.storage.store import Store
from benches.library import NOW as BIG_NOW
from benches.library import Size, build
from tests.builders import DAY, HOUR, NOW, a_found, a_schedule
from tests.storage.shelf import HOST, a_plan, follow, news, release, stock, told

Read: TypeAlias = Callable[[ReadModels], Any]


# ------------------------------------------------------------------ a library made by hand


def test_a_series_row_tells_what_there_is_of_it(store: Store, reader: ReadModels) -> None:
    listing = follow(store, cover_url="https://covers.example/1.jpg", link="https://mangadex.org/title/1")
    stock(store, listing, 1, 2)
    store.chapters.mark([1], True)
    release(store, listing, 3)
    (row,) = reader.series_rows(NOW)
    assert (row.name, row.source, row.status, row.health) == ("Night Harbour", "mangadex", "ongoing", "ok")
    assert (row.unread, row.chapters, row.latest_number) == (2, 3, "3")
    assert (row.next_check_at, row.last_checked_at, row.paused) == (NOW + DAY, NOW, False)
    assert row.latest_at == NOW - HOUR


def test_series_stand_in_the_order_of_their_names_followed_or_not(store: Store, reader: ReadModels) -> None:
    for name in ("salt", "Ember", "Zinc"):
        follow(store, name, name)
    store.series.set_followed(3, False)
    assert [row.name for row in reader.series_rows(NOW)] == ["Ember", "salt"]
    assert [row.name for row in reader.series_rows(NOW, followed=False)] == ["Zinc"]
    assert [row.name for row in reader.series_rows(NOW, followed=None)] == ["Ember", "salt", "Zinc"]


def test_a_series_is_found_by_name_reference_and_number(store: Store, reader: ReadModels) -> None:
    follow(store, "Straße", "ref-1", alternative_names=("Ulica",))
    follow(store, "Night Harbour", "ref-2", anilist_id=5)
    assert [row.id for row in reader.find_series("STRASSE")] == [1]
    assert [row.id for row in reader.find_series("ulic")] == [1]
    found = reader.series_by_ref(SeriesRef("mangadex", "ref-2", "en"))
    assert found is not None
    assert found.id == 2
    assert reader.series_by_ref(SeriesRef("mangadex", "ref-2", "pl")) is None
    assert [row.id for row in reader.series_by_anilist(5)] == [2]
    assert reader.series_by_anilist(6) == ()


def test_chapters_stand_newest_first_with_uploads_folded_in(store: Store, reader: ReadModels) -> None:
    listing = follow(store)
    stock(store, listing, 9, 10, 2)
    upload = NewChapter(a_found("again", "9"), "upload")
    store.checks.apply(a_plan(listing.id, difference=Difference(new=(upload,), gone=(3,))))
    rows = reader.chapters(listing.series_id)
    assert [(row.chapter.number, row.uploads) for row in rows] == [("10", 0), ("9", 1), ("2", 0)]
    assert [row.chapter.number for row in reader.chapters(listing.series_id, unread_only=True)] == ["10", "9"]
    assert reader.chapter(1).series_id == listing.series_id
    with pytest.raises(NotFound):
        reader.chapter(99)


def test_a_page_holds_everything_about_one_series(store: Store, reader: ReadModels) -> None:
    listing = follow(store)
    stock(store, listing, 1)
    release(store, listing, 2)
    store.chapters.mark([1], True)
    page = reader.series_page(listing.series_id, NOW)
    assert (page.read, len(page.checks), len(page.notifications)) == (1, 2, 1)
    assert [each.id for each in page.listings] == [listing.id]
    assert [schedule.listing_id for schedule in page.schedules] == [listing.id]
    with pytest.raises(NotFound):
        reader.series_page(99, NOW)


@pytest.fixture
def told_store(store: Store) -> Store:
    """Four rows: one visible, one read, one snoozed, one not yet visible."""
    listing = follow(store)
    for number in (1, 2, 3, 4):
        later = NOW + HOUR if number == 4 else None
        chapter = a_found(number)
        note = told(chapter, parts={"numbers": [str(number)], "names": [f"Fog {number}"]}, visible_at=later)
        at = NOW - timedelta(minutes=10 - number)
        store.checks.apply(a_plan(listing.id, at=at, difference=news(chapter), notifications=(note,)))
    store.notifications.mark([2], True)
    store.notifications.snooze([3], NOW + 2 * HOUR)
    return store


def test_the_badge_counts_the_unread_rows_of_the_inbox(told_store: Store, reader: ReadModels) -> None:
    for now, ids in ((NOW, [1]), (NOW + HOUR, [4, 1]), (NOW + 2 * HOUR, [4, 3, 1])):
        assert [row.notification.id for row in reader.inbox(now)] == ids
        assert reader.unread_count(now) == reader.tray(now).unread == len(ids)
        assert told_store.notifications.unread_ids(now) == frozenset(ids)


def test_the_whole_inbox_holds_read_and_snoozed_rows_newest_first(told_store: Store, reader: ReadModels) -> None:
    assert [row.notification.id for row in reader.inbox(NOW, unread_only=False)] == [3, 2, 1]
    assert [row.notification.id for row in reader.inbox(NOW, unread_only=False, limit=2)] == [3, 2]
    assert [row.notification.id for row in reader.inbox(NOW, unread_only=False, search="FOG 2")] == [2]
    assert [row.notification.id for row in reader.inbox(NOW, unread_only=False, search="harbour", limit=1)] == [3]
    assert reader.notification(3).notification.snoozed_until == NOW + 2 * HOUR


def test_the_tray_knows_what_is_next_and_until_when_that_holds(told_store: Store, reader: ReadModels) -> None:
    tray = reader.tray(NOW)
    assert (tray.followed, tray.next_series, tray.paused) == (1, "Night Harbour", False)
    assert tray.lasts_until == NOW + HOUR
    told_store.settings.set_fact("paused_until", "forever")
    assert reader.tray(NOW).paused
    told_store.settings.set_fact("paused_until", (NOW + HOUR).isoformat())
    assert reader.tray(NOW).paused_until == NOW + HOUR
    assert not reader.tray(NOW + HOUR).paused


def test_a_held_host_shows_on_its_series(store: Store, reader: ReadModels) -> None:
    listing = follow(store)
    held = HostUpdate(HOST, "mangadex", held_until=NOW + HOUR)
    store.checks.apply(a_plan(listing.id, host=held))
    assert reader.series_rows(NOW)[0].health == "held"
    assert reader.series_rows(NOW + HOUR)[0].health == "ok"
    assert [host.host for host in reader.tray(NOW).troubled] == [HOST]


def test_what_is_to_come_stands_late_first(store: Store, reader: ReadModels) -> None:
    for number, (days, late) in enumerate(((5, ""), (-1, "late"), (2, ""), (30, "")), 1):
        listing = follow(store, f"S{number}", f"ref-{number}")
        at = NOW + days * DAY
        store.schedules.save(a_schedule(listing.id, expected_at=at, rhythm="weekly", late=late))
    assert [row.name for row in reader.upcoming(NOW)] == ["S2", "S3", "S1"]
    assert [row.name for row in reader.upcoming(NOW, days=3)] == ["S2", "S3"]


def test_the_library_and_what_is_to_come_of_it_are_read_together(store: Store, reader: ReadModels) -> None:
    for number, (days, is_followed) in enumerate(((5, True), (30, True), (None, True), (2, False)), 1):
        listing = follow(store, f"S{number}", f"ref-{number}")
        at = None if days is None else NOW + days * DAY
        store.schedules.save(a_schedule(listing.id, expected_at=at, rhythm="weekly"))
        store.series.set_followed(listing.series_id, is_followed)
    together = reader.series_and_upcoming(NOW)
    assert together == (reader.series_rows(NOW), reader.upcoming(NOW))
    assert [[row.name for row in rows] for rows in together] == [["S1", "S2", "S3"], ["S1"]]


def test_the_vitals_are_those_of_the_last_day_whatever_the_span(store: Store, reader: ReadModels) -> None:
    listing = follow(store)
    for hours in (1, 30):
        store.checks.apply(a_plan(listing.id, at=NOW - hours * HOUR))
    seen = reader.dashboard(NOW, 720)
    assert (seen.totals.checks, seen.day.checks) == (2, 1)
    assert seen.vitals == reader.vitals(NOW)


def test_the_load_counts_what_is_overdue_in_the_running_hour(store: Store, reader: ReadModels) -> None:
    for number, hours in enumerate((-5, 0, 2, 30), 1):
        listing = follow(store, f"S{number}", f"ref-{number}")
        store.schedules.save(a_schedule(listing.id, next_check_at=NOW + hours * HOUR))
    assert [count for _, count in reader.load_per_hour(NOW, hours=4)] == [2, 0, 1, 0]
    assert [row.name for row, _ in reader.schedules(NOW)] == ["S1", "S2", "S3", "S4"]


def test_the_log_is_paged_and_chosen(store: Store, reader: ReadModels) -> None:
    listing, other = follow(store), follow(store, "Other", "ref-2")
    for minute in range(5):
        status = "failed" if minute % 2 else "success"
        at = NOW + timedelta(minutes=minute)
        store.checks.apply(a_plan(listing.id, at=at, status=status, error_class="Timeout" if minute % 2 else None))
    store.checks.apply(a_plan(other.id))
    first = reader.log(limit=3)
    assert [entry.id for entry in first] == [5, 4, 3]
    assert [entry.id for entry in reader.log(before_id=3)] == [2, 6, 1]
    assert [entry.id for entry in reader.log(failed_only=True)] == [4, 2]
    assert [entry.id for entry in reader.log(series_id=2)] == [6]
    assert [entry.id for entry in reader.log(since=NOW + timedelta(minutes=3))] == [5, 4]


def test_the_dashboard_counts_a_span_and_the_one_before(store: Store, reader: ReadModels) -> None:
    listing = follow(store)
    for age in (0, 1, 30):
        store.checks.apply(a_plan(listing.id, at=NOW - age * HOUR))
    failed = a_plan(listing.id, status="failed", error_class="Timeout", duration_ms=9_000.0)
    store.checks.apply(failed)
    release(store, listing, 1)
    board = reader.dashboard(NOW, 24)
    assert (board.totals.checks, board.totals.failed, board.totals.new, board.before.checks) == (4, 1, 1, 1)
    assert board.errors == {"Timeout": 1}
    assert [entry.duration_ms for entry in board.slowest] == [9_000.0]
    assert board.totals.p95_ms == 10_000
    assert board.found_in_minutes == 60
    assert (len(board.bars), board.bars[-1].succeeded, board.bars[-1].failed) == (24, 2, 1)
    assert [(row.source, row.series) for row in board.sources] == [("mangadex", 1)]


def test_a_page_says_how_many_releases_made_no_row_of_the_inbox(store: Store, reader: ReadModels) -> None:
    listing = follow(store)
    stock(store, listing, 1, 2)
    release(store, listing, 3)
    assert reader.series_page(listing.series_id, NOW).silent == {"import": 2}
    difference = news(a_found(4, published_at=NOW))
    store.checks.apply(a_plan(listing.id, difference=difference, found=4))
    assert reader.series_page(listing.series_id, NOW).silent == {"import": 2, "untold": 1}


def test_the_dashboard_says_how_soon_is_told(store: Store, reader: ReadModels) -> None:
    listing = follow(store)
    for number, seconds in enumerate((2, 20, 4, 5000, 9000), 1):
        release(store, listing, number)
        store.notifications.hand_over([number], NOW + timedelta(seconds=seconds))
    store.notifications.snooze([4], NOW + DAY)
    store.notifications.hand_over([4], NOW + DAY)
    assert reader.dashboard(NOW, 24).told_in_seconds == 12, "the median of those that were not put away"
    assert reader.dashboard(NOW + 3 * DAY, 24).told_in_seconds is None


def test_the_system_is_counted(told_store: Store, reader: ReadModels) -> None:
    told_store.settings.set_fact("heartbeat", NOW.isoformat())
    system = reader.system(NOW)
    assert (system.series, system.chapters, system.notifications, system.log_rows) == (1, 4, 4, 4)
    assert (system.heartbeat_at, system.started_at, system.unclean_exit) == (NOW, None, False)
    assert system.database_bytes > 0


def test_histories_and_exports_hold_every_series(store: Store, reader: ReadModels) -> None:
    listing = follow(store, link="https://mangadex.org/title/1")
    stock(store, listing, 1, 2, 3)
    store.chapters.mark([1, 2], True)
    follow(store, "Empty", "ref-2")
    histories = {row.name: [release.sort_key for release in releases] for row, releases in reader.release_histories()}
    assert histories == {"Night Harbour": [1.0, 2.0, 3.0], "Empty": []}
    rows = {row.series.name: row for row in reader.export_rows()}
    night = rows["Night Harbour"]
    assert (night.links, night.read, night.last_read) == (("https://mangadex.org/title/1",), 2, "2")
    assert (rows["Empty"].read, rows["Empty"].last_read) == (0, None)


def test_settings_and_facts_are_read_apart(store: Store, reader: ReadModels) -> None:
    store.settings.set("theme", "dark")
    store.settings.set_fact("bugs_in_a_row", "2")
    assert reader.saved_settings() == {"theme": "dark"}
    assert reader.system(NOW).bugs_in_a_row == 2


def test_a_note_without_a_series_is_a_row_too(store: Store, reader: ReadModels) -> None:
    store.notifications.add(None, NewNotification("source_trouble", {"source": "mangadex"}, 2), NOW)
    (row,) = reader.inbox(NOW)
    assert (row.notification.series, row.source, row.muted) == ("", "", False)


# ------------------------------------------------------------------ what a reader may and may not


def test_sqlite_itself_refuses_a_readers_write(store: Store, file: Path) -> None:
    connection = Reader(file)
    with pytest.raises(StorageError, match="readonly"):
        connection.rows("DELETE FROM series")
    connection.close()


def test_a_reader_sees_one_state_while_the_engine_writes(store: Store, file: Path) -> None:
    follow(store)
    connection = Reader(file)
    with connection.snapshot():
        assert connection.number("SELECT count(*) FROM series") == 1
        follow(store, "Other", "ref-2")
        assert connection.number("SELECT count(*) FROM series") == 1
    assert connection.number("SELECT count(*) FROM series") == 2
    connection.close()


def test_nothing_foreign_missing_or_old_is_read(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no database"):
        ReadModels(tmp_path / "nowhere")
    (tmp_path / "empty").touch()
    with pytest.raises(StorageError, match="not been brought up to date"):
        ReadModels(tmp_path / "empty")
    (tmp_path / "letter").write_text("dear reader " * 500)
    with pytest.raises(DatabaseForeign):
        ReadModels(tmp_path / "letter")


# ------------------------------------------------------------------ a big library


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("big") / "library.sqlite"
    build(path, Size(series=60, chapters=3_000, log_rows=4_000, notifications=600))
    return path


@pytest.fixture
def big_reader(big: Path) -> Iterator[ReadModels]:
    opened = ReadModels(big)
    yield opened
    opened.close()


def test_the_roll_up_says_what_the_log_says(big_reader: ReadModels, big: Path) -> None:
    board = big_reader.dashboard(BIG_NOW, 24 * 7)
    since = int((BIG_NOW + HOUR - 7 * DAY).timestamp() * 1_000_000)
    with closing(sqlite3.connect(big)) as connection:
        sql = "SELECT count(*), sum(status = 'failed'), sum(new), avg(duration_ms) FROM check_log WHERE at >= ?"
        count, failed, new, average = connection.execute(sql, (since,)).fetchone()
    assert (board.totals.checks, board.totals.failed, board.totals.new) == (count, failed, new)
    assert board.totals.average_ms == pytest.approx(average)
    assert sum(bar.succeeded + bar.failed for bar in board.bars) == count


def test_an_engines_roll_up_says_what_its_log_says(store: Store) -> None:
    listing = follow(store)
    for minute, duration in enumerate((10.0, 50.0, 51.0, 3_000.0, 900_000.0)):
        at = NOW + minute * timedelta(minutes=25)
        store.checks.apply(
            a_plan(listing.id, at=at, duration_ms=duration, status="failed" if minute == 1 else "success")
        )
    sums = ("count(*)", "sum(status = 'failed')", "sum(duration_ms)", "sum(requests)", "sum(bytes)")
    by_hour = "FROM check_log GROUP BY at - at % 3600000000, source ORDER BY 1"
    logged = store.database.rows(f"SELECT at - at % 3600000000, {', '.join(sums)} {by_hour}")
    rolled = store.database.rows(
        "SELECT hour, checks, failed, duration_ms, requests, bytes FROM check_hourly ORDER BY 1"
    )
    assert rolled == logged
    assert store.database.rows("SELECT sum(within_50), sum(within_100), sum(within_600000) FROM check_hourly") == [
        (2, 1, 1)
    ]


def test_a_percentile_is_the_bound_of_its_bucket() -> None:
    assert percentile([0] * len(BOUNDS_MS), 0.95) is None
    assert percentile([95, 5, *[0] * (len(BOUNDS_MS) - 2)], 0.95) == 50
    assert percentile([94, 6, *[0] * (len(BOUNDS_MS) - 2)], 0.95) == 100
    assert (bucket(50), bucket(50.1), bucket(10**9)) == ("within_50", "within_100", "within_600000")


BY_INDEX: dict[str, Read] = {
    "series_rows": lambda r: r.series_rows(BIG_NOW),
    "series_page": lambda r: r.series_page(7, BIG_NOW),
    "series_by_ref": lambda r: r.series_by_ref(SeriesRef("mangadex", "ref-3", "en")),
    "find_series": lambda r: r.find_series("harbour"),
    "chapters": lambda r: r.chapters(7),
    "unread chapters": lambda r: r.chapters(7, unread_only=True),
    "chapter": lambda r: r.chapter(7),
    "inbox": lambda r: r.inbox(BIG_NOW),
    "whole inbox": lambda r: r.inbox(BIG_NOW, unread_only=False, limit=100),
    "next page of the inbox": lambda r: r.inbox(BIG_NOW, unread_only=False, limit=100, before=(BIG_NOW - DAY, 500)),
    "next page of the unread inbox": lambda r: r.inbox(BIG_NOW, limit=100, before=(BIG_NOW - DAY, 500)),
    "inbox down to a place": lambda r: r.inbox(BIG_NOW, unread_only=False, down_to=(BIG_NOW - DAY, 500)),
    "searched inbox": lambda r: r.inbox(BIG_NOW, unread_only=False, search="moon", limit=100),
    "inbox_count": lambda r: r.inbox_count(BIG_NOW),
    "notification": lambda r: r.notification(7),
    "unread_count": lambda r: r.unread_count(BIG_NOW),
    "tray": lambda r: r.tray(BIG_NOW),
    "upcoming": lambda r: r.upcoming(BIG_NOW),
    "schedules": lambda r: r.schedules(BIG_NOW),
    "load_per_hour": lambda r: r.load_per_hour(BIG_NOW),
    "dashboard of a day": lambda r: r.dashboard(BIG_NOW, 24),
    "dashboard of 90 days": lambda r: r.dashboard(BIG_NOW, 24 * 90),
    "log": lambda r: r.log(),
    "log of a series": lambda r: r.log(series_id=7),
    "failed log": lambda r: r.log(failed_only=True),
    "next page of the log": lambda r: r.log(before_id=2_000),
}
LARGE = ("chapter", "check_log", "notification", "notification_chapter", "forecast")
COUNTING = "SELECT count(*) FROM "
"""Counting a whole table walks its smallest index; nothing else may."""


@pytest.mark.parametrize("name", BY_INDEX)
def test_large_tables_are_read_by_index(big_reader: ReadModels, name: str) -> None:
    asked: list[tuple[str, Any]] = []
    original = big_reader._reader.rows

    def note(sql: str, parameters: Any = ()) -> Any:
        asked.append((sql, parameters))
        return original(sql, parameters)

    big_reader._reader.rows = note  # type: ignore[method-assign]
    BY_INDEX[name](big_reader)
    assert asked
    for sql, parameters in asked:
        for *_, step in original(f"EXPLAIN QUERY PLAN {sql}", parameters):
            assert not _walks_all(step, sql), f"{step}: {sql}"


def _walks_all(step: str, sql: str) -> bool:
    """Whether a step of a plan visits a large table from end to end, without the order or the limit of an index."""
    words = step.split()
    if words[0] != "SCAN" or sql.startswith(COUNTING):
        return False
    aliases = {"k": "check_log", "c": "chapter", "n": "notification", "m": "notification_chapter", "f": "forecast"}
    table = aliases.get(words[1], words[1])
    if words[1] == "c" and "schedule c" in sql:
        return False
    return table in LARGE and not ("USING INDEX" in step and "LIMIT" in sql)
