"""One desktop for all tests of this folder; each test gets it whole. Skipped, with the reason, where it cannot be.

The parts are real: a virtual screen, a session bus of its own, a window manager, a panel with a tray, a notification
daemon. A program goes there in a process of its own; the test watches from outside and may block.

    def test_the_icon(desktop, tray_host, notifier):
        program = desktop.launch(sys.executable, "-m", "batotray", "--data-dir", str(folder))
        item = tray_host.wait_for_item()     # .icons() by width, .hover_text(), .activate()
        item.menu()                          # lines with label, enabled, checked, children
        item.choose("Quit")                  # by label
        assert program.wait(5) == 0          # .output() is what it wrote

`tray_host`: items(), click("left" | "middle" | "right") with a real mouse, stop(), start(kind), restart(kind), where
kind is "sni" or "xembed". `notifier`: wait_for(count), toasts(), press("open" | "read" | "snooze" | "default") on the
newest or a given toast; stop() for an absent one, suspend() for one that hangs, start(), resume(). `desktop`: env (for
programs; in the test's own process with monkeypatch.setenv), windows() (titles), run() for xdotool, screenshot(path).
`accessibility`: launch(..., more_env=SPEAKING), then tree(application).names("push button"). `portal`: set_dark(True).
`eventually(condition, what)` of session/parts.py waits. What a test takes away is given back before the next one.
"""

import signal
from collections.abc import Iterator

import pytest

from tests.desktop.session.accessibility import Accessibility
from tests.desktop.session.desktop import Desktop, missing, running_desktop
from tests.desktop.session.notifier import Dunst
from tests.desktop.session.portal import Portal
from tests.desktop.session.tray import Tray


@pytest.fixture(scope="session")
def one_desktop() -> Iterator[Desktop]:
    """Started with the first test that wants it."""
    reason = missing()
    if reason:
        pytest.skip(reason)
    # A run that is ended from outside takes the desktop with it, as one does that is interrupted at the keyboard.
    former = signal.signal(signal.SIGTERM, signal.default_int_handler)
    with running_desktop() as desktop:
        yield desktop
    signal.signal(signal.SIGTERM, former)


@pytest.fixture
def desktop(one_desktop: Desktop) -> Iterator[Desktop]:
    """The desktop with its notifier and its tray, without toasts; programs started by the test end with it."""
    one_desktop.whole()
    yield one_desktop
    one_desktop.end_programs()


@pytest.fixture
def tray_host(desktop: Desktop) -> Tray:
    """The panel that shows tray icons."""
    return desktop.tray


@pytest.fixture
def notifier(desktop: Desktop) -> Dunst:
    """The notification daemon."""
    return desktop.notifier


@pytest.fixture
def accessibility(desktop: Desktop) -> Accessibility:
    """The accessibility bus, on which programs in the environment SPEAKING tell about their widgets."""
    desktop.accessibility.start()
    return desktop.accessibility


@pytest.fixture
def portal(desktop: Desktop) -> Iterator[Portal]:
    """The settings portal of a light desktop, which a test may make dark."""
    desktop.portal.start()
    yield desktop.portal
    desktop.portal.stop()
