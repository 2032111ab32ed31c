"""A big invented library, written straight into a database: for the benches and for tests of long lists.

The same seed makes the same library. Rows are what an engine would have left behind: read marks up to a point, a log of
checks with its roll-up, rows of the inbox tied to their chapters.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from batotray.storage.histogram import COLUMNS, bucket
from batotray.storage.instants import to_stored
from batotray.storage.migrate import migrate

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
"""The instant at which the library is looked at: a Monday at noon."""
DAY = timedelta(days=1)
SOURCES = (("mangadex", "api.mangadex.org"), ("feed", "www.example.org"), ("webtoon", "www.webtoons.com"))
_FIRST = ("Night", "Silver", "Paper", "Winter", "Glass", "Hollow", "Salt", "Ember", "Quiet", "Northern")
_SECOND = ("Harbour", "Gardener", "Moon", "Railway", "Fox", "Archive", "Orchard", "Lantern", "Tide", "Hours")
_STATUSES = ("ongoing", "ongoing", "ongoing", "ongoing", "completed", "hiatus")


@dataclass(frozen=True, slots=True)
class Size:
    """How big the library is. Its log covers 90 days; `unread` is the share of series with unread chapters."""

    series: int = 300
    chapters: int = 150_000
    log_rows: int = 1_000_000
    notifications: int = 20_000
    unread: float = 0.2


def build(path: Path, size: Size = Size(), seed: int = 1) -> None:
    """Write a library of `size` to a new database at `path`."""
    migrate(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        _Writer(connection, size, Random(seed)).write()
        connection.execute("COMMIT")
        connection.execute("PRAGMA optimize")


class _Writer:
    def __init__(self, connection: sqlite3.Connection, size: Size, rng: Random) -> None:
        self._connection = connection
        self._size = size
        self._rng = rng

    def write(self) -> None:
        self._many("series", self._series())
        self._many("listing", self._listings())
        self._many("schedule", self._schedules())
        self._many("source_state", self._hosts())
        self._many("chapter", self._chapters())
        self._many("notification", self._notifications())
        self._many("notification_chapter", self._members())
        self._many("check_log", self._checks())
        self._many("forecast", self._forecasts())
        self._roll_up()

    def _many(self, table: str, rows: Iterator[dict[str, Any]]) -> None:
        first = next(rows, None)
        if first is None:
            return
        names = ", ".join(f'"{name}"' for name in first)
        sql = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(first))})"
        self._connection.execute(sql, tuple(first.values()))
        self._connection.executemany(sql, (tuple(row.values()) for row in rows))

    def _series(self) -> Iterator[dict[str, Any]]:
        for number in range(1, self._size.series + 1):
            yield {
                "id": number,
                "name": _name(number),
                "anilist_id": 30_000 + number if number % 3 else None,
                "followed": number % 25 != 0,
                "muted": number % 40 == 0,
                "first_seen_at": to_stored(NOW - 400 * DAY),
                "updated_at": to_stored(NOW - number % 30 * DAY),
            }

    def _listings(self) -> Iterator[dict[str, Any]]:
        for number in range(1, self._size.series + 1):
            source, host = SOURCES[number % len(SOURCES)]
            yield {
                "id": number,
                "series_id": number,
                "source": source,
                "source_ref": f"ref-{number}",
                "language": "en",
                "name": _name(number),
                "alternative_names": json.dumps([f"Other name {number}"]),
                "authors": json.dumps(["A. Writer"]),
                "genres": json.dumps(["drama", "mystery"]),
                "upload_status": _STATUSES[number % len(_STATUSES)],
                "summary": "An invented summary. " * 12,
                "cover_url": f"https://{host}/covers/{number}.jpg",
                "link": f"https://{host}/series/{number}",
                "etag": "",
                "last_modified": "",
                "body_hash": "",
                "first_seen_at": to_stored(NOW - 400 * DAY),
                "updated_at": to_stored(NOW - DAY),
                "last_success_at": to_stored(NOW - number % 24 * DAY / 24),
                "quarantine_ids": "",
                "gone": False,
                "pending_move": "",
                "last_host": host,
            }

    def _schedules(self) -> Iterator[dict[str, Any]]:
        for number in range(1, self._size.series + 1):
            expected = NOW + (number % 20 - 3) * DAY
            yield {
                "listing_id": number,
                "interval_hours": 24.0,
                "last_check_at": to_stored(NOW - number % 24 * DAY / 24),
                "next_check_at": to_stored(NOW + number % 48 * DAY / 48),
                "average_interval_hours": 168.0,
                "preferred_weekday": number % 7,
                "confidence": 0.8,
                "chapters_tracked": 20,
                "last_chapter_at": to_stored(expected - 7 * DAY),
                "expected_at": to_stored(expected) if number % 5 else None,
                "misses": 0,
                "failures": 0,
                "active": number % 33 != 0,
                "priority": ("normal", "normal", "favourite", "urgent")[number % 4],
                "reason": "weekly",
                "reason_args": json.dumps({"weekday": number % 7}),
                "expected_from": to_stored(expected - DAY / 8) if number % 5 else None,
                "expected_till": to_stored(expected + DAY / 8) if number % 5 else None,
                "rhythm": "weekly" if number % 5 else "unknown",
                "rhythm_args": json.dumps({"weekday": number % 7}),
                "late": "late" if number % 20 < 3 and number % 5 else "on_time",
            }

    def _hosts(self) -> Iterator[dict[str, Any]]:
        for index, (source, host) in enumerate(SOURCES):
            held = to_stored(NOW + DAY / 24) if index == 1 else None
            yield {"host": host, "source": source, "held_until": held, "last_request_at": to_stored(NOW)}

    def _chapters(self) -> Iterator[dict[str, Any]]:
        each = self._size.chapters // self._size.series
        for listing in range(1, self._size.series + 1):
            unread_from = each - 12 if listing <= self._size.unread * self._size.series else each
            for number in range(1, each + 1):
                published = NOW - (each - number) * 2 * DAY - listing % 24 * DAY / 24
                yield _chapter(listing, number, published, read=number <= unread_from)

    def _notifications(self) -> Iterator[dict[str, Any]]:
        for key in range(1, self._size.notifications + 1):
            created = NOW - (self._size.notifications - key) * DAY / 40
            listing = self._listing_of(key)
            yield {
                "id": key,
                "kind": "new_chapter",
                "series_id": listing,
                "parts": json.dumps({"series": _name(listing), "numbers": [str(key)], "names": [f"Chapter {key}"]}),
                "link": f"https://example.org/c/{key}",
                "chapters_count": 1,
                "importance": 1,
                "read": key <= self._size.notifications - 200,
                "created_at": to_stored(created),
                "visible_at": to_stored(created),
                "claimed_at": to_stored(created),
                "handed_over_at": to_stored(created),
            }

    def _members(self) -> Iterator[dict[str, Any]]:
        each = self._size.chapters // self._size.series
        for key in range(1, self._size.notifications + 1):
            number = each - (self._size.notifications - key) // self._size.series % each
            yield {"notification_id": key, "chapter_id": (self._listing_of(key) - 1) * each + number}

    def _listing_of(self, notification: int) -> int:
        return notification % self._size.series + 1

    def _checks(self) -> Iterator[dict[str, Any]]:
        step = 90 * DAY / max(self._size.log_rows, 1)
        for key in range(1, self._size.log_rows + 1):
            listing = key % self._size.series + 1
            source, host = SOURCES[listing % len(SOURCES)]
            failed = self._rng.random() < 0.03
            duration = self._rng.lognormvariate(6.2, 0.6)
            yield {
                "id": key,
                "listing_id": listing,
                "source": source,
                "host": host,
                "kind": "check",
                "status": "failed" if failed else "not_modified" if key % 4 else "success",
                "reason": "due",
                "at": to_stored(NOW - (self._size.log_rows - key) * step),
                "found": 500,
                "new": int(not failed and key % 20 == 0),
                "duration_ms": duration,
                "requests": 1,
                "bytes": 20_000,
                "fetch_ms": duration * 0.9,
                "parse_ms": duration * 0.05,
                "store_ms": 3.0,
                "error_class": "SourceUnavailable" if failed else None,
                "error": "time-out" if failed else None,
            }

    def _forecasts(self) -> Iterator[dict[str, Any]]:
        for listing in range(1, self._size.series + 1):
            for week in range(20):
                expected = NOW - (20 - week) * 7 * DAY
                yield {
                    "listing_id": listing,
                    "made_at": to_stored(expected - 6 * DAY),
                    "starts_at": to_stored(expected - DAY / 8),
                    "ends_at": to_stored(expected + DAY / 8),
                    "expected_at": to_stored(expected),
                    "confidence": 0.8,
                    "drop_at": to_stored(expected) if week < 19 else None,
                    "held": week % 5 != 0 if week < 19 else None,
                }

    def _roll_up(self) -> None:
        """The roll-up of the log that was written."""
        self._connection.create_function("bucket", 1, bucket, deterministic=True)
        buckets = ", ".join(f"sum(bucket(duration_ms) = '{name}')" for name in COLUMNS)
        self._connection.execute(
            f"INSERT INTO check_hourly SELECT at - at % 3600000000, source, count(*), sum(status = 'failed'),"
            f" sum(status = 'not_modified'), sum(new), 0, sum(duration_ms), sum(requests), sum(bytes), {buckets}"
            " FROM check_log GROUP BY 1, 2"
        )


def _name(number: int) -> str:
    return f"{_FIRST[number % 10]} {_SECOND[number // 10 % 10]} {number}"


def _chapter(listing: int, number: int, published: datetime, *, read: bool) -> dict[str, Any]:
    return {
        "listing_id": listing,
        "source_id": f"{listing}-{number}",
        "number": str(number),
        "sort_key": float(number),
        "display_name": f"Chapter {number}",
        "link": f"https://example.org/{listing}/{number}",
        "language": "en",
        "group": "A Group",
        "published_at": to_stored(published),
        "published_is_date_only": False,
        "read": read,
        "first_seen_at": to_stored(published + DAY / 24),
        "absent_at": to_stored(published - DAY / 24),
        "missing_once": False,
        "origin": "release",
    }
