"""`backtest`: replays release histories against the rules of checking, and says what they would have given."""

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from batotray.cli.exits import OK
from batotray.cli.session import Session
from batotray.cli.tables import Column
from batotray.core.backtest import History, Report, Rules, backtest, from_releases, parse_rules, read_histories
from batotray.core.backtest.report import TOLERANCE
from batotray.errors import UserError
from batotray.paths import as_path

FIGURES = tuple(f.name for f in fields(Report) if f.name not in ("kinds", "outcomes"))
LIBRARY = "library"


def run(session: Session, args: Namespace) -> int:
    """`backtest FILE.csv` or `backtest --library`. Raises UserError for what cannot be replayed."""
    if (args.file is None) == (not args.library):
        raise UserError("file_or_library")
    rules, histories = _rules(args.rules), _own(session) if args.library else _read(as_path(args.file))
    try:
        report = backtest(
            histories,
            rules=rules,
            checks_per_day=args.checks_per_day,
            resolution=args.resolution,
            progress=lambda kind, done, all_: session.terminal.progress(f"{kind}: {done} of {all_}"),
        )
    except ValueError as error:
        raise UserError("nothing_to_replay") from error
    finally:
        session.terminal.clear_progress()
    if args.json:
        session.terminal.json(_shape(report))
    else:
        _print(session, report)
    _own_up(session, report, args.checks_per_day)
    return OK


def _own_up(session: Session, report: Report, asked: float) -> None:
    """Say where the rules can spend neither more nor less: what was found is not what was asked for."""
    for kind, part in report.kinds.items():
        if abs(part.checks_per_day / asked - 1) > TOLERANCE:
            session.terminal.note(
                f"{kind}: {asked:g} checks a day were asked for; the nearest these rules come to it is "
                f"{part.checks_per_day:.2f}."
            )


def _rules(text: str) -> Rules:
    try:
        return parse_rules(text)
    except ValueError as error:
        raise UserError("bad_rules", value=text) from error


def _read(path: Path) -> Iterable[History]:
    try:
        return read_histories(path)
    except OSError as error:
        raise UserError("no_such_file", path=str(path)) from error
    except ValueError as error:
        raise UserError("not_a_timeline", detail=str(error)) from error


def _own(session: Session) -> Iterable[History]:
    """The library's own histories, as one kind: that is what shares a budget."""
    with session.reads() as models:
        found = models.release_histories()
    return [from_releases(f"{row.id} {row.name}", LIBRARY, releases, session.now()) for row, releases in found]


def _shape(report: Report) -> dict[str, object]:
    figures: dict[str, object] = {name: getattr(report, name) for name in FIGURES}
    return figures | {"kinds": {kind: _shape(part) for kind, part in report.kinds.items()}} if report.kinds else figures


def _print(session: Session, report: Report) -> None:
    columns = [Column("kind", shrinks=True), *(Column(title, right=True) for title in _TITLES)]
    rows = [(kind, *_cells(part)) for kind, part in report.kinds.items()]
    if len(rows) > 1:
        rows.append(("all", *_cells(report)))
    session.terminal.table(columns, rows)
    session.terminal.line()
    session.terminal.line(
        "Delays from publication to detection in hours; window: share of releases within the 80 % window foretold. "
        f"{report.cpu_ms_per_series:.0f} ms of CPU a series."
    )


_TITLES = ("series", "releases", "a day", "mean", "median", "p90", "<1 h", "<6 h", "window")


def _cells(report: Report) -> tuple[str, ...]:
    shares = (report.within_1h, report.within_6h, report.coverage)
    return (
        str(report.series),
        str(report.drops),
        f"{report.checks_per_day:.2f}",
        *(f"{hours:.1f}" for hours in (report.mean_h, report.median_h, report.p90_h)),
        *("–" if share is None else f"{share:.0%}" for share in shares),
    )
