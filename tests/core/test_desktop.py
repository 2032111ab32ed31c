"""Toasts on macOS and Windows, as far as can be told here: what is asked of the library and what its answers mean."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import desktop_notifier
import pytest

from batotray.core import desktop as under_test
from batotray.core.desktop import Action, DesktopNotifier
from batotray.core.outbox import KEPT_IN_MIND, Toast

TOAST = Toast(7, "Tom & <b>Jerry</b>", "1 < 2 & 3", 1, None, can_open=True)


class Library:
    """Stands in for desktop-notifier's class on a platform that is not this one."""

    def __init__(self, name: str, icon: object) -> None:
        self.abilities: frozenset[str] = frozenset({"title"})
        self.allowed = True
        self.grants = False
        self.confirms = True
        self.hangs = False
        self.sent: list[dict[str, Any]] = []
        self.here: list[str] = []
        self.cleared: list[str] = []

    async def get_capabilities(self) -> frozenset[str]:
        return self.abilities

    async def has_authorisation(self) -> bool:
        return self.allowed

    async def request_authorisation(self) -> bool:
        return self.grants

    async def get_current_notifications(self) -> list[str]:
        return self.here

    async def clear(self, identifier: str) -> None:
        if self.hangs:
            await asyncio.Event().wait()
        self.here.remove(identifier)
        self.cleared.append(identifier)

    async def send(self, *, on_dispatched: Callable[[], None], **toast: Any) -> str:
        if self.hangs:
            await asyncio.Event().wait()
        self.sent.append(toast)
        self.here.append(f"toast {len(self.sent)}")
        if self.confirms:
            on_dispatched()
        return self.here[-1]


class Scene:
    """A notifier on another platform, its library, and what was clicked."""

    def __init__(self) -> None:
        self.library = Library("", None)
        self.clicks: list[tuple[int, Action]] = []
        self.notifier = DesktopNotifier(lambda number, action: self.clicks.append((number, action)))

    def ready(self) -> bool:
        return asyncio.run(self.notifier.ready())

    def send(self, toast: Toast = TOAST) -> bool:
        return asyncio.run(self.notifier.send(toast))


@pytest.fixture
def scene(monkeypatch: pytest.MonkeyPatch) -> Scene:
    monkeypatch.setattr("sys.platform", "darwin")
    made = Scene()
    monkeypatch.setattr(desktop_notifier, "DesktopNotifier", lambda name, icon: made.library)
    return made


def test_plain_text_stays_plain_where_nothing_reads_markup(scene: Scene) -> None:
    assert scene.ready()
    assert scene.send()
    (sent,) = scene.library.sent
    assert (sent["title"], sent["message"]) == ("Tom & <b>Jerry</b>", "1 < 2 & 3")


def test_buttons_and_a_click_come_back_as_actions(scene: Scene) -> None:
    scene.send()
    (sent,) = scene.library.sent
    for button in sent["buttons"]:
        button.on_pressed()
    sent["on_clicked"]()
    assert [button.title for button in sent["buttons"]] == ["Open", "Mark read", "Snooze"]
    assert scene.clicks == [(7, "open"), (7, "read"), (7, "snooze"), (7, "open")]


def test_where_the_library_can_show_nothing_nobody_is_there(scene: Scene) -> None:
    scene.library.abilities = frozenset()
    assert not scene.ready()
    assert not scene.send()
    assert scene.library.sent == []


@pytest.mark.parametrize("grants", [True, False])
def test_permission_is_asked_for_and_a_refusal_counts(scene: Scene, grants: bool) -> None:
    scene.library.allowed, scene.library.grants = False, grants
    assert scene.ready() is grants
    assert scene.send() is grants
    assert len(scene.library.sent) == grants


def test_only_a_confirmed_dispatch_counts(scene: Scene) -> None:
    scene.library.confirms = False
    assert not scene.send()


def test_what_hangs_is_given_up_with_a_line_in_the_log(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(under_test, "SECONDS", 0.05)
    scene.library.hangs = True
    with caplog.at_level(logging.WARNING):
        assert not scene.send()
    assert "no desktop notification: TimeoutError" in caplog.text


# ------------------------------------------------------------------ taken back


def of_rows(*rows: int) -> Toast:
    return replace(TOAST, notification_id=rows[0], rows=frozenset(rows))


def test_a_toast_is_taken_off_the_screen_by_the_rows_it_told_of(scene: Scene) -> None:
    for toast in (of_rows(1), of_rows(2, 3)):
        scene.send(toast)
    asyncio.run(scene.notifier.withdraw([of_rows(2, 3)]))
    assert (scene.library.cleared, scene.library.here) == (["toast 2"], ["toast 1"])


def test_one_that_has_gone_by_itself_is_left_in_peace(scene: Scene) -> None:
    scene.send(of_rows(1))
    scene.library.here.clear()
    asyncio.run(scene.notifier.withdraw([of_rows(1), of_rows(9)]))
    assert scene.library.cleared == []


def test_a_notifier_that_hangs_while_a_toast_is_taken_back_holds_up_nobody(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(under_test, "SECONDS", 0.05)
    scene.send(of_rows(1))
    scene.library.hangs = True
    asyncio.run(scene.notifier.withdraw([of_rows(1)]))
    assert scene.library.cleared == []


def test_only_the_latest_toasts_are_kept_in_mind(scene: Scene) -> None:
    for row in range(1, KEPT_IN_MIND + 2):
        scene.send(of_rows(row))
    asyncio.run(scene.notifier.withdraw([of_rows(1), of_rows(2)]))
    assert scene.library.cleared == ["toast 2"]


def test_at_the_end_all_toasts_go_also_those_about_no_row(scene: Scene) -> None:
    for toast in (of_rows(1), TOAST, of_rows(2)):
        scene.send(toast)
    scene.library.here.remove("toast 3")
    asyncio.run(scene.notifier.withdraw_all())
    assert scene.library.cleared == ["toast 1", "toast 2"]


def test_the_end_waits_half_a_second_at_most_for_toasts_to_go(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    assert under_test.LEAVING_SECONDS < 0.5
    monkeypatch.setattr(under_test, "LEAVING_SECONDS", 0.02)
    for row in range(9):
        scene.send(of_rows(row))
    scene.library.hangs = True
    asyncio.run(asyncio.wait_for(scene.notifier.withdraw_all(), 2))
    assert scene.library.cleared == []
