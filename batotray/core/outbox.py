"""Hands stored notifications to whatever shows them: never twice, calmly, and not in quiet hours. Engine thread.

A row is claimed in a commit of its own before it is sent and stamped when the notifier confirms. The order is the whole
trick: whatever breaks in between (a crash, a wording mistake, a notifier that falls silent) leaves a claimed row, which
is not sent again; the inbox and the badge carry it. Before anything is claimed the notifier must answer, so that a
desktop without one loses nothing: its rows wait.
"""

import asyncio
import unicodedata
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Protocol, TypeAlias

from batotray.clock import Clock, local_zone
from batotray.records import Notification
from batotray.settings import Settings

if TYPE_CHECKING:  # notifiers import Toast from here and need no database
    from batotray.storage.notifications import NotificationRepository

SUMMARY = 0
"""The notification id of a toast that stands for several rows."""
AT_ONCE = 5
SPAN = timedelta(minutes=1)
STALE = timedelta(days=1)
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(minutes=10)
READ_AT_MOST = 2000
KEPT_IN_MIND = 50
"""Toasts that are taken back once their rows are read; more than any desktop keeps on the screen."""
_STEERING = frozenset({"Cc", "Cs", "Zl", "Zp"})
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")


@dataclass(frozen=True, slots=True)
class Toast:
    """One thing to show. `notification_id` is SUMMARY where it stands for several rows; texts are plain, not markup."""

    notification_id: int
    title: str
    body: str
    importance: int
    icon: str | None
    """Absolute path of a picture, or None for the program's own."""
    can_open: bool
    """Whether opening it leads somewhere."""
    rows: frozenset[int] = frozenset()
    """The rows of the inbox that it tells of."""


def printable(text: str, limit: int) -> str:
    """`text` in one paragraph of at most `limit` characters, without what could steer a screen or break an encoder.

    Isolates for right-to-left text stay; overrides and embeddings, which reach beyond their own text, go.
    """
    kept = "".join(" " if unicodedata.category(c) in _STEERING or c in _OVERRIDES else c for c in text)
    one_line = " ".join(kept.split())
    return one_line if len(one_line) <= limit else one_line[: limit - 1].rstrip() + "…"


class Notifier(Protocol):
    """Shows toasts. Never raises for the world's faults; each call ends within five seconds or so."""

    async def ready(self) -> bool:
        """Whether somebody who shows toasts is there and answers."""
        ...

    async def send(self, toast: Toast) -> bool:
        """Show a toast; True only when its dispatch is confirmed."""
        ...

    async def withdraw(self, toasts: Sequence[Toast]) -> None:
        """Take toasts off the screen that were sent and tell no news any more; some may have gone by themselves."""
        ...


class Words(Protocol):
    """What the outbox needs of `wording`: pairs of title and body."""

    def toast(self, notification: Notification) -> tuple[str, str]: ...

    def summary(self, count: int, series_names: Sequence[str]) -> tuple[str, str]: ...


IconOf: TypeAlias = Callable[[Notification], str | None]


