"""The program's own icons: SVG drawings of `resources/icons`, tinted with the theme's colours. Main thread.

Painted straight to the screen they are sharp at any scale; pixmaps are made of the program's own icon alone.
"""

from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from batotray.ui.drawings import drawing
from batotray.ui.resources import resource

IconName = Literal[
    "bell",
    "book",
    "calendar",
    "chart",
    "check",
    "chevron-down",
    "clock",
    "close",
    "copy",
    "download",
    "external",
    "eye",
    "folder",
    "gear",
    "info",
    "library",
    "link",
    "list",
    "more",
    "pause",
    "play",
    "plus",
    "refresh",
    "search",
    "undo",
    "warning",
]

_APP_PIXELS = (16, 24, 32, 48, 64, 128, 256)


def paint_icon(painter: QPainter, rect: QRectF, name: IconName, colour: QColor) -> None:
    """Draw the icon into `rect` in one colour."""
    tinted(name, colour.name()).render(painter, rect)


@lru_cache(maxsize=128)
def tinted(name: str, colour: str) -> QSvgRenderer:
    """The drawing `<name>.svg` in the colour `#rrggbb`; raises FileNotFoundError."""
    renderer = drawing(name, colour)
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    return renderer


def _rendered(drawing: QSvgRenderer, pixels: int) -> QPixmap:
    pixmap = QPixmap(QSize(pixels, pixels))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap


def app_icon() -> QIcon:
    """The program's own icon, for windows and task bars."""
    drawing = QSvgRenderer(str(resource("icons", "batotray.svg")))
    icon = QIcon()
    for pixels in _APP_PIXELS:
        icon.addPixmap(_rendered(drawing, pixels))
    return icon
