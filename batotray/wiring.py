"""Puts the engine together for one data folder: what the command line and the windows share. Qt-free.

`open_engine` is used on the thread whose loop will run the engine.
"""

import asyncio
import logging
import os
import secrets
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random, SystemRandom

import httpx

from batotray import logs
from batotray.clock import Clock, SystemClock
from batotray.core.adaptive import AdaptivePlanner
from batotray.core.checker import Checker
from batotray.core.connectivity import Connectivity
from batotray.core.controls import Controls
from batotray.core.covers import CoverCache, Covers
from batotray.core.door import Door
from batotray.core.engine import Engine
from batotray.core.events import Event
from batotray.core.failures import failed
from batotray.core.fetcher import Fetcher
from batotray.core.following import Follower
from batotray.core.looking import Looks
from batotray.core.outbox import IconOf, Notifier, Outbox
from batotray.core.planner import ClassicPlanner, PlannerInForce
from batotray.core.pricing import Pricing
from batotray.core.reading import Reading
from batotray.core.replanning import Replanner
from batotray.core.settings_book import SettingsBook
from batotray.core.sources.protocol import Source
from batotray.core.sources.registry import Registry
from batotray.core.undo import UndoLog
from batotray.paths import COVERS, DATABASE, prepare
from batotray.records import Notification
from batotray.settings import problems, resolve
from batotray.storage.recovery import restore_file
from batotray.storage.store import Store
from batotray.wording import Wording

INSTALLATION = "installation_id"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class World:
    """What the engine knows of the outside; tests and the demo hand in their own."""

    clock: Clock
    rng: Random
    environ: Mapping[str, str]
    flags: Mapping[str, str]
    transport: httpx.AsyncBaseTransport | None = None
    sources: Sequence[Source] | None = None
    """In place of the registered ones."""


def real_world(flags: Mapping[str, str] | None = None) -> World:
    """The machine's clock, network, environment and randomness."""
    return World(SystemClock(), SystemRandom(), os.environ, flags or {})


@asynccontextmanager
async def open_engine(
    folder: Path, notifier: Notifier, wording: Wording, emit: Callable[[Event], None], world: World | None = None
) -> AsyncIterator[Engine]:
    """The engine of a data folder, closed at the end. The caller holds the folder's door.

    Raises StorageError when the database cannot be opened.
    """
    prepare(folder)
    store, world = Store.open(folder / DATABASE), world or real_world()
    saved = store.settings.all()
    logs.set_level(resolve(saved, world.environ, world.flags).settings.log_level)
    for problem in problems(saved, world.environ):
        log.warning("passed over: %s", wording.failure(failed(problem), world.clock.now()))
    engine = build_engine(store, folder, notifier, wording, emit, world)
    try:
        yield engine
    finally:
        await engine.close()


@asynccontextmanager
async def served(door: Door, engine: Engine) -> AsyncIterator[None]:
    """Answer other processes through the folder's door whenever the loop runs, until the context ends."""
    serving = asyncio.create_task(door.serve(engine.execute), name="door")
    try:
        yield
    finally:
        serving.cancel()
        await asyncio.wait([serving])
        if not serving.cancelled() and serving.exception() is not None:
            log.error("the door was not served: %s", serving.exception())


def restore_damaged(folder: Path, backup: Path) -> Path:
    """Put a backup in the place of a library that cannot be opened; returns where that one is kept.

    The caller holds the folder's door. Raises NotFound, UserError and StorageError; nothing changed then.
    """
    return restore_file(folder / DATABASE, backup)


def build_engine(
    store: Store,
    folder: Path,
    notifier: Notifier,
    wording: Wording,
    emit: Callable[[Event], None],
    world: World,
) -> Engine:
    """The engine over an open store."""
    clock, rng = world.clock, world.rng
    _identify(store)
    settings = SettingsBook(world.environ, world.flags)
    settings.load(store.settings.all())
    registry = Registry(world.sources) if world.sources is not None else Registry.built_in(settings)
    fetcher = Fetcher(clock, rng, store.source_states, settings, transport=world.transport)
    pricing = Pricing(store, settings, clock.now())
    adaptive = AdaptivePlanner(pricing, _phase(store))
    classic = ClassicPlanner(rng)
    planner = PlannerInForce(settings, classic, adaptive)
    undo, connectivity = UndoLog(store), Connectivity(clock)
    covers = CoverCache(folder / COVERS, fetcher)
    return Engine(
        store=store,
        fetcher=fetcher,
        follower=Follower(store, registry, fetcher, planner, clock, settings, undo),
        reading=Reading(store, clock, undo),
        controls=Controls(store, registry, clock, undo, settings),
        undo=undo,
        checker=Checker(store, registry, fetcher, planner, connectivity, clock, rng, settings),
        looks=Looks(store, registry, fetcher, connectivity, clock, rng),
        replanner=Replanner(store, registry, classic, adaptive, settings),
        pricing=pricing,
        connectivity=connectivity,
        outbox=Outbox(store.notifications, notifier, clock, wording, settings, icon_of=_cover_of(store, covers)),
        covers=Covers(store, covers),
        settings=settings,
        clock=clock,
        emit=emit,
    )


def _cover_of(store: Store, covers: CoverCache) -> IconOf:
    """Where the cover of a row's series would be; a notifier does without one that was never fetched."""

    def icon_of(row: Notification) -> str | None:
        listings = store.series.listings_of(row.series_id) if row.series_id is not None else ()
        urls = (listing.details.cover_url for listing in listings)
        return next((str(covers.place_of(url)) for url in urls if url), None)

    return icon_of


def _identify(store: Store) -> None:
    """Give the installation its own random number, by which its checks are spread; it never leaves the machine."""
    if store.settings.fact(INSTALLATION) is None:
        store.settings.set_fact(INSTALLATION, secrets.token_hex(8))


def _phase(store: Store) -> float:
    """0..1: where this installation's checks lie among those of all others, so that copies do not knock together."""
    return int(store.settings.fact(INSTALLATION) or "0", 16) / 2**64
