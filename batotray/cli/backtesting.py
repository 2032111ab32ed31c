"""`backtest`: replays release histories against the rules of checking, and says what they would have given."""

from argparse import Namespace

from batotray.cli.session import Session


def backtest(session: Session, args: Namespace) -> int:
    """`backtest FILE.csv` or `backtest --library`."""
    raise SystemExit(2)
