"""Stored libraries for the tests and pictures of the windows, written through the engine's own `Store`, as at NOW.

`python -m tests.ui.sample_library FILE KIND` writes one to look at.
"""

import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Literal, TypeAlias

from batotray.records import (
    CheckPlan,
    Difference,
    FetchCost,
    Forecast,
    FoundChapter,
    HostUpdate,
    NewChapter,
    NewNotification,
    Schedule,
    SeriesDetails,
    SeriesRef,
)
from batotray.storage.store import Store
from benches.library import Size
from benches.library import build as build_big
from tests.builders import DAY, HOUR, NOW
from tests.fakes import FakeClock
from tests.ui.sample_series import AWKWARD, LAMPLIGHTER, PLAIN, News, Sample

Kind = Literal["empty", "one", "plain", "awkward", "many"]
SAMPLES: dict[Kind, tuple[Sample, ...]] = {"empty": (), "one": (LAMPLIGHTER,), "plain": PLAIN, "awkward": AWKWARD}
MANY = Size(series=300, chapters=9_000, log_rows=3_000, notifications=900)
CHECKS_A_DAY = 2
DAYS_OF_CHECKS = 10


def build(path: Path, kind: Kind) -> None:
    """Write the library to a new database at `path`; the series of a kind have the ids 1, 2, … in their order."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "many":
        build_big(path, MANY)
        return
    store = Store.open(path, FakeClock(NOW))
    try:
        with store.database.transaction():
            pasts = [_Past(store, sample, number) for number, sample in enumerate(SAMPLES[kind], 1)]
            for _, happen in sorted((step for past in pasts for step in past.steps()), key=lambda step: step[0]):
                happen()
            store.settings.set_fact("started", (NOW - 3 * DAY).isoformat())
            store.settings.set_fact("heartbeat", (NOW - timedelta(minutes=1)).isoformat())
    finally:
        store.close()


Step: TypeAlias = tuple[datetime, Callable[[], None]]


class _Past:
    """What happened to one sample: imported, checked for days, told about, checked once more."""

    def __init__(self, store: Store, sample: Sample, number: int) -> None:
        self._store = store
        self._sample = sample
        self._number = number
        self._details = _details(sample, number)
        language = "en" if sample.source == "mangadex" else ""
        begun = NOW - 200 * DAY
        self._listing = store.series.create(SeriesRef(sample.source, f"ref-{number}", language), self._details, begun)

    def steps(self) -> Iterator[Step]:
        """Each with its instant, so that the log and the inbox of all series can be written in their order."""
        chapters = [_chapter(self._sample, self._number, position) for position in range(self._sample.chapters)]
        told = sum(news.count for news in self._sample.news if news.kind in ("new_chapter", "batch_update"))
        known, fresh = chapters[: len(chapters) - told], chapters[len(chapters) - told :]
        yield NOW - 500 * DAY, partial(self._import, known)
        for age in range(DAYS_OF_CHECKS * CHECKS_A_DAY, 1, -1):
            at = NOW - age * DAY / CHECKS_A_DAY - self._number * timedelta(minutes=7)
            yield at, partial(self._check, age, at)
        for news in sorted(self._sample.news, key=lambda news: news.at):
            taken, fresh = fresh[: news.count], fresh[news.count :]
            yield news.at, partial(self._tell, news, taken)
        at = NOW - timedelta(minutes=60 - 2 * self._number)
        yield max([at, *(news.at for news in self._sample.news)]), partial(self._finish, at)

    def _import(self, known: list[FoundChapter]) -> None:
        found = tuple(NewChapter(chapter, "import") for chapter in known)
        at = NOW - 80 * DAY
        self._apply("success", at, kind="import", reason="first", difference=Difference(new=found))
        stored = sorted(self._store.chapters.of_listing(self._listing.id), key=lambda chapter: chapter.sort_key)
        read = stored[: len(stored) - self._sample.unread]
        self._store.chapters.mark([chapter.id for chapter in read], True)

    def _check(self, age: int, at: datetime) -> None:
        """A check without news; it fails where the source has been failing for that long, and now and then besides."""
        if at > NOW - self._sample.failing_days * DAY or (age + self._number) % 13 == 0:
            error = {"error_class": "SourceUnavailable", "error": "status 502"}
            host = HostUpdate(self._sample.host, self._sample.source, failing=self._sample.failing_days > 0)
            self._apply("failed", at, host=host, **error)
        else:
            self._apply("not_modified", at, forecast=self._past_forecast(age))

    def _past_forecast(self, age: int) -> Forecast | None:
        if self._sample.rhythm != "weekly" or age % 14:
            return None
        middle = NOW - age * DAY / CHECKS_A_DAY + DAY
        return Forecast(middle - HOUR, middle + HOUR, middle, self._sample.confidence)

    def _tell(self, news: News, chapters: list[FoundChapter]) -> None:
        row = _row(news, self._sample, chapters)
        found = tuple(NewChapter(chapter, "release") for chapter in chapters)
        drop_at = chapters[-1].published_at if chapters else None
        self._apply("success", news.at, difference=Difference(new=found), notifications=(row,), drop_at=drop_at)
        key = self._newest_row()
        self._store.notifications.claim([key], news.at)
        self._store.notifications.hand_over([key], news.at)
        if news.read:
            self._store.notifications.mark([key], True)
        if news.snoozed_until is not None:
            self._store.notifications.snooze([key], news.snoozed_until)

    def _newest_row(self) -> int:
        return int(self._store.database.rows("SELECT max(id) FROM notification")[0][0])

    def _finish(self, at: datetime) -> None:
        """The latest check, which leaves the schedule and the host as they stand at NOW."""
        sample, series_id = self._sample, self._listing.series_id
        failed = sample.failing_days > 0 or sample.held or sample.refused
        status = "failed" if failed else "partial" if sample.warnings else "success"
        wrong = {"error_class": _error_class(sample), "error": "status 503"} if failed else {"error": sample.warnings}
        self._apply(status, at, host=_host(sample), schedule=self._schedule(at), **wrong)
        self._store.schedules.set_priority(series_id, sample.priority)
        self._store.series.set_muted(series_id, sample.muted)
        if not sample.active:
            self._store.schedules.pause(series_id, None)
        if not sample.followed:
            self._store.series.set_followed(series_id, False)

    def _apply(self, status: str, at: datetime, **changes: object) -> None:
        plain: dict[str, object] = {
            "kind": "check",
            "reason": "due",
            "schedule": Schedule(self._listing.id, 24.0, NOW - DAY, NOW + DAY),
            "details": self._details,
            "found": self._sample.chapters,
            "duration_ms": 180.0 + 40 * self._number,
            "cost": FetchCost(1, 8_000 + 700 * self._number, 150, 12),
            "asked_host": self._sample.host,
        }
        plan = CheckPlan(listing_id=self._listing.id, at=at, status=status, **{**plain, **changes})  # type: ignore[arg-type]
        self._store.checks.apply(plan)

    def _schedule(self, at: datetime) -> Schedule:
        sample = self._sample
        expected = NOW + sample.expected_in if sample.expected_in is not None else None
        failing = sample.failing_days > 0
        return Schedule(
            self._listing.id,
            interval_hours=24.0,
            last_check_at=at,
            next_check_at=NOW + self._number * timedelta(minutes=53),
            average_interval_hours=sample.every_days * 24,
            median_interval_hours=sample.every_days * 24,
            confidence=sample.confidence,
            chapters_tracked=min(sample.chapters, 12),
            last_chapter_at=NOW - sample.latest_ago,
            expected_at=expected,
            expected_from=expected - HOUR if expected else None,
            expected_till=expected + HOUR if expected else None,
            misses=2 if sample.late == "late" else 0,
            failures=sample.failing_days * CHECKS_A_DAY,
            failing_since=NOW - sample.failing_days * DAY if failing else None,
            reason=_reason(sample),
            reason_args={"weekday": 3, "average_hours": sample.every_days * 24, "tracked": 1, "needed": 3, "misses": 2},
            rhythm=sample.rhythm,
            rhythm_args={"held": 8, "judged": 10} if sample.rhythm == "weekly" else {},
            late=sample.late,
        )


def _details(sample: Sample, number: int) -> SeriesDetails:
    return SeriesDetails(
        name=sample.name,
        alternative_names=sample.alternative_names,
        authors=sample.authors,
        genres=sample.genres,
        upload_status=sample.status,
        score=sample.score,
        votes=1200 if sample.score else None,
        summary=sample.summary,
        link=f"https://{sample.host}/series/{number}",
    )


def _chapter(sample: Sample, series: int, position: int) -> FoundChapter:
    age = sample.chapters - 1 - position
    number = sample.first_number + position
    return FoundChapter(
        id=f"{series}-{number}",
        number=str(number),
        display_name=f"{sample.noun} {number}",
        title=sample.titles[age] if age < len(sample.titles) else None,
        link=f"https://{sample.host}/chapter/{series}-{number}",
        language="en",
        group=sample.group,
        published_at=NOW - sample.latest_ago - timedelta(days=sample.every_days) * age,
    )


def _row(news: News, sample: Sample, chapters: list[FoundChapter]) -> NewNotification:
    parts: dict[str, str | int | float | list[str]] = {"series": sample.name}
    if chapters and news.kind in ("new_chapter", "batch_update"):
        parts |= {"numbers": [c.number or "" for c in chapters], "names": [c.display_name for c in chapters]}
    if news.kind in ("source_trouble", "quarantine"):
        parts |= {"source": sample.source, "trouble": news.trouble, "host": sample.host}
    if news.kind == "late":
        parts["late"] = "late"
    importance = {"new_chapter": 1, "late": 1, "batch_update": 2, "source_trouble": 2, "quarantine": 2}
    return NewNotification(
        news.kind,
        parts,
        importance.get(news.kind, 3),
        tuple(chapter.id for chapter in chapters) if "names" in parts else (),
        chapters[0].link if "names" in parts else None,
        news.old,
        news.new,
        len(chapters) if "names" in parts else 0,
        news.at,
    )


def _host(sample: Sample) -> HostUpdate | None:
    if sample.held:
        return HostUpdate(sample.host, sample.source, held_until=NOW + 2 * HOUR)
    if sample.refused:
        return HostUpdate(sample.host, sample.source, refused_until=NOW + 18 * HOUR)
    return HostUpdate(sample.host, sample.source, failing=sample.failing_days > 0)


def _error_class(sample: Sample) -> str:
    return "RateLimited" if sample.held else "SourceRefused" if sample.refused else "SourceUnavailable"


def _reason(sample: Sample) -> str:
    if sample.held or sample.refused or sample.failing_days:
        return "rate_limited" if sample.held else "refused" if sample.refused else "unavailable"
    if sample.status == "completed":
        return "finished"
    return {"weekly": "weekly", "several_a_week": "interval"}.get(sample.rhythm, "irregular")


def kinds() -> Iterator[Kind]:
    """Every kind of library."""
    yield from (*SAMPLES, "many")


if __name__ == "__main__":
    build(Path(sys.argv[1]), next(kind for kind in kinds() if kind == sys.argv[2]))
