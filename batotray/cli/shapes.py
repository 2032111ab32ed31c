"""Records as JSON values with stable keys: a promise to scripts, written down in docs/command-line.md. Pure.

Instants are RFC 3339 in UTC with Z; keys are snake_case. A key once given is never taken away or given another meaning.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from batotray.core.monitor import TARGETS, Health, Problem
from batotray.records import Chapter, CheckLogEntry, HostState, Listing, Notification, Schedule, SeriesDetails
from batotray.views import (
    ChapterRow,
    Dashboard,
    ForecastOutcome,
    InboxRow,
    SeriesPage,
    SeriesRow,
    SourceRow,
    Span,
    SystemView,
    UpcomingRow,
)
from batotray.wording import Wording

if TYPE_CHECKING:
    from batotray.core.commands import Failed

Json: TypeAlias = dict[str, Any]


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_SERIES = _names(
    "id name status unread source next_check_at last_checked_at chapters latest latest_number latest_at expected_at "
    "expected_from expected_till confidence rhythm late priority muted followed paused paused_until health anilist_id "
    "link"
)
_NOTIFICATION = _names(
    "id kind series_id series chapters_count importance read created_at handed_over_at visible_at opened_at "
    "snoozed_until old_status new_status link"
)
_CHAPTER = _names(
    "id number name link published_at read first_seen_at volume title language group created_at gone_at origin views "
    "comments"
)
_CHECK = _names(
    "id at series_id series source host kind status reason found new duration_ms fetch_ms parse_ms store_ms requests "
    "bytes error_class error"
)
_SCHEDULE = _names(
    "next_check_at last_check_at interval_hours average_interval_hours median_interval_hours preferred_weekday "
    "confidence chapters_tracked last_chapter_at expected_at expected_from expected_till misses failures failing_since "
    "active paused_until priority reason reason_args rhythm rhythm_args late"
)
_DETAILS = _names(
    "alternative_names authors artists genres original_language original_status upload_status published_from "
    "published_till reading_direction score votes follows reviews comments views summary cover_url link anilist_id"
)
_HOST = _names("host source held_until refused_until refused_since failing_since last_request_at requests_24h")
_SPAN = _names("checks failed not_modified new requests bytes average_ms p95_ms success_rate error_rate")
_SOURCE = _names("source series health until checks failed requests bytes")
_SYSTEM = _names(
    "series active_schedules chapters unread notifications log_rows next_check_at database_bytes schema_version "
    "heartbeat_at started_at unclean_exit paused"
)
_UPCOMING = _names("series_id name source expected_at expected_from expected_till confidence rhythm late health")


def stamp(at: datetime) -> str:
    """An instant as RFC 3339 in UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def series(row: SeriesRow) -> Json:
    return _pick(row, _SERIES)


def notification(row: InboxRow, words: Wording) -> Json:
    return {
        **_notification(row.notification, words),
        "source": row.source,
        "group": row.group,
        "muted": row.muted,
    }


def chapter(row: ChapterRow) -> Json:
    return {**_pick(row.chapter, _CHAPTER), "series_id": row.series_id, "uploads": row.uploads}


def check(entry: CheckLogEntry) -> Json:
    return _pick(entry, _CHECK)


def schedule(one: Schedule, words: Wording) -> Json:
    spoken = {"reason_text": words.reason(one.reason, one.reason_args), "rhythm_text": words.rhythm(one)}
    return {**_pick(one, _SCHEDULE), **spoken}


def upcoming(row: UpcomingRow) -> Json:
    return _pick(row, _UPCOMING)


def page(whole: SeriesPage, words: Wording) -> Json:
    """Everything `show` tells about a series."""
    pairs = zip(whole.listings, whole.schedules, strict=True)
    return {
        **series(whole.row),
        "read": whole.read,
        "listings": [_listing(listing, plan, words) for listing, plan in pairs],
        "hosts": [_pick(host, _HOST) for host in whole.hosts],
        "checks": [check(entry) for entry in whole.checks],
        "notifications": [_notification(row, words) for row in whole.notifications],
        "forecasts": [_outcome(outcome) for outcome in whole.outcomes],
        "silent": dict(whole.silent),
    }


def dashboard(view: Dashboard) -> Json:
    """Everything `stats` tells; rates are shares 0..1."""
    return {
        "hours": view.hours,
        "totals": _pick(view.totals, _SPAN),
        "before": _pick(view.before, _SPAN),
        "targets": dict(TARGETS),
        "found_in_minutes": view.found_in_minutes,
        "told_in_seconds": view.told_in_seconds,
        "saved_requests": view.saved_requests,
        "errors": dict(view.errors),
        "sources": [_pick(source, _SOURCE) for source in view.sources],
        "slowest": [check(entry) for entry in view.slowest],
        "bars": [{"at": stamp(b.at), "succeeded": b.succeeded, "failed": b.failed, "new": b.new} for b in view.bars],
    }


def status(health: Health, system: SystemView, running: bool, words: Wording, now: datetime) -> Json:
    problems = [{**_problem(p), "text": words.problem(p, now)} for p in health.problems]
    return {"level": health.level, "problems": problems, "running": running, **_pick(system, _SYSTEM)}


def status_unreadable(failure: "Failed", why: str, running: bool) -> Json:
    """`status` where the library cannot be read: nothing else is known."""
    problem = {"code": failure.code, "args": dict(failure.args), "text": why}
    return {"level": "down", "problems": [problem], "running": running, **dict.fromkeys(_SYSTEM)}


def _notification(row: Notification, words: Wording) -> Json:
    return {**_pick(row, _NOTIFICATION), "text": words.headline(row), "chapter_ids": list(row.chapter_ids)}


def _listing(listing: Listing, plan: Schedule, words: Wording) -> Json:
    return {
        "source": listing.source,
        "source_ref": listing.source_ref,
        "language": listing.language,
        "gone": listing.gone,
        "quarantined_since": _value(listing.quarantined_since),
        "first_seen_at": stamp(listing.first_seen_at),
        "last_success_at": _value(listing.last_success_at),
        "details": _pick(listing.details, _DETAILS),
        "schedule": schedule(plan, words),
    }


def _outcome(outcome: ForecastOutcome) -> Json:
    forecast = outcome.forecast
    return {
        "made_at": stamp(outcome.made_at),
        "from": stamp(forecast.start),
        "till": stamp(forecast.end),
        "expected_at": stamp(forecast.expected),
        "confidence": forecast.confidence,
        "drop_at": _value(outcome.drop_at),
        "held": outcome.held,
    }


def _problem(problem: Problem) -> Json:
    return {"code": problem.code, "args": dict(problem.args)}


_Record: TypeAlias = (
    SeriesRow | Notification | Chapter | CheckLogEntry | Schedule | SeriesDetails | HostState | Span | SourceRow
    | SystemView | UpcomingRow
)  # fmt: skip


def _pick(record: _Record, names: Sequence[str]) -> Json:
    return {name: _value(getattr(record, name)) for name in names}


def _value(value: Any) -> Any:
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value
