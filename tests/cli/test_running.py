"""Following at a real (loopback) site, one turn of the engine, and a command given while another batotray runs."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from batotray.core.commands import Command, Result
from batotray.core.door import CLOSING, Door
from tests.cli import site as moods
from tests.cli.conftest import Run
from tests.cli.site import Site


@contextmanager
def ended(running: "subprocess.Popen[str]") -> Iterator["subprocess.Popen[str]"]:
    """The process, which a test that fails does not wait for."""
    with running:
        try:
            yield running
        finally:
            running.kill()


def test_what_a_check_finds_is_told_once(run: Run, site: Site, empty: Path) -> None:
    run("follow", site.link("salt"), "--all-read", data=empty)
    site.episodes["salt"] = 3
    assert run("check", data=empty).code == 0
    assert [row["unread"] for row in run("list", "--json", data=empty).json] == [1]
    told = run("run", "--once", data=empty)
    assert told.code == 0
    assert told.out.splitlines()[0] == "Feed salt: Episode 3"
    assert "Episode 3" not in run("run", "--once", data=empty).out


def test_commands_reach_the_batotray_that_runs_and_sigterm_ends_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "batotray", "--data-dir", str(tmp_path / "data")]
    environ = os.environ | {"PYTHONUNBUFFERED": "1"}
    with ended(subprocess.Popen([*command, "run"], stderr=subprocess.PIPE, text=True, env=environ)) as running:
        assert running.stderr is not None
        assert "is running" in running.stderr.readline()
        done = subprocess.run(
            [*command, "set", "theme", "dark"], capture_output=True, text=True, timeout=30, check=False
        )
        running.send_signal(signal.SIGTERM)
        assert running.wait(30) == 0
    assert (done.returncode, done.stdout) == (0, "theme = dark\n")


def test_every_kind_of_command_goes_through_the_door(run: Run, site: Site, empty: Path) -> None:
    """The calls here open no engine of their own while another process holds the folder."""
    command = [sys.executable, "-m", "batotray", "--data-dir", str(empty), "run"]
    environ = os.environ | {"PYTHONUNBUFFERED": "1", "BATOTRAY_MIN_DELAY": "0", "BATOTRAY_MAX_DELAY": "0"}
    site.moods["broken"] = moods.BROKEN
    pipe = subprocess.PIPE
    with ended(subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environ)) as running:
        assert running.stderr is not None
        assert "is running" in running.stderr.readline()
        followed = run("follow", site.link("a"), site.link("busy"), "javascript:x", "--all-read", data=empty)
        assert (followed.code, followed.out.splitlines()[-1]) == (1, "2 of 3 followed, 1 failed")
        site.episodes["a"] = 3
        assert run("check", "a", data=empty).out == "Feed a: 1 new chapter\n"
        assert run("status", "--json", data=empty).json["running"] is True
        assert run("read", "1", data=empty).out == "Feed a: 1 chapter marked read\n"
        assert run("undo", data=empty).out == "Taken back: Feed a: 1 chapter unread again\n"
        assert run("show", "99", data=empty).code == 1
        assert run("notifications", "read", "99", data=empty).code == 1
        assert run("backup", str(empty / "copy"), data=empty).code == 0
        refused = run("run", "--once", data=empty)
        assert (refused.code, str(running.pid) in refused.err) == (1, True)
        running.send_signal(signal.SIGINT)
        out, _ = running.communicate(timeout=30)
    assert running.returncode == 0
    assert out == "Feed a: Episode 3\n"
    assert run("status", "--json", data=empty).json["running"] is False


def test_a_command_that_a_closing_holder_let_go_of_is_done_here(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    door = Door(folder)
    assert door.acquire()

    def let_go(_folder: Path, _command: Command, _timeout: float) -> Result:
        door.release()
        return CLOSING

    monkeypatch.setattr("batotray.cli.reach.call", let_go)
    outcome = run("set", "theme", "dark")
    assert (outcome.code, outcome.out) == (0, "theme = dark\n")
    assert run("get", "theme").out == "dark (saved)\n"
