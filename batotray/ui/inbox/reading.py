"""What one look at the inbox holds, and the order of its rows. Pure but for the queries; the reader thread."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from batotray.errors import NotFound
from batotray.records import Changes
from batotray.storage.read_models import ReadModels
from batotray.views import InboxRow, Place, TrayView
from batotray.wording import Wording

PAGE = 200
"""How many rows are read at once: several screens."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the window shows: what was chosen and searched, and how far down it was read already."""

    unread_only: bool = True
    search: str = ""
    down_to: Place | None = None


@dataclass(frozen=True, slots=True)
class InboxReading:
    """The rows in the order of the window, and what its edges say."""

    wanted: Wanted
    at: datetime
    rows: tuple[InboxRow, ...]
    tray: TrayView
    total: int
    """All rows that are stored, read ones too."""
    found: frozenset[int] = frozenset()
    """Which rows the search found, where there was one."""
    end: Place | None = None
    """The last row of what is wanted, where more are stored beyond it."""
    returns: datetime | None = None
    """When the next snooze among the rows ends."""
    texts: Mapping[int, str] = field(default_factory=dict)
    """What each row shows, folded, for narrowing what is there before the search has answered."""


def read_inbox(
    models: ReadModels,
    words: Wording,
    now: datetime,
    wanted: Wanted,
    kept: Collection[int] = (),
    last: InboxReading | None = None,
) -> InboxReading:
    """What is wanted; the newest of both views, so that another choice shows something at once; and the `kept` rows.

    Rows that are as in the `last` reading are the same objects.
    """
    chosen = _chosen(models, now, wanted)
    rows = {row.id: row for row in chosen}
    for unread_only in (True, False):
        if unread_only != wanted.unread_only or wanted.search:
            rows |= {row.id: row for row in models.inbox(now, unread_only=unread_only, limit=PAGE)}
    for key in set(kept) - rows.keys():
        try:
            rows[key] = models.notification(key)
        except NotFound:
            continue  # its series was removed
    reading = InboxReading(wanted, now, (), models.tray(now), models.inbox_count(now))
    found = frozenset(row.id for row in chosen) if wanted.search else frozenset()
    return _with_rows(replace(reading, found=found, end=_end(models, now, wanted, chosen)), rows.values(), words, last)


def read_more(models: ReadModels, words: Wording, last: InboxReading) -> InboxReading:
    """The `last` reading with the page below its end: the longer the list, the larger, as each is laid out anew."""
    wanted, limit = last.wanted, max(PAGE, len(last.rows) // 2)
    page = models.inbox(last.at, unread_only=wanted.unread_only, search=wanted.search, before=last.end, limit=limit)
    wanted = replace(wanted, down_to=page[-1].place if page else last.end)
    found = last.found | {row.id for row in page} if wanted.search else last.found
    end = page[-1].place if len(page) == limit else None
    rows = {row.id: row for row in (*last.rows, *page)}
    return _with_rows(replace(last, wanted=wanted, found=found, end=end), rows.values(), words, last)


def _chosen(models: ReadModels, now: datetime, wanted: Wanted) -> tuple[InboxRow, ...]:
    limit = PAGE if wanted.down_to is None else None
    return models.inbox(now, unread_only=wanted.unread_only, search=wanted.search, limit=limit, down_to=wanted.down_to)


def _end(models: ReadModels, now: datetime, wanted: Wanted, chosen: Collection[InboxRow]) -> Place | None:
    """The place of the last row, if there is another one below it."""
    if not chosen or (wanted.down_to is None and len(chosen) < PAGE):
        return None
    last = min(row.place for row in chosen)
    below = models.inbox(now, unread_only=wanted.unread_only, search=wanted.search, before=last, limit=1)
    return last if below else None


def _with_rows(
    reading: InboxReading, rows: Iterable[InboxRow], words: Wording, last: InboxReading | None
) -> InboxReading:
    known = {row.id: row for row in last.rows} if last is not None else {}
    same = tuple(known[row.id] if known.get(row.id) == row else row for row in in_order(rows, words))
    texts = {
        row.id: last.texts[row.id] if last is not None and known.get(row.id) is row else shown_text(row, words)
        for row in same
    }
    ends = (row.notification.snoozed_until for row in same)
    returns = min((end for end in ends if end is not None and end > reading.at), default=None)
    return replace(reading, rows=same, texts=texts, returns=returns)


def shown_text(row: InboxRow, words: Wording) -> str:
    """What a row shows, folded for comparing."""
    return f"{words.series_of(row.notification)}\n{words.inbox_line(row)}".casefold()


def in_order(rows: Iterable[InboxRow], words: Wording) -> tuple[InboxRow, ...]:
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
