"""Asking the engine and telling what it answered: what all changing verbs share. Main thread."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from batotray.cli import naming
from batotray.cli.exits import OK, exit_code
from batotray.cli.session import Session
from batotray.core.commands import Command, Done, Failed, Result
from batotray.core.failures import failed
from batotray.errors import BatotrayError
from batotray.views import SeriesRow

if TYPE_CHECKING:
    from batotray.cli.reach import Reach

Told: TypeAlias = Callable[[Done], str]
UNDO_HINT = "Take it back with: batotray undo"


def engine(session: Session) -> "Reach":
    """The way to the engine, imported only now: it brings the network and the storage."""
    from batotray.cli.reach import Reach

    return Reach(session)


def one(session: Session, command: Command, told: Told) -> int:
    """Ask one thing; `told` makes the sentence of a success. Returns the exit code."""
    with engine(session) as reach:
        return _answered(session, reach.ask(command), told)


def for_series(
    session: Session,
    names: Sequence[str],
    command: Callable[[SeriesRow], Command],
    told: Callable[[SeriesRow, Done], str],
) -> int:
    """One command for each named series; a name that fits none does not stop the others."""
    codes = []
    with engine(session) as reach:
        for name in names:
            try:
                with session.reads() as models:
                    row = naming.series(session, models, name)
            except BatotrayError as error:
                codes.append(report(session, failed(error)))
            else:
                codes.append(_answered(session, reach.ask(command(row)), partial(told, row)))
    return max(codes)


def report(session: Session, result: Result, prefix: str = "") -> int:
    """Say why something was not done; returns the exit code."""
    if not isinstance(result, Failed):
        raise TypeError(f"an answer to another command: {type(result).__name__}")
    session.terminal.complain(prefix + session.words.failure(result, session.now()))
    return exit_code(result)


def _answered(session: Session, result: Result, told: Told) -> int:
    if not isinstance(result, Done):
        return report(session, result)
    session.terminal.line(told(result))
    if result.undo is not None:
        session.terminal.hint(UNDO_HINT)
    return OK
