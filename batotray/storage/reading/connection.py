"""The connection of those who look: SQLite itself refuses to write through it. One thread, whichever opened it.

Plain `sqlite3`, so that neither the windows' thread nor a query on the command line ever imports SQLAlchemy.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from batotray.errors import StorageError
from batotray.storage.copies import connect_read_only, connect_to_resting
from batotray.storage.failures import translated
from batotray.storage.migrate import checked_version, newest_version
from batotray.storage.shapes import FACT, Row

BUSY_TIMEOUT_MS = 2000
Parameters: TypeAlias = Sequence[Any] | Mapping[str, Any]


class Reader:
    """Reads rows; every read is fetched whole, so that no cursor stays open and freezes its view of the file."""

    def __init__(self, path: Path) -> None:
        """Raises DatabaseForeign, DatabaseTooNew, and StorageError where there is no file or an older schema."""
        self.path = path
        with translated():
            if not path.is_file():
                raise StorageError(f"no database at {path}")
            self._connection, self.version = _opened(path)
        if self.version < newest_version():
            self._connection.close()
            raise StorageError(f"schema {self.version} has not been brought up to date")

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """All rows. Raises StorageError."""
        with translated():
            return self._connection.execute(sql, parameters).fetchall()

    def number(self, sql: str, parameters: Parameters = ()) -> int:
        """The one number that a query returns."""
        return int(self.rows(sql, parameters)[0][0])

    def teach(self, name: str, function: Callable[..., str]) -> None:
        """Let queries call a pure function of ours."""
        self._connection.create_function(name, -1, function, deterministic=True)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Several reads that see one state of the library."""
        with translated():
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("COMMIT")

    def facts(self) -> dict[str, str]:
        """What the program noted about itself."""
        rows = self.rows("SELECT key, value FROM setting WHERE key GLOB ?", (f"{FACT}*",))
        return {key.removeprefix(FACT): value for key, value in rows}

    def settings(self) -> dict[str, str]:
        """What the user saved."""
        rows = self.rows("SELECT key, value FROM setting WHERE key NOT GLOB ? ORDER BY key", (f"{FACT}*",))
        return dict(rows)

    def pause(self, now: datetime) -> tuple[bool, datetime | None]:
        """Whether all checking is paused, and until when; None for as long as nobody resumes it."""
        until = self.facts().get("paused_until", "")
        if until in ("", "forever"):
            return bool(until), None
        end = datetime.fromisoformat(until)
        return (True, end) if end > now else (False, None)

    def close(self) -> None:
        """Close the connection; the reader is of no use afterwards."""
        self._connection.close()


def _opened(path: Path) -> tuple[sqlite3.Connection, int]:
    """A connection and the version of the schema. Raises sqlite3.Error, DatabaseForeign or DatabaseTooNew."""
    try:
        return _checked(connect_read_only(path))
    except sqlite3.OperationalError:
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            raise
        # A full disk has no room for what readers share beside the file; without a log there is nothing to share.
        return _checked(connect_to_resting(path))


def _checked(connection: sqlite3.Connection) -> tuple[sqlite3.Connection, int]:
    try:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        return connection, checked_version(connection)
    except BaseException:
        connection.close()
        raise
