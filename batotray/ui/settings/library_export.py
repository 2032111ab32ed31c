"""Writes the library for other programs: `batotray export` beside this one, so that nothing waits. Main thread."""

from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from batotray.ui.autostart import own_command
from batotray.wording import plain


class LibraryExport(QObject):
    """Writes one file, whole or not at all."""

    finished = Signal(bool, str)
    """Whether it is written, and if not, why, as far as that is known."""

    def __init__(self, folder: Path, path: str, parent: QObject | None = None) -> None:
        """From the data folder to the file at `path`: as CSV by its ending, else as JSON, with all chapters."""
        super().__init__(parent)
        more = () if path.lower().endswith(".csv") else ("--chapters",)
        program, *arguments = own_command(("--data-dir", str(folder), "export", path, *more))
        self._process = QProcess(self)
        self._process.setProgram(program)
        self._process.setArguments(arguments)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    def start(self) -> None:
        """Begin; returns at once."""
        self._process.start()

    def _on_finished(self, code: int) -> None:
        said = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").splitlines()
        self.finished.emit(code == 0, plain(said[-1]) if said and code else "")

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # all others end with `finished`
            self.finished.emit(False, plain(self._process.errorString()))
