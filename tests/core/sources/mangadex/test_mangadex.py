"""MangaDex: links, a check, the feed's traps, and one question about many series."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from batotray.core.sources.mangadex import MangaDexSource
from batotray.core.sources.protocol import AsksForMany, Look, SourceRequest, SourceResponse
from batotray.errors import SourceChanged, UnknownLink, UserError
from batotray.records import NotModified, SeriesRef, Snapshot, Validators
from tests.core.sources.drive import RECEIVED_AT, answer, constructed, drive, recorded_body, value_of

MANGA = "0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9"
CHAPTER = "11111111-0000-4000-8000-000000000002"
REF = SeriesRef("mangadex", MANGA, "en")
SOURCE = MangaDexSource()
HOUR = timedelta(hours=1)


def details() -> SourceResponse:
    return answer(constructed("mangadex_manga.json"))


def chapter(number: int, readable: datetime, manga: str = MANGA, **attributes: Any) -> dict[str, Any]:
    stamp = readable.isoformat()
    plain = {
        "volume": None, "chapter": str(number), "title": None, "translatedLanguage": "en", "externalUrl": None,
        "isUnavailable": False, "readableAt": stamp, "createdAt": stamp,
    }  # fmt: skip
    relationships = [{"id": manga, "type": "manga"}]
    return {"id": f"c{number}", "type": "chapter", "attributes": plain | attributes, "relationships": relationships}


def page(chapters: list[dict[str, Any]], total: int | None = None) -> SourceResponse:
    return answer({"result": "ok", "data": chapters, "total": len(chapters) if total is None else total})


def chapters_of(count: int) -> list[dict[str, Any]]:
    return [chapter(number, RECEIVED_AT - number * HOUR) for number in range(1, count + 1)]


def query(request: SourceRequest) -> dict[str, list[str]]:
    return parse_qs(urlsplit(request.url).query)


def check(*answers: SourceResponse, ref: SeriesRef = REF) -> Snapshot:
    snapshot = value_of(SOURCE.check(ref, Validators()), *answers)
    assert isinstance(snapshot, Snapshot)
    return snapshot


# ------------------------------------------------------------------ links


@pytest.mark.parametrize(
    "link",
    [
        f"https://mangadex.org/title/{MANGA}",
        f"https://mangadex.org/title/{MANGA}/night-harbour?tab=chapters#x",
        f"http://www.mangadex.org/title/{MANGA.upper()}/",
        f"https://mangadex.org/manga/{MANGA}",
        f"https://api.mangadex.org/manga/{MANGA}",
    ],
)
def test_every_form_of_a_series_link_means_the_series(link: str) -> None:
    assert SOURCE.recognise(link) == SeriesRef("mangadex", MANGA)


@pytest.mark.parametrize("tail", ["", "/", "/3"])
def test_a_chapter_link_keeps_the_chapter_until_a_check_finds_its_series(tail: str) -> None:
    ref = SOURCE.recognise(f"https://mangadex.org/chapter/{CHAPTER}{tail}")
    assert ref is not None
    assert ref.chapter_id == CHAPTER
    single = json.loads(constructed("mangadex_chapters.json"))["data"][1]
    driven = drive(
        SOURCE.check(ref, Validators()),
        [answer({"result": "ok", "data": single}), details(), answer(constructed("mangadex_chapters.json"))],
    )
    assert [urlsplit(url).path for url in driven.urls] == [
        f"/chapter/{CHAPTER}",
        f"/manga/{MANGA}",
        f"/manga/{MANGA}/feed",
    ]
    assert driven.result.moved_to == MANGA


def test_a_chapter_without_series_is_a_changed_answer() -> None:
    ref = SeriesRef("mangadex", f"chapter:{CHAPTER}")
    orphan = chapter(1, RECEIVED_AT) | {"relationships": []}
    with pytest.raises(SourceChanged, match="manga"):
        check(answer({"data": orphan}), ref=ref)


@pytest.mark.parametrize("path", ["title/1234/old", "manga/1234", "chapter/1234"])
def test_links_from_before_2021_are_refused_by_name(path: str) -> None:
    with pytest.raises(UserError) as caught:
        SOURCE.recognise(f"https://mangadex.org/{path}")
    assert caught.value.code == "mangadex_old_link"


@pytest.mark.parametrize("path", ["", "titles/latest", "title", "group/0b1c2d3e", "title/not-an-id"])
def test_other_pages_of_the_site_are_refused(path: str) -> None:
    with pytest.raises(UnknownLink) as caught:
        SOURCE.recognise(f"https://mangadex.org/{path}")
    assert caught.value.code == "link_not_series"


def test_other_sites_are_left_to_others() -> None:
    assert SOURCE.recognise(f"https://mangadex.example/title/{MANGA}") is None


def test_links_to_an_own_address_are_recognised_but_never_refused() -> None:
    own = MangaDexSource("http://127.0.0.1:9/md")
    assert own.recognise(f"http://127.0.0.1:9/md/title/{MANGA}") == SeriesRef("mangadex", MANGA)
    assert own.recognise("http://127.0.0.1:9/md/title/86408") is None
    assert own.recognise(f"http://127.0.0.1:9/other/title/{MANGA}") is None


# ------------------------------------------------------------------ details


def test_details_prefer_the_english_name_and_keep_all_others() -> None:
    found = check(details(), page([])).details
    assert found is not None
    assert found.name == "Night Harbour"
    assert found.alternative_names == ("Harbour at Night", "Yoru no Minato", "夜の港")
    assert (found.authors, found.artists) == (("Aki Mori",), ("Aki Mori", "Ren Oka"))
    assert found.genres == ("Drama", "Mystery")
    assert found.summary == "A harbour, at night."
    assert (found.original_language, found.published_from, found.anilist_id) == ("ja", "2021", 4711)
    assert found.status == "dropped"
    assert found.link == f"https://mangadex.org/title/{MANGA}"
    assert found.cover_url == f"https://uploads.mangadex.org/covers/{MANGA}/cover-1.jpg.256.jpg"


def manga(**attributes: Any) -> SourceResponse:
    plain: dict[str, Any] = {"title": {"en": "N"}, "altTitles": [], "links": None, "status": "ongoing", "tags": []}
    return answer({"data": {"id": MANGA, "attributes": plain | attributes, "relationships": []}})


@pytest.mark.parametrize(
    ("attributes", "name"),
    [
        ({"title": {"ja": "夜", "ja-ro": "Yoru"}, "originalLanguage": "ja"}, "Yoru"),
        ({"title": {"fr": "Nuit"}}, "Nuit"),
        ({"title": [], "altTitles": [{"de": "Nacht"}]}, "Nacht"),
        ({"title": {}, "altTitles": None}, MANGA),
        ({"title": {"en": ""}, "altTitles": [[], {"en": "Night"}]}, "Night"),
    ],
)
def test_a_title_is_found_whatever_the_map_holds(attributes: dict[str, Any], name: str) -> None:
    found = check(manga(**attributes), page([])).details
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("status", "meaning"),
    [*((s, s) for s in ("ongoing", "completed", "hiatus")), ("cancelled", "dropped"), (None, "unknown")]
)  # fmt: skip
def test_status_is_mapped(status: str | None, meaning: str) -> None:
    found = check(manga(status=status), page([])).details
    assert found is not None
    assert found.status == meaning


@pytest.mark.parametrize(("al", "anilist_id"), [("30002", 30002), ("berserk", None), ("", None), (None, None)])
def test_only_a_number_is_an_anilist_id(al: str | None, anilist_id: int | None) -> None:
    found = check(manga(links={"al": al}), page([])).details
    assert found is not None
    assert found.anilist_id == anilist_id


# ------------------------------------------------------------------ chapters


def test_chapters_carry_what_the_reader_needs() -> None:
    extra, tenth, oneshot = check(details(), answer(constructed("mangadex_chapters.json"))).chapters
    assert (extra.number, extra.volume, extra.title) == ("10.5", None, None)
    assert extra.link == "https://reader.example/10.5"
    assert extra.group == "Quay Scans, Tide"
    assert extra.published_at == datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert extra.created_at == datetime(2026, 3, 1, 11, 59, tzinfo=UTC)
    assert (tenth.number, tenth.volume, tenth.title, tenth.group) == ("10", "2", "Ebb", None)
    assert tenth.link == f"https://mangadex.org/chapter/{CHAPTER}"
    assert tenth.language == "en"
    assert (oneshot.number, oneshot.display_name) == (None, "Oneshot")


def test_a_chapter_that_cannot_be_read_is_left_out_of_a_complete_list() -> None:
    found = check(details(), page([chapter(1, RECEIVED_AT), chapter(2, RECEIVED_AT, isUnavailable=True)]))
    assert [c.id for c in found.chapters] == ["c1"]
    assert found.complete


def test_a_link_that_is_no_web_link_is_replaced_by_the_chapters_own() -> None:
    found = check(details(), page([chapter(1, RECEIVED_AT, externalUrl="javascript:alert(1)")]))
    assert found.chapters[0].link == "https://mangadex.org/chapter/c1"


@pytest.mark.parametrize(("count", "pages"), [(500, 1), (501, 2), (1500, 3)])
def test_long_lists_arrive_whole(count: int, pages: int) -> None:
    rows = chapters_of(count)
    answers = [page(rows[i : i + 500], count) for i in range(0, count, 500)]
    driven = drive(SOURCE.check(REF, Validators()), [details(), *answers])
    assert len(driven.result.chapters) == count
    assert driven.result.complete
    assert [query(request)["offset"] for request in driven.requests[1:]] == [[str(500 * n)] for n in range(pages)]


def test_the_feed_is_asked_newest_first_with_every_wanted_rating_and_group() -> None:
    source = MangaDexSource(ratings=["pornographic", "safe", "nonsense"])
    asked = drive(source.check(REF, Validators()), [details(), page([])]).requests[1]
    assert query(asked) == {
        "translatedLanguage[]": ["en"],
        "order[readableAt]": ["desc"],
        "limit": ["500"],
        "offset": ["0"],
        "contentRating[]": ["safe", "pornographic"],
        "includes[]": ["scanlation_group"],
    }


def test_without_a_language_english_is_asked_for() -> None:
    asked = drive(SOURCE.check(SeriesRef("mangadex", MANGA), Validators()), [details(), page([])]).requests[1]
    assert query(asked)["translatedLanguage[]"] == ["en"]


def test_the_window_of_10_000_is_never_left_and_the_list_then_not_complete() -> None:
    rows = chapters_of(500)
    driven = drive(SOURCE.check(REF, Validators()), [details(), *[page(rows, 12_345)] * 20])
    last = query(driven.requests[-1])
    assert int(last["offset"][0]) + int(last["limit"][0]) == 10_000
    assert not driven.result.complete


def test_a_list_that_ends_early_is_not_complete() -> None:
    found = check(details(), page(chapters_of(500), 700), page([], 700))
    assert len(found.chapters) == 500
    assert not found.complete


def test_an_empty_feed_of_a_series_that_exists_is_just_empty() -> None:
    found = check(details(), page([]))
    assert found.chapters == ()
    assert found.complete
    assert found.details is not None
    assert found.validators == Validators()


def test_nothing_new_is_known_without_reading() -> None:
    first = check(details(), page(chapters_of(3)))
    again = value_of(SOURCE.check(REF, first.validators), details(), page(chapters_of(3)))
    assert again == NotModified(first.validators)


@pytest.mark.parametrize("changed", ["details", "chapters"])
def test_any_change_is_read(changed: str) -> None:
    first = check(details(), page(chapters_of(3)))
    answers = (manga(), page(chapters_of(3))) if changed == "details" else (details(), page(chapters_of(4)))
    assert isinstance(value_of(SOURCE.check(REF, first.validators), *answers), Snapshot)


def test_a_lost_field_is_named() -> None:
    row = chapter(1, RECEIVED_AT)
    del row["attributes"]["readableAt"]
    with pytest.raises(SourceChanged) as caught:
        check(details(), page([row]))
    assert caught.value.where == "data.0.attributes.readableAt"


# ------------------------------------------------------------------ many series


SINCE = RECEIVED_AT - 10 * HOUR
OTHER = "ffffffff-0000-4000-8000-000000000001"


def look(*answers: SourceResponse) -> Look:
    asked = [SeriesRef("mangadex", r, "en") for r in (MANGA, OTHER)]
    found = value_of(SOURCE.look("en", asked, SINCE, Validators()), *answers)
    assert isinstance(found, Look)
    return found


def test_a_look_covers_a_language() -> None:
    assert isinstance(SOURCE, AsksForMany)
    assert SOURCE.look_scope(SeriesRef("mangadex", MANGA, "fr")) == "fr"
    assert SOURCE.look_scope(SeriesRef("mangadex", MANGA)) == "en"
    assert SOURCE.look_host("fr") == "api.mangadex.org"


def test_a_look_names_the_asked_series_with_newer_chapters() -> None:
    rows = [
        chapter(3, RECEIVED_AT - HOUR),
        chapter(2, RECEIVED_AT - 2 * HOUR, manga="somebody-else"),
        chapter(1, SINCE - HOUR, manga=OTHER),
    ]
    found = look(page(rows, 90_000))
    assert found.touched == {MANGA}
    assert found.newest_at == RECEIVED_AT - HOUR
    assert found.reached


def test_a_look_reaches_back_a_little_behind_the_one_before() -> None:
    found = look(page([chapter(2, SINCE - timedelta(minutes=1)), chapter(1, SINCE - HOUR, manga=OTHER)], 90_000))
    assert found.touched == {MANGA}


def test_a_look_passes_over_chapters_of_the_future_and_asks_again() -> None:
    rows = [chapter(3, RECEIVED_AT + HOUR), chapter(2, RECEIVED_AT - HOUR, manga=OTHER), chapter(1, SINCE - HOUR)]
    found = look(page(rows, 90_000))
    assert found.touched == {OTHER}
    assert found.newest_at == RECEIVED_AT - HOUR
    assert found.validators == Validators()


def test_a_look_turns_pages_and_says_when_it_did_not_get_back_far_enough() -> None:
    rows = [chapter(n, RECEIVED_AT - timedelta(seconds=n)) for n in range(1, 101)]
    driven = drive(SOURCE.look("en", [REF], SINCE, Validators()), [page(rows, 90_000)] * 5)
    assert not driven.result.reached
    assert [query(request)["offset"] for request in driven.requests] == [[str(100 * n)] for n in range(5)]
    assert query(driven.requests[0])["limit"] == ["100"]


def test_a_short_list_is_reached() -> None:
    assert look(page([chapter(1, RECEIVED_AT - HOUR)])).reached
    assert look(page([])) == Look(frozenset(), None, True, look(page([])).validators)


def test_an_unchanged_first_page_needs_no_reading() -> None:
    rows = page([chapter(1, RECEIVED_AT - HOUR)])
    first = look(rows)
    assert value_of(SOURCE.look("en", [REF], SINCE, first.validators), rows) == NotModified(first.validators)


# ------------------------------------------------------------------ recorded answers


def test_recorded_series_are_read() -> None:
    found = check(answer(recorded_body("mangadex/manga_by_id__berserk.json")), page([])).details
    assert found is not None
    assert (found.name, found.status, found.anilist_id) == ("Berserk", "ongoing", 30002)


def test_recorded_includes_give_author_and_cover() -> None:
    body = recorded_body("mangadex/manga_meta__manga-with-multiple-includes.json")
    found = check(answer({**body, "data": body["data"][0]}), page([])).details
    assert found is not None
    assert found.authors == ("FriFri1213",)
    assert found.cover_url is not None
    assert found.cover_url.endswith("/6a264b94-e30e-4d1d-8f75-817aa7e478b9.jpg.256.jpg")


def test_recorded_external_chapters_open_where_they_are() -> None:
    found = check(details(), answer(recorded_body("mangadex/manga_feed__chainsaw-man-en-external.json"))).chapters
    first = [c for c in found if c.number == "1"]
    assert len(first) == 3
    assert {c.link and urlsplit(c.link).hostname for c in first} == {
        "viz.com",
        "mangaplus.shueisha.co.jp",
        "mangadex.org",
    }


def test_recorded_empty_feed_of_an_unknown_series_is_asked_only_after_the_series() -> None:
    # The series itself answers 404 before, which the fetcher turns into ListingGone: no flow accepts it.
    driven = drive(
        SOURCE.check(REF, Validators()), [details(), answer(recorded_body("mangadex/manga_feed__invalid-feed.json"))]
    )
    assert urlsplit(driven.urls[0]).path == f"/manga/{MANGA}"
    assert driven.requests[0].accept == frozenset()
    assert driven.result.chapters == ()


@pytest.mark.parametrize(
    "name", ["manga_feed__berserk-en", "manga_feed__berserk", "manga_feed__blame", "manga_feed__naruto"]
)
def test_recorded_feeds_are_read(name: str) -> None:
    body = recorded_body(f"mangadex/{name}.json")
    found = (
        check(details(), answer(body), *[page([], body["total"])])
        if body["total"] > 500
        else check(details(), answer(body))
    )
    assert len(found.chapters) == len(body["data"])
    assert all(c.published_at for c in found.chapters)


def test_recorded_newest_chapters_are_looked_through() -> None:
    body = recorded_body("mangadex/chapter_search__page1.json")
    manga_id = next(r["id"] for r in body["data"][0]["relationships"] if r["type"] == "manga")
    found = value_of(
        SOURCE.look("en", [SeriesRef("mangadex", manga_id)], datetime(2018, 1, 15, 16, 39, tzinfo=UTC), Validators()),
        answer({**body, "total": len(body["data"])}),
    )
    assert isinstance(found, Look)
    assert found.touched == {manga_id}
    assert found.reached
