"""Exactly once, proven by killing the program between every two steps."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_crash_between_any_two_steps_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.flows.crashes", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    attempts = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(attempts) > 15
    assert not attempts[-1]["died"]
    for a in attempts:
        assert a["chapters"] == ["1", "2"], a
        assert a["rows"] == 1, a
        assert a["toasts"] <= 1, a
    # Only a death between claim and confirmation may cost the toast; the inbox carries the row then.
    assert sum(a["toasts"] == 0 for a in attempts) <= 5
    assert attempts[-1]["toasts"] == 1
