"""Bato: every form of its links, and answers of its GraphQL endpoint, odd ones above all."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from batotray.core.sources.bato import BatoSource
from batotray.core.sources.protocol import SourceResponse
from batotray.errors import ListingGone, SourceChanged, UnknownLink, UserError
from batotray.records import SeriesRef, Snapshot, Validators
from tests.core.sources.drive import answer, constructed, drive, recorded_body, value_of

SOURCE = BatoSource()
REF = SeriesRef("bato", "86408")


def details() -> SourceResponse:
    return answer(constructed("bato_details.json"))


def chapters(*nodes: Any) -> SourceResponse:
    return answer({"data": {"get_content_chapterList": nodes}})


def node(**data: Any) -> dict[str, Any]:
    return {"id": "1", "data": {"id": "1", "dname": "Chapter 1", **data}}


def check(*answers: SourceResponse, source: BatoSource = SOURCE) -> Snapshot:
    snapshot = value_of(source.check(REF, Validators()), *answers)
    assert isinstance(snapshot, Snapshot)
    return snapshot


# ------------------------------------------------------------------ links


@pytest.mark.parametrize(
    ("link", "series", "chapter"),
    [
        ("https://bato.to/series/86408", "86408", ""),
        ("https://bato.to/series/86408/any-slug", "86408", ""),
        ("https://bato.to/series/86408/86-slug", "86408", ""),
        ("https://bato.to/title/86408", "86408", ""),
        ("https://bato.to/title/86408-any-slug/", "86408", ""),
        ("https://mto.to/title/86408-any-slug/1681030-ch_8", "86408", "1681030"),
        ("https://batotwo.com/title/104929-86-eighty-six-official/1943513-vol_1-ch_5", "104929", "1943513"),
        ("http://www.zbato.org/title/86408/1681030", "86408", "1681030"),
        ("https://xbat.app/title/86408-any-slug?x=1#y", "86408", ""),
        ("https://bato.si/title/86408", "86408", ""),
        ("https://kuku.to/series/86408", "86408", ""),
        ("86408", "86408", ""),
    ],
)
def test_every_form_on_every_mirror_means_the_series(link: str, series: str, chapter: str) -> None:
    assert SOURCE.recognise(link) == SeriesRef("bato", series, chapter_id=chapter)


@pytest.mark.parametrize(
    "path", ["chapter/1681030", "title/chapter/1681030", "title/0/1681030", "title/0-x/1681030-ch_1"]
)
def test_a_chapter_without_series_is_refused_by_name(path: str) -> None:
    with pytest.raises(UserError) as caught:
        SOURCE.recognise(f"https://bato.to/{path}")
    assert (caught.value.code, caught.value.args_) == ("bato_chapter_without_series", {"id": "1681030"})


@pytest.mark.parametrize("path", ["comic/_/comics/name-r123", "reader#abc"])
def test_links_from_before_2018_are_refused_by_name(path: str) -> None:
    with pytest.raises(UserError) as caught:
        SOURCE.recognise(f"https://bato.to/{path}")
    assert caught.value.code == "bato_old_link"


@pytest.mark.parametrize("path", ["", "browse", "title/none", "series"])
def test_other_pages_are_refused(path: str) -> None:
    with pytest.raises(UnknownLink):
        SOURCE.recognise(f"https://bato.to/{path}")


def test_other_sites_are_left_to_others() -> None:
    assert SOURCE.recognise("https://bato.example/title/86408") is None


def test_it_is_closed_until_an_address_is_set() -> None:
    assert SOURCE.info.closed
    own = BatoSource("https://mirror.example/b")
    assert not own.info.closed
    assert own.recognise("https://mirror.example/b/title/86408-x") == REF
    assert own.recognise("https://mirror.example/title/86408-x") is None
    assert own.recognise("https://bato.to/title/86408-x") == REF


# ------------------------------------------------------------------ a check


def test_two_questions_are_asked_at_the_address() -> None:
    own = BatoSource("https://mirror.example")
    driven = drive(own.check(REF, Validators()), [details(), answer(constructed("bato_chapters.json"))])
    first, second = driven.requests
    assert first.url == second.url == "https://mirror.example/apo/"
    assert first.method == second.method == "POST"
    assert first.json is not None
    assert second.json is not None
    assert first.json["variables"] == {"id": "86408"}
    assert second.json["variables"] == {"comicId": "86408"}
    for request in (first, second):
        assert request.json is not None
        assert str(request.json["query"]).count("{") == str(request.json["query"]).count("}")
        assert ": ID!" in str(request.json["query"])
        assert request.headers["Referer"] == "https://mirror.example/"


def test_details_keep_everything_the_old_system_stored() -> None:
    found = check(details(), chapters()).details
    assert found is not None
    assert (found.name, found.alternative_names) == ("Night Harbour", ("夜の港",))
    assert (found.authors, found.artists, found.genres) == (("Aki Mori",), (), ("drama", "mystery"))
    assert (found.original_language, found.original_status, found.upload_status) == ("ja", "ongoing", "dropped")
    assert found.status == "dropped"
    assert (found.published_from, found.published_till, found.reading_direction) == ("2021", None, "rtl")
    assert (found.score, found.votes, found.follows, found.reviews, found.comments) == (8.5, 120, 1500, 12, 340)
    assert found.score_distribution == {"10": 60, "9": 40}
    assert found.views == {"h024": 30, "d000": 90000}
    assert found.reactions == {"love": 7}
    assert found.summary == "A harbour, at night."
    assert found.link == "https://batotwo.com/title/86408"


def test_chapters_keep_name_number_group_and_the_true_unit_of_dates() -> None:
    first, second, extra = check(details(), answer(constructed("bato_chapters.json"))).chapters
    assert (first.id, first.number, first.volume, first.title) == ("1680953", "1", None, None)
    assert first.display_name == "Chapter 1"
    assert first.link == "https://batotwo.com/title/86408-night-harbour/1680953-ch_1"
    assert (first.group, first.language, first.views, first.comments) == ("Quay Scans", "en", 150, 3)
    assert first.published_at == datetime(2021, 3, 27, 18, 51, 37, tzinfo=UTC)
    assert (second.id, second.number, second.volume, second.title) == ("1680964", "1", "S2", "Ebb")
    assert (second.group, second.link, second.views) == ("uploader", None, None)
    assert second.published_at == second.created_at == datetime(2021, 4, 3, 18, 51, 37, tzinfo=UTC)
    assert (extra.number, extra.link, extra.group, extra.comments) == ("2.5", None, None, 0)
    assert extra.created_at == extra.published_at == datetime(2021, 4, 10, 18, 51, 37, tzinfo=UTC)


@pytest.mark.parametrize("date", [None, 0, "soon", True, 1e30, -5, "9" * 400])
def test_a_date_that_is_none_is_left_out(date: object) -> None:
    found = check(details(), chapters(node(dateCreate=date, datePublic=date))).chapters
    assert found[0].published_at is None


@pytest.mark.parametrize(("serial", "number"), [(38.0, "38"), (38.5, "38.5"), ("12", "12"), (None, None), ("x", None)])
def test_the_serial_counts_where_the_name_says_no_number(serial: object, number: str | None) -> None:
    assert check(details(), chapters(node(dname="An extra", serial=serial))).chapters[0].number == number


def test_nulls_in_the_list_are_skipped_told_and_remove_nothing() -> None:
    found = check(details(), chapters(None, {"id": "2", "data": None}, node()))
    assert [c.id for c in found.chapters] == ["1"]
    assert found.warnings == ("items_skipped",)
    assert not found.complete


def test_a_whole_list_is_complete() -> None:
    found = check(details(), chapters(node()))
    assert found.complete
    assert found.warnings == ()


@pytest.mark.parametrize("data", [None, {"id": "86408", "data": None}])
def test_a_series_that_is_null_is_gone(data: object) -> None:
    with pytest.raises(ListingGone):
        check(answer({"data": {"get_content_comicNode": data}}))


def test_a_series_that_is_null_by_an_error_is_not_gone() -> None:
    with pytest.raises(SourceChanged, match="Internal"):
        check(answer({"data": {"get_content_comicNode": None}, "errors": [{"message": "Internal server error"}]}))


@pytest.mark.parametrize(
    "body",
    [
        {"errors": [{"message": "Cannot query field"}]},
        {"data": None, "errors": [{"message": "Cannot query field"}]},
        {"data": {"get_content_chapterList": None}, "errors": [{"message": "Cannot query field"}]},
    ],
)
def test_graphql_errors_are_a_changed_answer_whatever_the_status(body: object) -> None:
    for status in (200, 400):
        with pytest.raises(SourceChanged, match="Cannot query field"):
            check(details(), answer(body, status))


def test_400_is_read_for_the_sake_of_its_errors() -> None:
    request = next(SOURCE.check(REF, Validators()))
    assert request.accept == {400}
    assert request.expect == "json"


# ------------------------------------------------------------------ recorded answers


def recorded(name: str) -> SourceResponse:
    return answer(recorded_body(f"bato/{name}.json"))


def test_recorded_details_are_read() -> None:
    found = check(recorded("v3_comicNode__102497"), chapters()).details
    assert found is not None
    assert found.name.startswith("Please Don't Come")
    assert (found.follows, found.views["d000"], found.reactions["love"]) == (62638, 5098802, 1108)
    assert found.score == pytest.approx(8.78, abs=0.01)


def test_recorded_pair_shows_two_new_chapters() -> None:
    before = check(details(), recorded("v3_chapterList__102497_t0")).chapters
    after = check(details(), recorded("v3_chapterList__102497_t1_two_new")).chapters
    assert {c.id for c in before} < {c.id for c in after}
    assert len(after) == len(before) + 2
    assert before[0].published_at == datetime(2022, 3, 22, 9, 15, 59, 44000, tzinfo=UTC)
    assert all(c.number and c.published_at for c in after)


def test_recorded_odd_shapes() -> None:
    found = check(details(), recorded("v3_chapterList__odd_shapes"))
    by_id = {c.id: c for c in found.chapters}
    assert (by_id["1943513"].volume, by_id["1943513"].number) == ("1", "5")
    assert (by_id["2631897"].volume, by_id["2631897"].number) == ("S1", "37")
    assert by_id["2640001"].number == by_id["2640002"].number == "38.5"
    assert by_id["2650003"].number is None
    assert "items_skipped" in found.warnings


def test_recorded_null_series_is_gone() -> None:
    with pytest.raises(ListingGone):
        check(recorded("v3_comicNode__null"))


def test_recorded_empty_list_is_just_empty() -> None:
    assert check(details(), recorded("v3_chapterList__empty")).chapters == ()


def test_recorded_partial_answer_gives_what_it_has() -> None:
    found = check(details(), recorded("v3_error__partial_200"))
    assert [c.id for c in found.chapters] == ["1906652"]
    assert not found.complete


@pytest.mark.parametrize(
    "name", ["v3_error__unknown_field", "dead__200_hello_text", "v4_comicNode__86408", "xcomic_uniqList"]
)
def test_recorded_strange_answers_are_a_changed_source(name: str) -> None:
    body = recorded_body(f"bato/{name}.json")
    with pytest.raises(SourceChanged):
        check(answer(body if isinstance(body, str) else json.dumps(body)))
