"""Libraries for the dashboard, each written once: no test of it stores anything."""

from collections.abc import Callable
from pathlib import Path

import pytest

from batotray.ui.theme import Theme
from tests.ui.fake_context import Fakes, make_fakes
from tests.ui.sample_library import Kind, build

MakeFakes = Callable[[Kind], Fakes]


@pytest.fixture(scope="session")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Kind], Path]:
    """The file with the library of a kind."""
    folder, written = tmp_path_factory.mktemp("dashboard"), dict[Kind, Path]()

    def library(kind: Kind) -> Path:
        if kind not in written:
            written[kind] = folder / kind / "batotray.sqlite"
            build(written[kind], kind)
        return written[kind]

    return library


@pytest.fixture
def fakes_of(libraries: Callable[[Kind], Path], theme: Theme) -> MakeFakes:
    """A window's surroundings over the library of a kind."""

    def fakes(kind: Kind) -> Fakes:
        return make_fakes(theme, libraries(kind))

    return fakes
