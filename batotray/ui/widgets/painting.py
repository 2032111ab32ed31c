"""Strokes that widgets and delegates share. Main thread.

Everything is given in logical pixels and lands on whole device pixels, so that lines are sharp at 1.25, 1.5 and 2.
"""

from functools import cache
from math import floor

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle

from batotray.ui.theme import ToneColours, text_font
from batotray.ui.widgets.lettering import Lettering

LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
RING = 2.0
DOT = 7
_PILL_PADDING = 7


def snapped(painter: QPainter, rect: QRectF) -> QRectF:
    """The rectangle moved onto the nearest device pixels, still in logical coordinates; the painter is not rotated."""
    to_device = painter.deviceTransform()
    scale, x, y = to_device.m11(), to_device.dx(), to_device.dy()
    # Not round(): it takes halves to the even side, which makes neighbours differ by a pixel.
    left, right = floor(rect.left() * scale + x + 0.5), floor(rect.right() * scale + x + 0.5)
    top, bottom = floor(rect.top() * scale + y + 0.5), floor(rect.bottom() * scale + y + 0.5)
    return QRectF((left - x) / scale, (top - y) / scale, (right - left) / scale, (bottom - top) / scale)


def hairline(painter: QPainter) -> float:
    """The width of a line of one logical pixel, rounded to whole device pixels; logical pixels."""
    scale = painter.deviceTransform().m11()
    return max(1, round(scale)) / scale


def paint_box(painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, outline: QColor | None) -> None:
    """A rounded rectangle with a hairline inside its edge; either may be left out."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outer = snapped(painter, rect)
    if fill is not None:
        painter.fillPath(_rounded(outer, radius), fill)
    if outline is not None and outline != fill:
        painter.fillPath(_frame(outer, radius, hairline(painter)), outline)


def paint_ring(painter: QPainter, rect: QRectF, radius: float, colour: QColor) -> None:
    """The focus ring just inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(_frame(snapped(painter, rect), radius, RING), colour)


def paint_line(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """A hairline along the lower edge of `rect`."""
    edge, line = snapped(painter, rect), hairline(painter)
    edge.setTop(edge.bottom() - line)
    painter.fillRect(edge, colour)


def paint_dot(painter: QPainter, centre: QPointF, colour: QColor, diameter: int = DOT) -> None:
    """A round mark: unread, or the health of a source."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(centre, diameter / 2, diameter / 2)


def paint_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont | Lettering,
    colour: QColor,
    flags: Qt.AlignmentFlag = LEADING,
) -> int:
    """One line of plain text, elided to the width of `rect`; returns the width it took.

    The leading edge follows the painter's layout direction; the text itself runs as its own script does, whatever the
    language of the windows is.
    """
    lettering = font if isinstance(font, Lettering) else Lettering(font)
    shown, width = lettering.fitting(text, rect.width())
    painter.setFont(lettering.font)
    painter.setPen(colour)
    windows = painter.layoutDirection()
    runs_as_windows = windows == Qt.LayoutDirection.LeftToRight and shown.isascii()
    if not runs_as_windows:
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(rect, _one_line(windows, flags), shown)
    if not runs_as_windows:
        painter.setLayoutDirection(windows)
    return width


@cache
def _one_line(windows: Qt.LayoutDirection, flags: Qt.AlignmentFlag) -> int:
    """The flags of a text that is painted; kept, as each of Qt's static functions of flags costs as much as a text."""
    return int(QStyle.visualAlignment(windows, flags)) | int(Qt.TextFlag.TextSingleLine)


def pill_size(text: str, base: QFont | Lettering | None = None) -> QSize:
    """How large the pill with this text is, in the label style of `base`; a circle for one character."""
    label = _label(base)
    height = label.height() + 4
    width = height if len(text) == 1 else label.width(text) + 2 * _PILL_PADDING
    return QSize(max(height, width), height)


def paint_pill(
    painter: QPainter, rect: QRectF, text: str, colours: ToneColours, base: QFont | Lettering | None = None
) -> None:
    """A label on a round-ended ground, elided to `rect`."""
    paint_box(painter, rect, rect.height() / 2, colours.fill, colours.outline)
    padding = 0 if len(text) == 1 else _PILL_PADDING
    inside = rect.toRect().adjusted(padding, 0, -padding, 0)
    paint_text(painter, inside, text, _label(base), colours.text, CENTRE)


def _label(base: QFont | Lettering | None) -> Lettering:
    """A lettering is the one of the label itself: lists keep theirs."""
    return base if isinstance(base, Lettering) else Lettering(text_font("label", base))


def _frame(outer: QRectF, radius: float, width: float) -> QPainterPath:
    """Both edges in one path: its even-odd rule leaves the inside empty."""
    path = _rounded(outer, radius)
    inner = max(0.0, radius - width)
    path.addRoundedRect(outer.adjusted(width, width, -width, -width), inner, inner)
    return path


def _rounded(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path
