"""What one look at the inbox holds, and the order of its rows. Pure but for the query; the reader thread."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from batotray.errors import NotFound
from batotray.records import Changes
from batotray.storage.read_models import ReadModels
from batotray.views import InboxRow, TrayView
from batotray.wording import Wording

NEWEST = 500
"""How many rows are read at most, besides the unread ones; search looks through all."""


@dataclass(frozen=True, slots=True)
class InboxReading:
    """The rows in the order of the window, and what its lower edge says."""

    at: datetime
    rows: tuple[InboxRow, ...]
    tray: TrayView


def read_inbox(
    models: ReadModels, words: Wording, now: datetime, search: str, kept: Collection[int] = ()
) -> InboxReading:
    """Unread rows, the newest others, and those in `kept`, whatever became of them."""
    found = {row.id: row for row in models.inbox(now, unread_only=False, search=search, limit=NEWEST)}
    found |= {row.id: row for row in models.inbox(now, unread_only=True, search=search, limit=NEWEST)}
    for key in set(kept) - found.keys():
        try:
            found[key] = models.notification(key)
        except NotFound:
            continue  # its series was removed
    return InboxReading(now, in_order(found.values(), words), models.tray(now))


def in_order(rows: Collection[InboxRow], words: Wording) -> tuple[InboxRow, ...]:
    """By day in the reader's zone, the newest first; within a day the most important first, then the newest."""

    def key(row: InboxRow) -> tuple[object, ...]:
        notification = row.notification
        return words.local(notification.visible_at).date(), notification.importance, notification.visible_at, row.id

    return tuple(sorted(rows, key=key, reverse=True))


def concerns_inbox(changes: Changes) -> bool:
    """Whether a commit may have changed what the inbox shows."""
    return bool(changes.notifications or changes.series or changes.chapters_of or changes.schedules or changes.sources)


def is_snoozed(row: InboxRow, now: datetime) -> bool:
    """Whether the row is put away until later."""
    until = row.notification.snoozed_until
    return until is not None and until > now


def is_unread(row: InboxRow, now: datetime) -> bool:
    """Whether the badge counts the row."""
    return not row.notification.read and row.notification.visible_at <= now and not is_snoozed(row, now)
