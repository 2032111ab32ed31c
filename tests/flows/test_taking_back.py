"""Taking back brings exactly what was, also where somebody waits to be told."""

from datetime import timedelta

import pytest

from batotray.core.commands import CheckNow, Command, Done, Mute, Undo, UnfollowSeries
from tests.flows.conftest import Play
from tests.flows.stage import Stage

DAY = timedelta(days=1)


@pytest.mark.parametrize("command", [UnfollowSeries(1), Mute(1)])
def test_what_changed_nothing_cannot_be_taken_back(play: Play, command: Command) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("alpha", 1, ago=30 * DAY)
        await it.follow("alpha")
        await it.do(command)
        assert await it.do(command) == Done()
        await it.do(Undo())
        series = it.store.series.get(1)
        assert (series.followed, series.muted) == (True, False)

    play(scene)


async def one_waiting(it: Stage) -> None:
    """A row that nobody could be told about yet."""
    it.site.publish("alpha", 1, ago=30 * DAY)
    await it.follow("alpha")
    it.site.publish("alpha", 2)
    it.listener.ready_now = False
    await it.do(CheckNow())
    await it.engine.deliver()
    it.listener.ready_now = True
    it.clock.advance(600)


def test_a_muting_that_is_taken_back_costs_no_toast(play: Play) -> None:
    """What waited before it is told after all; what came meanwhile stays silent."""

    async def scene(it: Stage) -> None:
        await one_waiting(it)
        await it.do(Mute(1))
        it.site.publish("alpha", 3)
        await it.do(CheckNow())
        await it.do(Undo())
        await it.engine.deliver()
        assert [toast.notification_id for toast in it.listener.toasts] == [1]
        assert it.unread() == 2

    play(scene)


def test_unmuting_what_is_not_muted_costs_no_toast(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await one_waiting(it)
        await it.do(Mute(1, muted=False))
        await it.engine.deliver()
        assert len(it.listener.toasts) == 1

    play(scene)
