"""The catalogues: complete, up to date, right in their forms, and found by every window at run time."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QDoubleSpinBox, QLabel, QMenu, QWidget

from batotray import errors, records, views
from batotray.core import monitor
from batotray.core.commands import Failed
from batotray.core.events import Activity
from batotray.ui.open_windows import FACTORIES
from batotray.ui.resources import resource
from batotray.ui.settings.fields import WINDOWS
from batotray.ui.theme import Theme
from batotray.ui.translation import LANGUAGES, Translation
from batotray.ui.tray_menu import TrayMenu
from batotray.ui.window import Window
from batotray.wording import Wording
from scripts.catalogues import FORMS, catalogue, release, sentences, unfinished
from tests.builders import NOW
from tests.test_wording import a_log_entry, a_notification
from tests.test_wording_codes import FAILURES, REASONS, TOLD_TROUBLES, WARNINGS, codes, subclasses
from tests.ui.fake_context import make_fakes
from tests.ui.sample_library import build

STALE = "The sentences in the code and the catalogues differ: run `make translations` and translate what it names."
RHYTHMS = ("unknown", "daily", "several_a_week", "weekly", "biweekly", "monthly", "irregular")
SETTLING_TURNS = 50


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a catalogue."""

    context: str
    source: str
    is_counted: bool
    forms: tuple[str, ...]
    is_unfinished: bool


def text_of(language: str) -> str:
    return resource("translations", f"batotray_{language}.ts").read_text(encoding="utf-8")


def messages(language: str) -> list[Message]:
    """What a catalogue holds."""
    return [
        Message(
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.get("numerus") == "yes",
            tuple(each.text or "" for each in (list(translation) or [translation])),
            translation.get("type") is not None,
        )
        for context in ElementTree.fromstring(text_of(language)).iter("context")
        for message in context.iter("message")
        for translation in message.findall("translation")
    ]


POLISH = messages("pl")
SAID_ALIKE = {m.source for m in POLISH if m.forms == (m.source,)}
"""What is the same in Polish; each such sentence is allowed below."""


# ------------------------------------------------------------------ the files


