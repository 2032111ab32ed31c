"""`run` in its forms: one turn, at most so many, a verbose trial, and patience with a locked database."""

import asyncio
import logging
import os
import signal
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from batotray.cli.holding import TRIES
from batotray.core.folder_lock import FolderLock
from batotray.errors import DatabaseBusy
from batotray.paths import DATABASE, ERROR_LOG, LOG
from batotray.storage.store import Store
from tests.builders import DAY
from tests.cli import site as moods
from tests.cli.conftest import Outcome, Run
from tests.cli.site import Site
from tests.fakes import FakeClock

NO_GAPS = {"BATOTRAY_MIN_DELAY": "0", "BATOTRAY_MAX_DELAY": "0"}


@pytest.fixture
def at(run: Run, empty: Path, site: Site) -> Callable[..., Outcome]:
    """Call the command line on three feeds that are followed and read."""

    def call(*argv: str) -> Outcome:
        return run(*argv, data=empty, environ=NO_GAPS)

    assert call("follow", *map(site.link, ("a", "b", "c")), "--all-read").code == 0
    site.visits.clear()
    return call


def test_once_checks_what_is_due_and_tells_it(at: Callable[..., Outcome], site: Site, clock: FakeClock) -> None:
    assert at("run", "--once").err == "0 checked, 0 notifications told\n"
    clock.advance(2 * DAY.total_seconds())
    site.episodes |= {"a": 3, "b": 6}

    outcome = at("run", "--once")

    assert outcome.code == 0
    told = {"Feed a: Episode 3", "Feed b: Chapters 3 – 6"}
    assert told <= set(outcome.out.splitlines()), outcome.out
    assert outcome.out.splitlines()[-1] == "3 series checked, 5 new chapters, 0 failed"
    assert outcome.err == "3 checked, 2 notifications told\n"
    assert at("run", "--once").err == "0 checked, 0 notifications told\n"


@pytest.mark.parametrize(("limit", "left"), [("1", 2), ("2", 1), ("9", 0)])
def test_a_limit_leaves_the_rest_for_the_next_turn(
    at: Callable[..., Outcome], site: Site, clock: FakeClock, limit: str, left: int
) -> None:
    clock.advance(2 * DAY.total_seconds())
    assert at("run", "--once", "--limit", limit).err == f"{3 - left} checked, 0 notifications told\n"
    assert len(site.visits) == 3 - left
    assert at("run", "--once").err == f"{left} checked, 0 notifications told\n"


def test_a_limit_alone_is_refused(at: Callable[..., Outcome]) -> None:
    outcome = at("run", "--limit", "3")
    assert (outcome.code, outcome.err) == (2, "batotray: --limit goes with --once or --test.\n")


def test_a_failed_check_is_no_failure_of_the_turn(at: Callable[..., Outcome], site: Site, clock: FakeClock) -> None:
    clock.advance(2 * DAY.total_seconds())
    site.moods["b"] = moods.GARBAGE
    outcome = at("run", "--once")
    assert outcome.code == 0
    assert "batotray: Feed b: " in outcome.err
    assert outcome.out == ("Feed a: nothing new\nFeed c: nothing new\n3 series checked, 0 new chapters, 1 failed\n")


@pytest.fixture
def level() -> Iterator[None]:
    """The level of the root logger, as it was."""
    before = logging.getLogger().level
    yield
    logging.getLogger().setLevel(before)


@pytest.mark.usefixtures("level")
def test_a_trial_says_everything_and_tries_what_is_not_due_yet(at: Callable[..., Outcome], site: Site) -> None:
    outcome = at("run", "--test", "--limit", "2")
    assert outcome.code == 0
    assert "nothing is due; trying what is next" in outcome.err
    assert "Scraping job completed" in outcome.err
    assert len(site.visits) == 2
    assert outcome.out.splitlines()[-1] == "2 series checked, 0 new chapters, 0 failed"


# ------------------------------------------------------------------ a locked database


