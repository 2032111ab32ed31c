"""Lines and tables for a screen of limited width, counted in the cells that characters really take. Pure."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

GAP = 2
NARROWEST = 8
JOINER, AS_PICTURE = "\u200d", "\ufe0f"
"""Marks within an emoji: what follows is drawn into it; what precedes is drawn as a picture, two cells wide."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. One that `shrinks` gives way, down to a few cells, when the table is too wide.

    What no longer fits is cut, or goes on below in a column that `wraps`.
    """

    title: str
    right: bool = False
    shrinks: bool = False
    wraps: bool = False


@cache
def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    """The cells `text` takes on a screen: two for wide characters, none for combining ones, two for a whole emoji."""
    return len(text) if text.isascii() else sum(map(_cells_of, _drawn(text)))


def _drawn(text: str) -> Iterator[str]:
    """The parts of `text` that a screen draws as one: a letter with its accents, a family of joined emoji."""
    part = ""
    for character in text:
        if part and not _continues(part, character):
            yield part
            part = ""
        part += character
    if part:
        yield part


def _continues(part: str, character: str) -> bool:
    if _cells(character) == 0:
        return True
    kind = unicodedata.category(character)
    return (kind == "So" and part.endswith(JOINER)) or (
        kind == "Sk" and _cells(character) == 2 and _cells(part[0]) == 2
    )


def _cells_of(part: str) -> int:
    return 2 if AS_PICTURE in part else _cells(part[0])


def cut(text: str, cells: int) -> str:
    """`text` in at most `cells` cells, with an ellipsis where something is missing."""
    return text if width(text) <= cells else text[: _fitting(text, cells - 1)].rstrip() + "…"


def _fitting(text: str, cells: int) -> int:
    """How many of the first characters of `text` fit into `cells` cells; what is drawn as one stays together."""
    used = fitting = 0
    for part in _drawn(text):
        used += _cells_of(part)
        if used > cells:
            break
        fitting += len(part)
    return fitting


def padded(text: str, cells: int, *, right: bool = False) -> str:
    """`text` in exactly `cells` cells."""
    short = cut(text, cells)
    room = " " * (cells - width(short))
    return room + short if right else short + room


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], limit: int) -> list[list[str]]:
    """The header and each row as lines of at most `limit` cells.

    Where the columns would not fit side by side even so, each row stands alone, a cell to a line behind its title.
    """
    body = [[column.title for column in columns], *rows]
    widths = _fitted(columns, [max(width(row[i]) for row in body) for i in range(len(columns))], limit)
    if sum(widths) + GAP * (len(widths) - 1) > limit:
        return [[], *(_upright(columns, row, limit) for row in rows)]
    return [_lines(columns, widths, row) for row in body]


def _upright(columns: Sequence[Column], row: Sequence[str], limit: int) -> list[str]:
    """The cells of one row below each other, and an empty line after them."""
    label = max(width(column.title) for column in columns) + GAP
    lines = []
    for column, text in zip(columns, row, strict=True):
        for index, part in enumerate(wrapped(text, limit - label) if text else ()):
            lines.append(padded("" if index else column.title, label) + cut(part, limit - label))
    return [*lines, ""]


def _lines(columns: Sequence[Column], widths: Sequence[int], row: Sequence[str]) -> list[str]:
    """One line, or several where a cell of a wrapping column goes on below."""
    parts = [wrapped(text, w) if c.wraps else [text] for c, w, text in zip(columns, widths, row, strict=True)]
    return [_line(columns, widths, texts) for texts in zip_longest(*parts, fillvalue="")]


def _line(columns: Sequence[Column], widths: Sequence[int], row: Sequence[str]) -> str:
    cells = (padded(text, w, right=c.right) for c, w, text in zip(columns, widths, row, strict=True))
    return (" " * GAP).join(cells).rstrip()


def _fitted(columns: Sequence[Column], natural: Iterable[int], limit: int) -> list[int]:
    """Take from the widest shrinking column, a cell at a time, until the line fits."""
    widths = list(natural)
    room = limit - GAP * (len(widths) - 1)
    while sum(widths) > room:
        able = [i for i, column in enumerate(columns) if column.shrinks and widths[i] > NARROWEST]
        if not able:
            break
        widths[max(able, key=widths.__getitem__)] -= 1
    return widths


def wrapped(text: str, limit: int, indent: int = 0) -> list[str]:
    """`text` broken between words into lines of at most `limit` cells; all but the first are indented."""
    lines: list[str] = []
    current = ""
    for word in _words(text, limit - indent):
        room = limit - (indent if lines else 0)
        if current and width(current) + 1 + width(word) > room:
            lines.append(current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    lines.append(current)
    return lines[:1] + [" " * indent + line for line in lines[1:]]


def _words(text: str, limit: int) -> Iterator[str]:
    """Words; those of scripts that write without spaces may be broken. A path or a link is there to be copied."""
    for word in text.split():
        rest = word
        while not rest.isascii() and width(rest) > limit:
            at = _fitting(rest, limit)
            yield rest[:at]
            rest = rest[at:]
        yield rest
