"""Backup and restore: verified before anything is replaced, and what a restore leaves alone."""

import contextlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from batotray.errors import DatabaseDamaged, DatabaseForeign, DatabaseTooNew, NotFound, StorageError, UserError
from batotray.records import HostUpdate
from batotray.storage.migrate import newest_version, verify
from batotray.storage.recovery import restore_file
from batotray.storage.store import Store
from tests.builders import DAY, NOW
from tests.storage.shelf import HOST, damage, follow, release, series_of, stock


def names(store: Store) -> list[str]:
    return [series.name for series in series_of(store)]


@pytest.fixture
def backup(store: Store, tmp_path: Path) -> Path:
    """A backup of a library with one series; the live one has a second by now."""
    listing = follow(store, "Old", "ref-1")
    stock(store, listing, *range(1, 400))
    target = tmp_path / "library.backup"
    store.backup(target)
    follow(store, "New", "ref-2")
    return target


def test_a_backup_holds_the_library_as_it_was(store: Store, backup: Path) -> None:
    assert names(store) == ["New", "Old"]
    store.restore(backup)
    assert names(store) == ["Old"]
    assert len(store.chapters.of_listing(1)) == 399


def test_what_was_there_before_a_restore_is_kept(store: Store, backup: Path, file: Path) -> None:
    store.restore(backup)
    with closing(sqlite3.connect(file.with_name(f"{file.name}.before-restore.backup"))) as connection:
        assert connection.execute("SELECT count(*) FROM series").fetchone() == (2,)


def test_a_damaged_backup_replaces_nothing(store: Store, backup: Path, file: Path) -> None:
    damage(backup)
    with pytest.raises(DatabaseDamaged):
        store.restore(backup)
    assert names(store) == ["New", "Old"]
    assert not file.with_name(f"{file.name}.restoring").exists()


def test_damage_that_no_query_meets_is_found_before_a_restore(store: Store, backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'chapter_unread'").fetchone()
    with backup.open("r+b") as opened:
        opened.seek((page - 1) * 4096 + 200)
        opened.write(b"\xa5" * 3000)
    with pytest.raises(DatabaseDamaged):
        store.restore(backup)
    assert names(store) == ["New", "Old"]


@pytest.mark.parametrize("how", ["no bytes", "no tables"])
def test_an_empty_file_is_no_backup(store: Store, backup: Path, tmp_path: Path, how: str) -> None:
    empty = tmp_path / "empty"
    empty.touch()
    if how == "no tables":
        with closing(sqlite3.connect(empty)) as connection:
            connection.execute("VACUUM")
    with pytest.raises(DatabaseForeign):
        store.restore(empty)
    assert names(store) == ["New", "Old"]


def test_a_truncated_backup_replaces_nothing(store: Store, backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:-20_000])
    with pytest.raises(StorageError):
        store.restore(backup)
    assert names(store) == ["New", "Old"]


