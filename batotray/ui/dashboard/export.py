"""Writes the log of checks as CSV. The pages are read and written on the reader thread, other reads in between."""

import csv
import os
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from batotray.core.commands import Failed
from batotray.errors import UserError
from batotray.records import CheckLogEntry
from batotray.storage.read_models import ReadModels
from batotray.ui.context import Reads
from batotray.wording import plain

PAGE = 2000
COLUMNS = ("at", "series", "source", "host", "kind", "status", "reason", "found", "new", "duration_ms", "requests",
           "bytes", "fetch_ms", "parse_ms", "store_ms", "error_class", "error")  # fmt: skip
_FORMULAS = ("=", "+", "-", "@")


class LogExport(QObject):
    """Writes the checks since an instant to a file, whole or not at all."""

    finished = Signal(int)
    """All is written: so many checks."""
    failed = Signal(object)
    """Nothing was written; carries a `Failed`."""

    def __init__(self, reads: Reads, path: Path, since: datetime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reads = reads
        self._path = path
        self._draft = path.with_name(f"{path.name}.part")
        self._since = since
        self._count = 0
        self._last: int | None = None

    def start(self) -> None:
        """Begin; returns at once."""
        self._reads.read(self._write_page, self._on_written, owner=self, failed=self._on_failure)

    def _write_page(self, models: ReadModels) -> tuple[CheckLogEntry, ...]:
        page = models.log(since=self._since, before_id=self._last, limit=PAGE)
        try:
            self._append(page)
            if len(page) < PAGE:
                os.replace(self._draft, self._path)
        except OSError as error:
            detail = error.strerror or str(error)
            raise UserError("cannot_write", path=str(self._path), detail=detail) from error
        return page

    def _append(self, page: tuple[CheckLogEntry, ...]) -> None:
        is_first = self._last is None
        with self._draft.open("w" if is_first else "a", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            if is_first:
                writer.writerow(COLUMNS)
            writer.writerows([_cell(getattr(entry, name)) for name in COLUMNS] for entry in page)

    def _on_written(self, page: tuple[CheckLogEntry, ...]) -> None:
        self._count += len(page)
        if len(page) < PAGE:
            self.finished.emit(self._count)
        else:
            self._last = page[-1].id
            self.start()

    def _on_failure(self, failure: Failed) -> None:
        self.failed.emit(failure)


def _cell(value: object) -> object:
    """Instants as RFC 3339; text from the network stays text, also in a spreadsheet."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds").replace("+00:00", "Z")
    if not isinstance(value, str):
        return value
    text = plain(value)
    return f"'{text}" if text.startswith(_FORMULAS) else text
