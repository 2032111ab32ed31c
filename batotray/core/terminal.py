"""Tells on the terminal, one line for each toast; for runs without a desktop. Engine thread."""

import sys
from collections.abc import Mapping, Sequence
from typing import TextIO

from batotray.core.outbox import Toast, printable

LINE_LIMIT = 500


class TerminalNotifier:
    """A Notifier that prints to a stream; the title is bold on a terminal that may show it (NO_COLOR is honoured)."""

    def __init__(self, environ: Mapping[str, str], stream: TextIO | None = None) -> None:
        self._stream = stream
        self._environ = environ

    async def ready(self) -> bool:
        stream = self._out()
        return stream is not None and not stream.closed

    async def send(self, toast: Toast) -> bool:
        stream = self._out()
        if stream is None:
            return False
        title, body = printable(toast.title, LINE_LIMIT), printable(toast.body, LINE_LIMIT)
        if self._may_style(stream):
            title = f"\x1b[1m{title}\x1b[0m"
        try:
            stream.write(f"{title}: {body}\n" if body else f"{title}\n")
            stream.flush()
        except (OSError, ValueError):  # the reader has gone, or the stream was closed
            return False
        return True

    async def withdraw(self, toasts: Sequence[Toast]) -> None:
        """What was printed stays."""

    def _out(self) -> TextIO | None:
        # Looked up each time: a windowed program on Windows has none, and tests replace it.
        return self._stream if self._stream is not None else sys.stdout

    def _may_style(self, stream: TextIO) -> bool:
        return stream.isatty() and not self._environ.get("NO_COLOR") and self._environ.get("TERM") != "dumb"
