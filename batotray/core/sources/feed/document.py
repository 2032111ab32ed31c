"""Admitted text becomes a document: a channel and its entries, whatever format it is in. Pure, on the engine thread."""

import html
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from batotray.core.sources.feed.dates import read_date
from batotray.core.sources.feed.gate import MOST_ENTRIES
from batotray.core.sources.links import web_link

_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->", re.DOTALL)
_CATALOGUE = "opds"
LONGEST_TEXT, LONGEST_IDENTITY = 500, 500


class NotAFeed(Exception):
    """The text is no feed of any known format."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `identity` is the feed's own id for it, where it has one; the title is plain text."""

    identity: str
    link: str | None
    title: str
    author: str
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Document:
    """A feed as it was received; entries in its own order."""

    title: str
    link: str | None
    image: str | None
    author: str
    entries: tuple[Entry, ...]


def read_document(text: str, address: str) -> Document:
    """The document in `text`, whose links are seen from `address`. Raises NotAFeed."""
    return _read_json(text, address) if text.lstrip()[:1] == "{" else _read_xml(text, address)


def plain(text: str) -> str:
    """Text without markup, entities and runs of blanks: feeds escape their titles once, twice, or not at all."""
    return " ".join(_TAG.sub(" ", html.unescape(text[: 4 * LONGEST_TEXT])).split())[:LONGEST_TEXT]


# ------------------------------------------------------------------ XML


def _read_xml(text: str, address: str) -> Document:
    import feedparser  # heavy; not before the first feed is read

    try:
        parsed = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),  # a stream: plain bytes it would first try to open as a file
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # on garbage its parsers raise whatever they stumble over
        raise NotAFeed from error
    if not parsed.get("version") and not parsed.entries:
        raise NotAFeed
    channel = parsed.feed
    link = _page(channel, address)
    return Document(
        title=plain(_text(channel.get("title"))),
        link=link,
        image=web_link(_text(_dictionary(channel.get("image")).get("href") or channel.get("logo")), address),
        author=plain(_text(channel.get("author"))),
        entries=tuple(_xml_entry(entry, link or address) for entry in parsed.entries[:MOST_ENTRIES] if entry),
    )


def _xml_entry(entry: dict[str, Any], base: str) -> Entry:
    return Entry(
        identity=_identity(entry),
        link=_page(entry, base) or _permalink(entry),
        title=plain(_text(entry.get("title"))),
        author=plain(_text(entry.get("author"))),
        # dict.get: feedparser's own answers "updated" with "published", and warns that it will not for ever.
        published_at=read_date(_text(dict.get(entry, "published"))) or read_date(_text(dict.get(entry, "updated"))),
    )


def _page(element: Mapping[str, Any], base: str) -> str | None:
    """The link of an element that a browser opens; never one into a catalogue, whose address may hold a key."""
    links = element.get("links")
    for link in map(_dictionary, links if isinstance(links, list) else ()):
        if link.get("rel") == "alternate" and _CATALOGUE not in _text(link.get("type")):
            return web_link(_text(link.get("href")), base)
    return None


def _permalink(entry: Mapping[str, Any]) -> str | None:
    return web_link(_text(entry.get("id"))) if entry.get("guidislink") else None


def _identity(entry: Mapping[str, Any]) -> str:
    identity = _text(entry.get("id")).strip()
    return identity if len(identity) <= LONGEST_IDENTITY else ""


def _dictionary(value: object) -> dict[str, Any]:
    """`value`, unless a feed has an element of that name with something else in it."""
    return value if isinstance(value, dict) else {}


# ------------------------------------------------------------------ JSON Feed


def _read_json(text: str, address: str) -> Document:
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotAFeed from error
    if not isinstance(feed.get("items"), list) or "jsonfeed.org" not in _text(feed.get("version")):
        raise NotAFeed
    link = web_link(_text(feed.get("home_page_url")), address)
    return Document(
        title=plain(_text(feed.get("title"))),
        link=link,
        image=web_link(_text(feed.get("icon") or feed.get("favicon")), address),
        author=_json_author(feed),
        entries=tuple(_json_entry(i, link or address) for i in feed["items"][:MOST_ENTRIES] if isinstance(i, dict)),
    )


def _json_entry(item: Mapping[str, Any], base: str) -> Entry:
    return Entry(
        identity=_identity(item),
        link=web_link(_text(item.get("url") or item.get("external_url")), base),
        title=plain(_text(item.get("title"))),
        author=_json_author(item),
        published_at=read_date(_text(item.get("date_published"))) or read_date(_text(item.get("date_modified"))),
    )


def _json_author(element: Mapping[str, Any]) -> str:
    authors = element.get("authors") or [element.get("author")]
    names: Iterable[str] = (_text(a.get("name")) for a in authors if isinstance(a, dict))
    return ", ".join(plain(name) for name in names if name)


def _text(value: object) -> str:
    """A text or number as text that can be stored; everything else is empty."""
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return ""
    return str(value).encode("utf-8", "replace").decode().replace("\0", "")
