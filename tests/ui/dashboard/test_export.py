"""The log as CSV: whole or not at all, and harmless in a spreadsheet."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from batotray.core.commands import Failed
from batotray.ui.dashboard import export
from batotray.ui.dashboard.export import COLUMNS, LogExport
from tests.builders import NOW
from tests.ui.dashboard.conftest import MakeFakes

SINCE = NOW - timedelta(days=30)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_check_of_the_span_is_written_once(
    fakes_of: MakeFakes, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "PAGE", 50)
    fakes, target = fakes_of("plain"), tmp_path / "checks.csv"
    job = LogExport(fakes.context.reads, target, SINCE)
    with qtbot.waitSignal(job.finished) as finished:
        job.start()
    rows = rows_of(target)
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == finished.args[0] > 50
    assert fakes.reads.asked > 2
    instants = [row["at"] for row in rows]
    assert instants == sorted(instants, reverse=True)
    assert instants[0].endswith("Z")
    assert [path.name for path in tmp_path.iterdir()] == ["checks.csv"]


def test_names_from_the_network_are_no_formulas_and_no_lines() -> None:
    assert export._cell("=HYPERLINK(1)") == "'=HYPERLINK(1)"
    assert export._cell("two\nlines\x1b[31m") == "two lines [31m"
    assert export._cell(None) is None


def test_where_it_cannot_be_written_it_says_so(fakes_of: MakeFakes, tmp_path: Path, qtbot: QtBot) -> None:
    owner = QObject()
    job = LogExport(fakes_of("plain").context.reads, tmp_path / "no" / "folder.csv", SINCE, owner)
    with qtbot.waitSignal(job.failed) as told:
        job.start()
    failure = told.args[0]
    assert isinstance(failure, Failed)
    assert failure.code == "cannot_write"
