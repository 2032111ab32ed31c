"""Dates of feeds, in the languages that feeds write them: RFC 822 with foreign month words, and RFC 3339. Pure.

WEBTOON writes "ven., 24 févr. 2023 15:01:29 GMT" and "週二, 08 9月 2026 ...", which no standard parser reads.
"""

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone

from batotray.core.sources.instants import from_iso, plausible

_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_BUDDHIST_ERA = 543
_MONTHS_BY_LANGUAGE = """
jan feb mar apr may jun jul aug sep oct nov dec
janv fevr mars avr mai juin juil aout sept oct nov dec
ene feb mar abr may jun jul ago sep oct nov dic
jan feb mrz apr mai jun jul aug sep okt nov dez
jan fev mar abr mai jun jul ago set out nov dez
gen feb mar apr mag giu lug ago set ott nov dic
jan feb mar apr mei jun jul agt sep okt nov des
jan feb mrt apr mei jun jul agu sep okt nov des
sty lut mar kwi maj cze lip sie wrz paz lis gru
янв фев мар апр мая июн июл авг сен окт ноя дек
янв фев март апр май июн июл авг сен окт ноя дек
oca sub mar nis may haz tem agu eyl eki kas ara
มค กพ มีค เมย พค มิย กค สค กย ตค พย ธค
"""
_DATE = re.compile(
    r"(?P<day>\d{1,2})(?:\.|\s|-)\s*(?P<month>[^\W\d_][^\s\d-]*|\d{1,2}\s*[月월])[\s,-]\s*(?P<year>\d{4}|\d{2})\b"
    r"(?:[\s,T]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*(?P<zone>[A-Za-z]{1,5}|[+-]\d{2}:?\d{2})?)?"
)
_HOURS_OF_ZONE = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "CET": 1, "CEST": 2, "BST": 1, "MSK": 3, "JST": 9, "KST": 9,
}  # fmt: skip


def read_date(text: str | None) -> datetime | None:
    """The instant a feed's date text names, in UTC (a missing zone means UTC); None when unreadable or implausible."""
    if not text:
        return None
    text = text.strip()
    match = _DATE.search(text[:100])
    return plausible(_rfc822(match) if match else from_iso(text))


def _rfc822(match: re.Match[str]) -> datetime | None:
    month = _month(match["month"])
    if month is None:
        return None
    try:
        instant = datetime(
            _year(match["year"]), month, int(match["day"]),
            int(match["hour"] or 0), int(match["minute"] or 0), min(int(match["second"] or 0), 59),
            tzinfo=_zone(match["zone"] or ""),
        )  # fmt: skip
        return instant.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _month(word: str) -> int | None:
    digits = re.match(r"\d{1,2}", word)
    if digits:
        return int(digits[0])
    plain = _plain(word)
    return next((_MONTHS[start] for n in (len(plain), 4, 3) if (start := plain[:n]) in _MONTHS), None)


def _plain(word: str) -> str:
    return unicodedata.normalize("NFD", word.casefold()).translate(_ACCENTS).replace(".", "").strip(",")


_MONTHS = {
    _plain(word): number
    for words in _MONTHS_BY_LANGUAGE.strip().splitlines()
    for number, word in enumerate(words.split(), start=1)
}


def _year(text: str) -> int:
    year = int(text) + (2000 if len(text) == 2 else 0)
    return year - _BUDDHIST_ERA if year > 2400 else year


def _zone(text: str) -> timezone:
    if text[:1] in ("+", "-"):
        offset = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
        return timezone(-offset if text[0] == "-" else offset)
    return timezone(timedelta(hours=_HOURS_OF_ZONE.get(text.upper(), 0)))
