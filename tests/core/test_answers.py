"""What an answer means: usable, a redirect, or which of the errors."""

import json
from datetime import timedelta

import httpx
import pytest

from batotray.errors import ListingGone, RateLimited, SourceChanged, SourceError, SourceRefused, SourceUnavailable
from batotray.records import HostState
from batotray.settings import Settings
from tests.builders import DAY, HOUR, NOW
from tests.core.scripted_site import HOST, JSON, PAGE, URL, World, get, ok, only, runs, to
from tests.core.sources.drive import recorded

# ------------------------------------------------------------------ what an answer means


@pytest.mark.parametrize(
    ("status", "kind", "requests"),
    [
        (500, SourceUnavailable, 3),
        (502, SourceUnavailable, 3),
        (504, SourceUnavailable, 3),
        (408, SourceUnavailable, 3),
        (429, RateLimited, 1),
        (503, RateLimited, 1),
        (401, SourceRefused, 1),
        (403, SourceRefused, 1),
        (451, SourceRefused, 1),
        (404, ListingGone, 1),
        (410, ListingGone, 1),
        (400, SourceChanged, 1),
        (418, SourceChanged, 1),
        (300, SourceChanged, 1),
    ],
)
def test_a_status_becomes_an_error_that_names_source_and_host(
    status: int, kind: type[SourceError], requests: int
) -> None:
    world = World(answer=lambda _: httpx.Response(status, headers=JSON, text="{}"))
    error = world.fail(get())
    assert type(error) is kind
    assert (error.source, error.host) == ("shelf", HOST)
    assert str(status) in error.detail
    assert len(world.asked) == requests == len(world.ledger.counted)


@pytest.mark.parametrize("status", [200, 204, 299, 304])
def test_what_a_source_should_read_reaches_it(status: int) -> None:
    assert only(World(answer=lambda _: httpx.Response(status, headers=JSON)).run(get())).status == status


@pytest.mark.parametrize("status", [302, 400, 404, 410, 500])
def test_a_source_can_ask_to_see_a_status_itself(status: int) -> None:
    world = World(answer=lambda _: httpx.Response(status, headers={"location": "/x"}, text="gone"))
    answer = only(world.run(get(accept=frozenset({status}))))
    assert (answer.status, answer.body) == (status, b"gone")
    assert len(world.asked) == 1


@pytest.mark.parametrize("status", [401, 403, 429, 451, 503])
def test_no_source_can_overlook_a_no(status: int) -> None:
    world = World(answer=lambda _: httpx.Response(status))
    assert isinstance(world.fail(get(accept=frozenset({status}))), SourceRefused | RateLimited)


@pytest.mark.parametrize(
    ("expect", "content_type", "body", "refused"),
    [
        ("json", "text/html; charset=utf-8", PAGE, True),
        ("json", "text/html", "{}", True),
        ("json", "application/json", f"\ufeff \n{PAGE}", True),
        ("xml", "text/html", PAGE, True),
        ("xml", "application/xhtml+xml", "<?xml version='1.0'?><html></html>", True),
        ("xml", "text/html", "<?xml version='1.0'?><rss></rss>", False),
        ("xml", "text/html", "\ufeff<rss></rss>", False),
        ("xml", "", "<rss></rss>", False),
        ("html", "text/html", PAGE, False),
        ("any", "text/html", PAGE, False),
        ("json", "text/plain", "{}", False),
    ],
)
def test_a_web_page_in_place_of_data_is_a_refusal(expect: str, content_type: str, body: str, refused: bool) -> None:
    world = World(answer=lambda _: httpx.Response(200, content=body.encode(), headers={"content-type": content_type}))
    fetched = world.run(get(expect=expect))
    assert isinstance(fetched.error, SourceRefused) == refused
    assert (fetched.value is None) == refused


@pytest.mark.parametrize("status", [200, 403, 404, 503])
def test_a_challenge_is_a_refusal_whatever_its_status(status: int) -> None:
    world = World(answer=lambda _: httpx.Response(status, headers={"cf-mitigated": "challenge"}, text=PAGE))
    error = world.fail(get(expect="any", accept=frozenset({status})))
    assert isinstance(error, SourceRefused)
    assert error.status == status


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("mangadex/error_429.json", RateLimited),
        ("anilist/error_429.json", RateLimited),
        ("bato/error__429_retry_after_seconds.json", RateLimited),
        ("bato/dead__503_maintenance.json", RateLimited),
        ("bato/error__403_cloudflare.json", SourceRefused),
        ("mangadex/error_400_limit.json", SourceChanged),
    ],
)
def test_collected_errors_of_real_sites_mean_what_they_say(name: str, kind: type[SourceError]) -> None:
    given = json.loads(recorded(name).read_text("utf-8"))["response"]
    body = given["body"] if isinstance(given["body"], str) else json.dumps(given["body"])
    world = World(answer=lambda _: httpx.Response(given["status"], headers=given["headers"], text=body))
    error = world.fail(get())
    assert type(error) is kind
    if isinstance(error, RateLimited):
        # One of them names a moment that is long past on the fake clock's calendar or lies ahead: both are bounded.
        assert timedelta(0) < error.until - NOW <= 7 * DAY


