"""What is told, how it is grouped, and what stays silent."""

import pytest

from batotray.core.notifications import compose, compose_due
from batotray.records import Difference, FoundChapter, NewChapter, NewNotification, NotificationKind
from tests.builders import DAY, NOW, a_chapter, a_found, a_listing, found


def everything(kind: NotificationKind) -> bool:
    return True


def told(difference: Difference) -> tuple[NewNotification, ...]:
    return compose(a_listing(), "Night Harbour", difference, now=NOW, enabled=everything)


def releases(*chapters: FoundChapter) -> Difference:
    return Difference(new=tuple(NewChapter(c, "release") for c in chapters))


def test_nothing_new_tells_nothing() -> None:
    assert told(Difference()) == ()


@pytest.mark.parametrize("origin", ["import", "backfill", "upload", "future"])
def test_silent_chapters_tell_nothing(origin: str) -> None:
    assert told(Difference(new=tuple(NewChapter(c, origin) for c in found(1, 2, 3)))) == ()


@pytest.mark.parametrize(
    "difference", [Difference(quarantine="stay"), Difference(quarantine="lift"), Difference(gone=(1,))]
)
def test_other_differences_tell_nothing(difference: Difference) -> None:
    assert told(difference) == ()


def test_one_release_is_a_row_with_its_facts() -> None:
    assert told(releases(a_found(12, display_name="Chapter 12", title="Tide"))) == (
        NewNotification(
            kind="new_chapter",
            parts={"series": "Night Harbour", "numbers": ["12"], "names": ["Chapter 12"]},
            importance=1,
            chapter_source_ids=("s12",),
            link="https://example.org/c/12",
            chapters_count=1,
            visible_at=NOW,
        ),
    )


def test_two_releases_are_two_rows_in_reading_order() -> None:
    rows = told(releases(*found(10, 9)))
    assert [(r.kind, r.chapter_source_ids) for r in rows] == [("new_chapter", ("s9",)), ("new_chapter", ("s10",))]


def test_three_releases_are_one_batch_linked_to_the_earliest() -> None:
    (row,) = told(releases(*found(10, 9, 11)))
    assert (row.kind, row.importance, row.chapters_count) == ("batch_update", 2, 3)
    assert row.chapter_source_ids == ("s9", "s10", "s11")
    assert row.parts["numbers"] == ["9", "10", "11"]
    assert row.link == "https://example.org/c/9"


def test_silent_chapters_do_not_make_a_batch() -> None:
    difference = Difference(
        new=(*releases(*found(1, 2)).new, NewChapter(a_found(3), "upload"), NewChapter(a_found(4), "future"))
    )
    assert [r.kind for r in told(difference)] == ["new_chapter", "new_chapter"]


def test_unnumbered_chapters_come_last_by_publication_under_their_titles() -> None:
    late, early = (a_found(i, title=i, published_at=NOW - days * DAY) for i, days in (("late", 1), ("early", 2)))
    (row,) = told(releases(late, a_found(7), early, a_found("undated", title="")))
    assert row.chapter_source_ids == ("s7", "undated", "early", "late")
    assert row.parts["numbers"] == ["7"]
    assert row.parts["names"] == ["", "", "early", "late"]


def test_a_big_batch_keeps_all_numbers_and_the_first_names() -> None:
    (row,) = told(releases(*found(*range(1, 301))))
    numbers, names = row.parts["numbers"], row.parts["names"]
    assert isinstance(numbers, list)
    assert isinstance(names, list)
    assert (len(numbers), len(names), row.chapters_count) == (300, 20, 300)


@pytest.mark.parametrize("count", [1, 4])
def test_a_window_of_only_news_says_at_least(count: int) -> None:
    news = Difference(new=releases(*found(*range(count))).new, at_least=True)
    assert [row.parts.get("at_least") for row in told(news)] == [1]


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://example.org/a", True),
        ("HTTP://example.org/a", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("//example.org/a", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_links_are_kept(link: str | None, kept: bool) -> None:
    (row,) = told(releases(a_found(1, link=link)))
    assert row.link == (link if kept else None)


def test_a_status_change_is_most_important_and_beside_the_chapters() -> None:
    chapter, status = told(Difference(new=releases(a_found(1)).new, status_change=("ongoing", "hiatus")))
    assert chapter.kind == "new_chapter"
    assert (status.kind, status.importance, status.old_status, status.new_status) == (
        "status_change",
        3,
        "ongoing",
        "hiatus",
    )


def test_the_start_of_a_quarantine_is_one_note() -> None:
    (row,) = told(Difference(quarantine="start"))
    assert (row.kind, row.parts) == ("quarantine", {"series": "Night Harbour", "source": "mangadex"})


@pytest.mark.parametrize("off", ["new_chapter", "status_change", "quarantine"])
def test_a_kind_switched_off_makes_no_row(off: NotificationKind) -> None:
    difference = Difference(new=releases(a_found(1)).new, status_change=("ongoing", "dropped"), quarantine="start")
    rows = compose(a_listing(), "Night Harbour", difference, now=NOW, enabled=lambda kind: kind != off)
    assert {r.kind for r in rows} == {"new_chapter", "status_change", "quarantine"} - {off}


def test_future_chapters_are_told_by_the_same_rules_when_their_time_comes() -> None:
    due = [a_chapter(i, origin="future", published_at=NOW) for i in (3, 1, 2)]
    (row,) = compose_due("Night Harbour", due, now=NOW, enabled=everything)
    assert (row.kind, row.chapter_source_ids) == ("batch_update", ("s1", "s2", "s3"))
    assert compose_due("Night Harbour", due, now=NOW, enabled=lambda kind: kind != "batch_update") == ()
    assert [r.kind for r in compose_due("Night Harbour", due[:1], now=NOW, enabled=everything)] == ["new_chapter"]
