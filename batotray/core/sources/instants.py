"""Instants as sites write them: RFC 3339, seconds, milliseconds, or any of these as text. Pure; any thread."""

from datetime import UTC, datetime

MILLISECONDS_FROM = 1e11
"""Numbers of this size and up are milliseconds: as seconds they would lie after the year 5000."""
EARLIEST, LATEST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def from_iso(text: str) -> datetime | None:
    """An RFC 3339 instant in UTC (a missing zone means UTC); None when it is none."""
    try:
        instant = datetime.fromisoformat(text)
        if instant.tzinfo is UTC:
            return instant
        return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def from_number(value: float) -> datetime | None:
    """Unix seconds or milliseconds, told apart by size; None outside the years 1990 to 2100."""
    try:
        instant = datetime.fromtimestamp(value / 1000 if abs(value) >= MILLISECONDS_FROM else value, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return plausible(instant)


def read_instant(value: float | str | None) -> datetime | None:
    """An instant in UTC from a number or text of any of the forms above; None when unreadable or implausible."""
    if value is None or isinstance(value, bool):
        return None
    if not isinstance(value, str):
        return from_number(value)
    try:
        return from_number(float(value))
    except ValueError:
        return plausible(from_iso(value.strip()))


def plausible(instant: datetime | None) -> datetime | None:
    """`instant`, unless it lies where only a broken clock or an empty field would put it."""
    return instant if instant is not None and EARLIEST <= instant < LATEST else None
