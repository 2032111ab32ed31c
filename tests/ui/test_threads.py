"""Which thread reads, writes, decodes and opens files while every window of the real program is open: not the main."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from batotray.core.covers import CoverCache
from batotray.paths import COVERS, DATABASE, prepare
from tests.ui.sample_library import build
from tests.ui.thread_program import SERIES

COVER = "https://example.org/cover.png"
PICTURE = Path(__file__).parents[2] / "resources" / "icons" / "batotray.png"
MAIN = "MainThread"


@pytest.fixture(scope="module")
def threads(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What each kind of work was done on, once all windows have been open."""
    folder = tmp_path_factory.mktemp("threads")
    prepare(folder)
    build(folder / DATABASE, "plain")
    with closing(sqlite3.connect(folder / DATABASE)) as connection, connection:
        connection.execute("UPDATE listing SET cover_url = ? WHERE series_id = ?", (COVER, SERIES))
    CoverCache(folder / COVERS, None).place_of(COVER).write_bytes(PICTURE.read_bytes())  # type: ignore[arg-type]
    command = [sys.executable, "-m", "tests.ui.thread_program", str(folder)]
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=50, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_the_database_is_read_on_the_reader_and_written_on_the_engine(threads: Any) -> None:
    assert {"reader", "engine"} <= set(threads["database"])
    assert MAIN not in threads["database"]


def test_covers_are_decoded_in_a_pool(threads: Any) -> None:
    assert threads["picture"]
    assert not {MAIN, "reader", "engine"} & set(threads["picture"])


def test_the_main_thread_opens_no_file_of_the_data_folder_and_no_connection(threads: Any) -> None:
    assert MAIN not in threads.get("file", [])
    assert MAIN not in threads.get("network", [])


def test_all_threads_end(threads: Any) -> None:
    assert threads["ended"]
