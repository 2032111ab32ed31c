"""The one connection that writes. Engine thread.

Statements on rows that are few and typed go through SQLAlchemy and `tables`; what is read at every check, and what
concerns thousands of rows, is plain SQL on the same connection and in the same transaction.
"""

import json
import logging
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import URL, Connection, event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import create_engine

from batotray.errors import StorageError
from batotray.storage.copies import copy_pages
from batotray.storage.failures import storage_failure, translated
from batotray.storage.migrate import migrate
from batotray.storage.shapes import Row

log = logging.getLogger(__name__)
BUSY_TIMEOUT_MS = 2000
LOG_FILE_LIMIT = 16_000_000
"""Bytes to which the write-ahead log shrinks again after a large transaction."""
Parameters: TypeAlias = Sequence[Any] | Mapping[str, Any]


class Database:
    """The writer. Opened by `open_writer`; used on the thread that opened it."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._connection: Connection | None = None
        self._raw: sqlite3.Connection | None = None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One BEGIN IMMEDIATE; joined when one is open already, so that repositories compose.

        Raises StorageError for the environment's faults; nothing is stored then.
        """
        if self._connection is not None:
            yield self._connection
            return
        with _translated(), self._engine.begin() as connection:
            self._connection = connection
            try:
                yield connection
            finally:
                self._connection = None

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """All rows of hand-written SQL, as SQLite has them. No transaction is begun for them, so a read never waits."""
        with _translated():
            return self._reading().execute(sql, parameters).fetchall()

    def _reading(self) -> sqlite3.Connection:
        """The one connection of the pool, without the transaction that a read does not need."""
        if self._connection is not None:
            return _driver(self._connection)
        if self._raw is None:
            with self._engine.connect() as connection:
                self._raw = _driver(connection)
        return self._raw

    def run(self, sql: str, parameters: Parameters = ()) -> int:
        """Run hand-written SQL and return how many rows it changed."""
        with self.transaction() as connection:
            return _driver(connection).execute(sql, parameters).rowcount

    def run_many(self, sql: str, rows: Iterable[Parameters]) -> None:
        """Run one hand-written statement for every row."""
        with self.transaction() as connection:
            _driver(connection).executemany(sql, rows)

    def overwrite(self, source: sqlite3.Connection) -> None:
        """Copy another database over this one, in one transaction that readers see whole. Raises StorageError."""
        with _translated(), self._engine.connect() as connection:
            copy_pages(source, _driver(connection))

    def close(self) -> None:
        """Let SQLite optimise, then close; the write-ahead log is folded in.

        What was stored is stored, whether or not there is room to optimise.
        """
        try:
            with _translated(), self._engine.connect() as connection:
                # Enough rows to choose an index by, not the whole log.
                _driver(connection).execute("PRAGMA analysis_limit = 400")
                _driver(connection).execute("PRAGMA optimize")
        except StorageError as error:
            log.warning("the database was not optimised: %s", error)
        finally:
            self._engine.dispose()


def open_writer(path: Path, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> Database:
    """Migrate and open the database at `path`. Raises DatabaseForeign, DatabaseTooNew, DatabaseBusy and the like."""
    with translated():
        path.parent.mkdir(parents=True, exist_ok=True)
    migrate(path)
    # Used from another thread than the one that opened it, the connection raises.
    place = URL.create("sqlite", database=str(path))  # made of parts: a folder's name may hold any mark
    engine = create_engine(place, pool_size=1, max_overflow=0, connect_args={"check_same_thread": True})

    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        # Transactions are begun by `_begin_immediate`; the driver must not begin its own deferred ones.
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout = {busy_timeout_ms}",
            "journal_mode = WAL",
            f"journal_size_limit = {LOG_FILE_LIMIT}",
            "synchronous = NORMAL",
            "foreign_keys = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin_immediate)
    return Database(path, engine)


def json_list(values: Iterable[int | str]) -> str:
    """Any number of values as one parameter, for `IN (SELECT value FROM json_each(?))`; SQLite limits variables."""
    return json.dumps(list(values))


@contextmanager
def _translated() -> Iterator[None]:
    try:
        with translated():
            yield
    except DBAPIError as error:
        raise storage_failure(error.orig) or error from error


def _driver(connection: Connection) -> sqlite3.Connection:
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
