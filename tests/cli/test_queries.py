"""Every query as text for a narrow screen, and what the plain changes store."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from batotray.cli import parser
from batotray.cli.tables import width
from batotray.paths import DATABASE
from tests.cli import library
from tests.cli.conftest import Run
from tests.cli.test_tables import HOSTILE, STEERING

DOCUMENT = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8")
QUERIES = (
    ("list",),
    ("list", "--all"),
    ("show", "1"),
    ("why", "1"),
    ("chapters", "1"),
    ("chapters", "1", "--unread"),
    ("schedule",),
    ("schedule", "--load"),
    ("upcoming", "--days", "30"),
    ("notifications", "--all"),
    ("notifications", "--limit", "1"),
    ("notifications", "count"),
    ("log",),
    ("log", "--failed"),
    ("stats", "--hours", "96"),
    ("get",),
    ("get", "theme"),
    ("status",),
)


@pytest.mark.parametrize("query", QUERIES, ids=" ".join)
def test_text_fits_the_screen_and_steers_no_terminal(run: Run, query: tuple[str, ...]) -> None:
    outcome = run(*query, environ={"NO_COLOR": "1"})
    assert outcome.code == (1 if query == ("status",) else 0), outcome.err
    assert outcome.out
    assert "\x1b" not in outcome.out
    assert "\u202e" not in outcome.out
    # A path is not broken: it is there to be copied.
    too_wide = [line for line in outcome.out.splitlines() if width(line) > 80 and not line.startswith("folder")]
    assert too_wide == []


def test_text_fits_a_screen_of_half_the_width_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    for query in QUERIES:
        lines = run(*query).out.splitlines()
        too_wide = [line for line in lines if width(line) > 40 and not line.startswith(("folder", "link"))]
        assert too_wide == [], query


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_whatever_a_source_says_stays_within_its_place(run: Run, empty: Path, name: str) -> None:
    library.build_hostile(empty, HOSTILE[name])
    for query in QUERIES:
        outcome = run(*query, data=empty)
        assert (outcome.code, outcome.err) == (0, "")
        assert set(outcome.out) & (STEERING - {"\n"}) == set(), query
        if name != "long":
            wide = [line for line in outcome.out.splitlines() if width(line) > 80 and not line.startswith("folder")]
            assert wide == [], query


def test_many_series_are_listed_whole(run: Run, folder: Path) -> None:
    library.add_many(folder, 300)
    lines = run("list").out.splitlines()
    assert lines[-1] == "303 series, 2 unread"
    assert len({len(line) for line in lines if line.endswith("ongoing")}) == 1
    assert len(run("list", "--json").json) == 303
    assert run("show", "Series 299", "--json").json["name"] == "Series 299"


def test_every_verb_is_written_down() -> None:
    verbs = set(re.findall(r"^    ([a-z]+)  ", parser.build().format_help(), re.MULTILINE))
    assert len(verbs) > 25
    assert verbs - set(re.findall(r"[a-z]+", " ".join(re.findall(r"`([^`]+)`", DOCUMENT)))) == set()


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("show", "nothing like it"), 1),
        (("read", "c99999"), 1),
        (("set", "min_delay", "-1"), 1),
        (("get", "no.such"), 1),
        (("undo",), 1),
        (("restore", "/no/such/file"), 1),
        (("backtest",), 2),
    ],
)
def test_what_cannot_be_done_is_a_sentence_and_a_code(run: Run, argv: tuple[str, ...], code: int) -> None:
    outcome = run(*argv)
    assert outcome.code == code
    assert outcome.err.startswith("batotray: ")
    assert "Traceback" not in outcome.err


def test_a_name_of_several_series_asks_which(run: Run) -> None:
    names = [row["name"] for row in run("list", "--json").json]
    assert len(names) >= 3
    assert run("show", "a").code == 1


@pytest.mark.parametrize(
    ("change", "query", "key", "value"),
    [
        (("read", "1"), ("show", "1"), "unread", 0),
        (("priority", "1", "favourite"), ("show", "1"), "priority", "favourite"),
        (("mute", "1"), ("show", "1"), "muted", True),
        (("pause", "1"), ("show", "1"), "paused", True),
        (("unfollow", "1"), ("show", "1"), "followed", False),
        (("set", "theme", "dark"), ("get", "theme"), "value", "dark"),
        (("anilist", "1", "77"), ("show", "1"), "anilist_id", 77),
        (("notifications", "read", "--all"), ("notifications", "count"), "unread", 0),
    ],
)
def test_changes_are_stored(run: Run, change: tuple[str, ...], query: tuple[str, ...], key: str, value: object) -> None:
    before = run(*query, "--json").json[key]
    done = run(*change)
    assert done.code == 0, done.err
    assert run(*query, "--json").json[key] == value != before


@pytest.mark.parametrize("change", [("read", "1"), ("mute", "1"), ("priority", "1", "urgent"), ("unfollow", "1")])
def test_undo_takes_a_change_back(run: Run, change: tuple[str, ...]) -> None:
    before = run("show", "1", "--json").json
    assert run(*change).code == 0
    assert run("undo").code == 0
    after = run("show", "1", "--json").json
    assert {k: after[k] for k in ("unread", "muted", "priority", "followed")} == {
        k: before[k] for k in ("unread", "muted", "priority", "followed")
    }


@pytest.mark.parametrize("name", ["all.json", "all.csv"])
def test_an_export_names_every_series(run: Run, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    assert run("export", str(target), "--chapters").code == 0
    text = target.read_text("utf-8-sig")
    assert "은하 우체국의 마지막 배달부" in text or "\\uc740" in text
    assert library.HOSTILE_NAME.split("\x1b")[0] in text


def test_a_series_without_a_schedule_is_shown_as_not_looked_at(run: Run, folder: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        connection.execute("DELETE FROM schedule WHERE listing_id = 1")
        connection.commit()
    for query in ("list", "show 1", "why 1", "schedule", "schedule 1", "upcoming"):
        assert run(*query.split()).code == 0
        assert run(*query.split(), "--json").code == 0
    assert "not looked at yet" in run("show", "1").out


def test_an_anilist_id_that_two_series_have_names_neither(run: Run) -> None:
    for number in ("1", "2"):
        assert run("anilist", number, "77").code == 0
    outcome = run("show", "anilist:77")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("batotray: Several series fit anilist:77: ")
    run("unfollow", "2")
    assert run("show", "anilist:77", "--json").json["id"] == 1, "a followed one before others"


def test_digits_are_always_a_number(run: Run) -> None:
    assert run("show", "1" * 30).err.startswith(f"batotray: There is no series {'1' * 30}.")


def test_targets_stand_beside_the_figures(run: Run) -> None:
    told = run("stats", "--hours", "96")
    values = run("stats", "--hours", "96", "--json").json
    for label, target in {
        "success rate": "> 95 %",
        "error rate": "< 5 %",
        "duration": "< 10 s",
        "told in": "< 60 s",
    }.items():
        (line,) = (line for line in told.out.splitlines() if line.startswith(label))
        assert f"target {target}" in line
    assert values["told_in_seconds"] >= 0
    assert values["targets"] == {"success_rate": 0.95, "error_rate": 0.05, "check_seconds": 10, "told_seconds": 60}


def test_status_says_how_checks_went_and_when_they_are_too_few_to_judge_by(run: Run, empty: Path) -> None:
    assert re.search(r"^checks +none in 24 hours$", run("status", data=empty).out, re.MULTILINE)
    few = r"^checks +3 in 24 hours, 1 failed, too few to judge by$"
    assert re.search(few, run("status").out, re.MULTILINE)


def test_a_series_is_shown_with_where_its_data_is_from(run: Run) -> None:
    (line,) = (line for line in run("show", "1").out.splitlines() if line.startswith("data from"))
    assert line.startswith("data from         MangaDex")
