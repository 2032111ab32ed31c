"""`follow` and `check`: the verbs that ask sources. Main thread."""

from argparse import Namespace

from batotray.cli import naming
from batotray.cli.asking import engine, report
from batotray.cli.exits import OK
from batotray.cli.phrases import NOTHING_FOLLOWED, counted
from batotray.cli.session import Session
from batotray.core.commands import Checked, CheckNow, CheckOutcome, Followed, FollowSeries, Result
from batotray.core.sources.registry import as_link
from batotray.errors import UnknownLink, UserError
from batotray.paths import as_path


def follow(session: Session, args: Namespace) -> int:
    """`follow LINK…`: goes on after a link that fails, and ends with a summary."""
    links = [link for link in (*args.links, *(_links_in(args.file) if args.file else ())) if link.strip()]
    if not links:
        raise UserError("no_links")
    codes = []
    with engine(session) as reach:
        for index, link in enumerate(links, 1):
            session.terminal.progress(f"{index} of {len(links)}: {link}")
            codes.append(
                _followed(session, link, reach.ask(FollowSeries(link, args.language, args.read_up_to, args.all_read)))
            )
    if len(links) > 1:
        done = codes.count(OK)
        session.terminal.line(
            f"{done} of {len(links)} followed" + (f", {len(links) - done} failed" if done < len(links) else "")
        )
    return max(codes)


def _links_in(path: str) -> list[str]:
    """One link a line; blank lines and lines that begin with # are passed over. Raises UserError.

    A file of another kind, in which no line is a link, is refused whole and not line by line.
    """
    try:
        text = as_path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError("no_such_file", path=path) from error
    except UnicodeDecodeError as error:
        raise UserError("no_links_in_file", path=path) from error
    lines = [line.strip() for line in text.splitlines()]
    given = [line for line in lines if line and not line.startswith("#")]
    if not any(map(_is_link, given)):
        raise UserError("no_links_in_file", path=path)
    return given


def _is_link(line: str) -> bool:
    try:
        as_link(line)
    except UnknownLink:
        return False
    return True


def _followed(session: Session, link: str, result: Result) -> int:
    if not isinstance(result, Followed):
        return report(session, result, prefix=f"{link}: ")
    again = "Following again" if result.again else "Following"
    chapters = f"{counted(result.chapters, 'chapter')}, {session.words.formats.number(result.unread)} unread"
    session.terminal.line(f"{again} {result.name} ({result.series_id}): {chapters}")
    for code in result.warnings:
        session.terminal.line(f"  Note: {session.words.warning(code)}")
    return OK


def check(session: Session, args: Namespace) -> int:
    """`check [SERIES…|--all]`: now, whatever the schedule says; without names, everything."""
    with session.reads() as models:
        ids = None if args.all or not args.series else tuple(naming.series(session, models, s).id for s in args.series)
    with engine(session) as reach:
        result = reach.ask(CheckNow(ids))
    if not isinstance(result, Checked):
        return report(session, result)
    if not result.outcomes and not result.cancelled:
        session.terminal.line(NOTHING_FOLLOWED)
        return OK
    return print_round(session, result)


def print_round(session: Session, checked: Checked) -> int:
    """Say how each check of a round went; returns the gravest exit code."""
    codes = [_outcome(session, outcome) for outcome in checked.outcomes]
    if len(codes) != 1:
        new, wrong = sum(o.new for o in checked.outcomes), sum(code != OK for code in codes)
        session.terminal.line(f"{len(codes)} series checked, {counted(new, 'new chapter')}, {wrong} failed")
    if checked.cancelled:
        session.terminal.note("the round was stopped; what it had not begun was not checked")
    return max(codes, default=OK)


def _outcome(session: Session, outcome: CheckOutcome) -> int:
    if outcome.error is not None:
        return report(session, outcome.error, prefix=f"{outcome.series}: ")
    session.terminal.line(f"{outcome.series}: {counted(outcome.new, 'new chapter') if outcome.new else 'nothing new'}")
    return OK
