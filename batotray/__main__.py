"""`python -m batotray` and the `batotray` command: a verb of the command line, or without one the tray. Main thread.

The tray's icon should be there at once, so the verbs are imported only when one is asked for.
"""

import logging
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from batotray.cli import flags
from batotray.core import leaving

TRAY = "batotray.app"


def main() -> NoReturn:
    """Run what the arguments say and end the process with its exit code."""
    tray = flags.for_the_tray(sys.argv[1:])
    # What is worth a log line is no message to the user: only handlers that were asked for may print.
    logging.getLogger().addHandler(logging.NullHandler())
    code = _tray(tray) if tray is not None else _run(sys.argv[1:])
    leaving.leave(code)


def _run(argv: Sequence[str]) -> int:
    from batotray.cli import parser, program

    args = parser.parse(argv)
    if not args.verb:
        return _tray(args)
    if args.verb == "demo":
        code = _demo_on_screen(args)
        if code is not None:
            return code
    return program.run(args)


def _tray(args: Namespace) -> int:
    """The tray; where there is no screen or Qt cannot be loaded, a sentence with what to do instead."""
    try:
        app = import_module(TRAY)
        why_not: str = app.why_no_screen(os.environ)
    except ImportError as error:
        why_not = str(error)
    if why_not:
        print(f"batotray: the tray cannot start ({why_not}).", file=sys.stderr)
        print("Without it, everything works from the command line: batotray run; see batotray --help", file=sys.stderr)
        return 1
    code: int = app.main(args, os.environ)
    return code


def _demo_on_screen(args: Namespace) -> int | None:
    """The demo with tray and windows; None where they cannot be, and the terminal shows it."""
    try:
        app = import_module(TRAY)
        code: int | None = app.run_demo(args, os.environ)
    except ImportError:
        return None
    return code


if __name__ == "__main__":
    main()
