"""The verbs that change something: what they store, what they say, when it ends, and how `undo` takes it back."""

from datetime import timedelta
from typing import Any

import pytest

from tests.builders import DAY, HOUR, NOW
from tests.cli.conftest import Outcome, Run
from tests.cli.library import HARBOUR
from tests.fakes import FakeClock

MINUTE = timedelta(minutes=1)


def shown(run: Run, series: int = HARBOUR) -> dict[str, Any]:
    found = run("show", str(series), "--json").json
    assert isinstance(found, dict)
    return found


def inbox(run: Run) -> dict[int, dict[str, Any]]:
    return {row["id"]: row for row in run("notifications", "--all", "--json").json}


def badge(run: Run) -> int:
    return int(run("notifications", "count").out)


def done(outcome: Outcome) -> str:
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out


# ------------------------------------------------------------------ snooze


@pytest.mark.parametrize(
    ("how", "away", "said"),
    [
        ((), HOUR, "today 13:00"),
        (("--for", "30m"), 30 * MINUTE, "today 12:30"),
        (("--for", "1d2h"), 26 * HOUR, "tomorrow 14:00"),
        (("--until", "18:30"), 6.5 * HOUR, "today 18:30"),
        (("--until", "tomorrow"), 18 * HOUR, "tomorrow 06:00"),
        (("--until", "2026-03-02T14:00Z"), 2 * HOUR, "today 14:00"),
    ],
)
def test_a_snoozed_row_leaves_the_badge_until_its_time(
    run: Run, clock: FakeClock, how: tuple[str, ...], away: timedelta, said: str
) -> None:
    assert done(run("snooze", "2", *how)) == f"1 notification snoozed until {said}\n"
    assert badge(run) == 2
    assert [row["id"] for row in run("notifications", "--json").json] == [3, 1]
    assert f"not told: snoozed until {said}" in " ".join(run("why", "1").out.split())
    clock.set_wall(NOW + away)
    assert badge(run) == 3


@pytest.mark.parametrize(
    "how", [("--for", "0m"), ("--for", "soon"), ("--for", "99999999999d"), ("--until", "yesterdayish"),
            ("--until", "2026-03-01"), ("--until", "25:00")],
)  # fmt: skip
def test_a_snooze_needs_an_end_to_come(run: Run, how: tuple[str, ...]) -> None:
    assert run("snooze", "1", *how).code == (1 if how[1] in ("2026-03-01", "99999999999d") else 2)
    assert badge(run) == 3


@pytest.mark.parametrize("number", ["99", "zero", "-1", "1;2", "99999999999999999999"])
def test_a_notification_that_is_not_there_is_named(run: Run, number: str) -> None:
    outcome = run("notifications", "read", "--", number)
    assert (outcome.code, outcome.out) == (1, "")
    assert number in outcome.err


# ------------------------------------------------------------------ mute, pause, priority


def test_muting_keeps_the_rows_and_says_so(run: Run) -> None:
    assert done(run("mute", "1", "static")) == (
        "Night Harbour: muted; the inbox keeps its notifications\n"
        "Static Garden: muted; the inbox keeps its notifications\n"
    )
    assert shown(run)["muted"] is shown(run, 3)["muted"] is True
    assert badge(run) == 3
    assert done(run("unmute", "1")) == "Night Harbour: told again\n"
    assert shown(run)["muted"] is False


@pytest.mark.parametrize("how", [(), ("--for", "2h")])
def test_a_series_is_paused_and_resumed(run: Run, how: tuple[str, ...]) -> None:
    done(run("pause", "1", *how))
    page = shown(run)
    assert (page["paused"], page["paused_until"]) == (True, "2026-03-02T14:00:00Z" if how else None)
    assert "paused" in run("list").out
    assert done(run("resume", "1")) == "Night Harbour: resumed\n"
    assert shown(run)["paused"] is False


def test_a_timed_pause_ends_by_itself(run: Run, clock: FakeClock) -> None:
    done(run("pause", "1", "--for", "2h"))
    clock.advance(2 * 3600 + 1)
    assert shown(run)["paused"] is False


def test_all_checking_is_paused_and_every_table_of_times_says_so(run: Run, clock: FakeClock) -> None:
    assert done(run("pause", "--until", "18:30")) == "All checking is paused until today 18:30.\n"
    for verb in ("list", "schedule"):
        assert run(verb).out.splitlines()[-1].startswith("All checking is paused until")
    assert run("status", "--json").json["paused"] is True
    assert "next check" not in run("status").out
    clock.advance(7 * 3600)
    assert run("status", "--json").json["paused"] is False


@pytest.mark.parametrize("weight", ["urgent", "favourite", "normal"])
def test_a_priority_is_kept(run: Run, weight: str) -> None:
    assert done(run("priority", "harbour", weight)) == f"Night Harbour: {weight}\n"
    assert shown(run)["priority"] == weight


