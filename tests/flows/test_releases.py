"""The main job over time: followed quietly, found politely, told once."""

from datetime import timedelta

import pytest

from batotray.core.commands import (
    CheckNow,
    Failed,
    FollowSeries,
)
from tests.flows.conftest import Play
from tests.flows.stage import SITE, Stage

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def test_what_is_already_there_is_imported_silently(play: Play) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("harbour", 1, 2, 3, 4, ago=30 * DAY)
        followed = await it.follow("harbour")
        await it.turn()
        assert (followed.chapters, followed.unread) == (4, 4)
        assert it.listener.toasts == []
        assert it.unread() == 0

    play(scene)


@pytest.mark.parametrize(("facts", "unread"), [({"all_read": True}, 0), ({"read_up_to": "3"}, 1), ({}, 4)])
def test_a_reader_says_where_they_are(play: Play, facts: dict[str, object], unread: int) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("harbour", 1, 2, 3, 4, ago=30 * DAY)
        assert (await it.follow("harbour", **facts)).unread == unread

    play(scene)


def test_a_number_that_is_none_is_refused_before_anybody_is_asked(play: Play) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("harbour", 1, ago=30 * DAY)
        answer = await it.do(FollowSeries(f"{SITE}/series/harbour", read_up_to="the last"))
        assert answer == Failed("user", "no_such_number", {"number": "the last"})
        assert it.site.visits == []

    play(scene)


