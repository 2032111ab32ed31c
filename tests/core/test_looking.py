"""What the outcome of a look means for each series; how looks live in the engine is played in tests/flows."""

import asyncio
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest

from batotray.core.connectivity import Connectivity
from batotray.core.fetcher import Fetched, Fetcher
from batotray.core.looking import COVERED, EVERY, MISSED, NEWS, SAFETY_NET, Looks
from batotray.core.sources.protocol import Flow, Look
from batotray.core.sources.registry import Registry
from batotray.errors import RateLimited, SourceUnavailable
from batotray.paths import DATABASE
from batotray.records import FetchCost, LookState, NotModified, Schedule, SeriesRef, Validators
from batotray.storage.read_models import ReadModels
from batotray.storage.store import Store
from tests.builders import DAY, HOUR, NOW, a_schedule
from tests.fakes import FakeClock
from tests.flows.looking import LookingSource
from tests.storage.shelf import HOST, follow

LAST_LOOK = NOW - EVERY
QUIET = Look(frozenset(), None)


class Even(Random):
    """Chance without surprises: always the middle."""

    def uniform(self, a: float, b: float) -> float:
        return (a + b) / 2


class Asked(LookingSource):
    """Remembers from when on it was asked."""

    def look(
        self, scope: str, refs: Collection[SeriesRef], since: datetime, validators: Validators
    ) -> Flow[Look | NotModified]:
        self.since = since
        return super().look(scope, refs, since, validators)


class Scene:
    """Three series that share a look, which is due now, and the answer that it will get."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / DATABASE
        self.store = Store.open(self.file, FakeClock(NOW))
        self.source = Asked("mangadex", f"https://{HOST}")
        self.fetched: Fetched[Any] = Fetched(QUIET, None, FetchCost(1), HOST)
        for number in (1, 2, 3):
            listing = follow(self.store, f"Series {number}", f"s{number}")
            self.plan(listing.id, reason="interval", next_check_at=NOW + 6 * HOUR)
        self.store.series.note_success((1, 2, 3), LAST_LOOK)
        self.before()

    def plan(self, listing_id: int, **facts: Any) -> None:
        self.store.schedules.save(a_schedule(listing_id, **{"last_check_at": NOW - DAY} | facts))

    def before(self, **facts: Any) -> None:
        """What is known of the look so far."""
        known = LookState("mangadex", "site", NOW, LAST_LOOK, NOW - 2 * HOUR)
        self.store.looks.save(replace(known, **facts))

    async def run(self, _source: object, flow: Flow[Any], *, host: str) -> Fetched[Any]:
        """In the fetcher's place."""
        flow.close()
        return self.fetched

    @property
    def looks(self) -> Looks:
        clock = FakeClock(NOW)
        fetcher = cast(Fetcher, self)
        return Looks(self.store, Registry((self.source,)), fetcher, Connectivity(clock), clock, Even())

    def look(self, answer: Look | NotModified = QUIET) -> LookState:
        self.fetched = replace(self.fetched, value=answer)
        return self._looked()

    def fail(self, error: RateLimited | SourceUnavailable, requests: int = 1) -> LookState:
        self.fetched = Fetched(None, error, FetchCost(requests), HOST)
        return self._looked()

    def _looked(self) -> LookState:
        asyncio.run(self.looks.look_due())
        (state,) = self.store.looks.all()
        return state

    def schedule(self, listing_id: int) -> Schedule:
        return self.store.schedules.get(listing_id)

    def succeeded_at(self, listing_id: int) -> datetime | None:
        return self.store.series.listing(listing_id).last_success_at


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    made = Scene(tmp_path)
    yield made
    made.store.close()


# ------------------------------------------------------------------ an answer


def test_a_series_without_news_rests_on_the_look(scene: Scene) -> None:
    scene.before(failures=2)
    state = scene.look()
    assert (state.next_look_at, state.last_look_at, state.failures) == (NOW + EVERY, NOW, 0)
    assert state.newest_at == NOW - 2 * HOUR, "a look that shows nothing forgets nothing"
    schedule = scene.schedule(1)
    assert (schedule.reason, schedule.next_check_at) == (COVERED, NOW - DAY + SAFETY_NET)
    assert schedule.interval_hours == 24.0
    assert scene.succeeded_at(1) == NOW


