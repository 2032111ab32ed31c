"""The libraries that batotray stands on, with their licences. Plain data; `installed_versions` reads files."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version


@dataclass(frozen=True, slots=True)
class Library:
    """A library by its name, the name of its distribution, and the identifier of its licence (SPDX)."""

    name: str
    distribution: str
    licence: str


LIBRARIES = (
    Library("Qt and PySide6", "PySide6_Essentials", "LGPL-3.0-only"),
    Library("pyqtgraph", "pyqtgraph", "MIT"),
    Library("NumPy", "numpy", "BSD-3-Clause"),
    Library("httpx", "httpx", "BSD-3-Clause"),
    Library("certifi", "certifi", "MPL-2.0"),
    Library("SQLModel", "sqlmodel", "MIT"),
    Library("SQLAlchemy", "SQLAlchemy", "MIT"),
    Library("pydantic", "pydantic", "MIT"),
    Library("APScheduler", "APScheduler", "MIT"),
    Library("desktop-notifier", "desktop-notifier", "MIT"),
    Library("dbus-fast", "dbus-fast", "MIT"),
    Library("bidict", "bidict", "MPL-2.0"),
    Library("feedparser", "feedparser", "BSD-2-Clause"),
    Library("platformdirs", "platformdirs", "MIT"),
    Library("tzlocal", "tzlocal", "MIT"),
)


def installed_versions() -> Mapping[str, str]:
    """The version of each library by its name; a bundle that left its metadata out knows none. Reads files."""
    found = {}
    for library in LIBRARIES:
        try:
            found[library.name] = version(library.distribution)
        except PackageNotFoundError:
            continue
    return found
