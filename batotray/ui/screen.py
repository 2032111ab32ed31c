"""Whether there is a screen to show windows on, found out without Qt, which aborts the process where there is none.

Any thread. It takes a few milliseconds: the tray's icon waits for it.
"""

import ctypes
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_WAYLAND_SECONDS = 2.0


def why_no_screen(environ: Mapping[str, str]) -> str:
    """Why no window can be shown here; empty when one can, or when only Qt can tell."""
    if sys.platform != "linux":
        return ""
    if not any(environ.get(name) for name in SCREENS):
        return f"there is no screen: none of {', '.join(SCREENS)} is set"
    # As `xcb`, `wayland;xcb` or `offscreen:size=800x600`; what is neither of the two needs no screen.
    platforms = environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")
    if platforms == [""]:
        platforms = ["wayland", "xcb"]
    if not {"wayland", "xcb"}.issuperset(platforms):
        return ""
    opens = {"wayland": _does_wayland_answer, "xcb": _does_x11_answer}
    if any(opens[platform](environ) for platform in platforms):
        return ""
    tried = (environ.get("WAYLAND_DISPLAY"), environ.get("DISPLAY"))
    return f"the screen {' or '.join(filter(None, tried))} does not answer, or refuses this user"


def _does_wayland_answer(environ: Mapping[str, str]) -> bool:
    name = environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(_WAYLAND_SECONDS)
        try:
            connection.connect(str(Path(environ.get("XDG_RUNTIME_DIR", ""), name)))
        except OSError:
            return False
    return True


def _does_x11_answer(environ: Mapping[str, str]) -> bool:
    """By the library that Qt itself asks: it knows the ways to a display, and the keys to it."""
    name = environ.get("DISPLAY")
    if not name:
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.argtypes, xcb.xcb_connect.restype = (ctypes.c_char_p, ctypes.c_void_p), ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(name.encode(), None)
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)