def test_a_series_at_rest_keeps_the_moment_of_its_own_check(scene: Scene) -> None:
    scene.plan(1, reason=COVERED, next_check_at=NOW + HOUR)
    scene.plan(2, reason="finished", next_check_at=NOW + 30 * DAY)
    scene.look()
    assert scene.schedule(1).next_check_at == NOW + HOUR
    assert scene.schedule(2).next_check_at == NOW + 30 * DAY


def test_a_series_with_news_is_due_and_one_that_waited_before_stays_before(scene: Scene) -> None:
    scene.plan(2, reason="interval", next_check_at=NOW - HOUR)
    state = scene.look(Look(frozenset({"s1", "s2"}), NOW - HOUR))
    assert [(scene.schedule(i).reason, scene.schedule(i).next_check_at) for i in (1, 2)] == [
        (NEWS, NOW),
        (NEWS, NOW - HOUR),
    ]
    assert scene.schedule(3).reason == COVERED
    assert scene.succeeded_at(1) == LAST_LOOK
    assert state.newest_at == NOW - HOUR


def test_what_scrolled_past_makes_every_series_due_and_none_successful(scene: Scene) -> None:
    scene.look(Look(frozenset(), NOW - HOUR, reached=False))
    assert {scene.schedule(i).reason for i in (1, 2, 3)} == {MISSED}
    assert {scene.succeeded_at(i) for i in (1, 2, 3)} == {LAST_LOOK}


@pytest.mark.parametrize(
    ("known", "since"),
    [
        ({}, NOW - 2 * HOUR),
        ({"newest_at": None}, LAST_LOOK),
        ({"newest_at": None, "last_look_at": None}, NOW - EVERY),
    ],
)
def test_a_look_reaches_back_to_the_newest_that_was_seen(scene: Scene, known: dict[str, Any], since: datetime) -> None:
    scene.before(**known)
    scene.look()
    assert scene.source.since == since


def test_a_series_that_is_gone_shares_no_look(scene: Scene) -> None:
    scene.store.series.update_listing(1, {"gone": True})
    assert scene.looks.next_due_at(NOW) == NOW
    scene.store.series.update_listing(2, {"gone": True})
    assert scene.looks.next_due_at(NOW) is None


# ------------------------------------------------------------------ a failure


@pytest.mark.parametrize(("failures", "hours"), [(0, 1), (1, 2), (2, 4), (3, 6)])
def test_failures_in_a_row_put_the_next_look_off_for_longer(scene: Scene, failures: int, hours: int) -> None:
    scene.before(failures=failures)
    state = scene.fail(SourceUnavailable("mangadex", "timeout", host=HOST))
    assert state.next_look_at == NOW + hours * HOUR
    assert state.failures == min(failures + 1, 3)


@pytest.mark.parametrize(("failures", "reason"), [(1, COVERED), (2, "look_failed")])
def test_the_third_failure_gives_series_back_to_their_own_rhythm(scene: Scene, failures: int, reason: str) -> None:
    scene.plan(1, reason=COVERED, next_check_at=NOW + 6 * DAY, last_check_at=NOW - HOUR)
    scene.plan(2, reason=COVERED, next_check_at=NOW + 6 * DAY, last_check_at=NOW - 3 * DAY)
    scene.before(failures=failures)
    scene.fail(SourceUnavailable("mangadex", "timeout", host=HOST))
    assert {scene.schedule(i).reason for i in (1, 2)} == {reason}
    assert scene.schedule(3).reason == "interval"
    if reason != COVERED:
        assert [scene.schedule(i).next_check_at for i in (1, 2)] == [NOW + 23 * HOUR, NOW]


def test_a_wish_to_wait_holds_the_host_and_the_look(scene: Scene) -> None:
    state = scene.fail(RateLimited("mangadex", NOW + HOUR, host=HOST))
    host = scene.store.source_states.get(HOST)
    assert host is not None
    assert host.held_until == NOW + HOUR
    assert state.next_look_at == NOW + HOUR + timedelta(minutes=3)
    assert state.failures == 1


def test_a_look_that_was_not_sent_is_neither_a_failure_nor_logged(scene: Scene) -> None:
    state = scene.fail(RateLimited("mangadex", NOW + HOUR, host=HOST), requests=0)
    assert (state.failures, state.next_look_at) == (0, NOW + HOUR + timedelta(minutes=3))
    reader = ReadModels(scene.file, FakeClock(NOW))
    assert reader.log() == ()
    reader.close()
