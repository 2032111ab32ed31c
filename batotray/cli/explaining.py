"""`show` and `why`: everything about one series, and the reasons behind what was done. They only read."""

from argparse import Namespace
from collections.abc import Iterable
from datetime import datetime

from batotray.cli import naming, queries, shapes
from batotray.cli.phrases import counted
from batotray.cli.session import Session
from batotray.cli.tables import cut
from batotray.records import CheckLogEntry, HostState, Listing, Notification, Schedule, SeriesDetails
from batotray.views import ForecastOutcome, SeriesPage, SeriesRow

SUMMARY_CELLS = 400


def show(session: Session, args: Namespace) -> int:
    """`show SERIES`: details, rhythm, schedule with its reason, source and its health."""
    page = _page(session, args)
    if args.json:
        session.terminal.json(shapes.page(page, session.words))
        return 0
    session.terminal.line(page.row.name, bold=True)
    for listing, schedule in zip(page.listings, page.schedules, strict=True):
        _details(session, listing.details)
        _facts(session, page, listing, schedule)
    for host in page.hosts:
        session.terminal.fact("host", _host(session, host))
    _forecasts(session, page.outcomes)
    if page.checks:
        session.terminal.line()
        queries.print_checks(session, page.checks[:5])
    return 0


def _page(session: Session, args: Namespace) -> SeriesPage:
    with session.reads() as models:
        return models.series_page(naming.series(session, models, args.series).id, session.now())


def _details(session: Session, details: SeriesDetails) -> None:
    fact = session.terminal.fact
    fact("also known as", ", ".join(details.alternative_names[:5]))
    fact("authors", ", ".join(dict.fromkeys((*details.authors, *details.artists))))
    fact("genres", ", ".join(details.genres))
    if details.score is not None:
        votes = f" ({session.words.formats.number(details.votes)} votes)" if details.votes else ""
        fact("score", session.words.formats.number(details.score, 2) + votes)
    fact("summary", cut(details.summary or "", SUMMARY_CELLS))
    fact("link", details.link or "")


def _facts(session: Session, page: SeriesPage, listing: Listing, schedule: Schedule) -> None:
    words, now, row = session.words, session.now(), page.row
    fact = session.terminal.fact
    fact("id", f"{row.id}" + (f", AniList {row.anilist_id}" if row.anilist_id else ""))
    fact(
        "status",
        words.status(row.status) + (", muted" if row.muted else "") + ("" if row.followed else ", not followed"),
    )
    numbers = words.formats.number
    fact(
        "chapters",
        f"{numbers(row.chapters)}, {numbers(page.read)} read, {numbers(row.unread)} unread; latest {row.latest}",
    )
    fact("rhythm", words.rhythm(schedule))
    fact("next release", _expected(session, schedule))
    fact("next check", words.next_check(schedule, now) if row.followed else "")
    fact("priority", words.priority(schedule.priority))
    checked = f", last checked {words.age(schedule.last_check_at, now)}" if schedule.last_check_at else ""
    language = f" ({listing.language})" if listing.language else ""
    # MangaDex asks to be named so wherever its data is shown.
    fact("data from", f"{words.source(listing.source)}{language}{checked}, {words.listing_health(row.health)}")
    if schedule.failing_since is not None and not page.hosts:
        fact("failing since", words.moment(schedule.failing_since, now))


def _expected(session: Session, schedule: Schedule) -> str:
    words = session.words
    expected = words.expected(schedule.expected_at, schedule.expected_from, schedule.expected_till, session.now())
    if not expected:
        return "not foretold"
    late = words.late(schedule.late)
    return f"{expected}, confidence {words.percent(round(schedule.confidence, 2))}" + (f", {late}" if late else "")


