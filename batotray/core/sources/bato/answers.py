"""Bato's GraphQL answers become records. Pure, on the engine thread.

Status 200 means nothing: errors stand beside data, nodes are null, counts come as text, dates in any unit.
"""

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from batotray.core.sources.instants import read_instant
from batotray.core.sources.links import web_link
from batotray.core.sources.numbers import numbering
from batotray.errors import ListingGone, SourceChanged
from batotray.records import FoundChapter, SeriesDetails, Status

NAME = "bato"
STATUSES: Mapping[str, Status] = {
    "pending": "pending",
    "ongoing": "ongoing",
    "completed": "completed",
    "hiatus": "hiatus",
    "cancelled": "dropped",
}


def _count(value: object) -> int | None:
    number = _number(value)
    return None if number is None else int(number)


def _number(value: object) -> float | None:
    """A number, also where it was written as text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if isfinite(number) else None


def _text(value: object) -> str | None:
    return None if value is None or isinstance(value, dict | list) else str(value)


Text = Annotated[str | None, BeforeValidator(_text)]
Count = Annotated[int | None, BeforeValidator(_count)]
Number = Annotated[float | None, BeforeValidator(_number)]
Texts = Annotated[list[Text], BeforeValidator(lambda value: value or [])]
Raw = int | float | str | None


class _Named(BaseModel):
    name: Text = None


class _NamedNode(BaseModel):
    data: _Named | None = None


class _Tally(BaseModel):
    field: Text = None
    count: Count = None


Tallies = Annotated[list[_Tally | None], BeforeValidator(lambda value: value if isinstance(value, list) else [])]


class _Summary(BaseModel):
    text: Text = None


class _Chapter(BaseModel):
    id: str
    dname: Text = None
    title: Text = None
    urlPath: Text = None
    serial: Number = None
    lang: Text = None
    dateCreate: Raw = None
    datePublic: Raw = None
    stat_count_views_guest: Count = None
    stat_count_views_login: Count = None
    stat_count_post_reply: Count = None
    userNode: _NamedNode | None = None
    groupNodes: list[_NamedNode | None] | None = None

    model_config = ConfigDict(coerce_numbers_to_str=True)


class _ChapterNode(BaseModel):
    data: _Chapter | None = None


class _Comic(BaseModel):
    name: str
    altNames: Texts = []
    authors: Texts = []
    artists: Texts = []
    genres: Texts = []
    origLang: Text = None
    originalStatus: Text = None
    originalPubFrom: Text = None
    originalPubTill: Text = None
    uploadStatus: Text = None
    readDirection: Text = None
    summary: _Summary | None = None
    stat_score_val: Number = None
    stat_count_votes: Count = None
    stat_count_scores: Tallies = []
    stat_count_follows: Count = None
    stat_count_reviews: Count = None
    stat_count_post_reply: Count = None
    stat_count_views: Tallies = []
    stat_count_emotions: Tallies = []


class _ComicNode(BaseModel):
    data: _Comic | None = None


class _Data(BaseModel):
    get_content_comicNode: _ComicNode | None = None
    get_content_chapterList: list[_ChapterNode | None] | None = None


class _Error(BaseModel):
    message: Text = None


class _Answer(BaseModel):
    data: _Data | None = None
    errors: list[_Error] | None = None

    @property
    def complaint(self) -> str:
        return "; ".join(error.message or "error" for error in self.errors or ())[:200]


# ------------------------------------------------------------------ the two answers


def details(body: bytes, *, link: str) -> SeriesDetails:
    """The series' details. Raises ListingGone when the series is not there, SourceChanged when this is no answer."""
    answer = _read(body, "get_content_comicNode")
    comic = answer.data and answer.data.get_content_comicNode and answer.data.get_content_comicNode.data
    if comic:
        return _details(comic, link)
    if answer.errors:
        raise SourceChanged(NAME, f"get_content_comicNode: {answer.complaint}")
    raise ListingGone(NAME)


def chapters(body: bytes, *, base: str) -> tuple[tuple[FoundChapter, ...], int]:
    """All chapters, and how many of the list could not be read. Raises SourceChanged."""
    answer = _read(body, "get_content_chapterList")
    nodes = answer.data.get_content_chapterList if answer.data else None
    if nodes is None:
        raise SourceChanged(NAME, f"get_content_chapterList: {answer.complaint or 'null'}")
    found = tuple(_chapter(node.data, base) for node in nodes if node and node.data)
    return found, len(nodes) - len(found)


def _read(body: bytes, asked: str) -> _Answer:
    try:
        answer = _Answer.model_validate_json(body)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors(include_url=False, include_input=False)[0]["loc"])
        raise SourceChanged(NAME, where or "body", sample=body[:300].decode("utf-8", "replace")) from error
    if answer.data is None or asked not in answer.data.model_fields_set:
        raise SourceChanged(NAME, f"{asked}: {answer.complaint or 'no data'}")
    return answer


# ------------------------------------------------------------------ records


def _details(comic: _Comic, link: str) -> SeriesDetails:
    return SeriesDetails(
        name=comic.name,
        alternative_names=_texts(comic.altNames),
        authors=_texts(comic.authors),
        artists=_texts(comic.artists),
        genres=_texts(comic.genres),
        original_language=comic.origLang,
        original_status=_status(comic.originalStatus),
        upload_status=_status(comic.uploadStatus),
        published_from=comic.originalPubFrom,
        published_till=comic.originalPubTill,
        reading_direction=comic.readDirection,
        score=comic.stat_score_val,
        votes=comic.stat_count_votes,
        score_distribution=_tallies(comic.stat_count_scores),
        follows=comic.stat_count_follows,
        reviews=comic.stat_count_reviews,
        comments=comic.stat_count_post_reply,
        views=_tallies(comic.stat_count_views),
        reactions=_tallies(comic.stat_count_emotions),
        summary=(comic.summary.text if comic.summary else None) or None,
        link=link,
    )


def _chapter(chapter: _Chapter, base: str) -> FoundChapter:
    name = chapter.dname or ""
    place = numbering(name)
    created = read_instant(chapter.dateCreate)
    return FoundChapter(
        id=chapter.id,
        # The name is what readers see: "S1 Episode 37" stands at serial 38.
        number=place.number or (f"{chapter.serial:.10g}" if chapter.serial is not None else None),
        volume=place.volume,
        display_name=name,
        title=chapter.title or None,
        link=web_link(chapter.urlPath, base),
        language=chapter.lang or None,
        group=_group(chapter),
        created_at=created,
        published_at=read_instant(chapter.datePublic) or created,
        views=_sum(chapter.stat_count_views_guest, chapter.stat_count_views_login),
        comments=chapter.stat_count_post_reply,
    )


def _group(chapter: _Chapter) -> str | None:
    groups = _names(chapter.groupNodes or ())
    return ", ".join(groups or _names([chapter.userNode])) or None


def _names(nodes: Iterable[_NamedNode | None]) -> list[str]:
    return [node.data.name for node in nodes if node and node.data and node.data.name]


def _texts(texts: list[Text]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _tallies(tallies: list[_Tally | None]) -> dict[str, int]:
    return {t.field: t.count for t in tallies if t and t.field is not None and t.count is not None}


def _status(text: str | None) -> Status | None:
    return STATUSES.get(text.lower(), "unknown") if text else None


def _sum(*counts: int | None) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None
