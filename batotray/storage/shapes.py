"""How rows become records: the columns to select and the function that reads them, once for writer and readers.

Plain tuples in, frozen records out, no SQLAlchemy: the chapters of a listing are read at every check, and a typed row
costs ten times what this does. Pure; any thread.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeAlias, TypeVar

from batotray.records import (
    Chapter,
    CheckLogEntry,
    Forecast,
    HostState,
    Listing,
    LookState,
    Notification,
    Release,
    Schedule,
    Series,
    SeriesDetails,
    Validators,
)
from batotray.storage.instants import from_stored, instant

FACT = "@"
"""Keys of `setting` that begin so are the program's own facts."""
R = TypeVar("R")
Row: TypeAlias = tuple[Any, ...]

# Conditions that partial indexes carry: a query that means the index repeats them word for word.
LISTED = "gone_at IS NULL AND origin NOT IN ('future', 'upload')"
"""Chapters that are out, still there, and not merely another upload of one."""
UNREAD = f"read = 0 AND {LISTED}"
WAITING = "read = 0 AND claimed_at IS NULL AND handed_over_at IS NULL"
"""Rows of the inbox that nobody was told about."""
COUNTED = "read = 0 AND visible_at <= :now AND (snoozed_until IS NULL OR snoozed_until <= :now)"
"""Rows that the badge counts."""


@dataclass(frozen=True, slots=True)
class Shape(Generic[R]):
    """Columns in the order in which `build` expects them."""

    names: tuple[str, ...]
    build: Callable[[Row], R]

    def columns(self, alias: str) -> str:
        """The list for SELECT, each name qualified by the table's alias."""
        return ", ".join(f'{alias}."{name}"' for name in self.names)

    def __len__(self) -> int:
        return len(self.names)


_NOTHING = frozenset({"", "null", "[]", "{}"})
"""What most lists and maps hold: not worth a parser."""


def _mapping(text: str | None) -> Mapping[str, Any]:
    return {} if text is None or text in _NOTHING else json.loads(text)


def _texts(text: str | None) -> tuple[str, ...]:
    return () if text is None or text in _NOTHING else tuple(json.loads(text))


