"""A small database of every released schema is migrated and read through every read model.

`python -m tests.storage.test_old_databases` writes the file of today's schema, once, before a release; files of older
schemas are never written again.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from batotray.core.commands import (
    Command,
    Done,
    Failed,
    MarkSeries,
    Mute,
    SetPriority,
    Snooze,
    TakenBack,
    Undo,
    UnfollowSeries,
)
from batotray.core.engine import Engine
from batotray.records import Forecast, HostUpdate, LookPlan, LookState, SeriesRef, Validators
from batotray.storage.migrate import newest_version, verify
from batotray.storage.read_models import ReadModels
from batotray.storage.store import Store
from batotray.wiring import World, build_engine
from batotray.wording import Wording
from tests.builders import DAY, HOUR, NOW, a_schedule
from tests.fakes import FakeClock
from tests.flows.stage import Listener
from tests.storage.shelf import HOST, a_plan, follow, release, series_of, stock
from tests.storage.test_migrate import schema

SOON = Forecast(NOW + DAY, NOW + DAY + 2 * HOUR, NOW + DAY + HOUR, 0.7)
CHANGES = (
    MarkSeries(1, up_to="2"),
    Mute(1),
    SetPriority(1, "favourite"),
    Snooze((1,), NOW + HOUR),
    UnfollowSeries(2),
    UnfollowSeries(3, purge=True),
)
"""What can be undone, in the order in which the sample did it."""
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
    """A library in which every table has rows, and the journal every kind of change."""
    store = Store.open(path, FakeClock(NOW))
    listing = follow(store, alternative_names=("Nocna Przystań",), anilist_id=101, views={"total": 12})
    stock(store, listing, 1, 2, 3)
    planned = a_schedule(listing.id, next_check_at=NOW + DAY, expected_at=NOW + DAY, rhythm="weekly")
    failing = HostUpdate(HOST, "mangadex", failing=True)
    release(store, listing, 4, schedule=planned, forecast=SOON, host=failing)
    other = follow(store, "Silver Tide", "ref-2")
    store.checks.apply(a_plan(other.id, status="failed", error_class="Timeout", error="30 s", duration_ms=3_000.0))
    removed = follow(store, "Paper Lanterns", "ref-3")
    stock(store, removed, 1)
    release(store, removed, 2, forecast=SOON)
    store.source_states.count_request(HOST, "mangadex", NOW)
    look = LookState("mangadex", "en", NOW + HOUR, NOW, NOW - timedelta(minutes=3), Validators("tag"))
    store.checks.apply_look(LookPlan(look, NOW, "success", "look", unchanged=(1,), saved=1, asked_host=HOST))
    store.settings.set("min_delay", "5")
    store.settings.set_fact("installation_id", "5a3b1e")
    engine = engine_over(store, path.parent)
    for command in CHANGES:
        assert isinstance(do(engine, command), Done), command
    store.close()


def engine_over(store: Store, folder: Path) -> Engine:
    world = World(FakeClock(NOW), Random(7), {}, {}, sources=())
    return build_engine(store, folder, Listener(), Wording(), lambda event: None, world)


def do(engine: Engine, command: Command) -> Any:
    return asyncio.run(engine.execute(command))


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
def test_an_old_database_gets_the_schema_of_a_new_one(dump: Path, file: Path) -> None:
    """Also where a script that was released has been edited: whoever ran it will not run it again."""
    restored(dump, file)
    Store.open(file).close()
    Store.open(fresh := file.with_name("fresh")).close()
    assert schema(file) == schema(fresh)


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_the_engine_goes_on_with_an_old_database(dump: Path, file: Path) -> None:
    restored(dump, file)
    store = Store.open(file, FakeClock(NOW))
    release(store, store.series.listing(1), 5)
    assert [chapter.number for chapter in store.chapters.of_listing(1)] == ["1", "2", "3", "4", "5"]
    assert store.series.listing(1).details.alternative_names == ("Nocna Przystań",)
    store.close()


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_what_was_done_before_an_upgrade_can_be_undone_after_it(dump: Path, file: Path) -> None:
    restored(dump, file)
    store = Store.open(file, FakeClock(NOW))
    engine = engine_over(store, file.parent)
    answers = [do(engine, Undo()) for _ in range(len(CHANGES) + 1)]
    assert [done.taken_back for done in answers[:-1]] == [
        TakenBack("remove", series_id=3, series="Paper Lanterns"),
        TakenBack("unfollow", series_id=2, series="Silver Tide"),
        TakenBack("snooze", notifications=1, series_id=1, series="Night Harbour"),
        TakenBack("priority", series_id=1, series="Night Harbour", priority="normal"),
        TakenBack("mute", series_id=1, series="Night Harbour"),
        TakenBack("read", chapters=2, series_id=1, series="Night Harbour"),
    ]
    assert answers[-1] == Failed("user", "nothing_to_undo")
    assert [chapter.number for chapter in store.chapters.of_listing(3)] == ["1", "2"]
    store.close()


def test_what_a_newer_program_of_the_same_schema_did_is_passed_over(store: Store, tmp_path: Path) -> None:
    engine, listing = engine_over(store, tmp_path), follow(store)
    do(engine, Mute(listing.series_id))
    store.journal.record("of a newer program", {}, NOW)
    assert do(engine, Undo()).taken_back.kind == "mute"


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_an_old_backup_is_restored_over_a_library_of_today(dump: Path, store: Store, tmp_path: Path) -> None:
    follow(store, "Of Today")
    restored(dump, backup := tmp_path / "backup.sqlite")
    store.restore(backup)
    assert [series.name for series in series_of(store, followed=None)] == ["Night Harbour", "Silver Tide"]


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
