"""Opening a link from a window: only web pages leave the program, and who clicked is told why another did not.

Main thread.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from batotray.ui.web import is_link, open_in_browser


def open_link(link: str, beside: QWidget, browse: Callable[[str], bool] = open_in_browser) -> bool:
    """Whether the link is opened; if not, a sentence beside the widget says why, also to a screen reader."""
    if is_link(link) and browse(link):
        return True
    from PySide6.QtWidgets import QToolTip

    from batotray.ui.widgets.announcing import announce

    # The link itself is left out: it is somebody else's text, and a hint may be read as markup.
    sentence = _no_browser() if is_link(link) else _no_web_page()
    QToolTip.showText(beside.mapToGlobal(beside.rect().bottomLeft()), sentence, beside)
    announce(beside, sentence)
    return False


def _no_web_page() -> str:
    return QCoreApplication.translate("Links", "This link does not lead to a web page, so it is not opened.")


def _no_browser() -> str:
    return QCoreApplication.translate("Links", "The link could not be opened: the desktop found no browser for it.")
