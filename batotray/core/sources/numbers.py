"""Which number a chapter's title gives it: "[Season 3] Ep. 235", "Volume 1 Chapter 5", "第77話①". Pure; any thread.

A number counts only where a word for chapter or episode says so: "Afterword 3" has none.
"""

import re
import unicodedata
from dataclasses import dataclass

_NUMBER = r"(\d+(?:\.\d+)?(?:[a-z](?![a-z]))?)(?!\w)"
_WORD = (
    r"\b(?:episode|episodio|epizod|ep|chapter|chapitre|chap|ch|capitulo|capitolo|cap|folge|kapitel|rozdzial|bab|tap)"
)
_EPISODE = re.compile(rf"{_WORD}[\s._:#-]*{_NUMBER}")
_HASH = re.compile(rf"^#\s*{_NUMBER}")
# 第77話①, 第12-1話, 第25話 前編, 제12화, 12화
_EASTERN = re.compile(
    r"(?:第|제)?\s*(\d+(?:[.-]\d+)?)\s*(?:話|话|回|章|集|화)\s*(?:\((\d+)\)|([前中後后]))?|ตอนที่\s*(\d+)"
)
_PARTS = {"前": "1", "中": "2", "後": "3", "后": "3"}
_SEASON = re.compile(r"\b(?:season|saison|staffel|temporada|stagione|sezon)\s*(\d+)|\bs(\d+)\b")
_VOLUME = re.compile(r"\b(?:volume|vol|tome|tom|band)[\s._]*(\d+(?:\.\d+)?)")
_LEADING = re.compile(rf"^{_NUMBER}(?:[.:]|\s[-–—])\s")
_CIRCLED = {code: f"({code - 0x245F})" for code in range(0x2460, 0x2474)}
_ACCENTS = dict.fromkeys(range(0x300, 0x370))


@dataclass(frozen=True, slots=True)
class Numbering:
    """Volume or season ("1", "S3") and number ("235", "38.5", "77.1"); None for what a title does not say.

    `before` is what else stands before the number, without marks and case: often the name of a series.
    """

    volume: str | None = None
    number: str | None = None
    before: str = ""


def numbering(title: str) -> Numbering:
    """What a title says about the place of its chapter."""
    text = _plain(title)
    match = _EPISODE.search(text) or _HASH.search(text)
    if match:
        before = text[: match.start()]
        return Numbering(_volume(before), match[1], _name_in(before))
    eastern = _EASTERN.search(text)
    return Numbering(None, _eastern(eastern), _name_in(text[: eastern.start()])) if eastern else Numbering()


def folded(text: str) -> str:
    """Text for comparing names: words only, without marks, accents and case."""
    return " ".join(re.sub(r"[\W_]+", " ", _plain(text)).split())


def leading_number(title: str) -> str | None:
    """The number a title begins with ("2. Life's Little Problems"), for sites that number so."""
    match = _LEADING.match(_plain(title))
    return match[1] if match else None


def _plain(title: str) -> str:
    # Circled digits name a part of a chapter; NFKC alone would glue them to its number.
    text = unicodedata.normalize("NFKC", title.translate(_CIRCLED)).casefold()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(_ACCENTS)).strip()


def _name_in(before: str) -> str:
    return folded(_VOLUME.sub(" ", _SEASON.sub(" ", before)))


def _volume(before: str) -> str | None:
    season = _SEASON.search(before)
    if season:
        return f"S{season[1] or season[2]}"
    volume = _VOLUME.search(before)
    return volume[1] if volume else None


def _eastern(match: re.Match[str]) -> str:
    number = (match[1] or match[4]).replace("-", ".")
    part = match[2] or _PARTS.get(match[3] or "", "")
    return f"{number}.{part}" if part and "." not in number else number
