"""What leaves the library and comes back: `export` parsed and compared, `backup` and `restore` as a round trip."""

import csv
import io
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from batotray.cli.exporting import CHAPTER_COLUMNS, SERIES_COLUMNS
from batotray.paths import DATABASE
from tests.cli.conftest import Run
from tests.cli.library import HOSTILE_NAME
from tests.cli.site import Site


def library(run: Run) -> list[dict[str, Any]]:
    return sorted(run("list", "--all", "--json").json, key=lambda row: row["id"])


def by_id(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: int(row["id"]))


def test_json_holds_every_series_as_list_does(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "all.json"
    assert run("export", str(target)).out.split() == ["4", "series", "written", "to", str(target)]
    exported = by_id(json.loads(target.read_text("utf-8")))
    for row, listed in zip(exported, library(run), strict=True):
        assert {key: row[key] for key in listed} == listed
        assert "chapter_list" not in row
    assert exported[0]["links"] == ["https://mangadex.org/title/ref-1"]
    assert (exported[0]["read"], exported[0]["last_read"]) == (10, "10")
    assert exported[3]["name"] == HOSTILE_NAME, "an export is whole; only a terminal is spared"


def test_the_columns_of_csv_are_those_that_are_written_down() -> None:
    document = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8").partition("## CSV")[2]
    rows = dict(re.findall(r"^\| `(export.*?)` \| (.*) \|$", document, re.MULTILINE))
    assert re.findall(r"`(\w+)`", rows["export"]) == list(SERIES_COLUMNS)
    assert re.findall(r"`(\w+)`", rows["export --chapters"]) == list(CHAPTER_COLUMNS)


def test_json_with_chapters_holds_them_as_chapters_does(run: Run) -> None:
    for row in run("export", "--chapters").json:
        assert row["chapter_list"] == run("chapters", str(row["id"]), "--json").json


def test_csv_holds_every_series(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "all.csv"
    run("export", str(target))
    rows = by_id(list(csv.DictReader(io.StringIO(target.read_text("utf-8"), newline=""))))
    assert tuple(rows[0]) == SERIES_COLUMNS
    for row, listed in zip(rows, library(run), strict=True):
        shared = set(SERIES_COLUMNS) & set(listed) - {"name"}
        assert {key: row[key] for key in shared} == {
            key: "" if listed[key] is None else str(listed[key]) for key in shared
        }
    assert rows[1]["name"] == "은하 우체국의 마지막 배달부"
    assert "\x1b" not in rows[3]["name"]


def test_csv_with_chapters_has_a_row_for_each(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv", "--chapters").out, newline="")))
    assert tuple(rows[0]) == CHAPTER_COLUMNS
    assert len(rows) == sum(row["chapters"] for row in library(run))
    first = run("chapters", "1", "--json").json[0]
    (same,) = (row for row in rows if row["id"] == str(first["id"]))
    assert {key: same[key] for key in ("number", "title", "link", "published_at")} == {
        key: first[key] for key in ("number", "title", "link", "published_at")
    }


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)"])
def test_a_name_is_no_formula(run: Run, site: Site, empty: Path, title: str) -> None:
    site.titles["a"] = title
    run("follow", site.link("a"), data=empty)
    (row,) = csv.DictReader(io.StringIO(run("export", "--format", "csv", data=empty).out, newline=""))
    assert row["name"] == f"'{title}"


def test_an_empty_library_is_exported_too(run: Run, empty: Path) -> None:
    assert run("export", data=empty).json == []
    assert run("export", "--format", "csv", data=empty).out.strip() == ",".join(SERIES_COLUMNS)


def test_a_place_that_cannot_be_written_is_named_and_nothing_is_left(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "all.json"
    outcome = run("export", str(target))
    assert (outcome.code, outcome.out) == (1, "")
    assert str(target) in outcome.err


def test_a_folder_in_the_place_of_the_file_leaves_no_draft_beside_it(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    before = sorted(tmp_path.iterdir())
    assert run("export", str(folder)).code == 1
    assert sorted(tmp_path.iterdir()) == before


# ------------------------------------------------------------------ backup and restore


def everything(run: Run) -> list[object]:
    queries = ("list --all", "notifications --all", "chapters 1", "log", "schedule", "get")
    return [run(*query.split(), "--json").json for query in queries]


def test_a_backup_brings_everything_back(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    run("set", "theme", "dark")
    before = everything(run)
    assert run("backup", str(copy)).out.split() == ["Backed", "up", "to", str(copy)]
    run("unfollow", "2", "--purge")
    run("unfollow", "1")
    run("notifications", "read", "--all")
    run("set", "theme", "light")
    assert everything(run) != before
    assert run("restore", str(copy)).out.split() == ["Restored", "from", str(copy)]
    assert everything(run) == before


def test_a_backup_opens_as_a_library_elsewhere(run: Run, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    run("backup", str(there / DATABASE))
    assert run("list", "--json", data=there).json == run("list", "--json").json


@pytest.mark.parametrize("content", [None, b"", b"nothing like a database" * 60])
def test_what_is_no_backup_replaces_nothing(run: Run, tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "copy.sqlite"
    if content is not None:
        file.write_bytes(content)
    before = everything(run)
    outcome = run("restore", str(file))
    assert outcome.code == (1 if content is None else 5)
    assert outcome.err.startswith("batotray: ")
    assert everything(run) == before


@pytest.mark.parametrize("extra", [(), ("--chapters",), ("--format", "csv")])
def test_an_export_replaces_no_database(run: Run, folder: Path, tmp_path: Path, extra: tuple[str, ...]) -> None:
    backup = tmp_path / "library.backup"
    run("backup", str(backup))
    for file in (folder / DATABASE, backup):
        before = file.read_bytes()
        refused = run("export", str(file), *extra)
        assert (refused.code, refused.out) == (1, "")
        assert "is a database; it was left untouched" in refused.err
        assert file.read_bytes() == before
    assert len(library(run)) == 4


def test_an_export_through_a_symbolic_link_replaces_the_file_and_not_the_link(run: Run, tmp_path: Path) -> None:
    target, link = tmp_path / "all.json", tmp_path / "link.json"
    target.write_text("old")
    link.symlink_to(target)
    assert run("export", str(link)).code == 0
    assert link.is_symlink()
    assert len(json.loads(target.read_text("utf-8"))) == 4


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_an_export_into_a_pipe_leaves_the_pipe_there(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert run("export", str(pipe)).code == 0
        assert os.read(reader, 1) == b"["
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_an_empty_name_is_no_file_to_write(run: Run) -> None:
    assert run("export", "").code == 1
