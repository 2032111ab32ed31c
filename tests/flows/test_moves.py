"""A source announces a permanent new address: believed at the second success, and taken at once for what is new."""

from dataclasses import replace
from datetime import timedelta

from batotray.core.commands import CheckNow
from batotray.core.sources.protocol import Flow
from batotray.demo.source import DemoSource
from batotray.records import NotModified, SeriesRef, Snapshot, Validators
from tests.flows.conftest import Play
from tests.flows.stage import SITE, Stage

DAY = timedelta(days=1)


class MovingSource(DemoSource):
    """A site whose series move as a test says: from the old name to the new one."""

    def __init__(self) -> None:
        super().__init__("stage", SITE)
        self.moved: dict[str, str] = {}

    def check(self, ref: SeriesRef, validators: Validators) -> Flow[Snapshot | NotModified]:
        answer = yield from super().check(ref, validators)
        assert isinstance(answer, Snapshot)
        return replace(answer, moved_to=self.moved.get(ref.id))


async def at_a_moving_site(it: Stage) -> MovingSource:
    await it.engine.close()
    source = it.source = MovingSource()
    it.open()
    for slug in ("old", "new", "other"):
        it.site.publish(slug, 1, 2, ago=30 * DAY)
    return source


async def looked_at(it: Stage) -> tuple[str, str]:
    """Check, and say under which address it is kept and which one is waited for."""
    it.clock.advance(86400)
    await it.do(CheckNow((1,)))
    listing = it.store.series.listing(1)
    return listing.source_ref, listing.pending_move


def test_a_permanent_move_is_believed_at_its_second_success(play: Play) -> None:
    async def scene(it: Stage) -> None:
        source = await at_a_moving_site(it)
        await it.follow("old", all_read=True)
        source.moved["old"] = "new"
        assert await looked_at(it) == ("old", "new")
        assert await looked_at(it) == ("new", "")
        assert it.unread() == 0
        assert it.listener.toasts == []

    play(scene)


def test_a_move_that_is_taken_back_or_changes_its_goal_begins_anew(play: Play) -> None:
    async def scene(it: Stage) -> None:
        source = await at_a_moving_site(it)
        await it.follow("old")
        source.moved["old"] = "new"
        assert await looked_at(it) == ("old", "new")
        source.moved["old"] = "other"
        assert await looked_at(it) == ("old", "other")
        source.moved.clear()
        assert await looked_at(it) == ("old", "")
        source.moved["old"] = "new"
        assert await looked_at(it) == ("old", "new")

    play(scene)


def test_nobody_moves_to_where_another_series_is_kept(play: Play) -> None:
    async def scene(it: Stage) -> None:
        source = await at_a_moving_site(it)
        await it.follow("old")
        await it.follow("new")
        source.moved["old"] = "new"
        assert [(await looked_at(it))[0] for _ in range(3)] == ["old"] * 3

    play(scene)


def test_what_is_followed_now_is_kept_where_it_leads(play: Play) -> None:
    async def scene(it: Stage) -> None:
        source = await at_a_moving_site(it)
        source.moved["old"] = "new"
        await it.follow("old")
        assert it.store.series.listing(1).source_ref == "new"

    play(scene)
