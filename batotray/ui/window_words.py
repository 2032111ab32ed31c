"""Sentences of the windows where the next step is another one than on the command line. Pure; any thread."""

from datetime import datetime

from batotray.wording import Wording
from batotray.wording.speech import QT_TRANSLATE_NOOP
from batotray.wording.troubles import Refusal

_FAILURES = {
    "source_closed": QT_TRANSLATE_NOOP(
        "Wording",
        "{source} has closed. Follow the series at another source; if you run a copy of the site, "
        "set its address in the settings, under Sources.",
    ),
    "source_unavailable": QT_TRANSLATE_NOOP("Wording", "{place} did not answer."),
    "host_unreachable": QT_TRANSLATE_NOOP("Wording", "{place} cannot be reached. Are you online?"),
    "not_a_link": QT_TRANSLATE_NOOP("Wording", "“{text}” is no link. Paste the address of the series' page."),
    "already_followed": QT_TRANSLATE_NOOP("Wording", "You follow {name} already."),
    "no_such_series": QT_TRANSLATE_NOOP("Wording", "The series is not in the library any more."),
    "no_such_chapter": QT_TRANSLATE_NOOP("Wording", "The chapter is not in the library any more."),
    "no_such_notification": QT_TRANSLATE_NOOP("Wording", "The notification is not in the inbox any more."),
}
"""The log of checks has the details that are left out here."""
_HELD = {"host_stopped": QT_TRANSLATE_NOOP("Wording", "{place} refused us; it is asked again {until}.")}


class WindowWords(Wording):
    """Speaks of windows, keys and buttons, never of a command to type."""

    def failure(self, failed: Refusal, now: datetime) -> str:
        if failed.code in _HELD and failed.until is not None:
            return self.say(_HELD, failed.code, {**self._facts(failed.args), "until": self.moment(failed.until, now)})
        if failed.code in _FAILURES:
            return self.say(_FAILURES, failed.code, self._facts(failed.args))
        return super().failure(failed, now)
