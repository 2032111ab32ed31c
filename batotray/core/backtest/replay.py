"""Replays one series against a policy: checks are instant, and nothing later than `now` is ever shown. Any thread."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from batotray.records import Release

from .histories import Case
from .policies import Policy

Resolution = Literal["exact", "dates"]
MIN_GAP = timedelta(minutes=10)
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a policy did for one series: checks, days, the delay of each drop in hours, windows that held of those
    judged, and CPU seconds."""

    series: str
    kind: str
    checks: int
    days: float
    delays: tuple[float, ...]
    held: int
    judged: int
    cpu: float


class _Replay:
    """The state of one replay: what is seen so far, and what was scored."""

    def __init__(self, case: Case, policy: Policy, resolution: Resolution) -> None:
        self.case, self.policy, self.resolution = case, policy, resolution
        self.seen: list[Release] = []
        self.delays: list[float] = []
        self.held = self.judged = 0
        self.now = case.start
        self._see(case.start, None)

    def _see(self, now: datetime, before: datetime | None) -> bool:
        instants, first = self.case.history.instants, len(self.seen)
        while len(self.seen) < len(instants) and instants[len(self.seen)] <= now:
            self.seen.append(self._release(instants[len(self.seen)], now, before))
        return len(self.seen) > first

    def _release(self, instant: datetime, now: datetime, before: datetime | None) -> Release:
        """As the source tells it: its time; or, with dates only, the day for history and later just the sighting."""
        number, origin = float(len(self.seen) + 1), "release" if before else "import"
        if self.resolution == "exact":
            return Release(instant, now, before, number, origin=origin)
        if before is not None:
            return Release(None, now, before, number)
        day = instant.replace(hour=0, minute=0, second=0, microsecond=0)
        return Release(day, now, None, number, date_only=True, origin=origin)

    def _score(self, now: datetime) -> None:
        scored, first = self.case.scored, len(self.delays)
        while len(self.delays) < len(scored) and scored[len(self.delays)] <= now:
            self.delays.append((now - scored[len(self.delays)]) / HOUR)
        foretold = self.policy.foretold()
        if len(self.delays) > first and foretold is not None:
            self.judged += 1
            self.held += foretold.start <= scored[first] <= foretold.end

    def run(self) -> int:
        """Replays to the end; returns the number of checks. A drop unseen by then counts up to the end."""
        checks = misses = 0
        while True:
            after = max(self.policy.next(self.now, self.seen, misses), self.now + MIN_GAP)
            if after >= self.case.end:
                break
            before, self.now, checks = self.now, after, checks + 1
            self._score(self.now)
            misses = 0 if self._see(self.now, before) else misses + 1
        self._score(self.case.end)
        return checks


def replay(case: Case, policy: Policy, resolution: Resolution) -> Outcome:
    """What `policy` does for the series of `case`."""
    began = time.process_time()
    run = _Replay(case, policy, resolution)
    checks = run.run()
    cpu, days = time.process_time() - began, (case.end - case.start) / timedelta(days=1)
    history = case.history
    return Outcome(history.series, history.kind, checks, days, tuple(run.delays), run.held, run.judged, cpu)
