"""The demonstration from beginning to end: follow everything, then let the real engine run. The engine's loop."""

import asyncio
import tempfile
from pathlib import Path

from batotray.clock import Clock
from batotray.core.commands import Failed, FollowSeries
from batotray.core.engine import Engine
from batotray.demo.story import Stage, Story
from batotray.demo.world import LABELS, DemoWorld, demo_world
from batotray.paths import DATABASE
from batotray.storage.read_models import ReadModels
from batotray.wiring import open_engine
from batotray.wording import Wording

INTRODUCTION = (
    "A dozen invented series on two servers inside this program; no network is used, and an hour passes in a second.",
    "Everything else is real: the engine, its schedule, its database (in a folder that is thrown away).",
)


async def play(stage: Stage, clock: Clock, stop: asyncio.Event, seconds: float | None) -> Story:
    """Run the demo until `stop` is set or `seconds` of the machine's time passed; returns what was seen."""
    with demo_world(clock) as demo, tempfile.TemporaryDirectory(prefix="batotray-demo-") as name:
        folder, words = Path(name), Wording(sources=LABELS)
        story = Story(stage, demo.clock, words, lambda: ReadModels(folder / DATABASE, demo.clock))
        for line in INTRODUCTION:
            stage.line(line)
        stage.line()
        async with open_engine(folder, story, words, story.hear, demo.world) as engine:
            try:
                async with asyncio.timeout(seconds):
                    await _run(engine, demo, story, stop)
            except TimeoutError:
                pass  # the end that was asked for
            finally:
                story.close()
        return story


async def _run(engine: Engine, demo: DemoWorld, story: Story, stop: asyncio.Event) -> None:
    for link in demo.links:
        result = await engine.execute(FollowSeries(link, all_read=True))
        if isinstance(result, Failed):
            raise RuntimeError(f"{link}: {result.code} {result.args}")
    running = asyncio.create_task(engine.run())
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait([running, stopping], return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        engine.stop()
        await running
