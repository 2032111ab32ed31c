"""What the tray says: its menu, its states, and what its entries ask for."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from batotray.core.commands import (
    TOAST_SNOOZE,
    CancelRound,
    CheckNow,
    Failed,
    MarkNotifications,
    OpenNotification,
    Pause,
    Resume,
    Snooze,
)
from batotray.core.events import Activity, NotificationClicked
from batotray.records import HostState
from batotray.storage.read_models import ReadModels
from batotray.storage.store import Store
from batotray.ui.live_tray import LiveTray, state_of
from batotray.ui.theme import Theme
from batotray.ui.toast_clicks import RowOpener
from batotray.ui.tray import Tray, is_panel_dark
from batotray.ui.tray_icon import TrayState
from batotray.ui.tray_menu import TrayMenu
from batotray.views import InboxRow, TrayView
from tests.builders import NOW
from tests.ui.fake_context import Fakes, make_fakes
from tests.ui.sample_library import build

HOUR = timedelta(hours=1)
ROUND = Activity(3, 7, "Salt & Road")


@pytest.fixture
def fakes(theme: Theme, tmp_path: Path) -> Fakes:
    path = tmp_path / "library.sqlite"
    build(path, "plain")
    return make_fakes(theme, path)


@pytest.fixture
def view(fakes: Fakes) -> TrayView:
    models = ReadModels(fakes.context.data_folder / "library.sqlite", fakes.clock)
    view = models.tray(NOW)
    models.close()
    return view


@pytest.fixture
def opened() -> list[InboxRow]:
    return []


@pytest.fixture
def menu(fakes: Fakes, opened: list[InboxRow], qtbot: QtBot) -> Iterator[TrayMenu]:
    context = fakes.context
    menu = QMenu()
    yield TrayMenu(menu, fakes.commands, fakes.windows, context.words, fakes.clock, opened.append)
    menu.deleteLater()


def shown(menu: TrayMenu) -> list[str]:
    return [action.text() for action in menu.menu.actions() if action.isVisible() and not action.isSeparator()]


def entry(menu: TrayMenu, text: str) -> QAction:
    """The visible entry that begins with `text`, in the menu or the one below it."""
    actions = [*menu.menu.actions(), *(a for sub in menu.menu.findChildren(QMenu) for a in sub.actions())]
    return next(action for action in actions if action.isVisible() and action.text().startswith(text))


# ------------------------------------------------------------------ the menu


def test_the_menu_is_as_drawn(menu: TrayMenu, view: TrayView) -> None:
    menu.show_view(view, Activity())
    lines = shown(menu)
    assert lines[:5] == [
        "8 unread",
        "The Lamplighter of Low Street · Chapter 214 · 38 min ago",
        "Please Don't Feed the Archivist! · Chapters 110 – 113 · 1 h ago",
        "Tidewater Academy · Episode 292 · 3 h ago",
        "Mark all read",
    ]
    assert lines[5:-4] == ["Inbox", "Library", "Dashboard", "Add series…"]
    assert lines[-4].startswith("Check now · next in ")
    assert lines[-3:] == ["Pause checking", "Settings…", "Quit"]


def test_with_nothing_unread_the_menu_says_so_and_is_short(menu: TrayMenu) -> None:
    lines = shown(menu)
    assert lines[0] == "All read"
    assert "Mark all read" not in lines


def test_the_newest_open_directly(menu: TrayMenu, view: TrayView, opened: list[InboxRow]) -> None:
    menu.show_view(view, Activity())
    entry(menu, "Please Don't").trigger()
    assert opened == [view.newest[1]]


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("Mark all read", MarkNotifications(None)),
        ("Check now", CheckNow()),
        ("For an hour", Pause(until=NOW + HOUR)),
        ("Until tomorrow", Pause(until=NOW.replace(hour=6, minute=0) + timedelta(days=1))),
        ("Until resumed", Pause()),
    ],
)
def test_entries_ask_the_engine(menu: TrayMenu, view: TrayView, fakes: Fakes, text: str, command: object) -> None:
    menu.show_view(view, Activity())
    entry(menu, text).trigger()
    assert fakes.commands.submitted == [command]


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("Inbox", ("inbox",)),
        ("Library", ("library", False)),
        ("Dashboard", ("dashboard",)),
        ("Settings", ("settings",)),
        ("Quit", ("quit",)),
    ],
)
def test_entries_open_windows(menu: TrayMenu, fakes: Fakes, text: str, window: object) -> None:
    entry(menu, text).trigger()
    assert fakes.windows.opened == [window]


def test_a_running_round_shows_how_far_it_is_and_can_be_stopped(menu: TrayMenu, view: TrayView, fakes: Fakes) -> None:
    menu.show_view(view, ROUND)
    assert not entry(menu, "Checking 3 of 7: Salt && Road…").isEnabled()
    entry(menu, "Stop checking").trigger()
    assert fakes.commands.submitted == [CancelRound()]


def test_a_pause_is_shown_with_its_end_and_lifted(menu: TrayMenu, view: TrayView, fakes: Fakes) -> None:
    menu.show_view(replace(view, paused=True, paused_until=NOW + HOUR), Activity())
    assert "Pause checking" not in shown(menu)
    entry(menu, "Resume checking · paused until ").trigger()
    assert fakes.commands.submitted == [Resume()]


@pytest.mark.parametrize(
    ("text", "line", "link"),
    [
        ("https://example.org/series/1", "Add series from clipboard…", "https://example.org/series/1"),
        (" http://example.org/a \n", "Add series from clipboard…", "http://example.org/a"),
        ("javascript:alert(1)", "Add series…", ""),
        ("a shopping list", "Add series…", ""),
        ("https://example.org/ and more", "Add series…", ""),
    ],
)
def test_only_a_link_is_taken_from_the_clipboard(menu: TrayMenu, fakes: Fakes, text: str, line: str, link: str) -> None:
    QGuiApplication.clipboard().setText(text)
    menu.menu.aboutToShow.emit()
    entry(menu, line).trigger()
    assert fakes.windows.opened == [("add", link)]


def test_the_clipboard_is_looked_at_only_when_the_menu_comes_up(menu: TrayMenu, view: TrayView) -> None:
    """Its text is asked of another program, which may take its time."""
    QGuiApplication.clipboard().setText("https://example.org/series/1")
    menu.show_view(view, ROUND)
    assert "Add series…" in shown(menu)
    menu.menu.aboutToShow.emit()
    assert "Add series from clipboard…" in shown(menu)


def test_names_from_the_network_are_one_short_line_without_marks(menu: TrayMenu, view: TrayView) -> None:
    notification = replace(view.newest[0].notification, series="A & B\n\x1b\u202e" + "long " * 30)
    menu.show_view(replace(view, newest=(replace(view.newest[0], notification=notification),)), Activity())
    line = shown(menu)[1]
    assert line.startswith("A && B long long")
    assert "…" in line
    assert len(line) < 80


# ------------------------------------------------------------------ states


@pytest.mark.parametrize(
    ("changes", "activity", "failure", "state"),
    [
        ({}, Activity(), None, "normal"),
        ({}, ROUND, None, "checking"),
        ({"paused": True}, ROUND, None, "paused"),
        ({"troubled": (HostState("example.org", "feed"),)}, Activity(), None, "trouble"),
        ({"troubled": (HostState("example.org", "feed"),)}, ROUND, None, "checking"),
        ({"paused": True}, Activity(), Failed("bug", "bug"), "trouble"),
    ],
)
def test_the_icon_says_what_matters_most(
    view: TrayView, changes: dict[str, object], activity: Activity, failure: Failed | None, state: TrayState
) -> None:
    fine = replace(view, troubled=(), paused=False)
    assert state_of(replace(fine, **changes), activity, failure) == state  # type: ignore[arg-type]


def test_the_panel_is_judged_by_the_desktop_and_the_systems_scheme() -> None:
    assert is_panel_dark(False, {"XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}) is True
    assert is_panel_dark(False, {"XDG_CURRENT_DESKTOP": "KDE"}) is False
    assert is_panel_dark(False, {}) is None
    assert is_panel_dark(True, {"XDG_CURRENT_DESKTOP": "KDE"}) is True
    assert is_panel_dark(True, {}) is True


def test_a_scheme_that_is_not_known_says_nothing_about_the_panel() -> None:
    assert is_panel_dark(None, {"XDG_CURRENT_DESKTOP": "KDE"}) is None
    assert is_panel_dark(None, {"XDG_CURRENT_DESKTOP": "GNOME"}) is True


# ------------------------------------------------------------------ what goes to the panel


class Host(QObject):
    """A tray that appears when it is told to."""

    appeared = Signal()

    def look_now_and_then(self) -> None:
        """Nothing to look for."""


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What goes over the bus, by its kind."""
    kinds: list[str] = []

    class Item(QSystemTrayIcon):
        def setIcon(self, icon: QIcon | QPixmap) -> None:
            kinds.append("icon")
            super().setIcon(icon)

        def setToolTip(self, tip: str) -> None:
            kinds.append("tip")
            super().setToolTip(tip)

    monkeypatch.setattr("batotray.ui.tray.QSystemTrayIcon", Item)
    return kinds


