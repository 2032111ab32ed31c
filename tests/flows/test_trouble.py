"""The world's faults: limits, refusals, dead and returning sources, a laptop without a network."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from itertools import pairwise

import httpx
import pytest

from batotray.core.commands import CancelRound, Checked, CheckNow, Failed, Preview, Resume
from batotray.core.connectivity import OUT_OF_REACH
from batotray.core.sources.protocol import Flow
from batotray.demo.source import DemoSource
from batotray.paths import DATABASE
from batotray.records import NotModified, SeriesRef, Snapshot, Validators
from batotray.storage.read_models import ReadModels
from tests.flows.conftest import Play
from tests.flows.stage import SITE, Stage

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def always(status: int, **headers: str) -> "httpx.Response":
    return httpx.Response(status, headers={k.replace("_", "-"): v for k, v in headers.items()}, text="{}")


def failures(it: Stage) -> list[str]:
    """The series of each failed check in the log."""
    models = ReadModels(it.folder / DATABASE)
    try:
        return [entry.series for entry in models.log(failed_only=True, limit=100)]
    finally:
        models.close()


@pytest.mark.parametrize("form", ["seconds", "date", "absent"])
@pytest.mark.parametrize("status", [429, 503])
def test_a_rate_limit_holds_the_whole_host_across_restarts(play: Play, status: int, form: str) -> None:
    async def scene(it: Stage) -> None:
        for slug in ("alpha", "beta", "gamma"):
            it.site.publish(slug, 1, ago=30 * DAY)
            await it.follow(slug)
        wish = {"seconds": "3600", "date": format_datetime(it.clock.now() + HOUR, usegmt=True)}.get(form)
        it.site.mood = lambda _: always(status, **({"Retry_After": wish} if wish else {}))
        begun = it.clock.now()
        await it.do(CheckNow())
        assert it.site.visits_since(begun) == 1
        await it.engine.close()
        it.open()
        answer = await it.do(CheckNow())
        assert isinstance(answer, Checked)
        assert {o.error.code for o in answer.outcomes if o.error} == {"rate_limited"}
        assert it.site.visits_since(begun) == 1
        assert len(failures(it)) == 1, "what was not asked has not failed"
        assert [it.store.schedules.get(i).failures for i in (1, 2, 3)] == [1, 0, 0]
        it.site.mood = None
        it.clock.advance(3700 if wish else 400)
        await it.turn()
        assert it.site.visits_since(begun) >= 2

    play(scene)


@pytest.mark.parametrize("series_id", [None, 1])
def test_resuming_lifts_a_refusal_for_every_series_that_waits_for_it(play: Play, series_id: int | None) -> None:
    async def scene(it: Stage) -> None:
        for slug in ("alpha", "beta", "gamma"):
            it.site.publish(slug, 1, ago=30 * DAY)
            await it.follow(slug)
        it.clock.advance(2 * 86400)
        it.site.mood = lambda _: always(403)
        await it.turn()
        begun = it.clock.now()
        it.site.mood = None
        it.clock.advance(60)
        await it.do(Resume(series_id))
        await it.turn()
        assert it.site.visits_since(begun) == 3

    play(scene)


def test_resuming_lifts_no_wait_that_was_asked_for(play: Play) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("alpha", 1, ago=30 * DAY)
        await it.follow("alpha")
        it.clock.advance(2 * 86400)
        it.site.mood = lambda _: always(429, Retry_After="3600")
        await it.turn()
        begun = it.clock.now()
        await it.do(Resume(None))
        await it.turn()
        assert it.site.visits_since(begun) == 0

    play(scene)


@pytest.mark.parametrize("status", [401, 403, 451])
def test_a_refusal_stops_the_host_for_a_day_and_is_not_worked_around(play: Play, status: int) -> None:
    async def scene(it: Stage) -> None:
        for slug in ("alpha", "beta"):
            it.site.publish(slug, 1, ago=30 * DAY)
            await it.follow(slug)
        it.site.mood = lambda _: always(status)
        begun = it.clock.now()
        await it.do(CheckNow())
        await it.live_until(begun + 23 * HOUR)
        assert it.site.visits_since(begun) == 1
        await it.live_until(begun + 2 * DAY)
        assert it.site.visits_since(begun) >= 2

    play(scene)


def test_a_challenge_page_is_a_refusal(play: Play) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("alpha", 1, ago=30 * DAY)
        await it.follow("alpha")
        it.site.mood = lambda _: httpx.Response(200, html="<title>Just a moment...</title>")
        answer = await it.do(CheckNow())
        assert isinstance(answer, Checked)
        told = [(o.error.code, o.error.until) for o in answer.outcomes if o.error]
        assert told == [("source_refused", it.clock.now() + DAY)]

    play(scene)


def test_who_is_refused_at_a_first_look_hears_until_when(play: Play) -> None:
    async def scene(it: Stage) -> None:
        it.site.mood = lambda _: always(403)
        answer = await it.do(Preview(f"{SITE}/series/alpha"))
        assert isinstance(answer, Failed)
        assert (answer.code, answer.until) == ("source_refused", it.clock.now() + DAY)

    play(scene)


def test_a_week_of_refusal_is_told_once(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.follow_read("alpha")
        it.site.mood = lambda _: always(403)
        await it.do(CheckNow())
        await it.live_until(it.clock.now() + 6 * DAY)
        assert it.listener.toasts == []
        await it.live_until(it.clock.now() + 20 * DAY)
        assert len(it.listener.toasts) == 1

    play(scene)


def test_a_source_that_dies_and_returns_is_told_once_and_loses_nothing(play: Play) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("alpha", *range(1, 5), ago=30 * DAY)
        await it.follow("alpha", all_read=True)
        it.site.mood = lambda _: always(500)
        begun = it.clock.now()
        await it.do(CheckNow())
        await it.live_until(begun + 12 * HOUR)
        assert it.listener.toasts == []
        await it.live_until(begun + 5 * DAY)
        assert [t.importance for t in it.listener.toasts] == [2]
        assert it.site.visits_since(begun) < 60
        it.site.mood = None
        it.site.publish("alpha", 5)
        await it.live_until(it.clock.now() + 2 * DAY)
        assert len(it.listener.toasts) == 2
        (state,) = it.store.source_states.all()
        assert state.failing_since is None
        listing = it.store.series.all_listings()[0]
        assert len(it.store.chapters.of_listing(listing.id)) == 5

    play(scene)


def test_a_brief_failure_tells_nobody(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.follow_read("alpha")
        it.site.mood = lambda _: always(502)
        await it.do(CheckNow())
        it.site.mood = None
        await it.live_until(it.clock.now() + 3 * DAY)
        assert it.listener.toasts == []

    play(scene)


def test_a_vanished_series_is_asked_again_in_thirty_days(play: Play) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("alpha", 1, 2, ago=30 * DAY)
        await it.follow("alpha")
        it.site.mood = lambda _: always(404)
        await it.do(CheckNow())
        listing = it.store.series.all_listings()[0]
        assert listing.gone
        assert it.store.schedules.get(listing.id).next_check_at - it.clock.now() >= 30 * DAY
        assert len(it.store.chapters.of_listing(listing.id)) == 2
        it.site.mood = None
        await it.do(CheckNow())
        assert not it.store.series.listing(listing.id).gone

    play(scene)


def unplugged(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("no route to host", request=request)


def test_what_is_asked_for_is_tried_for_every_series_also_without_a_network(play: Play) -> None:
    async def scene(it: Stage) -> None:
        for i in range(5):
            it.site.publish(f"series-{i}", 1, ago=30 * DAY)
            await it.follow(f"series-{i}")

        it.site.mood = unplugged
        checked = await it.do(CheckNow())
        assert isinstance(checked, Checked)
        assert [outcome.error.code for outcome in checked.outcomes if outcome.error] == ["host_unreachable"] * 5

    play(scene)


def test_an_answer_to_what_was_asked_for_ends_the_wait_of_all_that_could_not_be_reached(play: Play) -> None:
    async def scene(it: Stage) -> None:
        for i in range(4):
            it.site.publish(f"series-{i}", 1, ago=30 * DAY)
            await it.follow(f"series-{i}")
        it.site.mood = unplugged
        it.clock.advance(2 * 86400)
        await it.turn()
        waiting = {i for i in range(1, 5) if it.store.schedules.get(i).reason == OUT_OF_REACH}
        assert len(waiting) == 2
        it.site.mood = None
        await it.do(CheckNow((min(waiting),)))
        assert it.store.schedules.get(max(waiting)).next_check_at <= it.clock.now()

    play(scene)


def test_without_a_network_many_series_cost_a_handful_of_tries(play: Play) -> None:
    async def scene(it: Stage) -> None:
        for i in range(40):
            it.site.publish(f"series-{i}", 1, ago=30 * DAY)
            await it.follow(f"series-{i}")

        it.site.mood = unplugged
        it.clock.advance(2 * 86400)
        await it.turn()
        checks = ReadModels(it.folder / DATABASE)
        failed = checks.log(failed_only=True, limit=100)
        checks.close()
        assert 1 <= len(failed) <= 4
        it.site.mood = None
        back = it.clock.now()
        await it.live_until(back + HOUR)
        assert len({path for at, path in it.site.visits if at >= back}) == 40

    play(scene)


def test_garbled_answers_change_nothing_and_need_attention(play: Play) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("alpha", 1, 2, ago=30 * DAY)
        await it.follow("alpha")
        it.site.mood = lambda _: httpx.Response(200, json={"name": 5})
        answer = await it.do(CheckNow())
        assert isinstance(answer, Checked)
        assert [o.error.code for o in answer.outcomes if o.error] == ["source_changed"]
        listing = it.store.series.all_listings()[0]
        assert len(it.store.chapters.of_listing(listing.id)) == 2

    play(scene)


def test_the_daily_budget_of_a_host_is_kept(play: Play) -> None:
    async def scene(it: Stage) -> None:
        it.environ["BATOTRAY_DAILY_BUDGET"] = "10"
        await it.engine.close()
        it.open()
        it.site.publish("alpha", 1, ago=30 * DAY)
        await it.follow("alpha")
        begun = it.clock.now()
        for _ in range(20):
            answer = await it.do(CheckNow())
        assert it.site.visits_since(begun - DAY) <= 10
        assert isinstance(answer, Checked)
        assert [o.error.code for o in answer.outcomes if o.error] == ["budget_spent"]
        assert isinstance(await it.do(Preview(f"{SITE}/series/alpha")), Failed)

    play(scene)


def test_series_on_one_host_are_four_to_seven_seconds_apart(play: Play) -> None:
    async def scene(it: Stage) -> None:
        for slug in ("alpha", "beta", "gamma", "delta"):
            it.site.publish(slug, 1, ago=30 * DAY)
            await it.follow(slug)
        begun = it.clock.now()
        it.clock.advance(3600)
        await it.do(CheckNow())
        at = [moment for moment, _ in it.site.visits if moment > begun + HOUR - timedelta(seconds=1)]
        gaps = [(b - a).total_seconds() for a, b in pairwise(at)]
        assert len(gaps) == 3
        assert all(4 <= gap <= 7.001 for gap in gaps), gaps

    play(scene)


def test_a_round_can_be_cancelled_between_two_series(play: Play) -> None:
    async def scene(it: Stage) -> None:
        for slug in ("alpha", "beta", "gamma"):
            it.site.publish(slug, 1, ago=30 * DAY)
            await it.follow(slug)
        begun = it.clock.now()
        it.clock.advance(3600)
        round_ = asyncio.create_task(it.do(CheckNow()))
        while it.site.visits_since(begun + HOUR / 2) == 0:
            await asyncio.sleep(0)
        await it.do(CancelRound())
        answer = await round_
        assert isinstance(answer, Checked)
        assert answer.cancelled
        assert len(answer.outcomes) < 3

    play(scene)


def test_a_vanished_series_that_is_back_as_it_was_is_no_longer_gone(play: Play) -> None:
    class Unchanged(DemoSource):
        def check(self, ref: SeriesRef, validators: Validators) -> Flow[Snapshot | NotModified]:
            yield from super().check(ref, validators)
            return NotModified(validators)

    async def scene(it: Stage) -> None:
        it.site.publish("alpha", 1, 2, ago=30 * DAY)
        await it.follow("alpha")
        await it.engine.close()
        it.source = Unchanged("stage", SITE)
        it.open()
        it.site.mood = lambda _: always(404)
        await it.do(CheckNow())
        listing = it.store.series.all_listings()[0]
        assert listing.gone
        it.site.mood = None
        await it.do(CheckNow())
        assert not it.store.series.listing(listing.id).gone

    play(scene)


def test_a_source_that_closed_is_not_asked_and_thought_of_again_in_a_day(play: Play) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("harbour", 1, ago=30 * DAY)
        await it.follow("harbour")
        it.source.info = replace(it.source.info, closed=True)  # type: ignore[misc]
        it.clock.advance(40 * 86400)
        it.site.visits.clear()
        await it.turn()
        schedule = it.store.schedules.get(1)
        assert it.site.visits == []
        assert (schedule.reason, schedule.next_check_at) == ("source_closed", it.clock.now() + DAY)
        assert schedule.failures == 0

    play(scene)
