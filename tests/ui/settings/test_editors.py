"""The editors: each shows a text, and tells what the user made of it, never what the program showed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QSpinBox, QTimeEdit
from pytestqt.qtbot import QtBot

from batotray.settings import parse
from batotray.ui.settings.editors import (
    LANGUAGES,
    Choice,
    Editor,
    LanguageChoice,
    Line,
    Number,
    QuietHoursEditor,
    Several,
    Switch,
)
from batotray.ui.settings.fields import RATINGS
from batotray.ui.theme import Theme
from batotray.ui.widgets.segmented import SegmentedControl
from tests.ui.accessible import name_of
from tests.ui.acting import click, part

Make = Callable[[Editor], list[str]]


@pytest.fixture
def watch(qtbot: QtBot) -> Make:
    """Shows an editor and collects what it tells."""
    kept: list[Editor] = []

    def watched(editor: Editor) -> list[str]:
        told: list[str] = []
        kept.append(editor)
        qtbot.addWidget(editor)
        editor.edited.connect(told.append)
        editor.show()
        return told

    return watched


def test_a_switch(watch: Make, theme: Theme) -> None:
    editor = Switch(theme, "Desktop notifications")
    told = watch(editor)
    editor.show_text("true")
    assert told == []
    box = part(editor, QCheckBox)
    assert (box.isChecked(), name_of(box)) == (True, "Desktop notifications")
    click(box)
    assert told == ["false"]
    assert (editor.readable("true"), editor.readable("false")) == ("on", "off")


def test_a_choice(watch: Make, theme: Theme) -> None:
    editor = Choice(theme, {"": "System", "pl": "Polski"}, "Language")
    told = watch(editor)
    editor.show_text("pl")
    assert (told, part(editor, SegmentedControl).key()) == ([], "pl")
    part(editor, SegmentedControl).select("")
    assert (told, editor.readable("")) == ([""], "System")


def test_a_whole_number_keeps_to_its_bounds(watch: Make) -> None:
    editor = Number("daily_budget", "2000", 10, 20000, "", "Requests to one site")
    told = watch(editor)
    editor.show_text("500")
    box = part(editor, QSpinBox)
    assert (box.value(), told) == (500, [])
    box.stepUp()
    box.setValue(10**6)
    assert told == ["501", "20000"]


def test_a_fraction_is_told_and_shown_without_zeros(watch: Make) -> None:
    editor = Number("schedule.checks_per_day", "1", 0.1, 24, " s", "Checks")
    told = watch(editor)
    editor.show_text("1.5")
    box = part(editor, QDoubleSpinBox)
    assert (box.text(), told) == ("1.5 s", [])
    box.setValue(0.25)
    box.setValue(4)
    assert told == ["0.25", "4"]
    assert editor.readable("4") == "4 s"


def test_typing_a_number_tells_it_once_when_it_is_done(watch: Make) -> None:
    editor = Number("daily_budget", "2000", 10, 20000, "", "Requests")
    told = watch(editor)
    box = part(editor, QSpinBox)
    box.selectAll()
    QTest.keyClicks(box, "750")
    assert told == []
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert told == ["750"]


@pytest.mark.parametrize(
    "make", [lambda: Number("daily_budget", "2000", 10, 20000, "", "x"), lambda: LanguageChoice("x")]
)
def test_the_wheel_changes_nothing_that_has_no_keyboard(watch: Make, make: Callable[[], Editor]) -> None:
    editor = make()
    told = watch(editor)
    control = editor.focusProxy()
    assert control is not None
    control.clearFocus()
    down = QWheelEvent(
        QPointF(5, 5),
        QPointF(control.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(control, down)
    assert told == []
    assert not down.isAccepted()


def test_a_line_is_told_when_it_is_left_and_only_if_it_changed(watch: Make) -> None:
    editor = Line("MangaDex", "https://")
    told = watch(editor)
    field = part(editor, QLineEdit)
    editor.show_text("https://example.org")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == []
    QTest.keyClicks(field, "/api")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == ["https://example.org/api"]


def test_a_line_that_is_being_typed_is_not_taken_away(watch: Make, qtbot: QtBot) -> None:
    editor = Line("MangaDex", "https://")
    watch(editor)
    field = part(editor, QLineEdit)
    editor.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "https://ha")
    editor.show_text("https://other.example")
    assert field.text() == "https://ha"


def test_a_language_goes_by_its_own_name(watch: Make) -> None:
    editor = LanguageChoice("Language of chapters")
    told = watch(editor)
    editor.show_text("pl")
    box = part(editor, QComboBox)
    assert (box.currentText(), told) == ("Polski (pl)", [])
    editor.show_text("xx-unknown")
    assert (box.currentText(), box.count()) == ("xx-unknown", len(LANGUAGES) + 1)
    box.activated.emit(0)
    assert told == ["xx-unknown"]


def test_of_several_values_the_last_cannot_be_taken_away(watch: Make, theme: Theme) -> None:
    editor = Several(theme, RATINGS, "Content ratings")
    told = watch(editor)
    editor.show_text("safe, suggestive")
    safe, suggestive, erotica, _ = editor.findChildren(QCheckBox)
    click(suggestive)
    assert told == ["safe"]
    assert not safe.isEnabled()
    click(erotica)
    assert told[-1] == "safe,erotica"
    assert safe.isEnabled()
    assert editor.readable("safe,erotica") == "Safe, Erotica"


def test_quiet_hours(watch: Make, theme: Theme) -> None:
    editor = QuietHoursEditor(theme, "Quiet hours")
    told = watch(editor)
    editor.show_text("")
    start, end = editor.findChildren(QTimeEdit)
    assert (start.isEnabled(), told) == (False, [])
    click(part(editor, QCheckBox))
    assert told == ["22:00-07:00"]
    editor.show_text(told[-1])
    end.setTime(QTime(6, 30))
    assert told[-1] == "22:00-06:30"
    assert parse("quiet_hours", told[-1])
    click(part(editor, QCheckBox))
    assert told[-1] == ""
