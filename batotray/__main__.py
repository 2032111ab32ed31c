"""`python -m batotray` and the `batotray` command: a verb of the command line, or without one the tray. Main thread."""

import logging
import os
import sys
from argparse import Namespace
from importlib import import_module
from typing import NoReturn

from batotray.cli import parser, program
from batotray.core import own_loop

TRAY = "batotray.app"


def main() -> NoReturn:
    """Run what the arguments say and end the process with its exit code."""
    args = parser.parse(sys.argv[1:])
    # What is worth a log line is no message to the user: only handlers that were asked for may print.
    logging.getLogger().addHandler(logging.NullHandler())
    own_loop.leave(program.run(args) if args.verb else _tray(args))


def _tray(args: Namespace) -> int:
    """The tray; where Qt cannot be loaded, a sentence with what to do instead."""
    try:
        app = import_module(TRAY)
    except ImportError as error:
        print(f"batotray: the tray cannot start ({error}).", file=sys.stderr)
        print("Without it, everything works from the command line: batotray run; see batotray --help", file=sys.stderr)
        return 1
    code: int = app.main(args, os.environ)
    return code


if __name__ == "__main__":
    main()
