"""The answers to "why?": why a check ran, why something was told, and why not. Pure."""

from datetime import datetime

from batotray.records import CheckLogEntry, Notification
from batotray.wording.news import News
from batotray.wording.schedules import Schedules
from batotray.wording.speech import QT_TRANSLATE_NOOP
from batotray.wording.troubles import Troubles

_FAILED = {
    "SourceUnavailable": QT_TRANSLATE_NOOP("Wording", "{place} gave no usable answer."),
    "HostUnreachable": QT_TRANSLATE_NOOP("Wording", "{place} could not be reached."),
    "RateLimited": QT_TRANSLATE_NOOP("Wording", "{place} asked us to wait."),
    "BudgetSpent": QT_TRANSLATE_NOOP("Wording", "The daily budget of requests to {place} was used up."),
    "SourceRefused": QT_TRANSLATE_NOOP("Wording", "{place} refuses programs like this one."),
    "HostStopped": QT_TRANSLATE_NOOP("Wording", "{place} was left alone, since it had refused us before."),
    "ListingGone": QT_TRANSLATE_NOOP("Wording", "{source} no longer has this series."),
    "SourceChanged": QT_TRANSLATE_NOOP("Wording", "The answer of {place} was not understood."),
    "SourceClosed": QT_TRANSLATE_NOOP("Wording", "{source} has closed."),
}
"""What a failed check came upon, by the class of its error."""


class Whys(News, Schedules, Troubles):
    """Whole lines of explanation, each about one check or one row of the inbox."""

    def ran(self, entry: CheckLogEntry) -> str:
        """Why a check ran."""
        if entry.kind == "import":
            return self.reason("import")
        if entry.kind == "look":
            return self.translate("Wording", "a look at many series at once")
        return self.reason(entry.reason)

    def outcome(self, entry: CheckLogEntry) -> str:
        """What came of a check: "2 new of 113", "unchanged", "failed: no answer"."""
        if entry.kind == "import" and entry.status != "failed":
            return self.translate("Wording", "%n chapter(s)", "", entry.found)
        if entry.status == "failed":
            cause = self.error_class(entry.error_class or "")
            return self.translate("Wording", "failed: {cause}").format(cause=cause)
        if entry.status == "not_modified":
            return self.check_status(entry.status)
        if entry.new:
            return self.translate("Wording", "{new} new of {found}").format(new=entry.new, found=entry.found)
        return self.translate("Wording", "nothing new in %n chapter(s)", "", entry.found)

    def came_upon(self, entry: CheckLogEntry) -> str:
        """Why a check failed, in a sentence."""
        source = self.source(entry.source)
        code = entry.error_class or ""
        if code not in _FAILED:
            return self.translate("Wording", "{source} could not be asked.").format(source=source)
        return self.say(_FAILED, code, {"place": entry.host or source, "source": source})

    def oddities(self, entry: CheckLogEntry) -> tuple[str, ...]:
        """What was odd about the answer to a check, where anything was."""
        if entry.status != "partial" or not entry.error:
            return ()
        return tuple(self.warning(code) for code in entry.error.split(","))

    def silent(self, origin: str, count: int) -> str:
        """Why chapters were stored without a word; empty for an origin that is told."""
        match origin:
            case "import":
                return self.translate("Wording", "%n chapter(s) from the first import, which never notifies", "", count)
            case "upload":
                return self.translate("Wording", "%n upload(s) of chapters that were known already", "", count)
            case "backfill":
                return self.translate("Wording", "%n older chapter(s), filled in later by the source", "", count)
            case "future":
                return self.translate(
                    "Wording", "%n chapter(s) announced for later, told when the time comes", "", count
                )
            case "untold":
                return self.translate(
                    "Wording", "%n new chapter(s) without a notification: that kind was switched off", "", count
                )
            case _:
                return ""

    def delivery(self, notification: Notification, now: datetime, *, muted: bool = False, toasts: bool = True) -> str:
        """Whether and when a row was handed to the desktop or the terminal, and why not where it was not."""
        at = notification.handed_over_at
        if at is not None:
            return self.translate("Wording", "told {time}").format(time=self.moment(at, now))
        if notification.claimed_at is not None:
            return self.translate(
                "Wording", "handed over {time} but never confirmed, so it is not told twice; the inbox has it"
            ).format(time=self.moment(notification.claimed_at, now))
        return self.translate("Wording", "not told: {cause}").format(
            cause=self._why_not(notification, now, muted, toasts)
        )

    def _why_not(self, notification: Notification, now: datetime, muted: bool, toasts: bool) -> str:
        if notification.read:
            return self.translate("Wording", "it was read before")
        if muted:
            return self.translate("Wording", "the series is muted")
        if notification.snoozed_until is not None and notification.snoozed_until > now:
            until = self.moment(notification.snoozed_until, now)
            return self.translate("Wording", "snoozed until {time}").format(time=until)
        if notification.visible_at > now:
            return self.translate("Wording", "its time comes {time}").format(
                time=self.moment(notification.visible_at, now)
            )
        if not toasts:
            return self.translate("Wording", "desktop notifications are off")
        return self.translate("Wording", "waiting for quiet hours to end, or for batotray to run")
