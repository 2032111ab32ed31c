"""Links: http and https leave the program, everything else is refused with a sentence."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from batotray.ui.links import open_link
from batotray.ui.web import LONGEST, is_link, open_in_browser

PAGE = "https://example.org/chapter/12?lang=en#page-3"
REFUSED = [
    "javascript:alert(1)",
    "file:///etc/passwd",
    "FILE://host/share",
    "data:text/html,<b>x</b>",
    "mailto:a@example.org",
    "ssh://example.org",
    "batotray:open",
    "http:///no-host",
    "https:example.org",
    "//example.org/x",
    "example.org/x",
    " https://example.org",
    "https://example.org/a b",
    "https://example.org/\nfile:///x",
    "https://example.org/\u202egnp.exe",
    "https://[::1",
    "",
    "https://example.org/" + "x" * LONGEST,
]


class Browser:
    """Takes every link and remembers it."""

    def __init__(self) -> None:
        self.pages: list[str] = []

    def __call__(self, link: str | QUrl) -> bool:
        self.pages.append(QUrl(link).toString())
        return True


@pytest.fixture
def button(qtbot: QtBot) -> Iterator[QPushButton]:
    made = QPushButton("Open")
    qtbot.addWidget(made)
    made.show()
    yield made
    QToolTip.hideText()


@pytest.mark.parametrize("link", [PAGE, "http://127.0.0.1:8080/x", "HTTPS://EXAMPLE.ORG", "https://例え.テスト/章"])
def test_web_pages_are_links(link: str) -> None:
    assert is_link(link)


@pytest.mark.parametrize("link", REFUSED)
def test_everything_else_is_refused_with_a_sentence(button: QPushButton, link: str) -> None:
    browser = Browser()
    assert not open_link(link, button, browser)
    assert browser.pages == []
    assert QToolTip.text() == "This link does not lead to a web page, so it is not opened."


def test_a_web_page_goes_to_the_browser_without_a_word(button: QPushButton) -> None:
    browser = Browser()
    assert open_link(PAGE, button, browser)
    assert browser.pages == [PAGE]
    assert QToolTip.text() == ""


def test_a_desktop_without_browser_says_so(button: QPushButton) -> None:
    assert not open_link(PAGE, button, lambda text: False)
    assert "no browser" in QToolTip.text()


def test_the_browser_is_the_desktops_own(monkeypatch: pytest.MonkeyPatch) -> None:
    desktop = Browser()
    monkeypatch.setattr(QDesktopServices, "openUrl", desktop)
    assert open_in_browser(PAGE)
    assert not open_in_browser("file:///etc/passwd")
    assert desktop.pages == [PAGE]
