"""Being the one process that holds a data folder: lock, log files, engine, and the door for others. Main thread.

Heavy on purpose (loop, network, storage): imported only by what opens an engine.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace

from batotray import logs
from batotray.cli.session import Session
from batotray.core.door import Door, running
from batotray.core.engine import Engine
from batotray.core.events import Event
from batotray.core.outbox import Notifier
from batotray.errors import StorageError, UserError
from batotray.paths import prepare
from batotray.wiring import open_engine, real_world, served

TRIES, POLL = 100, 0.1
"""How often a folder is tried that a command of somebody else has, and the seconds between."""


@contextmanager
def held(session: Session) -> Iterator[Door | None]:
    """The locked door of the session's folder, with the log files open; None when another process holds it.

    Raises StorageError.
    """
    prepare(session.folder)
    door = Door(session.folder)
    if not door.acquire():
        yield None
        return
    try:
        handlers = logs.log_to_files(session.folder, session.log_level())
        try:
            yield door
        finally:
            logs.stop(*handlers)
    finally:
        door.release()


@contextmanager
def held_at_last(session: Session) -> Iterator[Door]:
    """The same, once a command that holds the folder for a moment has let go. Raises UserError as `taken` has it."""
    for _ in range(TRIES):
        with held(session) as door:
            if door is not None:
                yield door
                return
        if _is_run(session):
            break
        asyncio.run(session.clock.sleep(POLL))
    raise taken(session)


def taken(session: Session) -> UserError:
    """Who has the folder: a batotray that runs, or a command that will be gone soon."""
    pid = running(session.folder)
    return UserError("in_use") if pid is None else UserError("already_running", pid=pid)


def _is_run(session: Session) -> bool:
    """Whether a run has the folder, which nobody should wait for."""
    try:
        with session.reads() as models:
            return models.system(session.now()).is_begun
    except StorageError:
        return False  # it is being made


@asynccontextmanager
async def engine_behind(
    door: Door, session: Session, notifier: Notifier, emit: Callable[[Event], None]
) -> AsyncIterator[Engine]:
    """The engine of a held folder; whenever the loop runs, other processes are answered through the door.

    Raises StorageError when the database cannot be opened.
    """
    world = replace(real_world(session.flags), clock=session.clock, environ=session.environ)
    async with (
        open_engine(session.folder, notifier, session.words, emit, world) as engine,
        served(door, engine),
    ):
        yield engine
