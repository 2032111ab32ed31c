"""When something is to be done next: a check, a look, a hand-over, an appointment. Engine thread."""

from collections.abc import Callable
from datetime import datetime, timedelta

from batotray.core.controls import paused_until
from batotray.core.looking import Looks
from batotray.core.outbox import Outbox
from batotray.settings import Settings
from batotray.storage.store import Store


class Agenda:
    """Reads it anew each time: every commit may move something. Raises StorageError."""

    def __init__(self, store: Store, looks: Looks, outbox: Outbox, settings: Callable[[], Settings]) -> None:
        self._store = store
        self._looks = looks
        self._outbox = outbox
        self._settings = settings

    def wait(self, now: datetime, rest: timedelta, least: timedelta) -> timedelta:
        """How long nothing is to be done, from `least` up to `scrape_interval`; sources are not asked in the `rest`."""
        asking = [max(at, now + rest) for at in self._asking(now) if at is not None]
        telling = (self._outbox.next_wake_at(now), self._store.chapters.next_future_at(now))
        most = timedelta(seconds=self._settings().scrape_interval)
        return max(least, min([most, *(at - now for at in (*asking, *telling) if at is not None)]))

    def _asking(self, now: datetime) -> tuple[datetime | None, ...]:
        if paused_until(self._store, now) is not None:
            return ()
        return self._store.schedules.next_due_at(now), self._looks.next_due_at(now)
