"""The setting and what the session starts stay in step, without the main thread touching a file."""

import threading

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from batotray.errors import StorageError
from batotray.settings import resolve
from batotray.ui.context import News
from batotray.ui.login_start import LoginStart

pytestmark = pytest.mark.usefixtures("qapp")


class Recorded:
    """What is turned on and off, and on which thread."""

    def __init__(self) -> None:
        self.turns: list[str] = []
        self.threads: set[int] = set()

    def turn_on(self) -> None:
        self._turn("on")

    def turn_off(self) -> None:
        self._turn("off")

    def _turn(self, way: str) -> None:
        self.turns.append(way)
        self.threads.add(threading.get_ident())


class Refused(Recorded):
    def turn_on(self) -> None:
        raise StorageError("no room")


class Scene:
    """A setting that a test saves."""

    def __init__(self, autostart: Recorded) -> None:
        self.saved: dict[str, str] = {}
        self.news = News()
        self.pool = QThreadPool()
        self.login = LoginStart(autostart, lambda: resolve(self.saved, {}, {}), self.news, self.pool)

    def save(self, **settings: str) -> None:
        self.saved |= settings
        self.news.settings_changed.emit()
        assert self.pool.waitForDone(5000)


def test_nothing_is_done_before_the_settings_were_read(qapp: QApplication) -> None:
    recorded = Recorded()
    Scene(recorded)
    assert recorded.turns == []


def test_each_change_of_the_setting_is_followed_once_and_in_the_pool() -> None:
    recorded = Recorded()
    scene = Scene(recorded)
    scene.save()
    scene.save(start_at_login="true")
    scene.save(theme="dark")
    scene.save(start_at_login="false")
    assert recorded.turns == ["off", "on", "off"]
    assert threading.get_ident() not in recorded.threads


def test_a_disk_that_refuses_is_a_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    Scene(Refused()).save(start_at_login="true")
    assert "could not be turned on: no room" in caplog.text
