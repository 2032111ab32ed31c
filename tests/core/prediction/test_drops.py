"""What counts as a drop, and how exactly its time is known."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from batotray.core.prediction import Drop, gather
from batotray.records import Release
from tests.builders import NOW
from tests.rhythms import releases, timeline

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
SEEN, ABSENT = NOW - 2 * HOUR, NOW - 8 * HOUR
MIDNIGHT = NOW.replace(hour=0)


def release(number: float = 1.0, published: datetime | None = NOW - 3 * HOUR, **changes: object) -> Release:
    return replace(Release(published, SEEN, ABSENT, number), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "drop"),
    [
        (release(), Drop(NOW - 3 * HOUR, NOW - 3 * HOUR)),
        (release(published=None), Drop(ABSENT, SEEN)),
        (release(published=MIDNIGHT, date_only=True), Drop(ABSENT, SEEN)),
        (release(published=MIDNIGHT, date_only=True, absent_at=None), Drop(MIDNIGHT, SEEN)),
        (release(published=MIDNIGHT - DAY, date_only=True, absent_at=None), Drop(MIDNIGHT - DAY, MIDNIGHT)),
    ],
)
def test_the_interval_in_which_a_drop_appeared(given: Release, drop: Drop) -> None:
    assert gather([given], NOW) == (drop,)


@pytest.mark.parametrize(
    "given",
    [
        release(origin="backfill"),
        release(origin="upload"),
        release(published=NOW + DAY),
        release(published=None, absent_at=None, origin="import"),
    ],
    ids=["back-fill", "another upload", "an appointment", "a first import without a date"],
)
def test_no_evidence(given: Release) -> None:
    assert gather([given], NOW) == ()


@pytest.mark.parametrize(
    ("hours", "drops"),
    [((0.0, 0.5, 0.9), 1), ((0.0, 1.1), 2), ((0.0, 0.7, 1.4), 2)],
)
def test_chapters_within_an_hour_count_once(hours: Sequence[float], drops: int) -> None:
    given = [release(float(n), NOW - DAY + h * HOUR) for n, h in enumerate(hours, start=1)]
    assert len(gather(given, NOW)) == drops


def test_only_numbers_above_the_highest_before_count_in_each_language() -> None:
    old, new = release(7.0, NOW - 5 * DAY), release(3.0, NOW - 2 * DAY)
    assert len(gather([old, new], NOW)) == 1
    assert len(gather([old, replace(new, language="pl")], NOW)) == 2
    assert len(gather([old, replace(new, sort_key=-1.0)], NOW)) == 2


@pytest.mark.parametrize("dates_only", [False, True])
def test_a_history_gives_its_drops(dates_only: bool) -> None:
    made = timeline("batches", count=10)
    found = gather(releases(made, dates_only=dates_only), made.instants[-1] + DAY)
    assert len(found) == len(made.drops)
    assert all(known.earliest <= true.latest <= known.latest for known, true in zip(found, made.drops, strict=True))
