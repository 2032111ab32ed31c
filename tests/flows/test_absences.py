"""Sleep, and being offline: no source is blamed for it, and on return all that waited is checked at once."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest

from batotray.core.commands import CancelRound, Checked, CheckNow, Done, SetPriority
from batotray.core.health import health
from batotray.paths import DATABASE
from batotray.records import CheckLogEntry
from batotray.storage.read_models import ReadModels
from tests.flows.conftest import Play
from tests.flows.looking import LookingSource, latest
from tests.flows.running import at_work, until
from tests.flows.stage import SITE, Stage

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SLUGS = ("alpha", "beta", "gamma", "delta")
Fault = Callable[[httpx.Request], Exception]


def broken(request: httpx.Request) -> Exception:
    return httpx.ReadError("the connection is gone", request=request)


def no_network(request: httpx.Request) -> Exception:
    return httpx.ConnectError("no route to host", request=request)


async def four_due(it: Stage) -> None:
    for slug in SLUGS:
        it.site.publish(slug, 1, ago=30 * DAY)
        await it.follow(slug)
    it.clock.advance(2 * 86400)
    it.site.visits.clear()


def asked(it: Stage) -> list[str]:
    return [path.removeprefix("/series/") for _, path in it.site.visits]


def failing(it: Stage, fault: Fault, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Every question fails; before the first one does, something happens."""
    pending = [meanwhile]

    def mood(request: httpx.Request) -> httpx.Response:
        if pending:
            pending.pop()()
        raise fault(request)

    it.site.mood = mood


async def four_out_of_reach(it: Stage) -> None:
    """Two of them were asked in vain, and the other two wait; from now on everything answers."""
    await four_due(it)
    failing(it, no_network)
    await it.turn()
    assert len(log(it)) == 2
    it.site.mood = None
    it.site.visits.clear()


def asleep(it: Stage, span: timedelta) -> None:
    """The clock on the wall goes on, the one that stands still in a sleep does not."""
    it.clock.set_wall(it.clock.now() + span)


def log(it: Stage) -> tuple[CheckLogEntry, ...]:
    models = ReadModels(it.folder / DATABASE)
    try:
        return models.log(failed_only=True, limit=100)
    finally:
        models.close()


def ailments(it: Stage) -> list[str]:
    """What another process finds wrong, the machine's disk left aside."""
    models = ReadModels(it.folder / DATABASE)
    try:
        verdict = health(models.vitals(it.clock.now()), it.folder, it.clock.now())
    finally:
        models.close()
    return [problem.code for problem in verdict.problems if problem.code != "disk"]


# ------------------------------------------------------------------ what is not held against a source


@pytest.mark.parametrize("fault", [broken, no_network])
def test_a_check_that_a_sleep_broke_off_is_not_counted(play: Play, fault: Fault) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("alpha", 1, ago=30 * DAY)
        await it.follow("alpha")
        failing(it, fault, lambda: asleep(it, 8 * HOUR))
        answer = await it.do(CheckNow())
        assert isinstance(answer, Checked)
        assert answer.outcomes[0].error is not None, "who asked is told"
        schedule = it.store.schedules.get(1)
        assert (schedule.failures, schedule.failing_since, schedule.reason) == (0, None, "unreachable")
        assert schedule.next_check_at - it.clock.now() <= MINUTE
        assert log(it) == ()
        assert [state.failing_since for state in it.store.source_states.all()] == [None]
        it.site.mood = None
        it.clock.advance(61)
        await it.turn()
        assert it.store.schedules.get(1).reason != "unreachable"

    play(scene)


def test_what_breaks_after_a_sleep_was_announced_is_not_counted(play: Play) -> None:
    """The network goes before the machine sleeps: the clocks say nothing yet."""

    async def scene(it: Stage) -> None:
        async with at_work(it):
            await four_due(it)
            failing(it, broken, it.engine.doze)
            await it.do(CheckNow((1,)))
            assert log(it) == ()

    play(scene)


def test_a_network_that_is_not_there_yet_when_the_machine_is_costs_nobody_a_failure(play: Play) -> None:
    async def scene(it: Stage) -> None:
        async with at_work(it):
            await four_due(it)
            failing(it, no_network)
            asleep(it, 8 * HOUR)
            it.engine.wake()
            await until(lambda: all(it.store.schedules.get(i).reason == "unreachable" for i in (1, 2, 3, 4)))
            await it.do(CheckNow((1,)))
            assert log(it) == ()
            it.clock.advance(300)
            await it.do(CheckNow((1,)))
            assert "Alpha" in {entry.series for entry in log(it)}, "by now it should be there"

    play(scene)


@pytest.mark.parametrize("status", [403, 404, 500])
def test_an_answer_after_a_sleep_counts_whatever_it_says(play: Play, status: int) -> None:
    async def scene(it: Stage) -> None:
        async with at_work(it):
            await four_due(it)
            it.site.mood = lambda _: httpx.Response(status)
            asleep(it, 8 * HOUR)
            it.engine.wake()
            await until(lambda: len(log(it)) > 0)

    play(scene)


# ------------------------------------------------------------------ at once on return


