"""The test desktop itself: that what other tests rely on is real."""

import gc
import socket
import sys
from pathlib import Path

import pytest
from dbus_fast.aio import MessageBus

from tests.desktop.session.accessibility import SPEAKING, Accessibility, _ask
from tests.desktop.session.desktop import Desktop, missing
from tests.desktop.session.notifier import Dunst
from tests.desktop.session.parts import Part, eventually
from tests.desktop.session.portal import Portal
from tests.desktop.session.tray import Tray

PROGRAM = Path(__file__).with_name("tray_program.py")
WINDOW = Path(__file__).with_name("window_program.py")


@pytest.fixture
def program(desktop: Desktop) -> Part:
    return desktop.launch(sys.executable, PROGRAM)


def test_without_the_programs_the_command_that_installs_them_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    if sys.platform == "linux":
        assert "no Xvfb, dbus-daemon, " in missing()
        assert "apt-get install" in missing()
    else:
        assert "only Linux" in missing()


def test_an_item_is_seen_with_its_icons_hover_text_and_menu(tray_host: Tray, program: Part) -> None:
    item = tray_host.wait_for_item()
    assert item.icons()[16][:4] == bytes([0xFF, 0xD0, 0x20, 0x20])
    assert {16, 32} <= item.icons().keys()
    assert item.hover_text() == "3 unread"
    more, line, off, quit_entry = item.menu()
    assert [entry.label for entry in more.children] == ["Deep"]
    assert (line.separator, off.enabled, quit_entry.label) == (True, False, "Quit")


def test_lines_of_the_menu_can_be_chosen(tray_host: Tray, program: Part) -> None:
    item = tray_host.wait_for_item()
    item.choose("Deep")
    eventually(lambda: "deep" in program.output(), "the choice")
    with pytest.raises(AssertionError):
        item.choose("Not now")
    item.choose("Quit")
    assert program.wait(5) == 0


def test_an_item_is_clicked_by_its_host_and_by_a_real_mouse(tray_host: Tray, program: Part) -> None:
    item = tray_host.wait_for_item()
    item.activate()
    eventually(lambda: program.output().count("Trigger") == 1, "the activation")
    tray_host.click("middle")
    eventually(lambda: "MiddleClick" in program.output(), "the click")


def test_a_tray_that_embeds_windows_takes_clicks(desktop: Desktop, tray_host: Tray) -> None:
    tray_host.restart("xembed")
    program = desktop.launch(sys.executable, PROGRAM)
    tray_host.wait_for_icons(1)
    tray_host.click()
    eventually(lambda: "Trigger" in program.output(), "the click")


def test_what_was_taken_away_is_really_absent(desktop: Desktop, tray_host: Tray, notifier: Dunst) -> None:
    tray_host.stop()
    notifier.stop()
    assert tray_host.items() == []
    assert not desktop.bus.has("org.freedesktop.Notifications")
    desktop.whole()
    assert desktop.bus.has("org.freedesktop.Notifications")
    assert desktop.bus.has("org.kde.StatusNotifierWatcher")


def test_widgets_are_seen_as_a_screen_reader_sees_them(desktop: Desktop, accessibility: Accessibility) -> None:
    desktop.launch(sys.executable, WINDOW, more_env=SPEAKING)
    tree = accessibility.tree("window program")
    assert [window.name for window in tree.children] == ["A window"]
    assert tree.names("text") == ["Where"]
    assert tree.names("push button") == ["Save"]


def test_a_connection_that_breaks_is_made_anew_and_leaves_nothing_to_complain_of(
    desktop: Desktop,
    accessibility: Accessibility,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    asked: list[str] = []

    async def ask(bus: MessageBus, *question: str) -> list[object]:
        asked.append(question[-1])
        if len(asked) == 8 and bus._sock is not None:
            bus._sock.shutdown(socket.SHUT_RDWR)
        return await _ask(bus, *question)

    desktop.launch(sys.executable, WINDOW, more_env=SPEAKING)
    accessibility.tree("window program")
    monkeypatch.setattr("tests.desktop.session.accessibility._ask", ask)
    assert accessibility.tree("window program").names("text") == ["Where"]
    gc.collect()
    assert caplog.records == []


def test_a_desktop_that_turns_dark_tells_its_programs(desktop: Desktop, portal: Portal) -> None:
    program = desktop.launch(sys.executable, WINDOW)
    eventually(lambda: "Light" in program.output(), "the window")
    portal.set_dark(True)
    eventually(lambda: "Dark" in program.output(), "the change")
