"""What starts the tray is known without loading the verbs; everything else is left to the whole parser."""

import subprocess
import sys

import pytest

from batotray.cli import flags


@pytest.mark.parametrize(
    ("argv", "data_dir", "hidden", "link"),
    [
        ([], None, False, None),
        (["--hidden"], None, True, None),
        (["--data-dir", "here", "--hidden"], "here", True, None),
        (["https://example.org/a"], None, False, "https://example.org/a"),
        (["--data-dir", "a://b", "https://example.org/a"], "a://b", False, "https://example.org/a"),
    ],
)
def test_without_a_verb_it_is_the_tray(argv: list[str], data_dir: str | None, hidden: bool, link: str | None) -> None:
    args = flags.for_the_tray(argv)
    assert args is not None
    assert (args.data_dir, args.hidden, args.link, args.verb) == (data_dir, hidden, link, None)


@pytest.mark.parametrize(
    "argv", [["list"], ["--help"], ["--version"], ["--hidde"], ["--log-level", "LOUD"], ["--data-dir"], ["a", "b"]]
)
def test_everything_else_is_for_the_whole_parser(argv: list[str]) -> None:
    assert flags.for_the_tray(argv) is None


def test_the_level_may_be_written_small() -> None:
    args = flags.for_the_tray(["--log-level", "debug"])
    assert args is not None
    assert args.log_level == "DEBUG"


def test_the_way_to_the_icon_loads_neither_verbs_nor_engine() -> None:
    script = (
        "import sys, batotray.__main__, batotray.app, batotray.ui.beginning\n"
        "heavy = 'batotray.cli.parser batotray.core.engine batotray.records asyncio httpx sqlmodel sqlite3'.split()\n"
        "sys.exit(', '.join(name for name in heavy if name in sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=30, check=False)
    assert ended.stderr.strip() == ""
