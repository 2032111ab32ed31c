"""The figures of the dashboard in words: pure functions of what was read. Main thread, Qt-free but for extraction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from batotray.core.monitor import ERROR_RATE, RATES_FROM, TARGETS, fails_often, is_unjudged
from batotray.records import CheckLogEntry
from batotray.ui.theme import TextColour
from batotray.ui.tones import HEALTH_COLOURS
from batotray.views import Dashboard, HourBar, SourceRow, Span
from batotray.wording import Wording, plain

FOUND_TARGET_MINUTES = 120.0
_TICK_HOURS = (1, 2, 3, 4, 6, 12, 24, 48, 120)
_HOUR = timedelta(hours=1)
STEADY = 0.001
"""A rate that moved by less than this stayed the same."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a card shows: the figure, what it means, and in which colour that is said."""

    figure: str
    note: str = ""
    colour: TextColour = "muted"


class Figures:
    """Sentences of the dashboard in the reader's words."""

    def __init__(self, words: Wording) -> None:
        self._words = words

    # -------------------------------------------------------------- the cards

    def captions(self) -> tuple[str, ...]:
        """What the cards are called, with the aim of those that have one."""
        words = self._words
        success, errors = words.percent(TARGETS["success_rate"]), words.percent(TARGETS["error_rate"])
        longest = words.duration(TARGETS["check_seconds"])
        return (
            self._aiming(words.translate("Dashboard", "Success rate"), f"> {success}"),
            self._aiming(words.translate("Dashboard", "Errors"), f"< {errors}"),
            self._aiming(words.translate("Dashboard", "Average check"), f"< {longest}"),
            words.translate("Dashboard", "Found in"),
            words.translate("Dashboard", "New chapters"),
        )

    def _aiming(self, caption: str, aim: str) -> str:
        return self._words.translate("Dashboard", "{caption} · aim {aim}").format(caption=caption, aim=aim)

    def success(self, dashboard: Dashboard) -> Figure:
        """The share of checks that succeeded, beside the span before."""
        now, before = dashboard.totals.success_rate, dashboard.before.success_rate
        if now is None:
            return self._nothing()
        if before is None or min(dashboard.totals.checks, dashboard.before.checks) < RATES_FROM:
            if now < TARGETS["success_rate"] and not is_unjudged(dashboard.totals.checks, dashboard.totals.failed):
                return Figure(self._words.percent(now), self._words.translate("Dashboard", "below the aim"), "warning")
            checks = self._words.translate("Dashboard", "%n check(s)", "", dashboard.totals.checks)
            return Figure(self._words.percent(now), checks)
        return Figure(self._words.percent(now), *self._moved(now - before))

    def errors(self, dashboard: Dashboard) -> Figure:
        """The share of checks that failed, and how many those are."""
        totals = dashboard.totals
        if totals.error_rate is None:
            return self._nothing()
        if is_unjudged(totals.checks, totals.failed):
            note = self._words.translate("Dashboard", "{failed} of {checks}, too few to judge by")
        else:
            note = self._words.translate("Dashboard", "{failed} of {checks}, limit {share}")
        said = note.format(
            failed=self.count(totals.failed), checks=self.count(totals.checks), share=self._words.percent(ERROR_RATE)
        )
        return Figure(
            self._words.percent(totals.error_rate),
            said,
            "bad" if fails_often(totals.checks, totals.failed) else "muted",
        )

    def duration(self, totals: Span) -> Figure:
        """How long a check takes, on average and for all but a twentieth."""
        if totals.average_ms is None:
            return self._nothing()
        slow = totals.p95_ms or 0.0
        note = self._words.translate("Dashboard", "95 % within {time}").format(time=self._words.milliseconds(slow))
        colour: TextColour = "warning" if slow > TARGETS["check_seconds"] * 1000 else "muted"
        return Figure(self._words.milliseconds(totals.average_ms), note, colour)

    def found_in(self, minutes: float | None) -> Figure:
        """How long after its publication a chapter was seen."""
        if minutes is None:
            note = self._words.translate("Dashboard", "no exact release times")
            return Figure("–", note)
        note = self._words.translate("Dashboard", "median, published → seen")
        colour: TextColour = "good" if minutes <= FOUND_TARGET_MINUTES else "warning"
        if minutes < 1:
            return Figure(self._words.translate("Dashboard", "< 1 min"), note, colour)
        return Figure(self._words.duration(minutes * 60), note, colour)

    def new_chapters(self, dashboard: Dashboard) -> Figure:
        """How many chapters came, beside the span before."""
        note = self._words.translate("Dashboard", "{count} in the span before")
        return Figure(self.count(dashboard.totals.new), note.format(count=self.count(dashboard.before.new)))

    def _nothing(self) -> Figure:
        return Figure("–", self._words.translate("Dashboard", "no checks in this span"))

    def _moved(self, difference: float) -> tuple[str, TextColour]:
        if abs(difference) < STEADY:
            return self._words.translate("Dashboard", "as in the span before"), "muted"
        points = self._words.formats.number(abs(difference) * 100, 1)
        sign = "+" if difference > 0 else "−"
        note = self._words.translate("Dashboard", "{points} vs the span before").format(points=f"{sign}{points}")
        return note, "good" if difference > 0 else "warning"

    # -------------------------------------------------------------- the charts

    def bar(self, bar: HourBar, hours: int) -> str:
        """One step of the chart of checks in a sentence."""
        parts = [self._words.translate("Dashboard", "%n succeeded", "", bar.succeeded)]
        if bar.failed:
            parts.append(self._words.translate("Dashboard", "%n failed", "", bar.failed))
        if bar.new:
            parts.append(self._words.translate("Dashboard", "%n new chapter(s)", "", bar.new))
        return f"{self._period(bar.at, hours)}: {', '.join(parts)}"

    def load(self, at: datetime, checks: int) -> str:
        """One coming hour in a sentence."""
        due = self._words.translate("Dashboard", "%n check(s) due", "", checks)
        return f"{self._period(at, 1)}: {due}"

    def chart(self, dashboard: Dashboard) -> str:
        """What the chart of checks shows, for those who cannot see it."""
        totals = dashboard.totals
        whole = ", ".join((
            self._words.translate("Dashboard", "%n check(s)", "", totals.checks),
            self._words.translate("Dashboard", "%n failed", "", totals.failed),
            self._words.translate("Dashboard", "%n new chapter(s)", "", totals.new),
        ))  # fmt: skip
        busiest = max(dashboard.bars, key=lambda bar: bar.succeeded + bar.failed, default=None)
        if busiest is None or not totals.checks:
            return whole
        most = self._words.translate("Dashboard", "Most: {bar}")
        return f"{whole}. {most.format(bar=self.bar(busiest, step_hours(dashboard.bars)))}"

    def coming(self, load: Sequence[tuple[datetime, int]]) -> str:
        """What the chart of the coming hours shows, for those who cannot see it."""
        whole = self._words.translate("Dashboard", "%n check(s) due", "", sum(checks for _, checks in load))
        if not any(checks for _, checks in load):
            return whole
        at, checks = max(load, key=lambda hour: hour[1])
        return f"{whole}. {self._words.translate('Dashboard', 'Most: {bar}').format(bar=self.load(at, checks))}"

    def title(self, bars: Sequence[HourBar]) -> str:
        """What one bar of the chart of checks stands for."""
        hours = step_hours(bars)
        if hours == 1:
            return self._words.translate("Dashboard", "Checks per hour")
        return self._words.translate("Dashboard", "Checks per %n hour(s)", "", hours)

    def ticks(self, instants: Sequence[datetime], most: int) -> list[tuple[int, str]]:
        """Numbers of `most` bars with a label below them: at midnight, at noon, or every few hours or days."""
        if not instants:
            return []
        span = instants[-1] - instants[0]
        step = next((hours for hours in _TICK_HOURS if span <= hours * most * _HOUR), _TICK_HOURS[-1])
        slots = [self._local_hours(at) // step for at in instants]
        return [
            (number, self._tick(instants[number], step))
            for number in range(1, len(slots))
            if slots[number] != slots[number - 1]
        ]

    def _local_hours(self, at: datetime) -> int:
        local = self._words.local(at)
        return local.toordinal() * 24 + local.hour

    def _tick(self, at: datetime, step: int) -> str:
        local = self._words.local(at)
        if step >= 24:
            return f"{self._words.formats.weekday(local)} {self._words.formats.date(local)}"
        return f"{self._words.formats.weekday(local)} {self._words.formats.time(local)}"

    def _period(self, at: datetime, hours: int) -> str:
        start, end = self._words.local(at), self._words.local(at + hours * _HOUR)
        day = self._words.formats.weekday(start)
        if hours > 6:
            day = f"{day} {self._words.formats.date(start)}"
        return f"{day}, {self._words.formats.time(start)} – {self._words.formats.time(end)}"

    # -------------------------------------------------------------- sources, the log, the whole

    def health(self, source: SourceRow, now: datetime) -> str:
        """How a source is, and until or since when: healthy only where its checks succeed."""
        if source.health == "ok" and is_unjudged(source.checks, source.failed):
            return self._words.translate("Dashboard", "too few checks to judge by")
        if source.health == "ok" and fails_often(source.checks, source.failed):
            return self._words.translate("Dashboard", "answers, but fails often")
        name = self._words.listing_health(source.health)
        if source.until is None:
            return name
        if source.health == "failing":
            return self._words.translate("Dashboard", "no answer for {time}").format(
                time=self._words.duration((now - source.until).total_seconds())
            )
        return self._words.translate("Dashboard", "{state} until {time}").format(
            state=name, time=self._words.clock(source.until, now)
        )

    def health_colour(self, source: SourceRow) -> TextColour:
        """The colour in which that is said."""
        if source.health == "ok" and is_unjudged(source.checks, source.failed):
            return "muted"
        if source.health == "ok" and fails_often(source.checks, source.failed):
            return "warning"
        return HEALTH_COLOURS[source.health]

    def time(self, at: datetime, now: datetime) -> str:
        """When a check ran: the hour of today, with the weekday or the date for earlier ones."""
        local, today = self._words.local(at), self._words.local(now)
        time = self._words.formats.time(local)
        if local.date() == today.date():
            return time
        is_recent = now - at < timedelta(days=6)
        day = self._words.formats.weekday(local) if is_recent else self._words.formats.date(local)
        return f"{day} {time}"

    def result(self, entry: CheckLogEntry) -> str:
        """What a check brought, without its verdict."""
        return "—" if entry.status == "failed" else self._words.outcome(entry)

    def cause(self, entry: CheckLogEntry) -> str:
        """Why a check failed or what was odd, in a few words; empty where all was well."""
        if entry.status == "failed":
            return self._words.error_class(entry.error_class or "")
        return "; ".join(self._words.oddities(entry))

    def details(self, entry: CheckLogEntry) -> tuple[str, ...]:
        """All that is known of a check besides its row: what it came upon, why it ran, what it cost, where time went.

        What the source or the network reported comes last: it is for those who know such texts.
        """
        failed = entry.status == "failed"
        came_upon = self._words.came_upon(entry) if failed else ""
        reported = self._reported(entry.error) if failed and entry.error else ""
        return tuple(line for line in (came_upon, self._words.ran(entry), self._cost(entry), reported) if line)

    def _reported(self, error: str) -> str:
        return self._words.translate("Dashboard", "reported: {detail}").format(detail=plain(error))

    def _cost(self, entry: CheckLogEntry) -> str:
        parts = [
            plain(entry.host),
            self._words.translate("Dashboard", "%n request(s)", "", entry.requests),
            self._words.size(entry.bytes),
            self._words.translate("Dashboard", "asked {fetch}, read {parse}, stored {store}").format(
                fetch=self._milliseconds(entry.fetch_ms),
                parse=self._milliseconds(entry.parse_ms),
                store=self._milliseconds(entry.store_ms),
            ),
        ]
        return " · ".join(part for part in parts if part)

    def _milliseconds(self, milliseconds: float) -> str:
        return self._words.translate("Dashboard", "{number} ms").format(number=self.count(round(milliseconds)))

    def system(self, dashboard: Dashboard, now: datetime) -> Iterator[tuple[str, str]]:
        """The state of the whole, as names with values."""
        system = dashboard.system
        words = self._words
        yield words.translate("Dashboard", "Series followed"), self.count(system.series)
        yield words.translate("Dashboard", "Schedules at work"), self.count(system.active_schedules)
        if system.next_check_at is not None:
            soon = max(system.next_check_at, now)
            moment = words.translate("Dashboard", "now") if soon == now else words.moment(soon, now)
            yield words.translate("Dashboard", "Next check"), moment
        yield words.translate("Dashboard", "Requests spared by looks"), self.count(dashboard.saved_requests)
        yield words.translate("Dashboard", "Chapters known"), self.count(system.chapters)
        yield words.translate("Dashboard", "Checks in the log"), self.count(system.log_rows)
        yield words.translate("Dashboard", "Database"), words.size(system.database_bytes)
        if system.started_at is not None:
            yield words.translate("Dashboard", "Running since"), words.moment(system.started_at, now)

    def count(self, number: int) -> str:
        """A whole number as the reader's language groups it."""
        return self._words.formats.number(number)


def step_hours(bars: Sequence[HourBar]) -> int:
    """How many hours one bar stands for."""
    return round((bars[1].at - bars[0].at) / _HOUR) if len(bars) > 1 else 1
