"""The marks a run leaves in the database, so that the next run and other processes know how it went. Engine thread."""

import logging
from datetime import datetime

from batotray.core.health import BUGS
from batotray.errors import StorageError
from batotray.storage.store import Store

log = logging.getLogger(__name__)


class LifeSigns:
    """Facts of the run: that it began, that it lives, what stopped it. Raises StorageError, but for `note_stopped`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def note_start(self, now: datetime) -> None:
        """A run begins; if the last one left its mark behind, it did not end cleanly."""
        settings = self._store.settings
        with self._store.database.transaction():
            settings.set_fact("unclean_exit", "1" if settings.fact("running") else "")
            settings.set_fact(BUGS, "")
            settings.set_fact("running", "1")
            settings.set_fact("started", now.isoformat())
            settings.set_fact("heartbeat", now.isoformat())

    def note_alive(self, now: datetime) -> None:
        """The run goes on."""
        self._store.settings.set_fact("heartbeat", now.isoformat())

    def note_return(self, now: datetime) -> None:
        """The run goes on after the machine was away: what is overdue by now is nobody's fault."""
        self._store.settings.set_fact("returned", now.isoformat())
        self.note_alive(now)

    def note_stopped(self, bugs: int) -> None:
        """So many bugs in a row end the run; it stands until the next start, or until checking is resumed."""
        try:
            self._store.settings.set_fact(BUGS, str(bugs))
        except StorageError:
            log.exception("that %d bugs stopped the engine could not be stored", bugs)

    def note_end(self) -> None:
        """The run ends cleanly."""
        self._store.settings.set_fact("running", "")
