"""Shows that something went wrong inside the program, once, without stopping it. Main thread, but for `hook`.

The log has the traceback; this window has what a person can do: look at the log, go on, or quit.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from batotray.ui.folders import open_folder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox, QPushButton


class Complaints(QObject):
    """Raises one message box at a time, never a modal one: the program goes on behind it."""

    _caught = Signal(str)

    def __init__(self, folder: Path, quit_program: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._quit = quit_program
        self._box: QMessageBox | None = None
        self._caught.connect(self._say_bug)

    def hook(self) -> Callable[[], None]:
        """Hear of exceptions nobody caught from now on; returns what undoes it."""
        before = sys.excepthook

        def on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            before(kind, error, trace)
            if issubclass(kind, Exception):
                self._caught.emit(kind.__name__)

        def undo() -> None:
            sys.excepthook = before

        sys.excepthook = on_exception
        return undo

    def say(self, title: str, sentence: str) -> None:
        """Show a sentence with a way to the log and a way out, unless one is shown already."""
        if self._box is not None:
            return
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Warning, title, sentence)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowModality(Qt.WindowModality.NonModal)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        log = self._add(box, self.tr("Open log folder"), QMessageBox.ButtonRole.ActionRole)
        leave = self._add(box, self.tr("Quit"), QMessageBox.ButtonRole.DestructiveRole)
        go_on = self._add(box, self.tr("Go on"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(go_on)
        box.setEscapeButton(go_on)  # without one a message box cannot be closed
        log.clicked.connect(lambda: open_folder(self._folder))
        leave.clicked.connect(lambda: self._quit())
        box.destroyed.connect(self._on_gone)
        self._box = box
        box.show()

    def close(self) -> None:
        """Take the message down."""
        if self._box is not None:
            self._box.close()

    def _add(self, box: "QMessageBox", text: str, role: "QMessageBox.ButtonRole") -> "QPushButton":
        button: QPushButton = box.addButton(text, role)
        return button

    def _on_gone(self) -> None:
        self._box = None

    def _say_bug(self, kind: str) -> None:
        sentence = self.tr("Something went wrong inside batotray ({kind}). What you did last may not have been done.")
        self.say("batotray", sentence.format(kind=kind))
