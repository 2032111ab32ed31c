"""Gathers the facts by which `monitor` judges, for `status`, the dashboard and the tray. Any thread with a reader."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from batotray.core.monitor import Health, HealthFacts, assess
from batotray.views import Dashboard

DAY_HOURS = 24
BUGS = "bugs_in_a_row"
"""The fact that says how many bugs in a row stopped the engine; empty when none did since the last start."""


class Reader(Protocol):
    """The reads that health needs; `ReadModels` has them."""

    def dashboard(self, now: datetime, hours: int) -> Dashboard: ...

    def fact(self, name: str) -> str | None: ...


def health(
    reader: Reader, folder: Path, now: datetime, *, running: bool = True, database_writable: bool = True
) -> Health:
    """How batotray is. `running` says whether an engine holds the folder: without one, due work is nobody's fault."""
    view = reader.dashboard(now, DAY_HOURS)
    usage = shutil.disk_usage(folder)
    started = view.system.started_at
    # Right after a start the backlog of the night is being worked off, which is no stall.
    fresh = started is None or now - started < timedelta(minutes=30)
    return assess(
        HealthFacts(
            now=now,
            checks_24h=view.totals.checks,
            failed_24h=view.totals.failed,
            online=running and not fresh,
            oldest_due_at=None if view.system.paused else view.system.oldest_due_at,
            hosts=view.hosts,
            disk_free_bytes=usage.free,
            disk_total_bytes=usage.total,
            unclean_exit=view.system.unclean_exit,
            database_writable=database_writable,
            bugs_in_a_row=int(reader.fact(BUGS) or 0),
        )
    )
