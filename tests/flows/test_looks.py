"""One question about many series, in place of most checks of each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import httpx
import pytest

from batotray.core.commands import ChangeSetting, UnfollowSeries
from batotray.paths import DATABASE
from batotray.records import CheckLogEntry, Schedule
from batotray.storage.read_models import ReadModels
from tests.flows.conftest import Play
from tests.flows.looking import give_looks, latest
from tests.flows.stage import Stage

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
T = TypeVar("T")


async def _live(it: Stage, span: timedelta) -> None:
    """A turn every five minutes."""
    end = it.clock.now() + span
    while it.clock.now() < end:
        it.clock.advance(300)
        await it.turn()


async def _three_series(it: Stage) -> None:
    await it.engine.close()
    give_looks(it)
    it.open()
    for slug in ("harbour", "galaxy", "static"):
        it.site.publish(slug, 1, 2, ago=30 * DAY)
        await it.follow(slug)


def _schedules(it: Stage) -> list[Schedule]:
    return [it.store.schedules.get(listing.id) for listing in it.store.series.all_listings()]


def _asked(it: Stage, path: str) -> int:
    return sum(visited == path for _, visited in it.site.visits)


def test_a_look_finds_what_is_new_within_the_half_hour(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await _three_series(it)
        await _live(it, DAY)
        it.site.visits.clear()
        it.site.publish("galaxy", 3)
        await _live(it, 35 * MINUTE)
        assert [toast.title for toast in it.listener.toasts] == ["Galaxy"]
        assert _asked(it, "/series/galaxy") == 1
        assert _asked(it, "/series/harbour") == 0
        reader = ReadModels(it.folder / DATABASE)
        (check,) = reader.log(series_id=2, limit=1)
        reader.close()
        assert check.reason == "look", "it is none of the checks that the budget pays for"

    play(scene)


def test_a_look_without_news_counts_as_the_latest_success(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await _three_series(it)
        await _live(it, DAY)
        looked = it.store.looks.all()[0].last_look_at
        assert looked is not None
        assert {listing.last_success_at for listing in it.store.series.all_listings()} == {looked}
        it.site.publish("galaxy", 3)
        await _live(it, 35 * MINUTE)
        new = it.store.chapters.of_listing(2)[-1]
        assert new.absent_at is not None
        assert looked <= new.absent_at < new.first_seen_at

    play(scene)


def test_a_check_just_after_a_release_may_not_have_seen_it(play: Play) -> None:
    """A source's own list may be some minutes behind."""

    async def scene(it: Stage) -> None:
        await _three_series(it)
        await _live(it, DAY)
        it.site.publish("galaxy", 3)
        it.store.schedules.save(replace(_schedules(it)[1], last_check_at=it.clock.now() + MINUTE))
        it.site.visits.clear()
        await _live(it, 35 * MINUTE)
        assert _asked(it, "/series/galaxy") == 1

    play(scene)


