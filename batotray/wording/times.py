"""Instants, spans and quantities as the reader sees them: in the reader's zone, formats and words. Pure."""

from datetime import datetime, timedelta

from batotray.wording.speech import Speech

MINUTE, HOUR, DAY = 60, 3600, 86400
KILO = 1000


class Times(Speech):
    """Ages, moments, windows, durations, sizes."""

    # ------------------------------------------------------------------ instants

    def age(self, at: datetime, now: datetime) -> str:
        """How long ago, in steps of a minute, an hour, then days: "38 min ago", "Sun 18:02", "12 Nov"."""
        seconds = (now - at).total_seconds()
        if seconds < MINUTE:
            return self.translate("Wording", "just now")
        if seconds < HOUR:
            return self.translate("Wording", "%n min ago", "", int(seconds // MINUTE))
        if seconds < DAY:
            return self.translate("Wording", "%n h ago", "", int(seconds // HOUR))
        local = self.local(at)
        if self._days(at, now) > -7:
            return self._joined(self.formats.weekday(local), self.formats.time(local))
        return self._date(at, now)

    def age_lasts(self, at: datetime, now: datetime) -> timedelta:
        """How long `age` stays as it is; never too long, so a view refreshed after it is never wrong."""
        seconds = max((now - at).total_seconds(), 0.0)
        if seconds < DAY:
            step = MINUTE if seconds < HOUR else HOUR
            return timedelta(seconds=step - seconds % step)
        local = self.local(now)
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        return max(midnight - local, timedelta(seconds=1))

    def moment(self, at: datetime, now: datetime) -> str:
        """An instant by its day: "today 14:02", "tomorrow 09:00", "Thu 17:40", "12 Nov, 18:04"."""
        time = self.formats.time(self.local(at))
        days = self._days(at, now)
        if days == 0:
            return self.translate("Wording", "today {time}").format(time=time)
        if days == -1:
            return self.translate("Wording", "yesterday {time}").format(time=time)
        if days == 1:
            return self.translate("Wording", "tomorrow {time}").format(time=time)
        if 1 < days < 7:
            return self._joined(self.formats.weekday(self.local(at)), time)
        return self.translate("Wording", "{date}, {time}").format(date=self._date(at, now), time=time)

    def clock(self, at: datetime, now: datetime) -> str:
        """Only the time for today, else the moment: for narrow places."""
        return self.formats.time(self.local(at)) if self._days(at, now) == 0 else self.moment(at, now)

    def day(self, at: datetime, now: datetime) -> str:
        """The header of a day: "Today", "Yesterday", "Tomorrow", "Friday 20 November"."""
        days = self._days(at, now)
        if days == 0:
            return self.translate("Wording", "Today")
        if days == -1:
            return self.translate("Wording", "Yesterday")
        if days == 1:
            return self.translate("Wording", "Tomorrow")
        local = self.local(at)
        long = self.formats.long_date(local)
        long = f"{long[:1].upper()}{long[1:]}"  # days are small in many languages, but a header begins with a capital
        return long if local.year == self.local(now).year else f"{long} {local.year}"

    def window(self, start: datetime, end: datetime, now: datetime) -> str:
        """A span of time: "Thu 26 Nov, 17:20 – 18:50", over midnight with both days, over days with dates only."""
        first, last = self.local(start), self.local(end)
        if end - start > timedelta(days=2):
            return self.translate("Wording", "{start} – {end}").format(
                start=self._date(start, now), end=self._date(end, now)
            )
        if first.date() == last.date():
            span = self.translate("Wording", "{start} – {end}").format(
                start=self.formats.time(first), end=self.formats.time(last)
            )
            return self.translate("Wording", "{date}, {time}").format(date=self._weekday_date(start, now), time=span)
        return self.translate("Wording", "{start} – {end}").format(
            start=self._full_moment(start, now), end=self._full_moment(end, now)
        )

    def _full_moment(self, at: datetime, now: datetime) -> str:
        time = self.formats.time(self.local(at))
        return self.translate("Wording", "{date}, {time}").format(date=self._weekday_date(at, now), time=time)

    def _weekday_date(self, at: datetime, now: datetime) -> str:
        return self._joined(self.formats.weekday(self.local(at)), self._date(at, now))

    def _date(self, at: datetime, now: datetime) -> str:
        local = self.local(at)
        same_year = local.year == self.local(now).year
        return self.formats.date(local) if same_year else self.formats.full_date(local)

    def _joined(self, weekday: str, rest: str) -> str:
        return self.translate("Wording", "{weekday} {rest}").format(weekday=weekday, rest=rest)

    def _days(self, at: datetime, now: datetime) -> int:
        """Calendar days in the reader's zone from `now` to `at`."""
        return (self.local(at).date() - self.local(now).date()).days

    # ------------------------------------------------------------------ quantities

    def duration(self, seconds: float) -> str:
        """A span: "0.42 s", "15 s", "5 min", "18 h", "5.6 days", "277 days"."""
        if seconds < MINUTE:
            decimals = 2 if seconds < 1 else 1 if seconds < 10 else 0
            return self.translate("Wording", "{number} s").format(number=self.formats.number(seconds, decimals))
        if seconds < HOUR:
            return self.translate("Wording", "%n min", "", round(seconds / MINUTE))
        if seconds < 2 * DAY:
            return self.translate("Wording", "%n h", "", round(seconds / HOUR))
        days = round(seconds / DAY, 1 if seconds < 10 * DAY else 0)
        if days.is_integer():
            return self.translate("Wording", "%n day(s)", "", int(days))
        return self.translate("Wording", "{number} days").format(number=self.formats.number(days, 1))

    def hours(self, hours: float) -> str:
        """A span given in hours."""
        return self.duration(hours * HOUR)

    def milliseconds(self, milliseconds: float) -> str:
        """A span given in milliseconds."""
        return self.duration(milliseconds / 1000)

    def size(self, count: int) -> str:
        """An amount of bytes: "512 B", "1.2 MB"."""
        value, units = float(count), ["kB", "MB", "GB", "TB"]
        if value < KILO:
            return f"{self.formats.number(value)} B"
        unit = units.pop(0)
        value /= KILO
        while value >= KILO and units:
            value, unit = value / KILO, units.pop(0)
        return f"{self.formats.number(value, 1 if value < 100 else 0)} {unit}"

    def percent(self, share: float) -> str:
        """A share of 0..1 as "99.2 %"."""
        value = share * 100
        return f"{self.formats.number(value, 0 if value.is_integer() else 1)} %"
