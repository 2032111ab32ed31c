"""Spans and instants as people type them on the command line. Pure; the zone is handed in."""

import re
from datetime import UTC, datetime, time, timedelta, tzinfo

from batotray.clock import MORNING, next_day_at
from batotray.errors import UserError

LONGEST = timedelta(days=36500)
"""Beyond a century lie the ends of calendars, where zones can no longer be reckoned."""
_SPAN = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?:in)?)?")


def span(text: str) -> timedelta:
    """A span such as 30m, 1h, 1h30m or 2d. Raises UserError `bad_span` or `too_far`."""
    found = _SPAN.fullmatch(text.strip().lower())
    days, hours, minutes = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    try:
        length = timedelta(days=days, hours=hours, minutes=minutes)
    except OverflowError as error:
        raise UserError("too_far", value=text) from error
    if not length:
        raise UserError("bad_span", value=text)
    return length


def instant(text: str, now: datetime, zone: tzinfo) -> datetime:
    """An instant (UTC) from `tomorrow` (6:00), 18:30 (the next one), 2026-12-24, or RFC 3339.

    Without an offset a time is the user's. Raises UserError `bad_instant`.
    """
    given, local = text.strip().lower(), now.astimezone(zone)
    if given == "tomorrow":
        return next_day_at(local, MORNING).astimezone(UTC)
    try:
        if re.fullmatch(r"\d{1,2}:\d{2}", given):
            at = time.fromisoformat(given.zfill(5))
            today = _on(local, at)
            return today if today > now else _on(local + timedelta(days=1), at)
        moment = datetime.fromisoformat(text.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UserError("bad_instant", value=text) from error


def until(length: str | None, end: str | None, now: datetime, zone: tzinfo) -> datetime | None:
    """The end named by --for or --until; None where neither was given. Raises UserError."""
    if length is not None:
        wanted = span(length)
        if wanted > LONGEST:
            raise UserError("too_far", value=length)
        return now + wanted
    if end is None:
        return None
    moment = instant(end, now, zone)
    if moment - now > LONGEST:
        raise UserError("too_far", value=end)
    return moment


def _on(day: datetime, at: time) -> datetime:
    return day.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0).astimezone(UTC)
