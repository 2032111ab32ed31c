"""Puts the windowed program together, starts it and ends it. Main thread.

By the time it is made, the icon is in the tray; the engine is started last.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool

from batotray.clock import Clock, local_zone
from batotray.core.commands import Failed, FollowSeries
from batotray.core.door import Door
from batotray.core.events import Event, NotificationClicked, Ready, StartFailed, WindowAsked
from batotray.paths import DATABASE, data_folder
from batotray.storage.read_models import ReadModels
from batotray.ui.absence_watch import AbsenceWatch
from batotray.ui.beginning import Beginning
from batotray.ui.context import News, WindowContext
from batotray.ui.crash_dialog import Complaints
from batotray.ui.engine_thread import EngineThread, Premises
from batotray.ui.live_settings import LiveSettings
from batotray.ui.live_tray import LiveTray
from batotray.ui.newsroom import Newsroom
from batotray.ui.no_tray import NoTrayBars
from batotray.ui.open_windows import OpenWindows
from batotray.ui.places import SavedPlaces
from batotray.ui.reader_thread import ReaderThread
from batotray.ui.toast_clicks import RowOpener
from batotray.ui.toasts import desktop_toasts
from batotray.ui.translation import Translation
from batotray.ui.tray_menu import TrayMenu
from batotray.ui.web import open_in_browser
from batotray.ui.window_words import WindowWords
from batotray.views import TrayView

if TYPE_CHECKING:
    from batotray.ui.furnishing import Furnishing
    from batotray.ui.theme import ThemeMode
    from batotray.wiring import World

ENGINE_MS = 4000
READER_MS = 700
"""How long each thread may take to end; together with the rest under five seconds."""


@dataclass(frozen=True, slots=True)
class DemoLibrary:
    """What the demo follows at its start; nothing of it lasts, so it is not started at login either."""

    labels: Mapping[str, str]
    """Names of its sources."""
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """What a run is about. `door` is locked already; `world` is called on the engine thread."""

    folder: Path
    door: Door
    environ: Mapping[str, str]
    flags: Mapping[str, str]
    clock: Clock
    world: "Callable[[], World]"
    hidden: bool = False
    link: str = ""
    invented: DemoLibrary | None = None


class Shell(QObject):
    """The program: threads, tray and windows."""

    def __init__(self, begun: Beginning, start: Start) -> None:
        super().__init__(begun)
        self._app = begun.app
        self._start = start
        self._is_ready = self._is_first_due = False
        self._translation = Translation(self._app)
        labels = start.invented.labels if start.invented is not None else None
        self._words = WindowWords(self._translation, zone=local_zone(), formats=self._translation, sources=labels)
        self._news = News(self)
        self._newsroom = Newsroom(self._news, self)
        toasts = partial(desktop_toasts, self._words)
        self._engine = EngineThread(Premises(start.folder, start.door, self._words, start.world, toasts), self)
        self._engine.happened.connect(self._on_event)
        self._reader = ReaderThread(lambda: ReadModels(start.folder / DATABASE, start.clock), self)
        self._settings = LiveSettings(self._reader, self._news, start.environ, start.flags, self)
        self._windows = OpenWindows(self.quit, self)
        self._opener = RowOpener(self._reader, self._engine, self._windows, start.clock, open_in_browser, self)
        self._host = begun.host
        self._menu = TrayMenu(begun.menu, self._engine, self._windows, self._words, start.clock, self._opener.open_row)
        self._was_clicked = begun.was_clicked
        self._tray = begun.tray
        begun.tray.clicked.connect(self._windows.toggle_inbox)
        self._live_tray = LiveTray(begun.tray, self._menu, self._reader, self._news, self._words, start.clock, self)
        self._places = SavedPlaces(start.folder, self)
        self._furnishing: Furnishing | None = None
        self._no_tray = NoTrayBars(begun.menu, self)
        self._complaints = Complaints(start.folder, self.quit, self)
        self._unhook = self._complaints.hook()
        self._absences = AbsenceWatch(self)
        self._connect()
        self._engine.start()
        self._places.load()
        self._look_ahead()

    def quit(self) -> None:
        """End the program soon, whatever is under way."""
        self._app.quit()

    def end(self) -> bool:
        """Close everything, within five seconds; False when a thread hangs and the process can only be left."""
        self._engine.end()
        self._reader.end()
        self._windows.close_all()
        self._complaints.close()
        self._places.flush()
        if self._furnishing is not None:
            self._furnishing.end()
        has_ended = self._engine.wait(ENGINE_MS) and self._reader.wait(READER_MS)
        self._unhook()
        return has_ended

    # -------------------------------------------------------------- putting together

    def _furnish(self) -> None:
        """For the first window, and for a menu that is drawn here: what they need is not even imported before."""
        if self._furnishing is None:
            from batotray.ui.furnishing import Furnishing

            self._furnishing = Furnishing(self._app, self._theme_mode(), self._engine, self)
            self._windows.furnish(self._context(self._furnishing))

    def _theme_mode(self) -> "ThemeMode":
        return self._settings().settings.theme  # type: ignore[return-value]

    def _context(self, furnishing: "Furnishing") -> WindowContext:
        from batotray.ui.links import open_link

        return WindowContext(
            reads=self._reader,
            commands=self._engine,
            news=self._news,
            covers=furnishing.covers,
            windows=self._windows,
            places=self._places,
            theme=furnishing.theme,
            words=self._words,
            clock=self._start.clock,
            settings=self._settings,
            open_link=open_link,
            data_folder=self._start.folder,
            is_passing=self._start.invented is not None,
        )

    def _connect(self) -> None:
        self._news.settings_changed.connect(self._follow_settings)
        self._places.loaded.connect(self._open_first)
        self._host.appeared.connect(self._on_tray)
        self._host.missing.connect(self._on_no_tray)
        self._windows.unfurnished.connect(self._furnish)
        self._menu.menu.aboutToShow.connect(self._furnish)
        self._windows.opened.connect(self._no_tray.add_to)
        self._windows.last_closed.connect(self._on_last_closed)
        self._absences.left.connect(self._engine.doze)
        self._absences.returned.connect(self._engine.wake)
        self._app.commitDataRequest.connect(self._on_session_end)

    # -------------------------------------------------------------- what happens

    def _on_event(self, event: Event) -> None:
        match event:
            case Ready():
                self._on_ready()
            case StartFailed(failure):
                self._on_failure(failure)
            case NotificationClicked():
                self._opener.answer(event)
            case WindowAsked(link):
                self._on_second_start(link)
            case _:
                self._newsroom.hear(event)

    def _look_ahead(self) -> None:
        """Show what the last run left before the engine is there; a library that is not there yet waits for it."""
        if (self._start.folder / DATABASE).is_file():
            self._reader.start()
            self._settings.load()
            self._live_tray.read()

    def _on_ready(self) -> None:
        self._reader.start()  # unless it runs already
        if self._start.invented is None:
            self._keep_login_start()
        self._is_ready = True
        self._settings.load()
        self._live_tray.begin()
        if self._is_first_due:
            self._open_first()
        _make_first_window_quick()
        self._absences.start()
        for link in self._start.invented.links if self._start.invented is not None else ():
            self._engine.submit(FollowSeries(link, all_read=True))

    def _keep_login_start(self) -> None:
        from batotray.ui.autostart import autostart, launch_command
        from batotray.ui.login_start import LoginStart

        environ, folder = self._start.environ, self._start.folder
        is_usual = folder == data_folder(None, {})
        command = launch_command(() if is_usual else ("--data-dir", str(folder)))
        LoginStart(autostart(command, environ, Path.home()), self._settings, self._news, QThreadPool(self), self)

    def _on_failure(self, failure: Failed) -> None:
        self._live_tray.fail(failure)
        self._furnish()
        self._complaints.say("batotray", self._words.failure(failure, self._start.clock.now()))
        self._reader.start()  # what can be read still can; what waits is told that it cannot

    def _on_second_start(self, link: str) -> None:
        if link:
            self._windows.show_add(link)
        else:
            self._windows.show_inbox()

    def _follow_settings(self) -> None:
        self._translation.choose(self._settings().settings.interface_language)
        mode = self._theme_mode()
        self._tray.is_scheme_forced = mode != "system"
        if self._furnishing is not None:
            self._furnishing.set_mode(mode)
        self._live_tray.show()

    def _on_session_end(self, manager: object) -> None:
        """The process may be killed as soon as this returns."""
        self.quit()
        self.end()

    # -------------------------------------------------------------- windows

    def _open_first(self) -> None:
        if self._start.link:
            self._windows.show_add(self._start.link)
        elif not self._start.hidden or self._was_clicked:
            now = self._start.clock.now()
            self._reader.read(
                lambda models: models.tray(now), self._open_fitting, owner=self, failed=self._wait_for_ready
            )

    def _wait_for_ready(self, failure: Failed) -> None:
        """The library cannot be read before the engine has brought it up to date; after that, the inbox says why."""
        if self._is_ready:
            self._windows.show_inbox()
        self._is_first_due = not self._is_ready

    def _open_fitting(self, view: TrayView) -> None:
        if view.followed or self._start.invented is not None:
            self._windows.show_inbox()
        else:
            self._windows.show_first_run()

    def _on_tray(self) -> None:
        self._no_tray.is_wanted = False
        for window in self._windows.windows():
            self._no_tray.remove_from(window)

    def _on_no_tray(self) -> None:
        """Nobody is left with a program that cannot be seen."""
        self._no_tray.is_wanted = True
        for window in self._windows.windows():
            self._no_tray.add_to(window)
        if not self._windows.windows():
            self._windows.show_inbox()

    def _on_last_closed(self) -> None:
        if not self._host.is_there():
            self.quit()
        elif self._places.of("still_here") is None:  # its place is remembered once it was shown
            self._windows.show_still_here()


def _make_first_window_quick() -> None:
    """Have PySide6 make what a first window would wait longest for, 40 ms, and what takes little memory for that."""
    from PySide6.QtCore import Qt  # noqa: F401
    from PySide6.QtWidgets import QStyle  # noqa: F401
