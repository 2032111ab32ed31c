"""Histories to replay, and the moment in each from which the future is unknown. Any thread.

The rules of the replay are those by which any policy is judged: the user starts following at a random moment after
half of the drops (five at least) are out; at most the last 60 drops are scored.
"""

import csv
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from batotray.core.prediction import gather
from batotray.records import Release

BATCH = timedelta(hours=1)
LEAST_HISTORY = 5
LEAST_SCORED = 2
MOST_SCORED = 60
AFTER_LAST = timedelta(days=30)
COLUMNS = ("series", "kind", "t_utc", "unc_min")
SHOWN = 60


@dataclass(frozen=True, slots=True)
class History:
    """When each chapter of a series came out (aware UTC, ascending), and when the observation ended."""

    series: str
    kind: str
    instants: tuple[datetime, ...]
    end: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """A history with the moment `start` at which the user begins to follow; `scored` are the drops after it."""

    history: History
    start: datetime
    scored: tuple[datetime, ...]
    end: datetime


def read_histories(path: Path) -> tuple[History, ...]:
    """The series of a CSV file with the columns series, kind, source, t_utc, unc_min, ordered by name.

    The row whose `unc_min` is END says when the observation ended; nothing after it is known. OSError when unreadable;
    ValueError when the file is not in that format or a series has no end.
    """
    instants: dict[str, list[datetime]] = {}
    kinds: dict[str, str] = {}
    ends: dict[str, datetime] = {}
    for name, kind, at, is_end in _rows(path):
        kinds[name] = kind
        known = instants.setdefault(name, [])
        if is_end:
            ends[name] = at
        else:
            known.append(at)
    without_end = sorted(set(instants) - set(ends))
    if without_end:
        raise ValueError(f"{path.name}: {without_end[0][:SHOWN]} has no END")
    return tuple(
        History(name, kinds[name], tuple(sorted(at for at in instants[name] if at <= end)), end)
        for name, end in sorted(ends.items())
    )


def _rows(path: Path) -> Iterator[tuple[str, str, datetime, bool]]:
    """Series, kind, time, and whether it is the end; as spreadsheets write files too: with a mark of their encoding."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        table = csv.DictReader(file, skipinitialspace=True)
        try:
            missing = [name for name in COLUMNS if name not in (table.fieldnames or ())]
            if missing:
                raise ValueError(f"{path.name} has no column {missing[0]}")
            for row in table:
                yield _row(row)
        except UnicodeDecodeError as error:
            raise ValueError(f"{path.name} is no text in UTF-8") from error
        except (_BadRow, csv.Error) as error:
            raise ValueError(f"{path.name}, line {table.line_num}: {error}") from error


class _BadRow(Exception):
    """A row that says nothing."""


def _row(row: Mapping[str, str]) -> tuple[str, str, datetime, bool]:
    try:
        at = datetime.fromisoformat(row["t_utc"])
    except (TypeError, ValueError) as error:
        raise _BadRow("not a release timeline") from error
    if at.tzinfo is None:
        raise _BadRow("a time without a zone")
    return row["series"], row["kind"], at, row["unc_min"] == "END"


def from_releases(series: str, kind: str, releases: Sequence[Release], end: datetime) -> History:
    """The history of a followed series as far as its times are known; intervals count at their middle."""
    middles = (drop.earliest + (drop.latest - drop.earliest) / 2 for drop in gather(releases, end))
    return History(series, kind, tuple(middles), end)


def drops(instants: Iterable[datetime]) -> list[datetime]:
    """The first of each batch: what comes within an hour of it belongs to it."""
    out: list[datetime] = []
    for instant in instants:
        if not out or instant - out[-1] > BATCH:
            out.append(instant)
    return out


def prepare(histories: Iterable[History]) -> tuple[Case, ...]:
    """The cases of the histories that are long enough to be scored; the start is random but fixed by the name."""
    return tuple(case for history in histories if (case := _case(history)) is not None)


def _case(history: History) -> Case | None:
    all_drops = drops(history.instants)
    known = max(LEAST_HISTORY, len(all_drops) // 2, len(all_drops) - MOST_SCORED)
    if len(all_drops) - known < LEAST_SCORED:
        return None
    before, after = all_drops[known - 1], all_drops[known]
    start = before + Random(zlib.crc32(history.series.encode())).random() * (after - before)
    scored = tuple(instant for instant in all_drops if instant > start)
    return Case(history, start, scored, min(history.end, all_drops[-1] + AFTER_LAST))
