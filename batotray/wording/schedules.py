"""When a series is looked at next and why, and what is known of its rhythm. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from batotray.records import Schedule
from batotray.wording.names import Names
from batotray.wording.speech import QT_TRANSLATE_NOOP, Args
from batotray.wording.times import Times

_REASONS = {
    "first": QT_TRANSLATE_NOOP("Wording", "not looked at yet"),
    "gone": QT_TRANSLATE_NOOP("Wording", "the source no longer has it; asked again after 30 days"),
    "finished": QT_TRANSLATE_NOOP("Wording", "the series is finished; looked at every 30 days"),
    "learning": QT_TRANSLATE_NOOP("Wording", "still learning: {tracked} of {needed} releases known"),
    "irregular": QT_TRANSLATE_NOOP("Wording", "no interval between its releases is known"),
    "weekly": QT_TRANSLATE_NOOP("Wording", "at the expected weekly release"),
    "interval": QT_TRANSLATE_NOOP("Wording", "80 % of its usual interval of {average}"),
    "source_wish": QT_TRANSLATE_NOOP("Wording", "the source wishes not to be asked sooner"),
    "no_pattern": QT_TRANSLATE_NOOP("Wording", "its releases show no pattern; looked at evenly within the budget"),
    "before_window": QT_TRANSLATE_NOOP("Wording", "before its next release is expected, in case it comes early"),
    "in_window": QT_TRANSLATE_NOOP("Wording", "when its next release is expected"),
    "past_window": QT_TRANSLATE_NOOP("Wording", "its next release should be out by then"),
    # After a failed check.
    "unavailable": QT_TRANSLATE_NOOP("Wording", "the source did not answer; the wait grows with each failure"),
    "rate_limited": QT_TRANSLATE_NOOP("Wording", "the source asked us to wait"),
    "budget": QT_TRANSLATE_NOOP("Wording", "the daily budget of requests to this source is used up"),
    "refused": QT_TRANSLATE_NOOP("Wording", "the source refused us; it is asked again after a day"),
    "stopped": QT_TRANSLATE_NOOP("Wording", "the source refused us not long ago; it is asked again after a day"),
    "changed": QT_TRANSLATE_NOOP("Wording", "the answer was not understood; looked at more rarely until it is"),
    "source_closed": QT_TRANSLATE_NOOP("Wording", "the source is closed"),
    # Why a check ran.
    "due": QT_TRANSLATE_NOOP("Wording", "it was due"),
    "asked": QT_TRANSLATE_NOOP("Wording", "you asked for it"),
    "import": QT_TRANSLATE_NOOP("Wording", "first import"),
    "look": QT_TRANSLATE_NOOP("Wording", "a look at many series at once showed news"),
    "covered": QT_TRANSLATE_NOOP("Wording", "a look at many series at once, every half hour, tells when it has news"),
    "look_missed": QT_TRANSLATE_NOOP("Wording", "more was published than a look at many series could show"),
    "look_failed": QT_TRANSLATE_NOOP("Wording", "looks at many series at once fail, so it is asked by itself"),
}
_RHYTHMS = {
    "unknown": QT_TRANSLATE_NOOP("Wording", "not known yet"),
    "daily": QT_TRANSLATE_NOOP("Wording", "daily"),
    "several_a_week": QT_TRANSLATE_NOOP("Wording", "several a week"),
    "weekly": QT_TRANSLATE_NOOP("Wording", "weekly"),
    "biweekly": QT_TRANSLATE_NOOP("Wording", "every other week"),
    "monthly": QT_TRANSLATE_NOOP("Wording", "monthly"),
    "irregular": QT_TRANSLATE_NOOP("Wording", "irregular"),
}
_WEEKDAYS = (
    QT_TRANSLATE_NOOP("Wording", "Mondays about {time}"),
    QT_TRANSLATE_NOOP("Wording", "Tuesdays about {time}"),
    QT_TRANSLATE_NOOP("Wording", "Wednesdays about {time}"),
    QT_TRANSLATE_NOOP("Wording", "Thursdays about {time}"),
    QT_TRANSLATE_NOOP("Wording", "Fridays about {time}"),
    QT_TRANSLATE_NOOP("Wording", "Saturdays about {time}"),
    QT_TRANSLATE_NOOP("Wording", "Sundays about {time}"),
)

_WIDEST = {"daily": timedelta(hours=12), "weekly": timedelta(days=1), "biweekly": timedelta(days=1)}

WEEK_HOURS, LONGEST_WEEK_HOURS = 168, 216


class Schedules(Names, Times):
    """Sentences about schedules. Weekdays and hours are those of the expected release in the reader's zone."""

    def reason(self, code: str, args: Args | None = None) -> str:
        """Why a series is looked at when it is, or why a check ran."""
        given: Mapping[str, str | int | float] = args or {}
        misses, average = int(given.get("misses", 0)), self._average(given)
        if code == "late":
            return self.translate(
                "Wording", "the weekly release is late: %n look(s) found nothing, so it is looked at sooner", "", misses
            )
        if code == "stretched":
            return self.translate(
                "Wording",
                "%n look(s) in a row found nothing, so longer than its usual interval of {average}",
                "",
                misses,
            ).format(average=average)
        return self.say(_REASONS, code, {**given, "average": average})

    def rhythm(self, schedule: Schedule) -> str:
        """The rhythm with its evidence: "Thursdays about 18:00; 8 of the last 10 within this window"."""
        line = self.rhythm_name(
            _rhythm_code(schedule), schedule.expected_at, schedule.expected_from, schedule.expected_till
        )
        usual = schedule.median_interval_hours or schedule.average_interval_hours
        if usual and _rhythm_code(schedule) in ("unknown", "irregular", "several_a_week"):
            every = self.translate("Wording", "about every {interval}").format(interval=self.hours(usual))
            line = every if _rhythm_code(schedule) == "unknown" else f"{line}, {every}"
        evidence = self._evidence(schedule)
        return f"{line}; {evidence}" if evidence else line

    def rhythm_name(
        self,
        code: str,
        expected_at: datetime | None = None,
        start: datetime | None = None,
        end: datetime | None = None,
    ) -> str:
        """The rhythm in a few words; with the weekday or hour where the window of the next release is narrow enough to
        tell it: the middle of days says neither.
        """
        if expected_at is None or code not in _WIDEST or (start and end and end - start > _WIDEST[code]):
            return self.say(_RHYTHMS, code)
        local = self.local(expected_at)
        time = self.formats.time(local)
        if code == "daily":
            return self.translate("Wording", "daily about {time}").format(time=time)
        on_day = self.translate("Wording", _WEEKDAYS[local.weekday()]).format(time=time)
        if code == "weekly":
            return on_day
        return self.translate("Wording", "every other week, {weekdays}").format(weekdays=on_day)

    def expected(
        self, expected_at: datetime | None, start: datetime | None, end: datetime | None, now: datetime
    ) -> str:
        """When the next release is expected: its window, else its instant; empty without one."""
        if start is not None and end is not None:
            return self.window(start, end, now)
        if expected_at is None:
            return ""
        return self.translate("Wording", "about {moment}").format(moment=self.moment(expected_at, now))

    def next_check(self, schedule: Schedule, now: datetime) -> str:
        """When the next check is, and why: "Thu 17:40 (at the expected weekly release)"."""
        if schedule.paused_until is not None and schedule.paused_until > now:
            return self.translate("Wording", "paused until {time}").format(time=self.clock(schedule.paused_until, now))
        if not schedule.active:
            return self.translate("Wording", "paused")
        reason = self.reason(schedule.reason, schedule.reason_args)
        if schedule.next_check_at <= now:
            return self.translate("Wording", "now ({reason})").format(reason=reason)
        moment = self.moment(schedule.next_check_at, now)
        return self.translate("Wording", "{moment} ({reason})").format(moment=moment, reason=reason)

    def _average(self, args: Args) -> str:
        hours = args.get("average_hours")
        return self.hours(hours) if isinstance(hours, int | float) else "?"

    def _evidence(self, schedule: Schedule) -> str:
        args = schedule.rhythm_args
        held, judged = args.get("held"), args.get("judged")
        if isinstance(held, int) and isinstance(judged, int) and judged > 0:
            return self.translate("Wording", "{held} of the last %n within this window", "", judged).format(held=held)
        return self.translate("Wording", "%n release(s) known", "", schedule.chapters_tracked)


def _rhythm_code(schedule: Schedule) -> str:
    """The classic rules know only a weekday, which a series that comes every other week keeps as well."""
    if schedule.rhythm != "unknown" or schedule.preferred_weekday is None:
        return schedule.rhythm
    return "weekly" if (schedule.median_interval_hours or WEEK_HOURS) < LONGEST_WEEK_HOURS else "unknown"
