"""The records that cross the borders between modules and threads. No behaviour beyond derived facts.

Nobody changes a record. They are frozen, but for the two that are made by the hundred at every check: making a frozen
one takes ten times as long.

Every instant is an aware UTC datetime. Codes are lower-case text; sentences are made by `wording`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Literal

Status = Literal["pending", "ongoing", "completed", "hiatus", "dropped", "unknown"]
NotificationKind = Literal[
    "new_chapter", "batch_update", "status_change", "source_trouble", "quarantine", "late", "practice"
]
CheckStatus = Literal["success", "not_modified", "partial", "failed"]
CheckKind = Literal["check", "import", "look"]
LateState = Literal["unknown", "on_time", "late", "on_break"]
Priority = Literal["normal", "favourite", "urgent"]
PRIORITY_WEIGHT: Mapping[Priority, int] = {"normal": 1, "favourite": 2, "urgent": 4}


def sort_key(number: str | None) -> float:
    """Order of a chapter number given as text ("10.5", "12a"); -1.0 where there is none."""
    if not number:
        return -1.0
    digits, suffix = number, 0.0
    if digits[-1:].isalpha():
        digits, suffix = digits[:-1], (ord(digits[-1].lower()) - 96) / 1000
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return -1.0
    return float(value) + suffix if value.is_finite() else -1.0


# ------------------------------------------------------------------ what a source says


@dataclass(frozen=True, slots=True)
class SeriesRef:
    """A series at one source: the source's name, its id there, and the language asked for."""

    source: str
    id: str
    language: str = ""
    chapter_id: str = ""
    """The chapter the link pointed at, where it did."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a conditional request needs: as received, stored only after a successful parse."""

    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""


@dataclass(frozen=True, slots=True)
class SeriesDetails:
    """Everything a source may tell about a series; absent facts are None or empty."""

    name: str
    alternative_names: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    artists: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    original_language: str | None = None
    original_status: Status | None = None
    upload_status: Status | None = None
    published_from: str | None = None
    published_till: str | None = None
    reading_direction: str | None = None
    score: float | None = None
    votes: int | None = None
    score_distribution: Mapping[str, int] = field(default_factory=dict)
    follows: int | None = None
    reviews: int | None = None
    comments: int | None = None
    views: Mapping[str, int] = field(default_factory=dict)
    reactions: Mapping[str, int] = field(default_factory=dict)
    summary: str | None = None
    cover_url: str | None = None
    link: str | None = None
    anilist_id: int | None = None

    @property
    def status(self) -> Status:
        """The effective status: the upload status, else the original's."""
        return self.upload_status or self.original_status or "unknown"


@dataclass(slots=True, unsafe_hash=True)
class FoundChapter:
    """One chapter as a source lists it. `id` is the source's own id, never a position."""

    id: str
    number: str | None = None
    volume: str | None = None
    display_name: str = ""
    title: str | None = None
    link: str | None = None
    language: str | None = None
    group: str | None = None
    created_at: datetime | None = None
    published_at: datetime | None = None
    published_is_date_only: bool = False
    views: int | None = None
    comments: int | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A successful answer: details (None where unchanged or not asked), chapters in any order.

    `complete` says whether a missing chapter means a removed one; a feed is only a window.
    """

    details: SeriesDetails | None
    chapters: tuple[FoundChapter, ...]
    complete: bool
    validators: Validators = Validators()
    warnings: tuple[str, ...] = ()
    """Codes such as `daily_pass` or `items_skipped`: the check is then `partial`, or the user is told."""
    moved_to: str | None = None
    """A permanent new id or address of the listing, where the source announced one."""
    not_before: datetime | None = None
    """The source's own wish: do not ask again before (ttl, max-age, skipHours)."""


@dataclass(frozen=True, slots=True)
class NotModified:
    """The source says nothing changed (304, or the same body)."""

    validators: Validators = Validators()
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class FetchCost:
    """What one check asked of the world: requests, bytes, and milliseconds spent fetching and parsing."""

    requests: int = 0
    bytes: int = 0
    fetch_ms: float = 0.0
    parse_ms: float = 0.0


# ------------------------------------------------------------------ what is stored


@dataclass(frozen=True, slots=True)
class Series:
    """What the user follows; outlives any source."""

    id: int
    name: str
    status: Status
    followed: bool
    muted: bool
    anilist_id: int | None
    first_seen_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Listing:
    """Where a source publishes a series."""

    id: int
    series_id: int
    source: str
    source_ref: str
    language: str
    details: SeriesDetails
    validators: Validators
    first_seen_at: datetime
    last_success_at: datetime | None
    status_before: Status | None
    status_changed_at: datetime | None
    quarantined_since: datetime | None
    quarantine_ids: str
    gone: bool
    pending_move: str = ""
    """A permanent redirect seen once; the second success stores it as the listing's own address."""

    @property
    def ref(self) -> SeriesRef:
        return SeriesRef(self.source, self.source_ref, self.language)


