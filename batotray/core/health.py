"""Gathers the facts by which `monitor` judges, for `status`, the dashboard and the tray. Any thread."""

import shutil
from datetime import datetime
from pathlib import Path

from batotray.core.monitor import STALLED_AFTER, Health, HealthFacts, assess
from batotray.views import Vitals

BUGS = "bugs_in_a_row"
"""The fact that says how many bugs in a row stopped the engine; empty when none did since the last start."""


def health(
    vitals: Vitals, folder: Path, now: datetime, *, running: bool = True, database_writable: bool = True
) -> Health:
    """How batotray is. `running` says whether an engine holds the folder: without one, due work is nobody's fault."""
    system, usage = vitals.system, shutil.disk_usage(folder)
    since = max((at for at in (system.started_at, system.returned_at) if at is not None), default=now)
    # Right after a start, or a sleep, the backlog of the night is being worked off, which is no stall.
    fresh = now - since < STALLED_AFTER
    return assess(
        HealthFacts(
            now=now,
            checks_24h=vitals.day.checks,
            failed_24h=vitals.day.failed,
            at_work=running and not fresh,
            oldest_due_at=None if system.paused else system.oldest_due_at,
            hosts=vitals.hosts,
            disk_free_bytes=usage.free,
            disk_total_bytes=usage.total,
            unclean_exit=system.unclean_exit,
            database_writable=database_writable,
            bugs_in_a_row=system.bugs_in_a_row,
        )
    )
