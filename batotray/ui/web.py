"""Which links may be opened, and opening them in the browser. Main thread."""

from urllib.parse import urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

LONGEST = 2000


def is_link(text: str) -> bool:
    """Whether `text` is one http or https link and nothing else."""
    if len(text) > LONGEST or not text.isprintable() or " " in text:
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def open_in_browser(link: str) -> bool:
    """Whether it may be opened and the desktop took it."""
    return is_link(link) and QDesktopServices.openUrl(QUrl(link))
