"""What stands for a missing cover: a gradient and initials, both following from the series' name. Main thread."""

import unicodedata
from zlib import crc32

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QLinearGradient, QPainter, QPainterPath, QTextLayout

from batotray.ui.theme import Radius

GRADIENTS = (
    ("#5668d6", "#29376f"),
    ("#db7a60", "#7c3226"),
    ("#3b968a", "#144a44"),
    ("#c05a9a", "#5d2048"),
    ("#d0a040", "#6b490f"),
    ("#66778c", "#2b3442"),
)
"""From the upper to the lower edge; white text is legible where the initials stand."""
INITIALS = QColor("#ffffff")

_ARABIC_ARTICLE = "ال"


def initials(name: str) -> str:
    """One or two letters for a name, those of its first two main words: "Kill the Hero" gives KH.

    Only one where two would join (Arabic), stand in the wrong order (Hebrew) or not fit (Chinese, Japanese, Korean).
    A name without letters gives its first character.
    """
    text = _well_formed(name)
    letters = [letter for letter in map(_first_letter, text.split()) if letter]
    if not letters:
        return _first_character(text.strip()) or "?"
    if _stands_alone(letters[0]):
        return letters[0]
    main = [letter for letter in letters if not letter.islower()]
    return "".join((main if len(main) > 1 else letters)[:2]).upper()


def gradient(name: str) -> tuple[QColor, QColor]:
    """The colours of a name: the same on every machine and in every run."""
    upper, lower = GRADIENTS[crc32(_well_formed(name).casefold().encode()) % len(GRADIENTS)]
    return QColor(upper), QColor(lower)


def paint_placeholder(painter: QPainter, rect: QRectF, name: str) -> None:
    """Draw the stand-in for the cover of a series of this name into `rect`."""
    upper, lower = gradient(name)
    fill = QLinearGradient(rect.topLeft(), QPointF(rect.left() + rect.width() * 0.3, rect.bottom()))
    fill.setColorAt(0, upper)
    fill.setColorAt(1, lower)
    shape = QPainterPath()
    shape.addRoundedRect(rect, Radius.COVER, Radius.COVER)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape, fill)
    margin = 2 + rect.height() * 0.05
    inside = rect.adjusted(margin, margin, -margin, -margin * 0.75)
    text = initials(name)
    painter.setFont(_initials_font(text, rect.height(), inside.width()))
    painter.setPen(INITIALS)
    painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, text)


def _initials_font(text: str, height: float, width: float) -> QFont:
    font = QFont()
    font.setBold(True)
    pixels = 6 + height * 0.1
    font.setPixelSize(round(pixels))
    needed = QFontMetricsF(font).horizontalAdvance(text)
    if needed > width:
        font.setPixelSize(max(1, int(pixels * width / needed)))
    return font


# ------------------------------------------------------------------ characters as a reader counts them


def _well_formed(name: str) -> str:
    """Composed, and without half surrogate pairs, which neither Qt nor an encoder takes."""
    return unicodedata.normalize("NFC", name.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _first_letter(word: str) -> str:
    """The first letter or digit of a word with its marks, or nothing."""
    bare = word.removeprefix(_ARABIC_ARTICLE) or word
    start = next((index for index, character in enumerate(bare) if character.isalnum()), None)
    return "" if start is None else _first_character(bare[start:])


def _first_character(text: str) -> str:
    """The first character as a reader sees it: with its marks, and a joined emoji whole."""
    units = QTextLayout(text).nextCursorPosition(0)
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le")


def _stands_alone(letter: str) -> bool:
    is_wide = unicodedata.east_asian_width(letter[0]) in "WF"
    return is_wide or unicodedata.bidirectional(letter[0]) in ("R", "AL")
