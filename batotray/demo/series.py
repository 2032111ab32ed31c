"""The demo's invented library: a dozen series, their past, and what happens to them while the demo runs. Pure.

Hours are demo hours counted from the start of the demo; negative ones lie in the past.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class DemoSeries:
    """One invented series. It releases `batch` chapters at `first_at` and every `every` hours around it."""

    slug: str
    name: str
    author: str
    every: float
    first_at: float
    """Hour of the first release the reader will see during the demo."""
    language: str = "en"
    past: int = 12
    """Releases before the demo begins."""
    batch: int = 1
    group: str = "Paper Lantern"
    genres: tuple[str, ...] = ("fantasy",)
    ends_at: float | None = None
    """From this hour on the series is completed."""
    annex: bool = False
    """Lives at the second source, which is down for a while."""
    reupload_at: float | None = None
    """At this hour the newest chapter comes again under another id."""

    def release_hours(self) -> Iterator[float]:
        """Every release from the oldest on, without end (or until the series is completed)."""
        hour = self.first_at - self.past * self.every
        while self.ends_at is None or hour <= self.ends_at:
            yield hour
            hour += self.every


LIBRARY: tuple[DemoSeries, ...] = (
    DemoSeries("second-shadow", "The Cartographer's Second Shadow", "Imre Oduya", 168, 5.2),
    DemoSeries(
        "galaxy-post", "은하 우체국의 마지막 배달부", "한서린", 168, 11.5, language="ko", genres=("science fiction",)
    ),
    DemoSeries("rain-alchemist", "雨宿りの錬金術師", "水瀬ことり", 336, 20.7, language="ja", genres=("slice of life",)),
    DemoSeries("saltmarsh", "Lanterns Over Saltmarsh", "P. Quill", 24, 3.4, past=40, genres=("comedy",)),
    DemoSeries("heron", "Do Not Feed the Clockwork Heron!", "Bex Arundel", 84, 8.1, past=20, group="Night Ferry"),
    DemoSeries(
        "quartermaster",
        "The Retired Quartermaster Who Only Wanted to Open a Noodle Shop at the Edge of the Known World",
        "Tomas Vey",
        168,
        26.3,
    ),
    DemoSeries("meteor-depot", "Nightshift at the Meteor Depot", "Ada Lindqvist", 336, 14.0, past=6, batch=4),
    DemoSeries("paper-wings", "Бумажные крылья над Невой", "Лев Соколин", 168, 33.0, language="ru"),
    DemoSeries("harbour-shadows", "ظلال المرفأ القديم", "ليلى منصور", 168, 40.5, language="ar"),
    DemoSeries("ninth-harbour", "The Ninth Harbour", "Oona Brandt", 168, 17.5, ends_at=17.5, genres=("drama",)),
    DemoSeries("static-garden", "Static Garden", "Ro Maeda", 24, 30.0, past=15, annex=True),
    DemoSeries("lighthouse", "Letters to a Lighthouse", "Jun Albescu", 61, 12.9, past=18, reupload_at=24.0),
)
ANNEX_DOWN = (6.0, 26.0)
"""Between these hours the second source answers 500 to everything."""


def payload(series: DemoSeries, started: datetime, now: datetime) -> dict[str, object]:
    """What the demo source answers about `series` at `now` (aware UTC instants)."""
    elapsed = (now - started) / timedelta(hours=1)
    chapters: list[dict[str, object]] = []
    for hour in series.release_hours():
        if hour > elapsed:
            break
        for _ in range(series.batch):
            chapters.append(_chapter(series, len(chapters) + 1, started + timedelta(hours=hour)))
    if series.reupload_at is not None and elapsed >= series.reupload_at:
        chapters.append({**chapters[-1], "id": f"{chapters[-1]['id']}-v2", "group": "Second Press"})
    done = series.ends_at is not None and elapsed >= series.ends_at
    return {
        "name": series.name,
        "author": series.author,
        "language": series.language,
        "genres": list(series.genres),
        "status": "completed" if done else "ongoing",
        "chapters": chapters,
    }


def _chapter(series: DemoSeries, number: int, published: datetime) -> dict[str, object]:
    return {
        "id": f"{series.slug}-{number}",
        "number": str(number),
        "published_ms": int(published.timestamp() * 1000),
        "group": series.group,
    }
