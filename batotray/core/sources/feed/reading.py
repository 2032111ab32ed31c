"""The two flows of feeds: one series, and all series of a shared feed. Pure, on the engine thread.

A feed is a window, so a check is never complete. Its address may hold a key (self-hosted libraries): no error names it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from batotray.core.sources.feed import chapters, gate, pages, sites
from batotray.core.sources.feed.document import Document, NotAFeed, read_document
from batotray.core.sources.feed.timing import not_before
from batotray.core.sources.links import read_link
from batotray.core.sources.protocol import Flow, Look, SourceRequest
from batotray.errors import SourceChanged, SourceRefused
from batotray.records import NotModified, SeriesRef, Snapshot, Validators

NAME = "feed"
ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"


def check(ref: SeriesRef, validators: Validators) -> Flow[Snapshot | NotModified]:
    """The feed's entries. `moved_to` names the feed that a page led to, or a permanent redirect's end."""
    address, part = sites.split_part(ref.id)
    true_address, language = yield from _canonical(address)
    answer = yield from _read(true_address, validators)
    if isinstance(answer, NotModified):
        return answer
    found = chapters.chapters(answer.document, part, ref.language or language)
    first_only = chapters.shows_only_the_first(answer.document, found, answer.received_at)
    moved = answer.moved_to or (true_address if true_address != address else "")
    return Snapshot(
        chapters.details(answer.document, part, answer.address),
        found,
        complete=False,
        validators=answer.validators,
        warnings=_warnings(
            {"items_skipped": answer.cut, "daily_pass": first_only, "no_such_part": bool(part) and not found}
        ),
        moved_to=sites.join_part(moved, part) if moved else None,
        not_before=answer.not_before,
    )


def look(scope: str, refs: Collection[SeriesRef], since: datetime, validators: Validators) -> Flow[Look | NotModified]:
    """Which of `refs`, series of the feed at `scope`, have an entry of `since` or later (or one without a date)."""
    answer = yield from _read(scope, validators)
    if isinstance(answer, NotModified):
        return answer
    dates = [entry.published_at for entry in answer.document.entries if entry.published_at]
    past = [date for date in dates if answer.received_at is None or date <= answer.received_at]
    return Look(
        touched=frozenset(ref.id for ref in refs if _has_news(answer.document, ref, since)),
        newest_at=max(past, default=None),
        reached=any(date < since for date in dates),
        validators=answer.validators,
    )


def _warnings(odd: Mapping[str, bool]) -> tuple[str, ...]:
    return tuple(code for code, is_so in odd.items() if is_so)


@dataclass(frozen=True, slots=True)
class _Answer:
    """A feed that was read, from where, and what its headers ask for."""

    document: Document
    address: str
    cut: bool
    validators: Validators
    moved_to: str
    not_before: datetime | None
    received_at: datetime | None


def _canonical(address: str) -> Flow[tuple[str, str]]:
    """The feed's true address and language; one request where only the site knows them."""
    place = _place(address)
    if not place.is_page:
        return address, place.language
    response = yield SourceRequest(address, expect="html")
    place = _place(response.url)
    if place.is_page:
        raise SourceChanged(NAME, "series page: no canonical address")
    return place.address, place.language


def _place(address: str) -> sites.Place:
    link = read_link(address)
    return sites.place(link, address) if link else sites.Place(address)


def _read(address: str, validators: Validators) -> Flow[_Answer | NotModified]:
    """The feed at `address`, or at the address that a page there names."""
    response = yield _request(address, validators)
    if response.status == 304:
        return NotModified(validators, not_before(response.headers, "", response.received_at))
    text, found_at = gate.decode(response.body, response.headers), ""
    if gate.is_html(text) and not validators.body_hash:
        found_at = pages.feed_of(text, response.url)
        response = yield _request(found_at, Validators())
        text = gate.decode(response.body, response.headers)
    wish = not_before(response.headers, text, response.received_at)
    fresh = _validators(response.headers, response.body)
    if fresh.body_hash == validators.body_hash:
        return NotModified(fresh, wish)
    document, cut = _document(text, response.url)
    return _Answer(
        document=document,
        address=response.url,
        cut=cut,
        validators=Validators() if cut else fresh,  # what is missing is asked for again
        moved_to=found_at or response.permanent_url or "",
        not_before=wish,
        received_at=response.received_at,
    )


def _request(address: str, validators: Validators) -> SourceRequest:
    conditions = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    headers = {"Accept": ACCEPT, **{name: value for name, value in conditions.items() if value}}
    # "any": whether a page in place of the feed is a refusal depends on whether there ever was a feed.
    return SourceRequest(address, headers=headers, expect="any", max_bytes=gate.MOST_BYTES)


def _validators(headers: Mapping[str, str], body: bytes) -> Validators:
    digest = blake2b(body, digest_size=16).hexdigest()
    return Validators(headers.get("etag", ""), headers.get("last-modified", ""), digest)


def _document(text: str, address: str) -> tuple[Document, bool]:
    """The document, and whether entries of it are missing. Raises SourceRefused for a page, SourceChanged otherwise."""
    if gate.is_html(text):
        raise SourceRefused(NAME, 200, detail="web page")
    try:
        admitted = gate.admit(text)
        return read_document(admitted.text, address), admitted.cut
    except gate.Refused as refused:
        raise SourceChanged(NAME, refused.where) from refused
    except NotAFeed as error:
        raise SourceChanged(NAME, "not a feed") from error


def _has_news(document: Document, ref: SeriesRef, since: datetime) -> bool:
    entries = chapters.entries_of(document, sites.split_part(ref.id)[1])
    return any(entry.published_at is None or entry.published_at >= since for entry in entries)
