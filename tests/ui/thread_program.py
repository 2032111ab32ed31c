"""Opens every window of the real program over a library and prints, as JSON, which threads did what meanwhile.

Argument: the data folder. Watching begins with the application, so that what comes before (the door) does not count.
"""

import json
import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from batotray.core.commands import MarkNotifications
from batotray.core.door import Door
from batotray.ui import covers
from batotray.ui.beginning import Beginning
from batotray.ui.shell import Shell, Start
from batotray.wiring import World
from tests.builders import NOW
from tests.fakes import FakeClock

STEP_MS = 10
SERIES = 1
AUDITED = {"sqlite3.connect": "database", "open": "file", "socket.connect": "network"}


class Watch:
    """Notes the names of the threads that did something."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self.threads: dict[str, set[str]] = defaultdict(set)

    def hear(self, event: str, args: tuple[object, ...]) -> None:
        kind = AUDITED.get(event)
        if kind is not None and (kind != "file" or str(args[0]).startswith(self._folder)):
            self.note(kind)

    def note(self, kind: str) -> None:
        self.threads[kind].add(threading.current_thread().name)

    def decode(self, path: Path, size: QSize, radius: float) -> QImage:
        self.note("picture")
        return decode_cover(path, size, radius)


def visit(begun: Beginning, watch: Watch) -> Iterator[Callable[[], bool]]:
    """Do the next thing once what was yielded holds."""
    yield lambda: begun.shell is not None and begun.shell._is_ready
    shell = begun.shell
    assert shell is not None
    windows = shell._windows
    windows.show_chapters(SERIES)
    for show in (windows.show_inbox, windows.show_library, windows.show_dashboard, windows.show_settings,
                 windows.show_about, windows.show_shortcuts, windows.show_add):  # fmt: skip
        show()
        yield lambda: has_read(shell)
    shell._engine.submit(MarkNotifications(None))
    yield lambda: "picture" in watch.threads
    yield lambda: has_read(shell)


def has_read(shell: Shell) -> bool:
    return not any(live._reading or live._is_stale for window in shell._windows.windows() for live in window._live)


def main(folder: Path) -> None:
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    watch, clock, door = Watch(folder), FakeClock(NOW), Door(folder)
    door.acquire()
    covers.decode_cover = watch.decode
    sys.addaudithook(watch.hear)
    world = World(clock, Random(1), {}, {}, sources=())
    begun = Beginning(app, lambda: Start(folder, door, {}, {}, clock, lambda: world, hidden=True))
    visiting = visit(begun, watch)
    waits = [next(visiting)]

    def go_on() -> None:
        if waits[0]():
            waits[0] = next(visiting, lambda: bool(app.quit()))

    timer = QTimer(interval=STEP_MS)
    timer.timeout.connect(go_on)
    timer.start()
    app.exec()
    timer.stop()
    has_ended = begun.end()
    door.release()
    print(json.dumps({"ended": has_ended, **{kind: sorted(names) for kind, names in watch.threads.items()}}))


if __name__ == "__main__":
    decode_cover = covers.decode_cover
    main(Path(sys.argv[1]))
