"""What helps whoever looks for a fault, as text to paste: versions, platform, counts. No names of series, no paths.

`gather` runs on the reader thread, `report` on the main thread, which alone may ask Qt about screens.
"""

import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from batotray import __version__
from batotray.core.health import health
from batotray.core.monitor import Health
from batotray.settings import Resolved, source_of
from batotray.storage.read_models import ReadModels
from batotray.ui.licences import installed_versions
from batotray.views import SystemView


@dataclass(frozen=True, slots=True)
class Facts:
    """What the database and the installation tell about themselves."""

    system: SystemView
    health: Health
    versions: Mapping[str, str]


def gather(models: ReadModels, folder: Path, now: datetime) -> Facts:
    """Read it all. Raises StorageError."""
    vitals = models.vitals(now)
    return Facts(vitals.system, health(vitals, folder, now), installed_versions())


def report(facts: Facts | None, settings: Resolved) -> str:
    """The lines to paste; without `facts` only what is known without the database. English, for whoever helps."""
    lines = [*_program(), *_screens(), *_settings(settings)]
    if facts is None:
        lines.append("database: cannot be read")
    else:
        lines += [*_database(facts), *(f"{name}: {version}" for name, version in facts.versions.items())]
    return "\n".join(lines) + "\n"


def _program() -> Iterator[str]:
    yield f"batotray: {__version__}"
    yield f"Python: {platform.python_version()}"
    yield f"system: {platform.platform()}"
    yield f"Qt: {qVersion()} on {QGuiApplication.platformName()}"


def _screens() -> Iterator[str]:
    for screen in QGuiApplication.screens():
        size = screen.size()
        yield f"screen: {size.width()} x {size.height()} at {screen.devicePixelRatio():g}"


def _settings(settings: Resolved) -> Iterator[str]:
    """Which were changed and where, not to what: an address may be private, and so may its source's name."""
    for key, origin in sorted(settings.origins.items()):
        if origin != "default":
            yield f"setting: {'source address' if source_of(key) else key} ({origin})"


def _database(facts: Facts) -> Iterator[str]:
    system = facts.system
    yield f"schema: {system.schema_version}"
    yield f"database: {system.database_bytes} bytes"
    yield f"series: {system.series}, schedules at work: {system.active_schedules}, chapters: {system.chapters}"
    yield f"notifications: {system.notifications}, unread: {system.unread}, checks in the log: {system.log_rows}"
    yield f"health: {facts.health.level}{''.join(f' {problem.code}' for problem in facts.health.problems)}"
