"""The main job as a person sees it, from the first start to a chapter that was read; the source is the demo's own."""

import os
import sys
from pathlib import Path

import pytest

from tests.desktop.session.accessibility import SPEAKING, Accessibility
from tests.desktop.session.desktop import Desktop
from tests.desktop.session.notifier import Dunst
from tests.desktop.session.parts import Part, eventually
from tests.desktop.session.tray import Tray

APP = "batotray"
WELCOME = "Welcome to batotray"
NAME = "Lanterns Over Saltmarsh"
BROWSER = '#!/bin/sh\necho "$1" >> "$OPENED"\n'
CLIPBOARD = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
app.clipboard().setText(sys.argv[1])
print("copied", flush=True)
app.exec()
"""


class Journey:
    """The program over the demo's source, with a browser that only notes what it opens."""

    def __init__(self, desktop: Desktop, folder: Path) -> None:
        self._desktop = desktop
        self._opened, self._published = folder / "opened", folder / "published"
        (folder / "data").mkdir()
        (folder / "bin").mkdir()
        browser = folder / "bin" / "xdg-open"
        browser.write_text(BROWSER)
        browser.chmod(0o700)
        path = os.pathsep.join((str(browser.parent), desktop.env["PATH"]))
        more_env = {**SPEAKING, "PATH": path, "OPENED": str(self._opened)}
        arguments = ("-m", "tests.desktop.journey_program", folder / "data", self._published)
        self.program: Part = desktop.launch(sys.executable, *arguments, more_env=more_env)

    def link(self) -> str:
        """The address of the series at the source."""
        return self.program.output().split()[0]

    def publish(self) -> None:
        """Let the next chapter appear at the source."""
        self._published.touch()

    def opened(self) -> list[str]:
        return self._opened.read_text().split() if self._opened.exists() else []

    def paste(self, text: str) -> None:
        """As if it were copied in another program."""
        other = self._desktop.launch(sys.executable, "-c", CLIPBOARD, text)
        eventually(lambda: "copied" in other.output(), "the clipboard")
        self._desktop.run("xdotool", "key", "ctrl+v")


@pytest.fixture
def journey(desktop: Desktop, accessibility: Accessibility, tmp_path: Path) -> Journey:
    return Journey(desktop, tmp_path)


def test_from_the_first_start_to_a_chapter_that_was_read(
    journey: Journey, desktop: Desktop, tray_host: Tray, notifier: Dunst, accessibility: Accessibility
) -> None:
    def seen(role: str) -> list[str]:
        return accessibility.tree(APP).seen(role)

    desktop.raise_window(WELCOME)
    journey.paste(journey.link())
    eventually(lambda: "Follow" in seen("push button"), "what the link holds")
    labels = seen("label")
    assert NAME in labels
    assert any(label.startswith("Chapter 40 · ") for label in labels)
    desktop.run("xdotool", "key", "Return")
    eventually(lambda: f"You follow {NAME} now: 40 chapters, 0 unread." in seen("label"), "the series")
    desktop.run("xdotool", "key", "ctrl+Return")
    eventually(lambda: "Inbox" in desktop.windows(), "the inbox")
    assert WELCOME not in desktop.windows()

    item = tray_host.wait_for_item()
    quiet = item.icons()[22]
    assert notifier.toasts() == []
    journey.publish()
    item.choose(next(entry.label for entry in item.menu() if entry.label.startswith("Check now")))
    (toast,) = notifier.wait_for(1)
    assert (toast.title, toast.body) == (NAME, "Chapter 41")
    eventually(lambda: "1 unread" in item.hover_text(), "the count")
    assert item.icons()[22] != quiet
    (row,) = seen("list item")
    assert row.startswith(f"{NAME}, Chapter 41 · ")
    assert row.endswith(", unread")

    notifier.press()
    eventually(lambda: journey.opened() == [f"{journey.link()}/saltmarsh-41"], "the chapter in the browser")
    eventually(lambda: "0 unread" in item.hover_text(), "the count after it")
    eventually(lambda: item.icons()[22] == quiet, "an icon without a badge")
    eventually(lambda: seen("list item") == [row.removesuffix("unread") + "read"], "the row, read")
    assert "Traceback" not in journey.program.output()
