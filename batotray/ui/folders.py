"""Opening a folder of this machine in its file manager. Main thread; the desktop does the work."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_folder(folder: Path) -> bool:
    """Whether the desktop took it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
