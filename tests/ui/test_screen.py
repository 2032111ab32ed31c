"""Whether there is a screen is known before Qt is asked, which would end the process."""

import ctypes
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from batotray.ui.screen import why_no_screen

NOWHERE = {"DISPLAY": ":nowhere"}


@pytest.fixture(autouse=True)
def _linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")


@pytest.fixture
def wayland(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a session with a compositor that takes connections."""
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-7"))
        compositor.listen()
        yield {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-7"}


def test_without_any_name_of_a_screen_that_is_said() -> None:
    assert why_no_screen({"DISPLAY": ""}) == (
        "there is no screen: none of DISPLAY, WAYLAND_DISPLAY, QT_QPA_PLATFORM is set"
    )


def test_elsewhere_screens_have_no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    assert why_no_screen({}) == ""


def test_a_display_that_does_not_answer_is_none() -> None:
    assert why_no_screen(NOWHERE) == "the screen :nowhere does not answer, or refuses this user"


def test_a_compositor_that_answers_will_do(wayland: dict[str, str]) -> None:
    assert why_no_screen(wayland | NOWHERE) == ""


def test_a_compositor_that_is_gone_will_not(tmp_path: Path) -> None:
    gone = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-7"}
    assert "the screen wayland-7 or :nowhere does not answer" in why_no_screen(gone | NOWHERE)


@pytest.mark.parametrize("platform", ["offscreen", "offscreen:size=800x600", "vnc"])
def test_a_platform_of_qt_that_needs_no_screen_is_left_to_qt(platform: str) -> None:
    assert why_no_screen({"QT_QPA_PLATFORM": platform}) == ""


def test_only_the_platform_that_was_asked_for_counts(wayland: dict[str, str]) -> None:
    assert why_no_screen(wayland | NOWHERE | {"QT_QPA_PLATFORM": "xcb"}) != ""
    assert why_no_screen(wayland | NOWHERE | {"QT_QPA_PLATFORM": "xcb;wayland"}) == ""


def test_without_the_library_that_knows_displays_it_is_left_to_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert why_no_screen(NOWHERE) == ""


def test_it_is_found_out_without_qt() -> None:
    script = "import sys, batotray.ui.screen; raise SystemExit(any('PySide6' in name for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
