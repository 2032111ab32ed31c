"""What the machine's sleep, and its time without a network, mean for the engine. Engine thread.

What came due meanwhile is due anyway, and is checked the most probable news first. Here is made up for what was tried
in vain: it waits no longer.
"""

import logging

from batotray.clock import Clock
from batotray.core.connectivity import OUT_OF_REACH, Connectivity
from batotray.core.leaps import LEAST, Leaps
from batotray.core.life_signs import LifeSigns
from batotray.core.looking import Looks
from batotray.core.retry import UNAVAILABLE
from batotray.core.rounds import Rounds
from batotray.storage.store import Store

log = logging.getLogger(__name__)


class Absences:
    """Hears when the machine goes away and when it is back, or sees it by the clocks; `make_up` does what follows."""

    def __init__(
        self, store: Store, rounds: Rounds, looks: Looks, connectivity: Connectivity, signs: LifeSigns, clock: Clock
    ) -> None:
        self._store = store
        self._rounds = rounds
        self._looks = looks
        self._connectivity = connectivity
        self._signs = signs
        self._clock = clock
        self._leaps = Leaps(clock)
        self._is_over = False

    def begin(self) -> None:
        """The machine goes to sleep: what breaks from now on is no fault of a source."""
        log.info("going to sleep")
        self._connectivity.upset()

    def end(self) -> None:
        """The machine woke up, or is online again: what is most worth now is checked first."""
        log.info("back from sleep, or online again")
        self._connectivity.upset()
        self._rounds.drop_due()
        self._is_over = True

    def notice(self, late: float = 0.0) -> float:
        """Compare the clocks; seconds by which the wall clock leapt since the last time, below 0 when it was set back.

        A leap forward, or a beat so many real seconds `late`, is the end of a sleep of which nothing was heard.
        """
        leap = self._leaps.latest()
        if leap > 0 or late > LEAST:
            log.info("the machine slept for %.0f s", max(leap, late))
            self.end()
        elif leap < 0:
            log.info("the clock was set back by %.0f s", -leap)
        return leap

    def make_up(self) -> None:
        """After an absence, have what could not be reached before be due at once. Raises StorageError."""
        if not self._is_over:
            return
        now, schedules = self._clock.now(), self._store.schedules
        with self._store.database.transaction():
            schedules.hurry({OUT_OF_REACH}, now)
            for host in self._connectivity.unreachable():
                schedules.hurry({UNAVAILABLE}, now, host=host)
            self._looks.hurry(now)
            self._signs.note_return(now)
        self._connectivity.reset()
        self._is_over = False
