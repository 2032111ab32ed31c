"""Tells on the screen what the demo's engine does, with the demo's own time before each line. The engine's loop.

It is the engine's notifier and hears its events; what a check brought is read from the log, as `batotray log` would.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Protocol

from batotray.core.events import Changed, Event
from batotray.core.outbox import SUMMARY, Toast
from batotray.demo.clock import ScaledClock
from batotray.records import CheckLogEntry
from batotray.storage.read_models import ReadModels
from batotray.wording import Wording

AT_ONCE = 100
COUNTED = {
    "check": ("check", "checks"),
    "new": ("new chapter", "new chapters"),
    "told": ("notification", "notifications"),
    "failure": ("failed check", "failed checks"),
    "recovery": ("source back again", "sources back again"),
}


class Stage(Protocol):
    """Where the story is told; the command line's terminal is one."""

    def line(self, text: str = "", *, bold: bool = False) -> None: ...

    def fact(self, label: str, text: str, *, bold: bool = False) -> None: ...


class Story:
    """A Notifier and a listener at once. `open_models` is called when the database is there."""

    def __init__(self, stage: Stage, clock: ScaledClock, words: Wording, open_models: Callable[[], ReadModels]) -> None:
        self._stage = stage
        self._clock = clock
        self._words = words
        self._open_models = open_models
        self._models: ReadModels | None = None
        self._last_check = 0
        self._failing: set[int | None] = set()
        self.seen: Counter[str] = Counter()
        """How often each kind of thing happened: check, new, told, failure, recovery."""

    # ------------------------------------------------------------------ what the engine calls

    async def ready(self) -> bool:
        return True

    async def send(self, toast: Toast) -> bool:
        self.seen["told"] += 1
        text = f"{toast.title}: {toast.body}" if toast.notification_id != SUMMARY else f"{toast.title} ({toast.body})"
        self.say("told", text, bold=True)
        return True

    async def withdraw(self, toasts: Sequence[Toast]) -> None:
        """What was said stays."""

    def hear(self, event: Event) -> None:
        """Tell of new checks; what else an event says is of no interest here."""
        if isinstance(event, Changed) and event.changes.checks:
            self._tell_checks()

    # ------------------------------------------------------------------ lines

    def say(self, label: str, text: str, *, bold: bool = False) -> None:
        """A line with the demo's time before it."""
        now = self._words.local(self._clock.now())
        time = f"{self._words.formats.weekday(now)} {self._words.formats.time(now)}"
        self._stage.fact(f"{time} {label}", text, bold=bold)

    def close(self) -> None:
        """Say what was seen, and let go of the database."""
        passed = (self._clock.now() - self._clock.started) / timedelta(hours=1)
        self._stage.line()
        counts = (self._counted(self.seen[kind], one, many) for kind, (one, many) in COUNTED.items())
        self._stage.line(f"In {passed:.0f} hours of the demo's time: {', '.join(counts)}.")
        self._stage.line("Your turn: batotray follow LINK --all-read, then batotray run")
        if self._models is not None:
            self._models.close()

    def _counted(self, number: int, one: str, many: str) -> str:
        return f"{self._words.formats.number(number)} {one if number == 1 else many}"

    def _tell_checks(self) -> None:
        if self._models is None:
            self._models = self._open_models()
        entries = [e for e in self._models.log(limit=AT_ONCE) if e.id > self._last_check]
        for entry in reversed(entries):
            self._last_check = entry.id
            self._tell_check(entry, self._models)

    def _tell_check(self, entry: CheckLogEntry, models: ReadModels) -> None:
        self.seen["check"] += 1
        self.seen["new"] += entry.new
        outcome = f"{entry.series}: {self._words.outcome(entry)}"
        if entry.kind == "import" and entry.series_id is not None:
            rhythm = self._words.rhythm(models.series_page(entry.series_id, entry.at).schedules[0])
            self.say("follow", f"{outcome}; {rhythm}")
        elif entry.status == "failed":
            self._tell_failure(entry, outcome, models)
        elif entry.series_id in self._failing:
            self._failing.discard(entry.series_id)
            self.seen["recovery"] += 1
            self.say("again", f"{self._words.source(entry.source)} answers again. {outcome}", bold=True)
        else:
            self.say("check", outcome)

    def _tell_failure(self, entry: CheckLogEntry, outcome: str, models: ReadModels) -> None:
        self._failing.add(entry.series_id)
        self.seen["failure"] += 1
        upcoming = ""
        if entry.series_id is not None:
            schedule = models.series_page(entry.series_id, entry.at).schedules[0]
            upcoming = f"; next try {self._words.next_check(schedule, entry.at)}"
        self.say("fails", f"{outcome}{upcoming}", bold=True)
