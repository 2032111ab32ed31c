"""Copies of a database: whole, or not there at all, and never waited for without an end."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from batotray.errors import DatabaseBusy
from batotray.storage.copies import connect_read_only, copy_pages, copy_whole


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE chapter (id INTEGER)")
    return path


def test_a_target_that_stays_locked_is_given_up(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    with closing(sqlite3.connect(target, isolation_level=None)) as other:
        other.execute("CREATE TABLE theirs (id INTEGER)")
        other.execute("BEGIN IMMEDIATE")
        with (
            closing(connect_read_only(source)) as reading,
            closing(sqlite3.connect(target, timeout=0)) as writing,
            pytest.raises(DatabaseBusy),
        ):
            copy_pages(reading, writing)


def test_a_copy_that_fails_leaves_what_was_there(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("what was there")
    source.write_bytes(source.read_bytes()[:100] + bytes(5000))
    with closing(connect_read_only(source)) as reading, pytest.raises(sqlite3.DatabaseError):
        copy_whole(reading, target)
    assert target.read_text() == "what was there"
    assert {path.name for path in tmp_path.iterdir()} == {"source", "target"}