def test_a_foreign_or_newer_file_replaces_nothing(store: Store, backup: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE theirs (id INTEGER)")
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute(f"PRAGMA user_version = {newest_version() + 1}")
    with pytest.raises(DatabaseForeign):
        store.restore(foreign)
    with pytest.raises(DatabaseTooNew):
        store.restore(backup)
    assert names(store) == ["New", "Old"]


def test_a_missing_file_and_the_live_one_cannot_be_restored(store: Store, file: Path) -> None:
    with pytest.raises(NotFound):
        store.restore(file.with_name("nowhere"))
    with pytest.raises(UserError, match="restore_is_live"):
        store.restore(file)


def test_holds_and_budgets_of_hosts_survive_a_restore(store: Store, backup: Path) -> None:
    store.source_states.apply(HostUpdate(HOST, "mangadex", held_until=NOW + DAY), NOW)
    store.source_states.count_request(HOST, "mangadex", NOW)
    store.restore(backup)
    state = store.source_states.get(HOST)
    assert state is not None
    assert state.held_until == NOW + DAY
    assert store.source_states.requests_since(HOST, NOW - DAY) == 1


def test_rows_nobody_was_told_about_are_not_told_after_a_restore(store: Store, tmp_path: Path) -> None:
    release(store, follow(store), 1)
    store.backup(tmp_path / "library.backup")
    store.restore(tmp_path / "library.backup")
    assert store.notifications.pending(NOW, 10) == ()
    assert len(store.notifications.unread_ids(NOW)) == 1


def test_a_backup_is_one_file_and_replaces_an_earlier_one(store: Store, backup: Path, tmp_path: Path) -> None:
    store.backup(backup)
    assert {path.name for path in tmp_path.iterdir() if "backup" in path.name} == {backup.name}
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT count(*) FROM series").fetchone() == (2,)


def test_a_backup_never_replaces_what_is_not_one(store: Store, file: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("dear reader " * 50)
    for target, code in (
        (letter, "backup_not_ours"),
        (tmp_path, "backup_is_folder"),
        (tmp_path / "no" / "where", "backup_no_folder"),
        (file, "backup_is_live"),
    ):
        with pytest.raises(UserError, match=code):
            store.backup(target)
    assert letter.read_text().startswith("dear reader")


def test_a_damaged_library_is_replaced_and_kept_beside(store: Store, backup: Path, file: Path) -> None:
    store.close()
    damage(file)
    wreck = file.read_bytes()
    restore_file(file, backup)
    assert file.with_name(f"{file.name}.damaged").read_bytes() == wreck
    reopened = Store.open(file)
    assert names(reopened) == ["Old"]
    reopened.close()
    verify(file)


def test_what_was_written_last_is_kept_with_a_library_that_cannot_be_opened(
    store: Store, backup: Path, file: Path
) -> None:
    store.close()
    log, kept = (file.with_name(f"{file.name}{name}") for name in ("-wal", ".damaged-wal"))
    damage(file)
    log.write_bytes(b"the write-ahead log")
    restore_file(file, backup)
    assert kept.read_bytes() == b"the write-ahead log"
    assert not log.exists()


def test_a_library_is_there_at_every_moment_of_a_restore(
    store: Store, backup: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    damage(file)

    class PowerCut(Exception):
        pass

    def cut(*_: object) -> None:
        raise PowerCut

    for step in ("replace", "rename"):
        with monkeypatch.context() as patch, contextlib.suppress(PowerCut):
            patch.setattr(Path, step, cut)
            restore_file(file, backup)
        assert file.exists()


def test_a_damaged_backup_does_not_replace_a_damaged_library(store: Store, backup: Path, file: Path) -> None:
    store.close()
    damage(backup)
    before = file.read_bytes()
    with pytest.raises(DatabaseDamaged):
        restore_file(file, backup)
    assert file.read_bytes() == before


def test_damage_is_found(store: Store, backup: Path, file: Path) -> None:
    store.close()
    damage(file)
    with pytest.raises(DatabaseDamaged):
        verify(file)


def test_what_is_the_machines_own_stays(store: Store, backup: Path) -> None:
    own = {"paused_until": "forever", "installation_id": "ab12", "running": "1", "heartbeat": NOW.isoformat()}
    for name, value in own.items():
        store.settings.set_fact(name, value)
    store.restore(backup)
    assert {name: store.settings.fact(name) for name in own} == own


def test_a_pause_of_the_time_of_the_backup_does_not_come_back(store: Store, tmp_path: Path) -> None:
    store.settings.set_fact("paused_until", "forever")
    store.backup(tmp_path / "paused.backup")
    store.settings.set_fact("paused_until", "")
    store.restore(tmp_path / "paused.backup")
    assert store.settings.fact("paused_until") == ""


def test_a_number_that_was_given_out_is_never_given_out_again(store: Store, backup: Path) -> None:
    known = store.journal.record("mute", {"series": 2, "muted": False}, NOW)
    release(store, store.series.listing(2), 1)
    row = max(store.notifications.unread_ids(NOW))
    store.restore(backup)
    assert follow(store, "Newer", "ref-3").series_id == 3
    assert store.journal.record("mute", {"series": 1, "muted": False}, NOW) > known
    release(store, store.series.listing(1), 400)
    assert min(store.notifications.unread_ids(NOW)) > row
