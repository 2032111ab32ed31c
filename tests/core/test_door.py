"""One holder for each folder, commands handed over between real processes, and no way in for anybody else."""

import asyncio
import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from batotray.core import door as door_module
from batotray.core.commands import CheckNow, Command, Done, Failed, MarkSeries, Result, ShowWindow
from batotray.core.door import CLOSING, HOST, Door, ask, call, running
from batotray.errors import DoorClosed, StorageError
from batotray.paths import ENDPOINT

HOLDER = """
import asyncio, sys
from pathlib import Path
from batotray.core.commands import Done, Failed, MarkSeries
from batotray.core.door import Door

async def handler(command):
    if isinstance(command, MarkSeries):
        return Done(count=command.series_id)
    return Failed("user", "no_such_series", {"id": 1})

async def main():
    door = Door(Path(sys.argv[1]))
    print("held" if door.acquire() else "taken", flush=True)
    serving = asyncio.create_task(door.serve(handler)) if "serve" in sys.argv else None
    await asyncio.to_thread(sys.stdin.read)
    if serving:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
    door.release()

asyncio.run(main())
"""


@contextmanager
def holder(folder: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that has tried to take the folder; it lets go when its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder), *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        _, complaints = process.communicate(timeout=20)
        assert complaints == ""


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@asynccontextmanager
async def served(folder: Path, handler: Callable[[Command], Awaitable[Result]]) -> AsyncIterator[dict[str, Any]]:
    """A door of this process that is open, with what its endpoint file says."""
    door = Door(folder)
    assert door.acquire()
    serving = asyncio.create_task(door.serve(handler))
    try:
        while not (folder / "door.json").exists():
            await asyncio.sleep(0.001)
        yield json.loads((folder / "door.json").read_text())
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
        door.release()


async def done(command: Command) -> Result:
    return Done(count=1)


async def raw(port: int, sent: bytes) -> dict[str, Any]:
    """What the door answers to these bytes."""
    reader, writer = await asyncio.open_connection(HOST, port)
    writer.write(sent)
    try:
        answer = await reader.readline()
    finally:
        writer.close()
    return json.loads(answer) if answer else {}


# ------------------------------------------------------------------ the lock


def test_the_lock_has_one_holder_and_is_free_after_it_lets_go(tmp_path: Path) -> None:
    first, second = Door(tmp_path), Door(tmp_path)
    assert [first.acquire(), first.acquire(), second.acquire()] == [True, True, False]
    first.release()
    first.release()
    assert second.acquire()
    second.release()


def test_another_process_is_kept_out_until_the_holder_ends(tmp_path: Path) -> None:
    door = Door(tmp_path)
    with holder(tmp_path) as process:
        assert said(process) == "held"
        assert not door.acquire()
    assert door.acquire()
    with holder(tmp_path) as process:
        assert said(process) == "taken"
    door.release()


def test_folders_do_not_get_in_each_others_way(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    first, second = Door(tmp_path), Door(tmp_path / "other")
    assert first.acquire()
    assert second.acquire()
    first.release()
    second.release()


def test_a_child_process_does_not_keep_the_lock(tmp_path: Path) -> None:
    door, again = Door(tmp_path), Door(tmp_path)
    assert door.acquire()
    with subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE) as child:
        door.release()
        taken = again.acquire()
        child.communicate(timeout=20)
    again.release()
    assert taken


