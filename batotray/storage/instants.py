"""How an instant is stored: microseconds since 1970 in UTC, so that it sorts, compares and indexes as a number.

Pure; any thread. Shared by the writer's column type and the readers, which must not import SQLAlchemy.
"""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def to_stored(instant: datetime) -> int:
    """Microseconds since 1970 in UTC. Raises ValueError for a naive datetime."""
    if instant.tzinfo is None:
        raise ValueError(f"naive datetime: {instant!r}")
    return (instant - EPOCH) // MICROSECOND


def from_stored(value: int) -> datetime:
    """The aware UTC instant of a stored number."""
    return EPOCH + timedelta(0, 0, value)


def stored(instant: datetime | None) -> int | None:
    """`to_stored` where there may be nothing."""
    return None if instant is None else to_stored(instant)


def instant(value: int | None) -> datetime | None:
    """`from_stored` where there may be nothing."""
    return None if value is None else EPOCH + timedelta(0, 0, value)
