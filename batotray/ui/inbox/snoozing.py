"""Until when rows can be put away. Pure; instants in the reader's zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from batotray.clock import next_day_at

EVENING = time(19)
MORNING = time(8)
"""Later than the morning in which checking goes on again: a reader should be up."""
EVENING_IS_FAR = timedelta(hours=1)
_HOUR = timedelta(hours=1)
_SATURDAY, _MONDAY = 5, 0


@dataclass(frozen=True, slots=True)
class Choice:
    """A moment and its name."""

    until: datetime
    name: object
    """What QT_TRANSLATE_NOOP gives."""

    def said(self) -> str:
        """The name in the reader's language."""
        return QCoreApplication.translate("Inbox", str(self.name))


def default(local: datetime) -> datetime:
    """The morning after `local`: what a snooze means when nobody chooses."""
    return next_day_at(local, MORNING)


def choices(local: datetime) -> Iterator[Choice]:
    """What is offered at the moment `local`, the soonest first; never the same moment twice."""
    yield Choice(local + _HOUR, QT_TRANSLATE_NOOP("Inbox", "In an hour"))
    evening = local.replace(hour=EVENING.hour, minute=0, second=0, microsecond=0)
    if evening - local > EVENING_IS_FAR:
        yield Choice(evening, QT_TRANSLATE_NOOP("Inbox", "This evening"))
    yield Choice(default(local), QT_TRANSLATE_NOOP("Inbox", "Tomorrow morning"))
    weekend, week = _next(local, _SATURDAY), _next(local, _MONDAY)
    if default(local) < weekend < week:
        yield Choice(weekend, QT_TRANSLATE_NOOP("Inbox", "At the weekend"))
    if default(local) < week:
        yield Choice(week, QT_TRANSLATE_NOOP("Inbox", "Next week"))


def _next(local: datetime, weekday: int) -> datetime:
    """The morning of the next such day, today left out."""
    days = (weekday - local.weekday() - 1) % 7
    return next_day_at(local + timedelta(days=days), MORNING)
