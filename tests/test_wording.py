"""Sentences read right for one and for many, times are the reader's, and what came from the network stays text."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batotray.core.commands import Failed
from batotray.core.monitor import Problem
from batotray.errors import BudgetSpent, HostStopped, HostUnreachable, SourceError
from batotray.records import CheckLogEntry, HostState, Notification
from batotray.views import InboxRow, TrayView
from batotray.wording import Wording, english, plain, shortened
from tests.builders import NOW, a_schedule

WORDS = Wording()
WARSAW = Wording(zone=ZoneInfo("Europe/Warsaw"))
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def a_notification(kind: Any = "new_chapter", **changes: Any) -> Notification:
    plain_row = Notification(
        id=1,
        kind=kind,
        series_id=1,
        series="Night Harbour",
        parts={"names": ["Chapter 214"], "numbers": ["214"]},
        chapter_ids=(1,),
        link=None,
        old_status=None,
        new_status=None,
        chapters_count=1,
        importance=1,
        read=False,
        created_at=NOW,
        visible_at=NOW,
        claimed_at=None,
        handed_over_at=None,
        opened_at=None,
        snoozed_until=None,
    )
    return replace(plain_row, **changes)


def a_log_entry(**changes: Any) -> CheckLogEntry:
    entry = CheckLogEntry(
        1, 1, "Night Harbour", "mangadex", "h", "check", "success", "due", NOW, 113, 0, 1, 1, 1, 1, 1, 1, None, None
    )
    return replace(entry, **changes)


# ------------------------------------------------------------------ plurals and plain text


@pytest.mark.parametrize(
    ("n", "text"), [(0, "0 chapters"), (1, "1 chapter"), (2, "2 chapters"), (21, "21 chapters"), (-1, "%n chapter(s)")]
)
def test_english_counts(n: int, text: str) -> None:
    assert english("Wording", "%n chapter(s)", None, n) == text


def test_text_from_the_network_is_one_harmless_line() -> None:
    assert plain("a\x1b[31m\nb\u202ec\u2066\x07\x85 d\u2028e") == "a [31m bc d e"
    assert plain("ظلال 은하 café") == "ظلال 은하 café"


def test_a_long_name_leaves_room_for_what_stands_beside_it() -> None:
    assert shortened("Salt\nRoad", 9) == "Salt Road"
    assert shortened("Salt Road Ledger", 6) == "Salt…"
    assert len(shortened("x" * 500)) == 60


# ------------------------------------------------------------------ times


@pytest.mark.parametrize(
    ("ago", "text"),
    [
        (-5 * MINUTE, "just now"),
        (59 * timedelta(seconds=1), "just now"),
        (MINUTE, "1 min ago"),
        (59.9 * MINUTE, "59 min ago"),
        (HOUR, "1 h ago"),
        (23.9 * HOUR, "23 h ago"),
        (DAY, "Sun 12:00"),
        (6 * DAY, "Tue 12:00"),
        (7 * DAY, "23 Feb"),
        (400 * DAY, "26 Jan 2025"),
    ],
)
def test_ages(ago: timedelta, text: str) -> None:
    assert WORDS.age(NOW - ago, NOW) == text


@given(st.integers(0, 40 * 86400), st.floats(0, 0.999))
def test_an_age_stays_while_it_says_it_lasts(seconds: int, part: float) -> None:
    at = NOW - timedelta(seconds=seconds)
    lasts = WORDS.age_lasts(at, NOW)
    assert lasts > timedelta()
    assert WORDS.age(at, NOW + lasts * part) == WORDS.age(at, NOW)


@pytest.mark.parametrize("seconds", [30, 90, 3599, 7300])
def test_an_age_changes_when_it_no_longer_lasts(seconds: int) -> None:
    at = NOW - timedelta(seconds=seconds)
    assert WORDS.age(at, NOW + WORDS.age_lasts(at, NOW)) != WORDS.age(at, NOW)


@pytest.mark.parametrize(
    ("ahead", "text"),
    [
        (2 * HOUR, "today 14:00"),
        (13 * HOUR, "tomorrow 01:00"),
        (-13 * HOUR, "yesterday 23:00"),
        (3 * DAY, "Thu 12:00"),
        (-3 * DAY, "27 Feb, 12:00"),
        (9 * DAY, "11 Mar, 12:00"),
        (365 * DAY, "2 Mar 2027, 12:00"),
    ],
)
def test_moments(ahead: timedelta, text: str) -> None:
    assert WORDS.moment(NOW + ahead, NOW) == text


def test_a_moment_of_today_is_only_its_time_in_narrow_places() -> None:
    assert WORDS.clock(NOW + HOUR, NOW) == "13:00"
    assert WORDS.clock(NOW + 3 * DAY, NOW) == "Thu 12:00"


def test_days_are_those_of_the_readers_zone() -> None:
    late = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    assert WORDS.day(late, NOW) == "Today"
    assert WARSAW.day(late, NOW) == "Tomorrow"
    assert WARSAW.moment(late, NOW) == "tomorrow 00:30"


def test_headers_of_days() -> None:
    assert [WORDS.day(NOW + d * DAY, NOW) for d in (-1, 0, 1, -3, -400)] == [
        "Yesterday", "Today", "Tomorrow", "Friday 27 February", "Sunday 26 January 2025"
    ]  # fmt: skip


def test_windows() -> None:
    start = datetime(2026, 11, 26, 17, 20, tzinfo=UTC)
    assert WORDS.window(start, start + 1.5 * HOUR, NOW) == "Thu 26 Nov, 17:20 – 18:50"
    assert WORDS.window(start, start + 8 * HOUR, NOW) == "Thu 26 Nov, 17:20 – Fri 27 Nov, 01:20"
    assert WORDS.window(start, start + 5 * DAY, NOW) == "26 Nov – 1 Dec"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.42, "0.42 s"), (1.1, "1.1 s"), (15, "15 s"), (300, "5 min"), (3 * 3600, "3 h"), (168 * 3600, "7 days"),
     (134.4 * 3600, "5.6 days"), (240 * 3600, "10 days"), (277.3 * 86400, "277 days")],
)  # fmt: skip
def test_durations(seconds: float, text: str) -> None:
    assert WORDS.duration(seconds) == text


@pytest.mark.parametrize(
    ("count", "text"), [(512, "512 B"), (1200, "1.2 kB"), (250_000_000, "250 MB"), (3_000_000_000_000_000, "3,000 TB")]
)
def test_sizes(count: int, text: str) -> None:
    assert WORDS.size(count) == text


def test_shares() -> None:
    assert (WORDS.percent(0.992), WORDS.percent(1.0)) == ("99.2 %", "100 %")


# ------------------------------------------------------------------ news


@pytest.mark.parametrize(
    ("notification", "line"),
    [
        (a_notification(), "Chapter 214"),
        (a_notification(parts={"names": [""], "numbers": ["10.5"]}), "Chapter 10.5"),
        (a_notification(parts={"names": [""], "numbers": []}), "a new chapter"),
        (a_notification(parts={"names": ["Ep. 3"], "at_least": 1}), "at least 1 new chapter"),
        (a_notification("batch_update", chapters_count=4, parts={"numbers": ["110", "111", "112", "113"]}),
         "Chapters 110 – 113"),
        (a_notification("batch_update", chapters_count=3, parts={"numbers": ["1", "2", "2.5"]}), "Chapters 1, 2, 2.5"),
        (a_notification("batch_update", chapters_count=5, parts={"numbers": ["1", "3", "5", "7", "9"]}),
         "Chapters 1, 3, 5 … 9"),
        (a_notification("batch_update", chapters_count=3, parts={"numbers": ["1"]}), "3 new chapters"),
        (a_notification("batch_update", chapters_count=9, parts={"at_least": 1}), "at least 9 new chapters"),
        (a_notification("status_change", old_status="ongoing", new_status="hiatus"), "ongoing → hiatus"),
        (a_notification("source_trouble", parts={"trouble": "unavailable", "host": "a.example", "source": "feed"}),
         "a.example has not answered for a day or more"),
        (a_notification("late", parts={"late": "on_break"}), "several releases missed: probably on a break"),
    ],
)  # fmt: skip
def test_what_is_new_in_one_line(notification: Notification, line: str) -> None:
    assert WORDS.headline(notification) == line
    assert WORDS.toast(notification) == ("Night Harbour", line)


def test_hostile_names_stay_one_line_of_text() -> None:
    row = a_notification(series="{x} %n \x1b[2J", parts={"names": ["%n {series} <b>\n2"], "numbers": []})
    assert WORDS.toast(row) == ("{x} %n [2J", "%n {series} <b> 2")


def test_a_row_about_no_series_is_titled_by_its_source() -> None:
    row = a_notification("source_trouble", series="", series_id=None, parts={"source": "mangadex", "trouble": "x_y"})
    assert WORDS.toast(row) == ("MangaDex", "X y")


def test_many_rows_become_one_summary() -> None:
    assert WORDS.summary(6, ("A", "B", "C", "D", "E")) == ("6 notifications", "A, B, C and 2 more")
    assert WORDS.summary(3, ("A\n", "B")) == ("3 notifications", "A, B")


def test_the_line_of_the_inbox_names_source_and_group() -> None:
    row = InboxRow(a_notification(), "mangadex", "Flame", None, False)
    assert WORDS.inbox_line(row) == "Chapter 214 · MangaDex · Flame"


def test_badges() -> None:
    assert WORDS.badge(a_notification("batch_update", chapters_count=4)) == "4 new"
    assert WORDS.badge(a_notification()) == ""


def test_the_tooltip() -> None:
    tray = TrayView(3, (), 5, NOW + HOUR, "Wind Breaker", False, None, ())
    assert WORDS.tooltip(tray, NOW) == "3 unread · next check 13:00, Wind Breaker · all sources fine"
    overdue = replace(tray, next_check_at=NOW - DAY)
    assert "next check 12:00, Wind Breaker" in WORDS.tooltip(overdue, NOW)
    troubled = replace(tray, paused=True, paused_until=NOW + DAY, troubled=(HostState("h", "s"),))
    assert WORDS.tooltip(troubled, NOW) == "3 unread · paused until tomorrow 12:00 · 1 source in trouble"


# ------------------------------------------------------------------ schedules


THURSDAY = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)


def test_a_rhythm_with_its_evidence() -> None:
    schedule = a_schedule(rhythm="weekly", expected_at=THURSDAY, rhythm_args={"held": 8, "judged": 10})
    assert WORDS.rhythm(schedule) == "Thursdays about 18:00; 8 of the last 10 within this window"


@pytest.mark.parametrize(
    ("rhythm", "hours", "text"),
    [
        ("weekly", 20, "Thursdays about 18:00"),
        ("weekly", 30, "weekly"),
        ("biweekly", 300, "every other week"),
        ("daily", 10, "daily about 18:00"),
        ("daily", 20, "daily"),
    ],
)
def test_a_rhythm_names_no_hour_that_a_wide_window_does_not_know(rhythm: str, hours: float, text: str) -> None:
    half = timedelta(hours=hours / 2)
    assert WORDS.rhythm_name(rhythm, THURSDAY, THURSDAY - half, THURSDAY + half) == text
    schedule = a_schedule(
        rhythm=rhythm, expected_at=THURSDAY, expected_from=THURSDAY - half, expected_till=THURSDAY + half
    )
    assert WORDS.rhythm(schedule).startswith(f"{text}; ")


def test_the_weekday_of_a_rhythm_is_the_readers() -> None:
    schedule = a_schedule(rhythm="weekly", expected_at=THURSDAY + 5.5 * HOUR, rhythm_args={"held": 1, "judged": 1})
    assert WARSAW.rhythm(schedule) == "Fridays about 00:30; 1 of the last 1 within this window"


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "not known yet; 0 releases known"),
        ({"preferred_weekday": 3, "expected_at": THURSDAY, "chapters_tracked": 9},
         "Thursdays about 18:00; 9 releases known"),
        ({"median_interval_hours": 168.0, "chapters_tracked": 4}, "about every 7 days; 4 releases known"),
        ({"rhythm": "irregular", "median_interval_hours": 60.0, "chapters_tracked": 4},
         "irregular, about every 2.5 days; 4 releases known"),
        ({"rhythm": "biweekly", "expected_at": THURSDAY, "chapters_tracked": 4},
         "every other week, Thursdays about 18:00; 4 releases known"),
        ({"rhythm": "daily", "expected_at": THURSDAY, "chapters_tracked": 1}, "daily about 18:00; 1 release known"),
    ],
)  # fmt: skip
def test_rhythms(changes: dict[str, Any], text: str) -> None:
    assert WORDS.rhythm(a_schedule(**changes)) == text


@pytest.mark.parametrize(
    ("code", "args", "text"),
    [
        ("learning", {"tracked": 1, "needed": 3}, "still learning: 1 of 3 releases known"),
        ("interval", {"average_hours": 168}, "80 % of its usual interval of 7 days"),
        ("stretched", {"average_hours": 60.0, "misses": 1},
         "1 look in a row found nothing, so longer than its usual interval of 2.5 days"),
        ("late", {"weekday": 3, "misses": 2},
         "the weekly release is late: 2 looks found nothing, so it is looked at sooner"),
        ("interval", {}, "80 % of its usual interval of ?"),
        ("of_tomorrow", {}, "Of tomorrow"),
    ],
)  # fmt: skip
def test_reasons(code: str, args: dict[str, Any], text: str) -> None:
    assert WORDS.reason(code, args) == text


def test_the_next_check_and_why() -> None:
    schedule = a_schedule(next_check_at=THURSDAY, reason="weekly")
    assert WORDS.next_check(schedule, NOW) == "Thu 18:00 (at the expected weekly release)"
    assert WORDS.next_check(replace(schedule, next_check_at=NOW), NOW) == "now (at the expected weekly release)"
    assert WORDS.next_check(replace(schedule, active=False), NOW) == "paused"
    assert WORDS.next_check(replace(schedule, paused_until=NOW + HOUR), NOW) == "paused until 13:00"


def test_the_expected_release() -> None:
    assert WORDS.expected(THURSDAY, None, None, NOW) == "about Thu 18:00"
    assert WORDS.expected(THURSDAY, THURSDAY - HOUR, THURSDAY + HOUR, NOW) == "Thu 5 Mar, 17:00 – 19:00"
    assert WORDS.expected(None, None, None, NOW) == ""


# ------------------------------------------------------------------ troubles


def test_a_failure_names_the_host_and_the_time() -> None:
    held = Failed("held", "rate_limited", {"source": "mangadex", "host": "api.example", "detail": ""}, NOW + HOUR)
    assert WORDS.failure(held, NOW) == "api.example asked us to wait; it is asked again today 13:00."
    silent = Failed("source", "source_unavailable", {"source": "mangadex", "host": "", "detail": "timed out"})
    assert WORDS.failure(silent, NOW) == "MangaDex did not answer (timed out)."


def test_an_unknown_failure_is_readable() -> None:
    assert WORDS.failure(Failed("user", "wrong_moon", {"detail": "full"}), NOW) == "Wrong moon: full"
    assert WORDS.failure(Failed("user", "wrong_moon"), NOW) == "Wrong moon."


def test_problems() -> None:
    assert WORDS.problem(Problem("errors", {"failed": 3, "checks": 20}), NOW) == (
        "3 of 20 checks failed in the last 24 hours"
    )
    since = Problem("source_failing", {"host": "bato.to", "source": "bato", "since": "2026-03-01T08:15:00Z"})
    assert WORDS.banner("degraded", [since], NOW) == (
        "Working, but something needs a look: bato.to has not answered since yesterday 08:15."
    )
    assert WORDS.problem(Problem("disk", {"free_bytes": 400_000_000}), NOW) == "only 400 MB are free on the disk"
    assert WORDS.banner("healthy", [], NOW) == "All is well."


# ------------------------------------------------------------------ why


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"handed_over_at": NOW}, "told today 12:00"),
        ({"claimed_at": NOW}, "handed over today 12:00 but never confirmed, so it is not told twice; the inbox has it"),
        ({"read": True}, "not told: it was read before"),
        ({"snoozed_until": NOW + HOUR}, "not told: snoozed until today 13:00"),
        ({"visible_at": NOW + HOUR}, "not told: its time comes today 13:00"),
        ({}, "not told: waiting for quiet hours to end, or for batotray to run"),
    ],
)
def test_why_a_row_was_told_or_not(changes: dict[str, Any], text: str) -> None:
    assert WORDS.delivery(a_notification(**changes), NOW) == text


def test_muting_and_switching_off_are_named() -> None:
    assert WORDS.delivery(a_notification(), NOW, muted=True) == "not told: the series is muted"
    assert WORDS.delivery(a_notification(), NOW, toasts=False) == "not told: desktop notifications are off"


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"new": 2}, "2 new of 113"),
        ({}, "nothing new in 113 chapters"),
        ({"found": 1}, "nothing new in 1 chapter"),
        ({"status": "not_modified"}, "unchanged"),
        ({"status": "failed", "error_class": "RateLimited"}, "failed: asked to wait"),
    ],
)
def test_outcomes_of_checks(changes: dict[str, Any], text: str) -> None:
    assert WORDS.outcome(a_log_entry(**changes)) == text


def test_why_a_check_ran() -> None:
    assert WORDS.ran(a_log_entry()) == "it was due"
    assert WORDS.ran(a_log_entry(kind="import", reason="first")) == "first import"


@pytest.mark.parametrize(
    ("error_class", "sentence"),
    [
        ("SourceUnavailable", "api.mangadex.org gave no usable answer."),
        ("ListingGone", "MangaDex no longer has this series."),
        ("OfALaterVersion", "MangaDex could not be asked."),
        (None, "MangaDex could not be asked."),
    ],
)
def test_what_a_failed_check_came_upon(error_class: str | None, sentence: str) -> None:
    entry = a_log_entry(status="failed", source="mangadex", host="api.mangadex.org", error_class=error_class)
    assert WORDS.came_upon(entry) == sentence


def test_a_check_that_reached_no_host_tells_of_its_source() -> None:
    entry = a_log_entry(status="failed", source="mangadex", host="", error_class="HostUnreachable")
    assert WORDS.came_upon(entry) == "MangaDex could not be reached."


def test_every_class_of_error_has_its_sentence() -> None:
    classes: list[type[SourceError]] = [SourceError, *SourceError.__subclasses__()]
    classes += [HostUnreachable, BudgetSpent, HostStopped]
    told = {WORDS.came_upon(a_log_entry(status="failed", error_class=each.__name__)) for each in classes}
    assert len(told) == len(classes)


def test_oddities_of_an_answer() -> None:
    assert WORDS.oddities(a_log_entry(status="partial", error="short_list,items_skipped")) == (
        "the source listed less than half of the chapters; nothing was removed",
        "some entries could not be read and were passed over",
    )
    assert WORDS.oddities(a_log_entry(error="short_list")) == ()


@pytest.mark.parametrize("origin", ["import", "upload", "backfill", "future", "untold"])
def test_silence_is_explained(origin: str) -> None:
    assert WORDS.silent(origin, 1).startswith("1 ")
    assert WORDS.silent(origin, 2) != WORDS.silent(origin, 1).replace("1", "2")


def test_releases_are_not_silent() -> None:
    assert WORDS.silent("release", 3) == ""