def _names(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


# ------------------------------------------------------------------ chapters


def _chapter(row: Row) -> Chapter:
    # One flat unpacking: this runs 500 times at a check, and a starred one costs a third more.
    (
        key, listing_id, source_id, number, order, volume, display_name, title, link, language, group, created_at,
        published_at, date_only, views, comments, read, first_seen_at, absent_at, gone_at, missing_once, replaces_id,
        origin,
    ) = row  # fmt: skip
    return Chapter(
        key,
        listing_id,
        source_id,
        number,
        order,
        volume,
        display_name,
        title,
        link,
        language,
        group,
        instant(created_at),
        instant(published_at),
        date_only == 1,
        views,
        comments,
        read == 1,
        from_stored(first_seen_at),
        instant(absent_at),
        instant(gone_at),
        missing_once == 1,
        replaces_id,
        origin,
    )


CHAPTER = Shape(_names(Chapter), _chapter)


def _release(row: Row) -> Release:
    published, seen, absent, key, date_only, origin, language = row
    return Release(instant(published), from_stored(seen), instant(absent), key, date_only == 1, origin, language)


RELEASE = Shape(
    ("published_at", "first_seen_at", "absent_at", "sort_key", "published_is_date_only", "origin", "language"), _release
)

# ------------------------------------------------------------------ series and listings


def _series(row: Row) -> Series:
    key, name, followed, muted, anilist_id, first_seen_at, updated_at, upload_status, original_status = row
    return Series(
        id=key,
        name=name,
        status=upload_status or original_status or "unknown",
        followed=followed == 1,
        muted=muted == 1,
        anilist_id=anilist_id,
        first_seen_at=from_stored(first_seen_at),
        updated_at=from_stored(updated_at),
    )


SERIES = Shape(("id", "name", "followed", "muted", "anilist_id", "first_seen_at", "updated_at"), _series)
"""To be followed by `upload_status` and `original_status` of the first listing."""

DETAILS = _names(SeriesDetails)
LISTS = frozenset({"alternative_names", "authors", "artists", "genres"})
MAPS = frozenset({"score_distribution", "views", "reactions"})
_LISTING = (
    "id", "series_id", "source", "source_ref", "language", "etag", "last_modified", "body_hash", "first_seen_at",
    "last_success_at", "status_before", "status_changed_at", "quarantined_since", "quarantine_ids", "gone",
    "pending_move",
)  # fmt: skip


def _detail(name: str, value: Any) -> Any:
    if name in LISTS:
        return _texts(value)
    return _mapping(value) if name in MAPS else value


def _listing(row: Row) -> Listing:
    key, series_id, source, ref, language, etag, modified, body_hash, seen, success, before, changed = row[:12]
    quarantined_since, quarantine_ids, gone, pending_move = row[12:16]
    details = {name: _detail(name, value) for name, value in zip(DETAILS, row[16:], strict=True)}
    return Listing(
        id=key,
        series_id=series_id,
        source=source,
        source_ref=ref,
        language=language,
        details=SeriesDetails(**details),
        validators=Validators(etag, modified, body_hash),
        first_seen_at=from_stored(seen),
        last_success_at=instant(success),
        status_before=before,
        status_changed_at=instant(changed),
        quarantined_since=instant(quarantined_since),
        quarantine_ids=quarantine_ids,
        gone=gone == 1,
        pending_move=pending_move,
    )


LISTING = Shape((*_LISTING, *DETAILS), _listing)

# ------------------------------------------------------------------ schedules and forecasts


def _schedule(row: Row) -> Schedule:
    (
        listing_id, interval, last_check, next_check, average, median, weekday, confidence, tracked, last_chapter,
        expected, misses, failures, failing_since, active, paused_until, priority, reason, reason_args, expected_from,
        expected_till, rhythm, rhythm_args, late,
    ) = row  # fmt: skip
    return Schedule(
        listing_id=listing_id,
        interval_hours=interval,
        last_check_at=instant(last_check),
        next_check_at=from_stored(next_check),
        average_interval_hours=average,
        median_interval_hours=median,
        preferred_weekday=weekday,
        confidence=confidence,
        chapters_tracked=tracked,
        last_chapter_at=instant(last_chapter),
        expected_at=instant(expected),
        misses=misses,
        failures=failures,
        failing_since=instant(failing_since),
        active=active == 1,
        paused_until=instant(paused_until),
        priority=priority,
        reason=reason,
        reason_args=_mapping(reason_args),
        expected_from=instant(expected_from),
        expected_till=instant(expected_till),
        rhythm=rhythm,
        rhythm_args=_mapping(rhythm_args),
        late=late,
    )


SCHEDULE = Shape(_names(Schedule), _schedule)


def _forecast(row: Row) -> Forecast:
    starts, ends, expected, confidence = row
    return Forecast(from_stored(starts), from_stored(ends), from_stored(expected), confidence)


FORECAST = Shape(("starts_at", "ends_at", "expected_at", "confidence"), _forecast)

# ------------------------------------------------------------------ notifications

_NOTIFICATION = (
    "id", "kind", "series_id", "parts", "link", "old_status", "new_status", "chapters_count", "importance", "read",
    "created_at", "visible_at", "claimed_at", "handed_over_at", "opened_at", "snoozed_until",
)  # fmt: skip


def _notification(row: Row) -> Notification:
    key, kind, series_id, parts, link, old_status, new_status, count, importance, read, created, visible = row[:12]
    claimed, handed_over, opened, snoozed, series, members = row[12:]
    return Notification(
        id=key,
        kind=kind,
        series_id=series_id,
        series=series or "",
        parts=_mapping(parts),
        chapter_ids=tuple(map(int, members.split(","))) if members else (),
        link=link,
        old_status=old_status,
        new_status=new_status,
        chapters_count=count,
        importance=importance,
        read=read == 1,
        created_at=from_stored(created),
        visible_at=from_stored(visible),
        claimed_at=instant(claimed),
        handed_over_at=instant(handed_over),
        opened_at=instant(opened),
        snoozed_until=instant(snoozed),
    )


NOTIFICATION = Shape(_NOTIFICATION, _notification)
"""To be followed by the name of its series and by `MEMBERS`."""
MEMBERS = "(SELECT group_concat(chapter_id) FROM notification_chapter WHERE notification_id = n.id)"
NOTIFIED = f"{NOTIFICATION.columns('n')}, s.name, {MEMBERS}"
NOTIFICATIONS = f"SELECT {NOTIFIED} FROM notification n LEFT JOIN series s ON s.id = n.series_id"

# ------------------------------------------------------------------ checks, hosts, looks

_LOG = (
    "id", "source", "host", "kind", "status", "reason", "at", "found", "new", "duration_ms", "requests", "bytes",
    "fetch_ms", "parse_ms", "store_ms", "error_class", "error",
)  # fmt: skip


def _log(row: Row) -> CheckLogEntry:
    key, source, host, kind, status, reason, at, *rest, series_id, series = row
    return CheckLogEntry(key, series_id, series or "", source, host, kind, status, reason, from_stored(at), *rest)


LOG = Shape(_LOG, _log)
"""To be followed by the id and the name of the series, None where it was deleted."""


def _host(row: Row) -> HostState:
    host, source, held, refused, refused_since, failing, last, requests = row
    return HostState(
        host, source, instant(held), instant(refused), instant(refused_since), instant(failing), instant(last), requests
    )


HOST = Shape(
    ("host", "source", "held_until", "refused_until", "refused_since", "failing_since", "last_request_at"), _host
)
"""To be followed by `REQUESTS_24H`."""
REQUESTS_24H = (
    "(SELECT coalesce(sum(b.requests), 0) FROM request_bucket b WHERE b.host = h.host AND b.hour > :a_day_ago)"
)


def _look(row: Row) -> LookState:
    source, scope, next_look, last_look, newest, etag, modified, body_hash, failures = row
    validators = Validators(etag, modified, body_hash)
    return LookState(source, scope, from_stored(next_look), instant(last_look), instant(newest), validators, failures)


LOOK = Shape(
    (
        "source", "scope", "next_look_at", "last_look_at", "newest_at", "etag", "last_modified", "body_hash",
        "failures",
    ),
    _look,
)  # fmt: skip
