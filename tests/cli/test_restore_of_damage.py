"""The way out that a damaged library names: `batotray restore FILE`."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from batotray.paths import DATABASE
from tests.cli.conftest import Run


def _damage(path: Path, how: str) -> None:
    bytes_ = bytearray(path.read_bytes())
    if how == "no database":
        path.write_bytes(bytes(range(256)) * 20)
        return
    if how == "another program's":
        path.unlink()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE theirs (id INTEGER)")
        return
    bytes_[100:40_000] = b"\xff" * 39_900
    path.write_bytes(bytes_)


@pytest.mark.parametrize("how", ["damaged", "no database", "another program's"])
def test_a_library_that_cannot_be_opened_is_brought_back_and_kept_beside(
    run: Run, folder: Path, tmp_path: Path, how: str
) -> None:
    backup = tmp_path / "backup.sqlite"
    assert run("backup", str(backup)).code == 0
    names = [row["name"] for row in run("list", "--json").json]
    _damage(folder / DATABASE, how)
    damaged = (folder / DATABASE).read_bytes()
    assert run("list").code == 5

    restored = run("restore", str(backup))

    assert restored.code == 0, restored.err
    assert [row["name"] for row in run("list", "--json").json] == names
    assert (folder / f"{DATABASE}.damaged").read_bytes() == damaged


def test_a_bad_backup_leaves_a_damaged_library_as_it_is(run: Run, folder: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite"
    backup.write_text("not a database")
    _damage(folder / DATABASE, "damaged")
    damaged = (folder / DATABASE).read_bytes()
    refused = run("restore", str(backup))
    assert refused.code == 5
    assert "is no backup of batotray" in refused.err, "it is about the file that was named, not about the library"
    assert (folder / DATABASE).read_bytes() == damaged


@pytest.mark.parametrize("how", ["damaged", "no database", "another program's"])
def test_status_says_that_all_is_down_where_the_library_cannot_be_read(run: Run, folder: Path, how: str) -> None:
    known = set(run("status", "--json").json)
    _damage(folder / DATABASE, how)
    told = run("status")
    assert (told.code, told.err) == (2, "")
    assert told.out.startswith("Not working.")
    asked = run("status", "--json")
    assert asked.code == 2
    assert set(asked.json) == known
    assert asked.json["level"] == "down"
    assert asked.json["problems"][0]["text"] in told.out


def test_a_damaged_file_is_named_by_backup_and_restore(run: Run, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite"
    run("backup", str(backup))
    _damage(backup, "damaged")
    refused = run("restore", str(backup))
    assert refused.code == 5
    assert refused.err.startswith(f"batotray: {backup} is damaged")
    assert run("backup", str(backup)).err.startswith(f"batotray: {backup} is there already and is no backup")


def test_the_way_back_to_an_older_program_is_the_one_that_is_written_down(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    backup, library = tmp_path / "before.backup", folder / DATABASE
    before = run("list", "--json").json
    run("backup", str(backup))
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("PRAGMA user_version = 999")
    assert run("list").code == run("restore", str(backup)).code == 5
    for path in folder.glob(f"{DATABASE}*"):
        path.rename(tmp_path / path.name)
    assert run("restore", str(backup)).code == 0
    assert run("list", "--json").json == before
