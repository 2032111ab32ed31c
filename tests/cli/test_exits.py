"""Each exit code once, by something that really happens; scripts rely on them."""

import errno
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from batotray.cli import program, queries
from batotray.errors import DiskFull, StorageError
from batotray.paths import DATABASE
from tests.cli import site as moods
from tests.cli.conftest import Run
from tests.cli.site import Site

MODULE = [sys.executable, "-m", "batotray"]
HEEDING_CTRL_C = [
    *(sys.executable, "-c"),
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])",
]
"""A shell lets the jobs in its background, which a whole test run may be, ignore it."""


def test_0_is_done(run: Run) -> None:
    assert run("list").code == 0


def test_1_is_not_there(run: Run) -> None:
    outcome = run("show", "77")
    assert (outcome.code, outcome.out, outcome.err) == (
        1, "", "batotray: There is no series 77. `batotray list` shows them.\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    "argv",
    [("nonsense",), ("list", "--al"), ("priority", "1", "high"), ("anilist", "1", "-5"), ("log", "--limit", "0"),
     ("--data-dir", "", "list"), ("set", "theme"), ("pause", "--for", "1h", "--until", "18:30"),
     ("run", "--once", "--test")],
)  # fmt: skip
def test_2_is_wrong_usage(run: Run, argv: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*argv)
    assert ended.value.code == 2


@pytest.mark.parametrize(
    "argv",
    [("backtest",), ("backtest", "x.csv", "--library"), ("backtest", "x.csv", "--rules", "guess"),
     ("backtest", "x.csv", "--rules", "fixed:0"), ("follow",), ("follow", " "), ("notifications", "read"),
     ("notifications", "read", "1", "--all"), ("read", "c1", "--up-to", "3"), ("run", "--limit", "3"),
     ("snooze", "1", "--for", "banana"), ("pause", "--until", "25:00"), ("show", ""), ("unfollow", " ")],
)  # fmt: skip
def test_2_is_wrong_usage_that_only_the_verb_can_see(run: Run, argv: tuple[str, ...]) -> None:
    refused = run(*argv)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("batotray: ")


def test_a_time_in_the_past_is_no_wrong_usage_but_cannot_be(run: Run) -> None:
    assert run("pause", "--until", "2020-01-01").code == 1


def test_3_says_until_when(run: Run, site: Site, empty: Path) -> None:
    run("follow", site.link("a"), data=empty)
    site.moods["a"] = moods.BUSY
    for outcome in (run("check", data=empty), run("check", "a", data=empty)):
        assert outcome.code == 3
        assert outcome.err.endswith("asked us to wait; it is asked again today 13:00.\n")


def test_4_is_the_world(run: Run, site: Site, empty: Path) -> None:
    site.moods["a"] = moods.GARBAGE
    outcome = run("follow", site.link("a"), data=empty)
    assert outcome.code == 4
    assert site.link("a") in outcome.err


def test_5_is_a_database_that_is_none(run: Run, folder: Path) -> None:
    (folder / DATABASE).write_bytes(b"not a database, but long enough to look at" * 40)
    for verb in (("list",), ("read", "1"), ("run", "--once")):
        outcome = run(*verb)
        assert (outcome.code, outcome.out) == (5, "")
        assert outcome.err.startswith("batotray: ")


def test_5_is_a_database_of_a_newer_batotray(run: Run, folder: Path) -> None:
    with sqlite3.connect(folder / DATABASE) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert [run("list").code, run("undo").code] == [5, 5]


