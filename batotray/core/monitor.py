"""Whether batotray is well, from facts others gathered. Pure; any thread."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from batotray.records import HostState

RATES_FROM = 10
ERROR_RATE = 0.10
STALLED_AFTER = timedelta(minutes=30)
FAILING_AFTER = timedelta(days=1)
LEAST_DISK_BYTES = 500_000_000
LEAST_DISK_SHARE = 0.05
BUGS_STOP = 3
TARGETS: Mapping[str, float] = {"success_rate": 0.95, "error_rate": 0.05, "check_seconds": 10, "told_seconds": 60}
"""What is aimed at; it stands beside the figures, and none of it makes anything unhealthy."""

HealthLevel = Literal["healthy", "degraded", "down"]


@dataclass(frozen=True, slots=True)
class HealthFacts:
    """What health is judged by. The defaults are those of a fresh install."""

    now: datetime
    checks_24h: int = 0
    failed_24h: int = 0
    at_work: bool = True
    """Whether an engine has been there for long enough to have done what is due."""
    oldest_due_at: datetime | None = None
    """The earliest due time among schedules that may run now (not paused, host neither held nor refused)."""
    hosts: tuple[HostState, ...] = ()
    disk_free_bytes: int | None = None
    disk_total_bytes: int | None = None
    unclean_exit: bool = False
    """The last run did not end cleanly and nobody was told yet."""
    database_writable: bool = True
    bugs_in_a_row: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason for not being healthy: a code for `wording` and its arguments (times as RFC 3339 text)."""

    code: str
    args: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Health:
    """The verdict and everything that led to it, the gravest first."""

    level: HealthLevel
    problems: tuple[Problem, ...] = ()


def fails_often(checks: int, failed: int) -> bool:
    """Whether so many of the checks failed that something is wrong."""
    return checks >= RATES_FROM and failed > ERROR_RATE * checks


def is_unjudged(checks: int, failed: int) -> bool:
    """Whether some failed of checks that are too few to say anything of the whole."""
    return failed > 0 and checks < RATES_FROM


def assess(facts: HealthFacts) -> Health:
    """Judge `facts`: down when nothing can go on, degraded when something needs a look.

    Codes: `database`, `bugs` (down); `errors`, `stalled`, `source_held`, `source_refused`, `source_failing`, `disk`,
    `unclean_exit` (degraded). docs/troubleshooting.md has the limits in words.
    """
    fatal, ailing = tuple(_fatal(facts)), tuple(_ailing(facts))
    level: HealthLevel = "down" if fatal else "degraded" if ailing else "healthy"
    return Health(level, fatal + ailing)


def _fatal(facts: HealthFacts) -> Iterator[Problem]:
    if not facts.database_writable:
        yield Problem("database")
    if facts.bugs_in_a_row >= BUGS_STOP:
        yield Problem("bugs", {"count": facts.bugs_in_a_row})


def _ailing(facts: HealthFacts) -> Iterator[Problem]:
    if fails_often(facts.checks_24h, facts.failed_24h):
        yield Problem("errors", {"failed": facts.failed_24h, "checks": facts.checks_24h})
    due = facts.oldest_due_at
    if facts.at_work and due is not None and facts.now - due > STALLED_AFTER:
        yield Problem("stalled", {"minutes": (facts.now - due) // timedelta(minutes=1)})
    for host in facts.hosts:
        yield from _host(host, facts.now)
    yield from _disk(facts.disk_free_bytes, facts.disk_total_bytes)
    if facts.unclean_exit:
        yield Problem("unclean_exit")


def _host(host: HostState, now: datetime) -> Iterator[Problem]:
    """A hold and a refusal count at once, plain failures only after a day."""
    if host.refused_until is not None and host.refused_until > now:
        yield Problem("source_refused", _about(host, "until", host.refused_until))
    elif host.held_until is not None and host.held_until > now:
        yield Problem("source_held", _about(host, "until", host.held_until))
    elif host.failing_since is not None and now - host.failing_since >= FAILING_AFTER:
        yield Problem("source_failing", _about(host, "since", host.failing_since))


def _about(host: HostState, name: str, at: datetime) -> dict[str, str | int | float]:
    return {"host": host.host, "source": host.source, name: at.isoformat().replace("+00:00", "Z")}


def _disk(free: int | None, total: int | None) -> Iterator[Problem]:
    if free is None:
        return
    if free < LEAST_DISK_BYTES or (total is not None and free < LEAST_DISK_SHARE * total):
        yield Problem("disk", {"free_bytes": free})
