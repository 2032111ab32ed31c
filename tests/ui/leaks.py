"""What windows must not leave behind: whoever opens and closes one many times ends with what there was before."""

import gc
import os
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import SIGNAL, QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from batotray.ui.context import WindowContext
from batotray.ui.window import Window

DESCRIPTORS = Path("/proc/self/fd")
WARM_UP = 2
"""Openings that may fill caches: fonts, icons, imports."""
PATIENCE = 5.0
"""Seconds within which a window has read and drawn all there is."""


@dataclass(frozen=True, slots=True)
class Held:
    """How much there is of what windows take."""

    widgets: int
    threads: int
    descriptors: int
    """0 where the system does not tell."""
    listeners: int
    """Slots that hear of a change of the theme."""


def held(context: WindowContext) -> Held:
    """What there is now, after all that is to be deleted was."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return Held(
        len(QApplication.allWidgets()),
        threading.active_count(),
        len(os.listdir(DESCRIPTORS)) if DESCRIPTORS.exists() else 0,
        context.theme.receivers(SIGNAL("changed()")),
    )


def left_behind(
    open_window: Callable[[], Window], context: WindowContext, has_opened: Callable[[Window], bool], times: int = 50
) -> tuple[Held, Held, int]:
    """What was held before and after `times` openings, and how many of the windows are still alive.

    A window is closed once it `has_opened`: has read and drawn what it shows.
    """
    for _ in range(WARM_UP):
        _open_and_close(open_window, has_opened)
    before = held(context)
    windows = [_open_and_close(open_window, has_opened) for _ in range(times)]
    after = held(context)
    return before, after, sum(window() is not None for window in windows)


def _open_and_close(
    open_window: Callable[[], Window], has_opened: Callable[[Window], bool]
) -> "weakref.ReferenceType[Window]":
    window = open_window()
    window.show()
    end = time.monotonic() + PATIENCE
    while not has_opened(window):
        QCoreApplication.processEvents()
        assert time.monotonic() < end, f"{window.windowTitle()} did not open"
    gone = weakref.ref(window)
    window.close()
    del window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return gone
