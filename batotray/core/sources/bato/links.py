"""Every form of link that Bato and its mirrors ever had. Pure; any thread."""

import re

from batotray.core.sources.links import Link
from batotray.errors import UnknownLink, UserError
from batotray.records import SeriesRef

_ANYWHERE = ("com", "net", "org")
_BATO = ("to", "ac", "bz", "cc", "cx", "id", "pw", "sh", "vc", "day", "red", "run", "si", "ing")
_XBAT = ("app", "si", "io", "me", "tv", "la")
MIRRORS = frozenset(
    {
        *(f"bato.{tld}" for tld in _BATO),
        *(f"xbat.{tld}" for tld in _XBAT),
        *(f"{letter}to.to" for letter in "adfhjlmnvwxyz"),
        *(f"{letter}ba.to" for letter in "vwxyz"),
        *(f"{name}.{tld}" for name in ("xbato", "zbato", "mangatoto", "batocomic", "readtoto") for tld in _ANYWHERE),
        *(f"{name}.to" for name in ("kuku", "okok", "ruru", "xdxd")),
        *(f"{name}.com" for name in ("batotoo", "batotwo", "batpub", "batread", "battwo", "batocc")),
        *("batoto.in", "batoto.tv", "comiko.net", "comiko.org"),
    }
)
# A slug may itself begin with digits (104929-86-eighty-six): an id ends at the first hyphen.
_ID = re.compile(r"([0-9]+)(?:-.*)?")


def series_ref(source: str, parts: tuple[str, ...]) -> SeriesRef | None:
    """The series of a path in any known form; None when it is none. Raises UserError for a chapter without series."""
    match parts:
        case ("title", "chapter", chapter, *_) | ("chapter", chapter, *_) if _id(chapter):
            raise UserError("bato_chapter_without_series", id=_id(chapter))
        case ("series", series, *_) | ("title", series) if _is_series(series):
            return SeriesRef(source, _id(series))
        case ("title", series, chapter, *_) if _is_series(series):
            return SeriesRef(source, _id(series), chapter_id=_id(chapter))
        case ("title", none, chapter, *_) if _id(none) and _id(chapter):
            raise UserError("bato_chapter_without_series", id=_id(chapter))
    return None


def refusal(link: Link) -> UserError:
    """Why a link of a mirror names no series: a page of the site before 2018, or no page of a series."""
    if link.parts[:1] in (("comic",), ("reader",)):
        return UserError("bato_old_link")
    return UnknownLink("link_not_series", site="Bato")


def _is_series(part: str) -> bool:
    """Whether a part names a series; some links have 0 in its place."""
    return _id(part).strip("0") != ""


def _id(part: str) -> str:
    match = _ID.fullmatch(part)
    return match[1] if match else ""
