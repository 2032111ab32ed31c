"""`status` says that bugs stopped the engine, whichever process ran it, until checking is resumed."""

import sqlite3
from contextlib import closing
from pathlib import Path

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
