"""Kills a program at every SQL statement of a check and its delivery, and says what a fresh start then finds.

Run as a script by `test_crash.py`, in a process of its own: each attempt is a fork that dies by `os._exit`, as by
`kill -9`, with nothing flushed, committed or cleaned up. Prints one JSON object per attempt.
"""

import asyncio
import json
import os
import shutil
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.pool import Pool

from batotray.core.commands import CheckNow
from batotray.core.outbox import Toast
from tests.flows.stage import Stage

LONG_AGO = timedelta(days=30)
KILLED = 9


class Ledger:
    """A notifier that remembers in a file, which survives the death of the process."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def ready(self) -> bool:
        return True

    async def send(self, toast: Toast) -> bool:
        with self._path.open("a") as file:
            file.write(f"{toast.title}\n")
        return True

    async def withdraw(self, toasts: Sequence[Toast]) -> None:
        """What was taken stays."""


def open_stage(folder: Path, numbers: range) -> Stage:
    """A stage on `folder` whose site shows the chapters `numbers`, the first of them long ago."""
    it = Stage(folder / "data")
    it.listener = Ledger(folder / "toasts")  # type: ignore[assignment]  # the same protocol
    it.clock.advance(3600)
    it.site.publish("harbour", numbers[0], ago=LONG_AGO)
    for number in numbers[1:]:
        it.site.publish("harbour", number)
    it.open()
    return it


async def prepare(folder: Path) -> None:
    it = open_stage(folder, range(1, 2))
    await it.follow("harbour", all_read=True)
    await it.engine.close()


async def check_and_tell(folder: Path) -> None:
    it = open_stage(folder, range(1, 3))
    await it.do(CheckNow())
    await it.engine.deliver()
    await it.engine.close()


async def start_afresh(folder: Path) -> dict[str, Any]:
    it = open_stage(folder, range(1, 3))
    await it.engine.deliver()
    await it.do(CheckNow())
    await it.engine.deliver()
    listing = it.store.series.all_listings()[0]
    chapters = [c.number for c in it.store.chapters.of_listing(listing.id)]
    rows = it.store.notifications.unread_ids(it.clock.now())
    await it.engine.close()
    toasts = folder / "toasts"
    return {
        "chapters": chapters,
        "rows": len(rows),
        "toasts": len(toasts.read_text().splitlines()) if toasts.exists() else 0,
    }


def die_at(statement: int) -> None:
    """Arrange for this process to die before the n-th SQL statement from now on (from 1)."""
    left = statement

    def count(_sql: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(KILLED)

    def watch(raw: Any, _record: Any) -> None:
        raw.set_trace_callback(count)

    event.listen(Pool, "connect", watch)


def attempt(template: Path, folder: Path, statement: int) -> bool:
    """Copy `template`, die at `statement` in a fork; False when the work ended before that."""
    shutil.copytree(template, folder)
    child = os.fork()
    if child == 0:
        die_at(statement)
        asyncio.run(check_and_tell(folder))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, KILLED):
        raise RuntimeError(f"the child ended with {code}")
    return code == KILLED


def main(root: Path) -> None:
    template = root / "template"
    asyncio.run(prepare(template))
    statement = 1
    while True:
        folder = root / f"at-{statement}"
        died = attempt(template, folder, statement)
        print(json.dumps({"statement": statement, "died": died} | asyncio.run(start_afresh(folder))))
        shutil.rmtree(folder)
        if not died:
            return
        statement += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]))
