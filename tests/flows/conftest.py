"""The stage for every flow test."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.flows.stage import Stage, stage

Play = Callable[[Callable[[Stage], Awaitable[None]]], None]


@pytest.fixture
def play(tmp_path: Path) -> Play:
    """Runs a coroutine function on a fresh stage, to its end."""

    def run(scene: Callable[[Stage], Awaitable[None]]) -> None:
        async def whole() -> None:
            async with stage(tmp_path) as it:
                await scene(it)

        asyncio.run(whole())

    return run