# ------------------------------------------------------------------ reading


def test_a_series_read_empties_its_rows(run: Run) -> None:
    assert done(run("read", "1")) == "Night Harbour: 2 chapters marked read\n"
    assert (shown(run)["unread"], badge(run)) == (0, 1)
    assert done(run("unread", "1", "--up-to", "3")) == "Night Harbour: 3 chapters marked unread\n"
    unread = run("chapters", "1", "--unread", "--json").json
    assert [chapter["number"] for chapter in unread] == ["3", "2", "1"]


def test_chapters_are_read_one_by_one_and_a_row_with_its_last(run: Run) -> None:
    first, second = (chapter["id"] for chapter in run("chapters", "1", "--unread", "--json").json)
    assert done(run("read", f"c{first}", f"C{second}")) == "2 chapters marked read\n"
    assert badge(run) == 1
    assert done(run("unread", f"c{first}")) == "1 chapter marked unread\n"
    assert badge(run) == 2


def test_a_row_read_reads_its_chapters_and_the_other_way(run: Run) -> None:
    assert done(run("notifications", "read", "1", "2")) == "2 notifications marked read\n"
    assert (shown(run)["unread"], badge(run)) == (0, 1)
    assert done(run("notifications", "unread", "2")) == "1 notification marked unread\n"
    assert (shown(run)["unread"], badge(run)) == (1, 2)
    assert done(run("notifications", "read", "--all")) == "2 notifications marked read\n"
    assert badge(run) == 0


@pytest.mark.parametrize("argv", [("read",), ("read", "1", "--all"), ("unread",)])
def test_numbers_or_all_but_not_both(run: Run, argv: tuple[str, ...]) -> None:
    assert run("notifications", *argv).err == "batotray: Give either numbers or --all.\n"


def test_a_name_that_fits_nothing_does_not_stop_the_others(run: Run) -> None:
    outcome = run("read", "nothing like it", "1")
    assert outcome.code == 1
    assert outcome.out == "Night Harbour: 2 chapters marked read\n"
    assert outcome.err == "batotray: No series fits nothing like it. `batotray list` shows them.\n"


@pytest.mark.parametrize("name", ["1", "harbour", "Night Harbour", "anilist:30002", "ANILIST:30002", " 1 "])
def test_a_series_is_named_in_several_ways(run: Run, name: str) -> None:
    assert run("show", name, "--json").json["id"] == 1


def test_a_name_that_fits_several_lists_them(run: Run) -> None:
    outcome = run("show", "ar")
    assert outcome.code == 1
    assert "Night Harbour (1)" in outcome.err
    assert "Static Garden (3)" in outcome.err


# ------------------------------------------------------------------ undo


CHANGES = {
    ("read", "1"): "Night Harbour: 2 chapters unread again",
    ("read", "c12"): "Night Harbour: 1 chapter unread again",
    ("unread", "1", "--up-to", "3"): "Night Harbour: 3 chapters read again",
    ("notifications", "read", "--all"): "Night Harbour: 2 chapters and 1 notification unread again",
    ("snooze", "1", "2"): "Night Harbour: 2 notifications back from the snooze",
    ("mute", "1"): "Night Harbour: no longer muted",
    ("unmute", "2"): "은하 우체국의 마지막 배달부: muted again",
    ("priority", "1", "urgent"): "Night Harbour: priority normal again",
    ("unfollow", "1"): "Night Harbour: followed again",
}


@pytest.mark.parametrize("change", CHANGES, ids=" ".join)
def test_undo_restores_what_was_and_says_what(run: Run, change: tuple[str, ...]) -> None:
    def state() -> object:
        told = ("read", "snoozed_until", "handed_over_at")
        rows = {i: tuple(row[key] for key in told) for i, row in inbox(run).items()}
        series = run("export", "--chapters").json
        marks = [[(chapter["id"], chapter["read"]) for chapter in one["chapter_list"]] for one in series]
        return rows, marks, [[one[key] for key in ("unread", "muted", "priority", "followed")] for one in series]

    before = state()
    done(run(*change))
    assert state() != before
    assert done(run("undo")) == f"Taken back: {CHANGES[change]}\n"
    assert state() == before
    assert run("undo").code == 1, "nothing is taken back twice"


def test_changes_are_taken_back_latest_first(run: Run) -> None:
    done(run("mute", "1"))
    done(run("priority", "1", "urgent"))
    done(run("undo"))
    assert (shown(run)["priority"], shown(run)["muted"]) == ("normal", True)
    done(run("undo"))
    assert shown(run)["muted"] is False


