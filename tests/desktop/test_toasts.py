"""Toasts on a real bus and a real daemon: what arrives, what is clicked, and what happens when any of it is missing."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from batotray.core import desktop as under_test
from batotray.core.desktop import Action, Daemon, DesktopNotifier, Surface
from batotray.core.outbox import SUMMARY, Toast
from tests.desktop.session.desktop import Desktop
from tests.desktop.session.notifier import Dunst
from tests.desktop.session.parts import eventually

ICON = Path(__file__).parents[2] / "resources" / "icons" / "batotray.svg"
TOAST = Toast(7, "Night Harbour", "Chapter 12", 1, None, can_open=True)
IMPATIENT = 0.5

Work: TypeAlias = Callable[["Program"], Awaitable[None]]


class Program:
    """A program's use of the notifier: what it sends, and what comes back."""

    def __init__(self) -> None:
        self.clicks: list[tuple[int, Action]] = []
        self.notifier = DesktopNotifier(lambda number, action: self.clicks.append((number, action)), icon=ICON)

    async def tell(self, toast: Toast = TOAST) -> bool:
        return await self.notifier.ready() and await self.notifier.send(toast)

    async def clicked(self, count: int = 1) -> list[tuple[int, Action]]:
        """The clicks, once there are `count`."""
        await asyncio.to_thread(eventually, lambda: len(self.clicks) >= count, f"{count} clicks")
        return self.clicks


def run(work: Work) -> None:
    """Do `work` on a loop; afterwards everything the notifier opened is closed."""

    async def all_of_it() -> None:
        # The loop's own descriptors, and the thread in which tests block, exist before anything is counted.
        await asyncio.to_thread(int)
        before, program = _descriptors(), Program()
        try:
            await work(program)
        finally:
            await program.notifier.close()
        await _closed(before)

    asyncio.run(all_of_it())


def _descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))


async def _closed(before: int) -> None:
    """Return when no more is open than before: a socket is closed by a later turn of the loop."""
    await asyncio.to_thread(eventually, lambda: _descriptors() <= before, "everything closed", 2)


