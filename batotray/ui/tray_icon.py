"""Paints the tray icon: an open book, what the program is doing, and how much is unread. Main thread.

Each size is drawn on its own pixel grid rather than scaled: hosts show 16 to 24 pixels, where half a pixel is a blur.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QIcon,
    QImage,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPixmap,
    QTransform,
)

from batotray.ui.icons import tinted

TrayState = Literal["normal", "checking", "paused", "trouble"]

SIZES = (16, 22, 24, 32, 44, 48, 64, 96, 128)
"""In device pixels: what hosts ask for, and each of it at a pixel ratio of 2."""

# By whether the panel is dark; where that is not known (None), colours that stand out 3 to 1 from either.
_BOOK = {True: QColor("#e6eaf2"), False: QColor("#2b3240"), None: QColor("#5f7fd0")}
_BADGE, _BADGE_TEXT = QColor("#d32f36"), QColor("#ffffff")
_CHECKING = {True: QColor("#8fb0ff"), False: QColor("#2f5be0"), None: QColor("#5f7fd0")}
_TROUBLE = {True: QColor("#f5b93d"), False: QColor("#b86e00"), None: QColor("#b5771a")}
_TROUBLE_MARK = {True: QColor("#2a1d00"), False: QColor("#ffffff"), None: QColor("#ffffff")}
_PAUSED_OPACITY = 0.55
_GRIDS = (32, 24, 22, 16)


@lru_cache(maxsize=64)
def tray_icon(unread: int, state: TrayState, dark_panel: bool | None) -> QIcon:
    """The icon for this number of unread rows (0 shows no badge), in every size a tray host asks for.

    `dark_panel` is None where the colour of the panel is not known.
    """
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(QPixmap.fromImage(tray_image(size, unread, state, dark_panel)))
    return icon


def tray_image(size: int, unread: int, state: TrayState, dark_panel: bool | None) -> QImage:
    """The icon at one of SIZES, in device pixels."""
    image = QImage(_plain_image(size, state, dark_panel))
    if unread > 0:
        painter = _painter(image)
        _paint_badge(painter, size, badge_text(unread, size))
        painter.end()
    return image


@lru_cache(maxsize=2 * len(SIZES))
def _plain_image(size: int, state: TrayState, dark_panel: bool | None) -> QImage:
    """The icon without a badge: kept for two states, since in a round only the number and what is going on change."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = _painter(image)
    _paint_book(painter, size, state, dark_panel)
    if state != "normal":
        _MARKS[state](painter, _mark_rect(size), dark_panel)
    painter.end()
    return image


def _painter(image: QImage) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    return painter


def badge_text(unread: int, size: int) -> str:
    """1 to 99, then 99+; at 16 pixels one digit or 9+."""
    limit = 9 if size < 22 else 99
    return str(unread) if unread <= limit else f"{limit}+"


def _paint_book(painter: QPainter, size: int, state: TrayState, dark_panel: bool | None) -> None:
    grid = next(grid for grid in _GRIDS if size % grid == 0)
    painter.setOpacity(_PAUSED_OPACITY if state == "paused" else 1.0)
    tinted(f"tray-{grid}", _BOOK[dark_panel].name()).render(painter, QRectF(0, 0, size, size))
    painter.setOpacity(1.0)


# ------------------------------------------------------------------ what it is doing: a mark in the lower corner


def _mark_rect(size: int) -> QRect:
    """Below the badge, so that both are whole."""
    side = size - _badge_height(size)
    return QRect(size - side, size - side, side, side)


def _cut(painter: QPainter, path: QPainterPath, margin: float) -> None:
    """Cut a hole into the book, so that what is painted there stands on the panel itself."""
    stroker = QPainterPathStroker()
    stroker.setWidth(2 * margin)
    stroker.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.fillPath(path.united(stroker.createStroke(path)), Qt.GlobalColor.black)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _paint_checking(painter: QPainter, rect: QRect, dark_panel: bool | None) -> None:
    """A ring with a gap: at 16 pixels an arrow head would be a blot."""
    width = max(2.0, rect.width() / 4.5)
    circle = QPainterPath()
    circle.addEllipse(QRectF(rect))
    _cut(painter, circle, _gap(rect.width() * 2))
    ring, arc = QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), QPainterPath()
    arc.arcMoveTo(ring, 75)
    arc.arcTo(ring, 75, 285)
    painter.strokePath(arc, QPen(_CHECKING[dark_panel], width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))