def test_a_new_chapter_is_told_once_and_only_once(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.follow_read("harbour")
        it.site.publish("harbour", 2)
        await it.live_until(it.clock.now() + 10 * DAY)
        assert [(t.title, t.importance) for t in it.listener.toasts] == [("Harbour", 1)]
        assert it.unread() == 1

    play(scene)


def test_a_month_of_weekly_releases_is_found_at_the_weekly_slot(play: Play) -> None:
    async def scene(it: Stage) -> None:
        for week in range(8, 0, -1):
            it.site.publish("harbour", 9 - week, ago=timedelta(weeks=week))
        await it.follow("harbour", all_read=True)
        start, told = it.clock.now(), list[timedelta]()
        for week in range(5):
            release = start + timedelta(weeks=week, minutes=30)
            await it.live_until(release)
            it.site.publish("harbour", 9 + week)
            before = len(it.listener.toasts)
            while len(it.listener.toasts) == before:
                due = it.store.schedules.next_due_at(it.clock.now())
                assert due is not None
                await it.live_until(due + timedelta(seconds=1))
            told.append(it.clock.now() - release)
        assert len(it.listener.toasts) == 5
        # Weekly slots are looked at when the release is expected, not somewhere in the week.
        assert max(told[1:]) < 12 * HOUR
        assert len(it.site.visits) < 20

    play(scene)


def test_three_chapters_at_once_are_one_notification(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.follow_read("harbour")
        it.site.publish("harbour", 2, 3, 4)
        await it.do(CheckNow())
        await it.engine.deliver()
        assert [t.importance for t in it.listener.toasts] == [2]
        assert it.unread() == 1

    play(scene)


def test_a_change_of_status_is_told_and_slows_the_checks(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.follow_read("harbour")
        it.site.series["harbour"]["status"] = "completed"
        await it.do(CheckNow())
        await it.engine.deliver()
        assert [t.importance for t in it.listener.toasts] == [3]
        listing = it.store.series.all_listings()[0]
        assert it.store.schedules.get(listing.id).next_check_at - it.clock.now() >= 30 * DAY

    play(scene)


def test_a_status_that_flickers_is_told_once(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.follow_read("harbour")
        for status in ("hiatus", "ongoing", "hiatus", "ongoing", "hiatus"):
            it.site.series["harbour"]["status"] = status
            it.clock.advance(20 * 3600)
            await it.do(CheckNow())
        assert it.unread() == 1
        it.site.series["harbour"]["status"] = "ongoing"
        it.clock.advance(3 * 86400)
        await it.do(CheckNow())
        assert it.unread() == 2, "after two days it is news again"

    play(scene)


def test_other_uploads_renames_and_old_chapters_are_silent(play: Play) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("harbour", 5, 6, ago=30 * DAY)
        await it.follow("harbour", all_read=True)
        it.site.publish("harbour", 6, id="another-upload")
        it.site.publish("harbour", 4, ago=20 * DAY)
        await it.do(CheckNow())
        await it.engine.deliver()
        assert it.listener.toasts == []
        listing = it.store.series.all_listings()[0]
        assert [c.origin for c in it.store.chapters.of_listing(listing.id) if c.source_id not in ("x",)] == [
            "backfill",
            "import",
            "import",
            "upload",
        ]

    play(scene)


def test_a_chapter_dated_in_the_future_is_told_when_its_time_comes(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.follow_read("harbour")
        it.site.publish("harbour", 2, ago=-3 * DAY)
        await it.do(CheckNow())
        await it.engine.deliver()
        assert it.listener.toasts == []
        appointment = it.store.chapters.next_future_at(it.clock.now())
        assert appointment is not None
        assert timedelta() < appointment - it.clock.now() <= 3 * DAY
        it.clock.advance((3 * DAY).total_seconds())
        await it.turn()
        assert [t.title for t in it.listener.toasts] == ["Harbour"]
        await it.turn()
        assert it.unread() == 1, "once"
        assert it.store.chapters.next_future_at(it.clock.now()) is None

    play(scene)


def chapters_of(it: Stage, slug: str) -> list[dict[str, object]]:
    chapters = it.site.series[slug]["chapters"]
    assert isinstance(chapters, list)
    return chapters


@pytest.mark.parametrize(("days", "told"), [(1, 1), (5, 0)])
def test_a_chapter_that_is_put_off_or_brought_forward_is_told_at_its_new_time(play: Play, days: int, told: int) -> None:
    async def scene(it: Stage) -> None:
        await it.follow_read("harbour")
        it.site.publish("harbour", 2, ago=-3 * DAY)
        await it.do(CheckNow())
        chapters_of(it, "harbour")[-1]["published_ms"] = int((it.clock.now() + days * DAY).timestamp() * 1000)
        await it.do(CheckNow())
        it.clock.advance(2 * 86400)
        await it.turn()
        assert it.unread() == told

    play(scene)


def test_a_chapter_that_was_withdrawn_before_its_time_is_never_told(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.follow_read("harbour")
        it.site.publish("harbour", 2, ago=-3 * DAY)
        await it.do(CheckNow())
        announced = chapters_of(it, "harbour").pop()
        await it.do(CheckNow())
        await it.do(CheckNow())
        it.clock.advance(4 * 86400)
        await it.turn()
        assert it.unread() == 0
        assert it.store.chapters.next_future_at(it.clock.now()) is None
        chapters_of(it, "harbour").append(announced)
        await it.do(CheckNow())
        await it.turn()
        assert it.unread() == 1, "back again, it is news"

    play(scene)


def test_an_announced_chapter_that_loses_its_date_is_out(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.follow_read("harbour")
        it.site.publish("harbour", 2, ago=-3 * DAY)
        await it.do(CheckNow())
        it.store.database.run("UPDATE chapter SET published_at = NULL WHERE origin = 'future'")
        assert it.store.chapters.next_future_at(it.clock.now()) == it.clock.now()
        await it.turn()
        assert it.unread() == 1
        chapter = it.store.chapters.of_listing(1)[-1]
        assert chapter.absent_at is not None
        assert chapter.absent_at <= chapter.first_seen_at

    play(scene)


def test_a_reshuffled_source_is_quarantined_with_one_note(play: Play) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("harbour", *range(1, 9), ago=30 * DAY)
        await it.follow("harbour", all_read=True)
        chapters = it.site.series["harbour"]["chapters"]
        assert isinstance(chapters, list)
        for chapter in chapters:
            chapter["id"] = f"moved-{chapter['id']}"
        await it.do(CheckNow())
        it.site.publish("harbour", 9)
        await it.do(CheckNow())
        await it.engine.deliver()
        kinds = [n.kind for n in it.store.notifications.pending(it.clock.now(), 10)]
        assert kinds == []
        assert len(it.listener.toasts) == 1
        await it.do(CheckNow())
        await it.engine.deliver()
        listing = it.store.series.all_listings()[0]
        assert listing.quarantined_since is None
        known = it.store.chapters.of_listing(listing.id)
        assert [c.source_id for c in known][:2] == ["moved-harbour-1", "moved-harbour-2"]
        assert all(c.read for c in known if c.number != "9")
        assert len(it.listener.toasts) == 2

    play(scene)


def test_an_empty_or_short_list_deletes_nothing(play: Play) -> None:
    async def scene(it: Stage) -> None:
        it.site.publish("harbour", *range(1, 9), ago=30 * DAY)
        await it.follow("harbour")
        chapters = it.site.series["harbour"]["chapters"]
        assert isinstance(chapters, list)
        for kept in ([], chapters[:2], []):
            it.site.series["harbour"]["chapters"] = kept
            await it.do(CheckNow())
        listing = it.store.series.all_listings()[0]
        assert [c.gone_at for c in it.store.chapters.of_listing(listing.id)] == [None] * 8

    play(scene)


def test_a_link_that_is_no_web_address_is_never_handed_on(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.follow_read("harbour")
        it.site.publish("harbour", "2<b>", id="javascript:alert(1)")
        await it.do(CheckNow())
        (row,) = it.store.notifications.pending(it.clock.now(), 10)
        assert row.link is None or row.link.startswith(SITE)

    play(scene)
