"""The program's own icons: SVG drawings of `resources/icons`, tinted with the theme's colours. Main thread.

Painted straight to the screen they are sharp at any scale (`paint_icon`). Menus and line edits want a QIcon, which
holds pixmaps: it is drawn once for every usual size and scale, and `keep_icon` draws it again when the theme changes.
"""

from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from batotray.ui.drawings import drawing
from batotray.ui.resources import resource
from batotray.ui.theme import TextColour, Theme

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

_SIZES = (16, 20, 24, 32)
_SCALES = (1.0, 1.25, 1.5, 2.0, 3.0)
_APP_PIXELS = (16, 24, 32, 48, 64, 128, 256)
_PIXELS = sorted({round(size * scale) for size in _SIZES for scale in _SCALES})


def paint_icon(painter: QPainter, rect: QRectF, name: IconName, colour: QColor) -> None:
    """Draw the icon into `rect` in one colour."""
    tinted(name, colour.name()).render(painter, rect)


@lru_cache(maxsize=128)
def tinted(name: str, colour: str) -> QSvgRenderer:
    """The drawing `<name>.svg` in the colour `#rrggbb`; raises FileNotFoundError."""
    renderer = drawing(name, colour)
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    return renderer


def make_icon(name: IconName, colour: QColor, disabled: QColor) -> QIcon:
    """A QIcon in these colours, with a pixmap for every usual size and scale."""
    icon = QIcon()
    for pixels in _PIXELS:
        icon.addPixmap(_pixmap(name, colour, pixels), QIcon.Mode.Normal)
        icon.addPixmap(_pixmap(name, disabled, pixels), QIcon.Mode.Disabled)
    return icon


def _pixmap(name: IconName, colour: QColor, pixels: int) -> QPixmap:
    return _rendered(tinted(name, colour.name()), pixels)


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


def keep_icon(target: QAction | QAbstractButton, name: IconName, theme: Theme, colour: TextColour = "text") -> None:
    """Give `target` the icon in the theme's colour now and after every change of theme, as long as it lives."""
    _KeptIcon(target, name, theme, colour).refresh()


class _KeptIcon(QObject):
    """A child of its target, so that the connection ends with it."""

    def __init__(self, target: QAction | QAbstractButton, name: IconName, theme: Theme, colour: TextColour) -> None:
        super().__init__(target)
        self._target = target
        self._name = name
        self._theme = theme
        self._colour: TextColour = colour
        theme.changed.connect(self.refresh)

    def refresh(self) -> None:
        tokens = self._theme.tokens
        self._target.setIcon(make_icon(self._name, tokens.colour(self._colour), tokens.disabled))
