"""A tray that is late is looked for; one that is there is left in peace, since every look wakes the whole desktop."""

import pytest
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from batotray.ui.tray_host import TrayHost

SOON_MS = (20, 40, 60)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What each look saw; a tray is there from the second one on."""
    seen: list[bool] = []

    def look() -> bool:
        seen.append(len(seen) > 0)
        return seen[-1]

    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", look)
    return seen


def test_a_late_tray_is_found_and_then_looked_for_no_more(qtbot: QtBot, looks: list[bool]) -> None:
    host = TrayHost(patience_ms=1000)
    for timer, wait in zip(host._later, SOON_MS, strict=True):
        timer.setInterval(wait)
    with qtbot.waitSignal(host.appeared, timeout=2000):
        host.start()
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in host._later), timeout=2000)
    assert looks == [False, True]


def test_a_tray_that_is_there_is_looked_at_now_and_then(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every look waits for the panel; in a round the icon changes several times a second."""
    answers = [True, False]
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: answers.pop(0))
    host = TrayHost(patience_ms=60_000)
    for _ in range(5):
        host.look_now_and_then()
    assert answers == [False]
    host._rest.setInterval(1)
    host._rest.start()
    qtbot.waitUntil(lambda: not answers)
    assert host._was_there is False
