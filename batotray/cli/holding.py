"""Being the one process that holds a data folder: lock, log files, engine, and the door for others. Main thread.

Heavy on purpose (loop, network, storage): imported only by what opens an engine.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace

from batotray import logs
from batotray.cli.session import Session
from batotray.core.door import Door
from batotray.core.engine import Engine
from batotray.core.events import Event
from batotray.core.outbox import Notifier
from batotray.paths import prepare
from batotray.wiring import open_engine, real_world, served


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
