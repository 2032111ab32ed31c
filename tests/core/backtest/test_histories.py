"""Reading release timelines, and the moment from which the future is unknown."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from batotray.core.backtest import History, from_releases, prepare, read_histories
from batotray.core.backtest.histories import drops
from batotray.records import Release
from tests.rhythms import releases, timeline

HEAD = "series,kind,source,t_utc,unc_min\n"
DAY = timedelta(days=1)
START = datetime(2024, 1, 1, 12, tzinfo=UTC)


def a_file(folder: Path, text: str) -> Path:
    path = folder / "timeline.csv"
    path.write_text(text, encoding="utf-8")
    return path


def daily(count: int) -> History:
    times = tuple(START + n * DAY for n in range(count))
    return History("s", "manga", times, times[-1] + 100 * DAY)


def test_a_timeline_is_read(tmp_path: Path) -> None:
    rows = "b,manga,x,2024-01-02T00:00:00Z,20\nb,manga,x,2024-01-01T00:00:00Z,20\nb,manga,x,2024-02-01T00:00:00Z,END\n"
    (history,) = read_histories(a_file(tmp_path, HEAD + rows))
    assert history == History(
        "b",
        "manga",
        (datetime(2024, 1, 1, tzinfo=UTC), datetime(2024, 1, 2, tzinfo=UTC)),
        datetime(2024, 2, 1, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "has no column series"),
        ("a,b\n1,2\n", "has no column series"),
        (HEAD.replace(",unc_min", ""), "has no column unc_min"),
        (HEAD + "b,manga\n", "line 2: not a release timeline"),
        (HEAD + "b" * 140_000 + ",manga,x,2024-01-01T00:00:00Z,20\n", "field larger than"),
        (HEAD + "b,manga,x,yesterday,20\n", "line 2: not a release timeline"),
        (HEAD + "b,manga,x,2024-01-01T00:00:00,20\n", "without a zone"),
        (HEAD + "b,manga,x,2024-01-01T00:00:00Z,20\n", "b has no END"),
    ],
)
def test_what_is_no_timeline_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        read_histories(a_file(tmp_path, text))


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "timeline.csv"
    path.write_bytes((HEAD + "é,manga,x,2024-01-01T00:00:00Z,20\n").encode("latin-1"))
    with pytest.raises(ValueError, match=r"timeline.csv is no text in UTF-8"):
        read_histories(path)


@pytest.mark.parametrize(
    "written",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: text.replace(",", ", "),
        lambda text: text.replace("00:00:00Z", "05:00:00+05:00"),
    ],
    ids=["mark of the encoding", "Windows", "old Mac", "blank lines", "blanks", "another zone"],
)
def test_a_timeline_is_the_same_however_a_program_writes_it(tmp_path: Path, written: Callable[[str], str]) -> None:
    text = HEAD + "b,manga,x,2024-01-01T00:00:00Z,20\nb,manga,x,2024-02-01T00:00:00Z,END\n"
    plain = read_histories(a_file(tmp_path, text))
    path = tmp_path / "other.csv"
    path.write_text(written(text), encoding="utf-8", newline="")
    assert read_histories(path) == plain


def test_what_lies_after_the_end_of_the_observation_is_not_known(tmp_path: Path) -> None:
    rows = "".join(f"b,manga,x,2024-01-{day:02d}T00:00:00Z,0\n" for day in range(1, 21))
    (history,) = read_histories(a_file(tmp_path, f"{HEAD}{rows}b,manga,x,2024-01-10T12:00:00Z,END\n"))
    assert len(history.instants) == 10
    assert all(case.start < case.end for case in prepare([history]))


@pytest.mark.parametrize(("count", "scored"), [(6, None), (7, 2), (8, 3), (20, 10), (200, 60)])
def test_half_of_the_drops_are_known_five_at_least_and_sixty_are_scored(count: int, scored: int | None) -> None:
    cases = prepare([daily(count)])
    assert [len(case.scored) for case in cases] == ([] if scored is None else [scored])


def test_the_start_lies_before_the_first_scored_drop_and_is_always_the_same() -> None:
    (case,), (again,) = prepare([daily(20)]), prepare([daily(20)])
    assert case == again
    assert case.scored[0] - DAY <= case.start < case.scored[0]
    assert case.end == case.history.instants[-1] + 30 * DAY


def test_what_comes_within_an_hour_of_a_drop_belongs_to_it() -> None:
    minutes = (0, 30, 59, 70, 200)
    found = drops(START + timedelta(minutes=m) for m in minutes)
    assert [(at - START) / timedelta(minutes=1) for at in found] == [0, 70, 200]


def test_a_followed_series_has_a_history() -> None:
    made = timeline("weekly", count=8)
    end = made.instants[-1] + DAY
    assert from_releases("s", "library", releases(made), end) == History("s", "library", made.instants, end)
    seen = Release(None, START + DAY, START, 1.0)
    assert from_releases("s", "library", [seen], end).instants == (START + DAY / 2,)
