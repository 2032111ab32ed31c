"""Links from outside are taken apart without harm; instants are read in their true unit."""

from datetime import UTC, datetime

import pytest

from batotray.core.sources.instants import from_iso, read_instant
from batotray.core.sources.links import netloc, read_link, web_link


def test_a_link_is_taken_apart() -> None:
    link = read_link("HTTPS://User:pw@WWW.Example.org:8443//a/b/?x=1&y=%20#z")
    assert link is not None
    assert (link.scheme, link.netloc, link.host) == ("https", "www.example.org:8443", "example.org")
    assert (link.parts, link.query, link.fragment) == (("a", "b"), {"x": "1", "y": " "}, "z")


@pytest.mark.parametrize(
    "text",
    ["", "x", "ftp://x/y", "javascript:alert(1)", "file:///etc/passwd", "https://", "https:///x", "https://[::1",
     "http://a b/", "https://x\n.org", "https://a\\@b/", "https://x:99999/", "https://x/" + "a" * 3000, "https://x/\ud800"],
)  # fmt: skip
def test_anything_else_is_none(text: str) -> None:
    assert read_link(text) is None


@pytest.mark.parametrize(
    ("text", "base", "link"),
    [
        ("/a/1", "https://x.example/feed", "https://x.example/a/1"),
        ("//y.example/1", "https://x.example/", "https://y.example/1"),
        (" https://x.example/a b ", "", "https://x.example/a%20b"),
        ("data:text/html,x", "https://x.example/", None),
        ("JavaScript:alert(1)", "https://x.example/", None),
        ("a", "", None),
        ("", "https://x.example/", None),
        (None, "https://x.example/", None),
        ("http://[", "https://x.example/", None),
    ],
)
def test_only_web_links_are_let_out(text: str | None, base: str, link: str | None) -> None:
    assert web_link(text, base) == link


@pytest.mark.parametrize(
    ("address", "host"),
    [("https://u:p@X.example/feed", "x.example"), ("http://[::1]:80/", "[::1]:80"), ("nothing", "")],
)
def test_the_host_comes_without_a_password(address: str, host: str) -> None:
    assert netloc(address) == host


def test_below_needs_host_and_path() -> None:
    link = read_link("https://x.example/base/title/1")
    assert link is not None
    assert link.below("https://x.example/base") == ("title", "1")
    assert link.below("https://x.example/other") is None
    assert link.below("https://y.example/base") is None
    assert link.below("") is None


@pytest.mark.parametrize(
    "value",
    [1647940559000, "1647940559000", 1647940559, 1647940559.0, "2022-03-22T09:15:59Z", "2022-03-22T10:15:59+01:00",
     "2022-03-22T09:15:59"],
)  # fmt: skip
def test_an_instant_is_read_in_any_unit(value: float | str) -> None:
    assert read_instant(value) == datetime(2022, 3, 22, 9, 15, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    "value", [None, True, 0, -1, "", "Yesterday", "nan", "inf", 1e40, "1970-01-01", "9999-12-31T23:59:59-12:00"]
)
def test_what_is_no_plausible_instant_is_none(value: float | str | None) -> None:
    assert read_instant(value) is None


def test_an_iso_instant_beyond_the_calendar_is_none() -> None:
    assert from_iso("0001-01-01T00:00:00+14:00") is None
