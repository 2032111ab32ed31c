"""How long a host is left alone: gaps, wishes, holds and the daily budget, as tables."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from random import Random

import pytest

from batotray.core.politeness import (
    budget_left,
    gap_between_series,
    held_until,
    host_of,
    objection,
    pause_within_check,
    rest_of_gap,
)
from batotray.errors import BudgetSpent, HostStopped, RateLimited
from batotray.records import HostState
from batotray.settings import Settings
from tests.builders import DAY, HOUR, NOW

HOST = "site.example"
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Site.Example/path", "site.example"),
        ("https://reader:secret@site.example/x", "site.example"),
        ("http://site.example:80/", "site.example"),
        ("https://site.example:443/", "site.example"),
        ("http://127.0.0.1:8123/a?b", "127.0.0.1:8123"),
        ("http://[::1]:8123/", "[::1]:8123"),
    ],
)
def test_a_host_is_its_name_with_an_unusual_port(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize("url", ["ftp://site.example/", "file:///etc/hosts", "https://", "site.example", "http://x:y/"])
def test_what_is_no_web_address_has_no_host(url: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        host_of(url)


@pytest.mark.parametrize(
    ("settings", "host", "low", "high"),
    [
        (Settings(), HOST, 4, 7),
        (Settings(min_delay=0, max_delay=0), HOST, 1, 1),
        (Settings(min_delay=0, max_delay=0), "127.0.0.1:99", 0, 0),
        (Settings(min_delay=9, max_delay=2), HOST, 9, 9),
    ],
)
def test_the_gap_between_series_is_drawn_within_its_bounds(
    settings: Settings, host: str, low: float, high: float
) -> None:
    gaps = [gap_between_series(settings, host, Random(n)) for n in range(50)]
    assert all(low <= gap <= high for gap in gaps)
    assert (len(set(gaps)) > 1) == (low < high)


@pytest.mark.parametrize(
    ("last", "rest"),
    [(None, 0), (NOW - 2 * SECOND, 3), (NOW - 5 * SECOND, 0), (NOW - DAY, 0), (NOW, 5), (NOW + DAY, 5)],
)
def test_the_gap_goes_on_over_a_restart_and_a_clock_set_back_never_stretches_it(
    last: datetime | None, rest: float
) -> None:
    assert rest_of_gap(5.0, last, NOW) == rest


@pytest.mark.parametrize(
    ("settings", "host", "wanted", "pause"),
    [
        (Settings(), HOST, 0.0, 0.25),
        (Settings(), HOST, 2.0, 2.0),
        (Settings(min_delay=0), HOST, 0.0, 0.25),
        (Settings(), "localhost:80", 2.0, 2.0),
        (Settings(min_delay=0), "localhost:80", 2.0, 0.0),
    ],
)
def test_the_pause_within_a_check_is_lowered_on_loopback_only(
    settings: Settings, host: str, wanted: float, pause: float
) -> None:
    assert pause_within_check(settings, host, timedelta(seconds=wanted)) == pause


@pytest.mark.parametrize(
    ("state", "kind", "until"),
    [
        (None, None, None),
        (HostState(HOST, "s"), None, None),
        (HostState(HOST, "s", held_until=NOW), None, None),
        (HostState(HOST, "s", held_until=NOW + HOUR), RateLimited, NOW + HOUR),
        (HostState(HOST, "s", refused_until=NOW - HOUR), None, None),
        (HostState(HOST, "s", held_until=NOW + DAY, refused_until=NOW + HOUR), HostStopped, NOW + HOUR),
        (HostState(HOST, "s", held_until=NOW, refused_until=NOW), None, None),
    ],
)
def test_a_held_or_refusing_host_is_not_asked(
    state: HostState | None, kind: type[RateLimited | HostStopped] | None, until: datetime | None
) -> None:
    error = objection(state, NOW)
    if kind is None:
        assert error is None
    else:
        assert isinstance(error, kind)
        assert error.until == until
        assert error.host == HOST


# ------------------------------------------------------------------ wishes

SERVER_LATE = NOW - 10 * timedelta(minutes=1)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "120"}, 120),
        ({"retry-after": " 120 "}, 120),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": format_datetime(NOW + HOUR, usegmt=True)}, 3600),
        ({"retry-after": format_datetime(SERVER_LATE + HOUR), "date": format_datetime(SERVER_LATE)}, 3600),
        ({"retry-after": str(int((NOW + HOUR).timestamp()))}, 3600),
        ({"retry-after": str(int((NOW + HOUR).timestamp() * 1000))}, 3600),
        ({"x-ratelimit-retry-after": str(int((NOW + HOUR).timestamp()))}, 3600),
        ({"x-ratelimit-retry-after": "40"}, 40),
        ({"retry-after": "10", "x-ratelimit-retry-after": str(int((NOW + HOUR).timestamp()))}, 3600),
        ({"retry-after": "nonsense", "x-ratelimit-retry-after": "40"}, 40),
        ({"retry-after": str(10**6)}, 7 * 86400),
        ({"retry-after": "9" * 400}, 300),
        ({"retry-after": str(int((NOW + 400 * DAY).timestamp()))}, 7 * 86400),
        ({"retry-after": format_datetime(NOW + 400 * DAY)}, 7 * 86400),
        # What follows says nothing usable.
        ({}, 300),
        ({"retry-after": ""}, 300),
        ({"retry-after": "0"}, 300),
        ({"retry-after": "-5"}, 300),
        ({"retry-after": "nan"}, 300),
        ({"retry-after": "inf"}, 300),
        ({"retry-after": "soon"}, 300),
        ({"retry-after": "Mon, 99 Foo 2026 99:99:99 GMT"}, 300),
        ({"retry-after": format_datetime(NOW - HOUR)}, 300),
        ({"retry-after": str(int((NOW - HOUR).timestamp()))}, 300),
    ],
)
def test_a_wish_to_wait_is_read_in_every_form(headers: dict[str, str], seconds: float) -> None:
    assert held_until(headers, NOW, 300.0) == NOW + timedelta(seconds=seconds)


def test_a_date_without_zone_is_utc() -> None:
    assert held_until({"retry-after": "Mon, 02 Mar 2026 13:00:00 -0000"}, NOW, 300.0) == NOW + HOUR


# ------------------------------------------------------------------ budget


def counted(*asked: datetime) -> "Counter[datetime]":
    return Counter(at.replace(minute=0, second=0, microsecond=0) for at in asked)


def left(hours: "Counter[datetime]", now: datetime = NOW, host: str = HOST) -> int | None:
    def since(_: str, start: datetime) -> int:
        return sum(count for hour, count in hours.items() if hour >= start)

    return budget_left(host, since, Settings(daily_budget=10), now)


def test_requests_of_the_last_day_are_taken_from_the_budget() -> None:
    assert left(counted()) == 10
    assert left(counted(NOW, NOW - HOUR, NOW - 30 * HOUR)) == 8


def test_a_spent_budget_says_when_the_first_hour_leaves_the_window() -> None:
    hours = Counter({NOW - 20 * HOUR: 3, NOW - HOUR: 7})
    with pytest.raises(BudgetSpent) as spent:
        left(hours, NOW + 10 * timedelta(minutes=1))
    # The hour that began 20 hours ago ends 19 hours ago; 24 hours later none of it counts any more.
    until = spent.value.until
    assert until == NOW - 20 * HOUR + HOUR + DAY
    assert left(hours, until) == 3
    with pytest.raises(BudgetSpent):
        left(hours, until - SECOND)


def test_a_budget_spent_within_this_hour_frees_when_it_is_a_day_old() -> None:
    with pytest.raises(BudgetSpent) as spent:
        left(Counter({NOW: 25}))
    assert spent.value.until == NOW + HOUR + DAY
    assert spent.value.host == HOST


def test_loopback_has_no_budget() -> None:
    assert left(Counter({NOW: 25}), host="127.0.0.1:8000") is None


def test_the_window_never_counts_less_than_a_whole_day() -> None:
    now = datetime(2026, 3, 2, 12, 59, tzinfo=UTC)
    with pytest.raises(BudgetSpent):
        left(Counter({datetime(2026, 3, 1, 12, tzinfo=UTC): 10}), now)
