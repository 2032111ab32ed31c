"""What every source promises, held for every registered one. A new source adds an `Example` and must pass."""

import json
import random
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from batotray.core.sources.bato import BatoSource
from batotray.core.sources.feed import FeedSource
from batotray.core.sources.links import netloc, read_link
from batotray.core.sources.mangadex import MangaDexSource
from batotray.core.sources.protocol import AsksForMany, Source, SourceResponse
from batotray.core.sources.registry import Registry
from batotray.errors import ListingGone, SourceChanged, SourceRefused, UserError
from batotray.records import SeriesRef, Snapshot, Validators
from batotray.settings import Settings
from tests.core.sources.drive import answer, constructed, drive, value_of

OWN = "http://127.0.0.1:8080/base"


@dataclass(frozen=True)
class Example:
    """A source, a link to a series there, good answers to its check, and the same in another order."""

    source: Source
    link: str
    answers: tuple[SourceResponse, ...]
    shuffled: Callable[[random.Random], tuple[SourceResponse, ...]]

    @property
    def ref(self) -> SeriesRef:
        ref = self.source.recognise(self.link)
        assert ref is not None
        return ref


def _mangadex(base_url: str = "") -> Example:
    manga = answer(constructed("mangadex_manga.json"))
    page = json.loads(constructed("mangadex_chapters.json"))
    return Example(
        MangaDexSource(base_url),
        "https://mangadex.org/title/0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9/night-harbour",
        (manga, answer(page)),
        lambda rng: (manga, answer({**page, "data": _shuffle(page["data"], rng)})),
    )


def _bato(base_url: str = "") -> Example:
    details = answer(constructed("bato_details.json"))
    nodes = json.loads(constructed("bato_chapters.json"))["data"]["get_content_chapterList"]
    return Example(
        BatoSource(base_url),
        "https://bato.to/title/86408-night-harbour",
        (details, answer(constructed("bato_chapters.json"))),
        lambda rng: (details, answer({"data": {"get_content_chapterList": _shuffle(nodes, rng)}})),
    )


def _feed(base_url: str = "") -> Example:
    head, *items = constructed("feed_rss.xml").decode().split("<item>")
    items[-1], tail = items[-1].split("</item>")
    parts = [item.removesuffix("\n  ").removesuffix("</item>") for item in items]

    def shuffled(rng: random.Random) -> tuple[SourceResponse, ...]:
        return (answer(head + "".join(f"<item>{part}</item>" for part in _shuffle(parts, rng)) + tail),)

    return Example(FeedSource(), "https://harbour.example/feed", (answer(constructed("feed_rss.xml")),), shuffled)


EXAMPLES = {"mangadex": _mangadex, "bato": _bato, "feed": _feed}
every_source = pytest.mark.parametrize("name", sorted(EXAMPLES))


def _shuffle(items: Sequence[Any], rng: random.Random) -> list[Any]:
    return rng.sample(items, len(items))


def test_every_registered_source_has_an_example() -> None:
    assert {source.info.name for source in Registry.built_in(Settings)} == set(EXAMPLES)


# ------------------------------------------------------------------ links


@every_source
def test_the_link_of_a_series_is_recognised(name: str) -> None:
    example_ = EXAMPLES[name]()
    assert example_.ref.source == name
    assert example_.ref.id


PIECES = st.sampled_from(
    [
        *("https://", "http://", "HTTPS://", "//", "javascript:", "[::1", "]", ":", ":99999", ":x", "@", "\\", "/"),
        *("mangadex.org", "bato.to", "www.webtoons.com", "tapas.io", "www.royalroad.com", "tonarinoyj.jp", "x.example"),
        *(
            "title",
            "chapter",
            "series",
            "fiction",
            "list",
            "rss",
            "-",
            "?",
            "title_no=",
            "&",
            "#",
            "%",
            "%00",
            "%ud800",
        ),
        *(
            "1234",
            "0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9",
            "０",
            "²",
            "ａ．ｃｏｍ",
            "..",
            "🐈",
            " ",
            "\n",
            "\x00",
            "\ud800",
        ),
    ]
)


@every_source
@given(text=st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=12).map("".join)))
@example(text="https://[")
@example(text="http://\u2100.example/")
@example(text="https://mangadex.org:99999/title/x")
@example(text="https://www.webtoons.com/en/a/b/list?title_no=²")
def test_recognise_is_pure_and_total(name: str, text: str) -> None:
    source = EXAMPLES[name]().source
    try:
        first = source.recognise(text)
    except UserError:
        return
    assert source.recognise(text) == first
    if first is not None:
        assert first.source == name
        assert first.id
        assert isinstance(source.host(first), str)
        first.id.encode()


# ------------------------------------------------------------------ checks


@every_source
def test_a_check_gives_a_whole_and_clean_snapshot(name: str) -> None:
    example_ = EXAMPLES[name]()
    snapshot = value_of(example_.source.check(example_.ref, Validators()), *example_.answers)
    assert isinstance(snapshot, Snapshot)
    assert snapshot.details is not None
    assert snapshot.details.name == "Night Harbour"
    assert len({chapter.id for chapter in snapshot.chapters}) == len(snapshot.chapters) == 3
    for label, value in _leaves(snapshot):
        if isinstance(value, datetime):
            assert value.utcoffset() == timedelta(0), label
        if isinstance(value, str):
            value.encode()
        if label in ("link", "cover_url") and value is not None:
            assert read_link(str(value)), value


