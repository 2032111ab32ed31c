"""One desktop for all tests of this folder; each test gets it whole. Skipped, with the reason, where it cannot be."""

from collections.abc import Iterator

import pytest

from tests.desktop.session.desktop import Desktop, missing, running_desktop


@pytest.fixture(scope="session")
def one_desktop() -> Iterator[Desktop]:
    reason = missing()
    if reason:
        pytest.skip(reason)
    with running_desktop() as desktop:
        yield desktop


@pytest.fixture
def desktop(one_desktop: Desktop) -> Desktop:
    """The desktop with its notifier and its tray, without toasts."""
    one_desktop.whole()
    return one_desktop
