"""One series replayed: only what was out is shown, in the exactness asked for, and every drop is scored once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from batotray.core.backtest import Case, History
from batotray.core.backtest.replay import Resolution, replay
from batotray.core.prediction import Forecast
from batotray.records import Release

START = datetime(2024, 1, 1, 12, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@dataclass
class Watcher:
    """Checks every ten hours and notes what it was shown."""

    shown: list[tuple[datetime, tuple[Release, ...], int]] = field(default_factory=list)

    def next(self, now: datetime, seen: Sequence[Release], misses: int) -> datetime:
        self.shown.append((now, tuple(seen), misses))
        return now + 10 * HOUR

    def foretold(self) -> Forecast | None:
        return None


def a_case() -> Case:
    """Daily at 12:30; followed six hours after the sixth, observed for five hours after the tenth."""
    times = tuple(START + n * DAY for n in range(10))
    return Case(
        History("s", "manga", times, times[-1] + 5 * HOUR), times[5] + 6 * HOUR, times[6:], times[-1] + 5 * HOUR
    )


def watched(resolution: Resolution) -> Watcher:
    watcher = Watcher()
    replay(a_case(), watcher, resolution)
    return watcher


def test_nothing_of_the_future_is_shown() -> None:
    for now, seen, _ in watched("exact").shown:
        assert [r.published_at for r in seen] == [t for t in a_case().history.instants if t <= now]
        assert all(r.first_seen_at <= now for r in seen)


def test_dates_only_for_the_history_and_then_only_sightings() -> None:
    now, seen, _ = watched("dates").shown[-1]
    assert [(r.date_only, r.published_at) for r in seen[:6]] == [
        (True, t.replace(hour=0, minute=0)) for t in a_case().history.instants[:6]
    ]
    for release, true in zip(seen[6:], a_case().history.instants[6:], strict=False):
        assert release.published_at is None
        assert release.absent_at is not None
        assert release.absent_at < true <= release.first_seen_at <= now


def test_misses_count_from_the_last_news() -> None:
    misses = [misses for *_, misses in watched("exact").shown]
    assert max(misses) == 2
    assert misses.count(0) >= 4


def test_every_drop_is_scored_once_and_one_unseen_counts_to_the_end() -> None:
    case = a_case()
    outcome = replay(case, Watcher(), "exact")
    checks = [case.start + 10 * HOUR * (n + 1) for n in range(outcome.checks)]
    expected = [(min([c for c in checks if c >= t], default=case.end) - t) / HOUR for t in case.scored]
    assert list(outcome.delays) == expected
    assert outcome.days == (case.end - case.start) / DAY
    assert outcome.judged == 0


@dataclass
class Impatient:
    """Would check every second."""

    def next(self, now: datetime, seen: Sequence[Release], misses: int) -> datetime:
        return now + timedelta(seconds=1)

    def foretold(self) -> Forecast | None:
        return None


def test_a_series_is_never_checked_twice_within_ten_minutes() -> None:
    outcome = replay(a_case(), Impatient(), "exact")
    assert outcome.checks <= outcome.days * 144
