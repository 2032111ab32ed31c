"""Which sources there are, and whose a link is. Any thread.

The built-in ones are listed by hand, so a frozen build needs no hidden imports. Plug-ins (entry-point group
`batotray.sources`) are looked for only when the built-in ones have no answer: the search alone costs a start 40 ms.
"""

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from batotray.core.sources.bato import BatoSource
from batotray.core.sources.feed import FeedSource
from batotray.core.sources.links import read_link
from batotray.core.sources.mangadex import MangaDexSource
from batotray.core.sources.protocol import Source
from batotray.errors import UnknownLink
from batotray.records import SeriesRef
from batotray.settings import Settings, parse

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "batotray.sources"
SHOWN = 100
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")
_BARE_ADDRESS = re.compile(
    r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#].*)?|(?:localhost|127\.0\.0\.1)(?::\d+)?(?:/.*)?"
)
_LOOPBACK = ("localhost", "127.0.0.1")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BrokenPlugin:
    """A plug-in that was left out, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plugins:
    """What the entry points gave."""

    sources: tuple[Source, ...] = ()
    broken: tuple[BrokenPlugin, ...] = ()


class Registry:
    """The sources of this program. Iterating names them all, plug-ins too."""

    def __init__(self, sources: Iterable[Source], plugins: Callable[[], Plugins] = Plugins) -> None:
        """`sources` is iterated anew at every question, `plugins` called at the first that needs them."""
        self._sources = sources
        self._load_plugins = plugins

    @classmethod
    def built_in(cls, settings: Callable[[], Settings]) -> "Registry":
        """The built-in sources as the settings of the moment want them, and the plug-ins as those of the start did.

        Using it raises UserError (`bad_address`, `address_not_secure`) while an address is set that is of no use.
        """
        sources = _BuiltIn(settings)
        return cls(sources, lambda: load_plugins(settings().source_urls, {s.info.name for s in sources}))

    def __iter__(self) -> Iterator[Source]:
        yield from self._sources
        yield from self._plugins.sources

    @property
    def broken(self) -> tuple[BrokenPlugin, ...]:
        """The plug-ins that were left out."""
        return self._plugins.broken

    def get(self, name: str) -> Source | None:
        """The source of that name; None when there is none (a plug-in that was removed)."""
        return next((source for source in self if source.info.name == name), None)

    def recognise(self, text: str) -> tuple[Source, SeriesRef]:
        """Whose the link is, and the series it names. Raises UnknownLink saying what was not understood, or UserError.

        Sources that follow any address (without one of their own) are asked last.
        """
        link = as_link(text)
        for source in self._most_particular_first():
            ref = source.recognise(link)
            if ref is not None:
                return source, ref
        raise UnknownLink("link_of_no_source", link=link[:SHOWN])

    def _most_particular_first(self) -> Iterator[Source]:
        yield from (s for s in self._sources if s.info.base_url)
        yield from self._plugins.sources
        yield from (s for s in self._sources if not s.info.base_url)

    @cached_property
    def _plugins(self) -> Plugins:
        return self._load_plugins()


class _BuiltIn:
    """The built-in sources, built anew when the settings were."""

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self._settings = settings
        self._built_for: Settings | None = None
        self._sources: tuple[Source, ...] = ()

    def __iter__(self) -> Iterator[Source]:
        settings = self._settings()
        if settings is not self._built_for:
            self._sources = build(settings)
            self._built_for = settings
        return iter(self._sources)


def build(settings: Settings) -> tuple[Source, ...]:
    """The built-in sources at the addresses and with the wishes in `settings`; raises UserError for a bad address."""
    urls = {name: str(parse(f"source.{name}.base_url", url)) for name, url in settings.source_urls.items()}
    ratings = [rating.strip() for rating in settings.content_ratings.split(",")]
    return (
        MangaDexSource(urls.get("mangadex", ""), ratings=ratings),
        BatoSource(urls.get("bato", "")),
        FeedSource(),
    )


def load_plugins(urls: Mapping[str, str], taken: set[str], found: Iterable["EntryPoint"] | None = None) -> Plugins:
    """Build what the entry points name: each is called with its address ("" for its own). Broken ones are reported."""
    if found is None:
        from importlib.metadata import entry_points  # slow, and most people have no plug-ins

        found = entry_points(group=GROUP)
    sources: list[Source] = []
    broken: list[BrokenPlugin] = []
    for entry in found:
        try:
            sources.append(_plugin(entry, urls, taken | {s.info.name for s in sources}))
        except Exception as error:  # foreign code may raise anything; it must not take the program with it
            log.warning("Source plug-in %s was left out: %r", entry.name, error)
            broken.append(BrokenPlugin(entry.name, f"{type(error).__name__}: {error}"[:200]))
    return Plugins(tuple(sources), tuple(broken))


def as_link(text: str) -> str:
    """`text` as people paste links, made an http(s) link. Raises UnknownLink saying what is wrong with it."""
    text = text.strip().removeprefix("<").removesuffix(">").strip()
    if text.isdigit():
        raise UnknownLink("link_is_number", text=text[:SHOWN])
    if text.startswith("feed:"):
        text = text.replace("feed://", "http://" if _is_here(text) else "https://", 1).removeprefix("feed:")
    if _BARE_ADDRESS.fullmatch(text):
        text = f"{'http' if text.startswith(_LOOPBACK) else 'https'}://{text}"
    scheme = _SCHEME.match(text)
    if scheme is None:
        raise UnknownLink("not_a_link", text=text[:SHOWN])
    if scheme[1].lower() not in ("http", "https"):
        raise UnknownLink("link_scheme", scheme=scheme[1][:SHOWN])
    if read_link(text) is None:
        raise UnknownLink("link_host", link=text[:SHOWN])
    return scheme[1].lower() + text[scheme.end(1) :]


def _is_here(text: str) -> bool:
    """Whether `feed://` leads to this machine, which has no certificate."""
    return text.removeprefix("feed://").startswith(_LOOPBACK)


def _plugin(entry: "EntryPoint", urls: Mapping[str, str], taken: set[str]) -> Source:
    source = entry.load()(urls.get(entry.name, ""))
    if not isinstance(source, Source):
        raise TypeError("not a source")
    if source.info.name in taken:
        raise ValueError(f"the name {source.info.name} is taken")
    return source
