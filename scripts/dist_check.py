"""Starts the bundle of `make dist` on a desktop of its own with an empty HOME: icon, demo, toast, dashboard, end."""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.desktop.session.desktop import running_desktop  # noqa: E402
from tests.desktop.session.parts import eventually  # noqa: E402

BUNDLE = Path(os.environ.get("BATOTRAY_BUNDLE", ROOT / "dist" / "batotray"))


def main() -> None:
    """Raises AssertionError naming the first thing that did not happen."""
    with running_desktop() as desktop, tempfile.TemporaryDirectory() as home:
        desktop.whole()
        env = {"HOME": home, "XDG_DATA_HOME": f"{home}/data", "XDG_CONFIG_HOME": f"{home}/config"}
        demo = desktop.launch(BUNDLE / "batotray", "demo", "--seconds", "60", more_env=env)
        item = desktop.tray.wait_for_item()
        print("seen: the tray icon")
        eventually(lambda: "unread" in item.hover_text() and "0 unread" not in item.hover_text(), "a new chapter", 50)
        print(f"seen: a check that found something ({item.hover_text().splitlines()[0]})")
        eventually(desktop.notifier.toasts, "a toast", 50)
        print("seen: a toast")
        item.choose("Dashboard")
        eventually(lambda: "Dashboard" in desktop.windows(), "the dashboard")
        print("seen: the dashboard")
        desktop.screenshot(BUNDLE.parent / "dist-check.png")
        item.choose("Quit")
        assert demo.wait(10) == 0, demo.output()
        print("seen: a clean end")
        tray = desktop.launch(BUNDLE / "batotray-tray", "--data-dir", f"{home}/own", "--hidden", more_env=env)
        item = desktop.tray.wait_for_item()
        eventually(item.menu, "its menu")
        item.choose("Quit")
        assert tray.wait(10) == 0, tray.output()
        print("seen: batotray-tray starts and ends")


if __name__ == "__main__":
    main()
