"""The windows as a screen reader finds them on the real accessibility bus: names, sentences, and focus."""

import sys
from functools import partial
from pathlib import Path

import pytest

from batotray.paths import DATABASE
from tests.desktop.session.accessibility import SPEAKING, Accessibility, Node
from tests.desktop.session.desktop import Desktop
from tests.desktop.session.parts import eventually
from tests.ui.sample_library import build

APP = "batotray"
WINDOWS = {
    "Inbox": "ctrl+1",
    "Library": "ctrl+2",
    "Dashboard": "ctrl+3",
    "Settings": "ctrl+comma",
    "Keyboard shortcuts": "F1",
    "Add series": "ctrl+n",
}
PRESSED = ("push button", "toggle button", "button menu", "radio button", "check box", "combo box", "text")


@pytest.fixture
def program(desktop: Desktop, accessibility: Accessibility, tmp_path: Path) -> None:
    """The program with its windows open, over a small library."""
    build(tmp_path / DATABASE, "plain")
    desktop.launch(sys.executable, "-m", APP, "--data-dir", tmp_path, more_env=SPEAKING)
    for title, keys in WINDOWS.items():
        if title != "Inbox":
            desktop.run("xdotool", "key", keys)
        desktop.raise_window(title)


@pytest.mark.usefixtures("program")
def test_windows_rows_and_buttons_speak_and_tab_moves_on(desktop: Desktop, accessibility: Accessibility) -> None:
    eventually(lambda: accessibility.tree(APP, "Inbox").names("list item"), "the inbox")
    tree = accessibility.tree(APP)
    assert {window.name for window in tree.children} == set(WINDOWS)
    notifications = rows(tree, "Notifications")
    assert any(row.startswith("Tidewater Academy, Episode 292 · Webtoon, ") for row in notifications)
    assert all(row.endswith((", unread", ", read")) for row in notifications if ", " in row)
    assert any(row.startswith("Crosswind, ongoing, urgent; 1 unread; Chapter 201, ") for row in rows(tree, "Series"))
    assert {"Open", "Mark read", "Snooze", "Snooze until…"} <= set(accessibility.tree(APP, "Inbox").seen("push button"))
    nameless = [node.role for node in tree.all() if node.role in PRESSED and node.is_seen and not node.name]
    assert nameless == []

    desktop.raise_window("Library")
    eventually(partial(has_focus, accessibility, "Series", "table"), "the keyboard in the table")
    for stop in ("Chapters", "More", "Series", "Search series…", "Show: all", "Check now", "Add series"):
        desktop.run("xdotool", "key", "Tab")
        eventually(partial(has_focus, accessibility, stop), f"the keyboard at {stop}")


def rows(tree: Node, name: str) -> list[str]:
    """What the list or table of this name says of its rows."""
    (view,) = [node for node in tree.all() if node.role in ("list", "table") and node.name == name]
    return view.names("list item") + view.names("cell")


def has_focus(accessibility: Accessibility, name: str, *more: str) -> bool:
    """Whether what has the keyboard in the library is called so; lists say of rows too that they have it."""
    library = accessibility.tree(APP, "Library")
    return any(name in library.focused(role) for role in (*PRESSED, *more))
