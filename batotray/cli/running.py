"""`run`: the engine without a window, until it is told to stop; or one turn of it. Main thread."""

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
