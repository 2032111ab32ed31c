"""Dates and numbers by locale, and English plurals where no catalogue has a sentence."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from batotray.ui.translation import Translation

AT = datetime(2026, 11, 26, 18, 5, tzinfo=UTC)


@pytest.fixture
def translation(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Translation]:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("C"))
    before, translation = QLocale(), Translation(qapp)
    yield translation
    translation._install(False)
    QLocale.setDefault(before)


def written(formats: Translation) -> list[str]:
    return [
        formats.time(AT),
        formats.weekday(AT),
        formats.date(AT),
        formats.full_date(AT),
        formats.long_date(AT),
        formats.number(1234.5, 1),
    ]


def test_english_without_a_country_is_written_as_on_the_terminal(translation: Translation) -> None:
    assert written(translation) == ["18:05", "Thu", "26 Nov", "26 Nov 2026", "Thursday 26 November", "1,234.5"]


def test_polish_has_its_own_ways(translation: Translation) -> None:
    assert translation.choose("pl")
    assert translation.time(AT) == "18:05"
    assert translation.date(AT) == "26 lis"
    assert translation.long_date(AT) == "czwartek, 26 listopada"
    assert translation.number(1234.5, 1) == "1234,5"


def test_the_systems_variety_of_a_language_is_kept(translation: Translation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_US"))
    translation.choose("en")
    assert written(translation)[2:5] == ["Nov 26", "Nov 26, 2026", "Thursday, November 26"]
    assert "6:05" in translation.time(AT)


def test_a_language_we_do_not_speak_becomes_english(translation: Translation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("de_DE"))
    translation.choose("en")
    translation.choose("")
    assert translation.long_date(AT) == "Thursday 26 November"


def test_what_no_catalogue_has_is_said_in_english_with_its_plural(translation: Translation) -> None:
    assert translation("Wording", "%n odd thing(s) nobody translates", None, 1) == "1 odd thing nobody translates"
    assert translation("Wording", "%n odd thing(s) nobody translates", None, 3) == "3 odd things nobody translates"
    assert translation("Wording", "an odd thing") == "an odd thing"


def test_choosing_the_same_again_changes_nothing(translation: Translation) -> None:
    assert not translation.choose("")
