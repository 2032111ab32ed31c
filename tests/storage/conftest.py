"""A store on a real file, and the read models beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from batotray.paths import DATABASE
from batotray.storage.read_models import ReadModels
from batotray.storage.store import Store
from tests.builders import NOW
from tests.fakes import FakeClock


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / DATABASE


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    opened = Store.open(file, FakeClock(NOW))
    yield opened
    opened.close()


@pytest.fixture
def reader(store: Store, file: Path) -> Iterator[ReadModels]:
    opened = ReadModels(file, FakeClock(NOW))
    yield opened
    opened.close()
