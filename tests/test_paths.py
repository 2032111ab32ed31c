"""Where the data lies, and that what is made there is the user's alone."""

import errno
import stat
from pathlib import Path

import pytest

from batotray.errors import DiskFull, StorageError
from batotray.paths import COVERS, as_path, data_folder, prepare, storage_error


def test_the_flag_goes_before_the_environment_and_that_before_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    environ = {"BATOTRAY_DATA_DIR": str(tmp_path / "env")}
    assert data_folder(str(tmp_path / "flag"), environ) == tmp_path / "flag"
    assert data_folder(None, environ) == tmp_path / "env"
    assert data_folder(None, {"BATOTRAY_DATA_DIR": ""}).name == "batotray"


def test_a_relative_folder_and_a_home_are_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    assert data_folder("here", {}) == tmp_path / "here"
    assert data_folder("~/there", {}) == tmp_path / "home" / "there"


def test_naming_the_folder_creates_nothing(tmp_path: Path) -> None:
    data_folder(str(tmp_path / "later"), {})
    assert not (tmp_path / "later").exists()


def test_every_level_that_is_made_is_for_the_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "deep"
    prepare(folder)
    prepare(folder)
    for made in (folder.parent, folder, folder / COVERS):
        assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    prepare(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_file_in_the_way_is_the_environments_fault(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(StorageError, match="taken"):
        prepare(tmp_path / "taken" / "inside")


@pytest.mark.parametrize(
    ("code", "expected"), [(errno.ENOSPC, DiskFull), (errno.EROFS, DiskFull), (errno.EACCES, StorageError)]
)
def test_a_full_or_read_only_disk_has_its_own_name(code: int, expected: type[StorageError]) -> None:
    assert type(storage_error(OSError(code, "no"))) is expected


def test_a_home_that_is_not_there_is_a_name_like_any_other() -> None:
    assert as_path("~/x") == Path.home() / "x"
    assert as_path("~nobody-of-this-name/x") == Path("~nobody-of-this-name/x")


def test_a_folder_named_from_one_that_is_gone_cannot_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_: Path) -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "absolute", gone)
    with pytest.raises(StorageError):
        data_folder("here", {})
