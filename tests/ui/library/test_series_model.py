"""What the cells of the table say."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from batotray.ui.library.cells import CELL_ROLE, Cell
from batotray.ui.library.series_model import LATEST, NAME, NEXT, ROOM, SOURCE, UNREAD, SeriesModel
from batotray.ui.library.upcoming_page import Heading, UpcomingModel, by_day
from batotray.views import UpcomingRow
from batotray.wording import Wording
from tests.builders import DAY, HOUR, NOW
from tests.ui.library.test_choosing import a_row

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def model(qapp: object) -> SeriesModel:
    return SeriesModel(Wording(), lambda: NOW)


def cell(model: SeriesModel, column: int) -> Cell:
    found = model.index(0, column).data(CELL_ROLE)
    assert isinstance(found, Cell)
    return found


def of(model: SeriesModel, column: int, **changes: Any) -> Cell:
    """The cell of the only row."""
    model.merge((a_row(**changes),))
    return cell(model, column)


def test_it_is_a_sound_model_through_merges_sorts_and_filters(model: SeriesModel) -> None:
    QAbstractItemModelTester(model, FATAL, model)
    model.merge(a_row(n, f"Series {n}", unread=n % 3) for n in range(1, 50))
    model.sort(NAME, ASCENDING)
    model.merge(a_row(n, f"Series {n}", unread=n % 4) for n in range(5, 60))
    model.sort(UNREAD, DESCENDING)
    model.set_filter(lambda row: row.unread == 1)
    model.merge(a_row(n, f"Series {n}", unread=n % 5) for n in range(1, 70))
    assert all(row.unread == 1 for row in model.records() if row.id > 60)
    assert model.rowCount() < 70


def test_a_merge_keeps_the_chosen_order(model: SeriesModel) -> None:
    model.sort(LATEST, DESCENDING)
    model.merge((a_row(1, "a", latest_at=NOW - DAY), a_row(2, "b", latest_at=NOW)))
    model.merge((a_row(1, "a", latest_at=NOW + HOUR), a_row(2, "b", latest_at=NOW)))
    assert [row.id for row in model.records()] == [1, 2]


def test_series_that_expect_nothing_stand_last(model: SeriesModel) -> None:
    model.sort(NEXT, ASCENDING)
    model.merge(
        (
            a_row(1, expected_at=NOW - DAY, paused=True),
            a_row(2, expected_at=NOW - DAY, status="completed"),
            a_row(3, expected_at=NOW + DAY),
            a_row(4, expected_at=NOW - DAY, late="late"),
        )
    )
    assert [row.id for row in model.records()] == [4, 3, 1, 2]


def test_unread_series_are_strong_and_counted(model: SeriesModel) -> None:
    assert of(model, NAME, unread=2).style == "strong"
    assert of(model, UNREAD, unread=2).badge == "2"
    assert of(model, UNREAD, unread=120).badge == "99+"
    assert of(model, UNREAD).badge == ""


def test_pills_say_what_is_special(model: SeriesModel) -> None:
    assert of(model, NAME).pills == (("ongoing", "good"),)
    pills = of(model, NAME, status="hiatus", priority="urgent", muted=True).pills
    assert pills == (("hiatus", "warning"), ("urgent", "accent"), ("muted", "neutral"))


def test_the_latest_chapter_has_its_age(model: SeriesModel) -> None:
    shown = of(model, LATEST, latest="Chapter 9", latest_at=NOW - timedelta(minutes=38))
    assert (shown.text, shown.below) == ("Chapter 9", "38 min ago")
    assert of(model, LATEST, latest="", latest_at=None).text == "no chapters yet"


def test_the_next_release_has_its_window_and_rhythm(model: SeriesModel) -> None:
    window = {"expected_at": NOW + DAY, "expected_from": NOW + DAY - HOUR, "expected_till": NOW + DAY + HOUR}
    shown = of(model, NEXT, **window)
    assert (shown.text, shown.below) == ("Tue 3 Mar, 11:00 – 13:00", "Tuesdays about 12:00")
    late = of(model, NEXT, late="late", **window)
    assert (late.text, late.colour) == ("late", "warning")
    assert "11:00 – 13:00" in late.below
    over = of(model, NEXT, expected_at=NOW - DAY, rhythm="unknown")
    assert (over.text, over.below, over.colour) == ("expected about yesterday 12:00", "", "muted")
    assert of(model, NEXT, paused=True, **window).text == "paused"
    assert of(model, NEXT, status="completed").text == "finished"
    assert of(model, NEXT, expected_at=None, rhythm="irregular").text == "irregular"


def test_a_source_in_trouble_says_which(model: SeriesModel) -> None:
    good = of(model, SOURCE, last_checked_at=NOW - HOUR)
    assert (good.text, good.below, good.dot) == ("MangaDex", "checked 1 h ago", "good")
    bad = of(model, SOURCE, health="refused")
    assert (bad.below, bad.dot, bad.below_colour) == ("refuses us", "bad", "bad")


def test_names_from_outside_are_one_harmless_line(model: SeriesModel) -> None:
    model.merge((a_row(name="<b>x</b>"),))
    assert "&lt;b&gt;" in str(model.index(0, NAME).data(Qt.ItemDataRole.ToolTipRole))
    assert of(model, NAME, name="Evil\x1b[31m \u202egnis\nsecond").text == "Evil [31m gnis second"


def test_a_row_is_one_sentence_for_those_who_cannot_see_it(model: SeriesModel) -> None:
    model.merge((a_row(unread=2, last_checked_at=NOW - HOUR, latest_at=NOW - 3 * HOUR),))
    spoken = str(model.index(0, NAME).data(Qt.ItemDataRole.AccessibleTextRole))
    for part in ("Night Harbour, ongoing", "2 unread", "Chapter 3, 3 h ago", "MangaDex, checked 1 h ago"):
        assert part in spoken
    assert model.index(0, ROOM).data(Qt.ItemDataRole.AccessibleTextRole) == ""


def test_it_knows_how_long_its_ages_stay_true(model: SeriesModel) -> None:
    assert model.stays_true_for() is None
    model.merge((a_row(latest_at=NOW - 30 * DAY, last_checked_at=NOW - timedelta(seconds=90)),))
    assert model.stays_true_for() == timedelta(seconds=30)


# ------------------------------------------------------------------ what is to come


def expected(series_id: int, hours: float, **changes: Any) -> UpcomingRow:
    at = NOW + timedelta(hours=hours)
    plain: dict[str, Any] = {"late": "on_time", "health": "ok", "confidence": 0.8, "rhythm": "weekly"}
    return UpcomingRow(
        series_id, f"Series {series_id}", "mangadex", None, at, at - HOUR, at + HOUR, **{**plain, **changes}
    )


def test_releases_stand_under_their_days() -> None:
    rows = (expected(1, -80, late="late"), expected(2, -13), expected(3, 2), expected(4, 24), expected(5, 25))
    listed = [e.title if isinstance(e, Heading) else e.series_id for e in by_day(rows, Wording(), NOW)]
    assert listed == ["Late", 1, "Today", 2, 3, "Tomorrow", 4, 5]


def test_the_upcoming_model_is_sound_and_its_titles_cannot_be_chosen(qapp: object) -> None:
    model = UpcomingModel(Wording(), lambda: NOW)
    QAbstractItemModelTester(model, FATAL, model)
    model.merge(by_day((expected(1, 2), expected(2, 30)), Wording(), NOW))
    model.merge(by_day((expected(3, -80, late="late"), expected(2, 30), expected(1, 31)), Wording(), NOW))
    chosen = [bool(model.index(row, 0).flags() & Qt.ItemFlag.ItemIsSelectable) for row in range(model.rowCount())]
    assert chosen == [False, True, False, True, True]


def test_a_release_says_window_rhythm_certainty_and_trouble(qapp: object) -> None:
    model = UpcomingModel(Wording(), lambda: NOW)
    model.merge((expected(1, 24, confidence=0.6, health="held"), expected(2, -80, late="late")))
    spoken = [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(2)]
    assert spoken[0] == ("Series 1, likely, Tue 3 Mar, 11:00 – 13:00 · Tuesdays about 12:00 · MangaDex: asked to wait")
    assert spoken[1].startswith("Series 2, late, ")
    assert str(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)).endswith("\n60 % sure")


@pytest.mark.parametrize(("confidence", "word"), [(0.7, "very likely"), (0.69, "likely"), (0.44, "perhaps")])
def test_confidence_is_said_in_words(qapp: object, confidence: float, word: str) -> None:
    model = UpcomingModel(Wording(), lambda: NOW)
    model.merge((expected(1, 24, confidence=confidence),))
    assert str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)).startswith(f"Series 1, {word}, ")


def test_without_a_window_an_hour_is_said_and_no_rhythm_is_made_up(qapp: object) -> None:
    model = UpcomingModel(Wording(), lambda: NOW)
    model.merge((replace(expected(1, 24, rhythm="unknown"), expected_from=NOW + DAY, expected_till=NOW + DAY),))
    spoken = str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "Series 1, very likely, about tomorrow 12:00 · MangaDex"