def test_online_again_everything_that_waited_is_checked_at_once(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await four_out_of_reach(it)
        async with at_work(it):
            await asyncio.to_thread(it.engine.wake)
            await until(lambda: len(it.site.visits) == 4)
            assert sorted(asked(it)) == sorted(SLUGS)

    play(scene)


def test_a_source_that_answers_badly_is_not_asked_sooner_on_return(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await four_due(it)
        it.site.mood = lambda _: httpx.Response(500)
        await it.turn()
        it.site.visits.clear()
        async with at_work(it):
            it.engine.wake()
            await until(lambda: it.store.settings.fact("returned") is not None)
            await it.turn()
            assert asked(it) == []

    play(scene)


def test_what_is_most_worth_on_return_goes_before_the_rest_of_the_round(play: Play) -> None:
    async def scene(it: Stage) -> None:
        async with at_work(it):
            await four_due(it)

            async def meanwhile(request: httpx.Request) -> httpx.Response:
                it.site.mood = None
                assert isinstance(await it.do(SetPriority(last, "urgent")), Done)
                it.engine.wake()
                await asyncio.sleep(0)
                return it.site.answer(request)

            last = it.store.schedules.due(it.clock.now(), 4)[-1].listing_id
            it.site.mood = meanwhile  # type: ignore[assignment]  # MockTransport takes both kinds
            it.engine.wake()
            await until(lambda: len(set(asked(it))) == 4)
            assert list(dict.fromkeys(asked(it)))[1] == SLUGS[last - 1]

    play(scene)


def test_a_round_that_was_asked_for_goes_on_after_a_sleep(play: Play) -> None:
    async def scene(it: Stage) -> None:
        async with at_work(it):
            for slug in SLUGS:
                it.site.publish(slug, 1, ago=30 * DAY)
                await it.follow(slug)

            def meanwhile(request: httpx.Request) -> httpx.Response:
                it.site.mood = None
                it.engine.wake()
                return it.site.answer(request)

            it.site.mood = meanwhile
            answer = await it.do(CheckNow())
            assert isinstance(answer, Checked)
            assert len(answer.outcomes) == 4

    play(scene)


def test_a_sleep_is_a_rest(play: Play) -> None:
    """A round that was stopped in the evening need not rest again in the morning."""

    async def scene(it: Stage) -> None:
        async with at_work(it):
            await four_due(it)

            async def meanwhile(request: httpx.Request) -> httpx.Response:
                it.site.mood = None
                await it.do(CancelRound())
                return it.site.answer(request)

            it.site.mood = meanwhile  # type: ignore[assignment]
            await it.turn()
            assert len(set(asked(it))) == 1
            asleep(it, 8 * HOUR)
            it.engine.wake()
            await until(lambda: len(set(asked(it))) == 4)

    play(scene)


def test_a_network_that_appears_during_a_login_hurries_no_first_look(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await four_due(it)
        async with at_work(it, timedelta(seconds=30)):
            it.engine.wake()
            await asyncio.sleep(0.02)
            assert asked(it) == []
            it.clock.advance(31)
            it.engine.wake()
            await until(lambda: len(set(asked(it))) == 4)

    play(scene)


def test_the_backlog_of_a_sleep_is_no_stall(play: Play) -> None:
    async def scene(it: Stage) -> None:
        async with at_work(it):
            await four_due(it)
            it.clock.advance(3600)
            assert ailments(it) == ["stalled"]
            began = asyncio.Event()

            async def never(_request: httpx.Request) -> httpx.Response:
                began.set()
                await asyncio.Event().wait()
                raise AssertionError

            it.site.mood = never  # type: ignore[assignment]
            asleep(it, 8 * HOUR)
            it.engine.wake()
            await began.wait()
            assert ailments(it) == []

    play(scene)


def test_a_sleep_in_which_both_clocks_went_on_shows_in_a_late_beat(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await four_out_of_reach(it)
        async with at_work(it):
            assert it.engine._metronome is not None
            it.engine._metronome._due(300.0)
            await until(lambda: len(set(asked(it))) == 4)

    play(scene)


# ------------------------------------------------------------------ looks, and clocks that are set


async def looking(it: Stage) -> None:
    """Three series that a look covers, which is due now."""
    await it.engine.close()
    it.source = LookingSource("stage", SITE)
    it.site.mood = lambda request: latest(it.site, request)
    it.open()
    for slug in SLUGS[:3]:
        it.site.publish(slug, 1, ago=30 * DAY)
        await it.follow(slug)
    for _ in range(8):
        it.clock.advance(300)
        await it.turn()
    it.clock.advance(2400)
    it.site.visits.clear()


def test_a_look_that_a_sleep_broke_off_is_repeated_soon(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await looking(it)
        failing(it, broken, lambda: asleep(it, 8 * HOUR))
        await it.engine._looks.look_due()
        (state,) = it.store.looks.all()
        assert state.failures == 0
        assert state.next_look_at - it.clock.now() <= MINUTE
        assert log(it) == ()

    play(scene)


def test_a_look_that_failed_without_a_network_is_due_on_return(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await looking(it)
        failing(it, no_network)
        await it.engine._looks.look_due()
        (state,) = it.store.looks.all()
        assert (state.failures, state.next_look_at > it.clock.now() + MINUTE) == (1, True)
        it.site.mood = lambda request: latest(it.site, request)
        it.site.visits.clear()
        async with at_work(it):
            it.engine.wake()
            await until(lambda: "/latest" in asked(it))

    play(scene)


def test_a_clock_that_is_set_back_holds_no_check_up(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("alpha", 1, ago=30 * DAY)
        await it.follow("alpha")
        it.site.visits.clear()
        async with at_work(it):
            waits: list[timedelta] = []
            monkeypatch.setattr("batotray.core.metronome.Metronome.wake_in", lambda _, wait: waits.append(wait))
            it.clock.set_wall(it.clock.now() - DAY)
            it.store.schedules.resume(1, it.clock.now())
            it.engine.wake()
            await until(lambda: asked(it) == ["alpha"] and len(waits) > 0)
            assert max(waits) <= MINUTE

    play(scene)
