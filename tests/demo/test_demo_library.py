"""The demo's invented library tells a plausible story, and its server answers as its source expects."""

from datetime import UTC, datetime, timedelta

import pytest

from batotray.demo.clock import ScaledClock
from batotray.demo.series import ANNEX_DOWN, LIBRARY, DemoSeries, payload

STARTED = datetime(2026, 11, 23, 12, tzinfo=UTC)
DURATION_HOURS = 60.0


def series(slug: str) -> DemoSeries:
    return next(s for s in LIBRARY if s.slug == slug)


def chapter_ids(slug: str, hour: float) -> list[str]:
    chapters = payload(series(slug), STARTED, STARTED + timedelta(hours=hour))["chapters"]
    assert isinstance(chapters, list)
    return [c["id"] for c in chapters]


def test_there_are_a_dozen_series_with_names_of_their_own() -> None:
    assert len(LIBRARY) == 12
    assert len({s.slug for s in LIBRARY}) == len({s.name for s in LIBRARY}) == 12


@pytest.mark.parametrize("entry", LIBRARY, ids=lambda s: s.slug)
def test_every_series_has_a_past_and_news_within_the_demo(entry: DemoSeries) -> None:
    before = chapter_ids(entry.slug, 0)
    after = chapter_ids(entry.slug, DURATION_HOURS)
    assert len(before) >= 3
    assert len(after) > len(before)
    assert after[: len(before)] == before


def test_a_batch_arrives_at_once() -> None:
    first = series("meteor-depot").first_at
    assert len(chapter_ids("meteor-depot", first + 0.1)) - len(chapter_ids("meteor-depot", first - 0.1)) == 4


def test_a_series_is_completed_during_the_demo() -> None:
    entry = series("ninth-harbour")
    assert entry.ends_at is not None
    assert payload(entry, STARTED, STARTED)["status"] == "ongoing"
    assert payload(entry, STARTED, STARTED + timedelta(hours=entry.ends_at))["status"] == "completed"


def test_a_second_version_repeats_a_number_under_another_id() -> None:
    entry = series("lighthouse")
    assert entry.reupload_at is not None
    ids = chapter_ids("lighthouse", entry.reupload_at)
    assert ids[-1] == f"{ids[-2]}-v2"


def test_the_second_source_fails_and_returns_within_the_demo() -> None:
    assert 0 < ANNEX_DOWN[0] < ANNEX_DOWN[1] < series("static-garden").first_at < DURATION_HOURS


class _StoppedClock:
    scale = 1.0

    def __init__(self) -> None:
        self.seconds = 100.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return STARTED

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


def test_the_demo_clock_runs_faster_by_its_scale() -> None:
    real = _StoppedClock()
    clock = ScaledClock(real, 3600)
    real.seconds += 2
    assert clock.now() == STARTED + timedelta(hours=2)
    assert clock.monotonic() == 7200
