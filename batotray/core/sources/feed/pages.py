"""The feed that a web page names in its head. Pure, on the engine thread."""

from html.parser import HTMLParser
from urllib.parse import urljoin

from batotray.core.sources.links import web_link
from batotray.errors import SourceChanged, SourceRefused

NAME = "feed"
HEAD = 200_000
"""Characters of a page that are searched; the head of any page ends long before."""
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
CHALLENGES = ("just a moment", "attention required", "checking your browser", "access denied", "are you a robot")


def feed_of(page: str, address: str) -> str:
    """The address of the page's own feed, not of its comments.

    Raises SourceRefused when the page is a challenge, SourceChanged when it names no feed.
    """
    head = _Head()
    head.feed(page[:HEAD])
    feeds = [link for link in (web_link(href, urljoin(address, head.base)) for href in head.feeds) if link]
    if feeds:
        return next((feed for feed in feeds if "comment" not in feed.lower()), feeds[0])
    if any(challenge in page[:HEAD].lower() for challenge in CHALLENGES):
        raise SourceRefused(NAME, 200, detail="a challenge page")
    raise SourceChanged(NAME, "no feed on this page")


class _Head(HTMLParser):
    """Gathers what `<link rel=alternate>` and `<base>` say."""

    def __init__(self) -> None:
        super().__init__()
        self.feeds: list[str] = []
        self.base = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "base":
            self.base = self.base or values.get("href", "")
        elif (
            tag == "link"
            and "alternate" in values.get("rel", "").lower().split()
            and values.get("type", "").lower().partition(";")[0].strip() in FEED_TYPES
        ):
            self.feeds.append(values.get("href", ""))