def _locked(times: int, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let the database be locked at the first `times` tries to open it; returns where the tries are counted."""
    tries: list[int] = []
    opened = Store.open

    def open_store(*args: Any, **named: Any) -> Store:
        tries.append(len(tries) + 1)
        if len(tries) <= times:
            raise DatabaseBusy("database_busy")
        return opened(*args, **named)

    monkeypatch.setattr(Store, "open", open_store)
    return tries


def test_a_locked_database_is_tried_five_times_and_given_up_with_a_sentence(
    run: Run, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = _locked(99, monkeypatch)
    outcome = run("run", "--once")
    assert len(tries) == 5
    assert clock.slept == [1, 3, 10, 30]
    assert outcome.code == 5
    *waits, sentence = outcome.err.splitlines()
    assert waits == [f"the database is locked; trying again in {seconds} s" for seconds in (1, 3, 10, 30)]
    assert sentence.startswith("batotray: ")


def test_a_lock_that_passes_is_forgotten(run: Run, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = _locked(2, monkeypatch)
    outcome = run("run", "--once", environ=NO_GAPS)
    assert len(tries) == 3
    assert clock.slept[:2] == [1, 3]
    assert outcome.code == 0


# ------------------------------------------------------------------ a signal


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_asks_and_the_second_insists(number: signal.Signals) -> None:
    from batotray.cli.signals import heeding

    heard: list[str] = []
    before = signal.getsignal(number)

    async def listen() -> None:
        again = asyncio.Event()

        def insist() -> None:
            heard.append("insist")
            again.set()

        with heeding(lambda: heard.append("end"), insist):
            while not again.is_set():
                os.kill(os.getpid(), number)
                await asyncio.sleep(0)

    asyncio.run(asyncio.wait_for(listen(), 10))
    assert heard[:2] == ["end", "insist"]
    assert signal.getsignal(number) is before


def test_a_turn_that_is_told_to_end_leaves_the_folder_free(run: Run, site: Site, empty: Path, clock: FakeClock) -> None:
    run("follow", site.link("a"), data=empty, environ=NO_GAPS)
    clock.advance(2 * DAY.total_seconds())
    site.asked.clear()
    site.gate = threading.Event()

    def end() -> None:
        site.asked.wait(moods.PATIENCE)
        os.kill(os.getpid(), signal.SIGTERM)

    ending = threading.Thread(target=end)
    ending.start()
    outcome = run("run", "--once", data=empty, environ=NO_GAPS)
    site.gate.set()
    ending.join()
    assert outcome.code == 130
    assert run("run", "--once", data=empty, environ=NO_GAPS).code == 0


def test_single_turns_forget_what_is_too_old_and_settle_the_price(
    at: Callable[..., Outcome], empty: Path, clock: FakeClock
) -> None:
    clock.advance(2 * DAY.total_seconds())
    at("run", "--once")
    price = [fact for fact in _facts(empty) if fact[0] == "@price"]
    clock.advance(100 * DAY.total_seconds())
    at("run", "--once")
    assert len(at("log", "--json").json) == 3, "only what was checked now"
    assert [fact for fact in _facts(empty) if fact[0] == "@price"] != price


def _facts(folder: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        return connection.execute("SELECT key, value FROM setting WHERE key GLOB '@*'").fetchall()


def test_a_saved_log_level_holds_from_the_start_and_at_once(at: Callable[..., Outcome], empty: Path) -> None:
    at("set", "log_level", "WARNING")
    before = (empty / LOG).read_text("utf-8")
    at("check")
    assert (empty / LOG).read_text("utf-8") == before
    at("set", "log_level", "--default")
    at("check")
    assert "Feed a: 0 chapters, 0 new" in (empty / LOG).read_text("utf-8").removeprefix(before)


def test_a_trial_says_everything_whatever_the_log_keeps(
    at: Callable[..., Outcome], capsys: pytest.CaptureFixture[str]
) -> None:
    at("set", "log_level", "ERROR")
    assert "INFO" in at("run", "--test").err


def test_what_is_wrong_in_the_environment_is_logged(run: Run, empty: Path) -> None:
    run("set", "theme", "dark", data=empty, environ={"BATOTRAY_MIN_DELAY": "soon"})
    assert "min_delay cannot be soon" in (empty / ERROR_LOG).read_text("utf-8")


@pytest.mark.parametrize("sleeps", [3, None], ids=["let go of", "kept"])
def test_a_turn_waits_for_a_command_that_has_the_folder_for_a_moment(
    run: Run, folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, sleeps: int | None
) -> None:
    lock, slept = FolderLock(folder), 0
    assert lock.acquire()

    async def sleep(seconds: float) -> None:
        nonlocal slept
        clock.advance(seconds)
        slept += 1
        if slept == sleeps:
            lock.release()

    monkeypatch.setattr(clock, "sleep", sleep)
    outcome = run("run", "--once", "--limit", "1", environ=NO_GAPS)
    lock.release()
    if sleeps:
        assert outcome.code == 0
    else:
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err == "batotray: Another batotray is at work on this data folder; try again in a moment.\n"
        assert slept == TRIES
