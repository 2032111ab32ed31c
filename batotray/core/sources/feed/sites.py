"""What is known of single sites: which page belongs to which feed, and how their entries are told apart. Pure.

Everything else about feeds is general; a new site rule belongs here or nowhere.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from batotray.core.sources.links import Link
from batotray.errors import UnknownLink, UserError

WEBTOON, ROYAL_ROAD, TAPAS = "webtoons.com", "royalroad.com", "tapas.io"
GIGAVIEWER = frozenset(
    {
        "tonarinoyj.jp",
        "shonenjumpplus.com",
        "comic-days.com",
        "magcomi.com",
        "comic-gardo.com",
        "comic-earthstar.com",
    }
)
_FEED_PATH = re.compile(r"(?:^|[/._-])(?:rss|atom|feed|feeds|rdf|xml|json)2?/*$", re.IGNORECASE)
# Japanese within the brackets: "[Season 3] Ep. 235" is one series' own title.
_BRACKETED = re.compile(r"\[([^\]]*[぀-ヿ一-鿿][^\]]*)\]\s*(.+)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link leads: the feed's address, or (`is_page`) a page that redirects to its series' true address."""

    address: str
    language: str = ""
    chapter_id: str = ""
    is_page: bool = False


def place(link: Link, text: str) -> Place:
    """The feed for `link`, which reads `text`. Raises UserError for sites that cannot be followed so."""
    host = link.host.removeprefix("m.")
    if host == TAPAS:
        raise UserError("tapas_feed")
    if host == WEBTOON:
        return _webtoon(link)
    if host == ROYAL_ROAD:
        return _royal_road(link)
    return Place(join_part(text.partition("#")[0], _series_part(link)))


def split_part(identity: str) -> tuple[str, str]:
    """An id's feed address, and the name of the one series wanted from it (empty: all of it)."""
    address, _, part = identity.partition("#")
    return address, part


def join_part(address: str, part: str) -> str:
    """The id of one series (or, unnamed, of all) of the feed at `address`."""
    return f"{address}#{part}" if part else address


def entry_identity(link: str) -> str:
    """The identity that a site's links carry where its entries have none: WEBTOON's title and episode numbers."""
    if not is_webtoon(link):
        return ""
    query = parse_qs(urlsplit(link).query)
    title, episode = query.get("title_no", [""])[0], query.get("episode_no", [""])[0]
    return _episode(title, episode) if title and episode else ""


def is_webtoon(address: str) -> bool:
    """Whether an address is WEBTOON's."""
    return f".{urlsplit(address).hostname}".endswith(f".{WEBTOON}")


def bracketed(title: str) -> tuple[str, str] | None:
    """Episode and series of a magazine's title `[第77話①] 超人X`; None for other titles."""
    match = _BRACKETED.fullmatch(title)
    return (match[1], match[2]) if match else None


def _webtoon(link: Link) -> Place:
    title = link.query.get("title_no") or link.query.get("titleNo") or ""
    if not _is_number(title):
        raise UnknownLink("link_not_series", site="WEBTOON")
    language, genre, slug = (*link.parts, "", "", "")[:3]
    if len(link.parts) < 4 or "-" in (language, genre, slug):
        # Such links are common in other programs' lists; only the site knows where they lead.
        return Place(f"https://www.webtoons.com/-/-/-/list?title_no={title}", is_page=True)
    genre = "canvas" if genre == "challenge" else genre
    episode = link.query.get("episode_no", "")
    return Place(
        f"https://www.webtoons.com/{language}/{genre}/{slug}/rss?title_no={title}",
        language=language.lower(),
        chapter_id=_episode(title, episode) if _is_number(episode) else "",
    )


def _episode(title: str, episode: str) -> str:
    return f"title_no={title}&episode_no={episode}"


def _royal_road(link: Link) -> Place:
    match link.parts:
        case ("fiction", "syndication", fiction, *_) | ("syndication", fiction, *_) | ("fiction", fiction, *_) if (
            _is_number(fiction)
        ):
            chapter = link.parts[4] if link.parts[3:4] == ("chapter",) and len(link.parts) > 4 else ""
            return Place(f"https://www.royalroad.com/fiction/syndication/{fiction}", chapter_id=chapter)
    raise UnknownLink("link_not_series", site="Royal Road")


def _series_part(link: Link) -> str:
    """The fragment, where it can mean one series of a shared feed and not a place within a page."""
    part = " ".join(unquote(link.fragment).split())
    path = "/".join(link.parts)
    return part if link.host in GIGAVIEWER or _FEED_PATH.search(path) else ""


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
