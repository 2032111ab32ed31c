"""SQLite's failures, translated once: the environment's faults become StorageError, everything else stays a bug."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from batotray.errors import DatabaseBusy, DatabaseDamaged, DatabaseForeign, DiskFull, StorageError

_BY_CODE: dict[int, type[StorageError]] = {
    sqlite3.SQLITE_BUSY: DatabaseBusy,
    sqlite3.SQLITE_LOCKED: DatabaseBusy,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_READONLY: DiskFull,
    sqlite3.SQLITE_IOERR: DiskFull,
    sqlite3.SQLITE_CANTOPEN: DiskFull,
    sqlite3.SQLITE_CORRUPT: DatabaseDamaged,
    sqlite3.SQLITE_NOTADB: DatabaseForeign,
}


@contextmanager
def translated() -> Iterator[None]:
    """Raise StorageError in place of SQLite's environmental errors; programming mistakes pass unchanged."""
    try:
        yield
    except DBAPIError as error:
        raise _translate(error.orig) or error from error
    except sqlite3.Error as error:
        raise _translate(error) or error from error


def _translate(error: object) -> StorageError | None:
    # The low byte is SQLite's primary result code; the rest tells details.
    code = getattr(error, "sqlite_errorcode", None)
    kind = _BY_CODE.get(code & 0xFF) if isinstance(code, int) else None
    return kind(str(error)) if kind else None
