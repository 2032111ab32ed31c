"""`demo`: the real engine on an invented library, days passing in seconds, no network."""

import asyncio
import sys
from argparse import Namespace

from batotray.cli.session import Session

UNATTENDED_SECONDS = 57.0
"""Where nobody can press Ctrl+C it ends by itself, within a minute with its start."""


def demo(session: Session, args: Namespace) -> int:
    """`demo`: until Ctrl+C; for a while only where nobody watches, or as long as was asked for."""
    from batotray.core import own_loop

    seconds = args.seconds or (None if sys.stdout.isatty() else UNATTENDED_SECONDS)
    if seconds is None:
        session.terminal.note("Ctrl+C ends it.")
    with own_loop.runner() as runner:
        runner.run(_play(session, seconds))
    return 0


async def _play(session: Session, seconds: float | None) -> None:
    from batotray.cli.signals import heeding
    from batotray.demo.play import play

    stop, task = asyncio.Event(), asyncio.current_task()
    assert task is not None
    with heeding(stop.set, task.cancel):
        await play(session.terminal, session.clock, stop, seconds)
