"""Storms: a hundred random things happen to an engine, and after each of them holds what always must.

The dice are the same every time. What a storm finds belongs, at its smallest, into a scene of its own elsewhere.
"""

import asyncio
from collections import Counter
from datetime import timedelta
from random import Random

import httpx
import pytest

from batotray.core.commands import (
    CancelRound,
    ChangeSetting,
    CheckNow,
    Command,
    Failed,
    MarkNotifications,
    MarkSeries,
    Mute,
    OpenChapter,
    Pause,
    Resume,
    SetPriority,
    Undo,
    UnfollowSeries,
)
from batotray.core.politeness import objection
from batotray.paths import DATABASE
from batotray.storage.read_models import ReadModels
from tests.flows.conftest import Play
from tests.flows.stage import Stage

DAY = timedelta(days=1)
SLUGS = ("alpha", "beta", "gamma")
STEPS = 100
TROUBLES = (403, 404, 429, 500, 503)
RELEASES = """
SELECT c.source_id, count(n.notification_id) FROM chapter c LEFT JOIN notification_chapter n ON n.chapter_id = c.id
WHERE c.origin = 'release' GROUP BY c.id
"""


class Storm:
    """Dice, the stage they are thrown on, and what the site has published so far."""

    def __init__(self, it: Stage, seed: int) -> None:
        self.it = it
        self.dice = Random(seed)
        self.published = Counter[str]()
        self.trouble = 0
        """How many more questions the site answers badly."""
        self.meanwhile: list[Command] = []
        """What the user asks for while the next answer is on its way."""
        self.asked: set[asyncio.Task[None]] = set()

    async def begin(self) -> None:
        for slug in SLUGS:
            self.publish(slug, 5, ago=30 * DAY)
            await self.it.follow(slug)
        self.it.site.mood = self.answer  # type: ignore[assignment]  # MockTransport takes both kinds

    async def step(self) -> None:
        steps = (self.release, self.upset, self.pass_time, self.pass_time, self.interrupt, self.restart, self.notify)
        if self.dice.random() < 0.4:
            await self.ask(self.command())
        elif (step := self.dice.choice(steps)) == self.restart:
            await self.restart()
        else:
            step()
        await self.it.turn()
        await self.settle()

    async def end(self) -> None:
        """All trouble is over, and time goes by."""
        self.trouble = 0
        self.it.listener.ready_now = True
        await self.ask(ChangeSetting("toasts", "true"))
        for series in (None, *self.ids()):
            await self.ask(Resume(series))
        for _ in range(60):
            self.it.clock.advance(86400)
            await self.it.turn()

    # -------------------------------------------------------------- what happens

    def release(self) -> None:
        self.publish(self.dice.choice(SLUGS), self.dice.choice((1, 1, 2, 4)), ago=timedelta())

    def publish(self, slug: str, count: int, ago: timedelta) -> None:
        first = self.published[slug] + 1
        self.it.site.publish(slug, *range(first, first + count), ago=ago)
        self.published[slug] += count

    def upset(self) -> None:
        self.trouble = self.dice.randint(1, 6)

    def pass_time(self) -> None:
        self.it.clock.advance(self.dice.choice((60, 3600, 86400, 5 * 86400)) * self.dice.random())

    def interrupt(self) -> None:
        self.meanwhile.extend(self.command() for _ in range(self.dice.randint(1, 3)))

    def notify(self) -> None:
        self.it.listener.ready_now = self.dice.random() < 0.7

    async def restart(self) -> None:
        await self.it.engine.close()
        self.it.open()

    def command(self) -> Command:
        series = self.dice.choice(self.ids())
        chapter = self.dice.choice(self.it.store.database.rows("SELECT id FROM chapter"))[0]
        until = self.it.clock.now() + self.dice.random() * DAY
        commands: tuple[Command, ...] = (
            CheckNow(),
            CheckNow((series,)),
            CancelRound(),
            Pause(series, until),
            Pause(None, until),
            Resume(),
            Resume(series),
            SetPriority(series, self.dice.choice(("normal", "favourite", "urgent"))),
            Mute(series),
            MarkSeries(series, self.dice.random() < 0.7),
            MarkNotifications(None),
            OpenChapter(chapter),
            ChangeSetting("schedule.rules", self.dice.choice(("classic", "adaptive"))),
            ChangeSetting("toasts", self.dice.choice(("true", "false"))),
            UnfollowSeries(series, purge=True),
        )
        return self.dice.choice(commands)

    async def ask(self, command: Command) -> None:
        """What takes something out is taken back at once, so that nothing goes untold for a good reason."""
        for each in (command, Undo()) if isinstance(command, UnfollowSeries) else (command,):
            answer = await self.it.do(each)
            assert not (isinstance(answer, Failed) and answer.kind in ("bug", "storage")), (each, answer)

    # -------------------------------------------------------------- the site

    async def answer(self, request: httpx.Request) -> httpx.Response:
        it = self.it
        assert objection(it.store.source_states.get(request.url.host), it.clock.now()) is None, "it is held"
        while self.meanwhile:
            task = asyncio.create_task(self.ask(self.meanwhile.pop()))
            self.asked.add(task)
            await asyncio.sleep(0)
            if self.dice.random() < 0.2:
                task.cancel()
        if self.trouble > 0:
            self.trouble -= 1
            return httpx.Response(self.dice.choice(TROUBLES), headers={"Retry-After": "7200"})
        it.site.mood = None
        try:
            return it.site.answer(request)
        finally:
            it.site.mood = self.answer  # type: ignore[assignment]

    async def settle(self) -> None:
        """Wait for what was asked meanwhile; whoever was sent away is not missed."""
        answers = await asyncio.gather(*self.asked, return_exceptions=True)
        assert [a for a in answers if a is not None and not isinstance(a, asyncio.CancelledError)] == []
        self.asked.clear()

    # -------------------------------------------------------------- what must hold

    def ids(self) -> list[int]:
        return [row[0] for row in self.it.store.database.rows("SELECT id FROM series")]

    def check(self) -> None:
        it = self.it
        told = Counter(row for toast in it.listener.toasts for row in toast.rows)
        assert max(told.values(), default=1) == 1, "nobody is told twice"
        assert {rows for _, rows in it.store.database.rows(RELEASES)} <= {1}, "every release is in one row of the inbox"
        assert it.store.database.rows("PRAGMA foreign_key_check") == []
        models = ReadModels(it.folder / DATABASE, it.clock)
        try:
            assert it.unread() == len(models.inbox(it.clock.now())) == models.tray(it.clock.now()).unread
        finally:
            models.close()

    def check_the_end(self) -> None:
        """Nothing that was published is missing, and nothing is put off for long."""
        it = self.it
        for listing in it.store.series.all_listings():
            known = {chapter.number for chapter in it.store.chapters.of_listing(listing.id)}
            assert known == {str(n + 1) for n in range(self.published[listing.source_ref])}
            schedule = it.store.schedules.get(listing.id)
            assert (schedule.failures, schedule.next_check_at < it.clock.now() + 31 * DAY) == (0, True)
        assert it.store.notifications.pending(it.clock.now(), 1) == ()


@pytest.mark.parametrize("seed", range(4))
def test_in_a_storm_nothing_is_lost_or_told_twice(play: Play, seed: int, caplog: pytest.LogCaptureFixture) -> None:
    async def scene(it: Stage) -> None:
        storm = Storm(it, seed)
        await storm.begin()
        for _ in range(STEPS):
            await storm.step()
            storm.check()
        await storm.end()
        storm.check()
        storm.check_the_end()

    play(scene)
    assert [record.message for record in caplog.records if record.exc_info] == []
