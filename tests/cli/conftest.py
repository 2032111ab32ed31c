"""Running verbs in this process, on a library written once."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from batotray.cli import parser, program
from tests.builders import NOW
from tests.cli import library
from tests.cli.site import Site, serving
from tests.fakes import FakeClock


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a call of the command line left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run: TypeAlias = Callable[..., Outcome]


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library") / "data"
    library.build(folder)
    return folder


@pytest.fixture
def folder(tmp_path: Path, _template: Path) -> Path:
    """A data folder of this test's own with the library in it."""
    return Path(shutil.copytree(_template, tmp_path / "data"))


@pytest.fixture
def clock() -> FakeClock:
    """The clock of all calls of a test; it shows NOW until it is moved or slept on."""
    return FakeClock(NOW)


@pytest.fixture
def run(folder: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call the command line on the library, by `clock`, in UTC, 80 columns wide."""
    monkeypatch.setenv("COLUMNS", "80")

    def call(*argv: str, environ: dict[str, str] | None = None, data: Path | None = None) -> Outcome:
        args = parser.parse(["--data-dir", str(data or folder), *argv])
        capsys.readouterr()
        code = program.run(args, environ or {}, clock, UTC)
        return Outcome(code, *capsys.readouterr())

    return call


@pytest.fixture
def site() -> Iterator[Site]:
    """One host on loopback with as many feeds as are asked for."""
    with serving() as it:
        yield it


@pytest.fixture
def other_site() -> Iterator[Site]:
    """Another host."""
    with serving() as it:
        yield it


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "empty"