def test_undo_tells_scripts_what_it_took_back(run: Run) -> None:
    done(run("priority", "1", "urgent"))
    assert run("undo", "--json").json == {
        "kind": "priority",
        "chapters": 0,
        "notifications": 0,
        "series_id": 1,
        "series": "Night Harbour",
        "priority": "normal",
        "text": "Night Harbour: priority normal again",
    }
    nothing = run("undo", "--json")
    assert (nothing.code, nothing.out) == (1, "")


# ------------------------------------------------------------------ unfollow


def test_unfollowing_keeps_the_history(run: Run) -> None:
    assert done(run("unfollow", "1")) == "Night Harbour: not followed any more; its history stays\n"
    assert 1 not in [row["id"] for row in run("list", "--json").json]
    assert 1 in [row["id"] for row in run("list", "--all", "--json").json]
    assert len(run("chapters", "1", "--json").json) == 12
    assert "next check" not in run("show", "1").out


def test_purging_deletes_it_until_it_is_undone(run: Run) -> None:
    before = run("show", "2", "--json").json
    assert done(run("unfollow", "1", "2", "--purge")).count("deleted with its history") == 2
    assert [row["id"] for row in run("list", "--all", "--json").json] == [4, 3]
    assert run("show", "1").code == 1
    assert inbox(run) == {}
    assert done(run("undo")).endswith("back with its history\n")
    assert run("show", "2", "--json").json == before


# ------------------------------------------------------------------ settings


def test_a_setting_says_where_it_comes_from(run: Run) -> None:
    def origin(*flags: str, **environ: str) -> tuple[object, str]:
        found = run(*flags, "get", "log_level", "--json", environ=environ).json
        return found["value"], found["origin"]

    assert origin() == ("INFO", "default")
    assert done(run("set", "log_level", "WARNING")) == "log_level = WARNING\n"
    assert origin() == ("WARNING", "saved")
    assert origin(BATOTRAY_LOG_LEVEL="ERROR") == ("ERROR", "environment")
    assert origin("--log-level", "debug", BATOTRAY_LOG_LEVEL="ERROR") == ("DEBUG", "flag")
    assert done(run("set", "log_level", "--default")) == "log_level is back to its default\n"
    assert origin() == ("INFO", "default")


def test_saving_what_the_environment_overrides_says_so(run: Run) -> None:
    outcome = run("set", "min_delay", "5", environ={"BATOTRAY_MIN_DELAY": "6"})
    assert (outcome.code, outcome.out) == (0, "min_delay = 5\n")
    assert outcome.err == "batotray: saved, but BATOTRAY_MIN_DELAY still wins\n"


def test_a_value_of_the_environment_that_cannot_be_is_passed_over_and_said(run: Run) -> None:
    wrong = {"BATOTRAY_MIN_DELAY": "soon"}
    sentence = "batotray: BATOTRAY_MIN_DELAY is passed over: min_delay cannot be soon; it lies between 0 and 600.\n"
    for query in (("get",), ("get", "min_delay"), ("run", "--once", "--limit", "1")):
        told = run(*query, environ=wrong)
        assert told.code == 0
        assert sentence in told.err
    assert run("get", "max_delay", environ=wrong).err == ""
    assert run("get", "min_delay", environ=wrong).out == "4 (default)\n"


def test_the_address_of_a_source_that_is_not_there_cannot_be_asked_for(run: Run) -> None:
    assert run("get", "source.mangadex.base_url").out == "(empty) (default)\n"
    outcome = run("get", "source.nonesuch.base_url")
    assert (outcome.code, outcome.err) == (1, "batotray: There is no source nonesuch.\n")


def test_a_setting_is_told_with_its_origin_in_text(run: Run) -> None:
    assert run("get", "theme").out == "system (default)\n"
    done(run("set", "theme", "dark"))
    assert run("get", "theme").out == "dark (saved)\n"
    assert run("get", "quiet_hours").out == "(empty) (default)\n"


@pytest.mark.parametrize(
    ("key", "value"),
    [("theme", "pink"), ("min_delay", "-1"), ("min_delay", "nan"), ("no.such", "1"), ("quiet_hours", "late"),
     ("source.mangadex.base_url", "http://example.org"), ("source.mangadex.base_url", "file:///etc/passwd"),
     ("source.nonesuch.base_url", "https://example.org"), ("source.feed.base_url", "https://example.org"),
     ("quiet_hours", "22:00-07:00Z")],
)  # fmt: skip
def test_a_setting_that_cannot_be_is_refused(run: Run, key: str, value: str) -> None:
    before = run("get", "--json").json
    outcome = run("set", "--", key, value)
    assert outcome.code == 1
    assert key in outcome.err or key.split(".")[1] in outcome.err
    assert run("get", "--json").json == before


def test_a_library_that_is_a_month_older_still_answers(run: Run, clock: FakeClock) -> None:
    clock.set_wall(NOW + 30 * DAY)
    assert run("list").code == run("upcoming").code == run("stats").code == 0
