"""The derived facts of records: the effective status, the order of chapter numbers, changes that merge."""

import pytest

from batotray.records import Changes, SeriesDetails, Status, sort_key


@pytest.mark.parametrize(
    ("upload", "original", "status"),
    [("hiatus", "ongoing", "hiatus"), (None, "completed", "completed"), ("ongoing", None, "ongoing"),
     (None, None, "unknown")],
)  # fmt: skip
def test_the_upload_status_holds_else_the_originals(
    upload: Status | None, original: Status | None, status: Status
) -> None:
    assert SeriesDetails("Harbour", upload_status=upload, original_status=original).status == status


def test_chapter_numbers_are_ordered_as_readers_count() -> None:
    ordered = [None, "0", "0.5", "1", "1.5", "2", "2a", "2b", "2.5", "10", "100.25"]
    assert sorted(reversed(ordered), key=sort_key) == ordered


@pytest.mark.parametrize("text", ["", "one", "1.2.3", "nan", "inf", "-", "12ab"])
def test_what_is_no_number_has_no_place(text: str) -> None:
    assert sort_key(text) == -1.0


def test_changes_merge() -> None:
    one = Changes(series=frozenset({1}), notifications=True)
    other = Changes(series=frozenset({2}), chapters_of=frozenset({2}), schedules=True, checks=True)
    assert one | other == Changes(frozenset({1, 2}), frozenset({2}), True, True, True)
    assert Changes() | one == one
