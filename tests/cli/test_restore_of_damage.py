"""The way out that a damaged library names: `batotray restore FILE`."""

from pathlib import Path

import pytest

from batotray.paths import DATABASE
from tests.cli.conftest import Run


def _damage(path: Path, how: str) -> None:
    bytes_ = bytearray(path.read_bytes())
    if how == "foreign":
        path.write_bytes(bytes(range(256)) * 20)
        return
    bytes_[100:40_000] = b"\xff" * 39_900
    path.write_bytes(bytes_)


@pytest.mark.parametrize("how", ["damaged", "foreign"])
def test_a_library_that_cannot_be_opened_is_brought_back_and_kept_beside(
    run: Run, folder: Path, tmp_path: Path, how: str
) -> None:
    backup = tmp_path / "backup.sqlite"
    assert run("backup", str(backup)).code == 0
    names = [row["name"] for row in run("list", "--json").json]
    _damage(folder / DATABASE, how)
    damaged = (folder / DATABASE).read_bytes()
    assert run("list").code == 5

    restored = run("restore", str(backup))

    assert restored.code == 0, restored.err
    assert [row["name"] for row in run("list", "--json").json] == names
    assert (folder / f"{DATABASE}.damaged").read_bytes() == damaged


def test_a_bad_backup_leaves_a_damaged_library_as_it_is(run: Run, folder: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite"
    backup.write_text("not a database")
    _damage(folder / DATABASE, "damaged")
    damaged = (folder / DATABASE).read_bytes()
    assert run("restore", str(backup)).code == 5
    assert (folder / DATABASE).read_bytes() == damaged
