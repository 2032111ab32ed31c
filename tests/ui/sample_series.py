"""The invented series of the sample libraries: what they are called, where they come from, how they are doing."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from batotray.records import LateState, NotificationKind, Priority, Status
from tests.builders import DAY, HOUR, NOW

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class News:
    """A row of the inbox to be; a chapter's row takes its chapters from the newest of its series."""

    kind: NotificationKind
    at: datetime
    count: int = 1
    read: bool = False
    snoozed_until: datetime | None = None
    old: Status | None = None
    new: Status | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """One series: `chapters` of them, one each `every_days` up to `latest_ago`, the newest of them told by `news`."""

    name: str
    source: str = "mangadex"
    host: str = "api.mangadex.org"
    status: Status = "ongoing"
    chapters: int = 24
    first_number: int = 1
    every_days: float = 7
    latest_ago: timedelta = 2 * DAY
    noun: str = "Chapter"
    titles: tuple[str, ...] = ()
    """Titles of the newest chapters, the newest first."""
    group: str | None = None
    authors: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    score: float | None = None
    summary: str | None = None
    news: tuple[News, ...] = ()
    unread: int = 0
    """Unread chapters that no row of the inbox tells of."""
    rhythm: str = "weekly"
    expected_in: timedelta | None = 3 * DAY
    confidence: float = 0.8
    late: LateState = "on_time"
    priority: Priority = "normal"
    muted: bool = False
    followed: bool = True
    active: bool = True
    failing_days: int = 0
    """For how many days every check has failed."""
    held: bool = False
    refused: bool = False
    warnings: str = ""
    alternative_names: tuple[str, ...] = field(default=())


def told(ago: timedelta, count: int = 1, **changes: object) -> News:
    """A row about new chapters."""
    kind: NotificationKind = "batch_update" if count >= 3 else "new_chapter"
    return News(kind, NOW - ago, count, **changes)  # type: ignore[arg-type]


LAMPLIGHTER = Sample(
    "The Lamplighter of Low Street",
    chapters=120,
    first_number=95,
    latest_ago=38 * MINUTE,
    titles=("What the fog keeps", "Oil and water"),
    group="Ember Scans",
    authors=("Imre Oduya", "Sanna Vaal"),
    genres=("fantasy", "slice of life"),
    score=8.78,
    summary="A lamplighter keeps one street awake, and the street keeps her secrets.",
    news=(told(38 * MINUTE),),
    expected_in=6 * DAY + 5 * HOUR,
    priority="favourite",
    alternative_names=("Die Laternenfrau",),
)

