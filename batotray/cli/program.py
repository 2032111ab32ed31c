"""From arguments to an exit code: the frame around every verb. Main thread.

Whatever the world does wrong ends here as one sentence on standard error; only a mistake of ours shows a traceback.
"""

import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import tzinfo
from importlib import import_module
from typing import TextIO, TypeAlias

from batotray.cli import exits
from batotray.cli.session import Session
from batotray.cli.terminal import Terminal
from batotray.clock import Clock, SystemClock, local_zone
from batotray.errors import BatotrayError
from batotray.paths import data_folder
from batotray.wording import Wording

VERBS = "batotray.cli"

Verb: TypeAlias = Callable[[Session, Namespace], int]


def run(
    args: Namespace, environ: Mapping[str, str] = os.environ, clock: Clock | None = None, zone: tzinfo | None = None
) -> int:
    """Run the verb of `args`; returns the exit code and raises nothing. `clock` and `zone` stand for the machine's."""
    _have_streams()
    terminal, words, clock = Terminal(environ), Wording(zone=zone or local_zone()), clock or SystemClock()
    try:
        session = Session(
            folder=data_folder(args.data_dir, environ),
            terminal=terminal,
            words=words,
            clock=clock,
            environ=environ,
            flags={"log_level": args.log_level} if args.log_level else {},
        )
        code = _verb(args.run)(session, args)
        terminal.flush()
        return code
    except BrokenPipeError:
        _drop_output()
        return exits.OK
    except KeyboardInterrupt:
        terminal.complain("stopped")
        return exits.INTERRUPTED
    except BatotrayError as error:
        return _fail(terminal, words, clock, error)
    except OSError as error:
        terminal.complain(f"cannot write the result ({error.strerror or error})")
        return exits.STORAGE
    except Exception as error:
        traceback.print_exc()
        return _fail(terminal, words, clock, error)


def _have_streams() -> None:
    """Streams that take any text; one that was closed before the start takes it to nowhere."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # open to the end, as the one that it stands for


def _verb(place: str) -> Verb:
    """The function of a verb, such as `queries.list_series`; its module is loaded only now."""
    module, name = place.split(".")
    verb: Verb = getattr(import_module(f"{VERBS}.{module}"), name)
    return verb


def _fail(terminal: Terminal, words: Wording, clock: Clock, error: Exception) -> int:
    """One sentence for what went wrong; what is no error of the world is a mistake of ours."""
    from batotray.core.failures import bug, failed

    answer = failed(error) if isinstance(error, BatotrayError) else bug(error)
    terminal.complain(words.failure(answer, clock.now()))
    return exits.exit_code(answer)


def _drop_output() -> None:
    """The reader of our output has gone: nothing more may be written, not even at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
