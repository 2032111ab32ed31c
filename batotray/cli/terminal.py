"""The one way out of the command line: lines, tables, JSON and progress. Main thread; progress also from others.

Whatever is printed is made plain first, so that a name from the network can neither move the cursor nor turn the
direction of what follows. Styles are added after that.
"""

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from batotray.cli.tables import Column, cut, table, width, wrapped
from batotray.wording import plain

LABEL = 16
NARROW, WIDE = 40, 160


class Terminal:
    """Standard output for results, standard error for progress and complaints."""

    def __init__(self, environ: Mapping[str, str], out: TextIO | None = None, err: TextIO | None = None) -> None:
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        self._styled = _may_style(self._out, environ)
        self._shows_progress = self._err.isatty() and environ.get("TERM") != "dumb"
        self._progress = ""
        columns = shutil.get_terminal_size(fallback=(80, 24)).columns
        self.width = min(max(columns, NARROW), WIDE)

    # ------------------------------------------------------------------ results

    def line(self, text: str = "", *, bold: bool = False) -> None:
        """One line of result, broken between words where it is too long."""
        self.clear_progress()
        indent = len(text) - len(text.lstrip())
        for part in wrapped(plain(text), self.width - indent, 2):
            self._write(" " * indent + part, bold)

    def hint(self, text: str) -> None:
        """A line for a person at a screen; a script does not see it."""
        if self._out.isatty():
            self.line(text)

    def fact(self, label: str, text: str, *, bold: bool = False) -> None:
        """A labelled line; nothing where there is no text."""
        if not text:
            return
        lines = wrapped(plain(text), max(self.width - LABEL - 2, NARROW // 2))
        for index, part in enumerate(lines):
            head = cut(label, LABEL) if index == 0 else ""
            self._write(f"{head}{' ' * (LABEL - width(head))}  {part}", bold)

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]], bold: Sequence[bool] = ()) -> None:
        """A table under bold titles; `bold` says which rows stand out."""
        clean = [[plain(cell) for cell in row] for row in rows]
        standing_out = (True, *bold)
        for index, lines in enumerate(table(columns, clean, self.width)):
            for line in lines:
                self._write(line, index < len(standing_out) and standing_out[index])

    def json(self, value: Any) -> None:
        """One value as JSON in ASCII, safe for any terminal."""
        json.dump(value, self._out, indent=2, ensure_ascii=True)
        self._out.write("\n")

    def raw(self, text: str) -> None:
        """Text of an export, as it is; only for what the user asked to be written whole."""
        self._out.write(text)

    def flush(self) -> None:
        self._out.flush()

    def _write(self, text: str, bold: bool = False) -> None:
        self.clear_progress()
        self._out.write(f"\x1b[1m{text}\x1b[0m\n" if bold and self._styled else f"{text}\n")

    # ------------------------------------------------------------------ besides

    def complain(self, sentence: str) -> None:
        """Say on standard error why something was not done."""
        self.clear_progress()
        self._err.write(f"batotray: {plain(sentence)}\n")
        self._err.flush()

    def note(self, text: str) -> None:
        """A remark on standard error, beside the results."""
        self.clear_progress()
        self._err.write(f"{plain(text)}\n")
        self._err.flush()

    def progress(self, text: str) -> None:
        """Replace the line of progress; nothing where standard error is no screen."""
        if self._shows_progress:
            self._progress = cut(plain(text), self.width - 1)
            self._err.write(f"\r\x1b[K{self._progress}")
            self._err.flush()

    def clear_progress(self) -> None:
        if self._progress:
            self._progress = ""
            self._err.write("\r\x1b[K")
            self._err.flush()


def _may_style(stream: TextIO, environ: Mapping[str, str]) -> bool:
    return stream.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
