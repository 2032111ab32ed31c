"""The program's drawings, `resources/icons/*.svg`, in a colour of one's choice. Main thread.

Apart from `icons.py`, since the icon in the tray needs no more than this.
"""

from functools import cache

from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer

from batotray.ui.resources import resource


def drawing(name: str, colour: str) -> QSvgRenderer:
    """The drawing `<name>.svg` in the colour `#rrggbb`; raises FileNotFoundError."""
    return QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", colour.encode())))


@cache
def _source(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()