# ------------------------------------------------------------------ redirects


def test_redirects_are_followed_and_permanent_ones_are_told() -> None:
    world = World(script=[to("/two", 301), to("https://site.example/three", 308)])
    answer = only(world.run(get()))
    assert answer.url == answer.permanent_url == "https://site.example/three"


def test_one_passing_redirect_makes_the_new_address_a_passing_one() -> None:
    world = World(script=[to("/two", 301), to("/three", 302)])
    answer = only(world.run(get()))
    assert (answer.url, answer.permanent_url) == ("https://site.example/three", None)


def test_five_redirects_are_the_most() -> None:
    world = World(script=[to(f"/{n}") for n in range(5)])
    assert only(world.run(get())).status == 200
    world = World(answer=lambda _: to("/again"))
    assert isinstance(world.fail(get()), SourceUnavailable)
    assert len(world.asked) == 6


@pytest.mark.parametrize(
    "location",
    [
        "http://site.example/",
        "ftp://site.example/",
        "file:///etc/passwd",
        "https://127.0.0.1/",
        "https://localhost:8000/",
    ],
)
def test_a_redirect_to_where_nothing_good_waits_is_not_followed(location: str) -> None:
    world = World(answer=lambda _: to(location))
    error = world.fail(get())
    assert isinstance(error, SourceChanged)
    assert error.where == "redirect"
    assert len(world.asked) == 1


@pytest.mark.parametrize("location", ["https://[::1", "https://a:b/", "data:,x", "https://\x7f/"])
def test_a_redirect_to_nonsense_is_an_error_like_others(location: str) -> None:
    world = World(answer=lambda _: to(location))
    assert isinstance(world.fail(get()), SourceChanged | SourceUnavailable)
    assert {str(request.url) for request in world.asked} == {URL}


@pytest.mark.parametrize(("status", "method"), [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")])
def test_a_question_is_asked_again_only_where_the_redirect_says_so(status: int, method: str) -> None:
    world = World(script=[to("/two", status)])
    world.run(get(method="POST", json={"a": 1}))
    assert world.asked[1].method == method
    assert bool(world.asked[1].content) == (method == "POST")


def test_what_a_source_tells_its_host_is_not_told_to_another() -> None:
    headers = {"X-API-Key": "secret", "Authorization": "Bearer x", "If-None-Match": '"e"'}
    world = World(script=[to("/two"), to("https://other.example/")])
    world.run(get(headers=headers))
    same, other = world.asked[1].headers, world.asked[2].headers
    assert (same["x-api-key"], same["authorization"]) == ("secret", "Bearer x")
    assert "x-api-key" not in other
    assert "authorization" not in other
    assert other["if-none-match"] == '"e"'


def test_another_host_is_asked_by_its_own_rules() -> None:
    world = World(answer=lambda request: to("https://other.example/") if request.url.host == HOST else ok())
    world.ledger.states["other.example"] = HostState("other.example", "shelf", held_until=NOW + HOUR)
    fetched = world.run(get())
    assert isinstance(fetched.error, RateLimited)
    assert (fetched.error.host, fetched.host, fetched.hosts) == ("other.example", "other.example", (HOST,))
    assert [host for host, _ in world.ledger.counted] == [HOST]


def test_the_gap_holds_on_the_host_redirected_to() -> None:
    world = World(Settings(min_delay=5, max_delay=5))
    world.answer = lambda request: ok() if request.url.host == "end.example" else to("https://end.example/")
    runs(world, get("https://a.example/"), get("https://b.example/"))
    ends = [at for at, url in zip(world.asked_at, world.urls, strict=True) if "end.example" in url]
    assert ends[1] - ends[0] == pytest.approx(5)


def test_a_hold_of_the_host_redirected_to_is_its_own() -> None:
    world = World(script=[to("https://other.example/"), httpx.Response(429)])
    error = world.fail(get())
    assert error.host == "other.example"
    assert world.ledger.states["other.example"].held_until is not None
    assert world.ledger.states[HOST].held_until is None
