"""Every bench that is announced is there and can be run, and a name that is none is refused."""

from importlib import import_module
from pathlib import Path

import pytest

import benches
from benches.__main__ import NAMES, main

FOLDER = Path(benches.__file__).parent


@pytest.mark.parametrize("name", NAMES)
def test_a_bench_can_be_run(name: str) -> None:
    module = import_module(f"benches.{name}")
    assert callable(module.run)
    assert module.__doc__


def test_no_bench_is_left_out() -> None:
    runs = {path.stem for path in FOLDER.glob("*.py") if "\ndef run(" in path.read_text("utf-8")}
    assert runs == set(NAMES)


def test_a_name_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["windmills"]) == 2
    assert "windmills" in capsys.readouterr().err