def test_a_folder_that_cannot_hold_files_is_the_environments_fault(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        Door(tmp_path / "missing").acquire()


# ------------------------------------------------------------------ between two processes


def test_a_command_goes_to_the_holder_and_its_answer_comes_back(tmp_path: Path) -> None:
    with holder(tmp_path, "serve") as process:
        assert said(process) == "held"
        assert call(tmp_path, MarkSeries(41), timeout=20) == Done(count=41)
        assert call(tmp_path, ShowWindow(), timeout=20) == Failed("user", "no_such_series", {"id": 1})
        assert running(tmp_path) == process.pid
    assert not (tmp_path / "door.json").exists()
    assert running(tmp_path) is None


def test_a_killed_holder_leaves_neither_lock_nor_way_in(tmp_path: Path) -> None:
    with holder(tmp_path, "serve") as process:
        said(process)
        call(tmp_path, MarkSeries(1), timeout=20)
        process.send_signal(signal.SIGKILL)
    assert (tmp_path / "door.json").exists()
    assert running(tmp_path) is None
    with pytest.raises(DoorClosed) as caught:
        call(tmp_path, MarkSeries(1), timeout=20)
    assert caught.value.code == "door_closed"
    door = Door(tmp_path)
    assert door.acquire()
    assert not (tmp_path / "door.json").exists()
    door.release()


def test_a_holder_that_is_still_starting_is_waited_for(tmp_path: Path) -> None:
    door = Door(tmp_path)
    assert door.acquire()

    async def late() -> Result:
        asked = asyncio.create_task(ask(tmp_path, MarkSeries(1), timeout=20))
        await asyncio.sleep(0)
        serving = asyncio.create_task(door.serve(done))
        answer = await asked
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
        return answer

    assert asyncio.run(late()) == Done(count=1)
    door.release()


def test_a_holder_that_takes_no_commands_is_given_up_on(tmp_path: Path) -> None:
    door = Door(tmp_path)
    assert door.acquire()
    with pytest.raises(DoorClosed) as caught:
        call(tmp_path, MarkSeries(1), timeout=0.1)
    assert caught.value.code == "door_not_open"
    assert running(tmp_path) is None
    door.release()


def test_without_a_holder_the_caller_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(DoorClosed) as caught:
        call(tmp_path, MarkSeries(1), timeout=20)
    assert caught.value.code == "door_closed"


def test_an_answer_that_does_not_come_is_named_as_such(tmp_path: Path) -> None:
    async def never(command: Command) -> Result:
        await asyncio.Event().wait()
        raise AssertionError

    async def scene() -> str:
        async with served(tmp_path, never):
            with pytest.raises(DoorClosed) as caught:
                await ask(tmp_path, CheckNow(), timeout=0.2)
        return caught.value.code

    assert asyncio.run(scene()) == "door_no_answer"


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b"", "door_broken_off"),
        (b'{"type": "Done", "cou', "door_broken_off"),
        (b'{"type": "Done", "of_a_newer_version": 1}\n', "door_bad_request"),
        (b'{"type": "OfANewerVersion"}\n', "door_bad_request"),
    ],
)
def test_a_holder_that_ends_and_one_of_another_version_are_named_as_such(
    tmp_path: Path, answer: bytes, code: str
) -> None:
    async def scene() -> str:
        async def say_it(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readline()
            writer.write(answer)
            writer.close()

        server = await asyncio.start_server(say_it, "127.0.0.1", 0)
        endpoint = {"port": server.sockets[0].getsockname()[1], "token": "t", "pid": 1}
        (tmp_path / ENDPOINT).write_text(json.dumps(endpoint), "utf-8")
        async with server:
            with pytest.raises(DoorClosed) as caught:
                await ask(tmp_path, CheckNow(), timeout=20)
        return caught.value.code

    assert asyncio.run(scene()) == code


def test_what_is_done_a_moment_after_closing_began_is_answered_as_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door_module, "GRACE_SECONDS", 20.0)

    async def scene() -> Result:
        begun, stored = asyncio.Event(), asyncio.Event()

        async def planning(command: Command) -> Result:
            begun.set()
            await stored.wait()
            return Done()

        async with served(tmp_path, planning):
            asked = asyncio.create_task(ask(tmp_path, CheckNow(), timeout=20))
            await begun.wait()
            asyncio.get_running_loop().call_later(0.01, stored.set)
        return await asked

    assert asyncio.run(scene()) == Done()


def test_closing_cancels_what_is_under_way_and_the_caller_hears_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scene() -> tuple[Result, bool]:
        begun, cancelled = asyncio.Event(), False

        async def slow(command: Command) -> Result:
            nonlocal cancelled
            begun.set()
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                cancelled = True
                raise
            raise AssertionError

        async with served(tmp_path, slow):
            asked = asyncio.create_task(ask(tmp_path, CheckNow(), timeout=20))
            await begun.wait()
        return await asked, cancelled

    monkeypatch.setattr(door_module, "GRACE_SECONDS", 0.01)
    assert asyncio.run(scene()) == (CLOSING, True)


# ------------------------------------------------------------------ who is let in


def test_the_endpoint_is_for_the_user_alone_and_listens_on_loopback(tmp_path: Path) -> None:
    async def scene() -> None:
        async with served(tmp_path, done) as endpoint:
            assert stat.S_IMODE((tmp_path / "door.json").stat().st_mode) == 0o600
            assert endpoint["pid"] == os.getpid()
            assert len(endpoint["token"]) >= 32
            tokens.add(endpoint["token"])

    tokens: set[str] = set()
    asyncio.run(scene())
    asyncio.run(scene())
    assert len(tokens) == 2