@every_source
@given(seed=st.integers(0, 2**16))
def test_the_order_of_the_answer_changes_no_identity(name: str, seed: int) -> None:
    example_ = EXAMPLES[name]()
    plain = value_of(example_.source.check(example_.ref, Validators()), *example_.answers)
    other = value_of(example_.source.check(example_.ref, Validators()), *example_.shuffled(random.Random(seed)))
    assert isinstance(plain, Snapshot)
    assert isinstance(other, Snapshot)
    assert {c.id: c for c in plain.chapters} == {c.id: c for c in other.chapters}


@every_source
def test_an_equal_second_check_gives_equal_chapters_or_says_unchanged(name: str) -> None:
    example_ = EXAMPLES[name]()
    first = value_of(example_.source.check(example_.ref, Validators()), *example_.answers)
    assert isinstance(first, Snapshot)
    second = value_of(example_.source.check(example_.ref, first.validators), *example_.answers)
    if isinstance(second, Snapshot):
        assert second.chapters == first.chapters


GARBAGE = [
    b"",
    b"Hello!",
    b"null",
    b"[]",
    b"0",
    b'""',
    b"{}",
    b'{"data": null}',
    b'{"data": []}',
    b'{"data": {}, "total": "many"}',
    b'{"errors": null}',
    b"{" * 5000,
    b"[" * 200_000,
    b"<rss",
    b"<rss><channel></channel></rss>",
    b"<html><body>Just a moment...</body></html>",
    b"\xff\xfe\x00\xd8",
    b"\x00" * 100,
    b'{"data": {"get_content_comicNode": {"data": {"name": 1e999}}}}',
]


@every_source
@pytest.mark.parametrize("body", GARBAGE, ids=range(len(GARBAGE)))
@pytest.mark.parametrize("known", [False, True])
def test_garbage_is_told_as_one_of_the_allowed_errors(name: str, body: bytes, known: bool) -> None:
    example_ = EXAMPLES[name]()
    for position in range(len(example_.answers)):
        _survive(example_, [*example_.answers[:position], answer(body)], known)


@every_source
@given(data=st.data())
def test_damaged_answers_are_told_as_one_of_the_allowed_errors(name: str, data: st.DataObject) -> None:
    example_ = EXAMPLES[name]()
    position = data.draw(st.integers(0, len(example_.answers) - 1))
    body = bytearray(example_.answers[position].body)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(body)))
        body[start : start + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=8))
    _survive(example_, [*example_.answers[:position], answer(bytes(body)), *example_.answers[position + 1 :]], False)


def _survive(example_: Example, answers: list[SourceResponse], known: bool) -> None:
    flow = example_.source.check(example_.ref, Validators(body_hash="known" if known else ""))
    with suppress(StopIteration, SourceChanged, SourceRefused, ListingGone):
        next(flow)
        for response in answers:
            flow.send(response)


# ------------------------------------------------------------------ addresses


@every_source
def test_requests_go_to_https_only(name: str) -> None:
    example_ = EXAMPLES[name]()
    requests = drive(example_.source.check(example_.ref, Validators()), example_.answers).requests
    assert all(request.url.startswith("https://") for request in requests)
    assert netloc(requests[0].url) == example_.source.host(example_.ref)


@pytest.mark.parametrize("name", sorted(EXAMPLES.keys() - {"feed"}))
def test_an_address_of_ones_own_is_asked_for_everything(name: str) -> None:
    example_ = EXAMPLES[name](OWN)
    assert not example_.source.info.closed
    assert example_.source.info.base_url == OWN
    assert example_.source.host(example_.ref) == "127.0.0.1:8080"
    requests = drive(example_.source.check(example_.ref, Validators()), example_.answers).requests
    assert all(request.url.startswith(f"{OWN}/") for request in requests)
    if isinstance(example_.source, AsksForMany):
        scope = example_.source.look_scope(example_.ref)
        assert scope is not None
        assert example_.source.look_host(scope) == "127.0.0.1:8080"
        request = next(example_.source.look(scope, [example_.ref], datetime(2026, 1, 1, tzinfo=UTC), Validators()))
        assert request.url.startswith(f"{OWN}/")


@every_source
def test_a_source_opens_no_socket_and_no_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    example_ = EXAMPLES[name]()
    value_of(example_.source.check(example_.ref, Validators()), *example_.answers)  # what is imported late is in

    def forbidden(*args: object, **kwargs: object) -> None:
        raise AssertionError(f"a source did I/O: {args}")

    monkeypatch.setattr(socket, "socket", forbidden)
    monkeypatch.setattr("builtins.open", forbidden)
    value_of(example_.source.check(example_.ref, Validators()), *example_.answers)


def _leaves(value: Any, label: str = "") -> Iterator[tuple[str, object]]:
    if is_dataclass(value):
        for field in fields(value):
            yield from _leaves(getattr(value, field.name), field.name)
    elif isinstance(value, tuple):
        for item in value:
            yield from _leaves(item, label)
    else:
        yield label, value
