"""Which series are shown, and in which order."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from batotray.ui.library.choosing import KINDS, Kind, arranged, matcher
from batotray.views import SeriesRow
from batotray.wording import Wording
from tests.builders import DAY, NOW

WORDS = Wording(sources={"webtoon": "WEBTOON"})
PLAIN = SeriesRow(
    id=1, name="Night Harbour", status="ongoing", source="mangadex", unread=0, chapters=3, latest="Chapter 3",
    latest_number="3", latest_at=NOW, next_check_at=NOW, last_checked_at=NOW, expected_at=NOW + DAY, expected_from=None,
    expected_till=None, confidence=0.8, rhythm="weekly", late="on_time", priority="normal", muted=False, followed=True,
    paused=False, paused_until=None, health="ok", cover_url=None, anilist_id=None, link="https://example.org/s",
)  # fmt: skip


def a_row(series_id: int = 1, name: str = "Night Harbour", **changes: Any) -> SeriesRow:
    return replace(PLAIN, id=series_id, name=name, **changes)


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("unread", {"unread": 2}),
        ("late", {"late": "late"}),
        ("late", {"late": "on_break"}),
        ("paused", {"paused": True}),
        ("trouble", {"health": "refused"}),
        ("trouble", {"health": "held"}),
        ("muted", {"muted": True}),
        ("finished", {"status": "completed"}),
    ],
)
def test_kinds(kind: Kind, changes: dict[str, Any]) -> None:
    assert KINDS[kind](a_row(**changes))
    assert not KINDS[kind](a_row())


def test_a_pause_is_no_trouble() -> None:
    assert not KINDS["trouble"](a_row(health="paused", paused=True))


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("harb", True),
        ("HARBOUR night", True),
        ("night dex", True),
        ("chapter 3", True),
        ("harbor", False),
        ("night webtoon", False),
    ],
)
def test_every_word_must_be_found(text: str, fits: bool) -> None:
    matches = matcher(WORDS, "all", "", text)
    assert matches is not None
    assert matches(a_row()) is fits


def test_kind_source_and_words_hold_together() -> None:
    matches = matcher(WORDS, "unread", "webtoon", "night")
    assert matches is not None
    assert matches(a_row(unread=1, source="webtoon"))
    assert not matches(a_row(unread=0, source="webtoon"))
    assert not matches(a_row(unread=1, source="mangadex"))
    assert not matches(a_row(name="Other", unread=1, source="webtoon"))


def test_nothing_chosen_needs_no_filter() -> None:
    assert matcher(WORDS, "all", "", "  ") is None


def latest(row: SeriesRow) -> datetime | None:
    return row.latest_at


def test_equal_rows_stand_by_name_in_both_directions() -> None:
    rows = [a_row(1, "b"), a_row(2, "A"), a_row(3, "c", latest_at=NOW - DAY)]
    assert [row.id for row in arranged(rows, latest, descending=False)] == [3, 2, 1]
    assert [row.id for row in arranged(rows, latest, descending=True)] == [2, 1, 3]


def test_what_is_not_known_stands_last_in_both_directions() -> None:
    rows = [a_row(1, "a", latest_at=None), a_row(2, "b"), a_row(3, "c", latest_at=NOW - DAY)]
    assert [row.id for row in arranged(rows, latest, descending=False)][-1] == 1
    assert [row.id for row in arranged(rows, latest, descending=True)][-1] == 1