def test_the_panel_is_sent_only_what_changed(qtbot: QtBot, sent: list[str]) -> None:
    host = Host()
    tray = Tray(host, QMenu(), host)  # type: ignore[arg-type]
    tray.show_state(3, "normal", "3 unread")
    host.appeared.emit()
    assert sent == ["icon", "tip"]
    news: list[tuple[TrayState, str]] = [("normal", "3 unread"), ("normal", "next check 14:20"), ("checking", "7 left")]
    for state, tip in news:
        tray.show_state(3, state, tip)
    assert sent == ["icon", "tip", "tip", "icon", "tip"]
    host.appeared.emit()
    assert sent[5:] == ["icon", "tip"]
    tray.take_down()


def test_the_icon_follows_the_systems_scheme_unless_our_windows_have_their_own(
    qtbot: QtBot, sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    panels: list[bool | None] = []

    def icon(unread: int, state: TrayState, dark_panel: bool | None) -> QIcon:
        panels.append(dark_panel)
        return QIcon()

    monkeypatch.setattr("batotray.ui.tray.tray_icon", icon)
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")
    host, told = Host(), QGuiApplication.styleHints().colorSchemeChanged
    tray = Tray(host, QMenu(), host)  # type: ignore[arg-type]
    host.appeared.emit()
    told.emit(Qt.ColorScheme.Dark)
    told.emit(Qt.ColorScheme.Light)
    tray.is_scheme_forced = True
    told.emit(Qt.ColorScheme.Dark)
    assert panels == [False, True, False, None]
    tray.take_down()


# ------------------------------------------------------------------ kept up to date


class SeenTray:
    """Stands where the icon would."""

    def __init__(self) -> None:
        self.states: list[tuple[int, TrayState, str]] = []

    def show_state(self, unread: int, state: TrayState, tooltip: str) -> None:
        self.states.append((unread, state, tooltip))


@pytest.fixture
def tray() -> SeenTray:
    return SeenTray()


@pytest.fixture
def live(fakes: Fakes, menu: TrayMenu, tray: SeenTray) -> LiveTray:
    words = fakes.context.words
    return LiveTray(tray, menu, fakes.reads, fakes.news, words, fakes.clock, menu)  # type: ignore[arg-type]


def count(tray: SeenTray) -> int:
    return tray.states[-1][0] if tray.states else -1


def test_the_badge_is_the_number_of_unread_rows_at_every_commit(
    qtbot: QtBot, live: LiveTray, tray: SeenTray, fakes: Fakes
) -> None:
    live.read()
    qtbot.waitUntil(lambda: count(tray) == 8)
    store = Store.open(fakes.context.data_folder / "library.sqlite", fakes.clock)
    store.notifications.mark(store.notifications.unread_ids(NOW), read=True)
    store.close()
    fakes.change()
    fakes.change()
    qtbot.waitUntil(lambda: count(tray) == 0)


def test_an_engine_that_cannot_run_is_said_on_the_icon(live: LiveTray, tray: SeenTray) -> None:
    live.fail(Failed("storage", "database_foreign"))
    assert tray.states[-1][1] == "trouble"
    assert "not a batotray database" in tray.states[-1][2]


def test_progress_is_shown_at_once(live: LiveTray, tray: SeenTray, menu: TrayMenu, fakes: Fakes) -> None:
    fakes.news.activity.emit(ROUND)
    assert tray.states[-1][1] == "checking"
    assert entry(menu, "Checking 3 of 7")


def test_a_row_that_returns_from_its_snooze_counts_without_any_commit(
    qtbot: QtBot, live: LiveTray, tray: SeenTray, fakes: Fakes, view: TrayView
) -> None:
    store = Store.open(fakes.context.data_folder / "library.sqlite", fakes.clock)
    store.notifications.snooze([view.newest[0].id], NOW + timedelta(milliseconds=30))
    store.close()
    live.read()
    qtbot.waitUntil(lambda: count(tray) == 7)
    fakes.clock.advance(1)
    qtbot.waitUntil(lambda: count(tray) == 8)


# ------------------------------------------------------------------ opening


Browser = Callable[[str], bool]


@pytest.fixture
def links() -> list[str]:
    return []


@pytest.fixture
def opener(fakes: Fakes, links: list[str]) -> RowOpener:
    def browser(link: str) -> bool:
        links.append(link)
        return True

    return RowOpener(fakes.reads, fakes.commands, fakes.windows, fakes.clock, browser, fakes.news)


def test_a_clicked_toast_opens_its_chapter_and_is_read(
    qtbot: QtBot, opener: RowOpener, fakes: Fakes, links: list[str], view: TrayView
) -> None:
    row = view.newest[0]
    opener.answer(NotificationClicked(row.id, "open"))
    qtbot.waitUntil(lambda: fakes.commands.submitted == [OpenNotification(row.id)])
    assert links == [row.notification.link]
    assert fakes.windows.opened == []


def test_a_row_without_a_link_opens_its_series_else_the_inbox(
    opener: RowOpener, fakes: Fakes, links: list[str], view: TrayView
) -> None:
    row = view.newest[0]
    opener.open_row(replace(row, notification=replace(row.notification, link=None, series_id=3)))
    opener.open_row(replace(row, notification=replace(row.notification, link=None, series_id=None)))
    assert fakes.windows.opened == [("chapters", 3), ("inbox",)]
    assert links == []


def test_buttons_of_a_toast_mark_and_snooze_it(opener: RowOpener, fakes: Fakes) -> None:
    opener.answer(NotificationClicked(4, "read"))
    opener.answer(NotificationClicked(5, "snooze"))
    assert fakes.commands.submitted == [MarkNotifications((4,)), Snooze((5,), NOW + TOAST_SNOOZE)]


def test_a_clicked_summary_brings_the_inbox(opener: RowOpener, fakes: Fakes) -> None:
    opener.answer(NotificationClicked(0, "open"))
    assert fakes.windows.opened == [("inbox",)]
    assert fakes.commands.submitted == []
