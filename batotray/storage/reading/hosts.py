"""Hosts as they stand at an instant, and what their marks mean for whoever depends on them. The reader's thread."""

from datetime import datetime, timedelta

from batotray.records import HostState
from batotray.storage.instants import to_stored
from batotray.storage.reading.connection import Reader
from batotray.storage.shapes import HOST, REQUESTS_24H
from batotray.views import ListingHealth

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
FAILING_AFTER = DAY


def host_states(reader: Reader, now: datetime) -> list[HostState]:
    """Every known host with its requests of the last 24 hours (the first hour counts whole)."""
    sql = f"SELECT {HOST.columns('h')}, {REQUESTS_24H} FROM source_state h ORDER BY h.source, h.host"
    return [HOST.build(row) for row in reader.rows(sql, {"a_day_ago": to_stored(now - DAY - HOUR)})]


def health(
    now: datetime, refused_until: datetime | None, held_until: datetime | None, failing_since: datetime | None
) -> ListingHealth:
    """What a host's marks mean at `now`; plain failures count after a day."""
    if refused_until is not None and refused_until > now:
        return "refused"
    if held_until is not None and held_until > now:
        return "held"
    if failing_since is not None and now - failing_since >= FAILING_AFTER:
        return "failing"
    return "ok"


def health_of(host: HostState, now: datetime) -> ListingHealth:
    """The same for a host as a whole."""
    return health(now, host.refused_until, host.held_until, host.failing_since)
