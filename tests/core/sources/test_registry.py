"""Whose a link is, what is wrong with it, and plug-ins that may be broken."""

import subprocess
import sys
from dataclasses import replace
from importlib.metadata import EntryPoint

import pytest

from batotray.core.sources import registry as module
from batotray.core.sources.feed import FeedSource
from batotray.core.sources.protocol import Source
from batotray.core.sources.registry import Plugins, Registry, as_link, load_plugins
from batotray.errors import UnknownLink, UserError
from batotray.records import SeriesRef, Validators
from batotray.settings import Settings
from tests.core.sources.drive import answer

UUID = "0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9"


@pytest.fixture
def registry() -> Registry:
    return Registry.built_in(Settings)


@pytest.mark.parametrize(
    ("text", "source", "series"),
    [
        (f"https://mangadex.org/title/{UUID}", "mangadex", UUID),
        (f"  <https://mangadex.org/title/{UUID}>\n", "mangadex", UUID),
        (f"mangadex.org/title/{UUID}", "mangadex", UUID),
        ("bato.to/title/86408-x", "bato", "86408"),
        ("https://harbour.example/feed", "feed", "https://harbour.example/feed"),
        ("harbour.example/feed", "feed", "https://harbour.example/feed"),
        ("feed://harbour.example/feed", "feed", "https://harbour.example/feed"),
        ("feed://127.0.0.1:8080/feed", "feed", "http://127.0.0.1:8080/feed"),
        ("feed://localhost/feed", "feed", "http://localhost/feed"),
        ("feed:http://harbour.example/feed", "feed", "http://harbour.example/feed"),
        ("localhost:8000/feed", "feed", "http://localhost:8000/feed"),
        ("HTTPS://harbour.example/feed", "feed", "https://harbour.example/feed"),
    ],
)
def test_a_link_is_its_sources(registry: Registry, text: str, source: str, series: str) -> None:
    found, ref = registry.recognise(text)
    assert (found.info.name, ref.source, ref.id) == (source, source, series)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("night harbour", "not_a_link"),
        ("", "not_a_link"),
        ("   ", "not_a_link"),
        ("86408", "link_is_number"),
        ("ftp://x.example/feed", "link_scheme"),
        ("javascript:alert(1)", "link_scheme"),
        ("C:\\feeds\\a.xml", "link_scheme"),
        ("https://", "link_host"),
        ("https://a b.example/", "link_host"),
        ("https://mangadex.org/about", "link_not_series"),
        ("https://bato.to/browse", "link_not_series"),
        ("https://www.webtoons.com/en/", "link_not_series"),
    ],
)
def test_what_was_not_understood_is_named(registry: Registry, text: str, code: str) -> None:
    with pytest.raises(UnknownLink) as caught:
        registry.recognise(text)
    assert caught.value.code == code


def test_links_of_known_sources_never_become_feeds(registry: Registry) -> None:
    for link in (f"https://mangadex.org/user/{UUID}", "https://mangadex.org/title/1/x", "https://bato.to/comic/_/x-r1"):
        with pytest.raises(UserError):
            registry.recognise(link)


def test_a_link_that_nobody_takes_is_told() -> None:
    with pytest.raises(UnknownLink) as caught:
        Registry(()).recognise("https://x.example/")
    assert caught.value.code == "link_of_no_source"


def test_what_is_shown_of_a_text_is_short() -> None:
    with pytest.raises(UnknownLink) as caught:
        as_link("x " * 5000)
    assert len(str(caught.value.args_["text"])) <= 100


def test_sources_are_found_by_name(registry: Registry) -> None:
    assert [source.info.name for source in registry] == ["mangadex", "bato", "feed"]
    feed = registry.get("feed")
    assert feed is not None
    assert feed.info.name == "feed"
    assert registry.get("nothing") is None


# ------------------------------------------------------------------ settings


