"""What the dashboard reads, apart from its log. `overview` runs on the reader thread."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from batotray.core.health import health
from batotray.core.monitor import Health
from batotray.records import Changes
from batotray.storage.read_models import ReadModels
from batotray.views import Dashboard

SPANS = (24, 48, 168, 720)
"""The spans that can be looked at, in hours."""
USUAL_SPAN = 48
COMING_HOURS = 24
REST_MS = 500
"""Between two reads while a round of checks is being stored: more often nobody can read what is shown."""


@dataclass(frozen=True, slots=True)
class Overview:
    """One look at the whole: the span that was asked for, the verdict of now, and the load of the coming hours."""

    at: datetime
    dashboard: Dashboard
    health: Health
    load: tuple[tuple[datetime, int], ...]
    paused_until: datetime | None
    """When a pause of all checking ends; None without one, or when it has no end."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing is followed and nothing was ever checked, so that there is nothing to tell."""
        return not (self.dashboard.system.series or self.dashboard.system.log_rows)

    def tells_as_much_as(self, earlier: "Overview | None") -> bool:
        """Whether nothing is new in it but the instant at which it was looked."""
        return earlier is not None and self == replace(earlier, at=self.at)

    def lasts_until(self) -> datetime | None:
        """When it will be out of date though nothing was stored: a hold ends, or a check becomes due."""
        hosts = self.dashboard.hosts
        ends = [end for host in hosts for end in (host.held_until, host.refused_until)]
        instants = [*ends, self.paused_until, self.dashboard.system.next_check_at, *(hour for hour, _ in self.load)]
        return min((instant for instant in instants if instant is not None and instant > self.at), default=None)


def overview(models: ReadModels, folder: Path, now: datetime, hours: int) -> Overview:
    """Everything the dashboard shows of a span of `hours`. Raises StorageError."""
    dashboard = models.dashboard(now, hours)
    return Overview(
        at=now,
        dashboard=dashboard,
        health=health(dashboard.vitals, folder, now),
        load=models.load_per_hour(now, COMING_HOURS),
        paused_until=models.tray(now).paused_until,
    )


def concerns_overview(changes: Changes) -> bool:
    """Whether a commit may have changed what `overview` tells."""
    return bool(changes.checks or changes.schedules or changes.sources or changes.settings or changes.series)
