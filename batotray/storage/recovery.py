"""Backup and restore of the whole library. `back_up` on any thread, the others where the database is written.

A restore never replaces an open file, which readers look at: the backup is checked, brought to the newest schema on a
copy of its own, and then copied into the live database in one transaction.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copyfile

from batotray.errors import DatabaseDamaged, DatabaseForeign, NotFound, StorageError, UserError
from batotray.storage.copies import connect_read_only, copy_whole
from batotray.storage.database import Database
from batotray.storage.failures import translated
from batotray.storage.migrate import APPLICATION_ID, bring_up_to_date, checked_version, verify
from batotray.storage.shapes import FACT, WAITING

_OF_THE_MACHINE = ", ".join(
    f"'{FACT}{name}'"
    for name in (
        "running",
        "started",
        "returned",
        "heartbeat",
        "unclean_exit",
        "bugs_in_a_row",
        "paused_until",
        "installation_id",
    )
)
_STAYS = (
    "DELETE FROM source_state",
    "INSERT INTO source_state SELECT * FROM live.source_state",
    "DELETE FROM request_bucket",
    "INSERT INTO request_bucket SELECT * FROM live.request_bucket",
    f"DELETE FROM setting WHERE key IN ({_OF_THE_MACHINE})",
    f"INSERT INTO setting SELECT * FROM live.setting WHERE key IN ({_OF_THE_MACHINE})",
    # Ids are never given out twice: toasts on the screen, and what can be undone in a window, still name theirs.
    "INSERT INTO sqlite_sequence SELECT name, 0 FROM live.sqlite_sequence"
    " WHERE name NOT IN (SELECT name FROM sqlite_sequence)",
    "UPDATE sqlite_sequence SET seq = max(seq, ifnull("
    "(SELECT seq FROM live.sqlite_sequence other WHERE other.name = sqlite_sequence.name), 0))",
)
_TELL_NOTHING = f"UPDATE notification SET claimed_at = visible_at WHERE {WAITING} AND snoozed_until IS NULL"


def back_up(database: Path, target: Path) -> None:
    """Write a consistent copy of the database to `target`; what is there is replaced only by a complete copy.

    Raises UserError `backup_is_folder`, `backup_no_folder`, `backup_is_live` or `backup_not_ours` (the file there is no
    batotray database), and StorageError.
    """
    with translated():
        _check_target(database, target)
        with closing(connect_read_only(database)) as connection:
            copy_whole(connection, target)


def restore_into(database: Database, source: Path) -> None:
    """Copy the backup at `source` into the open `database`; what was there is kept in a copy beside it.

    What concerns this machine and not the library stays: holds, refusals and request counts of hosts, marks of the run,
    a pause, the installation's own number.
    Rows of the inbox that nobody had been told about are not told now; the inbox carries them. Raises NotFound
    `no_such_file`, UserError `restore_is_live`, and StorageError; nothing changed then.
    """
    with translated(), _prepared(source, database.path) as prepared:
        _keep_copy(database.path)
        with closing(connect_read_only(prepared)) as copy:
            database.overwrite(copy)


def restore_file(live: Path, source: Path) -> Path:
    """The same where the live file cannot be opened; returns under which name it is kept beside the new one.

    Nobody may have the file open: the caller holds the folder's door.
    """
    kept = live.with_name(f"{live.name}.damaged")
    with translated(), _prepared(source, live) as prepared:
        copyfile(live, kept)
        # Beside the new file it would be taken for its own; it may hold what the damaged one lacks.
        _move(live.with_name(f"{live.name}-wal"), kept.with_name(f"{kept.name}-wal"))
        live.with_name(f"{live.name}-shm").unlink(missing_ok=True)
        prepared.replace(live)  # at no moment is there no library
    return kept


def _move(path: Path, target: Path) -> None:
    """Move a file over another; where there is none, the other goes all the same."""
    if path.exists():
        path.replace(target)
    else:
        target.unlink(missing_ok=True)


@contextmanager
def _prepared(source: Path, live: Path) -> Iterator[Path]:
    """A copy of the backup with the newest schema and with what stays of the live database."""
    if not source.is_file():
        raise NotFound("no_such_file", path=str(source))
    if source.samefile(live):
        raise UserError("restore_is_live")
    with _of(source):
        verify(source)
    path = live.with_name(f"{live.name}.restoring")
    try:
        with closing(connect_read_only(source)) as backup:
            copy_whole(backup, path)
        with closing(sqlite3.connect(path.resolve().as_uri(), uri=True, isolation_level=None)) as connection:
            bring_up_to_date(connection, checked_version(connection))
            connection.execute(_TELL_NOTHING)
            _carry_over(connection, live)
        yield path
    finally:
        path.unlink(missing_ok=True)


def _carry_over(connection: sqlite3.Connection, live: Path) -> None:
    """Take from the live database what a restore leaves alone; of a damaged or foreign one there is nothing."""
    try:
        with translated():
            connection.execute("ATTACH ? AS live", (live.resolve().as_uri() + "?mode=ro",))
            connection.execute("BEGIN")
            if connection.execute("PRAGMA live.application_id").fetchone()[0] != APPLICATION_ID:
                raise DatabaseForeign
            for statement in _STAYS:
                connection.execute(statement)
            connection.execute("COMMIT")
    except (DatabaseDamaged, DatabaseForeign):
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _keep_copy(live: Path) -> None:
    """A wrong file may have been named; of a damaged database there may be nothing to keep."""
    try:
        with translated(), closing(connect_read_only(live)) as connection:
            copy_whole(connection, live.with_name(f"{live.name}.before-restore.backup"))
    except (DatabaseDamaged, DatabaseForeign):
        return


def _check_target(database: Path, target: Path) -> None:
    if target.is_dir():
        raise UserError("backup_is_folder", path=str(target))
    if not target.parent.is_dir():
        raise UserError("backup_no_folder", path=str(target.parent))
    if target.exists() and target.samefile(database):
        raise UserError("backup_is_live")
    if target.exists() and target.stat().st_size:
        _check_is_ours(target)


def _check_is_ours(target: Path) -> None:
    """Only an earlier backup is replaced, never somebody's file that was named by mistake."""
    try:
        with _of(target), translated(), closing(connect_read_only(target)) as connection:
            checked_version(connection)
    except (DatabaseForeign, DatabaseDamaged):
        raise UserError("backup_not_ours", path=str(target)) from None


@contextmanager
def _of(file: Path) -> Iterator[None]:
    """What fails is this file, and not the library."""
    try:
        yield
    except StorageError as error:
        error.file = str(file)
        raise
