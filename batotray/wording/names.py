"""Names of things that are stored as codes: statuses, sources, priorities, health. Pure."""

from batotray.wording.speech import QT_TRANSLATE_NOOP, Speech, plain, readable

_STATUSES = {
    "pending": QT_TRANSLATE_NOOP("Wording", "not yet out"),
    "ongoing": QT_TRANSLATE_NOOP("Wording", "ongoing"),
    "completed": QT_TRANSLATE_NOOP("Wording", "completed"),
    "hiatus": QT_TRANSLATE_NOOP("Wording", "hiatus"),
    "dropped": QT_TRANSLATE_NOOP("Wording", "dropped"),
    "unknown": QT_TRANSLATE_NOOP("Wording", "unknown"),
}
_PRIORITIES = {
    "normal": QT_TRANSLATE_NOOP("Wording", "normal"),
    "favourite": QT_TRANSLATE_NOOP("Wording", "favourite"),
    "urgent": QT_TRANSLATE_NOOP("Wording", "urgent"),
}
_LISTING_HEALTH = {
    "ok": QT_TRANSLATE_NOOP("Wording", "healthy"),
    "held": QT_TRANSLATE_NOOP("Wording", "asked to wait"),
    "refused": QT_TRANSLATE_NOOP("Wording", "refuses us"),
    "failing": QT_TRANSLATE_NOOP("Wording", "not answering"),
    "gone": QT_TRANSLATE_NOOP("Wording", "series gone"),
    "quarantined": QT_TRANSLATE_NOOP("Wording", "list reshuffled"),
    "closed": QT_TRANSLATE_NOOP("Wording", "closed"),
    "paused": QT_TRANSLATE_NOOP("Wording", "paused"),
}
_CHECK_STATUSES = {
    "success": QT_TRANSLATE_NOOP("Wording", "ok"),
    "not_modified": QT_TRANSLATE_NOOP("Wording", "unchanged"),
    "partial": QT_TRANSLATE_NOOP("Wording", "partial"),
    "failed": QT_TRANSLATE_NOOP("Wording", "failed"),
}
_LATE = {
    "unknown": "",
    "on_time": QT_TRANSLATE_NOOP("Wording", "on time"),
    "late": QT_TRANSLATE_NOOP("Wording", "late"),
    "on_break": QT_TRANSLATE_NOOP("Wording", "probably on a break"),
}
_ERRORS = {
    "SourceError": QT_TRANSLATE_NOOP("Wording", "source trouble"),
    "SourceUnavailable": QT_TRANSLATE_NOOP("Wording", "no answer"),
    "HostUnreachable": QT_TRANSLATE_NOOP("Wording", "not reached"),
    "RateLimited": QT_TRANSLATE_NOOP("Wording", "asked to wait"),
    "BudgetSpent": QT_TRANSLATE_NOOP("Wording", "daily budget used up"),
    "SourceRefused": QT_TRANSLATE_NOOP("Wording", "refused"),
    "HostStopped": QT_TRANSLATE_NOOP("Wording", "stopped after a refusal"),
    "ListingGone": QT_TRANSLATE_NOOP("Wording", "series gone"),
    "SourceChanged": QT_TRANSLATE_NOOP("Wording", "answer not understood"),
    "SourceClosed": QT_TRANSLATE_NOOP("Wording", "source closed"),
}
# Names of sites are not translated.
_SOURCES = {"mangadex": "MangaDex", "feed": "Feed", "bato": "Bato"}


class Names(Speech):
    """One or two words for a code."""

    def status(self, code: str) -> str:
        """The status of a series."""
        return self.say(_STATUSES, code)

    def priority(self, code: str) -> str:
        return self.say(_PRIORITIES, code)

    def listing_health(self, code: str) -> str:
        """How a series' source is doing."""
        return self.say(_LISTING_HEALTH, code)

    def check_status(self, code: str) -> str:
        """How a check ended."""
        return self.say(_CHECK_STATUSES, code)

    def late(self, state: str) -> str:
        """Whether a series is late; empty where nothing can be said."""
        return self.say(_LATE, state) if _LATE.get(state, state) else ""

    def error_class(self, name: str) -> str:
        """A class of error in two or three words."""
        return self.say(_ERRORS, name)

    def source(self, name: str) -> str:
        """The label of a source."""
        return plain(self._sources.get(name) or _SOURCES.get(name) or readable(name))
