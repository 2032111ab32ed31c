"""What a notification says: the toast, the line of the inbox, the summary of many. Pure.

Every text that came from the network is made plain first: one line, no control characters.
"""

from collections.abc import Sequence
from datetime import datetime

from batotray.records import Notification
from batotray.views import InboxRow, TrayView
from batotray.wording.names import Names
from batotray.wording.speech import QT_TRANSLATE_NOOP, plain
from batotray.wording.times import Times

LISTED = 4
NAMED = 3

_TROUBLES = {
    "refused": QT_TRANSLATE_NOOP("Wording", "{host} has refused every request for a week; follow it elsewhere"),
    "gone": QT_TRANSLATE_NOOP("Wording", "{source} no longer has this series; follow it elsewhere"),
    "unavailable": QT_TRANSLATE_NOOP("Wording", "{host} has not answered for a day or more"),
    "changed": QT_TRANSLATE_NOOP("Wording", "the answers of {host} are no longer understood"),
    "closed": QT_TRANSLATE_NOOP("Wording", "{source} has closed; follow the series elsewhere"),
}
_LATE = {
    "late": QT_TRANSLATE_NOOP("Wording", "later than usual"),
    "on_break": QT_TRANSLATE_NOOP("Wording", "several releases missed: probably on a break"),
}


class News(Names, Times):
    """Sentences about rows of the inbox."""

    def toast(self, notification: Notification) -> tuple[str, str]:
        """Title and body of a desktop notification."""
        if notification.kind == "practice":
            title = self.translate("Wording", "This is how it looks")
            return title, self.translate("Wording", "Did you see it? The next chapter of a series comes like this.")
        return self.series_of(notification), self.headline(notification)

    def summary(self, count: int, series_names: Sequence[str]) -> tuple[str, str]:
        """Title and body of one desktop notification that stands for `count` rows about these series."""
        title = self.translate("Wording", "%n notification(s)", "", count)
        listed, more = ", ".join(map(plain, series_names[:NAMED])), len(series_names) - NAMED
        if more > 0:
            listed = self.translate("Wording", "{names} and %n more", "", more).format(names=listed)
        return title, listed

    def series_of(self, notification: Notification) -> str:
        """The series a row is about; the source where it is about no series."""
        name = notification.series or str(notification.parts.get("series") or "")
        return plain(name) or self.source(str(notification.parts.get("source") or "batotray"))

    def headline(self, notification: Notification) -> str:
        """What is new, in one line without the series: "Chapter 214", "Chapters 110 – 113", "ongoing → hiatus"."""
        match notification.kind:
            case "new_chapter":
                return self._one(notification)
            case "batch_update":
                return self._many(notification)
            case "status_change":
                return self.translate("Wording", "{old} → {new}").format(
                    old=self.status(notification.old_status or "unknown"),
                    new=self.status(notification.new_status or "unknown"),
                )
            case "source_trouble":
                return self._trouble(notification)
            case "quarantine":
                return self.translate(
                    "Wording", "{source} reshuffled its list of chapters; nothing is taken from it until it holds still"
                ).format(source=self._source_of(notification))
            case "late":
                return self.say(_LATE, str(notification.parts.get("late") or "late"))
            case "practice":
                return self.translate("Wording", "a practice notification")

    def badge(self, notification: Notification) -> str:
        """A word for the pill beside the line; empty for a single chapter."""
        match notification.kind:
            case "batch_update":
                return self.translate("Wording", "%n new", "", notification.chapters_count)
            case "status_change":
                return self.translate("Wording", "Status")
            case "source_trouble" | "quarantine":
                return self.translate("Wording", "Source")
            case "late":
                return self.translate("Wording", "Late")
            case _:
                return ""

    def inbox_line(self, row: InboxRow) -> str:
        """The second line of a row: what is new, the source, the group."""
        parts = [self.headline(row.notification), self.source(row.source) if row.source else "", plain(row.group)]
        return " · ".join(part for part in parts if part)

    def tooltip(self, tray: TrayView, now: datetime) -> str:
        """The hover text of the icon: "3 unread · next check 14:20, Wind Breaker · all sources fine"."""
        parts = [self.translate("Wording", "%n unread", "", tray.unread)]
        if tray.paused:
            parts.append(self.paused(tray.paused_until, now))
        elif tray.next_check_at is not None:
            time, series = self.clock(max(tray.next_check_at, now), now), plain(tray.next_series)
            parts.append(self.translate("Wording", "next check {time}, {series}").format(time=time, series=series))
        if tray.troubled:
            parts.append(self.translate("Wording", "%n source(s) in trouble", "", len(tray.troubled)))
        else:
            parts.append(self.translate("Wording", "all sources fine"))
        return " · ".join(parts)

    def paused(self, until: datetime | None, now: datetime) -> str:
        """Until when checking is paused."""
        if until is None:
            return self.translate("Wording", "paused")
        return self.translate("Wording", "paused until {time}").format(time=self.clock(until, now))

    # ------------------------------------------------------------------ parts of it

    def _one(self, notification: Notification) -> str:
        names, numbers = _texts(notification, "names"), _texts(notification, "numbers")
        if notification.parts.get("at_least"):
            return self.translate("Wording", "at least %n new chapter(s)", "", notification.chapters_count)
        if names and names[0]:
            return names[0]
        if numbers:
            return self.translate("Wording", "Chapter {number}").format(number=numbers[0])
        return self.translate("Wording", "a new chapter")

    def _many(self, notification: Notification) -> str:
        count, numbers = notification.chapters_count, _texts(notification, "numbers")
        if notification.parts.get("at_least"):
            return self.translate("Wording", "at least %n new chapter(s)", "", count)
        if len(numbers) < count:
            return self.translate("Wording", "%n new chapter(s)", "", count)
        return self.translate("Wording", "Chapters {numbers}").format(numbers=_listed(numbers))

    def _trouble(self, notification: Notification) -> str:
        parts = notification.parts
        host = parts.get("host") or self._source_of(notification)
        args: dict[str, object] = {**parts, "source": self._source_of(notification), "host": host}
        return self.say(_TROUBLES, str(parts.get("trouble") or "unavailable"), args)

    def _source_of(self, notification: Notification) -> str:
        return self.source(str(notification.parts.get("source") or ""))


def _texts(notification: Notification, part: str) -> list[str]:
    value = notification.parts.get(part)
    return [plain(str(text)) for text in value] if isinstance(value, list) else []


def _listed(numbers: Sequence[str]) -> str:
    """ "110 – 113" where nothing is left out between, else the numbers themselves, the middle cut where many."""
    if all(number.isdecimal() for number in numbers):
        values = [int(number) for number in numbers]
        if values == list(range(values[0], values[0] + len(values))):
            return f"{numbers[0]} – {numbers[-1]}"
    if len(numbers) <= LISTED:
        return ", ".join(numbers)
    return f"{', '.join(numbers[: LISTED - 1])} … {numbers[-1]}"
