"""The way of a row to the desktop and back: stored, raised by a run without windows, answered, and stored again."""

import asyncio
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from batotray.clock import SystemClock
from batotray.core.covers import CoverCache
from batotray.core.desktop import DesktopNotifier
from batotray.core.fetcher import Fetched
from batotray.core.notifications import Parts
from batotray.core.outbox import Outbox
from batotray.paths import COVERS, DATABASE, prepare
from batotray.records import NewNotification, Notification, SeriesDetails, SeriesRef
from batotray.settings import Settings
from batotray.storage.read_models import ReadModels
from batotray.storage.store import Store
from batotray.wording import Wording
from tests.desktop.session.desktop import Desktop
from tests.desktop.session.notifier import Dunst
from tests.desktop.session.parts import Part, eventually

LINK = "https://example.org/night-harbour/12"
COVER = "https://example.org/night-harbour.png"
PICTURE = Path(__file__).parents[2] / "resources" / "icons" / "batotray.png"
PARTS: Parts = {"series": "Night Harbour", "numbers": ["12"], "names": ["Tom & <b>Jerry</b>"]}
BROWSER = '#!/bin/sh\necho "$1" >> "{opened}"\n'


class NoDownloads:
    """For a cache whose files are only looked at."""

    async def download(self, url: str, source: str, max_bytes: int) -> Fetched[bytes]:
        raise AssertionError(url)


class Library:
    """A data folder with one series, which nobody is asked about, and rows a test adds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.opened = folder / "opened"
        prepare(folder)
        self.browser = folder / "browser"
        self.browser.write_text(BROWSER.format(opened=self.opened))
        self.browser.chmod(0o700)
        store = self.store()
        now = SystemClock().now()
        self._series = store.series.create(
            SeriesRef("mangadex", "x"), SeriesDetails("Night Harbour", cover_url=COVER), now
        ).series_id
        store.settings.set_fact("paused_until", "forever")
        store.close()

    def store(self) -> Store:
        return Store.open(self.folder / DATABASE)

    def add(self, count: int = 1) -> list[int]:
        """New rows about a chapter, waiting to be told."""
        now, store = SystemClock().now(), self.store()
        row = NewNotification("new_chapter", PARTS, 1, visible_at=now, chapters_count=1, link=LINK)
        rows = [store.notifications.add(self._series, row, now) for _ in range(count)]
        store.close()
        return rows

    def row(self, number: int) -> Notification:
        with closing(ReadModels(self.folder / DATABASE, SystemClock())) as models:
            return models.notification(number).notification


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data")


def running(desktop: Desktop, library: Library, *more: str) -> Part:
    command = (sys.executable, "-m", "batotray", "--data-dir", str(library.folder), "run", "--toast", *more)
    return desktop.launch(*command, more_env={"BROWSER": str(library.browser)})


def test_a_stored_row_is_raised_and_said_to_be_handed_over(desktop: Desktop, notifier: Dunst, library: Library) -> None:
    (row,) = library.add()
    running(desktop, library)
    (shown,) = notifier.wait_for(1)
    assert (shown.title, shown.body) == ("Night Harbour", "Tom &amp; &lt;b&gt;Jerry&lt;/b&gt;")
    eventually(lambda: library.row(row).handed_over_at, "the stamp")
    assert not library.row(row).read


def test_a_toast_shows_the_cover_of_its_series(desktop: Desktop, notifier: Dunst, library: Library) -> None:
    cover = CoverCache(library.folder / COVERS, NoDownloads()).place_of(COVER)
    cover.write_bytes(PICTURE.read_bytes())
    library.add()
    running(desktop, library)
    assert notifier.wait_for(1)[0].icon.endswith(cover.name)


def test_a_click_opens_the_chapter_and_reads_the_row(desktop: Desktop, notifier: Dunst, library: Library) -> None:
    (row,) = library.add()
    running(desktop, library)
    notifier.wait_for(1)
    notifier.press()
    eventually(lambda: library.row(row).read, "the row read")
    assert library.row(row).opened_at is not None
    eventually(library.opened.exists, "the browser")
    assert library.opened.read_text() == f"{LINK}\n"


def test_mark_read_and_snooze_do_what_they_say(desktop: Desktop, notifier: Dunst, library: Library) -> None:
    first, second = library.add(2)
    running(desktop, library)
    one, other = notifier.wait_for(2)
    notifier.press("read", one)
    notifier.press("snooze", other)
    eventually(lambda: library.row(first).read, "the first row read")
    eventually(lambda: library.row(second).snoozed_until, "the second row snoozed")
    assert not library.row(second).read
    assert not library.opened.exists()


def test_a_toast_goes_when_its_row_is_put_off_elsewhere(desktop: Desktop, notifier: Dunst, library: Library) -> None:
    first, second = library.add(2)
    running(desktop, library)
    notifier.wait_for(2)
    eventually(lambda: library.row(second).handed_over_at, "the stamps")
    assert notifier.on_screen() == 2
    command = [sys.executable, "-m", "batotray", "--data-dir", str(library.folder), "snooze", str(first)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    eventually(lambda: notifier.on_screen() == 1, "one toast less")


def test_toasts_go_when_the_run_ends(desktop: Desktop, notifier: Dunst, library: Library) -> None:
    (row,) = library.add()
    run = running(desktop, library)
    eventually(lambda: library.row(row).handed_over_at, "the stamp")
    assert notifier.on_screen() == 1
    run.signal(signal.SIGTERM)
    assert run.wait(20) == 0
    assert notifier.on_screen() == 0
    assert not library.row(row).read


def test_toasts_of_a_single_turn_stay_without_buttons(desktop: Desktop, notifier: Dunst, library: Library) -> None:
    library.add()
    turn = running(desktop, library, "--once")
    (shown,) = notifier.wait_for(1)
    assert turn.wait(20) == 0
    assert notifier.on_screen() == 1
    assert notifier.buttons(shown).keys() <= {"default"}


def test_a_storm_is_one_toast(desktop: Desktop, notifier: Dunst, library: Library) -> None:
    rows = library.add(6)
    program = running(desktop, library)
    notifier.wait_for(1)
    eventually(lambda: all(library.row(row).handed_over_at for row in rows), "all stamps")
    (only,) = notifier.toasts()
    assert "6" in only.title
    notifier.press()
    eventually(library.opened.exists, "the newest of them in the browser")
    eventually(lambda: library.row(rows[-1]).read, "the newest row read")
    assert not any(library.row(row).read for row in rows[:-1])
    assert not program.ended


def test_without_a_daemon_rows_wait_for_one(
    notifier: Dunst, desktop: Desktop, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.bus.address)
    (row,) = library.add()
    notifier.stop()

    async def deliver() -> int:
        desk = DesktopNotifier(lambda number, action: None)
        store = library.store()
        try:
            return await Outbox(store.notifications, desk, SystemClock(), Wording(), Settings).deliver()
        finally:
            store.close()
            await desk.close()

    assert asyncio.run(deliver()) == 0
    assert library.row(row).claimed_at is None
    notifier.start()
    assert asyncio.run(deliver()) == 1
    assert len(notifier.wait_for(1)) == 1