PLAIN = (
    LAMPLIGHTER,
    Sample(
        "Please Don't Feed the Archivist!",
        chapters=113,
        every_days=3.5,
        latest_ago=HOUR,
        group="Paper Moon",
        genres=("comedy", "romance"),
        score=8.1,
        news=(told(HOUR, 4),),
        rhythm="several_a_week",
        expected_in=2 * DAY,
        confidence=0.6,
    ),
    Sample(
        "Tidewater Academy",
        source="webtoon",
        host="www.webtoons.com",
        chapters=292,
        latest_ago=3 * HOUR,
        noun="Episode",
        news=(told(3 * HOUR),),
        expected_in=DAY + 8 * HOUR,
    ),
    Sample(
        "A Garden for the Last Dragon",
        status="hiatus",
        chapters=178,
        latest_ago=40 * DAY,
        rhythm="irregular",
        expected_in=None,
        news=(News("status_change", NOW - 18 * HOUR, old="ongoing", new="hiatus"),),
    ),
    Sample(
        "Crosswind",
        chapters=201,
        latest_ago=DAY + 2 * HOUR,
        group="Ember Scans",
        news=(told(DAY + 2 * HOUR),),
        expected_in=5 * DAY,
        priority="urgent",
    ),
    Sample(
        "Level One Forever",
        source="feed",
        host="annex.example",
        chapters=88,
        latest_ago=16 * DAY,
        news=(News("source_trouble", NOW - DAY - 4 * HOUR, trouble="unavailable"),),
        expected_in=-9 * DAY,
        late="late",
        failing_days=9,
    ),
    Sample(
        "The Quiet Executioner",
        chapters=166,
        latest_ago=3 * DAY - 9 * HOUR,
        news=(told(3 * DAY - 9 * HOUR, read=True),),
        expected_in=4 * DAY,
    ),
    Sample(
        "Ninety Days of Rain",
        source="feed",
        host="rain.example",
        chapters=40,
        latest_ago=18 * DAY,
        news=(News("late", NOW - 4 * DAY),),
        expected_in=-4 * DAY,
        late="late",
        held=True,
    ),
    Sample(
        "Salt Road Ledger",
        source="webtoon",
        host="m.webtoons.com",
        noun="Episode",
        chapters=61,
        latest_ago=5 * DAY,
        news=(told(5 * DAY, snoozed_until=NOW + 20 * HOUR),),
        expected_in=2 * DAY,
        refused=True,
    ),
    Sample(
        "Clockmaker's Apprentice",
        status="completed",
        chapters=140,
        latest_ago=70 * DAY,
        rhythm="unknown",
        expected_in=None,
        news=(News("status_change", NOW - 6 * DAY, read=True, old="ongoing", new="completed"),),
    ),
    Sample(
        "Static Orchard",
        chapters=33,
        latest_ago=8 * DAY,
        news=(News("quarantine", NOW - 7 * DAY, read=True),),
        expected_in=None,
        rhythm="irregular",
        warnings="short_list",
        unread=5,
    ),
    Sample("Paper Planets", chapters=12, latest_ago=4 * DAY, news=(told(4 * DAY),), muted=True, expected_in=3 * DAY),
    Sample("Sleeping Cartographer", chapters=70, latest_ago=30 * DAY, active=False, expected_in=None),
    Sample("The Old Observatory", chapters=52, latest_ago=90 * DAY, followed=False, expected_in=None),
)

AWKWARD = (
    Sample(
        "The Extraordinarily Long and Thoroughly Unabridged Chronicle of a Retired Hero Who Only Wanted to Open a "
        "Bakery but Was Dragged Back Into Adventure Again and Again and Again",
        chapters=30,
        latest_ago=20 * MINUTE,
        titles=("In which the bread burns, the oven explodes, and nobody is to blame except everyone in the room",),
        group="A Scanlation Group With a Name That Nobody Ever Managed to Fit on One Line Anywhere",
        genres=tuple(f"a genre with a long name {n}" for n in range(1, 15)),
        news=(told(20 * MINUTE),),
    ),
    Sample("은하 우체국의 마지막 배달부", chapters=20, latest_ago=HOUR, noun="제", news=(told(HOUR, 5),)),
    Sample("夜の港で待つ人", chapters=15, latest_ago=2 * HOUR, titles=("灯台の約束",), news=(told(2 * HOUR),)),
    Sample("حارس المنارة الأخير", chapters=10, latest_ago=3 * HOUR, titles=("الفصل الأخير",), news=(told(3 * HOUR),)),
    Sample("🐉🔥 Dragon Café 🍰👩‍👩‍👧‍👦", chapters=9, latest_ago=5 * HOUR, news=(told(5 * HOUR),)),
    Sample("<b>Bold</b> & <img src=x onerror=alert(1)>", latest_ago=26 * HOUR, news=(told(26 * HOUR),)),
    Sample("Evil\x1b[31m \u202egnisrever\nsecond line", latest_ago=27 * HOUR, news=(told(27 * HOUR, 3),)),
    Sample("W" * 180, latest_ago=28 * HOUR, news=(News("source_trouble", NOW - 28 * HOUR, trouble="refused"),)),
    Sample("A", chapters=1, latest_ago=400 * DAY, news=(told(400 * DAY),), rhythm="unknown", expected_in=None),
    Sample("No Chapters Yet", status="pending", chapters=0, rhythm="unknown", expected_in=None),
)
