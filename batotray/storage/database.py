"""The one connection that writes, and what can be done with the file as a whole. Engine thread."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlmodel import Session, create_engine

from batotray.errors import DatabaseDamaged, DatabaseForeign
from batotray.storage.failures import translated
from batotray.storage.migrate import checked_version, migrate

BUSY_TIMEOUT_MS = 2000


class Database:
    """The writer. Opened by `open_writer`; used on the thread that opened it."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._session: Session | None = None

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One BEGIN IMMEDIATE; joined when one is open already, so that repositories compose.

        Raises StorageError for the environment's faults; nothing is stored then.
        """
        if self._session is not None:
            yield self._session
            return
        with translated(), Session(self._engine) as session, session.begin():
            self._session = session
            try:
                yield session
            finally:
                self._session = None

    def backup(self, target: Path) -> None:
        """Write a consistent copy to `target`, replacing it. Raises StorageError."""
        with translated():
            copy = sqlite3.connect(target)
            try:
                self._raw().backup(copy)
            finally:
                copy.close()

    def restore(self, source: Path) -> None:
        """Verify the backup at `source`, then copy it into the live database.

        Raises StorageError; nothing changed then. An older backup is migrated afterwards. The live file itself is never
        replaced, since readers have it open.
        """
        verify(source)
        with translated():
            copy = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
            try:
                copy.backup(self._raw())
            finally:
                copy.close()
        migrate(self.path)

    def check_integrity(self) -> None:
        """Raise DatabaseDamaged unless SQLite finds the file sound."""
        with translated():
            _check_integrity(self._raw())

    def close(self) -> None:
        """Let SQLite optimise, then close; the write-ahead log is folded in."""
        with translated():
            self._raw().execute("PRAGMA optimize")
        self._engine.dispose()

    def _raw(self) -> sqlite3.Connection:
        with self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            return raw


def open_writer(path: Path) -> Database:
    """Migrate and open the database at `path`. Raises DatabaseForeign, DatabaseTooNew, DatabaseBusy and the like."""
    path.parent.mkdir(parents=True, exist_ok=True)
    migrate(path)
    engine = create_engine(f"sqlite:///{path}", pool_size=1, max_overflow=0)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin_immediate)
    return Database(path, engine)


def verify(path: Path) -> None:
    """Raise unless `path` is a sound batotray database of a known version."""
    if not path.is_file():
        raise DatabaseForeign
    with translated():
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            if checked_version(connection) == 0:
                raise DatabaseForeign
            _check_integrity(connection)
        finally:
            connection.close()


def _check_integrity(connection: sqlite3.Connection) -> None:
    verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if verdict != "ok":
        raise DatabaseDamaged(verdict)


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    # Transactions are begun by `_begin_immediate`; the driver must not begin its own deferred ones.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