@dataclass(slots=True, unsafe_hash=True)
class Chapter:
    """A stored chapter. It appeared after `absent_at` (last check without it) and by `first_seen_at`."""

    id: int
    listing_id: int
    source_id: str
    number: str | None
    sort_key: float
    volume: str | None
    display_name: str
    title: str | None
    link: str | None
    language: str | None
    group: str | None
    created_at: datetime | None
    published_at: datetime | None
    published_is_date_only: bool
    views: int | None
    comments: int | None
    read: bool
    first_seen_at: datetime
    absent_at: datetime | None
    gone_at: datetime | None
    missing_once: bool
    replaces_id: int | None
    """The chapter this one is another upload of (same volume, number, language)."""
    origin: str
    """Why it is here: import, release, backfill, upload, future."""

    @property
    def name(self) -> str:
        return self.display_name or (f"Chapter {self.number}" if self.number else self.title or self.source_id)


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a listing is next due, and why. Intervals in hours."""

    listing_id: int
    interval_hours: float
    last_check_at: datetime | None
    next_check_at: datetime
    average_interval_hours: float | None = None
    median_interval_hours: float | None = None
    preferred_weekday: int | None = None
    confidence: float = 0.0
    chapters_tracked: int = 0
    last_chapter_at: datetime | None = None
    expected_at: datetime | None = None
    misses: int = 0
    failures: int = 0
    failing_since: datetime | None = None
    active: bool = True
    paused_until: datetime | None = None
    priority: Priority = "normal"
    reason: str = "first"
    reason_args: Mapping[str, str | int | float] = field(default_factory=dict)
    expected_from: datetime | None = None
    expected_till: datetime | None = None
    """The window that holds 80 % of the next release; None without a rhythm."""
    rhythm: str = "unknown"
    """Code of the rhythm with `rhythm_args` as its evidence, for `wording`."""
    rhythm_args: Mapping[str, str | int | float] = field(default_factory=dict)
    late: LateState = "unknown"


@dataclass(frozen=True, slots=True)
class Notification:
    """A row of the inbox. `parts` are arguments for `wording`, never sentences."""

    id: int
    kind: NotificationKind
    series_id: int | None
    series: str
    parts: Mapping[str, str | int | float | list[str]]
    chapter_ids: tuple[int, ...]
    link: str | None
    old_status: Status | None
    new_status: Status | None
    chapters_count: int
    importance: int
    read: bool
    created_at: datetime
    visible_at: datetime
    claimed_at: datetime | None
    handed_over_at: datetime | None
    opened_at: datetime | None
    snoozed_until: datetime | None


@dataclass(frozen=True, slots=True)
class CheckLogEntry:
    """One check as it went. Durations in milliseconds."""

    id: int
    series_id: int | None
    series: str
    source: str
    host: str
    kind: CheckKind
    status: CheckStatus
    reason: str
    at: datetime
    found: int
    new: int
    duration_ms: float
    requests: int
    bytes: int
    fetch_ms: float
    parse_ms: float
    store_ms: float
    error_class: str | None
    error: str | None


@dataclass(frozen=True, slots=True)
class HostState:
    """What is known of one host of a source; survives restarts."""

    host: str
    source: str
    held_until: datetime | None = None
    refused_until: datetime | None = None
    refused_since: datetime | None = None
    failing_since: datetime | None = None
    last_request_at: datetime | None = None
    requests_24h: int = 0


# ------------------------------------------------------------------ decisions


@dataclass(frozen=True, slots=True)
class NewChapter:
    """A chapter to insert, with what it is: import, release, backfill, upload or future."""

    found: FoundChapter
    origin: str
    replaces_id: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What a snapshot changes against the known chapters. Ids are those of stored chapters."""

    new: tuple[NewChapter, ...] = ()
    changed: tuple[tuple[int, FoundChapter], ...] = ()
    missing_once: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()
    returned: tuple[int, ...] = ()
    remapped: tuple[tuple[int, FoundChapter], ...] = ()
    status_change: tuple[Status, Status] | None = None
    at_least: bool = False
    """A window in which everything is newer: at least this many are new."""
    quarantine: str = ""
    """Empty, or `start`, `stay`, `lift`."""
    warnings: tuple[str, ...] = ()

    @property
    def releases(self) -> tuple[NewChapter, ...]:
        """The chapters that are news to the reader."""
        return tuple(c for c in self.new if c.origin == "release")

    @property
    def touches_chapters(self) -> bool:
        """Whether any chapter is stored, altered, marked or brought back."""
        return any((self.new, self.changed, self.remapped, self.missing_once, self.gone, self.returned))


