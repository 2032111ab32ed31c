"""What the user named: series by number, link, AniList id or part of the name; chapters as c12; rows by number."""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from batotray.cli.session import Session
from batotray.errors import NotFound, UserError
from batotray.storage.read_models import ReadModels
from batotray.views import SeriesRow

NAMED_AT_MOST = 5
LONGEST_NUMBER = 18
"""Digits that fit into what SQLite calls an integer."""
_CHAPTER = re.compile(r"c(\d+)", re.ASCII | re.IGNORECASE)
_NUMBER = re.compile(rf"\d{{1,{LONGEST_NUMBER}}}", re.ASCII)
_ANILIST = re.compile(rf"anilist:(\d{{1,{LONGEST_NUMBER}}})", re.ASCII | re.IGNORECASE)

Found: TypeAlias = Sequence[SeriesRow]


def series(session: Session, models: ReadModels, text: str) -> SeriesRow:
    """The one series that `text` names; raises NotFound, or UserError where a link is of no source, or no text."""
    text = text.strip()
    if not text:
        raise UserError("no_name")
    anilist = _ANILIST.fullmatch(text)
    if text.isascii() and text.isdigit() and not _NUMBER.fullmatch(text):
        raise NotFound("no_such_series", id=text)
    if _NUMBER.fullmatch(text):
        every = models.series_rows(session.now(), followed=None)
        return _only(text, [row for row in every if row.id == int(text)], "no_such_series")
    if anilist:
        return _only(text, _best(models.series_by_anilist(int(anilist[1])), text), "no_series_fits")
    if "://" in text:
        return _only(text, _as_list(_by_link(session, models, text)), "no_series_fits")
    return _only(text, _best(models.find_series(text), text), "no_series_fits")


def chapter_id(text: str) -> int | None:
    """The number of a chapter named as c12; None for anything else. Raises NotFound for one that cannot be."""
    found = _CHAPTER.fullmatch(text.strip())
    if found and len(found[1]) > LONGEST_NUMBER:
        raise NotFound("no_such_chapter", id=found[1])
    return int(found[1]) if found else None


def notification_id(text: str) -> int:
    """The number of a row of the inbox; raises NotFound."""
    if not _NUMBER.fullmatch(text.strip()):
        raise NotFound("no_such_notification", id=text)
    return int(text)


def _only(text: str, found: Found, code: str) -> SeriesRow:
    if not found:
        raise NotFound(code, **({"id": text} if code == "no_such_series" else {"text": text}))
    if len(found) > 1:
        names = ", ".join(f"{row.name} ({row.id})" for row in found[:NAMED_AT_MOST])
        more = ", …" if len(found) > NAMED_AT_MOST else ""
        raise NotFound("several_series_fit", text=text, names=names + more)
    return found[0]


def _best(found: Found, text: str) -> Found:
    """Followed series before those that are not, and the whole name before a part of it."""
    fits: list[Callable[[SeriesRow], bool]] = [
        lambda row: row.followed,
        lambda row: row.name.casefold() == text.casefold(),
    ]
    for fit in fits:
        found = [row for row in found if fit(row)] or found
    return found


def _as_list(row: SeriesRow | None) -> Found:
    return [] if row is None else [row]


def _by_link(session: Session, models: ReadModels, link: str) -> SeriesRow | None:
    from batotray.core.sources.registry import Registry

    settings = session.settings().settings
    _, ref = Registry.built_in(lambda: settings).recognise(link)
    return models.series_by_ref(ref)
