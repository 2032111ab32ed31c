"""The program as a user's desktop runs it: its life from start to end, one for each data folder."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from batotray.core.commands import Done, Practice
from batotray.core.door import call
from batotray.paths import DATABASE
from batotray.ui.theme import DARK, LIGHT
from tests.desktop.session.desktop import Desktop
from tests.desktop.session.notifier import Dunst
from tests.desktop.session.parts import Part, eventually
from tests.desktop.session.portal import Portal
from tests.desktop.session.tray import Tray
from tests.ui.pixels import colours
from tests.ui.sample_library import build


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a small library."""
    build(tmp_path / "data" / DATABASE, "plain")
    return tmp_path / "data"


def start(desktop: Desktop, folder: Path, *arguments: str) -> Part:
    return desktop.launch(sys.executable, "-m", "batotray", "--data-dir", folder, *arguments)


def batotray(desktop: Desktop, folder: Path, *arguments: str) -> str:
    """What a further call of the program prints; it must succeed."""
    return desktop.run(sys.executable, "-m", "batotray", "--data-dir", str(folder), *arguments)


def fact(folder: Path, name: str) -> str:
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        rows = connection.execute("SELECT value FROM setting WHERE key LIKE ?", (f"%{name}",)).fetchall()
    return str(rows[0][0]) if rows else ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(desktop: Desktop, tray_host: Tray, folder: Path, number: int) -> None:
    program = start(desktop, folder, "--hidden")
    tray_host.wait_for_item()
    eventually(lambda: fact(folder, "running") == "1", "the engine")
    program.signal(number)
    assert program.wait(5) == 0
    assert fact(folder, "running") == ""
    assert "Traceback" not in program.output()


def test_a_second_start_brings_the_inbox_of_the_first(desktop: Desktop, tray_host: Tray, folder: Path) -> None:
    first = start(desktop, folder, "--hidden")
    tray_host.wait_for_item()
    assert "Inbox" not in desktop.windows()
    batotray(desktop, folder)
    eventually(lambda: "Inbox" in desktop.windows(), "the inbox")
    assert desktop.run("xdotool", "search", "--name", "^Inbox$", "getwindowname") == "Inbox — batotray\n"
    assert not first.ended
    assert tray_host.icons() == 1


def test_a_second_start_hands_over_its_link(desktop: Desktop, tray_host: Tray, folder: Path) -> None:
    start(desktop, folder, "--hidden")
    tray_host.wait_for_item()
    batotray(desktop, folder, "https://127.0.0.1:9/series/unknown")
    eventually(lambda: "Add series" in desktop.windows(), "the window that adds")


def test_the_command_line_reaches_the_running_program(desktop: Desktop, tray_host: Tray, folder: Path) -> None:
    start(desktop, folder, "--hidden")
    item = tray_host.wait_for_item()
    eventually(lambda: "9 unread" in item.hover_text(), "the count")
    batotray(desktop, folder, "notifications", "read", "--all")
    eventually(lambda: "0 unread" in item.hover_text(), "the count after it")
    assert "Salt Road Ledger" in batotray(desktop, folder, "list")


def test_without_a_screen_it_says_what_to_do_instead(desktop: Desktop, folder: Path) -> None:
    env = {name: value for name, value in desktop.env.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "-m", "batotray", "--data-dir", str(folder)]
    ended = subprocess.run(command, env=env, capture_output=True, text=True, timeout=20, check=False)
    assert ended.returncode == 1
    assert "no screen" in ended.stderr
    assert "batotray run" in ended.stderr


def test_a_file_that_is_no_library_is_said_on_the_icon(desktop: Desktop, tray_host: Tray, tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_text("a shopping list " * 200)
    program = start(desktop, tmp_path, "--hidden")
    item = tray_host.wait_for_item()
    eventually(lambda: "not a batotray database" in item.hover_text(), "the reason")
    item.choose("Quit")
    assert program.wait(5) == 0


def test_a_click_on_a_toast_about_nothing_brings_the_inbox(
    desktop: Desktop, tray_host: Tray, notifier: Dunst, tmp_path: Path
) -> None:
    build(tmp_path / DATABASE, "empty")
    start(desktop, tmp_path, "--hidden")
    tray_host.wait_for_item()
    answer = call(tmp_path, Practice(), 10)
    assert isinstance(answer, Done)
    assert answer.told
    notifier.wait_for(1)
    notifier.press()
    eventually(lambda: "Inbox" in desktop.windows(), "the inbox")


@pytest.mark.parametrize("hangs", [False, True])
def test_quitting_takes_back_what_it_showed_and_leaves_the_news_unread(
    desktop: Desktop, tray_host: Tray, notifier: Dunst, folder: Path, hangs: bool
) -> None:
    program = start(desktop, folder, "--hidden")
    item = tray_host.wait_for_item()
    notifier.wait_for(1)
    eventually(lambda: "9 unread" in item.hover_text(), "the count")
    if hangs:
        notifier.suspend()
    item.choose("Quit")
    assert program.wait(5) == 0
    notifier.resume()
    eventually(lambda: notifier.on_screen() == (1 if hangs else 0), "what stays on the screen")
    assert fact(folder, "running") == ""
    assert batotray(desktop, folder, "notifications", "count") == "9\n"


def test_the_first_start_welcomes_and_closing_the_window_says_once_where_it_went(
    desktop: Desktop, tray_host: Tray, tmp_path: Path
) -> None:
    start(desktop, tmp_path)
    eventually(lambda: "Welcome to batotray" in desktop.windows(), "the first window")
    desktop.close("Welcome to batotray")
    eventually(lambda: "Still here, in the tray" in desktop.windows(), "where it went")
    desktop.close("Still here, in the tray")
    item = tray_host.wait_for_item()
    item.choose("Settings…")
    eventually(lambda: "Settings" in desktop.windows(), "another window")
    desktop.close("Settings")
    eventually((tmp_path / "windows.json").exists, "what is remembered")
    assert "Still here, in the tray" not in desktop.windows()


def test_windows_follow_the_desktop_into_the_dark_until_a_theme_is_saved(
    desktop: Desktop, tray_host: Tray, portal: Portal, tmp_path: Path
) -> None:
    start(desktop, tmp_path)
    eventually(lambda: "Welcome to batotray" in desktop.windows(), "a window")

    def seen() -> set[str]:
        return colours(QImage(str(desktop.screenshot(tmp_path / "screen.png"))).scaled(320, 200))

    eventually(lambda: LIGHT.surface.name() in seen(), "a light window")
    portal.set_dark(True)
    eventually(lambda: DARK.surface.name() in seen(), "a window as dark as the desktop")
    batotray(desktop, tmp_path, "set", "theme", "light")
    eventually(lambda: LIGHT.surface.name() in seen(), "a light window on a dark desktop")


def test_the_demo_has_an_icon_and_its_library(desktop: Desktop, tray_host: Tray) -> None:
    program = desktop.launch(sys.executable, "-m", "batotray", "demo")
    item = tray_host.wait_for_item()
    eventually(lambda: "next check" in item.hover_text(), "a followed series")
    eventually(lambda: "Inbox" in desktop.windows(), "the inbox")
    program.signal(signal.SIGINT)
    assert program.wait(5) == 0
