"""Where there is no room: what is stored can be read all the same, and the failure says what it is."""

import sqlite3
from pathlib import Path

import pytest

from batotray.errors import DatabaseBusy, DatabaseDamaged, DiskFull, StorageError
from batotray.storage.failures import storage_failure
from batotray.storage.read_models import ReadModels
from batotray.storage.store import Store
from tests.builders import NOW
from tests.fakes import FakeClock
from tests.storage.shelf import follow, stock


@pytest.fixture
def no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """What SQLite says when it cannot write what readers share."""

    def full(_path: Path) -> sqlite3.Connection:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
        raise error

    monkeypatch.setattr("batotray.storage.reading.connection.connect_read_only", full)


@pytest.mark.usefixtures("no_room")
def test_a_library_is_read_where_nothing_can_be_written_beside_it(store: Store, file: Path) -> None:
    follow(store)
    store.close()
    models = ReadModels(file, FakeClock(NOW))
    assert len(models.series_rows(NOW)) == 1
    models.close()


@pytest.mark.usefixtures("no_room")
def test_what_is_only_in_the_log_is_not_passed_over(store: Store, file: Path) -> None:
    store.close()
    file.with_name(f"{file.name}-wal").write_bytes(b"something that was written")
    with pytest.raises(DiskFull):
        ReadModels(file, FakeClock(NOW))


def test_a_store_that_cannot_be_optimised_is_closed_all_the_same(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = Store.open(file, FakeClock(NOW))
    stock(store, follow(store), *range(1, 400))
    store.chapters.unread_ids(1, None)
    store.database.run("PRAGMA query_only = 1")
    store.close()
    assert "the database was not optimised" in caplog.text
    assert not file.with_name(f"{file.name}-wal").exists()


@pytest.mark.parametrize(
    ("code", "kind"),
    [(sqlite3.SQLITE_FULL, DiskFull), (sqlite3.SQLITE_IOERR_SHMSIZE, DiskFull), (sqlite3.SQLITE_READONLY, DiskFull),
     (sqlite3.SQLITE_IOERR_WRITE, DiskFull), (sqlite3.SQLITE_IOERR_READ, StorageError),
     (sqlite3.SQLITE_BUSY_SNAPSHOT, DatabaseBusy), (sqlite3.SQLITE_CORRUPT_INDEX, DatabaseDamaged)],
)  # fmt: skip
def test_a_failure_of_sqlite_says_what_it_means_to_the_user(code: int, kind: type[StorageError]) -> None:
    error = sqlite3.OperationalError("as SQLite says")
    error.sqlite_errorcode = code
    assert type(storage_failure(error)) is kind


def test_a_mistake_of_ours_is_no_failure_of_the_environment() -> None:
    error = sqlite3.OperationalError("no such table")
    error.sqlite_errorcode = sqlite3.SQLITE_ERROR
    assert storage_failure(error) is None
    assert storage_failure(ValueError()) is None
