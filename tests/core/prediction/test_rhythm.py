"""Rhythms learned from made-up series: what is recognised, and when the next drop is expected."""

from datetime import UTC, datetime, timedelta

import pytest

from batotray.core.prediction import Drop, extend, late_state, learn, settled, updated
from tests.rhythms import timeline

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("daily", "daily"),
        ("weekdays", "daily"),
        ("twice a week", "several_a_week"),
        ("weekly", "weekly"),
        ("biweekly", "biweekly"),
        ("monthly", "monthly"),
        ("irregular", "irregular"),
        ("batches", "biweekly"),
    ],
)
def test_a_rhythm_is_recognised(kind: str, code: str) -> None:
    assert learn(timeline(kind, count=16).drops, zone=UTC).kind() == code


def test_nothing_is_foretold_from_less_than_two_drops() -> None:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    assert learn((), zone=UTC).forecast(now) is None
    assert learn((Drop(now, now),), zone=UTC).forecast(now) is None
    assert late_state(learn((), zone=UTC), now) == "unknown"


def test_a_drop_before_the_last_is_refused() -> None:
    drops = timeline("weekly", count=6).drops
    with pytest.raises(ValueError, match="order"):
        extend(learn(drops, zone=UTC), drops[2])


def test_updating_is_the_same_as_learning_anew() -> None:
    drops = timeline("weekly", count=9).drops
    assert updated(learn(drops[:7], zone=UTC), drops) == learn(drops, zone=UTC)
    assert updated(learn(drops[3:], zone=UTC), drops) == learn(drops, zone=UTC)


def test_a_rhythm_kept_small_foretells_and_learns_the_same() -> None:
    *known, newest = timeline("weekly", count=12).drops
    whole = learn(known, zone=UTC)
    small = settled(whole)
    now = known[-1].latest + HOUR
    assert small.forecast(now) == whole.forecast(now)
    assert small.experts is None
    assert extend(small, newest) == extend(whole, newest)
    assert settled(learn((), zone=UTC)).forecast(now) is None
