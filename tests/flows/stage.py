"""A stage on which the whole engine plays: a scripted site behind httpx, a clock that sleeps instantly, a real file.

Nothing of the engine is replaced but the world around it: time, chance, the network and the notifier.
"""

import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import httpx

from batotray.core.commands import Command, Followed, FollowSeries, Result
from batotray.core.engine import Engine
from batotray.core.events import Event
from batotray.core.outbox import Toast
from batotray.core.sources.protocol import Source
from batotray.demo.source import DemoSource
from batotray.paths import DATABASE, prepare
from batotray.storage.store import Store
from batotray.wiring import INSTALLATION, World, build_engine
from batotray.wording import Wording
from tests.fakes import FakeClock

SITE = "https://stage.test"
Answer = Callable[[httpx.Request], httpx.Response]


@dataclass
class Site:
    """A site whose series, moods and visitors a test can read and change."""

    clock: FakeClock
    series: dict[str, dict[str, object]] = field(default_factory=dict)
    mood: Answer | None = None
    """Answers in place of the series, while set."""
    visits: list[tuple[datetime, str]] = field(default_factory=list)

    def publish(self, slug: str, *numbers: int | str, ago: timedelta = timedelta(), **facts: object) -> None:
        """Add chapters to a series (made on first use), published `ago`."""
        fresh: dict[str, object] = {"name": slug.title(), "author": "A. Author", "language": "en", "genres": []}
        series = self.series.setdefault(slug, fresh | {"status": "ongoing", "chapters": []})
        chapters = series["chapters"]
        assert isinstance(chapters, list)
        when = int((self.clock.now() - ago).timestamp() * 1000)
        for number in numbers:
            chapters.append(
                {"id": f"{slug}-{number}", "number": str(number), "published_ms": when, "group": "Stage Hands"} | facts
            )

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.visits.append((self.clock.now(), request.url.path))
        if self.mood is not None:
            return self.mood(request)
        slug = request.url.path.removeprefix("/series/")
        if slug not in self.series:
            return httpx.Response(404, json={"error": "no such series"})
        return httpx.Response(200, content=json.dumps(self.series[slug]), headers={"Content-Type": "application/json"})

    def visits_since(self, moment: datetime) -> int:
        return sum(at > moment for at, _ in self.visits)


@dataclass
class Listener:
    """A notifier that takes everything, and remembers it; `ready_now` and `takes` can be switched off."""

    toasts: list[Toast] = field(default_factory=list)
    ready_now: bool = True
    takes: bool = True
    withdrawn: list[Toast] = field(default_factory=list)

    async def ready(self) -> bool:
        return self.ready_now

    async def send(self, toast: Toast) -> bool:
        if self.takes:
            self.toasts.append(toast)
        return self.takes

    async def withdraw(self, toasts: Sequence[Toast]) -> None:
        self.withdrawn.extend(toasts)


class Stage:
    """One data folder with its world; engines come and go on it, as programs are started and ended."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = FakeClock()
        self.site = Site(self.clock)
        self.listener = Listener()
        self.events: list[Event] = []
        self.environ: dict[str, str] = {}
        self.source: Source = DemoSource("stage", SITE)
        self.store: Store
        self.engine: Engine

    def open(self) -> Engine:
        """A new engine on the folder, as a fresh start of the program would make it."""
        prepare(self.folder)
        self.store = Store.open(self.folder / DATABASE)
        # An installation's number moves its checks; on the stage they are the same every time.
        self.store.settings.set_fact(INSTALLATION, "0123456789abcdef")
        # Flows are told by the classic rules, whose numbers can be reckoned by hand, unless a scene chooses others.
        self.store.settings.set("schedule.rules", self.store.settings.all().get("schedule.rules", "classic"))
        world = World(
            clock=self.clock,
            rng=Random(7),
            environ=self.environ,
            flags={},
            transport=httpx.MockTransport(self.site.answer),
            sources=(self.source,),
        )
        self.engine = build_engine(self.store, self.folder, self.listener, Wording(), self.events.append, world)
        return self.engine

    def unread(self) -> int:
        """The number on the badge."""
        return len(self.store.notifications.unread_ids(self.clock.now()))

    async def do(self, command: Command) -> Result:
        return await self.engine.execute(command)

    async def follow(self, slug: str, **facts: object) -> Followed:
        result = await self.do(FollowSeries(f"{SITE}/series/{slug}", **facts))  # type: ignore[arg-type]
        assert isinstance(result, Followed), result
        return result

    async def follow_read(self, slug: str) -> Followed:
        """Follow a series whose only chapter is read and came out a month ago."""
        self.site.publish(slug, 1, ago=timedelta(days=30))
        return await self.follow(slug, all_read=True)

    async def turn(self) -> None:
        """What the running engine does at a beat."""
        await self.engine.check_due()
        await self.engine.deliver()

    async def live_until(self, end: datetime, then: Callable[[], None] = lambda: None) -> None:
        """Let time pass from one due moment to the next, calling `then` before each turn."""
        while True:
            due = self.store.schedules.next_due_at(self.clock.now())
            if due is None or due >= end:
                break
            self.clock.advance(max((due - self.clock.now()).total_seconds(), 0.0))
            then()
            await self.turn()
        self.clock.advance(max((end - self.clock.now()).total_seconds(), 0.0))


@asynccontextmanager
async def stage(folder: Path) -> AsyncIterator[Stage]:
    """A stage with an open engine, closed at the end."""
    it = Stage(folder)
    it.open()
    try:
        yield it
    finally:
        await it.engine.close()
