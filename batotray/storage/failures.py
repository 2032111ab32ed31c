"""SQLite's failures, translated once: the environment's faults become StorageError, everything else stays a bug.

Pure; any thread. Knows plain sqlite3 only, since readers use it too.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from batotray.errors import DatabaseBusy, DatabaseDamaged, DatabaseForeign, DiskFull, StorageError
from batotray.paths import storage_error

_BY_CODE: dict[int, type[StorageError]] = {
    sqlite3.SQLITE_BUSY: DatabaseBusy,
    sqlite3.SQLITE_LOCKED: DatabaseBusy,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_READONLY: DiskFull,
    sqlite3.SQLITE_IOERR: StorageError,
    sqlite3.SQLITE_CANTOPEN: StorageError,
    sqlite3.SQLITE_PERM: StorageError,
    sqlite3.SQLITE_CORRUPT: DatabaseDamaged,
    sqlite3.SQLITE_NOTADB: DatabaseForeign,
}

_NO_ROOM = frozenset({sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_WRITE})
"""What a full disk looks like where SQLite cannot say so."""


@contextmanager
def translated() -> Iterator[None]:
    """Raise StorageError in place of the environment's errors; programming mistakes pass unchanged."""
    try:
        yield
    except sqlite3.Error as error:
        raise storage_failure(error) or error from error
    except OSError as error:
        raise storage_error(error) from error


def storage_failure(error: object) -> StorageError | None:
    """What an error of SQLite means to the user; None for a programming mistake."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    # The low byte is SQLite's primary result code; the rest tells details.
    kind = DiskFull if code in _NO_ROOM else _BY_CODE.get(code & 0xFF)
    return kind(str(error)) if kind else None