def test_addresses_come_from_the_settings_of_the_moment() -> None:
    settings = Settings()
    registry = Registry.built_in(lambda: settings)
    before = registry.get("bato")
    assert before is not None
    assert before.info.closed
    assert registry.get("bato") is before
    settings = replace(settings, source_urls={"bato": "https://own.example/", "mangadex": "http://127.0.0.1:1"})
    after, mangadex = registry.get("bato"), registry.get("mangadex")
    assert after is not None
    assert mangadex is not None
    assert (after.info.closed, after.info.base_url) == (False, "https://own.example")
    assert mangadex.info.base_url == "http://127.0.0.1:1"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://own.example", "address_not_secure"),
        ("ftp://own.example", "bad_address"),
        ("https://user@own.example", "bad_address"),
        ("own.example", "bad_address"),
    ],
)
def test_an_address_must_be_https_or_this_machine(address: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        module.build(Settings(source_urls={"bato": address}))
    assert caught.value.code == code


def test_content_ratings_reach_mangadex() -> None:
    source = module.build(Settings(content_ratings="safe, pornographic"))[0]
    flow = source.check(SeriesRef("mangadex", UUID), Validators())
    next(flow)
    asked = flow.send(answer({})).url
    assert "pornographic" in asked
    assert "erotica" not in asked


# ------------------------------------------------------------------ plug-ins


class _Plain(FeedSource):
    def __init__(self, name: str, base_url: str) -> None:
        super().__init__()
        self.info = replace(self.info, name=name, base_url=base_url or "https://plugin.example")

    def recognise(self, link: str) -> SeriesRef | None:
        return SeriesRef(self.info.name, "1") if link.startswith("https://plugin.example/") else None


def good(base_url: str) -> Source:
    return _Plain("extra", base_url)


def twin(base_url: str) -> Source:
    return _Plain("mangadex", base_url)


def no_source(base_url: str) -> object:
    return object()


def fails(base_url: str) -> Source:
    raise RuntimeError("boom")


def entry(name: str, function: str) -> EntryPoint:
    return EntryPoint(name, f"{__name__}:{function}", module.GROUP)


def test_broken_plug_ins_are_left_out_and_reported(caplog: pytest.LogCaptureFixture) -> None:
    entries = [
        entry("a", "fails"),
        entry("b", "no_source"),
        entry("c", "missing"),
        entry("d", "twin"),
        entry("e", "good"),
    ]
    found = load_plugins({"e": "https://own.example"}, {"mangadex"}, entries)
    assert [source.info.name for source in found.sources] == ["extra"]
    assert found.sources[0].info.base_url == "https://own.example"
    assert [broken.name for broken in found.broken] == ["a", "b", "c", "d"]
    assert "boom" in found.broken[0].reason
    assert len(caplog.records) == 4


def test_a_plug_in_is_asked_before_feeds_and_found_by_name() -> None:
    plugins = load_plugins({}, set(), [entry("e", "good")])
    registry = Registry((FeedSource(),), lambda: plugins)
    assert registry.recognise("https://plugin.example/1")[0] is plugins.sources[0]
    assert registry.get("extra") is plugins.sources[0]
    assert registry.broken == ()


def test_plug_ins_are_looked_for_once_and_only_when_needed() -> None:
    calls: list[int] = []

    def look() -> Plugins:
        calls.append(1)
        return Plugins()

    registry = Registry(module.build(Settings()), look)
    registry.get("feed")
    registry.recognise(f"https://mangadex.org/title/{UUID}")
    assert calls == []
    registry.get("nothing")
    registry.recognise("https://x.example/feed")
    assert calls == [1]


def test_recognising_imports_no_parser() -> None:
    code = (
        "import sys; from batotray.core.sources.registry import Registry; from batotray.settings import Settings\n"
        "registry = Registry.built_in(Settings); registry.recognise('https://bato.to/series/1')\n"
        "heavy = {'pydantic', 'feedparser', 'importlib.metadata', 'html.parser', 'httpx'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    subprocess.run([sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{code}"], check=True)