def test_the_script_and_the_program_know_the_same_languages() -> None:
    assert tuple(FORMS) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_code_is_in_the_catalogues(language: str) -> None:
    fresh = catalogue(language, sentences(), text_of(language))
    is_current = fresh == text_of(language)  # the texts themselves are too long to be compared line by line
    assert is_current, f"{STALE} New: {list(unfinished(fresh))}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogues_are_those_of_the_sources(language: str, tmp_path: Path) -> None:
    source = resource("translations", f"batotray_{language}.ts")
    release(source, tmp_path / "fresh.qm")
    is_current = (tmp_path / "fresh.qm").read_bytes() == source.with_suffix(".qm").read_bytes()
    assert is_current, STALE


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_waits_for_a_translator(language: str) -> None:
    assert [m.source for m in messages(language) if m.is_unfinished or not all(m.forms)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_has_all_forms(language: str) -> None:
    assert {len(m.forms) for m in messages(language) if m.is_counted} == {FORMS[language]}
    assert {len(m.forms) for m in messages(language) if not m.is_counted} <= {1}


def test_exactly_what_has_a_number_is_counted() -> None:
    for message in POLISH:
        assert message.is_counted == ("%n" in message.source), message.source
        assert message.is_counted or "(s)" not in message.source, message.source


def placeholders(text: str) -> Counter[str]:
    return Counter(re.findall(r"\{\w*\}|%n|%\d|&(?!&)", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_for_arguments_are_the_same(language: str) -> None:
    for message in messages(language):
        for form in filter(None, message.forms):
            assert placeholders(form) == placeholders(message.source), form


def test_sentences_end_alike() -> None:
    for message in POLISH:
        for form in filter(None, message.forms):
            for end in ("…", ":", "?", ".", " "):
                assert form.endswith(end) == message.source.endswith(end) or form.endswith("godz."), form


def test_little_is_said_alike_in_both_languages() -> None:
    """Signs, units, and words that are the same; anything else was forgotten."""
    words = {word for text in SAID_ALIKE for word in re.findall(r"\w{3,}", re.sub(r"\{\w+\}", "", text))}
    assert words == {"Menu", "Status", "System", "min"}


# ------------------------------------------------------------------ sentences at run time


@contextmanager
def spoken(app: QApplication, language: str) -> Iterator[Translation]:
    """Lets the program speak a language for a while, as on a system that has no other."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QLocale, "system", lambda: QLocale("C"))
        before, translation = QLocale(), Translation(app, language)
        yield translation
        translation._install(False)
        QLocale.setDefault(before)


@pytest.fixture
def polish(qapp: QApplication) -> Iterator[Wording]:
    """Wording and windows in Polish."""
    with spoken(qapp, "pl") as translation:
        yield Wording(translation, formats=translation)


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 nowy rozdział"), (2, "2 nowe rozdziały"), (5, "5 nowych"), (22, "22 nowe rozdziały")]
)
def test_polish_counts(polish: Wording, count: int, said: str) -> None:
    parts = {"at_least": True, "names": [], "numbers": []}
    headline = polish.headline(a_notification("batch_update", parts=parts, chapters_count=count))
    assert headline.startswith(f"co najmniej {said}")
    assert polish.outcome(a_log_entry(kind="import", found=count)).startswith(f"{count} rozdział")


@pytest.mark.parametrize(("count", "said"), [(1, "1 notification"), (2, "2 notifications"), (22, "22 notifications")])
def test_english_counts_through_its_catalogue(qapp: QApplication, count: int, said: str) -> None:
    """Also where Qt is asked without our own fallback."""
    with spoken(qapp, "en") as translation:
        assert Wording(translation).summary(count, ["A"])[0] == said
        assert QCoreApplication.translate("Wording", "%n notification(s)", "", count) == said


def test_polish_has_its_own_days_and_numbers(polish: Wording) -> None:
    in_summer = NOW.replace(month=7, day=14)
    assert polish.day(in_summer, NOW) == "Wtorek, 14 lipca"
    assert polish.moment(NOW.replace(day=1), NOW) == "wczoraj o 12:00"
    assert polish.moment(NOW.replace(day=5), NOW) == "czw. 12:00"
    assert polish.duration(5.6 * 86400) == "5,6 dnia"
    assert polish.size(1_600_000) == "1,6 MB"


def _failure(words: Wording, code: str) -> str:
    return words.failure(Failed("user", code), NOW)


def _problem(words: Wording, code: str) -> str:
    return words.problem(monitor.Problem(code), NOW)


def _trouble(words: Wording, code: str) -> str:
    return words.headline(a_notification("source_trouble", parts={"trouble": code}))


def _news(words: Wording, kind: str) -> str:
    return words.headline(a_notification(kind))


def _silence(words: Wording, origin: str) -> str:
    return words.silent(origin, 3)


SAID: dict[Callable[[Wording, str], str], Iterable[str]] = {
    _failure: FAILURES,
    _problem: codes(0, "Problem"),
    _trouble: TOLD_TROUBLES,
    _news: ("status_change", "quarantine", "late", "practice"),
    _silence: ("import", "upload", "backfill", "future", "untold"),
    Wording.reason: sorted(REASONS),
    Wording.error_class: [error.__name__ for error in subclasses(errors.SourceError)],
    Wording.warning: WARNINGS,
    Wording.rhythm_name: RHYTHMS,
    Wording.status: get_args(records.Status),
    Wording.priority: get_args(records.Priority),
    Wording.check_status: get_args(records.CheckStatus),
    Wording.late: [state for state in get_args(records.LateState) if state != "unknown"],
    Wording.listing_health: get_args(views.ListingHealth),
    Wording.level: get_args(monitor.HealthLevel),
}
"""Every code that is stored or raised, by what puts it into words."""


@pytest.mark.parametrize(("say", "code"), [(say, code) for say, said in SAID.items() for code in said])
def test_every_code_is_said_in_polish(polish: Wording, say: Callable[[Wording, str], str], code: str) -> None:
    assert say(polish, code) != say(Wording(), code)


# ------------------------------------------------------------------ windows at run time


OPENED: dict[str, tuple[int, ...]] = {"chapters": (1,)}
"""What a window's factory is given besides its surroundings."""
CONTENT = {"Bato", "MangaDex", "WEBTOON", "English"}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("translations") / "batotray.sqlite"
    build(path, "plain")
    return path


@pytest.fixture
def open_window(polish: Wording, qapp: QApplication, theme: Theme, library: Path) -> Iterator[Callable[[str], Window]]:
    """Opens a window of the program in Polish, with what it has read."""
    windows: list[Window] = []

    def opened(name: str) -> Window:
        module, factory = FACTORIES[name]
        context = replace(make_fakes(theme, library).context, words=polish)
        window: Window = getattr(import_module(module), factory)(context, *OPENED.get(name, ()))
        windows.append(window)
        window.show()
        for _ in range(SETTLING_TURNS):
            qapp.processEvents()
        return window

    yield opened
    for window in windows:
        window.close()
    qapp.processEvents()


def texts(window: Window) -> Iterator[str]:
    """All fixed texts of a window: labels, buttons, names for assistive technology, tips, actions."""
    yield window.windowTitle()
    for widget in window.findChildren(QWidget):
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
    yield from (action.text() for action in window.findChildren(QAction))


@pytest.mark.parametrize("name", FACTORIES)
def test_no_window_speaks_english_in_polish(open_window: Callable[[str], Window], name: str) -> None:
    english = {m.source for m in POLISH} - {form for m in POLISH for form in m.forms} - CONTENT
    window = open_window(name)
    assert {text.replace("&&", "&") for text in texts(window)} & english == set()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("inbox", "Skrzynka"),
        ("library", "Biblioteka"),
        ("dashboard", "Panel"),
        ("settings", "Ustawienia"),
        ("about", "O programie batotray"),
        ("shortcuts", "Skróty klawiszowe"),
        ("add", "Dodawanie serii"),
        ("first_run", "Witaj w programie batotray"),
        ("still_here", "Nadal tu jest, w zasobniku"),
    ],
)
def test_titles_are_polish(open_window: Callable[[str], Window], name: str, title: str) -> None:
    assert open_window(name).windowTitle() == title


def test_a_sentence_of_the_base_class_is_found_for_those_derived_from_it(
    open_window: Callable[[str], Window],
) -> None:
    window = open_window("about")
    assert type(window) is not Window
    assert window.tr("Undo") == "Cofnij"


def test_numbers_in_fields_are_polish(polish: Wording) -> None:
    field = QDoubleSpinBox()
    field.setValue(1.5)
    assert field.text() == "1,50"


def test_numbers_in_labels_are_polish(open_window: Callable[[str], Window]) -> None:
    assert any("★ 8,78" in text for text in texts(open_window("chapters")))


def test_texts_of_qt_itself_are_polish(polish: Wording, qapp: QApplication) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Anuluj"


def test_every_language_can_be_chosen_by_its_own_name() -> None:
    (field,) = (f for f in WINDOWS.fields if f.key == "interface_language")
    assert tuple(field.choices) == ("", *LANGUAGES)
    assert field.choices["pl"] == "Polski"


def test_a_window_opened_after_the_choice_speaks_it(qapp: QApplication, theme: Theme, tmp_path: Path) -> None:
    context = make_fakes(theme, tmp_path / "none.sqlite").context
    module, factory = FACTORIES["about"]
    titles = []
    with spoken(qapp, "") as translation:
        for language in LANGUAGES:
            assert translation.choose(language)
            window: Window = getattr(import_module(module), factory)(context)
            titles.append(window.windowTitle())
            window.close()
    assert titles == ["About batotray", "O programie batotray"]


def test_the_menu_of_the_icon_follows_a_change_at_once(qapp: QApplication, theme: Theme, tmp_path: Path) -> None:
    fakes = make_fakes(theme, tmp_path / "none.sqlite")
    with spoken(qapp, "en") as translation:
        menu = QMenu()
        tray = TrayMenu(menu, fakes.commands, fakes.windows, Wording(translation), fakes.clock, lambda row: None)
        translation.choose("pl")
        tray.show_view(None, Activity())
    assert {"Biblioteka", "Wstrzymaj sprawdzanie", "Zakończ"} <= {action.text() for action in menu.actions()}
