"""What takes long, imported only when asked for: `run`, the engine without a window, and `backtest`. Main thread."""

from argparse import Namespace

from batotray.cli.session import Session
from batotray.errors import UserError


def run(session: Session, args: Namespace) -> int:
    """`run`: until SIGTERM or SIGINT; `--once`: what is due; `--test`: a verbose trial."""
    if args.limit is not None and not (args.once or args.test):
        raise UserError("limit_needs_once")
    from batotray.cli.headless import Headless

    headless = Headless(session, toasts=args.toast)
    if args.once:
        return headless.once(args.limit)
    return headless.trial(args.limit or 3) if args.test else headless.run()


def backtest(session: Session, args: Namespace) -> int:
    """`backtest FILE.csv` or `--library`: what a rule set would have given."""
    from batotray.cli import backtesting

    return backtesting.run(session, args)