def test_a_series_that_a_look_does_not_reach_back_to_does_not_rest_on_it(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await _three_series(it)
        await _live(it, DAY)
        own = replace(_schedules(it)[0], reason="interval")
        it.store.schedules.save(own)
        it.store.series.update_listing(1, {"last_success_at": it.clock.now() - 40 * DAY})
        await _live(it, 35 * MINUTE)
        assert [schedule.reason for schedule in _schedules(it)] == ["interval", "covered", "covered"]
        assert it.store.series.listing(1).last_success_at == it.clock.now() - 40 * DAY - 35 * MINUTE

    play(scene)


@pytest.mark.parametrize("state", ["paused", "failing", "in quarantine"])
def test_a_series_that_is_asked_on_its_own_is_none_of_a_looks(play: Play, state: str) -> None:
    async def scene(it: Stage) -> None:
        await _three_series(it)
        await _live(it, DAY)
        now, own = it.clock.now(), replace(_schedules(it)[0], reason="interval")
        it.store.schedules.save(replace(own, next_check_at=now + DAY, failures=2 if state == "failing" else 0))
        if state == "paused":
            it.store.schedules.pause(1, now + DAY)
        if state == "in quarantine":
            it.store.series.update_listing(1, {"quarantined_since": now, "quarantine_ids": "x"})
        before = it.store.schedules.get(1)
        it.site.publish("harbour", 3)
        await _live(it, 35 * MINUTE)
        assert it.store.schedules.get(1) == before

    play(scene)


def test_another_budget_leaves_what_a_look_answers_for_alone(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await _three_series(it)
        await it.do(ChangeSetting("schedule.rules", "adaptive"))
        await _live(it, DAY)
        before = [(schedule.reason, schedule.next_check_at) for schedule in _schedules(it)]
        assert {reason for reason, _ in before} == {"covered"}
        await it.do(ChangeSetting("schedule.checks_per_day", "24"))
        await it.turn()
        assert [(schedule.reason, schedule.next_check_at) for schedule in _schedules(it)] == before

    play(scene)


def test_covered_series_are_asked_alone_once_a_week_only(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await _three_series(it)
        await _live(it, DAY)
        it.site.visits.clear()
        await _live(it, 5 * DAY)
        assert 5 * 40 <= _asked(it, "/latest") <= 5 * 54
        assert _asked(it, "/series/harbour") == 0
        assert {schedule.reason for schedule in _schedules(it)} == {"covered"}
        await _live(it, 2 * DAY)
        assert _asked(it, "/series/harbour") == 1

    play(scene)


def test_what_scrolled_past_is_made_good(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await _three_series(it)
        await _live(it, DAY)
        it.site.publish("static", 3)
        it.clock.advance(1)
        for number in range(10):
            it.site.publish("somebody-elses", number)
        it.site.visits.clear()
        await _live(it, 35 * MINUTE)
        assert [toast.title for toast in it.listener.toasts] == ["Static"]
        assert _asked(it, "/series/harbour") == 1

    play(scene)


def test_when_looks_fail_series_go_back_to_their_own_rhythm(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await _three_series(it)
        await _live(it, DAY)

        def broken(request: httpx.Request) -> httpx.Response:
            return httpx.Response(500) if request.url.path == "/latest" else latest(it.site, request)

        it.site.mood = broken
        it.site.visits.clear()
        await _live(it, 2 * DAY)
        assert _asked(it, "/series/harbour") >= 1
        assert "covered" not in {schedule.reason for schedule in _schedules(it)}
        assert any(e.kind == "look" and e.status == "failed" for e in _log(it))

    play(scene)


def test_a_refused_look_is_not_repeated(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await _three_series(it)
        await _live(it, DAY)
        it.site.mood = lambda request: httpx.Response(403)
        it.site.visits.clear()
        await _live(it, 20 * HOUR)
        assert _asked(it, "/latest") == 1

    play(scene)


def test_a_series_without_company_is_asked_alone(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await _three_series(it)
        it.site.publish("lone", 1, ago=30 * DAY)
        lone = await it.follow("lone")
        for listing in it.store.series.all_listings():
            if listing.series_id not in (lone.series_id, 1):
                await it.do(UnfollowSeries(listing.series_id))
        it.site.visits.clear()
        await _live(it, 2 * DAY)
        assert _asked(it, "/latest") == 0
        assert _asked(it, "/series/lone") >= 1
        assert _asked(it, "/series/harbour") >= 1

    play(scene)


def test_a_look_says_how_many_checks_it_saved(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await _three_series(it)
        await _live(it, 3 * DAY)
        # Three series with an interval of 24 h each.
        assert 8 <= _read(it, lambda models: models.dashboard(it.clock.now(), 96)).saved_requests <= 10

    play(scene)


def _log(it: Stage) -> tuple[CheckLogEntry, ...]:
    return _read(it, lambda models: models.log(limit=1000))


def _read(it: Stage, query: Callable[[ReadModels], T]) -> T:
    models = ReadModels(it.folder / DATABASE, it.clock)
    try:
        return query(models)
    finally:
        models.close()
