"""The adaptive rules on the running engine: learned rhythms, a budget, forecasts with their record, and lateness."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

import httpx
import pytest

from batotray.core.commands import ChangeSetting, Done, SetPriority, Undo, UnfollowSeries
from batotray.paths import DATABASE
from batotray.records import Schedule
from batotray.storage.read_models import ReadModels
from tests.flows.conftest import Play
from tests.flows.stage import Stage

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
T = TypeVar("T")


def _read(it: Stage, query: Callable[[ReadModels], T]) -> T:
    models = ReadModels(it.folder / DATABASE, it.clock)
    try:
        return query(models)
    finally:
        models.close()


async def _weekly(it: Stage, weeks: int = 10) -> None:
    """A followed series whose last of `weeks` weekly chapters came out four days ago."""
    await it.do(ChangeSetting("schedule.rules", "adaptive"))
    for number in range(weeks):
        it.site.publish("harbour", number + 1, ago=(weeks - 1 - number) * WEEK + 4 * DAY)
    await it.follow("harbour")


def _schedule(it: Stage) -> Schedule:
    (listing,) = it.store.series.all_listings()
    return it.store.schedules.get(listing.id)


def _kinds(it: Stage) -> list[tuple[str, object]]:
    rows = _read(it, lambda models: models.inbox(it.clock.now(), unread_only=False))
    return [(row.notification.kind, row.notification.parts.get("late")) for row in reversed(rows)]


def test_a_followed_series_has_a_window_at_once_and_not_only_at_the_next_turn(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await _weekly(it)
        schedule, expected = _schedule(it), it.clock.now() + 3 * DAY
        assert schedule.rhythm == "weekly"
        assert schedule.expected_from is not None
        assert schedule.expected_till is not None
        assert schedule.expected_from <= expected <= schedule.expected_till
        assert schedule.expected_till - schedule.expected_from < DAY
        assert abs(schedule.next_check_at - expected) < 6 * HOUR
        assert schedule.late == "on_time"

    play(scene)


def test_weekly_releases_are_found_within_hours_on_few_checks(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await _weekly(it)
        begun = it.clock.now()
        release = begun + 3 * DAY
        delays = []
        for number in range(11, 15):
            await it.live_until(release)
            it.site.publish("harbour", number)
            await it.live_until(release + 3 * DAY)
            found = _read(it, lambda models: models.chapters(1))[0].chapter
            assert found.number == str(number)
            delays.append(found.first_seen_at - release)
            release += WEEK
        assert sorted(delays)[1] < 2 * HOUR
        assert it.site.visits_since(begun) <= 2 * 28
        outcomes = _read(it, lambda models: models.series_page(1, it.clock.now())).outcomes
        assert sum(outcome.held is True for outcome in outcomes) >= 3

    play(scene)


def test_a_restart_learns_the_same_rhythm_again(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await _weekly(it)
        before = _schedule(it)
        await it.engine.close()
        it.open()
        await it.live_until(before.next_check_at + HOUR)
        after = _schedule(it)
        assert after.last_check_at is not None
        assert after.last_check_at >= before.next_check_at
        assert after.rhythm == "weekly"
        assert after.expected_from is not None

    play(scene)


def test_a_larger_budget_looks_sooner(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await _weekly(it)
        before = _schedule(it).next_check_at
        await it.do(ChangeSetting("schedule.checks_per_day", "24"))
        assert _schedule(it).next_check_at < before, "nothing runs here that would have a turn soon"

    play(scene)


def test_a_favourite_is_looked_at_sooner_at_once_and_not_after_its_next_check(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await _weekly(it)
        before = _schedule(it).next_check_at
        done = await it.do(SetPriority(1, "urgent"))
        assert _schedule(it).next_check_at < before
        assert isinstance(done, Done)
        assert done.undo is not None
        await it.do(Undo(done.undo))
        assert _schedule(it).next_check_at == before

    play(scene)


def test_a_favourite_of_which_little_is_known_is_looked_at_sooner_too_and_never_later_by_being_planned(
    play: Play,
) -> None:
    async def scene(it: Stage) -> None:
        await it.do(ChangeSetting("schedule.rules", "adaptive"))
        it.site.publish("harbour", 1, ago=4 * DAY)
        await it.follow("harbour")
        first = _schedule(it).next_check_at
        await it.do(SetPriority(1, "urgent"))
        urgent = _schedule(it).next_check_at
        assert urgent < first
        it.clock.advance(3600)
        await it.do(SetPriority(1, "normal"))
        assert _schedule(it).next_check_at == urgent

    play(scene)


def test_a_late_series_is_told_once_and_so_is_a_break(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await _weekly(it)
        await it.live_until(it.clock.now() + 6 * DAY)
        assert _kinds(it) == [("late", "late")]
        assert _schedule(it).late == "late"
        await it.live_until(it.clock.now() + 21 * DAY)
        assert _kinds(it) == [("late", "late"), ("late", "on_break")]
        it.site.publish("harbour", 11)
        await it.live_until(it.clock.now() + 10 * DAY)
        assert _kinds(it)[2:3] == [("new_chapter", None)]

    play(scene)


@pytest.mark.parametrize("switch", ["notify.late", "source fails"])
def test_lateness_is_not_told_when_unwanted_or_when_the_source_fails(play: Play, switch: str) -> None:
    async def scene(it: Stage) -> None:
        await _weekly(it)
        if switch == "notify.late":
            await it.do(ChangeSetting("notify.late", "false"))
        else:
            it.site.mood = lambda request: httpx.Response(500)
        await it.live_until(it.clock.now() + 8 * DAY)
        assert "late" not in [kind for kind, _ in _kinds(it)]

    play(scene)


def test_an_irregular_series_is_never_late(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.do(ChangeSetting("schedule.rules", "adaptive"))
        for number, days in enumerate((200, 190, 150, 147, 110, 80, 79, 40, 20, 5), 1):
            it.site.publish("static", number, ago=days * DAY)
        await it.follow("static")
        await it.live_until(it.clock.now() + 40 * DAY)
        assert _kinds(it) == []

    play(scene)


def test_a_series_that_is_deleted_while_its_rhythm_is_learned_stops_nothing(play: Play) -> None:
    async def scene(it: Stage) -> None:
        for slug in ("harbour", "galaxy"):
            for week in range(8, 0, -1):
                it.site.publish(slug, 9 - week, ago=7 * week * DAY)
            await it.follow(slug)
        changed, removed = await asyncio.gather(
            it.do(ChangeSetting("schedule.rules", "adaptive")), it.do(UnfollowSeries(1, purge=True))
        )
        assert isinstance(changed, Done)
        assert isinstance(removed, Done)
        await it.turn()
        assert it.store.schedules.get(2).rhythm == "weekly"

    play(scene)
