"""Backup and restore of the whole library. `back_up` on any thread, `restore_into` on the engine's.

A restore never replaces the live file, which readers have open: the backup is checked, brought to the newest schema on
a copy of its own, and then copied into the live database in one transaction.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from batotray.errors import DatabaseForeign, NotFound, UserError
from batotray.storage.copies import connect_read_only, copy_whole
from batotray.storage.database import Database
from batotray.storage.failures import translated
from batotray.storage.migrate import bring_up_to_date, checked_version, verify
from batotray.storage.shapes import FACT, WAITING

_OF_THE_RUN = ", ".join(f"'{FACT}{name}'" for name in ("running", "started", "heartbeat", "unclean_exit"))
_CARRIED_OVER = (
    "DELETE FROM source_state",
    "INSERT INTO source_state SELECT * FROM live.source_state",
    "DELETE FROM request_bucket",
    "INSERT INTO request_bucket SELECT * FROM live.request_bucket",
    f"DELETE FROM setting WHERE key IN ({_OF_THE_RUN})",
    f"INSERT INTO setting SELECT * FROM live.setting WHERE key IN ({_OF_THE_RUN})",
    f"UPDATE notification SET claimed_at = visible_at WHERE {WAITING} AND snoozed_until IS NULL",
)


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

    What concerns this machine and not the library stays: holds, refusals and request counts of hosts, marks of the run.
    Rows of the inbox that nobody had been told about are not told now; the inbox carries them. Raises NotFound
    `no_such_file`, UserError `restore_is_live`, and StorageError; nothing changed then.
    """
    live = database.path
    with translated():
        if not source.is_file():
            raise NotFound("no_such_file", path=str(source))
        if source.samefile(live):
            raise UserError("restore_is_live")
        verify(source)
        with _prepared(source, live) as prepared, closing(connect_read_only(prepared)) as copy:
            back_up(live, live.with_name(f"{live.name}.before-restore.backup"))
            database.overwrite(copy)


@contextmanager
def _prepared(source: Path, live: Path) -> Iterator[Path]:
    """A copy of the backup with the newest schema and with what stays of the live database."""
    path = live.with_name(f"{live.name}.restoring")
    try:
        with closing(connect_read_only(source)) as backup:
            copy_whole(backup, path)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            bring_up_to_date(connection, checked_version(connection))
            connection.execute("ATTACH ? AS live", (str(live),))
            for statement in _CARRIED_OVER:
                connection.execute(statement)
        yield path
    finally:
        path.unlink(missing_ok=True)


def _check_target(database: Path, target: Path) -> None:
    if target.is_dir():
        raise UserError("backup_is_folder", path=str(target))
    if not target.parent.is_dir():
        raise UserError("backup_no_folder", path=str(target.parent))
    if not target.exists():
        return
    if target.samefile(database):
        raise UserError("backup_is_live")
    try:
        verify(target)
    except DatabaseForeign:
        raise UserError("backup_not_ours", path=str(target)) from None
