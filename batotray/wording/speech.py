"""The means of speaking: translation, plurals, and the reader's formats. Qt-free and pure; any thread.

Sentences are literals in calls of `translate("Wording", …)` or in tables of `QT_TRANSLATE_NOOP("Wording", …)`, because
that is what `make translations` collects, as Qt's own lupdate does. A text about a number has `%n`, and `(s)` where
English adds an s for many.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, tzinfo
from typing import Protocol, TypeAlias

Translate: TypeAlias = Callable[[str, str, str | None, int], str]
"""(context, text, disambiguation, n) -> text, as QCoreApplication.translate; n is -1 where nothing is counted."""
Args: TypeAlias = Mapping[str, str | int | float]

_PLURAL = re.compile(r"\(s\)")
# Direction overrides, embeddings and isolates: they would reorder what stands after the text that holds them.
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text in a table for translators; the name is Qt's."""
    return text


def english(context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
    """The text itself, with its number and the right plural: the Translate of the command line."""
    return text if n < 0 else _PLURAL.sub("" if n == 1 else "s", text).replace("%n", str(n))


def plain(text: str) -> str:
    """Text from the network as one harmless line: no control characters, no direction overrides."""
    kept = ("" if c in _DIRECTIONS else " " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    return " ".join("".join(kept).split())


def shortened(text: str, longest: int = 60) -> str:
    """Text from the network as one harmless line of at most `longest` characters, which leaves room beside it."""
    line = plain(text)
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def readable(code: str) -> str:
    """A code nobody wrote a sentence for, as words."""
    return plain(code.replace("_", " ")).capitalize()


class Formats(Protocol):
    """Numbers and dates as the reader's language writes them; instants come in the reader's zone."""

    def number(self, value: float, decimals: int = 0) -> str: ...

    def time(self, at: datetime) -> str:
        """As 18:05."""
        ...

    def weekday(self, at: datetime) -> str:
        """As Thu."""
        ...

    def date(self, at: datetime) -> str:
        """As 26 Nov."""
        ...

    def full_date(self, at: datetime) -> str:
        """As 26 Nov 2026."""
        ...

    def long_date(self, at: datetime) -> str:
        """As Thursday 26 November."""
        ...


class PlainFormats:
    """English, whatever the system's locale says."""

    def number(self, value: float, decimals: int = 0) -> str:
        return f"{value:,.{decimals}f}"

    def time(self, at: datetime) -> str:
        return f"{at:%H:%M}"

    def weekday(self, at: datetime) -> str:
        return _DAYS[at.weekday()]

    def date(self, at: datetime) -> str:
        return f"{at.day} {_MONTHS[at.month - 1][:3]}"

    def full_date(self, at: datetime) -> str:
        return f"{self.date(at)} {at.year}"

    def long_date(self, at: datetime) -> str:
        return f"{_LONG_DAYS[at.weekday()]} {at.day} {_MONTHS[at.month - 1]}"


class _Known(dict[str, object]):
    """Arguments of a stored code; one that an older version did not store reads as a question mark."""

    def __missing__(self, key: str) -> str:
        return "?"


class Speech:
    """What every kind of sentence needs. `zone` is the reader's; `sources` adds labels of sources by name."""

    def __init__(
        self,
        translate: Translate = english,
        *,
        zone: tzinfo = UTC,
        formats: Formats | None = None,
        sources: Mapping[str, str] | None = None,
    ) -> None:
        self._translate = translate
        self.zone = zone
        self.formats: Formats = formats or PlainFormats()
        self._sources = sources or {}

    def translate(self, context: str, text: str, comment: str = "", n: int = -1) -> str:
        """The reader's version of a literal text."""
        return self._translate(context, text, comment or None, n)

    def local(self, at: datetime) -> datetime:
        """An instant in the reader's zone."""
        return at.astimezone(self.zone)

    def say(self, table: Mapping[str, str], code: str, args: Mapping[str, object] | None = None) -> str:
        """The sentence of a code, filled with its arguments; a readable form of the code where there is none."""
        text = table.get(code)
        if text is None:
            return readable(code)
        harmless = {key: plain(value) if isinstance(value, str) else value for key, value in (args or {}).items()}
        return self.translate("Wording", text).format_map(_Known(harmless))
