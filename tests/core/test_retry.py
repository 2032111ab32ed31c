"""What follows a failed check: the wait, what the host's state learns, and when the reader hears of it."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from batotray import errors
from batotray.core.retry import POLICY, Setback, decide, host_update
from batotray.errors import (
    BudgetSpent,
    HostStopped,
    HostUnreachable,
    ListingGone,
    RateLimited,
    SourceChanged,
    SourceError,
    SourceRefused,
    SourceUnavailable,
)
from batotray.records import HostState, HostUpdate, Listing, Schedule
from tests.builders import DAY, HOUR, NOW, a_listing, a_schedule

HOST = "site.example"
UNTIL = NOW + 5 * HOUR
UNAVAILABLE = SourceUnavailable("s", "status 500", host=HOST)
UNREACHABLE = HostUnreachable("s", "no route", host=HOST)
LIMITED = RateLimited("s", UNTIL, host=HOST)
SPENT = BudgetSpent("s", UNTIL, host=HOST)
REFUSED = SourceRefused("s", 403, host=HOST)
STOPPED = HostStopped("s", UNTIL, host=HOST)
GONE = ListingGone("s", "status 404", host=HOST)
CHANGED = SourceChanged("s", "name", host=HOST)
EVERY = (UNAVAILABLE, UNREACHABLE, LIMITED, SPENT, REFUSED, STOPPED, GONE, CHANGED)


def after(
    error: SourceError,
    schedule: Schedule | None = None,
    *,
    now: datetime = NOW,
    host: HostState | None = None,
    listing: Listing | None = None,
    seed: int = 1,
) -> Setback:
    return decide(error, schedule=schedule or a_schedule(), now=now, rng=Random(seed), host=host, listing=listing)


def spread(error: SourceError, schedule: Schedule | None = None) -> list[float]:
    """Hours until the next check, over many chances."""
    return [(after(error, schedule, seed=seed).at - NOW) / HOUR for seed in range(60)]


@pytest.mark.parametrize(
    ("failures", "hours"), [(0, 0.5), (1, 1), (2, 2), (3, 4), (4, 8), (5, 16), (6, 24), (7, 24), (5000, 24)]
)
@pytest.mark.parametrize("error", [UNAVAILABLE, UNREACHABLE])
def test_an_unavailable_source_is_asked_ever_later_up_to_a_day(error: SourceError, failures: int, hours: float) -> None:
    waits = spread(error, a_schedule(failures=failures))
    assert all(hours <= wait <= hours * 1.1 for wait in waits)
    assert max(waits) > hours * 1.05


@pytest.mark.parametrize("error", [LIMITED, SPENT, STOPPED])
def test_a_wish_is_waited_out_and_those_who_wait_are_spread(error: SourceError) -> None:
    waits = spread(error, a_schedule(failures=9))
    assert all(5 <= wait <= 5 + 1 / 12 for wait in waits)
    assert len(set(waits)) > 50


def test_a_wish_that_lies_in_the_past_is_no_reason_to_look_back() -> None:
    assert after(RateLimited("s", NOW - DAY, host=HOST)).at >= NOW


def test_a_refusal_is_accepted_for_a_day_and_a_vanished_series_for_thirty() -> None:
    assert all(24 <= wait <= 24.1 for wait in spread(REFUSED))
    assert set(spread(GONE)) == {720.0}


@pytest.mark.parametrize(
    ("interval", "failures", "hours"),
    [(1, 0, 6), (6, 0, 6), (24, 0, 24), (24, 1, 24), (24, 3, 48), (6, 2, 24), (6, 9, 168), (720, 9, 720)],
)
def test_a_source_that_changed_is_asked_at_its_usual_interval_and_then_more_rarely(
    interval: float, failures: int, hours: float
) -> None:
    assert set(spread(CHANGED, a_schedule(interval_hours=interval, failures=failures))) == {hours}


def test_a_wait_stored_as_the_interval_does_not_grow_by_itself() -> None:
    schedule, waits = a_schedule(interval_hours=6.0), []
    for failures in range(6):
        setback = after(CHANGED, replace(schedule, failures=failures))
        schedule = replace(schedule, interval_hours=setback.interval_hours)
        waits.append(setback.interval_hours)
    assert waits == [6, 12, 24, 48, 96, 168]


@pytest.mark.parametrize(
    ("error", "reason", "update"),
    [
        (UNAVAILABLE, "unavailable", HostUpdate(HOST, "s", failing=True)),
        (UNREACHABLE, "unavailable", HostUpdate(HOST, "s", failing=True)),
        (LIMITED, "rate_limited", HostUpdate(HOST, "s", held_until=UNTIL)),
        (SPENT, "budget", HostUpdate(HOST, "s")),
        (REFUSED, "refused", HostUpdate(HOST, "s", refused_until=NOW + DAY)),
        (STOPPED, "stopped", HostUpdate(HOST, "s")),
        (GONE, "gone", HostUpdate(HOST, "s", clear=True)),
        (CHANGED, "changed", HostUpdate(HOST, "s", failing=True)),
    ],
)
def test_what_an_error_is_called_and_what_the_host_learns(error: SourceError, reason: str, update: HostUpdate) -> None:
    setback = after(error)
    assert setback.reason == reason
    assert setback.host == update == host_update(error, NOW)
    assert setback.listing_gone == (error is GONE)
    assert setback.at - NOW == setback.interval_hours * HOUR


@pytest.mark.parametrize("error", EVERY)
def test_an_error_without_a_host_teaches_nothing_about_one(error: SourceError) -> None:
    assert host_update(error, NOW) is not None
    nameless = type(error).__new__(type(error))
    nameless.__dict__.update(error.__dict__, host="")
    assert host_update(nameless, NOW) is None


def test_the_facts_of_a_wait_are_kept_for_the_sentence() -> None:
    assert after(LIMITED).args == {"host": HOST, "failures": 1, "until": "2026-03-02T17:00:00Z"}
    assert after(UNAVAILABLE, a_schedule(failures=2)).args == {"host": HOST, "failures": 3}


def test_an_error_of_a_kind_added_later_is_treated_as_the_nearest_known_one() -> None:
    class Grumpy(SourceRefused):
        pass

    assert after(Grumpy("s", 403, host=HOST)).reason == "refused"
    assert after(SourceError("s", host=HOST)).reason == "unavailable"


# ------------------------------------------------------------------ telling


def told(error: SourceError, since: timedelta, last: timedelta, failures: int, host: HostState | None = None) -> bool:
    """Whether a check tells that fails `since` after the first failure, `last` after the one before."""
    schedule = a_schedule(failing_since=NOW - since, last_check_at=NOW - last, failures=failures)
    return after(error, schedule, host=host).told is not None


@pytest.mark.parametrize("error", [UNAVAILABLE, UNREACHABLE, CHANGED])
@pytest.mark.parametrize(
    ("since", "last", "failures", "tells"),
    [
        (23 * HOUR, HOUR, 9, False),
        (DAY, HOUR, 9, True),
        (25 * HOUR, 2 * HOUR, 9, True),
        (26 * HOUR, HOUR, 9, False),  # told by the check before
        (9 * DAY, DAY, 9, False),
        (9 * DAY, 9 * DAY, 1, False),  # woke up after nine days: a second failure proves nothing
        (9 * DAY, 8 * DAY, 2, True),  # the third does
        (9 * DAY, 8 * DAY, 3, False),
    ],
)
def test_failing_is_told_once_after_a_day_and_three_failures(
    error: SourceError, since: timedelta, last: timedelta, failures: int, tells: bool
) -> None:
    assert told(error, since, last, failures) == tells


def test_a_first_failure_is_never_told() -> None:
    assert after(UNAVAILABLE).told is None


def test_of_many_series_on_a_failing_host_the_first_to_fail_tells() -> None:
    def told_beside(host_since: datetime) -> bool:
        return told(UNAVAILABLE, 25 * HOUR, 2 * HOUR, 9, HostState(HOST, "s", failing_since=host_since))

    assert told_beside(NOW - 25 * HOUR)
    assert not told_beside(NOW - 26 * HOUR)
    # Others on the host succeeded since: it is this listing's own trouble.
    assert told_beside(NOW - HOUR)


@pytest.mark.parametrize("error", [LIMITED, SPENT, STOPPED])
def test_a_wait_somebody_asked_for_is_never_told(error: SourceError) -> None:
    assert not told(error, 9 * DAY, 8 * DAY, 2)


@pytest.mark.parametrize(
    ("since", "before", "tells"),
    [
        (6 * DAY, DAY, False),
        (7 * DAY, DAY, True),
        (7 * DAY + 23 * HOUR, DAY, True),
        (8 * DAY, DAY, False),
        (30 * DAY, DAY, False),
        (30 * DAY, 29 * DAY, True),
    ],
)
def test_a_refusal_is_told_once_after_a_week(since: timedelta, before: timedelta, tells: bool) -> None:
    """`before`: how long ago the previous refusal stopped the host."""
    host = HostState(HOST, "s", refused_since=NOW - since, refused_until=NOW - before + DAY)
    assert after(REFUSED, host=host).told == ("refused" if tells else None)


@pytest.mark.parametrize("host", [None, HostState(HOST, "s"), HostState(HOST, "s", refused_since=NOW - 9 * DAY)])
def test_a_first_refusal_is_not_told(host: HostState | None) -> None:
    assert after(REFUSED, host=host).told is None


def test_a_vanished_series_is_told_when_it_vanishes() -> None:
    assert after(GONE).told == "gone"
    assert after(GONE, listing=a_listing()).told == "gone"
    assert after(GONE, listing=a_listing(gone=True)).told is None


def test_a_lasting_trouble_is_told_once_in_a_long_life_of_failures() -> None:
    """Every check of a dead source for a month, scheduled as the policy says."""
    codes: list[str] = []
    schedule, now = a_schedule(), NOW
    host: HostState | None = None
    for _ in range(40):
        setback = after(UNAVAILABLE, schedule, now=now, host=host)
        codes += [setback.told] if setback.told else []
        since = schedule.failing_since or now
        schedule = replace(schedule, failures=schedule.failures + 1, failing_since=since, last_check_at=now)
        host = host or HostState(HOST, "s", failing_since=now)
        now = setback.at
    assert codes == ["unavailable"]
    assert now - NOW > 30 * DAY


# ------------------------------------------------------------------ the page that explains it


def test_every_error_of_a_source_has_a_row() -> None:
    kinds = {c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, SourceError)}
    assert set(POLICY) == kinds - {SourceError}


def test_the_documented_table_has_the_same_rows_and_reasons() -> None:
    page = (Path(__file__).parents[2] / "docs" / "errors-and-retries.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| `(\w+)` \|", page, re.MULTILINE))
    assert rows == {kind.__name__: reaction.reason for kind, reaction in POLICY.items()}
