"""A small database of every released schema is migrated and read through every read model.

`python -m tests.storage.test_old_databases` writes the file of today's schema, once, before a release; files of older
schemas are never written again.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from batotray.records import Forecast, HostUpdate, LookPlan, LookState, SeriesRef, Validators
from batotray.storage.migrate import newest_version, verify
from batotray.storage.read_models import ReadModels
from batotray.storage.store import Store
from tests.builders import DAY, HOUR, NOW, a_schedule
from tests.fakes import FakeClock
from tests.storage.shelf import HOST, a_plan, follow, release, stock

FOLDER = Path(__file__).parent.parent / "old_databases"
DUMPS = sorted(FOLDER.glob("*.sql"))
READS: tuple[Callable[[ReadModels], Any], ...] = (
    lambda r: r.series_rows(NOW, followed=None),
    lambda r: (r.series_page(1, NOW), r.series_page(2, NOW)),
    lambda r: r.find_series("harbour"),
    lambda r: r.series_by_ref(SeriesRef("mangadex", "ref-1", "en")),
    lambda r: r.series_by_anilist(101),
    lambda r: r.chapters(1),
    lambda r: r.chapter(1),
    lambda r: r.inbox(NOW, unread_only=False),
    lambda r: r.notification(1),
    lambda r: r.tray(NOW),
    lambda r: r.upcoming(NOW),
    lambda r: r.schedules(NOW),
    lambda r: r.load_per_hour(NOW),
    lambda r: r.dashboard(NOW, 24).totals.checks,
    lambda r: r.system(NOW).chapters,
    lambda r: r.log(),
    lambda r: r.release_histories(),
    lambda r: r.export_rows(),
    lambda r: r.saved_settings(),
    lambda r: r.vitals(NOW).system.series,
    lambda r: r.series_and_upcoming(NOW),
)


def sample(path: Path) -> None:
    """A library in which every table has rows."""
    store = Store.open(path, FakeClock(NOW))
    listing = follow(store, alternative_names=("Nocna Przystań",), anilist_id=101, views={"total": 12})
    stock(store, listing, 1, 2, 3)
    forecast = Forecast(NOW + DAY, NOW + DAY + 2 * HOUR, NOW + DAY + HOUR, 0.7)
    planned = a_schedule(listing.id, next_check_at=NOW + DAY, expected_at=NOW + DAY, rhythm="weekly")
    failing = HostUpdate(HOST, "mangadex", failing=True)
    release(store, listing, 4, schedule=planned, forecast=forecast, host=failing)
    other = follow(store, "Silver Tide", "ref-2")
    store.checks.apply(a_plan(other.id, status="failed", error_class="Timeout", error="30 s", duration_ms=3_000.0))
    store.series.set_followed(other.series_id, False)
    store.chapters.mark([1], True)
    store.notifications.snooze([1], NOW + HOUR)
    store.source_states.count_request(HOST, "mangadex", NOW)
    look = LookState("mangadex", "en", NOW + HOUR, NOW, NOW - timedelta(minutes=3), Validators("tag"))
    store.checks.apply_look(LookPlan(look, NOW, "success", "look", unchanged=(1,), saved=1, asked_host=HOST))
    store.settings.set("min_delay", "5")
    store.settings.set_fact("installation_id", "sample")
    store.journal.record("unfollow", {"series": 2}, NOW)
    store.close()


def restored(dump: Path, target: Path) -> None:
    """The database that a dump was made of. A dump does not carry the version: the file's name does."""
    with closing(sqlite3.connect(target)) as connection:
        connection.executescript(dump.read_text("utf-8"))
        connection.execute(f"PRAGMA user_version = {int(dump.stem)}")


def test_there_is_a_file_of_every_schema() -> None:
    assert [int(dump.stem) for dump in DUMPS] == list(range(1, newest_version() + 1))


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_an_old_database_opens_with_all_it_held(dump: Path, file: Path) -> None:
    restored(dump, file)
    Store.open(file, FakeClock(NOW)).close()
    verify(file)
    reader = ReadModels(file, FakeClock(NOW))
    answers = [read(reader) for read in READS]
    reader.close()
    assert all(answers)
    with closing(sqlite3.connect(file)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        for (table,) in tables.fetchall():
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0], table


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_the_engine_goes_on_with_an_old_database(dump: Path, file: Path) -> None:
    restored(dump, file)
    store = Store.open(file, FakeClock(NOW))
    release(store, store.series.listing(1), 5)
    assert [chapter.number for chapter in store.chapters.of_listing(1)] == ["1", "2", "3", "4", "5"]
    assert store.series.listing(1).details.alternative_names == ("Nocna Przystań",)
    assert store.journal.take() == ("unfollow", {"series": 2})
    store.close()


def main() -> None:
    """Write the dump of today's schema."""
    path = FOLDER / "sample.sqlite"
    try:
        sample(path)
        with closing(sqlite3.connect(path)) as connection:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            lines = [f"PRAGMA application_id = {application};", *connection.iterdump()]
        (FOLDER / f"{newest_version():04d}.sql").write_text("\n".join(lines) + "\n", "utf-8")
    finally:
        path.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
