"""The verbs and their arguments. Global flags come before the verb. Pure, but for the printing of help.

The function of a verb is named, not imported: a query should not wait for what only the engine needs.
"""

from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, get_args

from batotray import __version__
from batotray.cli import flags
from batotray.records import Priority

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Verbs = _SubParsersAction[ArgumentParser]

MOST_DAYS = 3650
MOST_CHECKS_A_DAY = 1000
EPILOG = """\
SERIES is the number that `list` shows, a link, anilist:N, or a part of the name that fits one series.
CHAPTER is cN with the number that `chapters` shows; NOTIFICATION is its number.
Exit codes: 0 done, 1 not there or impossible, 2 wrong usage, 3 refused for now, 4 the world failed,
5 the database or the disk, 70 a mistake of batotray; `status` answers 0 healthy, 1 degraded, 2 down.
"""


def parse(argv: Sequence[str]) -> Namespace:
    """The arguments; `run` says which function the verb is, absent without one. Ends the process on wrong usage."""
    return build().parse_args(flags.with_link_as_flag(argv))


def build() -> ArgumentParser:
    """The whole parser."""
    parser = ArgumentParser(
        prog="batotray",
        description="Tells you when the next chapter of a series you follow is out. Without a verb: the tray.",
        epilog=EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"batotray {__version__}")
    flags.add_to(parser)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    for group in (_following, _looking, _reading, _checking, _telling, _keeping, _running):
        group(verbs)
    return parser


def _verb(verbs: "Verbs", name: str, run: str, about: str, **more: Any) -> ArgumentParser:
    verb = verbs.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.", allow_abbrev=False, **more)
    verb.set_defaults(run=run)
    return verb


def _query(verbs: "Verbs", name: str, run: str, about: str) -> ArgumentParser:
    verb = _verb(verbs, name, run, about)
    verb.add_argument("--json", action="store_true", help="print JSON with stable keys")
    return verb


