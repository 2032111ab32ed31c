"""Brings a database file to the newest schema: plain SQL scripts, `PRAGMA user_version`, one transaction a step.

Runs at start, before the writer opens, on the thread that opens it. Uses plain sqlite3, on a connection of its own.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from batotray.errors import DatabaseDamaged, DatabaseForeign, DatabaseTooNew
from batotray.storage.copies import check_integrity, connect_read_only, copy_whole
from batotray.storage.failures import translated

APPLICATION_ID = 1650553966
BACKUPS_KEPT = 3


@dataclass(frozen=True, slots=True)
class Migration:
    """One script; `version` is the `user_version` it leads to."""

    version: int
    name: str
    script: str


def migrations() -> tuple[Migration, ...]:
    """All scripts in order. Their numbers run from 1 without a gap (a test holds it)."""
    folder = resources.files("batotray.storage.migrations")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple(Migration(int(n[:4]), n[5:-4], folder.joinpath(n).read_text("utf-8")) for n in names)


def newest_version() -> int:
    """The version that this program writes and reads."""
    return migrations()[-1].version


def migrate(path: Path) -> int:
    """Bring the file at `path` (made when absent) to the newest schema and return its version.

    Checks and backs up an existing file first when it will change. Raises DatabaseForeign, DatabaseTooNew or another
    StorageError; the file is then as it was.
    """
    with translated():
        version = _version_of(path)
        if version and version < newest_version():
            _back_up_before(path, version)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            return bring_up_to_date(connection, version)


def bring_up_to_date(connection: sqlite3.Connection, version: int) -> int:
    """Run the scripts after `version`, each with its number in one transaction; returns the version reached."""
    pending = [m for m in migrations() if m.version > version]
    for migration in pending:
        _apply(connection, migration)
    return pending[-1].version if pending else version


def checked_version(connection: sqlite3.Connection) -> int:
    """The schema version of an open file; 0 for an empty one. Raises DatabaseForeign or DatabaseTooNew."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION_ID and (application or tables):
        raise DatabaseForeign
    if version > newest_version():
        raise DatabaseTooNew
    return version


def verify(path: Path) -> None:
    """Raise DatabaseForeign, DatabaseTooNew or DatabaseDamaged unless `path` is a sound batotray database."""
    with translated(), closing(connect_read_only(path)) as connection:
        if checked_version(connection) == 0:
            raise DatabaseForeign
        check_integrity(connection)


def _version_of(path: Path) -> int:
    # A read-only connection leaves a stranger's file alone: even closing a writing one may fold in its log.
    if not path.exists() or path.stat().st_size == 0:
        return 0
    with closing(connect_read_only(path)) as connection:
        return checked_version(connection)


def _apply(connection: sqlite3.Connection, migration: Migration) -> None:
    # Scripts that rebuild a table need foreign keys off, which SQLite allows outside a transaction only.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        connection.executescript(f"BEGIN IMMEDIATE;\n{migration.script}\nPRAGMA user_version = {migration.version};")
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise DatabaseDamaged(f"foreign keys are broken after migration {migration.version}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _back_up_before(path: Path, version: int) -> None:
    with closing(connect_read_only(path)) as connection:
        check_integrity(connection)
        copy_whole(connection, path.with_name(f"{path.name}.before-v{version + 1}.backup"))
    kept = sorted(path.parent.glob(f"{path.name}.before-v*.backup"), key=lambda p: p.stat().st_mtime_ns)
    for old in kept[:-BACKUPS_KEPT]:
        old.unlink()
