"""What can be asked of the engine, and what it answers. Any thread; they also travel through the door as JSON.

Every command is small, frozen, and made of plain values; the data itself is read through `ReadModels`.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from batotray.records import Changes, FoundChapter, Pattern, Priority, SeriesDetails

# ------------------------------------------------------------------ following


@dataclass(frozen=True, slots=True)
class Preview:
    """Look at a link without storing anything; goes before waiting checks. Answer: Previewed."""

    link: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class FollowSeries:
    """Follow a link, with a silent first import. `read_up_to` is a chapter number as text. Answer: Followed."""

    link: str
    language: str = ""
    read_up_to: str | None = None
    all_read: bool = False


@dataclass(frozen=True, slots=True)
class UnfollowSeries:
    """Stop following; the history stays unless `purge`. Answer: Done, can be undone."""

    series_id: int
    purge: bool = False


# ------------------------------------------------------------------ checking


@dataclass(frozen=True, slots=True)
class CheckNow:
    """Check series now (None: all), whatever their schedule says. Answer: Checked."""

    series_ids: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class CancelRound:
    """Drop what a running round has not begun yet; what was due stays so, and rests for a while. Answer: Done."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Pause one series, or all checking (None), until an instant or (None) until resumed. Answer: Done."""

    series_id: int | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Resume:
    """Lift a pause, and the refusals of the series' hosts (None: of all); never a Retry-After. Answer: Done."""

    series_id: int | None = None


@dataclass(frozen=True, slots=True)
class SetPriority:
    """How much of the budget of checks a series gets. Answer: Done."""

    series_id: int
    priority: Priority


@dataclass(frozen=True, slots=True)
class Mute:
    """Stop (or go on) handing a series' notifications to the desktop; the inbox keeps them. Answer: Done."""

    series_id: int
    muted: bool = True


@dataclass(frozen=True, slots=True)
class SetAnilistId:
    """Name a series' AniList id, or (None) forget it. Answer: Done."""

    series_id: int
    anilist_id: int | None


# ------------------------------------------------------------------ reading


@dataclass(frozen=True, slots=True)
class MarkChapters:
    """Mark chapters read or unread; rows of the inbox follow. Answer: Done, can be undone."""

    chapter_ids: tuple[int, ...]
    read: bool = True


@dataclass(frozen=True, slots=True)
class MarkSeries:
    """Mark all chapters of a series read or unread, or those up to a number (as text). Answer: Done, can be undone."""

    series_id: int
    read: bool = True
    up_to: str | None = None


@dataclass(frozen=True, slots=True)
class MarkNotifications:
    """Mark rows of the inbox and their chapters (None: every visible unread row). Answer: Done, can be undone."""

    notification_ids: tuple[int, ...] | None
    read: bool = True


@dataclass(frozen=True, slots=True)
class OpenNotification:
    """The user opened a row: it is marked opened and read. Answer: Done."""

    notification_id: int


@dataclass(frozen=True, slots=True)
class OpenChapter:
    """The user opened a chapter: it is marked read. Answer: Done."""

    chapter_id: int


TOAST_SNOOZE = timedelta(hours=3)
"""For how long *Snooze* of a desktop notification puts its row away."""


@dataclass(frozen=True, slots=True)
class Snooze:
    """Put rows away until an instant; they are told anew then. Answer: Done, can be undone."""

    notification_ids: tuple[int, ...]
    until: datetime


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back what `token` named, or (None) the latest thing that can be undone. Answer: Done."""

    token: int | None = None


# ------------------------------------------------------------------ the program itself


@dataclass(frozen=True, slots=True)
class ChangeSetting:
    """Save a setting given as text, or (None) return it to its default. Answer: Done."""

    key: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Backup:
    """Write a consistent copy of the database to an absolute path. Answer: Done."""

    path: str


@dataclass(frozen=True, slots=True)
class Restore:
    """Verify a backup, then bring its contents back. Answer: Done."""

    path: str


@dataclass(frozen=True, slots=True)
class FetchCover:
    """Have a series' cover in the cache. Answer: CoverReady."""

    series_id: int


@dataclass(frozen=True, slots=True)
class PreviewCover:
    """Have the cover of a series that is only looked at in the cache. Answer: CoverReady."""

    cover_url: str
    source: str
    """The source that named the address."""


@dataclass(frozen=True, slots=True)
class Practice:
    """Raise a practice notification. Answer: Done with `told` when a notifier took it."""


@dataclass(frozen=True, slots=True)
class ShowWindow:
    """A second start: raise the inbox of the running program, or hand it a link to add. Answer: Done."""

    link: str = ""


Command: TypeAlias = (
    Preview
    | FollowSeries
    | UnfollowSeries
    | CheckNow
    | CancelRound
    | Pause
    | Resume
    | SetPriority
    | Mute
    | SetAnilistId
    | MarkChapters
    | MarkSeries
    | MarkNotifications
    | OpenNotification
    | OpenChapter
    | Snooze
    | Undo
    | ChangeSetting
    | Backup
    | Restore
    | FetchCover
    | PreviewCover
    | Practice
    | ShowWindow
)

# ------------------------------------------------------------------ answers


Reversed: TypeAlias = Literal["read", "unread", "snooze", "unfollow", "mute", "unmute", "priority", "remove"]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What an undo reversed: the kind of change it was, and how many things stand as they were before."""

    kind: Reversed
    chapters: int = 0
    notifications: int = 0
    series_id: int | None = None
    series: str = ""
    """The one series that was concerned; empty (and no id) for several."""
    priority: Priority | None = None
    """The one that the series has again."""


@dataclass(frozen=True, slots=True)
class Done:
    """It is stored. `undo` names it for `Undo`, where it can be taken back; `count` says how many rows changed."""

    changes: Changes = field(default_factory=Changes)
    undo: int | None = None
    count: int = 0
    told: bool = False
    taken_back: TakenBack | None = None
    """The answer to `Undo`."""


@dataclass(frozen=True, slots=True)
class Previewed:
    """What a link holds; `followed_id` is the series that follows it already."""

    link: str
    source: str
    details: SeriesDetails
    latest: tuple[FoundChapter, ...]
    chapters: int
    pattern: Pattern
    warnings: tuple[str, ...] = ()
    followed_id: int | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """The series followed now. `again` says that its history was still here."""

    series_id: int
    name: str
    chapters: int
    unread: int
    again: bool = False
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """How the check of one series went; `error` is None when it succeeded."""

    series_id: int
    series: str
    new: int
    error: "Failed | None" = None


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcomes of a round, in the order in which they were checked."""

    outcomes: tuple[CheckOutcome, ...]
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class CoverReady:
    """The cover's file in the cache; empty when the series has none."""

    path: str


FailureKind: TypeAlias = Literal["user", "held", "source", "storage", "bug"]


@dataclass(frozen=True, slots=True)
class Failed:
    """It was not done, and nothing changed. `code` and `args` feed `wording`; `until` is set for a held host."""

    kind: FailureKind
    code: str
    args: dict[str, str | int | float] = field(default_factory=dict)
    until: datetime | None = None


Result: TypeAlias = Done | Previewed | Followed | Checked | CoverReady | Failed
