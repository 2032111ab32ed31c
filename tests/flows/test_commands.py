"""What the reader asks of the engine: marks, snoozes, pauses, following and removing, and the way back of each."""

from datetime import timedelta

import pytest

from batotray.core.commands import (
    Checked,
    CheckNow,
    Command,
    Done,
    Failed,
    FollowSeries,
    MarkNotifications,
    MarkSeries,
    Mute,
    OpenNotification,
    Pause,
    Preview,
    Previewed,
    Resume,
    SetPriority,
    Snooze,
    TakenBack,
    Undo,
    UnfollowSeries,
)
from tests.flows.conftest import Play
from tests.flows.stage import SITE, Stage
from tests.storage.shelf import series_of

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def test_reading_a_row_reads_its_chapters_and_can_be_undone(play: Play) -> None:
    async def scene(it: Stage) -> None:
        series = await it.follow_read("harbour")
        it.site.publish("harbour", 2, 3, 4)
        await it.do(CheckNow())
        done = await it.do(MarkNotifications(None))
        assert isinstance(done, Done)
        assert it.store.chapters.unread_ids(series.series_id) == frozenset()
        assert it.unread() == 0
        await it.do(Undo(done.undo))
        assert len(it.store.chapters.unread_ids(series.series_id)) == 3
        assert it.unread() == 1
        assert isinstance(await it.do(Undo(done.undo)), Failed)

    play(scene)


@pytest.mark.parametrize("how", ["row", "chapters", "snooze"])
def test_a_toast_is_taken_back_once_its_news_was_seen_elsewhere(play: Play, how: str) -> None:
    async def scene(it: Stage) -> None:
        series = await it.follow_read("harbour")
        it.site.publish("harbour", 2)
        await it.do(CheckNow())
        await it.engine.deliver()
        (toast,) = it.listener.toasts
        assert it.listener.withdrawn == []
        seen: dict[str, Command] = {
            "row": MarkNotifications((toast.notification_id,)),
            "chapters": MarkSeries(series.series_id),
            "snooze": Snooze((toast.notification_id,), it.clock.now() + HOUR),
        }
        await it.do(seen[how])
        await it.engine.deliver()
        assert it.listener.withdrawn == [toast]

    play(scene)


def test_undo_passes_over_what_is_deleted_or_again_as_it_was(play: Play) -> None:
    async def scene(it: Stage) -> None:
        for slug in ("alpha", "beta"):
            it.site.publish(slug, 1, 2, ago=30 * DAY)
            await it.follow(slug)
        await it.do(MarkSeries(2))
        await it.do(Mute(2))
        await it.do(Mute(2, muted=False))
        it.store.series.set_muted(2, True)
        await it.do(MarkSeries(1))
        muted = await it.do(Mute(1))
        it.store.series.purge(1)
        assert isinstance(muted, Done)
        assert await it.do(Undo(muted.undo)) == Failed("user", "nothing_to_undo")
        first, second = await it.do(Undo()), await it.do(Undo())
        assert isinstance(first, Done)
        assert isinstance(second, Done)
        assert first.taken_back == TakenBack("mute", series_id=2, series="Beta")
        assert second.taken_back == TakenBack("read", 2, 0, 2, "Beta")
        assert await it.do(Undo()) == Failed("user", "nothing_to_undo")

    play(scene)


def test_undo_of_an_unfollowing_that_was_taken_back_by_following_changes_nothing(play: Play) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("alpha", 1, ago=30 * DAY)
        alpha = await it.follow("alpha")
        await it.do(UnfollowSeries(alpha.series_id))
        await it.follow("alpha")
        assert await it.do(Undo()) == Failed("user", "nothing_to_undo")

    play(scene)


