"""What the user does while the engine waits for an answer holds: nothing is checked, stored or told against it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from batotray.core.commands import (
    Backup,
    CancelRound,
    Checked,
    CheckNow,
    Command,
    Done,
    Pause,
    Restore,
    Resume,
    SetPriority,
    UnfollowSeries,
)
from batotray.core.events import Activity
from batotray.core.sources.protocol import Flow
from batotray.demo.source import DemoSource
from batotray.records import NotModified, SeriesRef, Snapshot, Validators
from tests.flows.conftest import Play
from tests.flows.looking import give_looks
from tests.flows.stage import SITE, Stage

DAY = timedelta(days=1)
MONTH = 30 * 86400
Then = Callable[[], Awaitable[object]]


class MarkedSource(DemoSource):
    """A source that says when its list is the one seen last."""

    def check(self, ref: SeriesRef, validators: Validators) -> Flow[Snapshot | NotModified]:
        snapshot = yield from super().check(ref, validators)
        assert isinstance(snapshot, Snapshot)
        marks = Validators(body_hash=str(len(snapshot.chapters)))
        return NotModified(marks) if marks == validators else replace(snapshot, validators=marks)


def during(it: Stage, path: str, then: Then) -> None:
    """Let something happen once, while the site's answer to the first question for `path` is on its way."""
    answer = it.site.mood or it.site.answer

    async def slow(request: httpx.Request) -> httpx.Response:
        if request.url.path == path:
            it.site.mood = answer if answer != it.site.answer else None
            await then()
        mood, it.site.mood = it.site.mood, None
        it.site.visits.pop()  # it is counted by whoever answers
        try:
            return answer(request)
        finally:
            it.site.mood = mood

    it.site.mood = slow  # type: ignore[assignment]  # MockTransport takes both kinds


def doing(it: Stage, *commands: Command) -> Then:
    async def then() -> None:
        for command in commands:
            assert isinstance(await it.do(command), Done | Checked)

    return then


async def four_due(it: Stage) -> None:
    """Four series that are due in this order, each with a new chapter."""
    for slug in ("alpha", "beta", "gamma", "delta"):
        it.site.publish(slug, 1, ago=30 * DAY)
        await it.follow(slug)
        it.clock.advance(60)
    it.clock.advance(MONTH)
    for slug in ("alpha", "beta", "gamma", "delta"):
        it.site.publish(slug, 2)
    it.store.schedules.postpone(1, it.clock.now() - 4 * DAY, "first")
    it.store.schedules.postpone(2, it.clock.now() - 3 * DAY, "first")
    it.store.schedules.postpone(3, it.clock.now() - 2 * DAY, "first")
    it.store.schedules.postpone(4, it.clock.now() - 1 * DAY, "first")
    it.site.visits.clear()


def asked(it: Stage) -> list[str]:
    return [path.removeprefix("/series/") for _, path in it.site.visits]


