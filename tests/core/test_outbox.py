"""What is handed over, when, in how many toasts, and that nothing is ever told twice."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from batotray.core.outbox import AT_ONCE, SUMMARY, Outbox, Toast, printable
from batotray.records import NewNotification, Notification, SeriesDetails, SeriesRef
from batotray.settings import QuietHours, Settings
from batotray.storage.chapters import ChapterRepository
from batotray.storage.database import open_writer
from batotray.storage.notifications import NotificationRepository
from batotray.storage.series import SeriesRepository
from tests.builders import DAY, HOUR, NOW
from tests.fakes import FakeClock

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
NIGHT = QuietHours(time(22), time(7))


class FakeNotifier:
    """A notifier that is there and confirms, unless told otherwise."""

    def __init__(self) -> None:
        self.toasts: list[Toast] = []
        self.withdrawn: list[Toast] = []
        self.present = True
        self.confirms = True
        self.probes = 0
        self.while_asked: Callable[[], object] = lambda: None
        self.while_sending: Callable[[Toast], None] = lambda toast: None

    async def ready(self) -> bool:
        self.probes += 1
        await asyncio.sleep(0)
        self.while_asked()
        return self.present

    async def send(self, toast: Toast) -> bool:
        await asyncio.sleep(0)
        self.while_sending(toast)
        self.toasts.append(toast)
        return self.confirms

    async def withdraw(self, toasts: Sequence[Toast]) -> None:
        self.withdrawn.extend(toasts)

    @property
    def told(self) -> list[int]:
        return [toast.notification_id for toast in self.toasts]


class PlainWords:
    """Words that show what they were made from."""

    def toast(self, notification: Notification) -> tuple[str, str]:
        if "broken" in notification.parts:
            raise KeyError("broken")
        return notification.series, f"row {notification.id}"

    def summary(self, count: int, series_names: Sequence[str]) -> tuple[str, str]:
        return f"{count} rows", ", ".join(series_names)


class Scene:
    """An outbox over a real file, with a clock, a notifier and settings that a test moves."""

    def __init__(self, path: Path) -> None:
        self.database = open_writer(path)
        self.series = SeriesRepository(self.database)
        self.rows = NotificationRepository(self.database, ChapterRepository(self.database))
        self.clock = FakeClock()
        self.notifier = FakeNotifier()
        self.settings = Settings()
        self.zone = ZoneInfo("UTC")
        self.outbox = self.reopened()

    def reopened(self, **options: timedelta) -> Outbox:
        """An outbox as after a restart: what the old one kept in memory is lost."""
        self.outbox = Outbox(
            self.rows,
            self.notifier,
            self.clock,
            PlainWords(),
            lambda: self.settings,
            icon_of=lambda row: f"/covers/{row.series_id}",
            zone=lambda: self.zone,
            **options,
        )
        return self.outbox

    def new_series(self, name: str = "Night Harbour") -> int:
        return self.series.create(SeriesRef("mangadex", name), SeriesDetails(name), NOW).series_id

    def add(self, series_id: int | None = None, *, at: datetime | None = None, **facts: object) -> int:
        row = NewNotification("new_chapter", {"series": "x"}, 1, visible_at=at or self.clock.now(), chapters_count=1)
        return self.rows.add(series_id, replace(row, **facts), NOW)  # type: ignore[arg-type]

    def deliver(self) -> int:
        return asyncio.run(self.outbox.deliver())

    def wake(self) -> datetime | None:
        return self.outbox.next_wake_at(self.clock.now())


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    made = Scene(tmp_path / "batotray.sqlite")
    yield made
    made.database.close()


# ------------------------------------------------------------------ once, and only what is pending


def test_a_row_becomes_one_toast_with_its_facts(scene: Scene) -> None:
    series = scene.new_series()
    row = scene.add(series, importance=2, link="https://example.org/1")
    assert scene.deliver() == 1
    toast = Toast(row, "Night Harbour", f"row {row}", 2, f"/covers/{series}", can_open=True, rows=frozenset({row}))
    assert scene.notifier.toasts == [toast]
    stored = scene.rows.get(row)
    assert stored.claimed_at == stored.handed_over_at == scene.clock.now()
    assert scene.rows.unread_ids(scene.clock.now()) == {row}


def test_nothing_is_told_twice_also_after_a_restart(scene: Scene) -> None:
    scene.add()
    assert [scene.deliver(), scene.deliver()] == [1, 0]
    scene.reopened()
    assert scene.deliver() == 0
    assert len(scene.notifier.toasts) == 1


def test_what_is_read_snoozed_muted_or_not_yet_due_is_not_told(scene: Scene) -> None:
    muted = scene.new_series("Muted")
    scene.series.set_muted(muted, True)
    scene.add(muted)
    scene.rows.mark([scene.add()], True)
    scene.rows.snooze([scene.add()], NOW + HOUR)
    scene.add(at=NOW + HOUR)
    assert scene.deliver() == 0
    assert scene.notifier.probes == 0


def test_a_snoozed_row_is_told_anew_when_it_returns(scene: Scene) -> None:
    row = scene.add()
    scene.deliver()
    scene.rows.snooze([row], NOW + 8 * DAY)
    assert scene.deliver() == 0
    scene.clock.set_wall(NOW + 8 * DAY)
    assert scene.deliver() == 1
    assert scene.notifier.told == [row, row]


def test_nobody_waits_for_a_row_that_was_read_before_its_time(scene: Scene) -> None:
    row = scene.add(at=NOW + HOUR)
    assert scene.wake() == NOW + HOUR
    scene.rows.mark([row], True)
    assert scene.wake() is None


def test_a_snooze_that_was_long_does_not_make_old_news_of_rows(scene: Scene) -> None:
    rows = [scene.add(), scene.add()]
    scene.rows.snooze(rows, NOW + 8 * DAY)
    scene.clock.set_wall(NOW + 8 * DAY)
    scene.deliver()
    assert scene.notifier.told == rows


def test_a_row_can_be_opened_by_its_link_or_by_its_series(scene: Scene) -> None:
    scene.add(kind="practice")
    scene.add(link="https://example.org/1")
    scene.add(scene.new_series(), kind="status_change")
    scene.deliver()
    assert [toast.can_open for toast in scene.notifier.toasts] == [False, True, True]


def test_two_deliveries_at_once_tell_each_row_once(scene: Scene) -> None:
    rows = [scene.add(), scene.add()]

    async def both() -> tuple[int, int]:
        return await asyncio.gather(scene.outbox.deliver(), scene.outbox.deliver())

    assert sum(asyncio.run(both())) == 2
    assert scene.notifier.told == rows


def test_what_was_read_while_the_notifier_was_asked_is_not_told(scene: Scene) -> None:
    row = scene.add()
    scene.notifier.while_asked = lambda: scene.rows.mark([row], True)
    assert scene.deliver() == 0
    assert scene.notifier.toasts == []
    assert scene.rows.get(row).claimed_at is None


# ------------------------------------------------------------------ taken back


@pytest.mark.parametrize("what", ["read", "snoozed"])
def test_a_toast_that_tells_no_news_any_more_is_taken_back_once(scene: Scene, what: str) -> None:
    series = scene.new_series()
    row, other = scene.add(series), scene.add(scene.new_series("Other"))
    scene.deliver()
    assert scene.notifier.withdrawn == []
    if what == "read":
        scene.rows.mark([row], True)
    else:
        scene.rows.snooze([row], NOW + HOUR)
    assert [scene.deliver(), scene.deliver()] == [0, 0]
    assert [toast.notification_id for toast in scene.notifier.withdrawn] == [row]
    assert other in scene.rows.unread_ids(NOW)


def test_a_summary_is_taken_back_with_the_last_of_its_rows(scene: Scene) -> None:
    rows = [scene.add() for _ in range(AT_ONCE + 1)]
    scene.deliver()
    scene.rows.mark(rows[:-1], True)
    scene.deliver()
    assert scene.notifier.withdrawn == []
    scene.rows.mark(rows[-1:], True)
    scene.deliver()
    assert scene.notifier.withdrawn == scene.notifier.toasts
    assert [toast.notification_id for toast in scene.notifier.toasts] == [SUMMARY]


def test_a_toast_that_was_not_confirmed_is_not_taken_back(scene: Scene) -> None:
    scene.notifier.confirms = False
    row = scene.add()
    scene.deliver()
    scene.rows.mark([row], True)
    scene.deliver()
    assert scene.notifier.withdrawn == []


# ------------------------------------------------------------------ claims


def test_a_row_is_claimed_before_it_is_sent_and_stamped_after(scene: Scene) -> None:
    row = scene.add()
    seen: list[Notification] = []
    scene.notifier.while_sending = lambda toast: seen.append(scene.rows.get(row))
    scene.deliver()
    assert seen[0].claimed_at == NOW
    assert seen[0].handed_over_at is None


def test_a_crash_between_claim_and_confirmation_is_not_told_again(scene: Scene) -> None:
    row = scene.add()

    def crash(toast: Toast) -> None:
        raise RuntimeError("killed")

    scene.notifier.while_sending = crash
    with pytest.raises(RuntimeError):
        scene.deliver()
    scene.notifier.while_sending = lambda toast: None
    scene.reopened()
    assert scene.deliver() == 0
    assert scene.rows.get(row).handed_over_at is None
    assert scene.rows.unread_ids(scene.clock.now()) == {row}


def test_a_row_that_cannot_be_worded_does_not_block_the_others(scene: Scene) -> None:
    scene.add(parts={"broken": 1})
    good = scene.add()
    with pytest.raises(KeyError):
        scene.deliver()
    assert scene.deliver() == 1
    assert scene.notifier.told == [good]


def test_an_unconfirmed_toast_is_not_sent_again_and_the_rest_waits(scene: Scene) -> None:
    first, second = scene.add(), scene.add()
    scene.notifier.confirms = False
    assert scene.deliver() == 0
    assert scene.notifier.told == [first]
    assert scene.rows.get(second).claimed_at is None
    scene.notifier.confirms = True
    scene.clock.advance(10)
    assert scene.deliver() == 1
    assert scene.notifier.told == [first, second]


# ------------------------------------------------------------------ nobody there


def test_without_a_notifier_nothing_is_claimed_and_all_is_told_when_one_comes(scene: Scene) -> None:
    row = scene.add()
    scene.notifier.present = False
    assert scene.deliver() == 0
    assert scene.rows.get(row).claimed_at is None
    scene.notifier.present = True
    scene.clock.advance(10)
    assert scene.deliver() == 1


def test_a_missing_notifier_is_asked_at_growing_distances(scene: Scene) -> None:
    scene.add()
    scene.notifier.present = False
    waits = []
    for _ in range(9):
        scene.deliver()
        wake = scene.wake()
        assert wake is not None
        waits.append((wake - scene.clock.now()).total_seconds())
        scene.clock.set_wall(wake)
    assert waits == [10, 20, 40, 80, 160, 320, 600, 600, 600]
    assert scene.notifier.probes == 9


def test_before_the_wait_is_over_nobody_is_asked(scene: Scene) -> None:
    scene.add()
    scene.notifier.present = False
    scene.deliver()
    scene.clock.advance(9)
    scene.deliver()
    assert scene.notifier.probes == 1


def test_a_confirmed_toast_ends_the_growing_waits(scene: Scene) -> None:
    scene.add()
    scene.notifier.present = False
    for seconds in (10, 20, 40):
        scene.deliver()
        scene.clock.advance(seconds)
    scene.notifier.present = True
    scene.deliver()
    scene.notifier.present = False
    scene.add()
    scene.deliver()
    assert scene.wake() == scene.clock.now() + 10 * SECOND


def test_a_clock_set_back_does_not_silence_the_outbox(scene: Scene) -> None:
    scene.add()
    scene.notifier.present = False
    scene.deliver()
    scene.notifier.present = True
    scene.clock.set_wall(NOW - HOUR)
    scene.add()
    assert scene.deliver() == 1


def test_toasts_of_an_hour_that_comes_again_are_no_burst(scene: Scene) -> None:
    for _ in range(AT_ONCE):
        scene.add()
    scene.deliver()
    scene.clock.set_wall(NOW - HOUR)
    row = scene.add()
    assert scene.deliver() == 1
    assert scene.notifier.told[-1] == row


# ------------------------------------------------------------------ many


def test_five_at_once_are_five_toasts(scene: Scene) -> None:
    rows = [scene.add() for _ in range(5)]
    assert scene.deliver() == 5
    assert scene.notifier.told == rows


def test_more_than_five_at_once_are_one_summary_that_stamps_all(scene: Scene) -> None:
    harbour, tide = scene.new_series("Harbour"), scene.new_series("Tide")
    rows = [scene.add(harbour if number % 2 else tide, importance=number) for number in range(6)]
    assert scene.deliver() == 6
    summary = Toast(SUMMARY, "6 rows", "Tide, Harbour", 5, None, can_open=True, rows=frozenset(rows))
    assert scene.notifier.toasts == [summary]
    assert all(scene.rows.get(row).handed_over_at for row in rows)


def test_a_trickle_within_a_minute_becomes_a_summary_too(scene: Scene) -> None:
    for _ in range(3):
        scene.add()
    scene.deliver()
    for _ in range(3):
        scene.add()
    assert scene.deliver() == 3
    assert scene.notifier.told[3:] == [SUMMARY]


def test_after_five_toasts_in_a_minute_the_next_waits_for_the_minute_to_end(scene: Scene) -> None:
    for _ in range(5):
        scene.add()
        scene.deliver()
        scene.clock.advance(5)
    row = scene.add()
    assert scene.deliver() == 0
    assert scene.wake() == NOW + MINUTE
    scene.clock.set_wall(NOW + MINUTE)
    assert scene.deliver() == 1
    assert scene.notifier.told[-1] == row


def test_the_limit_on_bursts_can_be_lifted(scene: Scene) -> None:
    scene.reopened(span=timedelta(0))
    for _ in range(12):
        scene.add()
        assert scene.deliver() == 1
    assert SUMMARY not in scene.notifier.told


# ------------------------------------------------------------------ old rows


def test_rows_over_a_day_old_are_folded_into_one_and_fresh_ones_told_as_ever(scene: Scene) -> None:
    for _ in range(2):
        scene.add(at=NOW - DAY - SECOND)
    fresh = scene.add(at=NOW - DAY)
    assert scene.deliver() == 3
    assert scene.notifier.told == [SUMMARY, fresh]
    assert scene.notifier.toasts[0].title == "2 rows"


def test_a_single_old_row_is_told_by_itself(scene: Scene) -> None:
    row = scene.add(at=NOW - 3 * DAY)
    scene.deliver()
    assert scene.notifier.told == [row]


def test_toasts_switched_off_hold_rows_back_and_on_again_do_not_flood(scene: Scene) -> None:
    scene.settings = replace(scene.settings, toasts=False)
    for _ in range(4):
        scene.add()
    assert scene.deliver() == 0
    assert scene.wake() is None
    assert scene.notifier.probes == 0
    scene.clock.set_wall(NOW + 2 * DAY)
    scene.settings = replace(scene.settings, toasts=True)
    assert scene.deliver() == 4
    assert scene.notifier.told == [SUMMARY]


# ------------------------------------------------------------------ quiet hours


def test_quiet_hours_defer_and_then_one_summary_tells(scene: Scene) -> None:
    scene.settings = replace(scene.settings, quiet_hours=NIGHT)
    evening = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    scene.clock.set_wall(evening)
    scene.add()
    scene.add(at=evening + HOUR)
    assert scene.deliver() == 0
    morning = datetime(2026, 3, 3, 7, 0, tzinfo=UTC)
    assert scene.wake() == morning
    scene.clock.set_wall(morning)
    fresh = scene.add()
    assert scene.deliver() == 3
    assert scene.notifier.told == [SUMMARY, fresh]


def test_quiet_hours_are_local_time(scene: Scene) -> None:
    scene.zone = ZoneInfo("Asia/Tokyo")
    scene.settings = replace(scene.settings, quiet_hours=NIGHT)
    scene.clock.set_wall(datetime(2026, 3, 2, 14, 0, tzinfo=UTC))  # 23:00 there
    scene.add()
    assert scene.deliver() == 0
    assert scene.wake() == datetime(2026, 3, 2, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "end"),
    [
        # Clocks go forward at 01:00 UTC on 29 March 2026, back on 25 October.
        (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), datetime(2026, 3, 29, 5, 0, tzinfo=UTC)),
        (datetime(2026, 10, 24, 23, 0, tzinfo=UTC), datetime(2026, 10, 25, 6, 0, tzinfo=UTC)),
    ],
)
def test_quiet_hours_end_by_the_wall_clock_when_clocks_change(scene: Scene, now: datetime, end: datetime) -> None:
    scene.zone = ZoneInfo("Europe/Berlin")
    scene.settings = replace(scene.settings, quiet_hours=NIGHT)
    scene.clock.set_wall(now)
    scene.add()
    assert scene.wake() == end


def test_an_end_that_comes_twice_is_met_the_second_time_too(scene: Scene) -> None:
    scene.zone = ZoneInfo("Europe/Berlin")
    scene.settings = replace(scene.settings, quiet_hours=QuietHours(time(22), time(2, 30)))
    scene.clock.set_wall(datetime(2026, 10, 25, 1, 15, tzinfo=UTC))  # 02:15 for the second time
    scene.add()
    assert scene.wake() == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


# ------------------------------------------------------------------ when to wake


def test_with_nothing_waiting_there_is_nothing_to_wake_for(scene: Scene) -> None:
    scene.add()
    scene.deliver()
    assert scene.wake() is None


def test_the_earliest_of_what_becomes_visible_or_returns_is_the_next_wake(scene: Scene) -> None:
    scene.add(at=NOW + 3 * HOUR)
    scene.rows.snooze([scene.add()], NOW + 2 * HOUR)
    assert scene.wake() == NOW + 2 * HOUR


def test_what_is_due_already_is_due_now(scene: Scene) -> None:
    scene.add(at=NOW - HOUR)
    assert scene.wake() == NOW


def test_a_future_row_in_the_quiet_hours_waits_for_their_end(scene: Scene) -> None:
    scene.settings = replace(scene.settings, quiet_hours=NIGHT)
    scene.add(at=datetime(2026, 3, 2, 23, 0, tzinfo=UTC))
    assert scene.wake() == datetime(2026, 3, 3, 7, 0, tzinfo=UTC)


def test_a_row_that_was_told_wakes_nobody(scene: Scene) -> None:
    scene.rows.claim([scene.add(at=NOW + HOUR)], NOW)
    assert scene.wake() is None


# ------------------------------------------------------------------ practice


def test_a_practice_toast_is_shown_at_any_hour_and_leaves_no_row(scene: Scene) -> None:
    scene.settings = replace(scene.settings, quiet_hours=QuietHours(time(0), time(23, 59)))
    assert asyncio.run(scene.outbox.practise())
    assert scene.notifier.toasts == [Toast(SUMMARY, "", "row 0", 1, None, can_open=True)]
    assert scene.rows.unread_ids(NOW) == frozenset()


@pytest.mark.parametrize(("present", "confirms"), [(False, True), (True, False)])
def test_a_practice_toast_nobody_took_says_so(scene: Scene, present: bool, confirms: bool) -> None:
    scene.notifier.present, scene.notifier.confirms = present, confirms
    assert not asyncio.run(scene.outbox.practise())


# ------------------------------------------------------------------ text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain & <b>tags</b>", "plain & <b>tags</b>"),
        ("two\nlines\tand\x00more\x1b[2J", "two lines and more [2J"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("\u2067מגדל\u2069 Chapter 3", "\u2067מגדל\u2069 Chapter 3"),
        ("evil\u202etxt.exe", "evil txt.exe"),
    ],
)
def test_text_is_one_printable_paragraph(text: str, shown: str) -> None:
    assert printable(text, 60) == shown


@pytest.mark.parametrize(("limit", "shown"), [(10, "Chapter 12"), (9, "Chapter…"), (8, "Chapter…")])
def test_long_text_is_cut_and_says_so(limit: int, shown: str) -> None:
    assert printable("Chapter 12", limit) == shown
