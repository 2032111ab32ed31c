"""Paints the tray icon: an open book, what the program is doing, and how much is unread. Main thread.

Each size is drawn on its own pixel grid rather than scaled: hosts show 16 to 24 pixels, where half a pixel is a blur.

Everything is SVG, which Qt draws without a pen or a brush of ours: those bring in the whole `Qt` namespace, and making
that takes longer than all that is drawn here. The icon has to be there at once.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from math import cos, radians, sin
from typing import Literal, NamedTuple

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from batotray.ui.drawings import drawing

TrayState = Literal["normal", "checking", "paused", "trouble"]

SIZES = (16, 22, 24, 32, 44, 48, 64, 96, 128)
"""In device pixels: what hosts ask for, and each of it at a pixel ratio of 2."""

# By whether the panel is dark; where that is not known (None), colours that stand out 3 to 1 from either.
_BOOK = {True: "#e6eaf2", False: "#2b3240", None: "#5f7fd0"}
_BADGE, _BADGE_TEXT = "#d32f36", "#ffffff"
_CHECKING = {True: "#8fb0ff", False: "#2f5be0", None: "#5f7fd0"}
_TROUBLE = {True: "#f5b93d", False: "#b86e00", None: "#b5771a"}
_TROUBLE_MARK = {True: "#2a1d00", False: "#ffffff", None: "#ffffff"}
_PAUSED_OPACITY = 0.55
_GRIDS = (32, 24, 22, 16)


class _Sign(NamedTuple):
    """Something on the book, as SVG; the hole around it lets it stand on the panel itself."""

    hole: str
    shapes: str


class _Square(NamedTuple):
    """Where a mark is: its left upper corner and its side, in whole pixels."""

    left: int
    top: int
    side: int


@lru_cache(maxsize=4)
def tray_icon(unread: int, state: TrayState, dark_panel: bool | None) -> QIcon:
    """The icon for this number of unread rows (0 shows no badge), in every size a tray host asks for.

    `dark_panel` is None where the colour of the panel is not known.
    """
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(tray_pixmap(size, unread, state, dark_panel))
    return icon


def tray_pixmap(size: int, unread: int, state: TrayState, dark_panel: bool | None) -> QPixmap:
    """The icon at one of SIZES, in device pixels."""
    pixmap = QPixmap(size, size)
    pixmap.fill(QColor(0, 0, 0, 0))
    whole = QRectF(0, 0, size, size)
    painter = QPainter(pixmap)
    painter.setOpacity(_PAUSED_OPACITY if state == "paused" else 1.0)
    _book(next(grid for grid in _GRIDS if size % grid == 0), _BOOK[dark_panel]).render(painter, whole)
    painter.setOpacity(1.0)
    for sign in _signs(size, unread, state, dark_panel):
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        _svg(size, sign.hole).render(painter, whole)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        _svg(size, sign.shapes).render(painter, whole)
    painter.end()
    return pixmap


def badge_text(unread: int, size: int) -> str:
    """1 to 99, then 99+; at 16 pixels one digit or 9+."""
    limit = 9 if size < 22 else 99
    return str(unread) if unread <= limit else f"{limit}+"


@lru_cache(maxsize=len(_GRIDS))
def _book(grid: int, colour: str) -> QSvgRenderer:
    return drawing(f"tray-{grid}", colour)


def _svg(size: int, shapes: str) -> QSvgRenderer:
    whole = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">{shapes}</svg>'
    return QSvgRenderer(QByteArray(whole.encode()))


def _signs(size: int, unread: int, state: TrayState, dark_panel: bool | None) -> Iterator[_Sign]:
    if state != "normal":
        yield _MARKS[state](_mark_square(size), dark_panel)
    if unread > 0:
        yield _badge(size, badge_text(unread, size))


def _gap(size: int) -> float:
    return max(1.0, size / 24)


def _rect(left: float, top: float, width: float, height: float, colour: str, radius: float = 0) -> str:
    return f'<rect x="{left}" y="{top}" width="{width}" height="{height}" rx="{radius}" fill="{colour}"/>'


# ------------------------------------------------------------------ what it is doing: a mark in the lower corner


def _mark_square(size: int) -> _Square:
    """Below the badge, so that both are whole."""
    side = size - _badge_height(size)
    return _Square(size - side, size - side, side)


def _checking(at: _Square, dark_panel: bool | None) -> _Sign:
    """A ring with a gap: at 16 pixels an arrow head would be a blot."""
    middle, width = at.left + at.side / 2, max(2.0, at.side / 4.5)
    radius, opening = (at.side - width) / 2, radians(75)
    begin = f"{middle + radius * cos(opening)} {middle - radius * sin(opening)}"
    arc = f"M{begin}A{radius} {radius} 0 1 0 {middle + radius} {middle}"
    return _Sign(
        f'<circle cx="{middle}" cy="{middle}" r="{at.side / 2 + _gap(2 * at.side)}"/>',
        f'<path d="{arc}" fill="none" stroke="{_CHECKING[dark_panel]}" stroke-width="{width}"/>',
    )


def _paused(at: _Square, dark_panel: bool | None) -> _Sign:
    bar, gap, colour = round(at.side / 3.4), _gap(2 * at.side), _BOOK[dark_panel]
    left, right = at.left, at.left + at.side - bar
    return _Sign(
        _rect(at.left - gap, at.top - gap, at.side + 2 * gap, at.side + 2 * gap, "#000"),
        _rect(left, at.top, bar, at.side, colour) + _rect(right, at.top, bar, at.side, colour),
    )


def _trouble(at: _Square, dark_panel: bool | None) -> _Sign:
    side, middle, bottom = at.side, at.left + at.side / 2, at.top + at.side
    triangle = f"M{middle} {at.top}L{at.left + side} {bottom}H{at.left}Z"
    # As wide as keeps both edges on whole pixels around the middle.
    width = max(1, round(side / 8))
    width += (side - width) % 2
    left, dot, mark = round(middle - width / 2), max(1, round(side / 8)), _TROUBLE_MARK[dark_panel]
    return _Sign(
        f'<path d="{triangle}" stroke="#000" stroke-width="{2 * _gap(2 * side)}" stroke-linejoin="miter"/>',
        f'<path d="{triangle}" fill="{_TROUBLE[dark_panel]}"/>'
        + _rect(left, at.top + round(side * 0.36), width, round(side * 0.3), mark)
        + _rect(left, bottom - dot - round(side * 0.1), width, dot, mark),
    )


_MARKS: Mapping[TrayState, Callable[[_Square, bool | None], _Sign]] = {
    "checking": _checking,
    "paused": _paused,
    "trouble": _trouble,
}


# ------------------------------------------------------------------ how much is unread: a badge in the upper corner


def _badge_height(size: int) -> int:
    return _digit_height(size) + 2 * max(1, round(size * 0.09))


def _digit_height(size: int) -> int:
    return _ROWS if size < 32 else round(size * 0.34)


def _badge(size: int, text: str) -> _Sign:
    scale = _digit_height(size) / _ROWS
    digits, inside = _pixels(text) if size < 32 else _strokes(text)
    height, gap = _badge_height(size), _gap(size)
    width = max(height, round(inside * scale) + 2 * max(2, round(size * 0.09)))
    left, top = round(size - width / 2 - inside * scale / 2), (height - _ROWS * scale) / 2
    return _Sign(
        _rect(size - width - gap, -gap, width + 2 * gap, height + 2 * gap, "#000", height / 2 + gap),
        _rect(size - width, 0, width, height, _BADGE, height / 2)
        + f'<g transform="translate({left} {top}) scale({scale})">{digits}</g>',
    )


_ROWS = 7
"""The height of a digit, whole pixels or not."""
_PIXELS = {
    "0": (".##.", "#..#", "#..#", "#..#", "#..#", "#..#", ".##."),
    "1": (".#", "##", ".#", ".#", ".#", ".#", ".#"),
    "2": (".##.", "#..#", "...#", "..#.", ".#..", "#...", "####"),
    "3": ("###.", "...#", "...#", ".##.", "...#", "...#", "###."),
    "4": ("..##", ".#.#", "#..#", "#..#", "####", "...#", "...#"),
    "5": ("####", "#...", "###.", "...#", "...#", "#..#", ".##."),
    "6": (".##.", "#...", "#...", "###.", "#..#", "#..#", ".##."),
    "7": ("####", "...#", "...#", "..#.", "..#.", ".#..", ".#.."),
    "8": (".##.", "#..#", "#..#", ".##.", "#..#", "#..#", ".##."),
    "9": (".##.", "#..#", "#..#", ".###", "...#", "...#", ".##."),
    "+": ("...", "...", ".#.", "###", ".#.", "...", "..."),
}


def _pixels(text: str) -> tuple[str, float]:
    """The text in whole pixels, and its width: a font rendered this small is grey."""
    path, left = "", 0
    for character in text:
        rows = _PIXELS[character]
        for y, row in enumerate(rows):
            path += "".join(f"M{left + x} {y}h1v1h-1z" for x, pixel in enumerate(row) if pixel == "#")
        left += len(rows[0]) + 1
    return f'<path d="{path}" fill="{_BADGE_TEXT}"/>', left - 1


_STROKES = {
    "0": (4.8, "M2.4.75C3.5.75 4.05 1.8 4.05 3.5S3.5 6.25 2.4 6.25.75 5.2.75 3.5 1.3.75 2.4.75Z"),
    "1": (3.0, "M.3 1.75 2.25.6M2.25 0V7"),
    "2": (4.8, "M.8 2.3C.85 1.3 1.5.75 2.4.75S4 1.35 4 2.2C4 3 3.5 3.6 2.7 4.4L.9 6.25H4.5"),
    "3": (4.8, "M.8 1.7C1.05 1.1 1.6.75 2.4.75 3.3.75 3.9 1.3 3.9 2S3.3 3.3 2.4 3.3H1.8"
               "M2.4 3.3C3.4 3.3 4.05 3.9 4.05 4.75S3.4 6.25 2.4 6.25C1.5 6.25.9 5.85.7 5.2"),
    "4": (4.8, "M3.4 7V.75H3.2L.8 4.9H4.7"),
    "5": (4.8, "M4.2.75H1.35L1.15 3.4C1.45 3.05 1.9 2.85 2.4 2.85 "
               "3.4 2.85 4.05 3.5 4.05 4.5S3.4 6.25 2.35 6.25C1.5 6.25.95 5.9.7 5.25"),
    "6": (4.8, "M3.95 1.6C3.7 1.05 3.2.75 2.55.75 1.4.75.75 1.9.75 3.7 "
               ".75 5.35 1.35 6.25 2.4 6.25S4.05 5.5 4.05 4.5 3.4 2.8 2.45 2.8C1.7 2.8 1 3.3.8 4.2"),
    "7": (4.6, "M.3.75H3.85L1.7 7"),
    "8": (4.8, "M2.4 3.3C1.5 3.3.95 2.8.95 2S1.5.75 2.4.75 3.85 1.25 3.85 2 3.3 3.3 2.4 3.3"
               "C1.4 3.3.75 3.9.75 4.75S1.4 6.25 2.4 6.25 4.05 5.6 4.05 4.75 3.4 3.3 2.4 3.3Z"),
    "9": (4.8, "M.85 5.4C1.1 5.95 1.6 6.25 2.25 6.25 3.4 6.25 4.05 5.1 4.05 3.3 "
               "4.05 1.65 3.45.75 2.4.75S.75 1.5.75 2.5 1.4 4.2 2.35 4.2C3.1 4.2 3.8 3.7 4 2.8"),
    "+": (4.0, "M2 1.9V5.9M0 3.9H4"),
}  # fmt: skip
"""The width of a digit, and how a pen one and a half rows wide goes through it."""


def _strokes(text: str) -> tuple[str, float]:
    """The text in digits of our own, and its width: the system's font, for eleven signs, is 0.7 MB."""
    path, left = "", 0.0
    for character in text:
        width, stroke = _STROKES[character]
        path += f'<path d="{stroke}" transform="translate({left} 0)"/>'
        left += width + 1
    return f'<g fill="none" stroke="{_BADGE_TEXT}" stroke-width="1.5" stroke-linejoin="round">{path}</g>', left - 1
