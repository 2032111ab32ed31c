"""What all windows have in common: place, keys, undo, live reads, and what is said of a failure. Main thread."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TypeVar

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from batotray.core.commands import Command, Done, Failed, Result, Undo
from batotray.records import Changes
from batotray.storage.read_models import ReadModels
from batotray.ui.context import WindowContext
from batotray.ui.shortcuts import Shortcut
from batotray.ui.theme import Space
from batotray.ui.widgets.banner import Banner
from batotray.ui.widgets.undo_bar import UndoBar

T = TypeVar("T")
SHORTCUTS = (
    Shortcut("Ctrl+1", QT_TRANSLATE_NOOP("Shortcuts", "Inbox")),
    Shortcut("Ctrl+2", QT_TRANSLATE_NOOP("Shortcuts", "Library")),
    Shortcut("Ctrl+3", QT_TRANSLATE_NOOP("Shortcuts", "Dashboard")),
    Shortcut("Ctrl+N", QT_TRANSLATE_NOOP("Shortcuts", "Add series")),
    Shortcut("Ctrl+,", QT_TRANSLATE_NOOP("Shortcuts", "Settings")),
    Shortcut("F1", QT_TRANSLATE_NOOP("Shortcuts", "This list")),
    Shortcut("Ctrl+Q", QT_TRANSLATE_NOOP("Shortcuts", "Quit batotray")),
    Shortcut("Ctrl+W", QT_TRANSLATE_NOOP("Shortcuts", "Close the window; batotray stays in the tray")),
    Shortcut("Ctrl+Z", QT_TRANSLATE_NOOP("Shortcuts", "Undo what was done last")),
)
"""Those of every window."""
_FRAME = QSize(2 * Space.SMALL, 3 * Space.WIDE)
"""What the window manager may put around a window."""


class _Frame(QVBoxLayout):
    """Room around something; above and below only as long as that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)

    def sizeHint(self) -> QSize:
        return QSize(2 * Space.SMALL, 0) if self.isEmpty() else super().sizeHint()

    def minimumSize(self) -> QSize:
        return QSize(2 * Space.SMALL, 0) if self.isEmpty() else super().minimumSize()


