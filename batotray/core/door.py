"""One engine for each data folder, and the way in for everybody else. The engine's loop; the client side any thread.

Whoever holds the lock is the only writer. It listens on loopback and writes port, token and process id into a file that
only the user can read; another process reads that file, sends one JSON line and gets one back. The operating system
drops the lock when its holder dies, however it dies, so a file left behind by a killed holder is never believed for
long: the next holder removes it.
"""

import asyncio
import json
import os
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeAlias

from batotray.core.commands import Command, Failed, Result
from batotray.core.folder_lock import FolderLock, is_held
from batotray.core.wire import Malformed, pack, unpack_command, unpack_result
from batotray.errors import DoorClosed
from batotray.paths import ENDPOINT, storage_error

HOST = "127.0.0.1"
REQUEST_LIMIT = 1 << 20
ANSWER_LIMIT = 1 << 24
LINE_SECONDS = 5.0
VISITORS_AT_ONCE = 32
KNOCK_AGAIN_SECONDS = 0.05
GRACE_SECONDS = 0.5
"""What is stored is planned within a moment, and has to be answered as done; a source may let us wait for minutes."""

CLOSING = Failed("user", "stopping")
"""The answer to a command under way when the door closes: it was not done to its end, and may be asked again."""

Handler: TypeAlias = Callable[[Command], Awaitable[Result]]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the holder listens, the word that lets one in, and its process id."""

    port: int
    token: str
    pid: int


class Door:
    """The lock on a data folder, and the holder's endpoint."""

    def __init__(self, folder: Path, lock: FolderLock | None = None) -> None:
        """`lock` is one of this folder that was taken already."""
        self._folder = folder
        self._lock = lock or FolderLock(folder)
        self._visitors: set[asyncio.Task[Any]] = set()

    def acquire(self) -> bool:
        """Take the lock; False when another process holds it. Raises StorageError where files cannot be locked."""
        return self._lock.acquire()

    def release(self) -> None:
        """Let go; nothing happens when it is not held."""
        self._lock.release()

    async def serve(self, handler: Handler) -> None:
        """Answer commands until cancelled; only while the lock is held. `handler` turns its own faults into Failed.

        Raises StorageError when the endpoint cannot be written. Commands under way at the end have GRACE_SECONDS to be
        done; then they are cancelled and answered with CLOSING.
        """
        endpoint_file = _endpoint_file(self._folder)
        token = secrets.token_urlsafe(32)

        async def on_visit(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await self._receive(reader, writer, token, handler)

        # Begun within the `try`: who is cancelled while it begins must close it all the same.
        server = await asyncio.start_server(on_visit, HOST, 0, limit=REQUEST_LIMIT, start_serving=False)
        try:
            await server.start_serving()
            _write_private(endpoint_file, asdict(Endpoint(server.sockets[0].getsockname()[1], token, os.getpid())))
            # Not `serve_forever`: since Python 3.12 its end waits for visitors, who wait for their answers.
            await asyncio.Event().wait()
        finally:
            server.close()
            endpoint_file.unlink(missing_ok=True)
            await self._send_away()

    async def _receive(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, token: str, handler: Handler
    ) -> None:
        task = asyncio.current_task()
        assert task is not None
        try:
            if len(self._visitors) < VISITORS_AT_ONCE:
                self._visitors.add(task)
                await _serve_visitor(reader, writer, token, handler)
        except (OSError, asyncio.CancelledError):
            # The visitor left or dawdles (time-outs are OSErrors), or we are closing, which asyncio would log.
            pass
        finally:
            self._visitors.discard(task)
            writer.close()

    async def _send_away(self) -> None:
        if self._visitors:
            await asyncio.wait(self._visitors, timeout=GRACE_SECONDS)
        for task in self._visitors:
            task.cancel()
        await asyncio.gather(*self._visitors, return_exceptions=True)


async def _serve_visitor(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, token: str, handler: Handler
) -> None:
    try:
        async with asyncio.timeout(LINE_SECONDS):
            request = _parsed(await _read_line(reader))
        answer = await _answer(request, token, handler)
    except Malformed as error:
        answer = pack(Failed("user", "door_bad_request", {"detail": str(error)}))
    except asyncio.CancelledError:
        writer.write(_line(pack(CLOSING)))
        raise
    writer.write(_line(answer))
    async with asyncio.timeout(LINE_SECONDS):
        await writer.drain()


async def _answer(request: dict[str, Any], token: str, handler: Handler) -> dict[str, Any]:
    """The answer to a request; raises Malformed."""
    if not secrets.compare_digest(str(request.get("token")).encode("utf-8", "replace"), token.encode()):
        return pack(Failed("user", "door_wrong_token"))
    if "command" not in request:
        return {"pid": os.getpid()}
    return pack(await handler(unpack_command(request["command"])))


# ------------------------------------------------------------------ the client side


def call(folder: Path, command: Command, timeout: float) -> Result:
    """Hand a command to the holder and wait `timeout` seconds at most; for threads without a running loop.

    Raises DoorClosed with the code `door_closed` (nobody holds the folder: take the lock yourself), `door_not_open`
    (held, but no commands were taken in time; nothing was sent), `door_no_answer` (sent, but not answered in time),
    `door_broken_off` (sent, and the holder ended: whether it was done is unknown) or `door_bad_request` (answered, in a
    way that another version of the program answers).
    """
    return asyncio.run(ask(folder, command, timeout))


async def ask(folder: Path, command: Command, timeout: float) -> Result:
    """The same from within a loop."""
    sent = False
    try:
        async with asyncio.timeout(timeout):
            endpoint, reader, writer = await _knock(folder)
            sent = True
            answer = await _exchange(reader, writer, {"token": endpoint.token, "command": pack(command)})
    except TimeoutError as error:
        raise DoorClosed("door_no_answer" if sent else "door_not_open", seconds=round(timeout)) from error
    except (OSError, Malformed) as error:
        raise DoorClosed("door_broken_off" if sent else "door_not_open") from error
    try:
        return unpack_result(answer)
    except Malformed as error:  # an upgrade replaced the files under a program that runs on
        raise DoorClosed("door_bad_request", detail=str(error)) from error


def running(folder: Path, timeout: float = 2.0) -> int | None:
    """The process id of the program that serves this folder, or None when none answers within `timeout` seconds."""
    return asyncio.run(_whoever_answers(folder, timeout))


async def _whoever_answers(folder: Path, timeout: float) -> int | None:
    endpoint = _read_endpoint(folder)
    if endpoint is None:
        return None
    try:
        async with asyncio.timeout(timeout):
            reader, writer = await asyncio.open_connection(HOST, endpoint.port, limit=ANSWER_LIMIT)
            answer = await _exchange(reader, writer, {"token": endpoint.token})
    except (OSError, Malformed):
        return None
    # A stranger who got the port of a killed holder does not know its process id.
    return endpoint.pid if answer.get("pid") == endpoint.pid else None


async def _knock(folder: Path) -> tuple[Endpoint, asyncio.StreamReader, asyncio.StreamWriter]:
    """Connect to the holder, which may be still starting; raises DoorClosed when there is none."""
    while True:
        endpoint = _read_endpoint(folder)
        if endpoint is not None:
            try:
                return endpoint, *await asyncio.open_connection(HOST, endpoint.port, limit=ANSWER_LIMIT)
            except OSError:
                pass  # a killed holder's endpoint; the lock tells
        if not is_held(folder):
            raise DoorClosed("door_closed")
        await asyncio.sleep(KNOCK_AGAIN_SECONDS)


async def _exchange(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: dict[str, Any]
) -> dict[str, Any]:
    try:
        writer.write(_line(request))
        await writer.drain()
        return _parsed(await _read_line(reader))
    finally:
        writer.close()


# ------------------------------------------------------------------ lines and files


def _line(message: dict[str, Any]) -> bytes:
    return json.dumps(message).encode() + b"\n"


async def _read_line(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readline()
    except ValueError as error:  # longer than the limit
        raise Malformed("line too long") from error


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Malformed("not JSON") from error
    if not isinstance(value, dict):
        raise Malformed("not an object")
    return value


def _endpoint_file(folder: Path) -> Path:
    return folder / ENDPOINT


def _read_endpoint(folder: Path) -> Endpoint | None:
    try:
        return Endpoint(**json.loads(_endpoint_file(folder).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _write_private(path: Path, content: dict[str, Any]) -> None:
    """Write a file that only the user can read, whole or not at all. Raises StorageError."""
    draft = path.with_suffix(".new")
    try:
        draft.unlink(missing_ok=True)
        # On Windows the mode means little; there the user's own profile folder keeps others out.
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w", encoding="utf-8") as file:
            json.dump(content, file)
        draft.replace(path)
    except OSError as error:
        raise storage_error(error) from error
