"""Where the benches show windows: on a desktop of its own, else nowhere."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tests.desktop.session.desktop import missing, running_desktop

QUIET = {"QT_LOGGING_RULES": "qt.qpa.*=false"}
"""Qt says much about services that such a desktop does not have."""


@contextmanager
def screen() -> Iterator[tuple[str, Mapping[str, str]]]:
    """Where windows are shown, in words, and the environment that puts a program there."""
    if missing():
        yield f"offscreen ({missing()})", {**QUIET, "QT_QPA_PLATFORM": "offscreen"}
        return
    with running_desktop() as desktop:
        yield "on a desktop of its own", {**desktop.env, **QUIET}
