"""The lists: series, chapters, notifications, schedules, the log, what is coming. They only read."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime

from batotray.cli import naming, shapes
from batotray.cli.phrases import NOTHING_FOLLOWED, counted
from batotray.cli.session import Session
from batotray.cli.tables import Column
from batotray.records import Chapter, CheckLogEntry, Schedule
from batotray.views import ChapterRow, InboxRow, SeriesRow, TrayView, UpcomingRow

BAR = 20


def list_series(session: Session, args: Namespace) -> int:
    """`list`: what is followed, unread first."""
    with session.reads() as models:
        rows = models.series_rows(session.now(), followed=None if args.all else True)
        tray = models.tray(session.now())
    if args.json:
        session.terminal.json([shapes.series(row) for row in rows])
    elif not rows:
        session.terminal.line(NOTHING_FOLLOWED)
    else:
        _print_series(session, rows)
        _print_pause(session, tray)
    return 0


def _print_series(session: Session, rows: Sequence[SeriesRow]) -> None:
    words, now = session.words, session.now()
    columns = [
        Column("id", right=True),
        Column("series", shrinks=True),
        Column("unread", right=True),
        Column("latest", shrinks=True),
        Column("next check"),
        Column("state", shrinks=True),
    ]
    table = [
        (str(r.id), r.name, str(r.unread or ""), r.latest, _next(session, r, now), state_of(session, r)) for r in rows
    ]
    session.terminal.table(columns, table, [row.unread > 0 for row in rows])
    unread = sum(row.unread for row in rows)
    session.terminal.line()
    session.terminal.line(f"{len(rows)} series, {words.formats.number(unread)} unread")


def _print_pause(session: Session, tray: TrayView) -> None:
    """A pause of everything is said beside the times that it makes void."""
    if tray.paused:
        session.terminal.line(f"All checking is {session.words.paused(tray.paused_until, session.now())}")


def state_of(session: Session, row: SeriesRow) -> str:
    """What is worth knowing about a series in a word or two: trouble first, then being late, then its status."""
    if not row.followed:
        return "not followed"
    if row.health != "ok":
        return session.words.listing_health(row.health)
    if row.late in ("late", "on_break"):
        return session.words.late(row.late)
    return session.words.status(row.status)


def _next(session: Session, row: SeriesRow, now: datetime) -> str:
    if row.paused:
        return session.words.paused(row.paused_until, now)
    if row.next_check_at is None or not row.followed:
        return "–"
    return session.words.clock(row.next_check_at, now) if row.next_check_at > now else "now"


def chapters(session: Session, args: Namespace) -> int:
    """`chapters SERIES`: newest first."""
    with session.reads() as models:
        row = naming.series(session, models, args.series)
        found = models.chapters(row.id, unread_only=args.unread)
    if args.json:
        session.terminal.json([shapes.chapter(chapter) for chapter in found])
    elif not found:
        session.terminal.line(f"{row.name} has no {'unread ' if args.unread else ''}chapters.")
    else:
        _print_chapters(session, found)
    return 0


def _print_chapters(session: Session, found: Sequence[ChapterRow]) -> None:
    columns = [Column("id"), Column("chapter", shrinks=True), Column("title", shrinks=True),
               Column("group", shrinks=True), Column("published"), Column("")]  # fmt: skip
    rows = [
        (f"c{c.id}", c.chapter.name, _title(c.chapter), c.chapter.group or "", _published(session, c), _marks(c))
        for c in found
    ]
    session.terminal.table(columns, rows, [not c.chapter.read for c in found])


def _title(chapter: Chapter) -> str:
    return chapter.title if chapter.title and chapter.title != chapter.name else ""


def _published(session: Session, row: ChapterRow) -> str:
    at = row.chapter.published_at or row.chapter.created_at or row.chapter.first_seen_at
    return session.words.moment(at, session.now())


def _marks(row: ChapterRow) -> str:
    chapter = row.chapter
    marks = ["read" if chapter.read else "unread"]
    if chapter.gone_at is not None:
        marks.append("gone")
    if chapter.origin == "future":
        marks.append("announced")
    if row.uploads:
        marks.append(f"+{row.uploads}")
    return ", ".join(marks)


def notifications(session: Session, args: Namespace) -> int:
    """`notifications`: what is new, newest first."""
    with session.reads() as models:
        rows = models.inbox(session.now(), unread_only=not args.all, limit=args.limit)
    if args.json:
        session.terminal.json([shapes.notification(row, session.words) for row in rows])
    elif not rows:
        session.terminal.line("Nothing yet." if args.all else "Nothing unread.")
    else:
        _print_notifications(session, rows)
    return 0


def _print_notifications(session: Session, rows: Sequence[InboxRow]) -> None:
    words, now = session.words, session.now()
    columns = [Column("id", right=True), Column("series", shrinks=True), Column("what is new", shrinks=True),
               Column("age"), Column("")]  # fmt: skip
    table = [
        (
            str(row.id),
            words.series_of(row.notification),
            words.inbox_line(row),
            words.age(row.notification.created_at, now),
            "read" if row.notification.read else "unread",
        )
        for row in rows
    ]
    session.terminal.table(columns, table, [not row.notification.read for row in rows])


def count(session: Session, args: Namespace) -> int:
    """`notifications count`: the number on the badge."""
    with session.reads() as models:
        unread = models.unread_count(session.now())
    if args.json:
        session.terminal.json({"unread": unread})
    else:
        session.terminal.line(str(unread))
    return 0


def schedule(session: Session, args: Namespace) -> int:
    """`schedule [SERIES]`: when each series is looked at next and why; `--load`: checks due in each coming hour."""
    if args.load:
        return _load(session, args)
    with session.reads() as models:
        wanted = naming.series(session, models, args.series).id if args.series else None
        pairs = [(s, plan) for s, plan in models.schedules(session.now()) if wanted in (None, s.id)]
        tray = models.tray(session.now())
    if args.json:
        named = [{"series_id": s.id, "series": s.name, "source": s.source} for s, _ in pairs]
        plans = [shapes.schedule(plan, session.words) for _, plan in pairs]
        session.terminal.json([name | plan for name, plan in zip(named, plans, strict=True)])
    elif not pairs:
        session.terminal.line(NOTHING_FOLLOWED)
    else:
        _print_schedules(session, pairs, tray)
    return 0


def _print_schedules(session: Session, pairs: Sequence[tuple[SeriesRow, Schedule]], tray: TrayView) -> None:
    words, now = session.words, session.now()
    columns = [Column("id", right=True), Column("series", shrinks=True), Column("next check"),
               Column("why", shrinks=True, wraps=True)]  # fmt: skip
    rows = [(str(s.id), s.name, _next(session, s, now), words.reason(p.reason, p.reason_args)) for s, p in pairs]
    session.terminal.table(columns, rows)
    _print_pause(session, tray)


def _load(session: Session, args: Namespace) -> int:
    with session.reads() as models:
        load = models.load_per_hour(session.now())
    if args.json:
        session.terminal.json([{"at": shapes.stamp(at), "checks": checks} for at, checks in load])
        return 0
    most = max((checks for _, checks in load), default=0)
    rows = [
        (session.words.clock(at, session.now()), str(checks), "#" * (BAR * checks // most if most else 0))
        for at, checks in load
    ]
    session.terminal.table([Column("hour"), Column("checks", right=True), Column("")], rows)
    return 0


def log(session: Session, args: Namespace) -> int:
    """`log`: the newest checks, and what came of each."""
    with session.reads() as models:
        only = naming.series(session, models, args.series).id if args.series else None
        entries = models.log(failed_only=args.failed, series_id=only, limit=args.limit)
    if args.json:
        session.terminal.json([shapes.check(entry) for entry in entries])
    elif not entries:
        session.terminal.line("No failed checks." if args.failed else "No checks yet.")
    else:
        print_checks(session, entries)
        _print_errors(session, entries if args.failed else ())
    return 0


def print_checks(session: Session, entries: Sequence[CheckLogEntry]) -> None:
    """A table of checks."""
    words, now = session.words, session.now()
    columns = [Column("when"), Column("series", shrinks=True), Column("source", shrinks=True),
               Column("result", shrinks=True), Column("took", right=True)]  # fmt: skip
    rows = [
        (
            words.clock(e.at, now),
            e.series or words.ran(e),
            words.source(e.source),
            words.outcome(e),
            words.milliseconds(e.duration_ms),
        )
        for e in entries
    ]
    session.terminal.table(columns, rows, [entry.status == "failed" for entry in entries])


def _print_errors(session: Session, entries: Sequence[CheckLogEntry]) -> None:
    """The full error of each failed check, once per series: what it is, and since when in the shown part."""
    told: set[tuple[int | None, str | None]] = set()
    for entry in entries:
        if (entry.series_id, entry.error_class) not in told:
            told.add((entry.series_id, entry.error_class))
            cause = session.words.error_class(entry.error_class or "")
            detail = f" ({entry.error})" if entry.error else ""
            session.terminal.line(f"  {entry.series or entry.host}: {cause}{detail}")
    if told:
        session.terminal.line("Try again with: batotray check SERIES")


def upcoming(session: Session, args: Namespace) -> int:
    """`upcoming`: expected releases by day, late series first."""
    with session.reads() as models:
        rows = models.upcoming(session.now(), days=args.days)
    if args.json:
        session.terminal.json([shapes.upcoming(row) for row in rows])
    elif not rows:
        session.terminal.line(
            f"No release is expected within {counted(args.days, 'day')}. A rhythm is learned from three releases on."
        )
    else:
        _print_upcoming(session, rows)
    return 0


def _print_upcoming(session: Session, rows: Sequence[UpcomingRow]) -> None:
    words, now, day = session.words, session.now(), ""
    for row in rows:
        late = row.late in ("late", "on_break")
        heading = "Late" if late else words.day(row.expected_at, now)
        if heading != day:
            session.terminal.line(heading, bold=True)
            day = heading
        state = words.listing_health(row.health) if row.health != "ok" else words.late(row.late) if late else ""
        facts = [words.expected(row.expected_at, row.expected_from, row.expected_till, now), state,
                 f"confidence {words.percent(round(row.confidence, 2))}"]  # fmt: skip
        session.terminal.line(f"  {row.name}: {' · '.join(fact for fact in facts if fact)}")
