"""The language of the windows: Qt's translators for widgets and for `wording`, and dates and numbers by locale.

Main thread, but for the sentences themselves: toasts are worded on the engine thread, so a language is swapped whole.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLibraryInfo, QLocale, QTime, QTranslator

from batotray.ui.resources import resource
from batotray.wording import english

LANGUAGES = ("en", "pl")
_FORMAT = QLocale.FormatType
_YEAR = re.compile(r"[\s,]*yyyy$")
"""Where the languages we speak have it in a long date."""


@dataclass(frozen=True, slots=True)
class _Language:
    locale: QLocale
    own: QTranslator
    """Our sentences; empty where the catalogue is not there."""
    qt: QTranslator
    """Those of Qt's own dialogs and text menus."""


class Translation:
    """Implements `wording.Translate` and `wording.Formats` in the language chosen last."""

    def __init__(self, app: QCoreApplication, choice: str = "") -> None:
        self._app = app
        self._choice = choice
        self._language = _load(choice)
        self._install(True)

    def choose(self, choice: str) -> bool:
        """Speak `choice` (empty: the system's language) from now on; False when that is the case already."""
        if choice == self._choice:
            return False
        self._install(False)
        self._choice, self._language = choice, _load(choice)
        self._install(True)
        return True

    def _install(self, on: bool) -> None:
        for translator in (self._language.qt, self._language.own):
            (self._app.installTranslator if on else self._app.removeTranslator)(translator)
        if on:
            QLocale.setDefault(self._language.locale)  # for the fields of windows opened from now on

    # -------------------------------------------------------------- any thread

    def __call__(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The text in the chosen language, with its number; in English where the catalogue lacks it."""
        language = self._language
        found = language.own.translate(context, text, disambiguation or "", n)
        if not found:
            return english(context, text, disambiguation, n)
        return found.replace("%n", language.locale.toString(n)) if n >= 0 else found

    def number(self, value: float, decimals: int = 0) -> str:
        return self._language.locale.toString(float(value), "f", decimals)

    def time(self, at: datetime) -> str:
        return self._language.locale.toString(QTime(at.hour, at.minute), _FORMAT.ShortFormat)

    def weekday(self, at: datetime) -> str:
        return self._language.locale.standaloneDayName(at.isoweekday(), _FORMAT.ShortFormat)

    def date(self, at: datetime) -> str:
        return self._said(at, "d MMM", "MMM d")

    def full_date(self, at: datetime) -> str:
        return self._said(at, "d MMM yyyy", "MMM d, yyyy")

    def long_date(self, at: datetime) -> str:
        """The locale's own long date, without its year."""
        locale = self._language.locale
        return locale.toString(_date(at), _YEAR.sub("", locale.dateFormat(_FORMAT.LongFormat)))

    def _said(self, at: datetime, day_first: str, month_first: str) -> str:
        """The day before the month or after it, as the locale has it in its own long date."""
        locale = self._language.locale
        long = locale.dateFormat(_FORMAT.LongFormat).replace("dddd", "")
        pattern = month_first if long.find("M") < long.find("d") else day_first
        return locale.toString(_date(at), pattern)


def _date(at: datetime) -> QDate:
    return QDate(at.year, at.month, at.day)


def _load(choice: str) -> _Language:
    """What there is of a language; the system's where nothing was chosen, English where we do not speak that."""
    system = QLocale.system()
    spoken = choice or system.name().partition("_")[0]
    code = spoken if spoken in LANGUAGES else "en"
    own, qt = QTranslator(), QTranslator()
    with suppress(FileNotFoundError):
        own.load(str(resource("translations", f"batotray_{code}.qm")))
    qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return _Language(_locale(code, system), own, qt)


def _locale(code: str, system: QLocale) -> QLocale:
    """The system's variety of the language, else the usual one; for English the one written as on the terminal."""
    if system.name().partition("_")[0] == code:
        return system
    return QLocale("en_IE" if code == "en" else code)