@pytest.fixture(autouse=True)
def on_the_desktop(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.bus.address)
    monkeypatch.setenv("DISPLAY", desktop.env["DISPLAY"])


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What hangs is given up after less than the five seconds of the program."""
    assert under_test.SECONDS == 5
    monkeypatch.setattr(under_test, "SECONDS", IMPATIENT)


# ------------------------------------------------------------------ what arrives


def test_a_toast_arrives_with_its_texts_and_the_programs_icon(notifier: Dunst) -> None:
    async def work(program: Program) -> None:
        assert await program.tell()

    run(work)
    (shown,) = notifier.wait_for(1)
    assert (shown.app, shown.title, shown.body) == ("batotray", "Night Harbour", "Chapter 12")
    assert shown.icon.endswith("batotray.svg")


def test_a_toasts_own_picture_comes_before_the_programs(notifier: Dunst, tmp_path: Path) -> None:
    cover = tmp_path / "cover 1.svg"
    cover.write_bytes(ICON.read_bytes())

    async def work(program: Program) -> None:
        await program.tell(Toast(7, "Harbour", "", 1, str(cover), can_open=True))
        await program.tell(Toast(8, "Harbour", "", 1, str(tmp_path / "removed.png"), can_open=True))

    run(work)
    first, second = notifier.wait_for(2)
    assert "cover" in first.icon
    assert second.icon.endswith("batotray.svg")


def test_markup_in_texts_is_shown_and_not_obeyed(notifier: Dunst) -> None:
    async def work(program: Program) -> None:
        await program.tell(
            Toast(7, "<b>Tom</b> & Jerry", '<a href="x">1 < 2</a> & <img src="y"/>', 1, None, can_open=True)
        )

    run(work)
    (shown,) = notifier.wait_for(1)
    assert shown.title == "<b>Tom</b> & Jerry"
    assert shown.body == '&lt;a href="x"&gt;1 &lt; 2&lt;/a&gt; &amp; &lt;img src="y"/&gt;'


def test_what_could_steer_a_screen_is_taken_out_and_long_text_cut(notifier: Dunst) -> None:
    async def work(program: Program) -> None:
        await program.tell(Toast(7, "Har\x00bour\x1b[2J " + "x" * 500, "two\nlines", 1, None, can_open=True))

    run(work)
    (shown,) = notifier.wait_for(1)
    assert shown.title.startswith("Har bour [2J xxx")
    assert len(shown.title) == under_test.TITLE_LIMIT
    assert shown.body == "two lines"


@pytest.mark.parametrize(("importance", "urgency"), [(1, "NORMAL"), (2, "NORMAL"), (3, "CRITICAL")])
def test_urgency_follows_importance(notifier: Dunst, importance: int, urgency: str) -> None:
    async def work(program: Program) -> None:
        await program.tell(Toast(7, "Harbour", "", importance, None, can_open=True))

    run(work)
    assert notifier.wait_for(1)[0].urgency == urgency


# ------------------------------------------------------------------ what is clicked


@pytest.mark.parametrize(
    ("pressed", "action"), [("default", "open"), ("open", "open"), ("read", "read"), ("snooze", "snooze")]
)
def test_a_click_and_each_button_do_what_they_say(notifier: Dunst, pressed: str, action: Action) -> None:
    async def work(program: Program) -> None:
        await program.tell()
        await asyncio.to_thread(_press_newest, notifier, pressed)
        assert await program.clicked() == [(7, action)]

    run(work)


def test_clicks_come_from_the_toast_that_was_clicked(notifier: Dunst) -> None:
    async def work(program: Program) -> None:
        for number in (1, 2, 3):
            await program.tell(Toast(number, f"Series {number}", "", 1, None, can_open=True))
        shown = await asyncio.to_thread(notifier.wait_for, 3)
        await asyncio.to_thread(notifier.press, "read", shown[1])
        await asyncio.to_thread(notifier.press, "open", shown[0])
        assert await program.clicked(2) == [(2, "read"), (1, "open")]

    run(work)


@pytest.mark.parametrize(
    ("toast", "buttons"),
    [
        (TOAST, {"open", "read", "snooze"}),
        (Toast(7, "Harbour", "", 3, None, can_open=False), {"read", "snooze"}),
        (Toast(SUMMARY, "6 new", "", 1, None, can_open=True), {"open"}),
    ],
)
def test_only_buttons_that_lead_somewhere_are_offered(notifier: Dunst, toast: Toast, buttons: set[Action]) -> None:
    async def work(program: Program) -> None:
        await program.tell(toast)

    run(work)
    offered = notifier.buttons(notifier.wait_for(1)[0])
    assert offered.keys() - {"default"} == buttons


def test_buttons_have_the_words_they_were_given(notifier: Dunst) -> None:
    async def work(program: Program) -> None:
        words: dict[Action, str] = {"open": "Otwórz", "read": "Przeczytane", "snooze": "Drzemka"}
        polish = DesktopNotifier(lambda number, action: None, labels=words)
        assert await polish.ready()
        assert await polish.send(TOAST)
        await polish.close()

    run(work)
    assert "Otwórz" in notifier.buttons(notifier.wait_for(1)[0]).values()


# ------------------------------------------------------------------ what is taken back


def test_at_the_end_no_toast_of_the_program_stays(notifier: Dunst) -> None:
    async def work(program: Program) -> None:
        for number in (1, 2, 3):
            await program.tell(Toast(number, f"Series {number}", "", 1, None, True, frozenset({number})))
        await asyncio.to_thread(notifier.wait_for, 3)
        await program.notifier.withdraw_all()

    run(work)
    eventually(lambda: notifier.on_screen() == 0, "an empty screen")


def test_toasts_of_others_stay_where_a_new_daemon_numbers_them_like_ours(notifier: Dunst) -> None:
    async def work(program: Program) -> None:
        for number in (1, 2, 3):
            await program.tell(Toast(number, "Harbour", "", 1, None, True, frozenset({number})))
        await asyncio.to_thread(_restart, notifier)
        other = Program()
        for _ in range(3):
            await other.tell()
        await asyncio.to_thread(notifier.wait_for, 3)
        await program.notifier.withdraw_all()
        assert await asyncio.to_thread(notifier.on_screen) == 3
        await other.notifier.close()

    run(work)


def test_a_daemon_that_hangs_does_not_hold_up_the_end(notifier: Dunst) -> None:
    async def work(program: Program) -> None:
        await program.tell()
        notifier.suspend()
        began = asyncio.get_running_loop().time()
        await program.notifier.withdraw_all()
        assert asyncio.get_running_loop().time() - began < 2 * under_test.LEAVING_SECONDS

    run(work)


# ------------------------------------------------------------------ what is missing


def test_without_a_daemon_nothing_is_told_and_nothing_leaks_until_one_comes(notifier: Dunst) -> None:
    async def work(program: Program) -> None:
        await program.notifier.ready()
        before = _descriptors()
        for _ in range(20):
            assert not await program.notifier.ready()
            assert not await program.notifier.send(TOAST)
        await _closed(before)
        await asyncio.to_thread(notifier.start)
        assert await program.tell()

    notifier.stop()
    run(work)
    assert len(notifier.wait_for(1)) == 1


def test_a_daemon_that_hangs_is_given_up_and_told_when_it_answers_again(notifier: Dunst, impatient: None) -> None:
    async def work(program: Program) -> None:
        await program.tell()
        notifier.suspend()
        began = asyncio.get_running_loop().time()
        assert not await program.notifier.ready()
        assert not await program.notifier.send(TOAST)
        assert asyncio.get_running_loop().time() - began < 4 * IMPATIENT
        notifier.resume()
        assert await program.tell(Toast(8, "Tide", "", 1, None, can_open=True))
        await asyncio.to_thread(notifier.wait_for, 2)
        await asyncio.to_thread(_press_newest, notifier, "read")
        assert await program.clicked() == [(8, "read")]

    run(work)


def test_one_that_hangs_from_the_start_leaks_nothing(notifier: Dunst, impatient: None) -> None:
    async def work(program: Program) -> None:
        assert not await program.notifier.ready()
        before = _descriptors()
        assert not await program.notifier.send(TOAST)
        await _closed(before)

    notifier.suspend()
    run(work)


def test_one_that_falls_silent_after_it_answered_leaks_nothing(
    notifier: Dunst, impatient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def answers(daemon: Daemon) -> Surface:
        return Surface(markup=True, buttons=True)

    async def work(program: Program) -> None:
        before = _descriptors()
        for _ in range(2):
            assert not await program.notifier.send(TOAST)
        await _closed(before)

    monkeypatch.setattr(Daemon, "surface", answers)
    notifier.suspend()
    run(work)


def test_a_daemon_that_was_restarted_gets_toasts_and_gives_clicks(notifier: Dunst) -> None:
    async def work(program: Program) -> None:
        await program.tell()
        await asyncio.to_thread(_restart, notifier)
        assert await program.tell(Toast(8, "Tide", "", 1, None, can_open=True))
        await asyncio.to_thread(notifier.wait_for, 1)
        await asyncio.to_thread(_press_newest, notifier, "open")
        assert await program.clicked() == [(8, "open")]

    run(work)


def test_a_bus_that_goes_and_comes_back_is_survived(desktop: Desktop, notifier: Dunst) -> None:
    async def work(program: Program) -> None:
        assert await program.tell()
        await asyncio.to_thread(desktop.bus.stop)
        assert not await program.notifier.ready()
        assert not await program.notifier.send(TOAST)
        await asyncio.to_thread(desktop.restart_bus)
        assert await program.tell(Toast(8, "Tide", "", 1, None, can_open=True))
        await asyncio.to_thread(_press_newest, notifier, "read")
        assert await program.clicked() == [(8, "read")]

    run(work)


def test_where_there_is_no_bus_at_all_nothing_hangs_or_leaks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async def work(program: Program) -> None:
        before = _descriptors()
        for _ in range(10):
            assert not await program.notifier.ready()
            assert not await program.notifier.send(TOAST)
        await _closed(before)

    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    run(work)


def _press_newest(notifier: Dunst, key: str) -> None:
    notifier.wait_for(1)
    notifier.press(key)


def _restart(notifier: Dunst) -> None:
    notifier.stop()
    notifier.start()