class Outbox:
    """Delivers what is pending. At most AT_ONCE toasts within `span`; what is more becomes one summary.

    Rows that fell due in quiet hours, or over a day ago, are folded into a summary too. A toast is taken back once all
    it told of was read or put off.
    """

    def __init__(
        self,
        rows: "NotificationRepository",
        notifier: Notifier,
        clock: Clock,
        words: Words,
        settings: Callable[[], Settings],
        *,
        icon_of: IconOf = lambda notification: None,
        zone: Callable[[], tzinfo] = local_zone,
        span: timedelta = SPAN,
    ) -> None:
        self._rows = rows
        self._notifier = notifier
        self._clock = clock
        self._words = words
        self._settings = settings
        self._icon_of = icon_of
        self._zone = zone
        self._span = span
        self._one_at_a_time = asyncio.Lock()
        self._told_at: deque[datetime] = deque(maxlen=AT_ONCE)
        self._shown: deque[Toast] = deque(maxlen=KEPT_IN_MIND)
        self._silences = 0
        self._retry_at: datetime | None = None

    async def deliver(self) -> int:
        """Hand over what may be told now; returns how many rows were. Safe to call at any time, also twice at once.

        Raises StorageError; whatever was claimed by then stays claimed.
        """
        handed_over = 0
        async with self._one_at_a_time:
            await self._take_back()
            while self._next_rows() and await self._answers():
                # Read again: the user may have read, snoozed or muted something while the notifier was asked.
                rows = self._next_rows()
                if not rows or not await self._tell(rows):
                    break
                handed_over += len(rows)
        return handed_over

    def next_wake_at(self, now: datetime) -> datetime | None:
        """When `deliver` may next have something to do, `now` at the earliest; None when nothing is waiting."""
        if not self._settings().toasts:
            return None
        first_due = now if self._rows.pending(now, 1) else self._rows.next_pending_at(now)
        return first_due and self._end_of_quiet(max(first_due, self._free_at(now)))

    async def practise(self) -> bool:
        """Show a toast that is about nothing, at any hour; returns whether a notifier took it."""
        now = self._clock.now()
        title, body = self._words.toast(_practice(now))
        toast = Toast(SUMMARY, title, body, 1, None, can_open=True)
        return await self._notifier.ready() and await self._notifier.send(toast)

    # -------------------------------------------------------------- what is told next

    def _next_rows(self) -> tuple[Notification, ...]:
        """The rows of the next toast; empty when nothing is to be told now."""
        now = self._clock.now()
        if not self._settings().toasts or self._is_quiet(now) or self._free_at(now) > now:
            return ()
        rows = self._rows.pending(now, READ_AT_MOST)
        if len(rows) + self._recent(now) > AT_ONCE:
            return rows
        held = tuple(row for row in rows if self._was_held(row, now))
        return held if len(held) > 1 else rows[:1]

    def _was_held(self, row: Notification, now: datetime) -> bool:
        due_at = _due_at(row)
        return now - due_at > STALE or self._is_quiet(due_at)

    # -------------------------------------------------------------- telling

    async def _take_back(self) -> None:
        if not self._shown:
            return
        unread = self._rows.unread_ids(self._clock.now())
        over = [toast for toast in self._shown if unread.isdisjoint(toast.rows)]
        if over:
            self._shown = deque((toast for toast in self._shown if toast not in over), KEPT_IN_MIND)
            await self._notifier.withdraw(over)

    async def _answers(self) -> bool:
        if await self._notifier.ready():
            return True
        self._wait_longer()
        return False

    async def _tell(self, rows: Sequence[Notification]) -> bool:
        ids = [row.id for row in rows]
        self._rows.claim(ids, self._clock.now())
        toast = self._toast(rows)
        if not await self._notifier.send(toast):
            self._wait_longer()
            return False
        self._shown.append(toast)
        now = self._clock.now()
        self._rows.hand_over(ids, now)
        self._told_at.append(now)
        self._silences, self._retry_at = 0, None
        return True

    def _toast(self, rows: Sequence[Notification]) -> Toast:
        ids = frozenset(row.id for row in rows)
        if len(rows) > 1:
            names = tuple(dict.fromkeys(row.series for row in rows if row.series))
            title, body = self._words.summary(len(rows), names)
            return Toast(SUMMARY, title, body, max(row.importance for row in rows), None, True, ids)
        row = rows[0]
        title, body = self._words.toast(row)
        can_open = bool(row.link) or row.series_id is not None
        return Toast(row.id, title, body, row.importance, self._icon_of(row), can_open, ids)

    # -------------------------------------------------------------- when

    def _free_at(self, now: datetime) -> datetime:
        """When the notifier may be bothered again: after its silence, and after a burst."""
        times = [now]
        # A retry further away than it can have been set was overtaken by a wall clock set back.
        if self._retry_at is not None and self._retry_at - now <= LONGEST_WAIT:
            times.append(self._retry_at)
        if self._recent(now) >= AT_ONCE:
            times.append(self._told_at[0] + self._span)
        return max(times)

    def _recent(self, now: datetime) -> int:
        return sum(now - self._span < told_at <= now for told_at in self._told_at)

    def _wait_longer(self) -> None:
        self._silences += 1
        self._retry_at = self._clock.now() + min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(self._silences - 1, 10))

    def _is_quiet(self, instant: datetime) -> bool:
        quiet = self._settings().quiet_hours
        return bool(quiet) and quiet.covers(instant.astimezone(self._zone()).time())

    def _end_of_quiet(self, instant: datetime) -> datetime:
        """`instant`, or the end of the quiet hours it lies in."""
        if not self._is_quiet(instant):
            return instant
        zone, end = self._zone(), self._settings().quiet_hours.end
        today = instant.astimezone(zone).date()
        # Both folds: where clocks go back, the end comes twice, and only one of the two may lie ahead.
        ends = (
            datetime.combine(today + timedelta(days=later), end, zone).replace(fold=fold).astimezone(UTC)
            for later in (0, 1)
            for fold in (0, 1)
        )
        return min(moment for moment in ends if moment > instant)


def _due_at(row: Notification) -> datetime:
    return max(row.visible_at, row.snoozed_until or row.visible_at)


def _practice(now: datetime) -> Notification:
    return Notification(
        id=SUMMARY,
        kind="practice",
        series_id=None,
        series="",
        parts={},
        chapter_ids=(),
        link=None,
        old_status=None,
        new_status=None,
        chapters_count=0,
        importance=1,
        read=False,
        created_at=now,
        visible_at=now,
        claimed_at=None,
        handed_over_at=None,
        opened_at=None,
        snoozed_until=None,
    )
