"""What an answer means: identity, silence, and doubt that deletes nothing."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from batotray.core.comparator import compare, fingerprint
from batotray.records import Chapter, Difference, FoundChapter, Listing, NewChapter, SeriesDetails, Snapshot, Status
from tests.builders import DAY, HOUR, NOW, a_chapter, a_found, a_listing, a_snapshot, chapters, found


def difference_of(known: tuple[Chapter, ...], snapshot: Snapshot, listing: Listing | None = None) -> Difference:
    return compare(listing or a_listing(), known, snapshot, now=NOW)


def origins(difference: Difference) -> list[tuple[str, str]]:
    return [(new.found.id, new.origin) for new in difference.new]


def test_an_unchanged_list_changes_nothing() -> None:
    assert difference_of(chapters(1, 2, 3), a_snapshot(found(3, 2, 1))) == Difference()


def test_the_first_import_is_silent_and_keeps_future_chapters_apart() -> None:
    listed = (a_found(1), a_found(2, published_at=NOW + HOUR))
    difference = difference_of((), a_snapshot(listed), a_listing(last_success_at=None))
    assert origins(difference) == [("s1", "import"), ("s2", "future")]
    assert difference.releases == ()


def test_chapters_of_a_series_followed_while_empty_are_news() -> None:
    assert origins(difference_of((), a_snapshot(found(1)))) == [("s1", "release")]


@pytest.mark.parametrize(
    ("chapter", "origin"),
    [
        (a_found(3), "release"),
        (a_found(3, published_at=NOW - HOUR), "release"),
        (a_found(3, published_at=NOW), "release"),
        (a_found("special", title="Side story"), "release"),
        (a_found("restart", "0.5", published_at=NOW), "release"),
        (a_found(3, published_at=NOW + HOUR), "future"),
        (a_found(3, published_at=NOW - 8 * DAY), "release"),
        (a_found(3, published_at=NOW - 8 * DAY - HOUR), "backfill"),
        (a_found(3, created_at=NOW - 9 * DAY), "backfill"),
        (a_found(3, created_at=NOW - 9 * DAY, published_at=NOW), "release"),
        (a_found("other-group", "2", group="Second"), "upload"),
        (a_found("no-language", "2", language=None), "upload"),
        (a_found("other-language", "2", language="fr"), "release"),
        (a_found("no-volume", "2", volume=""), "upload"),
        (a_found("season-two", "2", volume="2"), "release"),
    ],
)
def test_what_a_chapter_under_a_new_id_is(chapter: FoundChapter, origin: str) -> None:
    difference = difference_of(chapters(1, 2), a_snapshot((*found(1, 2), chapter)))
    assert difference == Difference(new=(NewChapter(chapter, origin, 2 if origin == "upload" else None),))


@pytest.mark.parametrize(
    ("last_success_at", "origin"), [(NOW - 30 * DAY, "release"), (NOW, "backfill"), (None, "release")]
)
def test_back_fill_is_judged_by_the_last_check_that_lacked_it(last_success_at: datetime | None, origin: str) -> None:
    listed = a_snapshot((*found(1), a_found(2, published_at=NOW - 20 * DAY)))
    difference = difference_of(chapters(1), listed, a_listing(last_success_at=last_success_at))
    assert origins(difference) == [("s2", origin)]


def test_two_groups_releasing_at_once_are_told_once() -> None:
    listed = (*found(1), a_found("a", "2"), a_found("b", "2"), a_found("x"), a_found("y"))
    assert origins(difference_of(chapters(1), a_snapshot(listed))) == [
        ("a", "release"),
        ("b", "upload"),
        ("x", "release"),
        ("y", "release"),
    ]


def test_a_third_upload_belongs_to_the_same_chapter_as_the_second() -> None:
    known = (*chapters(1, 2), a_chapter(9, "2", origin="upload", replaces_id=2))
    difference = difference_of(known, a_snapshot((*found(1, 2), a_found("s9", "2"), a_found("third", "2"))))
    assert difference.new == (NewChapter(a_found("third", "2"), "upload", 2),)


def test_of_duplicate_ids_the_first_wins() -> None:
    listed = (*found(1), a_found(2), a_found(2, "7"))
    assert difference_of(chapters(1), a_snapshot(listed)).new == (NewChapter(a_found(2), "release"),)


@pytest.mark.parametrize(
    "changes",
    [
        {"number": "2.5"},
        {"volume": "1"},
        {"display_name": "Two"},
        {"title": "Tide"},
        {"link": "https://example.org/moved"},
        {"language": "fr"},
        {"group": "Second"},
        {"published_at": NOW - DAY},
    ],
)
def test_a_rename_or_renumbering_is_a_silent_change(changes: dict[str, Any]) -> None:
    changed = replace(a_found(2), **changes)
    assert difference_of(chapters(1, 2), a_snapshot((a_found(1), changed))) == Difference(changed=((2, changed),))


def test_counters_are_no_change() -> None:
    assert difference_of(chapters(1), a_snapshot([a_found(1, views=9, comments=4)])) == Difference()


@pytest.mark.parametrize(
    ("absent", "expected"),
    [
        (a_chapter(3), Difference(missing_once=(3,))),
        (a_chapter(3, missing_once=True), Difference(gone=(3,))),
        (a_chapter(3, gone_at=NOW - DAY), Difference()),
    ],
)
def test_a_chapter_missing_twice_in_a_row_is_gone(absent: Chapter, expected: Difference) -> None:
    assert difference_of((*chapters(1, 2), absent), a_snapshot(found(1, 2))) == expected


@pytest.mark.parametrize("mark", [{"missing_once": True}, {"gone_at": NOW - DAY}])
def test_a_chapter_listed_again_has_returned(mark: dict[str, Any]) -> None:
    known = (*chapters(1), replace(a_chapter(2), **mark))
    assert difference_of(known, a_snapshot(found(1, 2))) == Difference(returned=(2,))


@pytest.mark.parametrize("complete", [True, False])
def test_an_empty_list_deletes_nothing(complete: bool) -> None:
    difference = difference_of(chapters(1, 2), a_snapshot((), complete=complete))
    assert difference == Difference(warnings=("empty_list",))


@pytest.mark.parametrize("known", [(), (a_chapter(1, gone_at=NOW - DAY),)])
def test_an_empty_list_is_no_wonder_where_nothing_was(known: tuple[Chapter, ...]) -> None:
    assert difference_of(known, a_snapshot()) == Difference()


def test_a_short_list_marks_nothing_but_its_news_is_told() -> None:
    difference = difference_of(chapters(1, 2, 3, 4, 5), a_snapshot(found(1, 2, 6)))
    assert difference == Difference(new=(NewChapter(a_found(6), "release"),), warnings=("short_list",))


def test_half_of_the_list_missing_is_still_believed() -> None:
    assert difference_of(chapters(1, 2, 3, 4), a_snapshot(found(1, 2))) == Difference(missing_once=(3, 4))


def test_replaced_uploads_do_not_make_a_list_short() -> None:
    listed = (a_found("n1", "1"), a_found("n2", "2"), a_found(3))
    difference = difference_of(chapters(1, 2, 3), a_snapshot(listed))
    assert difference.missing_once == (1, 2)
    assert [(n.origin, n.replaces_id) for n in difference.new] == [("upload", 1), ("upload", 2)]


# ------------------------------------------------------------------ quarantine

RESHUFFLED = a_snapshot(
    [a_found(1), *(a_found(f"n{i}", str(i)) for i in range(2, 6)), a_found("n2b", "2"), a_found("n6", "6")]
)


def quarantined(by: Snapshot) -> Listing:
    return a_listing(quarantined_since=NOW - DAY, quarantine_ids=fingerprint(by))


def test_a_reshuffled_list_starts_a_quarantine_and_tells_nothing() -> None:
    assert difference_of(chapters(1, 2, 3, 4, 5), RESHUFFLED) == Difference(quarantine="start")


@pytest.mark.parametrize(
    ("known", "listed"),
    [
        (chapters(1, 2, 3, 4), tuple(a_found(f"n{i}", str(i)) for i in range(1, 5))),
        (chapters(1, 2, 3, 4, 5, 6), (*found(1, 2, 3), *(a_found(f"n{i}", str(i)) for i in range(4, 7)))),
        (chapters(1, 2, 3, 4, 5), found(*range(1, 20))),
    ],
)
def test_few_chapters_half_a_list_or_a_big_batch_are_no_reshuffle(
    known: tuple[Chapter, ...], listed: tuple[FoundChapter, ...]
) -> None:
    assert difference_of(known, a_snapshot(listed)).quarantine == ""


def test_the_quarantine_stays_while_the_list_keeps_moving() -> None:
    listing = quarantined(a_snapshot(found(8, 9)))
    assert difference_of(chapters(1, 2, 3, 4, 5), RESHUFFLED, listing) == Difference(quarantine="stay")


def test_an_empty_answer_does_not_lift_a_quarantine() -> None:
    difference = difference_of(chapters(1), a_snapshot(), quarantined(a_snapshot()))
    assert difference == Difference(warnings=("empty_list",))


def test_two_equal_lists_lift_the_quarantine_and_only_higher_numbers_are_news() -> None:
    extra = (
        a_found("n6b", "6"),
        a_found("old", "0.5"),
        a_found("again", "5", volume="2"),
        a_found("plain", title="Note"),
        a_found("n7", published_at=NOW + DAY, number="7"),
    )
    listed = replace(RESHUFFLED, chapters=RESHUFFLED.chapters + extra)
    known = (replace(a_chapter(1), title="Old title"), *chapters(2, 3, 4, 5))
    difference = difference_of(known, listed, quarantined(listed))
    assert difference.quarantine == "lift"
    assert difference.remapped == tuple((i, a_found(f"n{i}", str(i))) for i in range(2, 6))
    assert difference.changed == ((1, a_found(1)),)
    assert [(n.found.id, n.origin, n.replaces_id) for n in difference.new] == [
        ("n2b", "upload", 2),
        ("n6", "release", None),
        ("n6b", "upload", None),
        ("old", "backfill", None),
        ("again", "backfill", None),
        ("plain", "backfill", None),
        ("n7", "future", None),
    ]


def test_the_fingerprint_knows_the_chapters_and_not_their_order() -> None:
    one = fingerprint(a_snapshot(found(1, 2)))
    assert one == fingerprint(a_snapshot([a_found(2, views=5), a_found(1), a_found(1, "9")]))
    assert one != fingerprint(a_snapshot(found(1, 3)))
    assert one != fingerprint(a_snapshot([a_found(1), a_found(2, "2.5")]))
    assert len(fingerprint(a_snapshot([a_found("\ud800")]))) == 32


# ------------------------------------------------------------------ feeds


def window(*listed: FoundChapter) -> Snapshot:
    return a_snapshot(listed, complete=False)


def test_what_fell_out_of_a_feed_is_not_missing() -> None:
    difference = difference_of(chapters(1, 2, 3), window(a_found(3), a_found(4)))
    assert difference == Difference(new=(NewChapter(a_found(4), "release"),))


def test_a_feed_in_which_everything_is_newer_says_at_least() -> None:
    difference = difference_of(chapters(1, 2), window(a_found(8), a_found(9)))
    assert difference.at_least
    assert len(difference.releases) == 2


def test_a_window_in_which_everything_is_newer_is_no_reshuffled_list() -> None:
    difference = difference_of(chapters(*range(1, 9)), window(*(a_found(n) for n in range(20, 30))))
    assert difference.quarantine == ""
    assert difference.at_least
    assert len(difference.releases) == 10


def test_a_feed_of_other_uploads_does_not_say_at_least() -> None:
    difference = difference_of(chapters(1, 2), window(a_found("n2", "2"), a_found(9)))
    assert not difference.at_least
    assert origins(difference) == [("n2", "upload"), ("s9", "release")]


def test_the_first_items_of_a_feed_followed_while_empty_are_plain_news() -> None:
    assert not difference_of((), window(a_found(1))).at_least


def test_a_feed_that_changed_all_its_ids_is_mapped_by_title() -> None:
    known = tuple(a_chapter(i, "", title=f"The Tide {i}") for i in (1, 2, 3))
    listed = (a_found("n2", title="the  tide 2"), a_found("n3", title="The Tide 3"), a_found("n4", title="The Tide 4"))
    difference = difference_of(known, window(*listed))
    assert difference.remapped == ((2, listed[0]), (3, listed[1]))
    assert origins(difference) == [("n4", "release")]
    assert not difference.at_least


def test_a_chance_equal_title_maps_nothing() -> None:
    known = (a_chapter(1, "", title="Announcement"), a_chapter(2, "", title="Tide"))
    difference = difference_of(known, window(a_found("a", title="Announcement"), a_found("b", title="New")))
    assert difference.remapped == ()
    assert difference.at_least


def test_items_without_a_title_are_never_taken_for_one_another() -> None:
    difference = difference_of((a_chapter(1, ""),), window(a_found("n1", "")))
    assert difference.remapped == ()
    assert origins(difference) == [("n1", "release")]


# ------------------------------------------------------------------ status


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("ongoing", "completed", ("ongoing", "completed")),
        ("hiatus", "ongoing", ("hiatus", "ongoing")),
        ("ongoing", "ongoing", None),
        ("pending", "ongoing", None),
        ("unknown", "completed", None),
        ("ongoing", "unknown", None),
    ],
)
def test_a_status_change_is_told_when_both_are_known(
    old: Status, new: Status, expected: tuple[Status, Status] | None
) -> None:
    listing = a_listing(details=SeriesDetails("Night Harbour", upload_status=old))
    snapshot = a_snapshot(found(1), details=SeriesDetails("Night Harbour", original_status=new))
    assert difference_of(chapters(1), snapshot, listing).status_change == expected


@pytest.mark.parametrize(
    ("hours_ago", "before", "silent"), [(48, "hiatus", True), (49, "hiatus", False), (1, "dropped", False)]
)
def test_a_status_that_flips_back_within_two_days_is_silent(hours_ago: int, before: Status, silent: bool) -> None:
    listing = a_listing(status_before=before, status_changed_at=NOW - hours_ago * HOUR)
    snapshot = a_snapshot(found(1), details=SeriesDetails("Night Harbour", upload_status="hiatus"))
    assert (difference_of(chapters(1), snapshot, listing).status_change is None) == silent


def test_a_status_change_is_told_beside_an_empty_list() -> None:
    snapshot = a_snapshot((), details=SeriesDetails("Night Harbour", upload_status="dropped"))
    assert difference_of(chapters(1), snapshot).status_change == ("ongoing", "dropped")
