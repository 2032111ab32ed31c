"""MangaDex's answers become records. Pure, on the engine thread.

Chapters come by the hundred at every check, so their page is a typed dictionary: pydantic proves its shape in a third
of the time that models need. The rest are ordinary models. Fields we do not use are not looked at.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, NotRequired, TypeVar

from pydantic import BaseModel, BeforeValidator, TypeAdapter, ValidationError
from typing_extensions import TypedDict

from batotray.core.sources.instants import from_iso
from batotray.core.sources.links import web_link
from batotray.errors import SourceChanged
from batotray.records import FoundChapter, SeriesDetails, Status

NAME = "mangadex"
T = TypeVar("T")
STATUSES: Mapping[str, Status] = {
    "ongoing": "ongoing",
    "completed": "completed",
    "hiatus": "hiatus",
    "cancelled": "dropped",
}

# Their server writes an empty map as [] and sometimes as null.
Texts = Annotated[dict[str, str | None], BeforeValidator(lambda value: value or {})]


class _GroupAttributes(TypedDict):
    name: NotRequired[str | None]


class _Relationship(TypedDict):
    id: str
    type: str
    attributes: NotRequired[_GroupAttributes | None]


class _ChapterAttributes(TypedDict):
    volume: str | None
    chapter: str | None
    title: str | None
    translatedLanguage: str | None
    externalUrl: str | None
    isUnavailable: NotRequired[bool | None]
    readableAt: str | None
    createdAt: str | None


class _Chapter(TypedDict):
    id: str
    attributes: _ChapterAttributes
    relationships: list[_Relationship]


class Page(TypedDict):
    """A page of chapters, and how many there are in all."""

    data: list[_Chapter]
    total: int


class _OneChapter(TypedDict):
    data: _Chapter


class _PersonOrCover(BaseModel):
    name: str | None = None
    fileName: str | None = None


class _Related(BaseModel):
    id: str
    type: str
    attributes: _PersonOrCover | None = None


class _TagAttributes(BaseModel):
    name: Texts = {}


class _Tag(BaseModel):
    attributes: _TagAttributes


class _MangaAttributes(BaseModel):
    title: Texts
    altTitles: list[Texts] | None = None
    description: Texts = {}
    links: Texts = {}
    originalLanguage: str | None = None
    status: str | None = None
    year: int | None = None
    tags: list[_Tag] | None = None


class _Manga(BaseModel):
    id: str
    attributes: _MangaAttributes
    relationships: list[_Related] = []


class _OneManga(BaseModel):
    data: _Manga


_page, _one_chapter, _one_manga = TypeAdapter(Page), TypeAdapter(_OneChapter), TypeAdapter(_OneManga)


# ------------------------------------------------------------------ chapters


def read_page(body: bytes) -> Page:
    """A page of chapters; raises SourceChanged."""
    return _read(_page, body)


def series_of(body: bytes) -> str:
    """The id of the series that a single chapter belongs to; raises SourceChanged."""
    manga = _manga_of(_read(_one_chapter, body)["data"])
    if not manga:
        raise SourceChanged(NAME, "data.relationships.manga")
    return manga


def chapters(page: Page, *, site: str) -> Iterator[FoundChapter]:
    """The readable chapters of a page; external ones open where they are."""
    for chapter in page["data"]:
        attributes = chapter["attributes"]
        if not attributes.get("isUnavailable"):
            yield _chapter(chapter["id"], attributes, chapter["relationships"], site)


def _chapter(
    identity: str, attributes: _ChapterAttributes, relationships: list[_Relationship], site: str
) -> FoundChapter:
    number, title = attributes["chapter"] or None, attributes["title"] or None
    external = attributes["externalUrl"]
    return FoundChapter(
        id=identity,
        number=number,
        volume=attributes["volume"] or None,
        display_name="" if number or title else "Oneshot",
        title=title,
        link=(web_link(external) if external else None) or f"{site}/chapter/{identity}",
        language=attributes["translatedLanguage"],
        group=_groups(relationships),
        created_at=_instant(attributes["createdAt"]),
        published_at=_instant(attributes["readableAt"]),
    )


def _groups(relationships: list[_Relationship]) -> str | None:
    groups = [(r.get("attributes") or {}).get("name") for r in relationships if r["type"] == "scanlation_group"]
    return ", ".join(name for name in groups if name) or None


def _manga_of(chapter: _Chapter) -> str:
    return next((r["id"] for r in chapter["relationships"] if r["type"] == "manga"), "")


@dataclass(slots=True)
class News:
    """What the newest chapters of a language say, gathered page by page (newest first) back to `since`."""

    since: datetime
    series: set[str] = field(default_factory=set)
    newest_at: datetime | None = None
    reached: bool = False
    future: bool = False

    def take(self, page: Page, *, now: datetime | None) -> None:
        """Read one more page; chapters readable only after `now` are passed over."""
        for chapter in page["data"]:
            readable = _instant(chapter["attributes"]["readableAt"])
            if readable is None:
                continue
            if now is not None and readable > now:
                self.future = True
            elif readable > self.since:
                self.newest_at = max(self.newest_at or readable, readable)
                self.series.add(_manga_of(chapter))
            else:
                self.reached = True


# ------------------------------------------------------------------ details


def details(body: bytes, *, site: str, covers: str) -> SeriesDetails:
    """The series itself; raises SourceChanged."""
    manga = _read(_one_manga, body).data
    attributes = manga.attributes
    titles = _titles(attributes)
    return SeriesDetails(
        name=titles[0] if titles else manga.id,
        alternative_names=tuple(titles[1:]),
        authors=_people(manga, "author"),
        artists=_people(manga, "artist"),
        genres=tuple(_best(tag.attributes.name, "en") for tag in attributes.tags or () if tag.attributes.name),
        original_language=attributes.originalLanguage,
        original_status=STATUSES.get(attributes.status or "", "unknown"),
        published_from=str(attributes.year) if attributes.year else None,
        summary=_best(attributes.description, "en") or None,
        cover_url=_cover(manga, covers),
        link=f"{site}/title/{manga.id}",
        anilist_id=_positive(attributes.links.get("al")),
    )


def _titles(attributes: _MangaAttributes) -> list[str]:
    """Every title once; first the English one, else an English alternative, else the original in Latin letters."""
    alternatives = attributes.altTitles or []
    latin = f"{attributes.originalLanguage}-ro"
    ordered = [
        attributes.title.get("en"),
        *(titles.get("en") for titles in alternatives),
        attributes.title.get(latin),
        *attributes.title.values(),
        *(title for titles in alternatives for title in titles.values()),
    ]
    return list(dict.fromkeys(title for title in ordered if title))


def _best(texts: Mapping[str, str | None], language: str) -> str:
    return texts.get(language) or next((text for text in texts.values() if text), "")


def _people(manga: _Manga, kind: str) -> tuple[str, ...]:
    names = (r.attributes.name for r in manga.relationships if r.type == kind and r.attributes)
    return tuple(dict.fromkeys(name for name in names if name))


def _cover(manga: _Manga, covers: str) -> str | None:
    files = (r.attributes.fileName for r in manga.relationships if r.type == "cover_art" and r.attributes)
    name = next((f for f in files if f), None)
    return web_link(f"{covers}/covers/{manga.id}/{name}.256.jpg") if name else None


def _positive(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


# ------------------------------------------------------------------ shapes


def _instant(text: str | None) -> datetime | None:
    return from_iso(text) if text else None


def _read(adapter: TypeAdapter[T], body: bytes) -> T:
    try:
        return adapter.validate_json(body)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors(include_url=False, include_input=False)[0]["loc"])
        raise SourceChanged(NAME, where or "body", sample=body[:300].decode("utf-8", "replace")) from error
