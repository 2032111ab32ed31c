"""Runs the real program over a library without a screen and prints, as JSON, what it has loaded by and by.

Argument: the data folder. Looked at when the icon is painted, when the engine is ready, and once a window was opened.
What a look would load itself is imported after the first one.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import batotray.__main__
import batotray.app
import batotray.logs  # noqa: F401  (what the way in has imported by then)
from batotray.ui.beginning import Beginning

# isort: split
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from batotray.ui.shell import Start
    from batotray.ui.tray_icon import TrayState

STEP_MS = 10
STATES: "tuple[TrayState, ...]" = ("normal", "checking", "paused", "trouble")
QT = ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets")


def loaded() -> list[str]:
    """Modules, and the classes that PySide6 has made: each when it is named for the first time."""
    return [*sys.modules, *(f"{module}.{name}" for module in QT for name in vars(sys.modules[module]))]


def visit(app: QApplication, folder: Path) -> Iterator[dict[str, list[str]]]:
    """What was seen so far, again and again; ends with the program."""
    seen: dict[str, list[str]] = {}
    begun = Beginning(app, lambda: start(folder))
    begun.host.appeared.emit()
    for state in STATES:
        begun.tray.show_state(99, state, "")
    seen["icon"] = loaded()
    while begun.shell is None or not begun.shell._is_ready:
        yield seen
    seen["ready"] = loaded()
    begun.shell._windows.show_about()
    seen["window"] = loaded()
    begun.end()
    yield seen


def start(folder: Path) -> "Start":
    from random import Random

    from batotray.core.door import Door
    from batotray.ui.shell import Start
    from batotray.wiring import World
    from tests.builders import NOW
    from tests.fakes import FakeClock

    door, clock = Door(folder), FakeClock(NOW)
    door.acquire()
    return Start(folder, door, {}, {}, clock, lambda: World(clock, Random(1), {}, {}, sources=()), hidden=True)


def main(folder: Path) -> None:
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    visiting = visit(app, folder)
    seen = next(visiting)

    def go_on() -> None:
        if next(visiting, None) is None:
            app.quit()

    timer = QTimer(interval=STEP_MS)
    timer.timeout.connect(go_on)
    timer.start()
    app.exec()
    timer.stop()
    print(json.dumps(seen))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
