"""What the checks of the past tell: the log, the totals of a span, the state of the whole. The reader's thread."""

from datetime import datetime, timedelta
from statistics import median
from typing import Any

from batotray.records import CheckLogEntry, HostState
from batotray.storage.histogram import COLUMNS, percentile
from batotray.storage.instants import instant, to_stored
from batotray.storage.reading.connection import Parameters, Reader
from batotray.storage.reading.hosts import health_of, host_states
from batotray.storage.reading.inbox import unread_count
from batotray.storage.shapes import LOG
from batotray.views import Dashboard, HourBar, SourceRow, Span, SystemView, Vitals

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOST_BARS = 60
STEPS = (1, 2, 3, 6, 12, 24)
SLOWEST = 5
HEALTH_ORDER = ("refused", "held", "failing", "ok")

_LOGGED = f"""
SELECT {LOG.columns("k")}, s.id, s.name FROM check_log k
LEFT JOIN listing l ON l.id = k.listing_id LEFT JOIN series s ON s.id = l.series_id
"""
_SUMS = ("checks", "failed", "not_modified", "new", "requests", "bytes", "duration_ms", "saved", *COLUMNS)
_TOTALS = ", ".join(f"ifnull(sum({name}), 0)" for name in _SUMS)
_SECOND_US = 1_000_000
_MINUTE_US = 60 * _SECOND_US


def log(
    reader: Reader,
    *,
    failed_only: bool = False,
    series_id: int | None = None,
    before_id: int | None = None,
    limit: int = 50,
    since: datetime | None = None,
) -> list[CheckLogEntry]:
    """Logged checks, newest first; `before_id` is the last row of the page before."""
    wishes: list[tuple[str, Any]] = []
    if series_id is not None:
        wishes.append(("k.listing_id IN (SELECT id FROM listing WHERE series_id = ?)", series_id))
    if before_id is not None:
        wishes.append(("(k.at, k.id) < (SELECT at, id FROM check_log WHERE id = ?)", before_id))
    if since is not None:
        wishes.append(("k.at >= ?", to_stored(since)))
    conditions = " AND ".join(["k.status = 'failed'" if failed_only else "1", *(text for text, _ in wishes)])
    sql = f"{_LOGGED} WHERE {conditions} ORDER BY k.at DESC, k.id DESC LIMIT ?"
    return [LOG.build(row) for row in reader.rows(sql, (*(value for _, value in wishes), limit))]


def dashboard(reader: Reader, now: datetime, hours: int) -> Dashboard:
    """The last `hours` hours, the running one included, beside as many before them."""
    end = _end_of_hour(now)
    since = end - hours * HOUR
    totals, saved = _span(reader, since, end)
    vital = vitals(reader, now)
    hosts = list(vital.hosts)
    return Dashboard(
        hours=hours,
        totals=totals,
        before=_span(reader, since - hours * HOUR, since)[0],
        bars=_bars(reader, since, hours),
        sources=_sources(reader, since, hosts, now),
        hosts=vital.hosts,
        found_in_minutes=_found_in(reader, since),
        errors=_errors(reader, since),
        slowest=_slowest(reader, since),
        saved_requests=saved,
        day=vital.day,
        system=vital.system,
        told_in_seconds=_told_in(reader, since),
    )


def _span(reader: Reader, since: datetime, till: datetime) -> tuple[Span, int]:
    """The totals of a span, and the checks it was spared."""
    sql = f"SELECT {_TOTALS} FROM check_hourly WHERE hour >= ? AND hour < ?"
    row = reader.rows(sql, (to_stored(since), to_stored(till)))[0]
    checks, failed, not_modified, new, requests, sent, duration_ms, saved, *durations = row
    return (
        Span(
            checks=checks,
            failed=failed,
            not_modified=not_modified,
            new=new,
            requests=requests,
            bytes=sent,
            average_ms=duration_ms / checks if checks else None,
            p95_ms=percentile(durations, 0.95),
        ),
        saved,
    )


