"""`status` and `stats`: how the whole is doing. They only read; `status` answers with its exit code too."""

import os
import shutil
from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from batotray.cli import queries, shapes
from batotray.cli.phrases import counted
from batotray.cli.session import Session
from batotray.cli.tables import Column
from batotray.core.folder_lock import is_held
from batotray.core.health import health
from batotray.core.monitor import TARGETS, Health, HealthLevel, is_unjudged
from batotray.errors import StorageError
from batotray.paths import DATABASE
from batotray.views import Dashboard, Span, SystemView, TrayView, Vitals

LEAST_ROOM = 65_536
"""Bytes on the disk below which the smallest change may fail."""
EXIT: Mapping[HealthLevel, int] = {"healthy": 0, "degraded": 1, "down": 2}


def status(session: Session, args: Namespace) -> int:
    """`status`: the health and the state of the system; exit code 0 healthy, 1 degraded, 2 down."""
    now = session.now()
    try:
        with session.reads() as models:
            running = _is_running(session.folder)
            vitals, tray = models.vitals(now), models.tray(now)
        vitals = replace(vitals, system=_as_it_ended(vitals.system, session.folder))
        verdict = health(vitals, session.folder, now, running=running, database_writable=_is_writable(session.folder))
    except StorageError as error:
        return _unreadable(session, args, error)
    system = vitals.system
    if args.json:
        session.terminal.json(shapes.status(verdict, system, running, session.words, now))
    else:
        _print_verdict(session, verdict)
        _print_system(session, vitals, tray, running)
    return EXIT[verdict.level]


def _unreadable(session: Session, args: Namespace, error: StorageError) -> int:
    """Nothing is known but that the library cannot be read, and why."""
    from batotray.core.failures import failed

    failure = failed(error)
    why = session.words.failure(failure, session.now())
    if args.json:
        session.terminal.json(shapes.status_unreadable(failure, why, _is_running(session.folder)))
    else:
        session.terminal.line(session.words.level("down"), bold=True)
        session.terminal.line(f"  {why}")
        session.terminal.fact("folder", str(session.folder))
    return EXIT["down"]


def _as_it_ended(system: SystemView, folder: Path) -> SystemView:
    """A run that was killed is known as such at once, and not only when the next one begins."""
    return replace(system, unclean_exit=True) if system.is_begun and not _is_held(folder, unknown=True) else system


def _is_running(folder: Path) -> bool:
    """Whether a program serves the folder. Most often nobody holds it, and then nobody needs to be asked."""
    if not _is_held(folder, unknown=False):  # where nothing can be locked, nobody runs
        return False
    from batotray.core.door import running

    return running(folder) is not None


def _is_held(folder: Path, *, unknown: bool) -> bool:
    try:
        return is_held(folder)
    except StorageError:
        return unknown


def _is_writable(folder: Path) -> bool:
    """Whether the database could be written now; trying it would disturb who writes."""
    allowed = os.access(folder / DATABASE, os.W_OK) and os.access(folder, os.W_OK)
    return allowed and shutil.disk_usage(folder).free >= LEAST_ROOM


def _print_verdict(session: Session, verdict: Health) -> None:
    session.terminal.line(session.words.level(verdict.level), bold=True)
    for problem in verdict.problems:
        session.terminal.line(f"  {session.words.problem(problem, session.now())}")


def _print_system(session: Session, vitals: Vitals, tray: TrayView, running: bool) -> None:
    system, words, now, fact = vitals.system, session.words, session.now(), session.terminal.fact
    number: Callable[[float], str] = words.formats.number
    fact("engine", _engine(session, system, running))
    if tray.paused:
        fact("checking", words.paused(tray.paused_until, now))
    fact("series", f"{number(system.series)} followed, {number(system.active_schedules)} with an active schedule")
    fact("chapters", number(system.chapters))
    fact("inbox", f"{number(system.unread)} unread of {number(system.notifications)}")
    if system.next_check_at is not None and not tray.paused:
        due = "now" if system.next_check_at <= now else words.moment(system.next_check_at, now)
        fact("next check", f"{due}, {tray.next_series}" if tray.next_series else due)
    fact("checks", _checks(vitals.day, number))
    fact("log", counted(system.log_rows, "check"))
    fact("database", f"{words.size(system.database_bytes)}, version {system.schema_version}")
    fact("folder", str(session.folder))


