"""Start at login, as a session does it: the setting writes an entry, and the entry starts the program in the tray."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.desktop.session.desktop import Desktop
from tests.desktop.session.parts import eventually
from tests.desktop.session.tray import Tray

pytestmark = pytest.mark.skipif(shutil.which("gio") is None, reason="no gio (libglib2.0-bin) that starts entries")


def test_the_saved_setting_has_the_session_start_the_tray(desktop: Desktop, tray_host: Tray, tmp_path: Path) -> None:
    batotray = (sys.executable, "-m", "batotray", "--data-dir", str(tmp_path))
    entry = Path(desktop.env["XDG_CONFIG_HOME"], "autostart", "batotray.desktop")
    program = desktop.launch(*batotray, "--hidden")
    tray_host.wait_for_item()
    desktop.run(*batotray, "set", "start_at_login", "true")
    eventually(entry.exists, "the entry")
    tray_host.wait_for_item().choose("Quit")
    assert program.wait(10) == 0

    desktop.launch("gio", "launch", entry)
    tray_host.wait_for_item()
    desktop.run(*batotray, "set", "start_at_login", "false")
    eventually(lambda: not entry.exists(), "no entry")
    tray_host.wait_for_item().choose("Quit")
    tray_host.wait_for_icons(0)
