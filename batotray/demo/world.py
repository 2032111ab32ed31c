"""The world the demo's engine lives in: a fast clock, seeded chance, two sources served on loopback. Main thread."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from batotray.clock import Clock
from batotray.demo.clock import ScaledClock
from batotray.demo.series import LIBRARY
from batotray.demo.server import DemoServer
from batotray.demo.source import DemoSource
from batotray.wiring import World

SCALE = 3600.0
"""An hour passes in a second."""
SEED = 7
LABELS: Mapping[str, str] = {"demo": "Paper Street", "annex": "Paper Street Annex"}
FLAGS: Mapping[str, str] = {"min_delay": "0", "max_delay": "0"}


@dataclass(frozen=True, slots=True)
class DemoWorld:
    """What an engine needs, and the links of the invented series."""

    world: World
    clock: ScaledClock
    links: tuple[str, ...]


@contextmanager
def demo_world(real: Clock, scale: float = SCALE) -> Iterator[DemoWorld]:
    """Serve the invented library from a Monday noon on; the servers end with the context."""
    clock = ScaledClock(real, scale, _monday_noon(real.now()))
    main, annex = (DemoServer(clock.started, clock.now, annex=is_annex) for is_annex in (False, True))
    for server in (main, annex):
        server.start()
    try:
        sources = (DemoSource("demo", main.base_url), DemoSource("annex", annex.base_url))
        links = tuple(f"{(annex if s.annex else main).base_url}/series/{s.slug}" for s in LIBRARY)
        yield DemoWorld(World(clock, Random(SEED), {}, FLAGS, sources=sources), clock, links)
    finally:
        main.close()
        annex.close()


def _monday_noon(now: datetime) -> datetime:
    """The same weekday and hour at every run, so that every run tells the same story."""
    monday = now - timedelta(days=now.weekday())
    return monday.replace(hour=12, minute=0, second=0, microsecond=0)
