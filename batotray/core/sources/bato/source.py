"""Bato: which links are its, and the two questions of a check. Pure, on the engine thread; `answers` reads the answers.

The site closed in January 2026. Its links are still recognised, so that old libraries can be read and moved; nothing is
asked unless the user sets an address.
"""

from batotray.core.sources.bato.links import MIRRORS, refusal, series_ref
from batotray.core.sources.bato.queries import CHAPTERS, DETAILS, ENDPOINT
from batotray.core.sources.links import netloc, read_link
from batotray.core.sources.protocol import Flow, SourceInfo, SourceRequest
from batotray.records import NotModified, SeriesRef, Snapshot, Validators

NAME = "bato"
LAST_HOME = "https://batotwo.com"


class BatoSource:
    """Bato as the mirrors spoke (v3), at `base_url`; closed without one."""

    def __init__(self, base_url: str = "") -> None:
        self.info = SourceInfo(NAME, base_url or LAST_HOME, closed=not base_url)
        self._host = netloc(self.info.base_url)

    def recognise(self, link: str) -> SeriesRef | None:
        """The series a link (or a bare series number) names, on whichever mirror.

        Raises UserError for links from before 2018, chapters without their series, and pages of no series.
        """
        if link.isascii() and link.isdigit():
            return series_ref(NAME, ("series", link))
        parsed = read_link(link)
        if parsed is None:
            return None
        if parsed.host not in MIRRORS:
            return series_ref(NAME, parsed.below(self.info.base_url) or ())
        ref = series_ref(NAME, parsed.parts)
        if ref is None:
            raise refusal(parsed)
        return ref

    def host(self, ref: SeriesRef) -> str:
        return self._host

    def check(self, ref: SeriesRef, validators: Validators) -> Flow[Snapshot | NotModified]:
        """Details, then all chapters: the list came whole, so what is missing from it is removed."""
        from batotray.core.sources.bato import answers  # pydantic: only when something is read

        response = yield self._ask(DETAILS, {"id": ref.id})
        details = answers.details(response.body, link=f"{self.info.base_url}/title/{ref.id}")
        response = yield self._ask(CHAPTERS, {"comicId": ref.id})
        chapters, skipped = answers.chapters(response.body, base=self.info.base_url)
        return Snapshot(
            details,
            chapters,
            complete=not skipped,  # a chapter that could not be read is not a removed one
            warnings=("items_skipped",) if skipped else (),
        )

    def _ask(self, query: str, variables: dict[str, str]) -> SourceRequest:
        return SourceRequest(
            self.info.base_url + ENDPOINT,
            method="POST",
            json={"query": " ".join(query.split()), "variables": variables},
            headers={"Referer": f"{self.info.base_url}/"},
            accept=frozenset({400}),  # GraphQL errors may come so; they name the field that is gone
        )
