"""What the engine says reaches the windows merged, and settings follow it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from batotray.core.events import Activity, AttentionNeeded, Changed, Ready
from batotray.records import Changes
from batotray.storage.store import Store
from batotray.ui.context import News
from batotray.ui.live_settings import LiveSettings
from batotray.ui.newsroom import Newsroom
from tests.builders import NOW
from tests.fakes import FakeClock
from tests.ui.fake_context import FakeReads


class Heard(QObject):
    """Notes everything that comes as news."""

    def __init__(self, news: News) -> None:
        super().__init__(news)
        self.all: list[object] = []
        for signal in (news.changed, news.activity, news.attention):
            signal.connect(self.all.append)


@pytest.fixture
def news(qapp: object) -> News:
    return News()


def test_commits_in_quick_succession_are_told_once(qtbot: QtBot, news: News) -> None:
    room, heard = Newsroom(news), Heard(news)
    room.hear(Changed(Changes(series=frozenset({1}), checks=True)))
    room.hear(Changed(Changes(series=frozenset({2}), notifications=True)))
    assert heard.all == []
    qtbot.waitUntil(lambda: heard.all != [])
    assert heard.all == [Changes(series=frozenset({1, 2}), checks=True, notifications=True)]


def test_of_several_activities_the_latest_is_told_after_the_changes(qtbot: QtBot, news: News) -> None:
    room, heard = Newsroom(news), Heard(news)
    room.hear(Activity(1, 2, "One"))
    room.hear(Changed(Changes(checks=True)))
    room.hear(Activity())
    qtbot.waitUntil(lambda: len(heard.all) == 2)
    assert heard.all == [Changes(checks=True), Activity()]


def test_what_comes_later_is_told_again(qtbot: QtBot, news: News) -> None:
    room, heard = Newsroom(news), Heard(news)
    room.hear(Changed(Changes(checks=True)))
    qtbot.waitUntil(lambda: len(heard.all) == 1)
    room.hear(Changed(Changes(settings=True)))
    qtbot.waitUntil(lambda: len(heard.all) == 2)
    assert heard.all[1] == Changes(settings=True)


def test_what_needs_attention_is_told_at_once_and_other_events_are_no_news(news: News) -> None:
    room, heard = Newsroom(news), Heard(news)
    room.hear(Ready())
    room.hear(AttentionNeeded("bugs", {"count": 3}))
    assert heard.all == [AttentionNeeded("bugs", {"count": 3})]


def test_settings_are_read_anew_when_one_was_saved(qtbot: QtBot, news: News, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    store = Store.open(path, FakeClock(NOW))
    settings = LiveSettings(FakeReads(path, FakeClock(NOW)), news, {"BATOTRAY_MIN_DELAY": "9"}, {})
    assert settings().settings.min_delay == 9
    store.settings.set("theme", "dark")
    with qtbot.waitSignal(news.settings_changed):
        news.changed.emit(Changes(settings=True))
    assert settings().settings.theme == "dark"
    assert settings().origins["theme"] == "saved"
    assert settings().origins["min_delay"] == "environment"
    store.close()
