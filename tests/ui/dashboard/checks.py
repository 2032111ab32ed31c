"""Logged checks, sources and spans as a test wants them."""

from typing import Any

from batotray.records import CheckLogEntry
from batotray.views import Dashboard, SourceRow, Span, SystemView
from tests.builders import NOW


def logged(key: int, **changes: Any) -> CheckLogEntry:
    """A check that found nothing new, a minute older with each smaller key."""
    plain: dict[str, Any] = {
        "id": key,
        "series_id": 1,
        "series": "Night Harbour",
        "source": "mangadex",
        "host": "api.mangadex.org",
        "kind": "check",
        "status": "success",
        "reason": "due",
        "at": NOW,
        "found": 113,
        "new": 0,
        "duration_ms": 380.0,
        "requests": 1,
        "bytes": 20_000,
        "fetch_ms": 340.0,
        "parse_ms": 12.0,
        "store_ms": 3.0,
        "error_class": None,
        "error": None,
    }
    return CheckLogEntry(**{**plain, **changes})


FAILED: dict[str, Any] = {"status": "failed", "error_class": "SourceUnavailable", "error": "status <b>502</b>"}


def source(**changes: Any) -> SourceRow:
    """A healthy source."""
    plain: dict[str, Any] = {
        "source": "mangadex",
        "series": 31,
        "health": "ok",
        "until": None,
        "checks": 390,
        "failed": 3,
        "requests": 412,
        "bytes": 1_200_000,
    }
    return SourceRow(**{**plain, **changes})


def dashboard(**changes: Any) -> Dashboard:
    """A span of two days in which nothing happened."""
    plain: dict[str, Any] = {
        "hours": 48,
        "totals": Span(),
        "before": Span(),
        "bars": (),
        "sources": (),
        "hosts": (),
        "found_in_minutes": None,
        "errors": {},
        "slowest": (),
        "saved_requests": 0,
        "day": Span(),
        "system": system(),
    }
    return Dashboard(**{**plain, **changes})


def system(**changes: Any) -> SystemView:
    """A small library that is at rest."""
    plain: dict[str, Any] = {
        "series": 1,
        "active_schedules": 1,
        "chapters": 10,
        "unread": 0,
        "notifications": 0,
        "log_rows": 5,
        "next_check_at": None,
        "database_bytes": 200_000,
        "schema_version": 1,
        "heartbeat_at": NOW,
        "started_at": NOW,
        "unclean_exit": False,
        "oldest_due_at": None,
        "paused": False,
        "bugs_in_a_row": 0,
    }
    return SystemView(**{**plain, **changes})
