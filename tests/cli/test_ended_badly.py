"""`status` says how the last run ended: stopped by bugs, whichever process ran it, or killed."""

import sqlite3
from contextlib import closing
from pathlib import Path

from batotray.core.folder_lock import FolderLock
from batotray.paths import DATABASE
from tests.cli.conftest import Run

SENTENCE = "the engine stopped after 3 unexpected errors in a row; the log has them"


def stop(folder: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as connection, connection:
        connection.execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('@bugs_in_a_row', '3')")


def test_an_engine_that_bugs_stopped_is_down(run: Run, folder: Path) -> None:
    stop(folder)
    status = run("status")
    assert status.code == 2
    assert SENTENCE in status.out
    assert run("status", "--json").json["level"] == "down"


def test_resuming_forgets_it(run: Run, folder: Path) -> None:
    stop(folder)
    assert run("resume").code == 0
    status = run("status")
    assert status.code == 1
    assert SENTENCE not in status.out


def test_a_run_that_was_killed_is_known_before_the_next_one_begins(run: Run, folder: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as connection, connection:
        connection.execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('@running', '1')")
    status = run("status")
    assert status.code == 1
    assert "the last run did not end cleanly" in status.out
    assert run("status", "--json").json["unclean_exit"] is True


def test_a_run_that_has_the_folder_was_not_killed_though_it_does_not_answer_yet(run: Run, folder: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as connection, connection:
        connection.execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('@running', '1')")
    lock = FolderLock(folder)
    assert lock.acquire()
    try:
        assert run("status", "--json").json["unclean_exit"] is False
    finally:
        lock.release()
