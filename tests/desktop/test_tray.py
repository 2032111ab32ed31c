"""The icon and its menu in real trays: what they say, what a click does, and that no tray strands nobody."""

import sys
from contextlib import suppress
from pathlib import Path

import pytest

from batotray.paths import DATABASE
from tests.desktop.session.desktop import Desktop
from tests.desktop.session.parts import Part, eventually
from tests.desktop.session.tray import Tray
from tests.ui.sample_library import build

NEWEST = [
    "The Lamplighter of Low Street · Chapter 214 · 2 Mar",
    "Please Don't Feed the Archivist! · Chapters 110 – 113 · 2 Mar",
    "Tidewater Academy · Episode 292 · 2 Mar",
]
OPENING_SECONDS = 4.0
BROWSER = '#!/bin/sh\necho "$1" >> "$OPENED"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a small library."""
    build(tmp_path / "data" / DATABASE, "plain")
    return tmp_path / "data"


def start(desktop: Desktop, folder: Path, *arguments: str, **more_env: str) -> Part:
    return desktop.launch(sys.executable, "-m", "batotray", "--data-dir", folder, *arguments, more_env=more_env)


def labels(tray_host: Tray) -> list[str]:
    return [entry.label for entry in tray_host.wait_for_item().menu() if entry.label]


def test_the_menu_lists_the_newest_and_opens_them_in_the_browser(
    desktop: Desktop, tray_host: Tray, folder: Path, tmp_path: Path
) -> None:
    browser, opened = tmp_path / "bin" / "xdg-open", tmp_path / "opened"
    browser.parent.mkdir()
    browser.write_text(BROWSER)
    browser.chmod(0o700)
    start(desktop, folder, "--hidden", PATH=f"{browser.parent}:{desktop.env['PATH']}", OPENED=str(opened))
    item = tray_host.wait_for_item()
    eventually(lambda: "9 unread" in item.hover_text(), "the count")
    badge = item.icons()[22]
    shown = labels(tray_host)
    assert shown[:5] == ["9 unread", *NEWEST, "Mark all read"]
    assert "Library" in shown
    item.choose(NEWEST[0])
    eventually(opened.exists, "the browser")
    assert opened.read_text().startswith("https://")
    eventually(lambda: "8 unread" in item.hover_text(), "the count after it")
    eventually(lambda: item.icons()[22] != badge, "another badge")
    eventually(lambda: labels(tray_host)[0] == "8 unread", "a menu that says so")
    assert NEWEST[0] not in labels(tray_host)


def test_everything_is_read_at_once(desktop: Desktop, tray_host: Tray, folder: Path) -> None:
    start(desktop, folder, "--hidden")
    item = tray_host.wait_for_item()
    eventually(lambda: "9 unread" in item.hover_text(), "something to mark")
    item.choose("Mark all read")
    eventually(lambda: "0 unread" in item.hover_text(), "nothing unread")
    eventually(lambda: labels(tray_host)[0] == "All read", "a menu that says so")


def test_checking_is_paused_and_resumed(desktop: Desktop, tray_host: Tray, folder: Path) -> None:
    start(desktop, folder, "--hidden")
    item = tray_host.wait_for_item()
    eventually(lambda: "9 unread" in item.hover_text(), "the count")
    normal = item.icons()[32]
    item.choose("For an hour")
    eventually(lambda: "paused until" in item.hover_text(), "the pause")
    eventually(lambda: item.icons()[32] != normal, "another icon")
    resume = next(label for label in labels(tray_host) if label.startswith("Resume checking · paused until"))
    item.choose(resume)
    eventually(lambda: "paused" not in item.hover_text(), "the end of the pause")
    eventually(lambda: item.icons()[32] == normal, "the icon of before")


@pytest.mark.parametrize("kind", ["sni", "xembed"])
def test_a_click_opens_the_inbox_and_another_closes_it(
    desktop: Desktop, tray_host: Tray, folder: Path, kind: str
) -> None:
    tray_host.restart("xembed" if kind == "xembed" else "sni")
    start(desktop, folder, "--hidden")
    eventually(lambda: tray_host.icons() == 1, "the icon")
    eventually(lambda: _is_there_after_a_click(desktop, tray_host), "the inbox")
    # A second click within the time of a double click would count as the same one.
    eventually(lambda: _is_gone_after_a_click(desktop, tray_host), "no inbox")


def _is_there_after_a_click(desktop: Desktop, tray_host: Tray) -> bool:
    """A panel counts an icon before it has drawn it, and a click on what it has not drawn is lost."""
    tray_host.click("left")
    with suppress(AssertionError):
        eventually(lambda: "Inbox" in desktop.windows(), "the inbox", OPENING_SECONDS)
    return "Inbox" in desktop.windows()


def _is_gone_after_a_click(desktop: Desktop, tray_host: Tray) -> bool:
    if "Inbox" in desktop.windows():
        tray_host.click("left")
    return "Inbox" not in desktop.windows()


def test_a_tray_that_comes_late_gets_the_icon(desktop: Desktop, tray_host: Tray, folder: Path) -> None:
    tray_host.stop()
    start(desktop, folder, "--hidden")
    eventually(lambda: (folder / "door.json").exists(), "the program")
    tray_host.start()
    item = tray_host.wait_for_item()
    eventually(lambda: "9 unread" in item.hover_text(), "the count")


def test_a_tray_that_is_restarted_gets_the_icon_back(desktop: Desktop, tray_host: Tray, folder: Path) -> None:
    start(desktop, folder, "--hidden")
    tray_host.wait_for_item()
    tray_host.restart("sni")
    eventually(lambda: "9 unread" in tray_host.wait_for_item().hover_text(), "the count")
    assert tray_host.icons() == 1
    assert "Inbox" not in desktop.windows()


def test_without_a_tray_the_inbox_opens_and_closing_it_ends_the_program(
    desktop: Desktop, tray_host: Tray, folder: Path
) -> None:
    tray_host.stop()
    program = start(desktop, folder, "--hidden")
    eventually(lambda: "Inbox" in desktop.windows(), "the inbox")
    desktop.close("Inbox")
    assert program.wait(5) == 0


def test_it_is_quit_from_the_menu(desktop: Desktop, tray_host: Tray, folder: Path) -> None:
    program = start(desktop, folder)
    eventually(lambda: "Quit" in labels(tray_host), "the menu")
    tray_host.wait_for_item().choose("Quit")
    assert program.wait(5) == 0
    assert "Traceback" not in program.output()
