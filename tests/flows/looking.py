"""A source of the stage that can tell in one question which of its series have something new."""

import json
from collections.abc import Collection
from datetime import UTC, datetime
from urllib.parse import urlsplit

import httpx

from batotray.core.sources.protocol import Flow, Look, SourceRequest
from batotray.demo.source import DemoSource
from batotray.records import NotModified, SeriesRef, Validators
from tests.flows.stage import SITE, Site, Stage

PAGE = 5


class LookingSource(DemoSource):
    """One question shows the newest five releases of the whole site."""

    def look_scope(self, ref: SeriesRef) -> str | None:
        return None if ref.id.startswith("lone") else "site"

    def look_host(self, scope: str) -> str:
        return urlsplit(self.info.base_url).netloc

    def look(
        self, scope: str, refs: Collection[SeriesRef], since: datetime, validators: Validators
    ) -> Flow[Look | NotModified]:
        response = yield SourceRequest(f"{self.info.base_url}/latest")
        if validators.body_hash == str(hash(response.body)):
            return NotModified(validators)
        rows = [(slug, datetime.fromtimestamp(ms / 1000, UTC)) for slug, ms in json.loads(response.body)]
        return Look(
            touched=frozenset(slug for slug, at in rows if at > since),
            newest_at=rows[0][1] if rows else None,
            reached=len(rows) < PAGE or rows[-1][1] <= since,
            validators=Validators(body_hash=str(hash(response.body))),
        )


def latest(site: Site, request: httpx.Request) -> httpx.Response:
    """The page that a look reads."""
    if request.url.path != "/latest":
        mood, site.mood = site.mood, None
        try:
            answer = site.answer(request)
            site.visits.pop()
            return answer
        finally:
            site.mood = mood
    rows = [(slug, c["published_ms"]) for slug, s in site.series.items() for c in s["chapters"]]  # type: ignore[attr-defined]
    return httpx.Response(200, json=sorted(rows, key=lambda row: -row[1])[:PAGE])


def give_looks(it: Stage) -> None:
    """Let the stage's source answer looks; reopens the engine."""
    it.source = LookingSource("stage", SITE)
    it.site.mood = lambda request: latest(it.site, request)
