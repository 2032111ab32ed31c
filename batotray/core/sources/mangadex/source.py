"""MangaDex: which links are its, and what is asked of its API. Pure, on the engine thread; `answers` reads the answers.

The series is always asked before its feed: an unknown series has an empty feed too, and only itself says 404.
"""

import re
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from hashlib import blake2b
from urllib.parse import urlencode

from batotray.core.sources.links import Link, netloc, read_link
from batotray.core.sources.protocol import Flow, Look, SourceInfo, SourceRequest, SourceResponse
from batotray.errors import UnknownLink, UserError
from batotray.records import NotModified, SeriesRef, Snapshot, Validators
from batotray.settings import RATINGS

NAME = "mangadex"
API, SITE, COVERS = "https://api.mangadex.org", "https://mangadex.org", "https://uploads.mangadex.org"
SITE_HOSTS = frozenset({"mangadex.org", "api.mangadex.org"})
FEED_PAGE = 500
LOOK_PAGE, LOOK_PAGES = 100, 5
WINDOW = 10_000
"""offset + limit may not pass this."""
OVERLAP = timedelta(minutes=2)
"""Their answers are cached up to a minute: a look reaches back so far behind the one before."""
CHAPTER = "chapter:"
"""Begins the id of a reference made from a chapter's link, whose series the first check finds."""
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class MangaDexSource:
    """MangaDex at `base_url` (default: its public API), with chapters of these content `ratings`."""

    def __init__(self, base_url: str = "", *, ratings: Collection[str] = RATINGS[:3]) -> None:
        self._ratings = tuple(r for r in RATINGS if r in ratings) or RATINGS[:3]
        self._covers = base_url or COVERS
        self.info = SourceInfo(NAME, base_url or API, default_language="en")
        self._host = netloc(self.info.base_url)

    # ------------------------------------------------------------------ links

    def recognise(self, link: str) -> SeriesRef | None:
        """The series or chapter a link names. Raises UserError for its old numeric links and for pages of no series."""
        parsed = read_link(link)
        if parsed is None:
            return None
        if parsed.host not in SITE_HOSTS:
            return self._ref(parsed.below(self.info.base_url) or ())
        ref = self._ref(parsed.parts)
        if ref is None:
            raise _refusal(parsed)
        return ref

    def _ref(self, parts: tuple[str, ...]) -> SeriesRef | None:
        kind, identity = (*parts, "", "")[:2]
        identity = identity.lower()
        if not _UUID.fullmatch(identity):
            return None
        if kind in ("title", "manga"):
            return SeriesRef(NAME, identity)
        if kind == "chapter":
            return SeriesRef(NAME, CHAPTER + identity, chapter_id=identity)
        return None

    def host(self, ref: SeriesRef) -> str:
        return self._host

    # ------------------------------------------------------------------ one series

    def check(self, ref: SeriesRef, validators: Validators) -> Flow[Snapshot | NotModified]:
        """Details, then the whole feed; `moved_to` names the series of a chapter's link.

        NotModified when the details and the first page (newest chapters and their count) are byte for byte as before.
        """
        from batotray.core.sources.mangadex import answers  # pydantic: only when something is read

        manga = ref.id
        if manga.startswith(CHAPTER):
            response = yield self._get(f"/chapter/{manga.removeprefix(CHAPTER)}")
            manga = answers.series_of(response.body)
        details = yield self._get(f"/manga/{manga}", [("includes[]", i) for i in ("author", "artist", "cover_art")])
        newest = yield self._feed(manga, ref, 0)
        body_hash = _hash(details, newest)
        if body_hash == validators.body_hash:
            return NotModified(validators)
        pages = [answers.read_page(newest.body)]
        while pages[-1]["data"] and len(pages) * FEED_PAGE < min(pages[-1]["total"], WINDOW):
            older = yield self._feed(manga, ref, len(pages) * FEED_PAGE)
            pages.append(answers.read_page(older.body))
        chapters = tuple(chapter for page in pages for chapter in answers.chapters(page, site=SITE))
        return Snapshot(
            answers.details(details.body, site=SITE, covers=self._covers),
            chapters,
            complete=sum(len(page["data"]) for page in pages) >= pages[-1]["total"],
            # An empty list is doubtful wherever there was a chapter; it is read again each time.
            validators=Validators(body_hash=body_hash if chapters else ""),
            moved_to=manga if manga != ref.id else None,
        )

    def _feed(self, manga: str, ref: SeriesRef, offset: int) -> SourceRequest:
        return self._get(
            f"/manga/{manga}/feed",
            [*self._newest_first(ref.language, FEED_PAGE, offset), ("includes[]", "scanlation_group")],
        )

    # ------------------------------------------------------------------ many series at once

    def look_scope(self, ref: SeriesRef) -> str | None:
        """One look covers a language."""
        return ref.language or self.info.default_language

    def look_host(self, scope: str) -> str:
        return self._host

    def look(
        self, scope: str, refs: Collection[SeriesRef], since: datetime, validators: Validators
    ) -> Flow[Look | NotModified]:
        """The newest chapters of a language, page by page back to `since`, at most five pages."""
        from batotray.core.sources.mangadex import answers

        news, seen = answers.News(since - OVERLAP), 0
        for page_number in range(LOOK_PAGES):
            response = yield self._get("/chapter", self._newest_first(scope, LOOK_PAGE, seen))
            if page_number == 0:
                first_hash = _hash(response)
                if first_hash == validators.body_hash:
                    return NotModified(validators)
            page = answers.read_page(response.body)
            news.take(page, now=response.received_at)
            seen += len(page["data"])
            if news.reached or not page["data"] or seen >= page["total"]:
                news.reached = True
                break
        return Look(
            touched=frozenset(news.series & {ref.id for ref in refs}),
            newest_at=news.newest_at,
            reached=news.reached,
            # A row of the future becomes news by time alone, without a change of the answer.
            validators=Validators() if news.future else Validators(body_hash=first_hash),
        )

    # ------------------------------------------------------------------ requests

    def _newest_first(self, language: str, limit: int, offset: int) -> list[tuple[str, str]]:
        return [
            ("translatedLanguage[]", language or self.info.default_language),
            ("order[readableAt]", "desc"),
            ("limit", str(limit)),
            ("offset", str(offset)),
            *(("contentRating[]", rating) for rating in self._ratings),
        ]

    def _get(self, path: str, query: Iterable[tuple[str, str]] = ()) -> SourceRequest:
        asked = urlencode(list(query))
        return SourceRequest(f"{self.info.base_url}{path}{'?' if asked else ''}{asked}")


def _hash(*responses: SourceResponse) -> str:
    digest = blake2b(digest_size=16)
    for response in responses:
        digest.update(response.body)
    return digest.hexdigest()


def _refusal(link: Link) -> UserError:
    kind, identity = (*link.parts, "", "")[:2]
    if kind in ("title", "manga", "chapter") and identity.isdigit():
        return UserError("mangadex_old_link", id=identity)
    return UnknownLink("link_not_series", site="MangaDex")
