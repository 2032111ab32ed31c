"""How long to wait before a host is asked again, and whether it may be asked at all. Pure; called on the engine thread.

The rules are docs/politeness.md. Nothing here waits, and no source can lower any of it.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from math import isfinite
from random import Random
from urllib.parse import urlsplit

from batotray.errors import BudgetSpent, HostStopped, RateLimited, SourceError
from batotray.records import HostState
from batotray.settings import Settings, gap_bounds, is_loopback

SHORTEST_PAUSE = 0.25
LONGEST_HOLD = timedelta(days=7)
WINDOW = timedelta(days=1)
HOUR = timedelta(hours=1)
# A count of seconds this large is an instant since 1970, and from the second limit on one in milliseconds.
UNIX_SECONDS_FROM = 1e9
UNIX_MILLISECONDS_FROM = 1e11
DEFAULT_PORTS = {"http": 80, "https": 443}


def host_of(url: str) -> str:
    """The name under which a host is counted: lower case, with the port where it is not the usual one.

    Raises ValueError when `url` is no http(s) address.
    """
    parts = urlsplit(url)
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        raise ValueError("not an http(s) address")
    name = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return name if parts.port in (None, DEFAULT_PORTS[parts.scheme]) else f"{name}:{parts.port}"


def gap_between_series(settings: Settings, host: str, rng: Random) -> float:
    """Seconds from the end of one series' last request to the first of the next on `host`, by chance."""
    return rng.uniform(*gap_bounds(settings, host))


def rest_of_gap(gap: float, last_request_at: datetime | None, now: datetime) -> float:
    """What of `gap` (s) is left after a request an earlier run made; a clock set back never makes it longer."""
    if last_request_at is None:
        return 0.0
    passed = (now - last_request_at).total_seconds()
    return min(max(gap - passed, 0.0), gap)


def pause_within_check(settings: Settings, host: str, wanted: timedelta) -> float:
    """Seconds between two requests of one check; on loopback a smaller `min_delay` shortens it."""
    pause = max(SHORTEST_PAUSE, wanted.total_seconds())
    return min(pause, settings.min_delay) if is_loopback(host) else pause


def objection(state: HostState | None, now: datetime) -> SourceError | None:
    """Why the host may not be asked now: HostStopped, RateLimited, or None."""
    if state is None:
        return None
    if state.refused_until is not None and state.refused_until > now:
        return HostStopped(state.source, state.refused_until, host=state.host)
    if state.held_until is not None and state.held_until > now:
        return RateLimited(state.source, state.held_until, host=state.host, detail="held")
    return None


def budget_left(
    host: str, requests_since: Callable[[str, datetime], int], settings: Settings, now: datetime
) -> int | None:
    """How many requests the daily budget of `host` still allows, None without limit; raises BudgetSpent.

    Requests are counted by the hour, so the window of 24 hours reaches back to the start of its first hour.
    """
    if is_loopback(host):
        return None
    oldest = _hour(now - WINDOW)
    left = settings.daily_budget - requests_since(host, oldest)
    if left > 0:
        return left
    hours = (oldest + HOUR * n for n in range(1, 26))
    frees = next((hour for hour in hours if requests_since(host, hour) < settings.daily_budget), _hour(now) + HOUR)
    raise BudgetSpent("", frees + WINDOW, host=host)


def held_until(headers: Mapping[str, str], now: datetime, default_seconds: float) -> datetime:
    """Until when a host that answered 429 or 503 is left alone. Header names are lower case.

    Understands Retry-After as seconds, as a date (corrected by the server's own Date) and as unix time, and
    `x-ratelimit-retry-after`; the later of the two wins. Nonsense and the past count as `default_seconds`; a week is
    the most.
    """
    server_now = _date(headers.get("date", "")) or now
    wishes = (_delay(headers.get(name, ""), server_now) for name in ("retry-after", "x-ratelimit-retry-after"))
    seconds = max((s for s in wishes if s is not None and s > 0), default=default_seconds)
    return now + min(timedelta(seconds=min(seconds, UNIX_SECONDS_FROM)), LONGEST_HOLD)


def _delay(text: str, server_now: datetime) -> float | None:
    try:
        number = float(text)
    except ValueError:
        at = _date(text)
        return (at - server_now).total_seconds() if at else None
    if not isfinite(number):
        return None
    if number >= UNIX_MILLISECONDS_FROM:
        number /= 1000
    return number - server_now.timestamp() if number >= UNIX_SECONDS_FROM else number


def _date(text: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)
