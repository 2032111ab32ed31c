"""Which texts are links that may leave the program."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from batotray.ui.web import is_link, open_in_browser


@pytest.mark.parametrize("text", ["https://example.org", "http://127.0.0.1:8080/a?b=c#d", "HTTPS://EXAMPLE.ORG/"])
def test_web_pages_are_links(text: str) -> None:
    assert is_link(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "mailto:a@example.org",
        "https://",
        "https:///path",
        "https://[broken",
        "https://example.org/ and more",
        "https://example.org/\nhttps://example.org/",
        "https://example.org/\u202e",
        f"https://example.org/{'x' * 3000}",
    ],
)
def test_everything_else_is_not(text: str) -> None:
    assert not is_link(text)


def test_only_links_reach_the_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def take(url: QUrl) -> bool:
        opened.append(url.toEncoded().toStdString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    assert open_in_browser("https://example.org/a%20b")
    assert not open_in_browser("file:///etc/passwd")
    assert opened == ["https://example.org/a%20b"]
