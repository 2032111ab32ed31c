"""A window's surroundings for tests and pictures: real reads of a real file, everything else recorded or scripted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QByteArray, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from batotray.core.commands import Command, Done, Failed, Result
from batotray.core.failures import failed as failed_by
from batotray.errors import BatotrayError
from batotray.records import Changes
from batotray.settings import Resolved, resolve
from batotray.storage.read_models import ReadModels
from batotray.ui.context import News, WindowContext
from batotray.ui.covers import placeholder_pixmap
from batotray.ui.theme import Theme
from batotray.ui.window_words import WindowWords
from tests.builders import NOW
from tests.fakes import FakeClock

T = TypeVar("T")
EVERYTHING = Changes(notifications=True, schedules=True, checks=True, settings=True, sources=True)


class FakeReads:
    """Reads the file at `path` one turn of the event loop later; `failure` makes every read fail, `held` none answer.

    Without a file every read fails.
    """

    def __init__(self, path: Path, clock: FakeClock) -> None:
        self._path = path
        self._clock = clock
        self._waiting: list[Callable[[], None]] = []
        self.failure: Failed | None = None
        self.held = False
        self.asked = 0

    def read(
        self,
        query: Callable[[ReadModels], T],
        then: Callable[[T], None],
        *,
        owner: QObject,
        failed: Callable[[Failed], None] | None = None,
    ) -> None:
        self.asked += 1

        def run() -> None:
            if not shiboken6.isValid(owner):
                return
            try:
                answer = self._run(query)
            except BatotrayError as error:
                answer = failed_by(error)
            if not isinstance(answer, Failed):
                then(answer)
            elif failed is not None:
                failed(answer)

        if self.held:
            self._waiting.append(run)
        else:
            QTimer.singleShot(0, run)

    def release(self) -> None:
        """Answer what was held back, and all further reads at once."""
        self.held = False
        waiting, self._waiting = self._waiting, []
        for run in waiting:
            run()

    def _run(self, query: Callable[[ReadModels], T]) -> T | Failed:
        if self.failure is not None:
            return self.failure
        models = ReadModels(self._path, self._clock)
        try:
            return query(models)
        finally:
            models.close()


class FakeCommands:
    """Notes every command; answers those of a type in `answers` with that, all others with `Done`."""

    def __init__(self) -> None:
        self.submitted: list[Command] = []
        self.answers: dict[type[Any], Result | Callable[[Any], Result]] = {}
        self.act: Callable[[Command], Result | None] = lambda command: None
        """Does what the engine would (`engine_over` sets it); None for what it does not do."""

    def submit(
        self, command: Command, then: Callable[[Result], None] | None = None, *, owner: QObject | None = None
    ) -> None:
        self.submitted.append(command)
        answer = self._answer(command)

        def give() -> None:
            if then is not None and (owner is None or shiboken6.isValid(owner)):
                then(answer)

        QTimer.singleShot(0, give)

    def last(self) -> Command:
        """The latest command."""
        return self.submitted[-1]

    def of(self, kind: type[T]) -> list[T]:
        """The commands of a type, the latest last."""
        return [command for command in self.submitted if isinstance(command, kind)]

    def _answer(self, command: Command) -> Result:
        scripted = self.answers.get(type(command))
        if scripted is not None:
            return scripted(command) if callable(scripted) else scripted
        return self.act(command) or Done()


class FakeCovers(QObject):
    """Placeholders only, and what is in `pictures` by address; `arrived` and `found` can be emitted."""

    arrived = Signal(int)
    found = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.pictures: dict[str, QPixmap] = {}
        self.asked: list[tuple[str | None, str]] = []
        """The addresses that were previewed, with their source."""

    def picture(self, series_id: int, name: str, cover_url: str | None, size: QSize, scale: float) -> QPixmap:
        return placeholder_pixmap(name, size, scale)

    def preview(self, name: str, cover_url: str | None, source: str, size: QSize, scale: float) -> QPixmap:
        self.asked.append((cover_url, source))
        return self.pictures.get(cover_url or "") or placeholder_pixmap(name, size, scale)


class FakeWindows:
    """Notes what was opened, as ("chapters", 3)."""

    def __init__(self) -> None:
        self.opened: list[tuple[Any, ...]] = []

    def show_inbox(self) -> None:
        self.opened.append(("inbox",))

    def show_library(self, *, upcoming: bool = False) -> None:
        self.opened.append(("library", upcoming))

    def show_chapters(self, series_id: int) -> None:
        self.opened.append(("chapters", series_id))

    def show_dashboard(self) -> None:
        self.opened.append(("dashboard",))

    def show_settings(self) -> None:
        self.opened.append(("settings",))

    def show_about(self) -> None:
        self.opened.append(("about",))

    def show_shortcuts(self) -> None:
        self.opened.append(("shortcuts",))

    def show_add(self, link: str = "") -> None:
        self.opened.append(("add", link))

    def quit(self) -> None:
        self.opened.append(("quit",))


@dataclass
class FakePlaces:
    """Places in memory."""

    places: dict[str, QByteArray] = field(default_factory=dict)

    def of(self, name: str) -> QByteArray | None:
        return self.places.get(name)

    def remember(self, name: str, geometry: QByteArray) -> None:
        self.places[name] = geometry


@dataclass
class FakeBrowser:
    """Links that were opened; others than http and https are refused, as in the program."""

    opened: list[str] = field(default_factory=list)

    def __call__(self, link: str, beside: QWidget) -> bool:
        if not link.lower().startswith(("http://", "https://")):
            return False
        self.opened.append(link)
        return True


@dataclass(frozen=True)
class Fakes:
    """The context and everything behind it that a test looks at."""

    context: WindowContext
    reads: FakeReads
    commands: FakeCommands
    news: News
    covers: FakeCovers
    windows: FakeWindows
    places: FakePlaces
    browser: FakeBrowser
    clock: FakeClock
    saved: dict[str, str]
    """Saved settings by key; emit `news.settings_changed` after a change."""

    def change(self, changes: Changes = EVERYTHING) -> None:
        """Say that something was stored."""
        self.news.changed.emit(changes)


def make_fakes(theme: Theme, path: Path, saved: Mapping[str, str] | None = None) -> Fakes:
    """The surroundings of a window over the library in the file at `path`, at the instant NOW."""
    clock = FakeClock(NOW)
    reads, commands, news = FakeReads(path, clock), FakeCommands(), News()
    covers, windows, places, browser = FakeCovers(), FakeWindows(), FakePlaces(), FakeBrowser()
    kept = dict(saved or {})

    def settings() -> Resolved:
        return resolve(kept, {})

    context = WindowContext(
        reads=reads,
        commands=commands,
        news=news,
        covers=covers,
        windows=windows,
        places=places,
        theme=theme,
        words=WindowWords(sources={"webtoon": "WEBTOON"}),
        clock=clock,
        settings=settings,
        open_link=browser,
        data_folder=path.parent,
    )
    return Fakes(context, reads, commands, news, covers, windows, places, browser, clock, kept)


def fake_context(theme: Theme, path: Path) -> WindowContext:
    """Only the context, for who looks at nothing behind it."""
    return make_fakes(theme, path).context