@pytest.mark.parametrize(
    ("request_of", "code"),
    [
        (lambda token: {"token": "guess", "command": {"type": "Undo"}}, "door_wrong_token"),
        (lambda token: {"token": "gu\ud800", "command": {"type": "Undo"}}, "door_wrong_token"),
        (lambda token: {"token": None}, "door_wrong_token"),
        (lambda token: {"command": {"type": "Undo"}}, "door_wrong_token"),
        (lambda token: {"token": token, "command": {"type": "Explode"}}, "door_bad_request"),
        (lambda token: {"token": token, "command": {"type": "MarkSeries", "series_id": "x"}}, "door_bad_request"),
        (lambda token: [token], "door_bad_request"),
    ],
)
def test_what_is_not_ours_is_refused_and_reaches_no_handler(
    tmp_path: Path, request_of: Callable[[str], Any], code: str
) -> None:
    handled: list[Command] = []

    async def note(command: Command) -> Result:
        handled.append(command)
        return Done()

    async def scene() -> dict[str, Any]:
        async with served(tmp_path, note) as endpoint:
            return await raw(endpoint["port"], json.dumps(request_of(endpoint["token"])).encode() + b"\n")

    answer = asyncio.run(scene())
    assert (answer["type"], answer["code"]) == ("Failed", code)
    assert handled == []


@pytest.mark.parametrize(
    "line", [b"GET / HTTP/1.1\r\n", b"\xff\xfe\n", b"[" * 100_000 + b"\n"], ids=["http", "bytes", "deep"]
)
def test_garbage_is_answered_and_the_door_stays_open(tmp_path: Path, line: bytes) -> None:
    async def scene() -> tuple[dict[str, Any], Result]:
        async with served(tmp_path, done) as endpoint:
            answer = await raw(endpoint["port"], line)
            return answer, await ask(tmp_path, MarkSeries(1), timeout=20)

    answer, result = asyncio.run(scene())
    assert answer["code"] == "door_bad_request"
    assert result == Done(count=1)


def test_an_endless_line_is_not_read_to_its_end(tmp_path: Path) -> None:
    async def scene() -> Result:
        async with served(tmp_path, done) as endpoint:
            with suppress(ConnectionError):  # shown out while still talking
                assert (await raw(endpoint["port"], b"x" * 3_000_000))["code"] == "door_bad_request"
            return await ask(tmp_path, MarkSeries(1), timeout=20)

    assert asyncio.run(scene()) == Done(count=1)


def test_a_visitor_who_says_nothing_is_shown_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door_module, "LINE_SECONDS", 0.05)

    async def scene() -> bytes:
        async with served(tmp_path, done) as endpoint:
            reader, writer = await asyncio.open_connection(HOST, endpoint["port"])
            got = await reader.read()
            writer.close()
            return got

    assert asyncio.run(scene()) == b""


def test_visitors_at_once_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door_module, "VISITORS_AT_ONCE", 1)

    async def scene() -> bytes:
        begun = asyncio.Event()

        async def slow(command: Command) -> Result:
            begun.set()
            await asyncio.Event().wait()
            raise AssertionError

        async with served(tmp_path, slow) as endpoint:
            first = asyncio.create_task(ask(tmp_path, CheckNow(), timeout=20))
            await begun.wait()
            reader, writer = await asyncio.open_connection(HOST, endpoint["port"])
            got = await reader.read()
            writer.close()
        assert await first == CLOSING
        return got

    assert asyncio.run(scene()) == b""


def test_a_stranger_on_a_dead_holders_port_is_not_taken_for_it(tmp_path: Path) -> None:
    async def stranger(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.write(b'{"pid": 1}\n')
        writer.close()

    async def scene() -> int | None:
        server = await asyncio.start_server(stranger, HOST, 0)
        port = server.sockets[0].getsockname()[1]
        (tmp_path / "door.json").write_text(json.dumps({"port": port, "token": "old", "pid": 2}))
        async with server:
            return await asyncio.to_thread(running, tmp_path)

    assert asyncio.run(scene()) is None


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"port": 1}', '{"port": "x", "token": 1, "pid": null}'])
def test_a_spoilt_endpoint_file_is_as_good_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "door.json").write_text(content)
    assert running(tmp_path) is None
    with pytest.raises(DoorClosed):
        call(tmp_path, MarkSeries(1), timeout=20)


def test_many_callers_are_served_side_by_side(tmp_path: Path) -> None:
    async def scene() -> list[Result]:
        async def count(command: Command) -> Result:
            assert isinstance(command, MarkSeries)
            await asyncio.sleep(0)
            return Done(count=command.series_id)

        async with served(tmp_path, count):
            return await asyncio.gather(*(ask(tmp_path, MarkSeries(n), timeout=20) for n in range(20)))

    assert asyncio.run(scene()) == [Done(count=n) for n in range(20)]