def test_5_is_a_full_disk(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    assert run("export", str(tmp_path / "all.json")).code == 5
    assert list(tmp_path.glob("all*")) == []


def test_5_is_a_data_folder_that_cannot_be_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> Path:
        raise StorageError("here would lie in a folder that is gone")

    monkeypatch.setattr(program, "data_folder", gone)
    outcome = run("list")
    assert (outcome.code, outcome.out) == (5, "")
    assert "lie in a folder that is gone" in outcome.err


def test_70_is_a_mistake_of_ours_and_shows_where(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object) -> int:
        raise ZeroDivisionError("the seventh")

    monkeypatch.setattr(queries, "list_series", wrong)
    outcome = run("list")
    assert outcome.code == 70
    assert "Traceback" in outcome.err
    assert outcome.err.splitlines()[-1].startswith("batotray: ")


def test_130_is_interrupted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(queries, "list_series", interrupted)
    outcome = run("list")
    assert (outcome.code, outcome.err) == (130, "batotray: stopped\n")


@pytest.mark.parametrize("verb", [("check",), ("run", "--once")])
def test_130_is_ctrl_c_while_a_source_is_asked(run: Run, site: Site, empty: Path, verb: tuple[str, ...]) -> None:
    run("follow", site.link("a"), data=empty)
    make_due(empty)
    site.asked.clear()
    site.gate = threading.Event()
    command = [*HEEDING_CTRL_C, *MODULE, "--data-dir", str(empty), *verb]
    asking = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    with asking:
        assert site.asked.wait(20)
        asking.send_signal(signal.SIGINT)
        _, err = asking.communicate(timeout=20)
    site.gate.set()
    assert asking.returncode == 130, err
    assert "Traceback" not in err


def make_due(folder: Path) -> None:
    """Let every series have been due for long; a real clock reads the times of a test's clock."""
    with sqlite3.connect(folder / DATABASE) as connection:
        connection.execute("UPDATE schedule SET next_check_at = 0")
    connection.close()


def test_a_reader_that_goes_away_is_no_failure(folder: Path) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    argv = [*MODULE, "--data-dir", str(folder), "export", "--chapters"]
    done = subprocess.run(argv, stdout=writes, stderr=subprocess.PIPE, text=True, timeout=30, check=False)
    os.close(writes)
    assert (done.returncode, done.stderr) == (0, "")


# ------------------------------------------------------------------ status


def test_status_is_0_for_a_fresh_folder_and_1_for_one_in_need(run: Run, empty: Path) -> None:
    assert run("status", data=empty).code == 0
    degraded = run("status")
    assert degraded.code == 1
    assert "annex.example has not answered since" in degraded.out


def test_status_is_2_where_nothing_can_be_stored(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("batotray.cli.wellbeing.os.access", lambda *_: False)
    down = run("status", "--json")
    assert (down.code, down.json["level"]) == (2, "down")


class FullDisk:
    total = used = 10**9
    free = 0


def test_status_is_2_on_a_full_disk_and_where_nothing_can_be_locked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def unlockable(_folder: Path) -> bool:
        raise DiskFull

    monkeypatch.setattr("batotray.cli.wellbeing.shutil.disk_usage", lambda _: FullDisk())
    monkeypatch.setattr("batotray.cli.wellbeing.is_held", unlockable)
    down = run("status", "--json")
    assert (down.code, down.json["level"], down.json["running"]) == (2, "down", False)


@pytest.mark.parametrize(
    "argv",
    [("read", "c99999999999999999999"), ("notifications", "read", "99999999999999999999"), ("pause", "--for", "36501d"),
     ("pause", "--until", "9999-12-31T23:59Z"), ("follow", "https://example.test/feed", "--read-up-to", "last")],
)  # fmt: skip
def test_what_is_far_too_large_is_not_there(run: Run, argv: tuple[str, ...]) -> None:
    outcome = run(*argv)
    assert (outcome.code, outcome.out) == (1, "")


@pytest.mark.parametrize("argv", [("upcoming", "--days", "3651"), ("stats", "--hours", "999999999")])
def test_spans_end_within_the_calendar(run: Run, argv: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*argv)
    assert ended.value.code == 2
    verb, flag, _ = argv
    assert run(verb, flag, "3650").code == 0


@pytest.mark.parametrize("name", ["a?b", "a#b", "a%20b", "a;b=c", "ä b"])
def test_a_data_folder_may_have_any_name(run: Run, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    assert run("set", "theme", "dark", data=folder).code == 0
    assert run("get", "theme", data=folder).out == "dark (saved)\n"
    assert [path.name for path in tmp_path.iterdir() if path.name[0] == name[0]] == [name]


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_stream_that_was_closed_before_the_start_does_no_harm(
    run: Run, monkeypatch: pytest.MonkeyPatch, stream: str
) -> None:
    monkeypatch.setattr(sys, stream, None)
    try:
        assert run("list").code == 0
        assert run("show", "77").code == 1
    finally:
        getattr(sys, stream).close()
