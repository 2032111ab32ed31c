"""What a query loads: it is typed often and should answer at once, so no engine, no network and no SQLAlchemy."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from batotray.cli import parser, program

HEAVY = ["asyncio", "PySide6", "httpx", "pydantic", "sqlalchemy", "sqlmodel", "apscheduler", "desktop_notifier"]
OF_THE_ENGINE = [
    "batotray.core.commands",
    "batotray.core.door",
    "batotray.core.engine",
    "batotray.core.wire",
    "batotray.core.sources.registry",
    "batotray.storage.store",
    "batotray.wiring",
    "batotray.cli.changes",
    "batotray.cli.headless",
]
SCRIPT = """
import json, sys
from batotray.cli import parser, program
for argv in json.loads(sys.argv[1]):
    program.run(parser.parse(argv))
sys.stderr.write("\\n".join(sys.modules))
"""
QUERIES = "list;show 1;why 1;chapters 1;schedule;schedule --load;upcoming;notifications;notifications count;log;\
stats;status;get;export"


def test_no_query_loads_what_only_the_engine_needs(folder: Path) -> None:
    calls = [["--data-dir", str(folder), *query.split()] for query in QUERIES.split(";")]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, json.dumps(calls)], capture_output=True, text=True, timeout=60, check=True
    )
    loaded = set(done.stderr.splitlines())
    assert "batotray.cli.queries" in loaded
    assert loaded & {*HEAVY, *OF_THE_ENGINE} == set()


def test_a_query_loads_no_other_verbs(folder: Path) -> None:
    calls = json.dumps([["--data-dir", str(folder), "notifications", "count"]])
    done = subprocess.run([sys.executable, "-c", SCRIPT, calls], capture_output=True, text=True, timeout=60, check=True)
    others = {f"batotray.cli.{name}" for name in ("wellbeing", "explaining", "exporting", "preferences", "seeking")}
    assert set(done.stderr.splitlines()) & others == set()


def _places() -> list[str]:
    """The function of every verb, as the parser names it."""
    given = {
        "show": ["1"], "why": ["1"], "chapters": ["1"], "unfollow": ["1"], "read": ["1"], "unread": ["1"],
        "snooze": ["1"], "priority": ["1", "normal"], "mute": ["1"], "unmute": ["1"], "anilist": ["1", "1"],
        "set": ["a", "b"], "backup": ["a"], "restore": ["a"],
    }  # fmt: skip
    (verbs,) = (action for action in parser.build()._actions if action.dest == "verb")
    assert verbs.choices is not None
    every = [[verb, *given.get(verb, [])] for verb in verbs.choices]
    inner = [["notifications", "count"], ["notifications", "read"], ["notifications", "unread"]]
    return sorted({parser.parse(argv).run for argv in (*every, *inner)})


@pytest.mark.parametrize("place", _places())
def test_the_function_of_every_verb_is_there(place: str) -> None:
    module, name = place.split(".")
    assert program._verb(place) is getattr(import_module(f"batotray.cli.{module}"), name)
