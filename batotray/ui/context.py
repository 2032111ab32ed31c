"""What a window is given: the ways to read, to ask for changes and to hear of them. Main thread.

Windows know nothing else of the program. The shell (`app.py`) makes the one context; tests make their own of fakes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QByteArray, QObject, QSize, Signal, SignalInstance
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from batotray.clock import Clock
from batotray.core.commands import Command, Failed, Result
from batotray.settings import Resolved
from batotray.storage.read_models import ReadModels
from batotray.wording import Wording

if TYPE_CHECKING:
    from batotray.ui.theme import Theme

T = TypeVar("T")


class Reads(Protocol):
    """Runs queries on the reader thread, in order, and answers on the main thread."""

    def read(
        self,
        query: Callable[[ReadModels], T],
        then: Callable[[T], None],
        *,
        owner: QObject,
        failed: Callable[[Failed], None] | None = None,
    ) -> None:
        """Call `then` with what `query` found, or `failed`; neither, once `owner` is destroyed. Returns at once."""


class Commands(Protocol):
    """Hands commands to the engine and answers on the main thread."""

    def submit(
        self, command: Command, then: Callable[[Result], None] | None = None, *, owner: QObject | None = None
    ) -> None:
        """Call `then` with the engine's answer, unless `owner` was destroyed. Returns at once, raises nothing."""


class News(QObject):
    """What the engine says, on the main thread; events within 50 ms are merged."""

    changed = Signal(object)
    """`records.Changes` of the commits since the last time."""
    activity = Signal(object)
    """`events.Activity`: what the engine is at now."""
    attention = Signal(object)
    """`events.AttentionNeeded`: something that is no row of the inbox."""
    settings_changed = Signal()
    """`WindowContext.settings()` answers otherwise now."""


class CoverShelf(Protocol):
    """Covers by series: the placeholder at once, the picture when it was fetched and decoded."""

    @property
    def arrived(self) -> SignalInstance:
        """Emits a series' id when its cover can be painted."""

    @property
    def found(self) -> SignalInstance:
        """Emits the address of a cover that was asked for by `preview`, when it can be painted."""

    def picture(self, series_id: int, name: str, cover_url: str | None, size: QSize, scale: float) -> QPixmap:
        """The cover, `size` logical pixels large, for a device pixel ratio of `scale`. Never waits for anything."""

    def preview(self, name: str, cover_url: str | None, source: str, size: QSize, scale: float) -> QPixmap:
        """The same for a series that `source` told of and that nobody follows yet."""


class Windows(Protocol):
    """Opens windows, or raises the one that is open already."""

    def show_inbox(self) -> None: ...

    def show_library(self, *, upcoming: bool = False) -> None: ...

    def show_chapters(self, series_id: int) -> None: ...

    def show_dashboard(self) -> None: ...

    def show_settings(self) -> None: ...

    def show_about(self) -> None: ...

    def show_shortcuts(self) -> None: ...

    def show_add(self, link: str = "") -> None: ...

    def quit(self) -> None: ...


class Places(Protocol):
    """Where windows were, kept over restarts."""

    def of(self, name: str) -> QByteArray | None:
        """What `QWidget.saveGeometry` gave for the window of this name, if it is known."""

    def remember(self, name: str, geometry: QByteArray) -> None:
        """Keep it; written later and not on this thread."""


@dataclass(frozen=True, slots=True)
class WindowContext:
    """Everything a window may use."""

    reads: Reads
    commands: Commands
    news: News
    covers: CoverShelf
    windows: Windows
    places: Places
    theme: "Theme"
    words: Wording
    clock: Clock
    settings: Callable[[], Resolved]
    """The settings in force and where each comes from, as of the last change."""
    open_link: Callable[[str, QWidget], bool]
    """Open an http or https link in the browser; says why not, beside the widget, and answers False for all others."""
    data_folder: Path
    is_passing: bool = False
    """Whether the library is thrown away at the end, as in the demo: then nothing is there to be started at login."""