@dataclass(frozen=True, slots=True)
class NewNotification:
    """A notification to write with its chapters (named by source id) in the same transaction."""

    kind: NotificationKind
    parts: Mapping[str, str | int | float | list[str]]
    importance: int
    chapter_source_ids: tuple[str, ...] = ()
    link: str | None = None
    old_status: Status | None = None
    new_status: Status | None = None
    chapters_count: int = 0
    visible_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """A chapter's appearance in time, as the scheduling rules see it: published, or seen between two instants."""

    published_at: datetime | None
    first_seen_at: datetime
    absent_at: datetime | None
    sort_key: float
    date_only: bool = False
    origin: str = "release"
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A series' rhythm by the classic rules. Hours; weekday 0 is Monday in the rhythm's zone."""

    chapters_tracked: int
    average_interval_hours: float | None = None
    median_interval_hours: float | None = None
    preferred_weekday: int | None = None
    confidence: float = 0.0
    last_release_at: datetime | None = None
    expected_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ScheduleDecision:
    """When to look next and why; the reason is a code for `wording`."""

    at: datetime
    interval_hours: float
    reason: str
    args: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HostUpdate:
    """What a check taught about a host; None leaves a mark as it is, `clear` lifts holds and refusals."""

    host: str
    source: str
    held_until: datetime | None = None
    refused_until: datetime | None = None
    failing: bool = False
    clear: bool = False


@dataclass(frozen=True, slots=True)
class CheckPlan:
    """Everything one check wants stored: applied in one transaction or not at all."""

    listing_id: int
    at: datetime
    kind: CheckKind
    status: CheckStatus
    reason: str
    schedule: Schedule
    difference: Difference | None = None
    details: SeriesDetails | None = None
    validators: Validators | None = None
    notifications: tuple[NewNotification, ...] = ()
    found: int = 0
    duration_ms: float = 0.0
    cost: FetchCost = FetchCost()
    error_class: str | None = None
    error: str | None = None
    asked_host: str = ""
    """The host that was asked, for the log."""
    host: HostUpdate | None = None
    status_before: Status | None = None
    """Set with a change of the status, told or not: what it was, for the 48 h rule."""
    quarantine_ids: str | None = None
    """Fingerprint of the quarantined list; '' lifts the quarantine, None leaves it."""
    listing_gone: bool | None = None
    moved_to: str | None = None
    pending_move: str | None = None
    """Set or ('') cleared; None leaves it."""
    forecast: "Forecast | None" = None
    """What was foretold at this check, for the record of how predictions turned out."""
    drop_at: datetime | None = None
    """The release this check found, by which open forecasts of the listing are judged."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """When the next release was expected: the 80 % window, its middle, and the confidence 0..1."""

    start: datetime
    end: datetime
    expected: datetime
    confidence: float


@dataclass(frozen=True, slots=True)
class LookState:
    """What is known of one question about many series (`AsksForMany`): when it was asked and what it had seen."""

    source: str
    scope: str
    next_look_at: datetime
    last_look_at: datetime | None = None
    newest_at: datetime | None = None
    validators: Validators = Validators()
    failures: int = 0


@dataclass(frozen=True, slots=True)
class LookPlan:
    """Everything one look at many series wants stored: applied in one transaction or not at all."""

    state: LookState
    at: datetime
    status: CheckStatus
    reason: str
    schedules: tuple[Schedule, ...] = ()
    """Of the listings it concerns: those with news are due now, the others wait longer."""
    unchanged: tuple[int, ...] = ()
    """Listings it showed to have nothing new; it counts as their latest successful check."""
    saved: int = 0
    """Checks it made unnecessary."""
    found: int = 0
    duration_ms: float = 0.0
    cost: FetchCost = FetchCost()
    error_class: str | None = None
    error: str | None = None
    asked_host: str = ""
    host: HostUpdate | None = None


# ------------------------------------------------------------------ what changed


@dataclass(frozen=True, slots=True)
class Changes:
    """What kinds of thing a commit changed; never the data. Two of them merge with `|`."""

    series: frozenset[int] = frozenset()
    chapters_of: frozenset[int] = frozenset()
    notifications: bool = False
    schedules: bool = False
    checks: bool = False
    settings: bool = False
    sources: bool = False

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(
            self.series | other.series,
            self.chapters_of | other.chapters_of,
            self.notifications or other.notifications,
            self.schedules or other.schedules,
            self.checks or other.checks,
            self.settings or other.settings,
            self.sources or other.sources,
        )
