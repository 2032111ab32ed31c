"""Whole copies of a database file, complete or not there at all. Any thread; on connections of their own."""

import sqlite3
from contextlib import closing
from pathlib import Path

from batotray.errors import DatabaseBusy, DatabaseDamaged


def connect_read_only(path: Path) -> sqlite3.Connection:
    """A connection through which SQLite itself refuses to write. Raises sqlite3.Error."""
    return _connect(path, "mode=ro")


def connect_to_resting(path: Path) -> sqlite3.Connection:
    """The same for a file that nobody has open and whose log is folded in: it needs nothing written beside it."""
    return _connect(path, "mode=ro&immutable=1")


def _connect(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True, isolation_level=None)


def copy_pages(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy one open database over another, in one transaction. Raises DatabaseBusy, sqlite3.Error."""
    source.backup(target, progress=_give_up_when_locked)


def copy_whole(source: sqlite3.Connection, target: Path) -> None:
    """Write a consistent copy to `target`, replacing a file there only once the copy is complete.

    The copy is one file (no write-ahead log), so that it can be moved and read anywhere. Raises sqlite3.Error, OSError.
    """
    partial = target.with_name(f".{target.name}.partial")
    try:
        partial.unlink(missing_ok=True)
        with closing(sqlite3.connect(partial, isolation_level=None)) as copy:
            copy_pages(source, copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def check_integrity(connection: sqlite3.Connection) -> None:
    """Raise DatabaseDamaged unless SQLite finds the file sound."""
    verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if verdict != "ok":
        raise DatabaseDamaged(verdict)


def _give_up_when_locked(status: int, _remaining: int, _total: int) -> None:
    # The busy timeout has passed by now; left alone, Python would try again for ever.
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise DatabaseBusy("locked")
