"""A feed's document becomes a series and its chapters. Pure, on the engine thread.

Entries are not always episodes: all are kept, those without a readable number simply have none.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from batotray.core.sources.feed.document import Document, Entry
from batotray.core.sources.feed.sites import bracketed, entry_identity, is_webtoon
from batotray.core.sources.links import netloc
from batotray.core.sources.numbers import Numbering, folded, leading_number, numbering
from batotray.records import FoundChapter, SeriesDetails

STALE = timedelta(days=365)
FIRST_FREE_EPISODES = 20
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def details(document: Document, part: str, address: str) -> SeriesDetails:
    """What the feed tells about the series (or about `part` of it)."""
    authors = [entry.author for entry in entries_of(document, part) if entry.author] or [document.author]
    return SeriesDetails(
        name=part or document.title or netloc(address),
        authors=tuple(author for author in authors[:1] if author),
        cover_url=None if part else document.image,
        link=document.link,
    )


def chapters(document: Document, part: str, language: str) -> tuple[FoundChapter, ...]:
    """The entries (of `part`) as chapters, newest first; all that can be told from one another."""
    entries = sorted(entries_of(document, part), key=lambda e: e.published_at or _LONG_AGO, reverse=True)
    repeated = {identity for identity, n in Counter(e.identity for e in document.entries).items() if n > 1}
    found = (_chapter(entry, document.title, part, language, repeated) for entry in entries)
    return tuple(chapter for chapter in found if chapter.id)


def entries_of(document: Document, part: str) -> Iterator[Entry]:
    """The entries that belong to the series named `part`; all of them when there is no name."""
    wanted = folded(part)
    return (entry for entry in document.entries if not part or _is_of(entry, wanted))


def shows_only_the_first(document: Document, found: Iterable[FoundChapter], now: datetime | None) -> bool:
    """Whether this is a WEBTOON Daily Pass title, whose feed holds the first free episodes and never a new one."""
    newest = max(found, key=lambda c: c.published_at or _LONG_AGO, default=None)
    if newest is None or newest.published_at is None or now is None or not is_webtoon(document.link or ""):
        return False
    number = newest.number or ""
    return now - newest.published_at > STALE and number.isdigit() and int(number) <= FIRST_FREE_EPISODES


def _chapter(entry: Entry, series: str, part: str, language: str, repeated: set[str]) -> FoundChapter:
    name = _own_name(entry.title, series, part)
    place = _place(name, entry.title, series, part)
    return FoundChapter(
        id=_identity(entry, repeated),
        number=place.number,
        volume=place.volume,
        display_name=name,
        link=entry.link,
        language=language or None,
        published_at=entry.published_at,
    )


def _identity(entry: Entry, repeated: set[str]) -> str:
    """The feed's id unless it is given twice, else the link without what campaigns add, else title and date."""
    if entry.identity and entry.identity not in repeated:
        return entry.identity
    if entry.link:
        return entry_identity(entry.link) or _stripped(entry.link)
    return f"{entry.title} {entry.published_at.isoformat() if entry.published_at else ''}".strip()


def _stripped(link: str) -> str:
    parts = urlsplit(link)
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.lower().startswith("utm_")]
    return urlunsplit(parts._replace(query=urlencode(query), fragment=""))


def _own_name(title: str, series: str, part: str) -> str:
    """The title without the name of its series: `[第77話①] 超人X`, `Mother of Learning - 2. Problems`."""
    magazine = bracketed(title)
    if part and magazine:
        return magazine[0]
    own = title.removeprefix(f"{series} - ")
    return own or title


def _place(name: str, title: str, series: str, part: str) -> Numbering:
    """Volume and number of an entry; none when the title is of another series than the feed's.

    A feed of several series would else have several chapters 12, and all but one pass for uploads of the first.
    """
    place = numbering(name)
    if not place.number and name != title:
        return Numbering(number=leading_number(name))
    is_ours = place.before in folded(f"{series} {part}") and (bool(part) or not bracketed(title))
    return place if is_ours else Numbering()


def _is_of(entry: Entry, wanted: str) -> bool:
    magazine = bracketed(entry.title)
    return folded(magazine[1]) == wanted if magazine else wanted in folded(entry.title)
