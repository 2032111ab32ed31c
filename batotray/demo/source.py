"""The demo's source: reads the embedded server's small JSON. Pure, like every source."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypedDict

from batotray.core.sources.protocol import Flow, SourceInfo, SourceRequest
from batotray.errors import SourceChanged
from batotray.records import FoundChapter, NotModified, SeriesDetails, SeriesRef, Snapshot, Status, Validators

MILLISECONDS = 1000


class _Chapter(TypedDict):
    id: str
    number: str
    published_ms: int
    group: str


class _Answer(TypedDict):
    name: str
    author: str
    language: str
    genres: list[str]
    status: Status
    chapters: list[_Chapter]


_answer = TypeAdapter(_Answer)


class DemoSource:
    """A source at `base_url` on loopback."""

    def __init__(self, name: str, base_url: str) -> None:
        self.info = SourceInfo(name, base_url)
        self._host = urlsplit(base_url).netloc

    def recognise(self, link: str) -> SeriesRef | None:
        prefix = f"{self.info.base_url}/series/"
        slug = link.removeprefix(prefix)
        return SeriesRef(self.info.name, slug) if link.startswith(prefix) and slug else None

    def host(self, ref: SeriesRef) -> str:
        return self._host

    def check(self, ref: SeriesRef, validators: Validators) -> Flow[Snapshot | NotModified]:
        response = yield SourceRequest(f"{self.info.base_url}/series/{ref.id}")
        try:
            answer = _answer.validate_json(response.body)
        except ValidationError as error:
            raise SourceChanged(self.info.name, str(error.errors()[0]["loc"])) from error
        return Snapshot(
            self._details(ref, answer), tuple(self._chapter(ref, c) for c in answer["chapters"]), complete=True
        )

    def _details(self, ref: SeriesRef, answer: _Answer) -> SeriesDetails:
        return SeriesDetails(
            name=answer["name"],
            authors=(answer["author"],),
            genres=tuple(answer["genres"]),
            original_language=answer["language"],
            upload_status=answer["status"],
            link=f"{self.info.base_url}/series/{ref.id}",
        )

    def _chapter(self, ref: SeriesRef, chapter: _Chapter) -> FoundChapter:
        return FoundChapter(
            id=chapter["id"],
            number=chapter["number"],
            display_name=f"Chapter {chapter['number']}",
            link=f"{self.info.base_url}/series/{ref.id}/{chapter['id']}",
            language="en",
            group=chapter["group"],
            published_at=datetime.fromtimestamp(chapter["published_ms"] / MILLISECONDS, UTC),
        )
