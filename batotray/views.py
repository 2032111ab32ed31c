"""The records that windows and the command line show: one per row or panel, made by `storage.read_models`.

Nobody changes a record. They are frozen, but for those that are read by the thousand (see `records`).

Instants are aware UTC, durations say their unit, codes are made into sentences by `wording`. Any thread.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

from batotray.records import (
    Chapter,
    CheckLogEntry,
    Forecast,
    HostState,
    LateState,
    Listing,
    Notification,
    Priority,
    Schedule,
    Series,
    Status,
)

Place: TypeAlias = tuple[datetime, int]
"""Where a row stands in the inbox: when it became visible, and its id."""
ListingHealth = Literal["ok", "held", "refused", "failing", "gone", "quarantined", "closed", "paused"]


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A series as lists show it. Its first listing stands for the source."""

    id: int
    name: str
    status: Status
    source: str
    unread: int
    chapters: int
    latest: str
    """Name of the newest chapter in reading order; empty without chapters."""
    latest_number: str | None
    latest_at: datetime | None
    next_check_at: datetime | None
    last_checked_at: datetime | None
    expected_at: datetime | None
    expected_from: datetime | None
    expected_till: datetime | None
    confidence: float
    rhythm: str
    late: LateState
    priority: Priority
    muted: bool
    followed: bool
    paused: bool
    paused_until: datetime | None
    health: ListingHealth
    cover_url: str | None
    anilist_id: int | None
    link: str | None


@dataclass(slots=True, unsafe_hash=True)
class InboxRow:
    """A notification with what its row shows besides."""

    notification: Notification
    source: str
    group: str
    """Group of the first chapter; empty without."""
    cover_url: str | None
    muted: bool

    @property
    def id(self) -> int:
        return self.notification.id

    @property
    def place(self) -> Place:
        return self.notification.visible_at, self.notification.id


@dataclass(frozen=True, slots=True)
class ForecastOutcome:
    """An earlier forecast and what came of it; `drop_at` None while it is open."""

    made_at: datetime
    forecast: Forecast
    drop_at: datetime | None
    held: bool | None


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """Everything the chapter window's head and `show` tell about a series."""

    row: SeriesRow
    series: Series
    listings: tuple[Listing, ...]
    schedules: tuple[Schedule, ...]
    """One for each listing, in the same order."""
    hosts: tuple[HostState, ...]
    """States of the hosts its last checks asked."""
    read: int
    checks: tuple[CheckLogEntry, ...]
    """The newest ten."""
    notifications: tuple[Notification, ...]
    """The newest ten."""
    outcomes: tuple[ForecastOutcome, ...]
    """How the newest ten forecasts turned out."""
    silent: Mapping[str, int] = field(default_factory=dict)
    """Chapters stored without telling, by origin (import, upload, backfill, future)."""


@dataclass(frozen=True, slots=True)
class TrayView:
    """What the icon, its tooltip and its menu show."""

    unread: int
    newest: tuple[InboxRow, ...]
    """The newest three unread."""
    followed: int
    next_check_at: datetime | None
    next_series: str
    paused: bool
    paused_until: datetime | None
    troubled: tuple[HostState, ...]
    """Hosts held, refused or failing for a day."""
    lasts_until: datetime | None = None
    """When this is another view without any commit: a snoozed row returns, a pause or a hold ends."""


@dataclass(frozen=True, slots=True)
class Span:
    """Totals over a span of time. Rates are shares 0..1, None without checks."""

    checks: int = 0
    failed: int = 0
    not_modified: int = 0
    new: int = 0
    requests: int = 0
    bytes: int = 0
    average_ms: float | None = None
    p95_ms: float | None = None
    """From a histogram: the upper bound of the bucket that holds the 95th percentile."""

    @property
    def error_rate(self) -> float | None:
        return self.failed / self.checks if self.checks else None

    @property
    def success_rate(self) -> float | None:
        return 1 - self.failed / self.checks if self.checks else None


@dataclass(frozen=True, slots=True)
class HourBar:
    """One step of the checks-per-hour chart; `at` is where the step begins."""

    at: datetime
    succeeded: int
    failed: int
    new: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with its health and what was asked of it in the span."""

    source: str
    series: int
    health: ListingHealth
    until: datetime | None
    """When a hold or refusal ends; for `failing`, since when."""
    checks: int
    failed: int
    requests: int
    bytes: int


@dataclass(frozen=True, slots=True)
class SystemView:
    """The state of the whole: counts, sizes in bytes, and marks the engine left."""

    series: int
    active_schedules: int
    chapters: int
    unread: int
    notifications: int
    log_rows: int
    next_check_at: datetime | None
    database_bytes: int
    schema_version: int
    heartbeat_at: datetime | None
    started_at: datetime | None
    unclean_exit: bool
    oldest_due_at: datetime | None
    """Earliest due time among what may run now; None when nothing is due."""
    paused: bool
    bugs_in_a_row: int
    """How many bugs in a row stopped the engine since it last ran well."""
    returned_at: datetime | None = None
    """When the running engine last found the machine back, from sleep or in a network."""
    is_begun: bool = False
    """Whether a run has begun and left no mark of its end: it goes on, or it was killed."""


@dataclass(frozen=True, slots=True)
class Vitals:
    """What health is judged by, apart from the disk."""

    day: Span
    """The last 24 hours, the running one included."""
    hosts: tuple[HostState, ...]
    system: SystemView


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The monitoring window over one span."""

    hours: int
    totals: Span
    before: Span
    """The span of equal length before, for comparison."""
    bars: tuple[HourBar, ...]
    sources: tuple[SourceRow, ...]
    hosts: tuple[HostState, ...]
    found_in_minutes: float | None
    """Median from publication to first sight of the releases found in the span, where the source states exact times."""
    errors: Mapping[str, int]
    """Failed checks by class of error."""
    slowest: tuple[CheckLogEntry, ...]
    """Checks over two seconds, the slowest five."""
    saved_requests: int
    """Checks that looks at many series at once made unnecessary in the span."""
    day: Span
    system: SystemView
    told_in_seconds: float | None = None
    """Median from when a notification of the span could be told to when it was handed over; snoozed ones left out."""

    @property
    def vitals(self) -> Vitals:
        """What health is judged by, whatever the span."""
        return Vitals(self.day, self.hosts, self.system)


@dataclass(frozen=True, slots=True)
class UpcomingRow:
    """An expected release of a series; `late` ones come first."""

    series_id: int
    name: str
    source: str
    cover_url: str | None
    expected_at: datetime
    expected_from: datetime
    expected_till: datetime
    confidence: float
    rhythm: str
    late: LateState
    health: ListingHealth


@dataclass(slots=True, unsafe_hash=True)
class ChapterRow:
    """A chapter as the chapter window shows it; other uploads of it are counted, not listed."""

    chapter: Chapter
    uploads: int
    series_id: int

    @property
    def id(self) -> int:
        return self.chapter.id


@dataclass(frozen=True, slots=True)
class ExportRow:
    """A series as an export writes it: its row, its links at all sources, and how far it was read."""

    series: SeriesRow
    links: tuple[str, ...]
    read: int
    last_read: str | None
    """The highest number among the read chapters, as text."""
