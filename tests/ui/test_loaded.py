"""What is not loaded for the icon, so that it comes at once, and what is not while there is no window: memory.

Seen in a process of its own, where nobody else has imported it.
"""

import json
import os
import subprocess
import sys
from typing import TypeAlias

import pytest

from batotray.paths import DATABASE, prepare
from tests.ui.sample_library import build

Loaded: TypeAlias = dict[str, set[str]]

AFTER_THE_ICON = {
    "PySide6.QtCore.Qt",  # 25 ms: all enumerations of the namespace are made when one is named
    "PySide6.QtWidgets.QStyle",  # 10 ms, for the same reason
    "PySide6.QtDBus",
    "dataclasses",
    "subprocess",
    "sqlite3",
    "pydantic",
    "sqlalchemy",
    "sqlmodel",
    "httpx",
    "apscheduler",
    "desktop_notifier",
    "batotray.records",
    "batotray.wording",
    "batotray.ui.shell",
}
WITH_A_WINDOW = {
    "PySide6.QtWidgets.QMessageBox",
    "batotray.ui.furnishing",
    "batotray.ui.theme",
    "batotray.ui.icons",
    "batotray.ui.covers",
    "batotray.ui.window",
}
NEVER = {"batotray.storage.plain_tables", "configparser", "plistlib", "desktop_notifier", "feedparser", "pyqtgraph"}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """What was there when the icon was painted, when the engine was ready, and with the first window."""
    folder = tmp_path_factory.mktemp("loaded")
    prepare(folder)
    build(folder / DATABASE, "plain")
    command = [sys.executable, "-m", "tests.ui.icon_program", str(folder)]
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=50, check=False)
    assert done.returncode == 0, done.stderr
    return {when: set(names) for when, names in json.loads(done.stdout.splitlines()[-1]).items()}


def test_the_icon_waits_for_nothing_that_it_does_not_need(loaded: Loaded) -> None:
    assert loaded["icon"] & AFTER_THE_ICON == set()


def test_there_are_no_parts_of_windows_while_there_is_none(loaded: Loaded) -> None:
    assert loaded["ready"] & (WITH_A_WINDOW | NEVER) == set()


def test_a_first_window_brings_them(loaded: Loaded) -> None:
    """Else the names above would hold nothing."""
    assert loaded["window"] >= {*WITH_A_WINDOW - {"PySide6.QtWidgets.QMessageBox"}, "PySide6.QtCore.Qt"}


def test_a_first_window_does_without_what_only_an_announcement_needs(loaded: Loaded) -> None:
    assert "PySide6.QtGui.QAccessible" not in loaded["window"]


def test_what_costs_a_first_window_time_and_little_memory_is_there_before_it(loaded: Loaded) -> None:
    assert loaded["ready"] >= {"PySide6.QtCore.Qt", "PySide6.QtWidgets.QStyle"}


def test_the_engine_brings_its_libraries_after_the_icon(loaded: Loaded) -> None:
    assert loaded["ready"] >= {"sqlmodel", "httpx", "apscheduler", "batotray.wording"}