def _positive(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= MOST_CHECKS_A_DAY:
        raise ArgumentTypeError(f"{text!r} is no number above 0 and up to {MOST_CHECKS_A_DAY}")
    return value


def _number(least: int, most: int = 10**9) -> Callable[[str], int]:
    def parsed(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = least - 1
        if not least <= value <= most:
            raise ArgumentTypeError(f"{text!r} is no number from {least} to {most}")
        return value

    return parsed


def _following(verbs: "Verbs") -> None:
    follow = _verb(
        verbs, "follow", "seeking.follow", "follow series by their links; what is there already never notifies"
    )
    follow.add_argument("links", nargs="*", metavar="LINK")
    follow.add_argument("--from", dest="file", metavar="FILE", help="read links from a file, one a line")
    follow.add_argument(
        "--language", default="", metavar="CODE", help="language of the chapters, where there are several"
    )
    how = follow.add_mutually_exclusive_group()
    how.add_argument("--read-up-to", metavar="N", help="mark chapters up to this number read")
    how.add_argument("--all-read", action="store_true", help="mark all present chapters read")
    unfollow = _verb(verbs, "unfollow", "changes.unfollow", "stop following; the history stays and this can be undone")
    unfollow.add_argument("series", nargs="+", metavar="SERIES")
    unfollow.add_argument(
        "--purge", action="store_true", help="delete the history too; for a week `undo` brings it back"
    )


def _looking(verbs: "Verbs") -> None:
    listed = _query(verbs, "list", "queries.list_series", "what is followed, with unread counts and next checks")
    listed.add_argument("--all", action="store_true", help="also what is not followed any more")
    for name, run, about in (
        ("show", "explaining.show", "all about a series: details, rhythm, schedule and why, source"),
        ("why", "explaining.why", "why a series was checked when it was, and what was (not) told"),
    ):
        _query(verbs, name, run, about).add_argument("series", metavar="SERIES")
    chapters = _query(verbs, "chapters", "queries.chapters", "the chapters of a series, newest first")
    chapters.add_argument("series", metavar="SERIES")
    chapters.add_argument("--unread", action="store_true", help="only unread ones")
    schedule = _query(verbs, "schedule", "queries.schedule", "when each series is looked at next, and why")
    schedule.add_argument("series", nargs="?", metavar="SERIES")
    schedule.add_argument("--load", action="store_true", help="the checks due in each of the coming 24 hours")
    upcoming = _query(verbs, "upcoming", "queries.upcoming", "expected releases by day, late series first")
    upcoming.add_argument("--days", type=_number(1, MOST_DAYS), default=14, metavar="N")


def _reading(verbs: "Verbs") -> None:
    for name, read in (("read", True), ("unread", False)):
        mark = _verb(verbs, name, "changes.mark", f"mark series or chapters {name}")
        mark.add_argument("things", nargs="+", metavar="SERIES|CHAPTER")
        mark.add_argument("--up-to", metavar="N", help="only chapters up to this number")
        mark.set_defaults(read=read)
    _notifications(verbs)
    snooze = _verb(
        verbs, "snooze", "changes.snooze", "put notifications away for a time (an hour, unless told otherwise)"
    )
    snooze.add_argument("ids", nargs="+", metavar="NOTIFICATION")
    _add_end(snooze)
    _query(verbs, "undo", "changes.undo", "take back the latest change that can be, and say what it was")


def _notifications(verbs: "Verbs") -> None:
    inbox = _query(verbs, "notifications", "queries.notifications", "what is new, newest first")
    inbox.add_argument("--all", action="store_true", help="also what was read")
    inbox.add_argument("--limit", type=_number(1), metavar="N")
    inner = inbox.add_subparsers(metavar="count | read | unread")
    count = _verb(inner, "count", "queries.count", "the number of unread notifications")
    count.add_argument("--json", action="store_true", default=SUPPRESS)
    for name, read in (("read", True), ("unread", False)):
        mark = _verb(inner, name, "changes.mark_notifications", f"mark notifications and their chapters {name}")
        mark.add_argument("ids", nargs="*", metavar="NOTIFICATION")
        mark.add_argument("--all", action="store_true", default=False)
        mark.set_defaults(read=read)


def _add_end(verb: ArgumentParser) -> None:
    end = verb.add_mutually_exclusive_group()
    end.add_argument("--for", dest="length", metavar="SPAN", help="such as 30m, 1h, 2d")
    end.add_argument("--until", metavar="TIME", help="such as 18:30, tomorrow, 2026-12-24, 2026-12-24T09:00Z")


def _checking(verbs: "Verbs") -> None:
    check = _verb(verbs, "check", "seeking.check", "check series now, whatever their schedule says; all without names")
    check.add_argument("series", nargs="*", metavar="SERIES")
    check.add_argument("--all", action="store_true", help="check everything that is followed")
    pause = _verb(verbs, "pause", "changes.pause", "pause a series, or all checking, until resumed or for a time")
    pause.add_argument("series", nargs="?", metavar="SERIES")
    _add_end(pause)
    resume = _verb(verbs, "resume", "changes.resume", "lift a pause or a refusal; never a wait that a source asked for")
    resume.add_argument("series", nargs="?", metavar="SERIES")
    priority = _verb(
        verbs,
        "priority",
        "changes.priority",
        "how often a series is looked at: twice for a favourite, four times if urgent",
    )
    priority.add_argument("series", metavar="SERIES")
    priority.add_argument("priority", choices=get_args(Priority))


def _telling(verbs: "Verbs") -> None:
    for name, muted, about in (
        ("mute", True, "keep a series' notifications in the inbox only"),
        ("unmute", False, "tell a series' notifications again"),
    ):
        mute = _verb(verbs, name, "changes.mute", about)
        mute.add_argument("series", nargs="+", metavar="SERIES")
        mute.set_defaults(muted=muted)
    anilist = _verb(verbs, "anilist", "changes.anilist", "name the AniList id of a series; 0 forgets it")
    anilist.add_argument("series", metavar="SERIES")
    anilist.add_argument("number", type=_number(0), metavar="N")


def _keeping(verbs: "Verbs") -> None:
    get = _query(verbs, "get", "preferences.get", "the settings, their values, and where each comes from")
    get.add_argument("key", nargs="?", metavar="KEY")
    change = _verb(verbs, "set", "changes.setting", "save a setting")
    change.add_argument("key", metavar="KEY")
    value = change.add_mutually_exclusive_group(required=True)
    value.add_argument("value", nargs="?", metavar="VALUE")
    value.add_argument("--default", action="store_true", help="go back to the default")
    for name, run, about in (
        ("backup", "changes.backup", "write a consistent copy of the database"),
        ("restore", "changes.restore", "bring a backup back; it is verified before it replaces anything"),
    ):
        _verb(verbs, name, run, about).add_argument("file", metavar="FILE")
    export = _verb(
        verbs, "export", "exporting.export", "write series and chapters as JSON or CSV, to a file or standard output"
    )
    export.add_argument("file", nargs="?", metavar="FILE")
    export.add_argument("--chapters", action="store_true", help="with every chapter")
    export.add_argument("--format", choices=("json", "csv"), help="default: by the file's name, else json")


def _running(verbs: "Verbs") -> None:
    status = _query(verbs, "status", "wellbeing.status", "is all well? The exit code says it too")
    status.set_defaults(verb="status")
    stats = _query(verbs, "stats", "wellbeing.stats", "figures over the last hours, with their targets")
    stats.add_argument("--hours", type=_number(1, 24 * MOST_DAYS), default=24, metavar="N")
    log = _query(verbs, "log", "queries.log", "the newest checks")
    log.add_argument("series", nargs="?", metavar="SERIES")
    log.add_argument("--failed", action="store_true", help="only failed ones, with their errors")
    log.add_argument("--limit", type=_number(1), default=20, metavar="N")
    run = _verb(verbs, "run", "headless.run", "check and tell until Ctrl+C or SIGTERM")
    once = run.add_mutually_exclusive_group()
    once.add_argument("--once", action="store_true", help="check what is due, tell, and leave")
    once.add_argument("--test", action="store_true", help="a verbose trial of a few checks, due or not")
    run.add_argument("--limit", type=_number(1), metavar="N", help="with --once or --test: at most so many checks")
    run.add_argument("--toast", action="store_true", help="raise desktop notifications, not lines of text")
    demo = _verb(verbs, "demo", "showing_off.demo", "see it work on an invented library, without a network")
    demo.add_argument("--seconds", type=_number(1), metavar="N", help="how long")
    _backtest(verbs)


def _backtest(verbs: "Verbs") -> None:
    backtest = _query(verbs, "backtest", "backtesting.run", "replay release histories against the rules of checking")
    backtest.add_argument("file", nargs="?", metavar="FILE.csv")
    backtest.add_argument("--library", action="store_true", help="replay your own library")
    backtest.add_argument("--rules", default="adaptive", metavar="classic|adaptive|fixed:H")
    backtest.add_argument("--checks-per-day", type=_positive, default=1.0, metavar="X", help="the budget; default 1")
    backtest.add_argument("--resolution", choices=("exact", "dates"), default="exact")
