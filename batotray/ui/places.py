"""Where windows were, and what was said once: one small JSON file in the data folder. Main thread, but for the file.

Nothing is lost with it but comfort: a file that cannot be read or written is a line in the log.
"""

import json
import logging
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QThreadPool, Signal

log = logging.getLogger(__name__)
FILE = "windows.json"
FLUSH_MS = 1000


class SavedPlaces(QObject):
    """The windows' `Places`; knows nothing before `loaded`."""

    loaded = Signal()
    _read = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = folder / FILE
        self._places: dict[str, str] = {}
        # One thread, so that an older state is never written over a newer one.
        self._pool = QThreadPool(self, maxThreadCount=1)
        self._read.connect(self._take)

    def load(self) -> None:
        """Read the file; `loaded` follows, whatever was in it."""
        self._pool.start(lambda: self._read.emit(_load(self._path)))

    def of(self, name: str) -> QByteArray | None:
        """What `remember` was given for this name."""
        saved = self._places.get(name)
        return QByteArray.fromBase64(saved.encode()) if saved is not None else None

    def remember(self, name: str, geometry: QByteArray) -> None:
        """Keep it; written later and not on this thread."""
        self._places[name] = geometry.toBase64().toStdString()
        text = json.dumps(self._places, indent=1)
        self._pool.start(lambda: _save(self._path, text))

    def flush(self) -> None:
        """Wait until everything is written, a second at most; call it before quitting."""
        self._pool.waitForDone(FLUSH_MS)

    def _take(self, places: dict[str, str]) -> None:
        self._places = places | self._places
        self.loaded.emit()


# ------------------------------------------------------------------ in the pool


def _load(path: Path) -> dict[str, str]:
    try:
        saved = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        log.warning("the places of windows cannot be read: %s", error)
        return {}
    pairs = saved.items() if isinstance(saved, dict) else ()
    return {name: place for name, place in pairs if isinstance(place, str)}


def _save(path: Path, text: str) -> None:
    draft = path.with_suffix(".new")
    try:
        draft.write_text(text, "utf-8")
        draft.replace(path)
    except OSError as error:
        log.warning("the places of windows cannot be written: %s", error)