def test_a_pause_of_everything_ends_the_round_after_the_check_in_flight(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await four_due(it)
        during(it, "/series/beta", doing(it, Pause(None, it.clock.now() + DAY)))
        await it.turn()
        assert asked(it) == ["alpha", "beta"]
        assert len(it.listener.toasts) == 2, "what was found by then is told"
        it.clock.advance(2 * 86400)
        await it.turn()
        assert set(asked(it)[2:]) >= {"gamma", "delta"}

    play(scene)


def test_a_pause_of_everything_ends_a_round_that_was_asked_for(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await four_due(it)
        during(it, "/series/beta", doing(it, Pause(None, None)))
        answer = await it.do(CheckNow())
        assert isinstance(answer, Checked)
        assert (len(answer.outcomes), answer.cancelled) == (2, True)

    play(scene)


@pytest.mark.parametrize("command", [UnfollowSeries(3), UnfollowSeries(3, purge=True), Pause(3), CheckNow((3,))])
def test_what_is_no_longer_due_when_its_turn_comes_is_not_checked(play: Play, command: Command) -> None:
    async def scene(it: Stage) -> None:
        await four_due(it)

        async def then() -> None:
            # A check that is asked for waits for the one in flight, so that nobody may wait for it here.
            task = asyncio.create_task(it.do(command))
            await asyncio.sleep(0)
            if not isinstance(command, CheckNow):
                await task

        during(it, "/series/alpha", then)
        await it.turn()
        assert asked(it).count("gamma") == (1 if isinstance(command, CheckNow) else 0)
        assert asked(it).count("delta") == 1

    play(scene)


def test_a_round_that_was_stopped_by_hand_does_not_begin_anew_at_once(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await four_due(it)
        during(it, "/series/beta", doing(it, CancelRound()))
        await it.turn()
        await it.turn()
        assert asked(it) == ["alpha", "beta"]
        it.clock.advance(16 * 60)
        await it.turn()
        assert asked(it) == ["alpha", "beta", "gamma", "delta"]

    play(scene)


def test_resuming_goes_on_with_a_round_that_was_stopped(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await four_due(it)
        during(it, "/series/beta", doing(it, CancelRound()))
        await it.turn()
        await it.do(Resume(None))
        await it.turn()
        assert asked(it) == ["alpha", "beta", "gamma", "delta"]

    play(scene)


def test_stopping_when_nothing_runs_delays_nothing(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await four_due(it)
        await it.do(CancelRound())
        await it.turn()
        assert len(asked(it)) == 4

    play(scene)


def test_an_answer_is_never_stored_into_another_library(play: Play, tmp_path: Path) -> None:
    """A backup of another library is restored meanwhile: under the same number there is another series."""

    async def scene(it: Stage) -> None:
        other = Stage(tmp_path / "other")
        other.open()
        other.site.publish("zeta", *range(1, 9), ago=30 * DAY)
        await other.follow("zeta")
        await other.do(Backup(str(tmp_path / "copy")))
        await other.engine.close()
        it.site.publish("alpha", 1, ago=30 * DAY)
        await it.follow("alpha")
        it.clock.advance(MONTH)
        it.site.publish("alpha", 2)
        during(it, "/series/alpha", doing(it, Restore(str(tmp_path / "copy"))))
        answer = await it.do(CheckNow((1, 1)))
        assert isinstance(answer, Checked)
        assert [o.error.code for o in answer.outcomes if o.error] == ["no_such_listing"]
        assert it.store.series.get(1).name == "Zeta"
        assert it.store.schedules.get(1).reason == "learning", "and what was there is not put off"
        assert {c.source_id.partition("-")[0] for c in it.store.chapters.of_listing(1)} == {"zeta"}
        assert it.listener.toasts == []

    play(scene)


def test_nothing_new_is_no_answer_for_a_library_that_was_restored_meanwhile(play: Play, tmp_path: Path) -> None:
    """The answer is about a list that the backup does not know: its chapters would never be seen again."""

    async def scene(it: Stage) -> None:
        await it.engine.close()
        it.source = MarkedSource("stage", SITE)
        it.open()
        it.site.publish("alpha", 1, ago=30 * DAY)
        await it.follow("alpha")
        await it.do(Backup(str(tmp_path / "copy")))
        it.site.publish("alpha", 2)
        await it.do(CheckNow())
        during(it, "/series/alpha", doing(it, Restore(str(tmp_path / "copy"))))
        await it.do(CheckNow())
        assert len(it.store.chapters.of_listing(1)) == 1, "it is the library of the backup"
        await it.do(CheckNow())
        assert len(it.store.chapters.of_listing(1)) == 2

    play(scene)


def test_rhythms_of_another_library_are_forgotten_when_a_backup_is_restored(play: Play, tmp_path: Path) -> None:
    async def scene(it: Stage) -> None:
        it.store.settings.set("schedule.rules", "adaptive")
        await it.engine.close()
        it.open()
        it.site.publish("alpha", 1, ago=30 * DAY)
        await it.follow("alpha")
        await it.turn()
        adaptive = it.engine._replanner._adaptive
        await adaptive.prepare(1, lambda: it.store.chapters.releases(1), zone=it.source.info.zone, now=it.clock.now())
        assert adaptive.knows(1)
        await it.do(Backup(str(tmp_path / "copy")))
        await it.do(Restore(str(tmp_path / "copy")))
        assert not adaptive.knows(1)

    play(scene)


def test_a_series_deleted_while_its_rhythm_is_learned_harms_nobody(play: Play) -> None:
    async def scene(it: Stage) -> None:
        it.store.settings.set("schedule.rules", "adaptive")
        await it.engine.close()
        it.open()
        for number in range(1, 20):
            it.site.publish("alpha", number, ago=(200 - 7 * number) * DAY)
        await it.follow("alpha")
        turn = asyncio.create_task(it.engine.check_due())
        await asyncio.sleep(0)
        await it.do(UnfollowSeries(1, purge=True))
        await turn

    play(scene)


async def two_seen_by_looks(it: Stage) -> None:
    await it.engine.close()
    give_looks(it)
    it.open()
    for slug in ("harbour", "galaxy"):
        it.site.publish(slug, *range(1, 9), ago=30 * DAY)
        await it.follow(slug)


async def an_hour(it: Stage) -> None:
    for _ in range(12):
        it.clock.advance(300)
        await it.engine.check_due()


def test_a_check_during_a_look_is_not_overwritten_by_it(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await two_seen_by_looks(it)
        before = it.store.schedules.get(1)

        async def check() -> None:
            schedule = it.store.schedules.get(1)
            it.store.schedules.save(replace(schedule, last_check_at=it.clock.now(), chapters_tracked=77))

        during(it, "/latest", check)
        await an_hour(it)
        after = it.store.schedules.get(1)
        assert before.chapters_tracked != 77
        assert after.chapters_tracked == 77, "what the check learned stays"
        assert after.reason == "covered"

    play(scene)


def test_a_pause_during_a_look_holds_for_what_the_look_found(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await two_seen_by_looks(it)
        it.site.publish("harbour", 9)
        during(it, "/latest", doing(it, Pause()))
        it.site.visits.clear()
        await an_hour(it)
        assert {path for _, path in it.site.visits} <= {"/latest"}

    play(scene)


def test_a_series_deleted_during_a_look_is_left_out_of_it(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await two_seen_by_looks(it)
        it.site.publish("harbour", 9)
        during(it, "/latest", doing(it, UnfollowSeries(1, purge=True), SetPriority(2, "urgent")))
        await an_hour(it)
        assert it.store.schedules.get(2).priority == "urgent"

    play(scene)


def test_nothing_is_said_to_be_over_while_another_round_goes_on(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await four_due(it)
        it.events.clear()
        await asyncio.gather(it.engine.check_due(), it.do(CheckNow((1,))))
        told = [event for event in it.events if isinstance(event, Activity)]
        assert len(told) > 4
        assert told.index(Activity()) == len(told) - 1

    play(scene)


def test_a_round_that_is_given_up_takes_no_other_one_with_it(play: Play) -> None:
    """Two rounds that have checked nothing yet look alike; the door gives one up when its visitor leaves."""

    async def scene(it: Stage) -> None:
        await four_due(it)

        async def given_up() -> None:
            second = asyncio.create_task(it.do(CheckNow((2,))))
            await asyncio.sleep(0)
            second.cancel()
            await asyncio.wait([second])

        during(it, "/series/alpha", given_up)
        answer = await it.do(CheckNow((1,)))
        assert isinstance(answer, Checked), answer
        assert asked(it) == ["alpha"]

    play(scene)
