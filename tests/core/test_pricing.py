"""The account of checks behind the price: it survives a restart, follows the setting, and forgives a damaged note."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from batotray.core.looking import COVERED
from batotray.core.pricing import FACT, Pricing
from batotray.records import CheckPlan, Schedule, SeriesDetails, SeriesRef
from batotray.settings import Settings
from batotray.storage.store import Store
from tests.builders import NOW
from tests.fakes import FakeClock

DAY = timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "library.db", FakeClock(NOW))
    yield store
    store.close()


def _checked(store: Store, times: int, *, days: int) -> None:
    """One series with `times` checks a day for some days."""
    listing = store.series.create(SeriesRef("mangadex", "a", "en"), SeriesDetails("A"), NOW)
    for n in range(times * days):
        at = NOW + n * DAY / times
        schedule = Schedule(listing.id, 24.0, at, at + DAY, reason="in_window")
        store.checks.apply(CheckPlan(listing.id, at, "check", "success", "due", schedule))


def _days_of(pricing: Pricing, days: int) -> None:
    for day in range(1, days + 1):
        pricing.settle(NOW + day * DAY)


def test_more_checks_than_asked_raise_the_price(store: Store) -> None:
    pricing = Pricing(store, lambda: Settings(checks_per_day=1.0), NOW)
    begun = pricing()
    _checked(store, 4, days=5)
    _days_of(pricing, 5)
    assert pricing() > begun


def test_fewer_checks_than_asked_lower_the_price(store: Store) -> None:
    pricing = Pricing(store, lambda: Settings(checks_per_day=4.0), NOW)
    begun = pricing()
    _checked(store, 1, days=5)
    _days_of(pricing, 5)
    assert pricing() < begun


def test_the_account_survives_a_restart(store: Store) -> None:
    pricing = Pricing(store, Settings, NOW)
    _checked(store, 4, days=3)
    _days_of(pricing, 3)
    assert (
        Pricing(store, Settings, NOW + 3 * DAY)()
        == pricing()
        != Pricing(store, lambda: Settings(checks_per_day=2), NOW)()
    )


def test_another_budget_begins_a_new_account(store: Store) -> None:
    asked = Settings(checks_per_day=1.0)
    pricing = Pricing(store, lambda: asked, NOW)
    dear = pricing()
    asked = Settings(checks_per_day=4.0)
    assert pricing() < dear


@pytest.mark.parametrize(
    "note", ["", "nonsense", "[1]", "{}", '{"since": "x"}', '{"since": "2026-01-01T00:00:00+00:00", "odd": 1}']
)
def test_a_damaged_note_begins_a_new_account(store: Store, note: str) -> None:
    store.settings.set_fact(FACT, note)
    assert Pricing(store, Settings, NOW)() == pytest.approx(1.0)


def test_nothing_is_accounted_within_the_hour(store: Store) -> None:
    pricing = Pricing(store, Settings, NOW)
    _checked(store, 24, days=1)
    price = pricing()
    pricing.settle(NOW + timedelta(minutes=59))
    assert pricing() == price
    pricing.settle(NOW + timedelta(minutes=60))
    assert pricing() > price


def test_series_that_a_look_answers_for_lend_no_budget_to_others(store: Store) -> None:
    pricing = Pricing(store, Settings, NOW)
    _checked(store, 2, days=5)
    for number in range(20):
        ref = SeriesRef("mangadex", f"covered-{number}", "en")
        covered = store.series.create(ref, SeriesDetails("Covered"), NOW)
        store.schedules.save(Schedule(covered.id, 24.0, NOW, NOW + 7 * DAY, reason=COVERED))
    begun = pricing()
    _days_of(pricing, 5)
    assert pricing() > begun


def test_an_account_from_a_time_that_is_still_to_come_runs_on_from_now(store: Store) -> None:
    Pricing(store, Settings, NOW + 40 * DAY).settle(NOW + 40 * DAY)
    pricing = Pricing(store, Settings, NOW)
    begun = pricing()
    _checked(store, 4, days=5)
    _days_of(pricing, 5)
    assert pricing() > begun


def test_the_account_runs_on_from_one_single_turn_to_the_next(store: Store) -> None:
    for minutes in (0, 40, 80):
        at = NOW + timedelta(minutes=minutes)
        Pricing(store, Settings, at).settle(at)
    assert json.loads(store.settings.fact(FACT) or "")["since"] == (NOW + timedelta(minutes=80)).isoformat()