def _host(session: Session, host: HostState) -> str:
    words, now = session.words, session.now()
    states: list[str] = [host.host]
    if host.refused_until is not None and host.refused_until > now:
        states.append(f"refuses us, asked again {words.moment(host.refused_until, now)}")
    if host.held_until is not None and host.held_until > now:
        states.append(f"asked us to wait until {words.moment(host.held_until, now)}")
    if host.failing_since is not None:
        states.append(f"has not answered since {words.moment(host.failing_since, now)}")
    if host.requests_24h:
        states.append(f"{counted(host.requests_24h, 'request')} in 24 hours")
    return ", ".join(states)


def _forecasts(session: Session, outcomes: Iterable[ForecastOutcome]) -> None:
    """How earlier predictions turned out."""
    for outcome in outcomes:
        window = session.words.window(outcome.forecast.start, outcome.forecast.end, session.now())
        verdict = {True: "held", False: "missed", None: "open"}[outcome.held]
        session.terminal.fact("foretold", f"{window}: {verdict}")


# ------------------------------------------------------------------ why


def why(session: Session, args: Namespace) -> int:
    """`why SERIES`: why it was checked when it was, why each row was told or not, and what was stored silently."""
    page = _page(session, args)
    with session.reads() as models:
        reasons = _Reasons(session, page, toasts=session.settings().settings.toasts)
        paused = models.tray(session.now())
    if args.json:
        session.terminal.json(reasons.as_json())
        return 0
    session.terminal.line(page.row.name, bold=True)
    if paused.paused:
        session.terminal.fact("everything", session.words.paused(paused.paused_until, session.now()))
    for label, text in reasons.lines():
        session.terminal.fact(label, text)
    return 0


class _Reasons:
    """The reasons about one series, as lines or as JSON."""

    def __init__(self, session: Session, page: SeriesPage, *, toasts: bool) -> None:
        self._words = session.words
        self._now: datetime = session.now()
        self._page = page
        self._toasts = toasts

    def lines(self) -> Iterable[tuple[str, str]]:
        """Pairs of label and text."""
        for schedule in self._page.schedules if self._page.row.followed else ():
            yield "next check", self._words.next_check(schedule, self._now)
        for entry in self._page.checks[:3]:
            yield "checked", self._checked(entry)
        yield from (("note", note) for note in self._notes())
        for row in self._page.notifications:
            told = self._told(row)
            yield "inbox", f"{self._words.headline(row)} ({self._words.age(row.created_at, self._now)}): {told}"
        for origin, count in self._page.silent.items():
            yield "silent", self._words.silent(origin, count) if count else ""

    def as_json(self) -> shapes.Json:
        row: SeriesRow = self._page.row
        return {
            "id": row.id,
            "name": row.name,
            "schedules": [shapes.schedule(schedule, self._words) for schedule in self._page.schedules],
            "checks": [shapes.check(e) | {"text": self._checked(e)} for e in self._page.checks],
            "notifications": [
                {"id": n.id, "kind": n.kind, "text": self._words.headline(n), "told": n.handed_over_at is not None,
                 "reason": self._told(n)}
                for n in self._page.notifications
            ],
            "notes": list(self._notes()),
            "silent": [
                {"origin": origin, "count": count, "text": self._words.silent(origin, count)}
                for origin, count in self._page.silent.items()
            ],
        }  # fmt: skip

    def _checked(self, entry: CheckLogEntry) -> str:
        parts = [self._words.moment(entry.at, self._now), self._words.ran(entry), self._words.outcome(entry)]
        return "; ".join((*parts, *self._words.oddities(entry)))

    def _told(self, row: Notification) -> str:
        return self._words.delivery(row, self._now, muted=self._page.row.muted, toasts=self._toasts)

    def _notes(self) -> Iterable[str]:
        row = self._page.row
        if not row.followed:
            yield "it is not followed, so it is not checked"
        if row.muted:
            yield "it is muted: its notifications stay in the inbox"
        for listing in self._page.listings:
            if listing.quarantined_since is not None:
                yield self._words.warning("quarantine")