class Window(QWidget):
    """A window of its own; closing it frees it. Subclasses put their widgets into `body` and call `watch`."""

    def __init__(self, context: WindowContext, name: str, title: str) -> None:
        """`name` is what its place is remembered under."""
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setObjectName(name)
        self.context = context
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self.complaint = Banner(context.theme, self)
        self.undo_bar = UndoBar(context.theme, self.tr("Undo"), self.tr("Close"), self)
        self.undo_bar.undone.connect(self._undo)
        self._live: list[LiveRead] = []
        self._ages = QTimer(self, singleShot=True)
        self._ages.timeout.connect(self.refresh_ages)
        self._lay_out()
        self._bind_keys()
        self._is_placed = self._restore_place()

    # -------------------------------------------------------------- reading

    def watch(
        self,
        query: Callable[[ReadModels], T],
        then: Callable[[T], None],
        concerns: Callable[[Changes], bool],
        failed: Callable[[Failed], None] | None = None,
        *,
        rest_ms: int = 0,
    ) -> "LiveRead":
        """Read when the window is shown, and again after each commit that `concerns` it, while it is visible.

        Commits that follow each other closely are read together, `rest_ms` after the read before.
        """
        live = LiveRead(self, query, then, concerns, failed or self.complain, rest_ms)
        self._live.append(live)
        if self.isVisible():
            live.read()
        return live

    def refresh_ages(self) -> None:
        """Relative times have grown older: paint them anew. Overridden by windows that show any."""

    def refresh_ages_in(self, wait: timedelta | None) -> None:
        """Call `refresh_ages` after `wait`, unless the window is hidden by then; None: not at all."""
        if wait is None or not self.isVisible():
            self._ages.stop()
        else:
            self._ages.start(max(1000, round(wait.total_seconds() / self.context.clock.scale * 1000)))

    # -------------------------------------------------------------- asking

    def ask(
        self, command: Command, then: Callable[[Result], None] | None = None, *, done: str | Callable[[Done], str] = ""
    ) -> None:
        """Submit `command`. A refusal is said in the window; what can be undone is offered with the sentence `done`."""

        def answered(result: Result) -> None:
            if isinstance(result, Failed):
                self.complain(result)
            else:
                self.complaint.set_message("bad", "")
            if isinstance(result, Done) and result.undo is not None and done:
                self.undo_bar.offer(done if isinstance(done, str) else done(result), result.undo)
            if then is not None:
                then(result)

        self.context.commands.submit(command, answered, owner=self)

    def complain(self, failure: Failed) -> None:
        """Say what could not be done, and why, until something succeeds."""
        self.complaint.set_message("bad", self.context.words.failure(failure, self.context.clock.now()))

    def _undo(self, token: object) -> None:
        assert token is None or isinstance(token, int)
        self.ask(Undo(token))

    def _undo_latest(self) -> None:
        """Ctrl+Z: the offer on the screen, else the latest thing that can be undone at all."""
        if self.undo_bar.isVisible():
            self.undo_bar.undo()
        else:
            self._undo(None)

    # -------------------------------------------------------------- being a window

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for live in self._live:
            live.read_if_stale()
        if not event.spontaneous():
            self.refresh_ages()

    def hideEvent(self, event: QHideEvent) -> None:
        self._ages.stop()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.context.places.remember(self.objectName(), self.saveGeometry())
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and not self.isMinimized():
            for live in self._live:
                live.read_if_stale()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.body, 1)
        for bar in (self.complaint, self.undo_bar):
            framed = _Frame()
            framed.addWidget(bar)
            column.addLayout(framed)

    def _restore_place(self) -> bool:
        """Whether it is where it was the last time: not on a screen of quite another size."""
        place = self.context.places.of(self.objectName())
        return place is not None and self.restoreGeometry(place)

    def begin_at(self, characters: int, lines: int) -> None:
        """Be so wide and high, unless it is as the reader left it the last time; never larger than the screen."""
        if not self._is_placed:
            metrics = self.fontMetrics()
            wanted = QSize(characters * metrics.averageCharWidth(), lines * metrics.lineSpacing())
            self.resize(wanted.boundedTo(self.screen().availableSize() - _FRAME))

    def _bind_keys(self) -> None:
        windows = self.context.windows
        actions: tuple[Callable[[], object], ...] = (
            windows.show_inbox,
            windows.show_library,
            windows.show_dashboard,
            windows.show_add,
            windows.show_settings,
            windows.show_shortcuts,
            windows.quit,
            self.close,
            self._undo_latest,
        )
        self.bind_all(SHORTCUTS, actions)

    def bind_all(self, shortcuts: Sequence[Shortcut], actions: Sequence[Callable[[], object]]) -> None:
        """Do each of `actions` on the keys of its shortcut."""
        for shortcut, action in zip(shortcuts, actions, strict=True):
            self.bind(shortcut.keys, action)

    def bind(self, keys: str, action: Callable[[], object]) -> None:
        """Do `action` on these keys while the window has the keyboard."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(lambda: action())


class LiveRead(QObject):
    """One query of a window, run again when it may have another answer; while hidden it only remembers to."""

    def __init__(
        self,
        window: Window,
        query: Callable[[ReadModels], T],
        then: Callable[[T], None],
        concerns: Callable[[Changes], bool],
        failed: Callable[[Failed], None],
        rest_ms: int = 0,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._query: Callable[[ReadModels], object] = query
        self._then: Callable[[T], None] = then
        self._concerns = concerns
        self._failed = failed
        self._is_stale = True
        self._is_asked = False
        self._reading = False
        self._rest = QTimer(self, singleShot=True, interval=rest_ms)
        self._rest.timeout.connect(self._again)
        window.context.news.changed.connect(self._on_changed)

    def read(self) -> None:
        """Read now; asked again while an answer is under way, once more after it."""
        if self._reading:
            self._is_stale = self._is_asked = True
            return
        self._is_stale = self._is_asked = False
        self._reading = True
        if self._rest.interval():
            self._rest.start()
        self._window.context.reads.read(self._query, self._on_answer, owner=self, failed=self._on_failure)

    def read_if_stale(self) -> None:
        """Catch up with what happened while the window was hidden."""
        if self._is_stale:
            self.read()

    def _on_changed(self, changes: object) -> None:
        assert isinstance(changes, Changes)
        if not self._concerns(changes):
            return
        self._is_stale = True
        if self._window.isVisible() and not self._window.isMinimized():
            self._read_rested()

    def _on_answer(self, answer: object) -> None:
        self._reading = False
        self._then(answer)  # type: ignore[arg-type]
        self._again()

    def _on_failure(self, failure: Failed) -> None:
        self._reading = False
        self._failed(failure)
        self._again()

    def _again(self) -> None:
        """Read what was asked for meanwhile at once, and what is merely news once there was rest."""
        if self._is_stale and self._window.isVisible():
            if self._is_asked:
                self.read()
            else:
                self._read_rested()

    def _read_rested(self) -> None:
        if not self._reading and not self._rest.isActive():
            self.read()
