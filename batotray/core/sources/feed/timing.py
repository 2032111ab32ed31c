"""How long a feed asks to be left alone: max-age, ttl, skipHours, skipDays. Pure, on the engine thread."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

LONGEST = timedelta(days=1)
"""A wish beyond this is a misconfigured cache, not a rhythm; skipped days may still add to it."""
HEAD = 20_000
"""Characters that are searched: what a channel wishes stands before its entries."""
_MAX_AGE = re.compile(r"(?<![\w-])max-age\s*=\s*(\d{1,10})")
_TTL = re.compile(r"<ttl>\s*(\d{1,8})\s*</ttl>")
_SKIP_HOURS = re.compile(r"<skipHours>(.{0,1000}?)</skipHours>", re.DOTALL)
_SKIP_DAYS = re.compile(r"<skipDays>(.{0,1000}?)</skipDays>", re.DOTALL)
_HOUR = re.compile(r"<hour>\s*(\d{1,2})\s*</hour>")
_DAY = re.compile(r"<day>\s*(\w{3})\w*\s*</day>")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def not_before(headers: Mapping[str, str], text: str, received_at: datetime | None) -> datetime | None:
    """The earliest instant the feed wants to be asked again; None when it has no wish, or the time is not known."""
    if received_at is None:
        return None
    text = text[:HEAD]
    wish = received_at + min(max(_max_age(headers), _ttl(text)), LONGEST)
    hours = {int(hour) % 24 for block in _SKIP_HOURS.findall(text) for hour in _HOUR.findall(block)}
    days = {day.lower() for block in _SKIP_DAYS.findall(text) for day in _DAY.findall(block)}
    wish = _awake(wish, hours, days)
    return wish if wish > received_at else None


def _max_age(headers: Mapping[str, str]) -> timedelta:
    return timedelta(seconds=_number(_MAX_AGE, headers.get("cache-control", "").lower()))


def _ttl(text: str) -> timedelta:
    return timedelta(minutes=_number(_TTL, text))


def _number(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.search(text)
    return int(match[1]) if match else 0


def _awake(wish: datetime, hours: set[int], days: set[str]) -> datetime:
    """The first instant from `wish` on that lies in no skipped hour or day (GMT); `wish` when all are skipped."""
    instant = wish
    for _ in range(8 * 24):
        if instant.hour not in hours and _WEEKDAYS[instant.weekday()] not in days:
            return instant
        instant = instant.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return wish