def test_undo_of_a_second_snooze_brings_the_first_back(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.follow_read("alpha")
        it.site.publish("alpha", 2)
        await it.do(CheckNow())
        until = it.clock.now() + DAY
        await it.do(Snooze((1,), until))
        await it.do(Snooze((1,), until + 9 * DAY))
        await it.do(Undo())
        assert it.store.notifications.get(1).snoozed_until == until
        await it.do(Undo())
        assert it.store.notifications.get(1).snoozed_until is None
        await it.engine.deliver()
        assert len(it.listener.toasts) == 1, "nobody had been told before the snooze"

    play(scene)


def test_reading_every_chapter_reads_the_row(play: Play) -> None:
    async def scene(it: Stage) -> None:
        series = await it.follow_read("harbour")
        it.site.publish("harbour", 2, 3, 4)
        await it.do(CheckNow())
        await it.do(MarkSeries(series.series_id, up_to="3"))
        assert it.unread() == 1
        await it.do(MarkSeries(series.series_id))
        assert it.unread() == 0

    play(scene)


def test_a_snoozed_row_leaves_the_count_and_returns_with_a_toast(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.follow_read("harbour")
        it.site.publish("harbour", 2)
        await it.do(CheckNow())
        await it.engine.deliver()
        row = next(iter(it.store.notifications.unread_ids(it.clock.now())))
        await it.do(Snooze((row,), it.clock.now() + 3 * HOUR))
        assert it.unread() == 0
        await it.turn()
        assert len(it.listener.toasts) == 1
        it.clock.advance(3 * 3600)
        await it.turn()
        assert it.unread() == 1
        assert len(it.listener.toasts) == 2

    play(scene)


def test_a_muted_series_fills_the_inbox_but_raises_nothing(play: Play) -> None:
    async def scene(it: Stage) -> None:
        series = await it.follow_read("harbour")
        await it.do(Mute(series.series_id))
        it.site.publish("harbour", 2)
        await it.do(CheckNow())
        await it.engine.deliver()
        assert it.listener.toasts == []
        assert it.unread() == 1

    play(scene)


def test_opening_a_row_reads_it(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.follow_read("harbour")
        it.site.publish("harbour", 2)
        await it.do(CheckNow())
        row = next(iter(it.store.notifications.unread_ids(it.clock.now())))
        await it.do(OpenNotification(row))
        opened = it.store.notifications.get(row)
        assert (opened.read, opened.opened_at) == (True, it.clock.now())

    play(scene)


def test_pausing_stops_the_checks_of_one_or_all_until_resumed(play: Play) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("harbour", 1, ago=30 * DAY)
        it.site.publish("island", 1, ago=30 * DAY)
        harbour = await it.follow("harbour")
        await it.follow("island")
        await it.do(Pause(harbour.series_id))
        begun = it.clock.now()
        it.clock.advance(2 * 86400)
        await it.turn()
        assert {path for at, path in it.site.visits if at > begun} == {"/series/island"}
        await it.do(Pause(until=it.clock.now() + 10 * DAY))
        await it.do(Resume(harbour.series_id))
        paused = it.clock.now()
        it.clock.advance(5 * 86400)
        await it.turn()
        assert it.site.visits_since(paused + HOUR) == 0
        await it.do(Resume())
        await it.turn()
        assert {path for at, path in it.site.visits if at > paused} == {"/series/harbour", "/series/island"}

    play(scene)


def test_unfollowing_keeps_the_history_and_following_again_brings_it_back(play: Play) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("harbour", 1, 2, ago=30 * DAY)
        series = await it.follow("harbour", read_up_to="1")
        done = await it.do(UnfollowSeries(series.series_id))
        it.clock.advance(9 * 86400)
        begun = it.clock.now()
        await it.turn()
        assert it.site.visits_since(begun) == 0
        assert isinstance(done, Done)
        await it.do(Undo(done.undo))
        assert it.store.series.get(series.series_id).followed
        await it.do(UnfollowSeries(series.series_id))
        again = await it.follow("harbour")
        assert (again.series_id, again.again, again.unread) == (series.series_id, True, 1)

    play(scene)


def test_a_purged_series_is_gone_with_everything(play: Play) -> None:
    async def scene(it: Stage) -> None:
        series = await it.follow_read("harbour")
        it.site.publish("harbour", 2)
        await it.do(CheckNow())
        await it.do(UnfollowSeries(series.series_id, purge=True))
        assert series_of(it.store, followed=None) == ()
        assert it.unread() == 0

    play(scene)


def test_a_removed_series_comes_back_whole_and_goes_on(play: Play) -> None:
    async def scene(it: Stage) -> None:
        series = await it.follow_read("harbour")
        it.site.publish("harbour", 2)
        await it.do(CheckNow())
        (before,), (listing,) = series_of(it.store), it.store.series.all_listings()
        chapters = it.store.chapters.of_listing(listing.id)
        removed = await it.do(UnfollowSeries(series.series_id, purge=True))
        assert isinstance(removed, Done)
        undone = await it.do(Undo(removed.undo))
        assert isinstance(undone, Done)
        assert undone.taken_back == TakenBack("remove", series_id=series.series_id, series=before.name)
        assert (series_of(it.store), it.store.series.all_listings()) == ((before,), (listing,))
        assert it.store.chapters.of_listing(listing.id) == chapters
        assert it.unread() == 1
        it.site.publish("harbour", 3)
        await it.live_until(it.clock.now() + 10 * DAY)
        assert it.unread() == 2

    play(scene)


def test_a_removed_series_that_is_followed_anew_is_not_doubled(play: Play) -> None:
    async def scene(it: Stage) -> None:
        first = await it.follow_read("harbour")
        removed = await it.do(UnfollowSeries(first.series_id, purge=True))
        assert isinstance(removed, Done)
        again = await it.follow("harbour", all_read=True)
        refused = await it.do(Undo(removed.undo))
        assert isinstance(refused, Failed)
        assert (refused.code, refused.args) == ("followed_anew", {"name": "Harbour"})
        assert [series.id for series in series_of(it.store)] == [again.series_id]

    play(scene)


def test_a_removal_that_cannot_be_undone_now_is_passed_over_and_kept(play: Play) -> None:
    async def scene(it: Stage) -> None:
        for slug in ("harbour", "galaxy"):
            it.site.publish(slug, 1, ago=30 * DAY)
            await it.follow(slug, all_read=True)
        await it.do(Mute(2))
        removed = await it.do(UnfollowSeries(1, purge=True))
        assert isinstance(removed, Done)
        again = await it.follow("harbour")
        undone = await it.do(Undo())
        assert isinstance(undone, Done)
        assert undone.taken_back == TakenBack("mute", series_id=2, series="Galaxy")
        assert await it.do(Undo()) == Failed("user", "followed_anew", {"name": "Harbour"})
        await it.do(UnfollowSeries(again.series_id, purge=True))
        assert isinstance(await it.do(Undo(removed.undo)), Done)
        assert {series.id for series in series_of(it.store)} == {1, 2}

    play(scene)


def test_a_preview_shows_the_series_and_stores_nothing(play: Play) -> None:
    async def scene(it: Stage) -> None:
        for week in range(6, 0, -1):
            it.site.publish("harbour", 7 - week, ago=timedelta(weeks=week))
        seen = await it.do(Preview(f"{SITE}/series/harbour"))
        assert isinstance(seen, Previewed)
        assert [c.number for c in seen.latest] == ["6", "5", "4"]
        assert seen.pattern.preferred_weekday is not None
        assert series_of(it.store, followed=None) == ()
        await it.follow("harbour")
        again = await it.do(Preview(f"{SITE}/series/harbour"))
        assert isinstance(again, Previewed)
        assert again.followed_id is not None

    play(scene)


def test_what_cannot_be_done_is_said_and_changes_nothing(play: Play) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("harbour", 1, ago=30 * DAY)
        await it.follow("harbour")
        answers = [
            await it.do(FollowSeries(f"{SITE}/series/harbour")),
            await it.do(FollowSeries(f"{SITE}/series/nowhere")),
            await it.do(UnfollowSeries(99)),
            await it.do(MarkNotifications((99,))),
            await it.do(SetPriority(99, "urgent")),
            await it.do(Undo()),
        ]
        assert all(isinstance(a, Failed) for a in answers)
        assert [a.kind for a in answers if isinstance(a, Failed)] == [
            "user",
            "source",
            "user",
            "user",
            "user",
            "user",
        ]
        assert len(series_of(it.store, followed=None)) == 1

    play(scene)


def test_an_urgent_series_is_checked_before_the_others(play: Play) -> None:
    async def scene(it: Stage) -> None:
        for slug in ("alpha", "beta", "gamma"):
            it.site.publish(slug, 1, ago=30 * DAY)
            series = await it.follow(slug)
        await it.do(SetPriority(series.series_id, "urgent"))
        begun = it.clock.now()
        it.clock.advance(2 * 86400)
        await it.turn()
        assert next(path for at, path in it.site.visits if at > begun) == "/series/gamma"

    play(scene)


def test_a_check_that_is_asked_for_reports_each_series(play: Play) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("alpha", 1, ago=30 * DAY)
        it.site.publish("beta", 1, ago=30 * DAY)
        await it.follow("alpha", all_read=True)
        await it.follow("beta", all_read=True)
        it.site.publish("beta", 2)
        checked = await it.do(CheckNow())
        assert isinstance(checked, Checked)
        assert [(o.series, o.new, o.error) for o in checked.outcomes] == [("Alpha", 0, None), ("Beta", 1, None)]

    play(scene)
