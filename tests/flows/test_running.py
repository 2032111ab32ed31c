"""The running engine: wakes by itself, serves commands meanwhile, notices sleep, ends cleanly."""

import asyncio
from contextlib import closing
from datetime import timedelta

import httpx
import pytest

from batotray.core.commands import ChangeSetting, CheckNow, Done, Failed, MarkNotifications, Pause, Resume, ShowWindow
from batotray.core.events import AttentionNeeded, Changed, WindowAsked
from batotray.core.health import health
from batotray.core.monitor import Problem
from batotray.errors import DatabaseBusy, DatabaseDamaged, DiskFull, StorageError
from batotray.paths import DATABASE
from batotray.records import Changes
from batotray.storage.read_models import ReadModels
from tests.flows.conftest import Play
from tests.flows.running import AT_ONCE, at_work, running, until
from tests.flows.stage import Stage

DAY = timedelta(days=1)


def test_what_is_due_is_checked_and_told_without_being_asked(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.follow_read("alpha")
        it.site.publish("alpha", 2)
        it.clock.advance(2 * 86400)
        async with at_work(it):
            await until(lambda: len(it.listener.toasts) == 1)

    play(scene)


def test_commands_are_served_while_a_check_waits_for_its_answer(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.follow_read("alpha")
        async with at_work(it):
            asked, answer = asyncio.Event(), asyncio.Event()

            async def slow(_request: httpx.Request) -> httpx.Response:
                asked.set()
                await answer.wait()
                return httpx.Response(500)

            it.site.mood = slow  # type: ignore[assignment]  # MockTransport takes both kinds
            check = asyncio.create_task(it.do(CheckNow()))
            await asked.wait()
            done = await asyncio.wrap_future(it.engine.submit(MarkNotifications(None)))
            assert isinstance(done, Done)
            assert not check.done()
            check.cancel()

    play(scene)


def test_stopping_in_the_middle_of_a_check_ends_at_once_and_stores_nothing(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.follow_read("alpha")
        it.clock.advance(2 * 86400)
        asked = asyncio.Event()

        async def never(_request: httpx.Request) -> httpx.Response:
            asked.set()
            await asyncio.Event().wait()
            raise AssertionError

        it.site.mood = never  # type: ignore[assignment]
        before = it.store.schedules.get(1)
        task = await running(it)
        await asked.wait()
        it.engine.stop()
        async with asyncio.timeout(5):
            await task
        assert it.store.schedules.get(1) == before

    play(scene)


def test_a_machine_that_slept_checks_what_came_due_at_once(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.follow_read("alpha")
        async with at_work(it):
            it.site.publish("alpha", 2)
            it.clock.set_wall(it.clock.now() + 3 * DAY)
            it.engine.wake()
            await until(lambda: len(it.listener.toasts) == 1)

    play(scene)


def test_a_clock_that_was_set_back_is_noticed(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(it: Stage) -> None:
        restarted: list[bool] = []
        monkeypatch.setattr("batotray.core.metronome.Metronome.restart", lambda _: restarted.append(True))
        async with at_work(it):
            it.clock.advance(3600)
            it.engine.wake()
            await asyncio.sleep(0)  # it was heard
            assert restarted == []
            it.clock.set_wall(it.clock.now() - DAY)
            it.engine.wake()
            await until(lambda: restarted == [True])

    play(scene)


def test_three_bugs_in_a_row_stop_the_engine_and_are_told(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(it: Stage) -> None:
        await it.follow_read("alpha")
        it.clock.advance(2 * 86400)

        def broken(*_: object, **__: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr("batotray.core.comparator.compare", broken)
        with pytest.raises(ZeroDivisionError):
            async with asyncio.timeout(10):
                await it.engine.run(AT_ONCE)
        assert [e for e in it.events if isinstance(e, AttentionNeeded)] == [AttentionNeeded("bugs", {"count": 3})]
        assert Changed(Changes(settings=True)) in it.events
        late = it.engine.submit(MarkNotifications(None))
        assert late.result(0) == Failed("user", "stopping"), "whoever asks after the end is answered"

    play(scene)


def test_that_bugs_stopped_the_engine_is_seen_by_others_until_the_next_start(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scene(it: Stage) -> None:
        with monkeypatch.context() as patch:
            await stopped_by_bugs(it, patch)
        assert problems(it) == [Problem("bugs", {"count": 3})]
        await it.engine.close()
        assert problems(it) == [Problem("bugs", {"count": 3})]
        it.open()
        async with at_work(it):
            assert problems(it) == []

    play(scene)


def test_resuming_forgets_that_bugs_stopped_the_engine(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(it: Stage) -> None:
        with monkeypatch.context() as patch:
            await stopped_by_bugs(it, patch)
        assert isinstance(await it.do(Resume(None)), Done)
        assert problems(it) == []

    play(scene)


def test_bugs_are_told_even_when_they_cannot_be_stored(
    play: Play, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def scene(it: Stage) -> None:
        set_fact = it.store.settings.set_fact

        def full(name: str, value: str) -> None:
            if value == "3":
                raise DiskFull
            set_fact(name, value)

        monkeypatch.setattr(it.store.settings, "set_fact", full)
        await stopped_by_bugs(it, monkeypatch)
        assert AttentionNeeded("bugs", {"count": 3}) in it.events
        assert "3 bugs stopped the engine" in caplog.text

    play(scene)


async def stopped_by_bugs(it: Stage, patch: pytest.MonkeyPatch) -> None:
    async def broken() -> None:
        it.engine.wake()
        raise ZeroDivisionError

    patch.setattr(it.engine, "check_due", broken)
    task = await running(it)
    it.engine.wake()
    with pytest.raises(ZeroDivisionError):
        async with asyncio.timeout(10):
            await task


def problems(it: Stage) -> list[Problem]:
    """What another process reads of the health, leaving the machine's disk aside."""
    models = ReadModels(it.folder / DATABASE)
    try:
        verdict = health(models.vitals(it.clock.now()), it.folder, it.clock.now())
    finally:
        models.close()
    return [problem for problem in verdict.problems if problem.code != "disk"]


def test_a_locked_database_is_tried_five_times_before_giving_up(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("alpha", 1, ago=30 * DAY)
        await it.follow("alpha")
        it.clock.advance(2 * 86400)
        tries = 0

        async def locked(_limit: int | None = None) -> None:
            nonlocal tries
            tries += 1
            raise DatabaseBusy

        monkeypatch.setattr(it.engine, "check_due", locked)
        with pytest.raises(DatabaseBusy):
            async with asyncio.timeout(10):
                await it.engine.run(AT_ONCE)
        assert tries == 5
        assert it.clock.slept[-4:] == [1, 3, 10, 30]

    play(scene)


def test_a_mark_of_life_that_finds_the_database_locked_is_tried_again(
    play: Play, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def scene(it: Stage) -> None:
        monkeypatch.setattr("batotray.core.metronome.HEARTBEAT", timedelta(milliseconds=5))
        async with at_work(it):
            it.clock.advance(600)
            marks = refuse_marks_of_life(it, monkeypatch, DatabaseBusy, times=2)
            await until(lambda: len(marks) >= 3)
            assert "the database is locked" in caplog.text
            assert it.clock.slept[-2:] == [1, 3]

    play(scene)


def test_a_mark_of_life_that_cannot_be_stored_ends_the_run(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(it: Stage) -> None:
        monkeypatch.setattr("batotray.core.metronome.HEARTBEAT", timedelta(milliseconds=5))
        task = await running(it)
        refuse_marks_of_life(it, monkeypatch, DiskFull, times=1)
        with pytest.raises(DiskFull):
            async with asyncio.timeout(10):
                await task

    play(scene)


def refuse_marks_of_life(it: Stage, patch: pytest.MonkeyPatch, error: type[StorageError], times: int) -> list[str]:
    """Have the next heartbeats fail; returns the list of all that were tried."""
    set_fact, tried = it.store.settings.set_fact, list[str]()

    def refusing(name: str, value: str) -> None:
        if name == "heartbeat":
            tried.append(value)
            if len(tried) <= times:
                raise error
        set_fact(name, value)

    patch.setattr(it.store.settings, "set_fact", refusing)
    return tried


def test_what_is_old_is_pruned_though_the_database_was_locked_at_first(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scene(it: Stage) -> None:
        tries: list[object] = []

        def prune(before: object) -> int:
            tries.append(before)
            if len(tries) < 3:
                raise DatabaseBusy
            return 0

        monkeypatch.setattr("batotray.core.metronome.FIRST_PRUNE", timedelta(milliseconds=5))
        monkeypatch.setattr("batotray.core.metronome.PRUNE", timedelta(milliseconds=5))
        monkeypatch.setattr(it.store.checks, "prune", prune)
        async with at_work(it):
            await until(lambda: len(tries) >= 3)

    play(scene)


def test_an_alarm_that_cannot_be_set_ends_the_run(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(it: Stage) -> None:
        task = await running(it)

        def damaged(_now: object) -> None:
            raise DatabaseDamaged

        monkeypatch.setattr(it.store.schedules, "next_due_at", damaged)
        assert isinstance(await it.do(Pause(None, None)), Done)
        assert isinstance(await it.do(Resume(None)), Done)
        with pytest.raises(DatabaseDamaged):
            async with asyncio.timeout(10):
                await task

    play(scene)


def test_an_unclean_exit_is_remembered_for_one_run(play: Play) -> None:
    async def scene(it: Stage) -> None:
        task = await running(it)
        assert it.store.settings.fact("unclean_exit") == ""
        task.cancel()
        await asyncio.wait([task])
        it.store.close()  # as if the program had died: the mark of the run stays
        it.open()
        async with at_work(it):
            assert it.store.settings.fact("unclean_exit") == "1"
        await it.engine.close()
        it.open()
        async with at_work(it):
            assert it.store.settings.fact("unclean_exit") == ""

    play(scene)


def test_a_saved_setting_holds_at_once_and_a_bad_one_is_refused(play: Play) -> None:
    async def scene(it: Stage) -> None:
        bad = await it.do(ChangeSetting("min_delay", "often"))
        assert isinstance(bad, Failed)
        assert bad.code == "out_of_bounds"
        assert isinstance(await it.do(ChangeSetting("notify.new_chapter", "off")), Done)
        await it.follow_read("alpha")
        it.site.publish("alpha", 2)
        await it.do(CheckNow())
        await it.engine.deliver()
        assert it.listener.toasts == []

    play(scene)


def test_every_commit_is_told_by_kind(play: Play) -> None:
    async def scene(it: Stage) -> None:
        series = await it.follow_read("alpha")
        it.site.publish("alpha", 2)
        it.events.clear()
        await it.do(CheckNow())
        changes = [e.changes for e in it.events if isinstance(e, Changed)]
        assert any(c.notifications and c.checks and series.series_id in c.chapters_of for c in changes)

    play(scene)


def test_a_second_start_asks_for_the_window(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.do(ShowWindow("https://example.org/x"))
        assert it.events == [WindowAsked("https://example.org/x")]

    play(scene)


def test_a_command_after_the_end_is_answered(play: Play) -> None:
    async def scene(it: Stage) -> None:
        async with at_work(it):
            pass
        answer = await asyncio.wrap_future(it.engine.submit(CheckNow()))
        assert isinstance(answer, Failed)
        assert answer.code == "stopping"

    play(scene)


def test_a_check_takes_as_long_as_it_takes_by_a_fast_clock_too(play: Play) -> None:
    async def scene(it: Stage) -> None:
        series = await it.follow_read("alpha")
        it.clock.scale = 600.0

        def slow(request: httpx.Request) -> httpx.Response:
            it.clock.advance(300)
            it.site.mood = None
            return it.site.answer(request)

        it.site.mood = slow
        await it.do(CheckNow((series.series_id,)))
        with closing(ReadModels(it.folder / DATABASE, it.clock)) as models:
            (check,) = models.log(limit=1)
        assert check.duration_ms == pytest.approx(500, abs=20)  # and the gap before it

    play(scene)
