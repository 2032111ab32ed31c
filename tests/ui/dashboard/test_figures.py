"""The figures of the dashboard in words."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from batotray.ui.dashboard.figures import Figures
from batotray.views import HourBar, Span
from batotray.wording import Wording
from tests.builders import NOW
from tests.ui.dashboard.checks import FAILED, dashboard, logged, source, system

HOUR = timedelta(hours=1)


@pytest.fixture
def figures() -> Figures:
    return Figures(Wording())


def test_the_success_rate_is_compared_with_the_span_before(figures: Figures) -> None:
    better = figures.success(dashboard(totals=Span(checks=1000, failed=8), before=Span(checks=1000, failed=12)))
    assert (better.figure, better.note, better.colour) == ("99.2 %", "+0.4 vs the span before", "good")
    worse = figures.success(dashboard(totals=Span(checks=100, failed=4), before=Span(checks=100, failed=1)))
    assert (worse.note, worse.colour) == ("−3.0 vs the span before", "warning")
    same = figures.success(dashboard(totals=Span(checks=100, failed=1), before=Span(checks=200, failed=2)))
    assert (same.note, same.colour) == ("as in the span before", "muted")


def test_a_span_before_with_few_checks_is_no_measure(figures: Figures) -> None:
    first = figures.success(dashboard(totals=Span(checks=20, failed=0), before=Span(checks=3, failed=3)))
    assert (first.note, first.colour) == ("20 checks", "muted")
    poor = figures.success(dashboard(totals=Span(checks=20, failed=2), before=Span()))
    assert (poor.note, poor.colour) == ("below the aim", "warning")


def test_the_aims_stand_beside_the_figures(figures: Figures) -> None:
    assert figures.captions() == (
        "Success rate · aim > 95 %", "Errors · aim < 5 %", "Average check · aim < 10 s", "Found in", "New chapters",
    )  # fmt: skip


def test_errors_are_bad_where_health_would_say_so(figures: Figures) -> None:
    few = figures.errors(dashboard(totals=Span(checks=391, failed=3)))
    assert (few.figure, few.note, few.colour) == ("0.8 %", "3 of 391, limit 10 %", "muted")
    assert figures.errors(dashboard(totals=Span(checks=100, failed=11))).colour == "bad"


def test_under_ten_checks_no_rate_is_judged(figures: Figures) -> None:
    few, many = Span(checks=9, failed=6), Span(checks=500, failed=1)
    errors = figures.errors(dashboard(totals=few))
    assert (errors.figure, errors.note, errors.colour) == ("66.7 %", "6 of 9, too few to judge by", "muted")
    success = figures.success(dashboard(totals=few, before=many))
    assert (success.note, success.colour) == ("9 checks", "muted")
    assert figures.errors(dashboard(totals=Span(checks=9))).note == "0 of 9, limit 10 %"


def test_without_checks_the_cards_say_so(figures: Figures) -> None:
    for figure in (figures.success(dashboard()), figures.errors(dashboard()), figures.duration(Span())):
        assert (figure.figure, figure.note) == ("–", "no checks in this span")
    assert figures.found_in(None).figure == "–"


def test_durations_and_delays(figures: Figures) -> None:
    quick = figures.duration(Span(checks=9, average_ms=420, p95_ms=1000))
    assert (quick.figure, quick.note, quick.colour) == ("0.42 s", "95 % within 1.0 s", "muted")
    assert figures.duration(Span(checks=9, average_ms=420, p95_ms=20_000)).colour == "warning"
    assert (figures.found_in(38).figure, figures.found_in(38).colour) == ("38 min", "good")
    assert figures.found_in(0.2).figure == "< 1 min"
    assert figures.found_in(600).colour == "warning"


def test_a_bar_tells_its_period_and_its_counts(figures: Figures) -> None:
    assert figures.bar(HourBar(NOW, 5, 2, 1), 1) == "Mon, 12:00 – 13:00: 5 succeeded, 2 failed, 1 new chapter"
    assert figures.bar(HourBar(NOW, 5, 0, 0), 12) == "Mon 2 Mar, 12:00 – 00:00: 5 succeeded"


def test_the_chart_is_told_to_those_who_cannot_see_it(figures: Figures) -> None:
    bars = (HourBar(NOW, 2, 0, 0), HourBar(NOW + HOUR, 6, 1, 3))
    told = figures.chart(dashboard(bars=bars, totals=Span(checks=9, failed=1, new=3)))
    assert told == (
        "9 checks, 1 failed, 3 new chapters. Most: Mon, 13:00 – 14:00: 6 succeeded, 1 failed, 3 new chapters"
    )
    assert figures.coming([(NOW, 1), (NOW + HOUR, 4)]) == "5 checks due. Most: Mon, 13:00 – 14:00: 4 checks due"
    assert figures.coming([(NOW, 0)]) == "0 checks due"


@pytest.mark.parametrize(
    ("hours", "step", "labels"),
    [
        (24, 1, ["Sun 16:00", "Sun 20:00", "Mon 00:00", "Mon 04:00", "Mon 08:00", "Mon 12:00"]),
        (48, 1, ["Sun 00:00", "Sun 12:00", "Mon 00:00", "Mon 12:00"]),
        (168, 3, ["Tue 24 Feb", "Wed 25 Feb", "Thu 26 Feb", "Fri 27 Feb", "Sat 28 Feb", "Sun 1 Mar", "Mon 2 Mar"]),
    ],
)
def test_the_axis_is_labelled_at_round_times(figures: Figures, hours: int, step: int, labels: list[str]) -> None:
    start = NOW + HOUR - hours * HOUR
    instants = [start + number * HOUR for number in range(0, hours, step)]
    assert [label for _, label in figures.ticks(instants, most=7)] == labels


def test_the_axis_follows_the_readers_zone() -> None:
    figures = Figures(Wording(zone=ZoneInfo("Asia/Kolkata")))
    ticks = figures.ticks([NOW + number * HOUR for number in range(-23, 1)], most=4)
    assert [label for _, label in ticks] == ["Mon 00:30", "Mon 06:30", "Mon 12:30"]


def test_what_one_bar_stands_for(figures: Figures) -> None:
    def bars(step: int) -> tuple[HourBar, ...]:
        return tuple(HourBar(NOW + number * step * HOUR, 0, 0, 0) for number in range(3))

    assert figures.title(bars(1)) == "Checks per hour"
    assert figures.title(bars(12)) == "Checks per 12 hours"


def test_the_health_of_a_source_says_until_or_since_when(figures: Figures) -> None:
    assert figures.health(source(), NOW) == "healthy"
    assert figures.health(source(health="held", until=NOW + HOUR), NOW) == "asked to wait until 13:00"
    assert figures.health(source(health="failing", until=NOW - timedelta(days=9)), NOW) == "no answer for 9 days"


@pytest.mark.parametrize(
    ("checks", "failed", "state", "colour"),
    [
        (9, 0, "healthy", "good"),
        (9, 6, "too few checks to judge by", "muted"),
        (10, 1, "healthy", "good"),
        (10, 2, "answers, but fails often", "warning"),
    ],
)
def test_a_source_is_called_healthy_only_beside_checks_that_say_so(
    figures: Figures, checks: int, failed: int, state: str, colour: str
) -> None:
    asked = source(checks=checks, failed=failed)
    assert (figures.health(asked, NOW), figures.health_colour(asked)) == (state, colour)


def test_why_a_source_is_held_comes_before_how_often_it_failed(figures: Figures) -> None:
    held = source(health="held", until=NOW + HOUR, checks=6, failed=5)
    assert (figures.health(held, NOW), figures.health_colour(held)) == ("asked to wait until 13:00", "warning")


def test_a_check_says_when_it_ran(figures: Figures) -> None:
    assert figures.time(NOW - HOUR, NOW) == "11:00"
    assert figures.time(NOW - timedelta(days=2), NOW) == "Sat 12:00"
    assert figures.time(NOW - timedelta(days=20), NOW) == "10 Feb 12:00"


def test_everything_is_known_of_a_failed_check(figures: Figures) -> None:
    entry = logged(1, **FAILED)
    assert (figures.result(entry), figures.cause(entry)) == ("—", "no answer")
    assert figures.details(entry) == (
        "api.mangadex.org gave no usable answer.",
        "it was due",
        "api.mangadex.org · 1 request · 20.0 kB · asked 340 ms, read 12 ms, stored 3 ms",
        "reported: status <b>502</b>",
    )


def test_nothing_is_reported_of_a_check_that_succeeded(figures: Figures) -> None:
    assert figures.details(logged(1, status="partial", error="short_list"))[0] == "it was due"
    assert figures.details(logged(1, **{**FAILED, "error": None}))[-1].startswith("api.mangadex.org · ")


def test_the_system_in_names_and_values(figures: Figures) -> None:
    overdue = dashboard(system=system(next_check_at=NOW - HOUR), saved_requests=1234)
    told = dict(figures.system(overdue, NOW))
    assert (told["Next check"], told["Requests spared by looks"], told["Database"]) == ("now", "1,234", "200 kB")
    assert "Next check" not in dict(figures.system(dashboard(), NOW))