def _checks(day: Span, number: Callable[[float], str]) -> str:
    """How the checks of a day went, so that a verdict which leaves a few of them unjudged does not stand alone."""
    if not day.checks:
        return "none in 24 hours"
    judged = ", too few to judge by" if is_unjudged(day.checks, day.failed) else ""
    return f"{number(day.checks)} in 24 hours, {number(day.failed)} failed{judged}"


def _engine(session: Session, system: SystemView, running: bool) -> str:
    if not running:
        return "not running; start it with: batotray run"
    since = f" since {session.words.moment(system.started_at, session.now())}" if system.started_at else ""
    beat = f", last sign of life {session.words.age(system.heartbeat_at, session.now())}" if system.heartbeat_at else ""
    return f"running{since}{beat}"


def stats(session: Session, args: Namespace) -> int:
    """`stats`: figures over the last hours, with their targets beside them."""
    with session.reads() as models:
        view = models.dashboard(session.now(), args.hours)
    if args.json:
        session.terminal.json(shapes.dashboard(view))
        return 0
    session.terminal.line(f"The last {session.words.hours(args.hours)}", bold=True)
    _print_totals(session, view)
    if view.errors:
        kinds = (f"{session.words.error_class(name)} {count}" for name, count in sorted(view.errors.items()))
        session.terminal.fact("errors", ", ".join(kinds))
    _print_sources(session, view)
    if view.slowest:
        session.terminal.line()
        session.terminal.line("Slowest checks", bold=True)
        queries.print_checks(session, view.slowest)
    return 0


def _print_totals(session: Session, view: Dashboard) -> None:
    words, fact, totals = session.words, session.terminal.fact, view.totals
    number: Callable[[float], str] = words.formats.number
    fact("checks", f"{number(totals.checks)}, {number(totals.failed)} failed, {number(totals.not_modified)} unchanged")
    least, most = words.percent(TARGETS["success_rate"]), words.percent(TARGETS["error_rate"])
    fact("success rate", _rate(session, totals.success_rate, view.before.success_rate, f"> {least}"))
    fact("error rate", _rate(session, totals.error_rate, view.before.error_rate, f"< {most}"))
    if totals.average_ms is not None and totals.p95_ms is not None:
        took = f"{words.milliseconds(totals.average_ms)} on average, 95 % within {words.milliseconds(totals.p95_ms)}"
        fact("duration", f"{took} (target < {TARGETS['check_seconds']} s)")
    fact("new chapters", number(totals.new))
    if view.found_in_minutes is not None:
        fact("found in", f"{words.duration(view.found_in_minutes * 60)} after publication (median)")
    if view.told_in_seconds is not None:
        told = f"{words.duration(view.told_in_seconds)} after it was found"
        fact("told in", f"{told} (median, target < {TARGETS['told_seconds']} s)")
    fact("asked", _asked(session, totals, view.saved_requests))


def _rate(session: Session, share: float | None, before: float | None, target: str) -> str:
    if share is None:
        return ""
    now = session.words.percent(round(share, 3))
    then = f", before {session.words.percent(round(before, 3))}" if before is not None else ""
    return f"{now} (target {target}{then})"


def _asked(session: Session, totals: Span, saved: int) -> str:
    requests = f"{counted(totals.requests, 'request')}, {session.words.size(totals.bytes)}"
    return f"{requests}; {session.words.formats.number(saved)} saved by asking for many at once" if saved else requests


def _print_sources(session: Session, view: Dashboard) -> None:
    if not view.sources:
        return
    words, now = session.words, session.now()
    columns = [Column("source", shrinks=True), Column("series", right=True), Column("state", shrinks=True),
               Column("checks", right=True), Column("failed", right=True), Column("requests", right=True),
               Column("size", right=True)]  # fmt: skip
    rows = [
        (words.source(s.source), str(s.series), _state(session, s.health, s.until, now), str(s.checks), str(s.failed),
         words.formats.number(s.requests), words.size(s.bytes))
        for s in view.sources
    ]  # fmt: skip
    session.terminal.line()
    session.terminal.table(columns, rows)


def _state(session: Session, code: str, at: datetime | None, now: datetime) -> str:
    state = session.words.listing_health(code)
    if at is None:
        return state
    word = "since" if code == "failing" else "until"
    return f"{state} {word} {session.words.clock(at, now)}"