def _bars(reader: Reader, since: datetime, hours: int) -> tuple[HourBar, ...]:
    """At most sixty steps of equal length, empty ones too."""
    step = next((each for each in STEPS if hours <= each * MOST_BARS), STEPS[-1])
    sql = """
    SELECT (hour - :since) / :step, sum(checks - failed), sum(failed), sum(new) FROM check_hourly
    WHERE hour >= :since GROUP BY 1
    """
    width = step * HOUR // timedelta(microseconds=1)
    rows = reader.rows(sql, {"since": to_stored(since), "step": width})
    counts: dict[int, tuple[int, int, int]] = {index: (done, failed, new) for index, done, failed, new in rows}
    return tuple(
        HourBar(since + index * step * HOUR, *counts.get(index, (0, 0, 0))) for index in range(-(-hours // step))
    )


def _sources(reader: Reader, since: datetime, hosts: list[HostState], now: datetime) -> tuple[SourceRow, ...]:
    """Sources that are followed or were asked, by name."""
    followed: dict[str, int] = dict(
        reader.rows(
            "SELECT l.source, count(DISTINCT s.id) FROM listing l JOIN series s ON s.id = l.series_id"
            " WHERE s.followed = 1 GROUP BY l.source"
        )
    )
    sql = """
    SELECT source, sum(checks), sum(failed), sum(requests), sum(bytes) FROM check_hourly WHERE hour >= ? GROUP BY source
    """
    asked: dict[str, tuple[int, int, int, int]] = {
        source: (checks, failed, requests, sent)
        for source, checks, failed, requests, sent in reader.rows(sql, (to_stored(since),))
    }
    return tuple(
        _source(name, followed.get(name, 0), asked.get(name, (0, 0, 0, 0)), hosts, now)
        for name in sorted(followed.keys() | asked.keys())
    )


def _source(
    name: str, series: int, asked: tuple[int, int, int, int], hosts: list[HostState], now: datetime
) -> SourceRow:
    """A source is as well as the worst of its hosts."""
    own = [host for host in hosts if host.source == name]
    worst = min(own, key=lambda host: HEALTH_ORDER.index(health_of(host, now)), default=None)
    health = health_of(worst, now) if worst else "ok"
    until = None
    if worst is not None and health != "ok":
        until = {"refused": worst.refused_until, "held": worst.held_until, "failing": worst.failing_since}[health]
    return SourceRow(name, series, health, until, *asked)


def _found_in(reader: Reader, since: datetime) -> float | None:
    """Median minutes from publication to first sight, of releases found since whose source states the time."""
    sql = """
    SELECT first_seen_at - published_at FROM chapter
    WHERE origin = 'release' AND published_is_date_only = 0 AND published_at IS NOT NULL AND first_seen_at >= ?
    """
    delays = [max(row[0], 0) for row in reader.rows(sql, (to_stored(since),))]
    return median(delays) / _MINUTE_US if delays else None


def _told_in(reader: Reader, since: datetime) -> float | None:
    """Median seconds until what could be told was handed over; what was put away meanwhile says nothing of us."""
    sql = """
    SELECT handed_over_at - visible_at FROM notification
    WHERE visible_at >= ? AND handed_over_at IS NOT NULL AND snoozed_until IS NULL
    """
    delays = [max(row[0], 0) for row in reader.rows(sql, (to_stored(since),))]
    return median(delays) / _SECOND_US if delays else None


def _errors(reader: Reader, since: datetime) -> dict[str, int]:
    sql = """
    SELECT ifnull(error_class, ''), count(*) FROM check_log WHERE status = 'failed' AND at >= ?
    GROUP BY error_class ORDER BY 2 DESC, 1
    """
    return dict(reader.rows(sql, (to_stored(since),)))


def _slowest(reader: Reader, since: datetime) -> tuple[CheckLogEntry, ...]:
    ids = "SELECT id FROM check_log WHERE duration_ms > 2000 AND at >= ? ORDER BY duration_ms DESC LIMIT ?"
    sql = f"{_LOGGED} WHERE k.id IN ({ids}) ORDER BY k.duration_ms DESC, k.id"
    return tuple(LOG.build(row) for row in reader.rows(sql, (to_stored(since), SLOWEST)))


# ------------------------------------------------------------------ the whole


def vitals(reader: Reader, now: datetime) -> Vitals:
    """The last day, the hosts and the system."""
    end = _end_of_hour(now)
    return Vitals(_span(reader, end - DAY, end)[0], tuple(host_states(reader, now)), system(reader, now))


def _end_of_hour(now: datetime) -> datetime:
    return now.replace(minute=0, second=0, microsecond=0) + HOUR


_RUNNING = "s.followed = 1 AND c.active = 1 AND (c.paused_until IS NULL OR c.paused_until <= :now)"
_PLANNED = """
FROM schedule c JOIN listing l ON l.id = c.listing_id JOIN series s ON s.id = l.series_id
LEFT JOIN source_state h ON h.host = l.last_host
"""
_REACHABLE = "ifnull(h.held_until, 0) <= :now AND ifnull(h.refused_until, 0) <= :now"


def system(reader: Reader, now: datetime) -> SystemView:
    """Counts, sizes, and the marks that the engine left."""
    facts = reader.facts()
    paused, _ = reader.pause(now)
    active, next_check_at, oldest_due = _plans(reader, {"now": to_stored(now)})
    return SystemView(
        series=reader.number("SELECT count(*) FROM series WHERE followed = 1"),
        active_schedules=active,
        chapters=reader.number("SELECT count(*) FROM chapter"),
        unread=unread_count(reader, now),
        notifications=reader.number("SELECT count(*) FROM notification"),
        log_rows=reader.number("SELECT count(*) FROM check_log"),
        next_check_at=next_check_at,
        database_bytes=_bytes(reader),
        schema_version=reader.version,
        heartbeat_at=_fact_instant(facts, "heartbeat"),
        started_at=_fact_instant(facts, "started"),
        unclean_exit=facts.get("unclean_exit", "") != "",
        oldest_due_at=None if paused or oldest_due is None or oldest_due > now else oldest_due,
        paused=paused,
        bugs_in_a_row=int(facts.get("bugs_in_a_row") or 0),
        returned_at=_fact_instant(facts, "returned"),
        is_begun=facts.get("running", "") != "",
    )


def _plans(reader: Reader, parameters: Parameters) -> tuple[int, datetime | None, datetime | None]:
    """How many listings are checked at all, when the next one is, and the earliest among those that may be asked."""
    sql = f"SELECT count(*), min(c.next_check_at) {_PLANNED} WHERE {_RUNNING}"
    active, next_check_at = reader.rows(sql, parameters)[0]
    oldest = reader.rows(f"SELECT min(c.next_check_at) {_PLANNED} WHERE {_RUNNING} AND {_REACHABLE}", parameters)
    return active, instant(next_check_at), instant(oldest[0][0])


def _bytes(reader: Reader) -> int:
    """What the database takes on the disk, its write-ahead log included."""
    log_file = reader.path.with_name(f"{reader.path.name}-wal")
    return reader.path.stat().st_size + (log_file.stat().st_size if log_file.exists() else 0)


def _fact_instant(facts: dict[str, str], name: str) -> datetime | None:
    return datetime.fromisoformat(facts[name]) if facts.get(name) else None
