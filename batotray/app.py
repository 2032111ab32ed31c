"""The tray program's way in: one for each data folder; a second start hands over to the first. Main thread.

Qt is loaded only by the process that holds the folder, so that a second start answers at once.
"""

import sys
import tempfile
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from batotray import logs
from batotray.clock import SystemClock, local_zone
from batotray.core.commands import Failed, ShowWindow
from batotray.core.door import Door, call
from batotray.core.failures import failed
from batotray.errors import BatotrayError, DoorClosed
from batotray.paths import data_folder, prepare
from batotray.settings import resolve

if TYPE_CHECKING:
    from batotray.wiring import World

HAND_OVER_SECONDS = 15.0
"""The first start may still be bringing its database up to date."""
DEMO_SCALE = 600.0
"""Ten minutes pass in a second: slower than on the terminal, since each chapter raises a toast."""


def main(args: Namespace, environ: Mapping[str, str]) -> int:
    """The tray: until the user quits, or at once where it runs already. Returns the exit code."""
    folder = data_folder(args.data_dir, environ)
    flags = {"log_level": args.log_level} if args.log_level else {}
    try:
        prepare(folder)
        door = Door(folder)
        while not door.acquire():
            answer = _hand_over(folder, args.link or "")
            if answer is not None:
                return answer
    except BatotrayError as error:
        return _complain(failed(error))
    return _run(door, folder, args, environ, flags)


def run_demo(args: Namespace, environ: Mapping[str, str]) -> int:
    """The tray over the invented library, in a folder that is thrown away."""
    from batotray.demo.world import LABELS, demo_world
    from batotray.ui.shell import Start, run

    with demo_world(SystemClock(), DEMO_SCALE) as demo, tempfile.TemporaryDirectory(prefix="batotray-demo-") as name:
        folder = Path(name)
        prepare(folder)
        door = Door(folder)
        door.acquire()
        try:
            return run(Start(folder, door, {}, {}, demo.clock, lambda: demo.world, labels=LABELS, follow=demo.links))
        finally:
            door.release()


def _run(door: Door, folder: Path, args: Namespace, environ: Mapping[str, str], flags: Mapping[str, str]) -> int:
    from batotray.ui.shell import Start, run

    def world() -> "World":
        from batotray.wiring import real_world

        return real_world(flags)

    handlers = logs.log_to_files(folder, resolve({}, environ, flags).settings.log_level)
    undo = logs.log_uncaught()
    try:
        return run(Start(folder, door, environ, flags, SystemClock(), world, hidden=args.hidden, link=args.link or ""))
    finally:
        undo()
        logs.stop(*handlers)
        door.release()


def _hand_over(folder: Path, link: str) -> int | None:
    """The exit code of handing over to the program that runs already; None when it has just ended."""
    try:
        answer = call(folder, ShowWindow(link), HAND_OVER_SECONDS)
    except DoorClosed as error:
        return None if error.code == "door_closed" else _complain(failed(error))
    return _complain(answer) if isinstance(answer, Failed) else 0


def _complain(failure: Failed) -> int:
    """One sentence on standard error."""
    from batotray.wording import Wording

    words = Wording(zone=local_zone())
    print(f"batotray: {words.failure(failure, SystemClock().now())}", file=sys.stderr)
    return 5 if failure.kind == "storage" else 1
