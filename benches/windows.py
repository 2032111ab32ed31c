"""The windows on a big library: opening each, filtering per key stroke, and the dashboard's spans.

Measured in a process of its own, on a desktop of its own where there can be one. Every time ends when what was asked
for is painted; the floor is a bare window with a list of 300 names.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TextIO

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from batotray.paths import DATABASE
from batotray.ui.dashboard.reading import SPANS
from batotray.ui.open_windows import OpenWindows
from batotray.ui.widgets.search_field import SearchField
from batotray.ui.widgets.segmented import SegmentedControl
from benches.figures import say
from benches.library import Size, build
from benches.screens import screen
from benches.showing import Showing
from benches.window_floor import BareWindow

OPENINGS = 5
TYPED = "harbour"
WINDOWS: Mapping[str, Callable[[OpenWindows], None]] = {
    "inbox": OpenWindows.show_inbox,
    "library": OpenWindows.show_library,
    "upcoming": lambda windows: windows.show_library(upcoming=True),
    "chapters": lambda windows: windows.show_chapters(7),
    "dashboard": OpenWindows.show_dashboard,
    "settings": OpenWindows.show_settings,
    "about": OpenWindows.show_about,
    "add": OpenWindows.show_add,
}
BIG = Size()
FILTERED = ("inbox", "library")


def run(out: TextIO, size: Size = BIG) -> None:
    """Prints every figure. Takes a minute, most of it to make the library."""
    with TemporaryDirectory() as folder, screen() as (where, environ):
        print(f"windows, {where}: {size.series} series, {size.chapters:,} chapters, {size.log_rows:,} checks", file=out)
        build(Path(folder, DATABASE), size)
        command = [sys.executable, "-m", "benches.windows", folder]
        done = subprocess.run(command, env={**os.environ, **environ}, stdout=subprocess.PIPE, text=True, check=True)
        out.write(done.stdout)


def measure(showing: Showing, out: TextIO) -> None:
    """Prints the figures of a library that is there."""
    floor = median(_opened(showing, BareWindow) for _ in range(OPENINGS))
    for name, show in WINDOWS.items():
        first, *later = [_opened(showing, lambda show=show: _show(showing, show)) for _ in range(1 + OPENINGS)]  # type: ignore[misc]
        say(out, f"open {name}", median(later), "ms", floor=floor, aim="under 150 ms")
        say(out, f"open {name}, first time in a run", first, "ms", floor=floor)
    bare = _worst_stroke(showing, BareWindow(), QLineEdit)
    for name in FILTERED:
        window = _show(showing, WINDOWS[name])
        showing.change_ms(window, lambda: None)
        stroke = _worst_stroke(showing, window, SearchField)
        say(out, f"a key in the filter of {name}", stroke, "ms", floor=bare, aim="under 16 ms")
    _spans(showing, out)


def _spans(showing: Showing, out: TextIO) -> None:
    window = _show(showing, WINDOWS["dashboard"])
    showing.change_ms(window, lambda: None)
    spans = window.findChild(SegmentedControl)
    assert spans is not None
    for hours in SPANS:
        taken = showing.change_ms(window, lambda hours=hours: spans.select(str(hours)))  # type: ignore[misc]
        say(out, f"dashboard, another span: {hours} h", taken, "ms", aim="under 200 ms")


def _opened(showing: Showing, show: Callable[[], QWidget]) -> float:
    """The time of an opening; the window is closed again."""
    shown: list[QWidget] = []

    def keep() -> QWidget:
        shown.append(show())
        return shown[0]

    taken = showing.open_ms(keep)
    showing.close(shown[0])
    return taken


def _show(showing: Showing, show: Callable[[OpenWindows], None]) -> QWidget:
    show(showing.windows)
    return showing.windows.windows()[-1]


def _worst_stroke(showing: Showing, window: QWidget, kind: type[QLineEdit]) -> float:
    """CPU of the dearest key of a word that is typed; the window is closed at the end."""
    field = window.findChild(kind)
    assert isinstance(field, QLineEdit)
    showing.cpu_ms(window, field.setFocus)
    strokes = [showing.cpu_ms(window, lambda key=key: QTest.keyClicks(field, key)) for key in TYPED]  # type: ignore[misc]
    showing.close(window)
    return max(strokes)


def _main(folder: Path) -> None:
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    showing = Showing(app, folder / DATABASE)
    measure(showing, sys.stdout)
    showing.end()


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
