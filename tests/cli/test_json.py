"""The JSON of every query against the tables of docs/command-line.md, both ways, so that they cannot drift apart."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from batotray.cli import parser
from tests.cli.conftest import Run
from tests.cli.timelines import write_timeline

DOCUMENT = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8")
CALLS = {
    "list": ("list", "--all"),
    "show": ("show", "1"),
    "why": ("why", "1"),
    "chapters": ("chapters", "1"),
    "schedule": ("schedule",),
    "schedule --load": ("schedule", "--load"),
    "upcoming": ("upcoming", "--days", "30"),
    "notifications": ("notifications", "--all"),
    "notifications count": ("notifications", "count"),
    "log": ("log",),
    "stats": ("stats", "--hours", "96"),
    "status": ("status",),
    "get": ("get",),
    "get KEY": ("get", "theme"),
    "undo": ("undo",),
    "backtest": ("backtest", "{csv}", "--rules", "classic"),
    "export": ("export",),
    "export --chapters": ("export", "--chapters"),
}


def _rows(title: str) -> Iterator[tuple[str, str]]:
    """The rows of the table whose first column has this title."""
    table = DOCUMENT.split(f"\n| {title} | ")[1].split("\n\n")[0]
    for line in table.splitlines()[2:]:
        first, second = line.strip("| ").split(" | ", 1)
        yield first.strip("`"), second


VALUES = dict(_rows("value"))
QUERIES = dict(_rows("query"))


def _documented(text: str) -> dict[str, str | None]:
    """Key to the value that lies under it, or None where that is plain."""
    keys: dict[str, str | None] = {}
    for whole in re.findall(r"all of (\w+)", text):
        keys |= _documented(VALUES[whole])
    return keys | {key: below or None for key, below in re.findall(r"`(\w+)`(?: → (\w+))?", text)}


def _compare(value: Any, documented: dict[str, str | None], place: str, seen: set[str]) -> None:
    assert set(value) == set(documented), place
    for key, below in documented.items():
        if below is None:
            continue
        inner = value[key].values() if key == "kinds" else value[key] if isinstance(value[key], list) else [value[key]]
        for each in inner:
            seen.add(below)
            _compare(each, _documented(VALUES[below]), f"{place}.{key}", seen)


def _answer(run: Run, query: str, tmp_path: Path) -> Any:
    csv = write_timeline(tmp_path / "timeline.csv")
    argv = [part.format(csv=csv) for part in CALLS[query]]
    if query == "undo":
        run("mute", "1")
    outcome = run(*argv, *(["--json"] if argv[0] != "export" else []))
    assert outcome.out.isascii()
    return outcome.json


def _check(run: Run, query: str, tmp_path: Path, seen: set[str]) -> None:
    kind = re.match(r"(array of|one) (\w+)", QUERIES[query])
    assert kind is not None
    answer = _answer(run, query, tmp_path)
    assert isinstance(answer, list) == (kind[1] == "array of")
    assert answer
    seen.add(kind[2])
    extra = _documented(QUERIES[query])
    for each in answer if isinstance(answer, list) else [answer]:
        _compare(each, _documented(VALUES[kind[2]]) | extra, query, seen)


@pytest.mark.parametrize("query", CALLS)
def test_the_keys_are_those_that_are_written_down(run: Run, query: str, tmp_path: Path) -> None:
    _check(run, query, tmp_path, set())


def test_every_value_that_is_written_down_is_printed_by_a_query(run: Run, tmp_path: Path) -> None:
    seen: set[str] = set()
    for query in CALLS:
        _check(run, query, tmp_path, seen)
    _compare(run("show", "3", "--json").json, _documented(VALUES["page"]), "show of a failing host", seen)
    bases = {base for text in VALUES.values() for base in re.findall(r"all of (\w+)", text)}
    assert seen | bases == set(VALUES)


def test_every_query_is_in_the_table() -> None:
    assert set(QUERIES) == set(CALLS)
    (verbs,) = (action for action in parser.build()._actions if action.dest == "verb")
    assert verbs.choices is not None
    with_json = {name for name, verb in dict(verbs.choices).items() if "--json" in verb.format_help()}
    assert {query.split()[0] for query in QUERIES} - {"export"} == with_json


PROMISED = {
    "notifications": "id kind series_id series chapters_count importance read created_at handed_over_at",
    "chapters": "id number name link published_at read first_seen_at",
    "list": "id name status unread source next_check_at last_checked_at",
    "backtest": "checks_per_day mean_h median_h p90_h within_1h within_6h coverage drops series cpu_ms_per_series",
}


@pytest.mark.parametrize("query", PROMISED)
def test_what_scripts_were_promised_stays(run: Run, query: str, tmp_path: Path) -> None:
    answer = _answer(run, query, tmp_path)
    assert set(PROMISED[query].split()) <= set(answer[0] if isinstance(answer, list) else answer)


def _instants(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _instants(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if isinstance(each, str) and re.search(r"(^at|_at|_until|_since|_from|_till)$", key):
                yield each
            yield from _instants(each)


@pytest.mark.parametrize("query", ["list", "show", "notifications", "chapters", "log", "schedule", "upcoming"])
def test_instants_are_in_utc(run: Run, query: str, tmp_path: Path) -> None:
    found = list(_instants(_answer(run, query, tmp_path)))
    assert found
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", each) for each in found)
