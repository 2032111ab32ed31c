"""What an HTTP answer means: usable, a redirect, or one of the errors. Pure; called on the engine thread."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urljoin

from batotray.core.politeness import held_until, host_of
from batotray.core.sources.protocol import SourceRequest
from batotray.errors import ListingGone, RateLimited, SourceChanged, SourceError, SourceRefused, SourceUnavailable
from batotray.logs import redacted
from batotray.settings import is_loopback

REFUSALS = frozenset({401, 403, 451})
HOLDS = frozenset({429, 503})
GONE = frozenset({404, 410})
PASSING = frozenset({407, 408, 425})
"""Faults of the way or of the moment that wear a 4xx."""
PERMANENT = frozenset({301, 308})
REDIRECTS = PERMANENT | {302, 303, 307}
SAMPLE_BYTES = 2000
SNIFFED_BYTES = 1024
FEED_STARTS = (b"<?xml", b"<rss", b"<feed", b"<rdf")
HTML_STARTS = (b"<!doctype html", b"<html")
CARRIED = frozenset({"accept", "accept-language", "if-none-match", "if-modified-since"})
"""The headers of a source that another host may see."""

_PATH_KEY = re.compile(r"(/(?:opds(?:/v[\d.]+)?|kobo)/)(?=[\w-]*\d)[\w-]{16,}", re.IGNORECASE)
"""Kavita and Komga carry the reader's key as a part of the path."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it came over the wire, decoded. Header names are lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def wanted(request: SourceRequest, status: int) -> bool:
    """Whether the body of an answer with `status` is for the source's eyes, so that its size limit counts."""
    return 200 <= status < 300 or status in request.accept


def fault(request: SourceRequest, answer: Answer, *, now: datetime, rate_limit_delay: float) -> SourceError | None:
    """The error an answer stands for, without source and host; None when the source should read it.

    A source can ask to see further statuses (`accept`), but none of those that say wait or no.
    """
    status = answer.status
    if "cf-mitigated" in answer.headers:
        return SourceRefused("", status, detail="challenge")
    if status in HOLDS:
        return RateLimited("", held_until(answer.headers, now, rate_limit_delay), detail=f"status {status}")
    if status in REFUSALS:
        return SourceRefused("", status, detail=f"status {status}")
    if status in request.accept or status == 304 or is_redirect(request, answer):
        return None
    if status >= 500 or status in PASSING:
        return SourceUnavailable("", f"status {status}")
    if status in GONE:
        return ListingGone("", f"status {status}")
    if not 200 <= status < 300:
        return SourceChanged("", f"status {status}", sample=sample_of(answer.body))
    if request.expect in ("json", "xml", "image") and is_html(request.expect, answer):
        return SourceRefused("", status, detail="web page")
    return None


def is_html(expect: str, answer: Answer) -> bool:
    """Whether the answer is a web page by its label or its beginning; a feed with the wrong label is none."""
    start = answer.body[:SNIFFED_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(HTML_STARTS):
        return True
    labelled = answer.headers.get("content-type", "").lower().lstrip().startswith(("text/html", "application/xhtml"))
    return labelled and not (expect == "xml" and start.startswith(FEED_STARTS) and b"<html" not in start)


def is_redirect(request: SourceRequest, answer: Answer) -> bool:
    """Whether the answer sends us elsewhere, and the source does not want to see that itself."""
    return answer.status in REDIRECTS - request.accept and bool(answer.headers.get("location"))


def redirected(request: SourceRequest, answer: Answer) -> SourceRequest | None:
    """The request an answer sends us on to; None where it is no redirect. Raises SourceChanged for a forbidden one.

    Refused are: from https to http, from another host to this machine, and anything but http(s). What a source put
    into its headers stays with the host it was meant for, except for `CARRIED`.
    """
    if not is_redirect(request, answer):
        return None
    location = answer.headers["location"]
    try:
        url = urljoin(request.url, location)
        here, there = host_of(request.url), host_of(url)
    except ValueError as error:
        raise SourceChanged("", "redirect", sample=redact(location)) from error
    if request.url.startswith("https:") and not url.startswith("https:"):
        raise SourceChanged("", "redirect", sample=redact(url))
    if is_loopback(there) and not is_loopback(here):
        raise SourceChanged("", "redirect", sample=redact(url))
    headers = request.headers
    if here != there:
        headers = {name: value for name, value in headers.items() if name.lower() in CARRIED}
    if answer.status in (301, 302, 303):
        return replace(request, url=url, headers=headers, method="GET", json=None)
    return replace(request, url=url, headers=headers)


def sample_of(body: bytes) -> str:
    """The beginning of a body as text for the log, at most `SAMPLE_BYTES`, without secrets."""
    return trim(body[: 2 * SAMPLE_BYTES].decode("utf-8", "replace"))


def trim(text: str) -> str:
    """`text` without secrets, cut to at most `SAMPLE_BYTES` in UTF-8."""
    return redact(text).encode("utf-8", "replace")[:SAMPLE_BYTES].decode("utf-8", "ignore")


def redact(text: str) -> str:
    """`text` without the keys, tokens and passwords of the addresses in it."""
    return _PATH_KEY.sub(r"\1…", redacted(text))
