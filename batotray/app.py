"""The tray program's way in: one for each data folder; a second start hands over to the first. Main thread.

What the icon does not need is imported late: it should be in the tray at once. Qt is loaded only by the process that
holds the folder, so that a second start answers at once too.
"""

import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from batotray.core.folder_lock import FolderLock
from batotray.errors import BatotrayError, DoorClosed
from batotray.paths import data_folder, prepare
from batotray.ui.screen import why_no_screen

if TYPE_CHECKING:
    from batotray.core.commands import Failed
    from batotray.ui.shell import Start
    from batotray.wiring import World

HAND_OVER_SECONDS = 15.0
"""The first start may still be bringing its database up to date."""
DEMO_SCALE = 1800.0
"""Half an hour passes in a second: slower than on the terminal, since each chapter raises a toast."""


def main(args: Namespace, environ: Mapping[str, str]) -> int:
    """The tray: until the user quits, or at once where it runs already. Returns the exit code."""
    folder = data_folder(args.data_dir, environ)
    lock = FolderLock(folder)
    try:
        prepare(folder)
        while not lock.acquire():
            answer = _hand_over(folder, args.link or "")
            if answer is not None:
                return answer
        return _run(lock, folder, args, environ)
    except BatotrayError as error:
        return _complain_of(error)
    finally:
        lock.release()


def run_demo(args: Namespace, environ: Mapping[str, str]) -> int | None:
    """Tray and windows over the invented library, in a folder that is thrown away; None where they cannot be shown.

    Raises ImportError where Qt is not there.
    """
    if why_no_screen(environ) or not _does_qt_start():
        return None
    from tempfile import TemporaryDirectory

    from batotray.clock import SystemClock
    from batotray.core.door import Door
    from batotray.demo.world import LABELS, demo_world
    from batotray.ui.beginning import run
    from batotray.ui.shell import DemoLibrary, Start

    print("A dozen invented series on servers inside this program; half an hour passes in a second. Ctrl+C ends it.")
    with demo_world(SystemClock(), DEMO_SCALE) as demo, TemporaryDirectory(prefix="batotray-demo-") as name:
        folder, door = Path(name), Door(Path(name))
        door.acquire()
        invented = DemoLibrary(LABELS, demo.links)
        start = Start(folder, door, {}, {}, demo.clock, lambda: demo.world, invented=invented)
        try:
            return run(lambda: start, seconds=args.seconds)
        finally:
            door.release()


def _does_qt_start() -> bool:
    """Whether Qt can be used, tried in another process: where it cannot, it aborts the one it is in.

    A bundle has all that Qt needs but the screen, which was asked for before.
    """
    if getattr(sys, "frozen", False):
        return True
    import subprocess

    script = "from PySide6.QtWidgets import QApplication; QApplication([])"
    return subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode == 0


def _run(lock: FolderLock, folder: Path, args: Namespace, environ: Mapping[str, str]) -> int:
    from batotray import logs
    from batotray.ui.beginning import run

    flags = {"log_level": args.log_level} if args.log_level else {}
    handlers = logs.log_to_files(folder, args.log_level or "INFO")
    undo = logs.log_uncaught()
    try:
        return run(lambda: _start(lock, folder, args, environ, flags))
    finally:
        undo()
        logs.stop(*handlers)


def _start(
    lock: FolderLock, folder: Path, args: Namespace, environ: Mapping[str, str], flags: Mapping[str, str]
) -> "Start":
    """What the shell is to run; called when the icon is in the tray."""
    from batotray import logs
    from batotray.clock import SystemClock
    from batotray.core.door import Door
    from batotray.settings import resolve
    from batotray.ui.shell import Start

    def world() -> "World":
        from batotray.wiring import real_world

        return real_world(flags)

    logs.set_level(resolve({}, environ, flags).settings.log_level)
    door = Door(folder, lock)
    return Start(folder, door, environ, flags, SystemClock(), world, hidden=args.hidden, link=args.link or "")


def _hand_over(folder: Path, link: str) -> int | None:
    """The exit code of handing over to the program that runs already; None when it has just ended."""
    from batotray.core.commands import Failed, ShowWindow
    from batotray.core.door import call

    try:
        answer = call(folder, ShowWindow(link), HAND_OVER_SECONDS)
    except DoorClosed as error:
        return None if error.code == "door_closed" else _complain_of(error)
    return _complain(answer) if isinstance(answer, Failed) else 0


def _complain_of(error: BatotrayError) -> int:
    from batotray.core.failures import failed

    return _complain(failed(error))


def _complain(failure: "Failed") -> int:
    """One sentence on standard error."""
    from batotray.clock import SystemClock, local_zone
    from batotray.wording import Wording

    words = Wording(zone=local_zone())
    print(f"batotray: {words.failure(failure, SystemClock().now())}", file=sys.stderr)
    return 5 if failure.kind == "storage" else 1
