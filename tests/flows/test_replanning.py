"""Plans that follow what the reader changes, by whichever rules are in force, without a check and without a turn."""

import asyncio
from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest

from batotray.core.commands import ChangeSetting, Done, FollowSeries, SetPriority, Undo
from batotray.records import Changes, Schedule
from tests.flows.conftest import Play
from tests.flows.stage import SITE, Stage
from tests.storage.shelf import series_of

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


async def a_weekly(it: Stage, rules: str, chapters: int = 10) -> None:
    """A followed series whose last of so many weekly chapters came out four days ago."""
    await it.do(ChangeSetting("schedule.rules", rules))
    for number in range(chapters):
        it.site.publish("harbour", number + 1, ago=(chapters - 1 - number) * WEEK + 4 * DAY)
    await it.follow("harbour")


def schedule(it: Stage) -> Schedule:
    return it.store.schedules.get(1)


@pytest.mark.parametrize("chapters", [1, 2], ids=["learning", "by its interval"])
def test_a_priority_holds_at_once_by_the_classic_rules_too(play: Play, chapters: int) -> None:
    async def scene(it: Stage) -> None:
        await a_weekly(it, "classic", chapters)
        before = schedule(it)
        done = await it.do(SetPriority(1, "urgent"))
        assert schedule(it).interval_hours == before.interval_hours / 4
        assert schedule(it).next_check_at < before.next_check_at
        assert isinstance(done, Done)
        await it.do(Undo(done.undo))
        assert schedule(it).interval_hours == before.interval_hours

    play(scene)


def test_a_plan_made_anew_lies_in_no_past(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await a_weekly(it, "classic", 1)
        it.clock.advance(23 * 3600)
        await it.do(SetPriority(1, "urgent"))
        assert schedule(it).next_check_at == it.clock.now(), "six hours after the last check have passed"

    play(scene)


def test_nothing_that_the_adaptive_rules_foretold_stays_under_the_classic_ones(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await a_weekly(it, "adaptive")
        await it.live_until(it.clock.now() + 8 * DAY)
        assert (schedule(it).rhythm, schedule(it).late) == ("weekly", "late")
        await it.do(ChangeSetting("schedule.rules", "classic"))
        classic = schedule(it)
        assert classic.reason in ("weekly", "late")
        assert (classic.rhythm, classic.late, classic.rhythm_args) == ("unknown", "unknown", {})
        assert (classic.expected_from, classic.expected_till) == (None, None)
        assert classic.preferred_weekday is not None
        await it.do(ChangeSetting("schedule.rules", "adaptive"))
        assert schedule(it).expected_from is not None

    play(scene)


def test_a_check_by_the_classic_rules_clears_an_old_forecast_as_well(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await a_weekly(it, "adaptive")
        it.store.settings.set("schedule.rules", "classic")  # and nothing is planned anew, as after a restore
        await it.engine.close()
        it.open()
        await it.live_until(schedule(it).next_check_at + DAY)
        assert schedule(it).expected_from is None
        assert schedule(it).rhythm == "unknown"

    play(scene)


def test_whoever_is_sent_away_while_plans_are_made_goes_and_what_is_stored_stays(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scene(it: Stage) -> None:
        await a_weekly(it, "adaptive")
        it.site.publish("galaxy", *range(1, 9), ago=30 * DAY)
        planning = asyncio.Event()

        async def endless(series_ids: Iterable[int], now: datetime) -> Changes:
            planning.set()
            await asyncio.Event().wait()
            raise AssertionError

        monkeypatch.setattr(it.engine._replanner, "plan", endless)
        visit = asyncio.create_task(it.do(FollowSeries(f"{SITE}/series/galaxy")))
        await planning.wait()
        visit.cancel()
        with pytest.raises(asyncio.CancelledError):
            await visit
        assert len(series_of(it.store)) == 2

    play(scene)