def _paint_paused(painter: QPainter, rect: QRect, dark_panel: bool | None) -> None:
    bar = round(rect.width() / 3.4)
    right = rect.right() + 1 - bar
    whole = QPainterPath()
    whole.addRect(QRectF(rect))
    _cut(painter, whole, _gap(rect.width() * 2))
    painter.fillRect(rect.left(), rect.top(), bar, rect.height(), _BOOK[dark_panel])
    painter.fillRect(right, rect.top(), bar, rect.height(), _BOOK[dark_panel])


def _paint_trouble(painter: QPainter, rect: QRect, dark_panel: bool | None) -> None:
    side, middle = rect.width(), QRectF(rect).center().x()
    triangle = QPainterPath(QPointF(middle, rect.top()))
    triangle.lineTo(rect.right() + 1, rect.bottom() + 1)
    triangle.lineTo(rect.left(), rect.bottom() + 1)
    triangle.closeSubpath()
    _cut(painter, triangle, _gap(side * 2))
    painter.fillPath(triangle, _TROUBLE[dark_panel])
    # As wide as keeps both edges on whole pixels around the middle.
    width = max(1, round(side / 8))
    width += (side - width) % 2
    left, dot = round(middle - width / 2), max(1, round(side / 8))
    mark = _TROUBLE_MARK[dark_panel]
    painter.fillRect(left, rect.top() + round(side * 0.36), width, round(side * 0.3), mark)
    painter.fillRect(left, rect.bottom() + 1 - dot - round(side * 0.1), width, dot, mark)


_MARKS: Mapping[TrayState, Callable[[QPainter, QRect, bool | None], None]] = {
    "checking": _paint_checking,
    "paused": _paint_paused,
    "trouble": _paint_trouble,
}


def _gap(size: int) -> float:
    return max(1.0, size / 24)


# ------------------------------------------------------------------ how much is unread: a badge in the upper corner


def _badge_height(size: int) -> int:
    return _digit_height(size) + 2 * max(1, round(size * 0.09))


def _digit_height(size: int) -> int:
    return 7 if size < 32 else round(size * 0.34)


def _paint_badge(painter: QPainter, size: int, text: str) -> None:
    digits = _pixel_digits(text) if size < 32 else _outline_digits(text, _digit_height(size))
    inside, height = digits.boundingRect(), _badge_height(size)
    width = max(height, round(inside.width()) + 2 * max(2, round(size * 0.09)))
    badge, gap = QRectF(size - width, 0, width, height), _gap(size)
    painter.setBrush(_BADGE)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.drawRoundedRect(badge.adjusted(-gap, -gap, gap, gap), height / 2 + gap, height / 2 + gap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.drawRoundedRect(badge, height / 2, height / 2)
    left = round(badge.center().x() - inside.width() / 2)
    painter.fillPath(digits.translated(left - inside.left(), badge.center().y() - inside.center().y()), _BADGE_TEXT)


def _outline_digits(text: str, height: int) -> QPainterPath:
    """The text in the system's bold font, its digits `height` pixels tall."""
    font = QFont()
    font.setBold(True)
    font.setPixelSize(100)
    digits, zero = QPainterPath(), QPainterPath()
    digits.addText(0, 0, font, text)
    zero.addText(0, 0, font, "0")
    scale = height / zero.boundingRect().height()
    return QTransform.fromScale(scale, scale).map(digits)


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


def _pixel_digits(text: str) -> QPainterPath:
    """The text in whole pixels: a font rendered this small is grey."""
    path, left = QPainterPath(), 0
    for character in text:
        rows = _PIXELS[character]
        for y, row in enumerate(rows):
            for x, pixel in enumerate(row):
                if pixel == "#":
                    path.addRect(left + x, y, 1, 1)
        left += len(rows[0]) + 1
    return path
