"""`export`: the library as JSON or CSV, for other programs and for the day you leave. It only reads."""

import csv
import io
import json
from argparse import Namespace
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from batotray.cli import shapes
from batotray.cli.session import Session
from batotray.errors import DiskFull, UserError
from batotray.paths import as_path, storage_error
from batotray.storage.read_models import ReadModels
from batotray.views import ExportRow
from batotray.wording import plain

SERIES_COLUMNS = ("id", "name", "status", "source", "followed", "chapters", "read", "last_read", "unread", "latest",
                  "latest_at", "priority", "muted", "anilist_id", "links")  # fmt: skip
CHAPTER_COLUMNS = ("series_id", "series", "id", "number", "volume", "name", "title", "language", "group", "link",
                   "published_at", "read", "first_seen_at")  # fmt: skip
_FORMULAS = ("=", "+", "-", "@")
_SQLITE = b"SQLite format 3\0"


def export(session: Session, args: Namespace) -> int:
    """`export [FILE]`: series, with `--chapters` their chapters too; to standard output without a file."""
    form = args.format or ("csv" if args.file and args.file.lower().endswith(".csv") else "json")
    with session.reads() as models:
        rows = models.export_rows()
        if form == "json":
            text = (
                json.dumps(_as_json(rows, models if args.chapters else None), indent=2, ensure_ascii=args.file is None)
                + "\n"
            )
        elif args.chapters:
            text = _as_csv(CHAPTER_COLUMNS, _chapters(rows, models))
        else:
            text = _as_csv(SERIES_COLUMNS, map(_flat, rows))
    if args.file is None:
        session.terminal.raw(text)
    else:
        _write(args.file, text)
        session.terminal.line(f"{len(rows)} series written to {args.file}")
    return 0


def _as_json(rows: Sequence[ExportRow], models: ReadModels | None) -> list[shapes.Json]:
    every = []
    for row in rows:
        one = shapes.series(row.series) | {"links": list(row.links), "read": row.read, "last_read": row.last_read}
        if models is not None:
            one["chapter_list"] = [shapes.chapter(chapter) for chapter in models.chapters(row.series.id)]
        every.append(one)
    return every


def _flat(row: ExportRow) -> shapes.Json:
    whole = shapes.series(row.series) | {"read": row.read, "last_read": row.last_read, "links": " ".join(row.links)}
    return {name: whole[name] for name in SERIES_COLUMNS}


def _chapters(rows: Sequence[ExportRow], models: ReadModels) -> Iterable[shapes.Json]:
    for row in rows:
        for chapter in models.chapters(row.series.id):
            whole = shapes.chapter(chapter) | {"series": row.series.name}
            yield {name: whole[name] for name in CHAPTER_COLUMNS}


def _as_csv(columns: Sequence[str], rows: Iterable[shapes.Json]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return out.getvalue()


def _cell(value: object) -> object:
    """Text from the network stays text: it moves no cursor, and what would be a formula in a spreadsheet is quoted."""
    if not isinstance(value, str):
        return value
    text = plain(value)
    return f"'{text}" if text.startswith(_FORMULAS) else text


def _write(path: str, text: str) -> None:
    """Write a file whole or not at all. Raises UserError, DiskFull."""
    target = as_path(path)
    try:
        if _is_database(target):
            raise UserError("is_database", path=path)
        if target.exists() and not target.is_file():
            target.write_text(text, encoding="utf-8", newline="")  # a pipe or a device; a folder refuses
        else:
            _replace(target.resolve(), text)
    except OSError as error:
        trouble = storage_error(error)
        if isinstance(trouble, DiskFull):
            raise trouble from error
        raise UserError("cannot_write", path=path, detail=error.strerror or str(error)) from error


def _is_database(target: Path) -> bool:
    """Whether the library itself, or a backup, was named by mistake."""
    if not target.is_file():
        return False
    with target.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


def _replace(target: Path, text: str) -> None:
    draft = target.with_name(target.name + ".part")
    try:
        draft.write_text(text, encoding="utf-8", newline="")
        draft.replace(target)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
