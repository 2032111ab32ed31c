"""The settings window as a person uses it: values, where they come from, what is applied, what is refused."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from batotray.core.commands import Backup, ChangeSetting, Command, Done, Failed, Practice, Restore
from batotray.paths import DATABASE
from batotray.settings import about, keys, resolve
from batotray.ui.settings import data_page, fields, library_export
from batotray.ui.settings.action_row import ActionRow
from batotray.ui.settings.data_page import DataPage
from batotray.ui.settings.fields import Group
from batotray.ui.settings.page_list import PageList
from batotray.ui.settings.pages import SettingsPage
from batotray.ui.settings.setting_row import SettingRow
from batotray.ui.settings.window import SettingsWindow
from batotray.ui.theme import Theme
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.segmented import SegmentedControl
from tests.ui.accessible import name_of, nameless
from tests.ui.acting import click, part, press
from tests.ui.fake_context import Fakes, make_fakes
from tests.ui.sample_library import build

GENERAL, NOTIFICATIONS, CHECKING, SOURCES, DATA = range(5)
Open = Callable[..., SettingsWindow]


@pytest.fixture
def fakes(theme: Theme, tmp_path: Path) -> Fakes:
    """Surroundings without a library: settings need none."""
    made = make_fakes(theme, tmp_path / "batotray.sqlite")

    def save(command: Command) -> Done:
        assert isinstance(command, ChangeSetting)
        if command.value is None:
            made.saved.pop(command.key, None)
        else:
            made.saved[command.key] = command.value
        made.news.settings_changed.emit()
        return Done()

    made.commands.answers[ChangeSetting] = save
    return made


@pytest.fixture
def open_window(fakes: Fakes, qtbot: QtBot) -> Iterator[Open]:
    """Opens the window at a page, with these variables in the environment and these flags."""
    windows: list[SettingsWindow] = []

    def opened(
        page: int,
        environ: Mapping[str, str] | None = None,
        flags: Mapping[str, str] | None = None,
        *,
        is_passing: bool = False,
    ) -> SettingsWindow:
        context = replace(
            fakes.context, settings=lambda: resolve(fakes.saved, environ or {}, flags), is_passing=is_passing
        )
        window = SettingsWindow(context)
        windows.append(window)
        window.show()
        window.show_page(page)
        return window

    yield opened
    for window in windows:
        window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def row(window: QWidget, key: str) -> SettingRow:
    """The row of a setting on a page that was shown."""
    return next(each for each in window.findChildren(SettingRow) if each.key == key)


def action(window: QWidget, button: str) -> ActionRow:
    return next(each for each in window.findChildren(ActionRow) if pressed(each).text() == button)


def pressed(row: ActionRow) -> Button:
    """Its button."""
    return next(each for each in row.findChildren(Button) if each.text())


def right_edge(widget: QWidget) -> int:
    """Counted from the window's."""
    return widget.mapTo(widget.window(), QPoint(widget.width(), 0)).x()


def groups() -> Iterator[Group]:
    yield from (value for value in vars(fields).values() if isinstance(value, Group))


# ------------------------------------------------------------------ completeness


def test_every_setting_has_its_place() -> None:
    shown = [field.key for group in groups() for field in group.fields]
    assert sorted(shown) == sorted(keys())
    for field in (field for group in groups() for field in group.fields):
        assert field.label
        assert field.about
        assert about(field.key)


def test_every_page_can_be_reached_by_the_keyboard(open_window: Open) -> None:
    window = open_window(GENERAL)
    titles = []
    page_list = part(window, PageList)
    page_list.setFocus()
    for _ in range(page_list.count()):
        page = window._stack.currentWidget()
        assert isinstance(page, SettingsPage)
        titles.append(page_list.currentItem().text())
        QTest.keyClick(page_list, Qt.Key.Key_Down)
    assert titles == ["General", "Notifications", "Checking", "Sources", "Data"]
    assert {row.key for row in window.findChildren(SettingRow)} >= set(keys())


@pytest.mark.parametrize("page", range(5))
def test_whatever_tab_reaches_has_a_name(open_window: Open, page: int) -> None:
    assert nameless(open_window(page)) == []


def test_all_that_can_be_changed_or_pressed_ends_in_one_line(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(GENERAL)
    qtbot.waitUntil(lambda: part(row(window, "start_at_login"), QCheckBox).isVisible())
    box, button = part(row(window, "start_at_login"), QCheckBox), pressed(action(window, "About…"))
    assert right_edge(box) == right_edge(button) == right_edge(part(row(window, "theme"), SegmentedControl))


@pytest.mark.parametrize(("text", "window"), [("Show them", "shortcuts"), ("About…", "about")])
def test_what_explains_the_program_is_opened_from_here(open_window: Open, fakes: Fakes, text: str, window: str) -> None:
    click(pressed(action(open_window(GENERAL), text)))
    assert fakes.windows.opened == [(window,)]


def test_pages_are_built_when_they_are_looked_at(open_window: Open) -> None:
    window = open_window(GENERAL)
    assert len(window.findChildren(SettingsPage)) == 1


# ------------------------------------------------------------------ values


def test_a_change_holds_at_once_and_can_be_taken_back(open_window: Open, fakes: Fakes, qtbot: QtBot) -> None:
    window = open_window(GENERAL)
    theme_row = row(window, "theme")
    height = theme_row.height()
    part(theme_row, SegmentedControl).select("dark")
    QCoreApplication.processEvents()
    assert fakes.commands.last() == ChangeSetting("theme", "dark")
    assert theme_row._source.text() == "Default: System"
    assert theme_row.height() == height
    way_back = part(theme_row, Button)
    assert name_of(way_back) == "Return Colours to its default: System"
    click(way_back)
    assert fakes.commands.last() == ChangeSetting("theme", None)
    assert part(theme_row, SegmentedControl).key() == "system"
    assert not way_back.isVisible()


@pytest.mark.parametrize(
    ("page", "key", "value"),
    [
        (GENERAL, "theme", "dark"),
        (GENERAL, "start_at_login", "true"),
        (NOTIFICATIONS, "quiet_hours", "22:00-06:00"),
        (CHECKING, "min_delay", "5"),
        (SOURCES, "content_ratings", "safe"),
    ],
)
def test_tab_reaches_the_way_back_after_the_editor(
    open_window: Open, fakes: Fakes, qtbot: QtBot, page: int, key: str, value: str
) -> None:
    fakes.saved[key] = value
    window = open_window(page)
    changed = row(window, key)
    qtbot.waitUntil(changed._reset.isVisible)
    changed._reset.setFocus()
    press(changed._reset, Qt.Key.Key_Backtab)
    focus = window.focusWidget()
    assert focus is not None
    assert changed._editor.isAncestorOf(focus)


@pytest.mark.parametrize(
    ("environ", "flags", "reason"),
    [
        ({"BATOTRAY_LOG_LEVEL": "DEBUG"}, {}, "Set by BATOTRAY_LOG_LEVEL in the environment"),
        ({"BATOTRAY_LOG_LEVEL": "ERROR"}, {"log_level": "DEBUG"}, "Set on the command line"),
    ],
)
def test_what_is_set_elsewhere_is_shown_with_the_reason_and_left_alone(
    open_window: Open, environ: dict[str, str], flags: dict[str, str], reason: str
) -> None:
    log_level = row(open_window(DATA, environ, flags), "log_level")
    assert part(log_level, SegmentedControl).key() == "DEBUG"
    assert not part(log_level, SegmentedControl).isEnabled()
    assert log_level._source.text().startswith(reason)
    assert not part(log_level, Button).isVisible()


@pytest.mark.parametrize("is_passing", [True, False])
def test_only_a_library_that_lasts_can_be_started_at_login(open_window: Open, is_passing: bool) -> None:
    at_login = row(open_window(GENERAL, is_passing=is_passing), "start_at_login")
    assert at_login._editor.isEnabled() is not is_passing
    assert at_login._source.isVisible() is is_passing
    assert ("Not in the demo" in at_login._editor.accessibleDescription()) is is_passing
    assert row(at_login.window(), "theme")._editor.isEnabled()


def test_a_change_made_elsewhere_is_shown(open_window: Open, fakes: Fakes) -> None:
    window = open_window(CHECKING)
    fakes.saved["daily_budget"] = "77"
    fakes.news.settings_changed.emit()
    assert part(row(window, "daily_budget"), QSpinBox).value() == 77


def test_an_address_that_cannot_be_is_refused_with_the_reason(open_window: Open, fakes: Fakes) -> None:
    address = row(open_window(SOURCES), "source.mangadex.base_url")
    field = part(address, QLineEdit)
    for typed, reason in (("example", "needs an address"), ("http://example.org", "must begin with https://")):
        field.clear()
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert address._trouble.isVisible()
        assert address._trouble.text().startswith("MangaDex ")
        assert reason in address._trouble.text()
        assert field.text() == typed
    assert fakes.commands.submitted == []
    field.clear()
    QTest.keyClicks(field, "https://example.org")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert fakes.commands.last() == ChangeSetting("source.mangadex.base_url", "https://example.org")
    assert not address._trouble.isVisible()


def test_a_click_on_the_name_does_what_a_click_on_the_box_would(open_window: Open, fakes: Fakes) -> None:
    window = open_window(GENERAL)
    login = row(window, "start_at_login")
    QTest.mouseClick(login._name, Qt.MouseButton.LeftButton)
    assert fakes.commands.last() == ChangeSetting("start_at_login", "true")
    QTest.mouseClick(login._about, Qt.MouseButton.RightButton)
    assert len(fakes.commands.submitted) == 1
    fixed = row(open_window(CHECKING, {"BATOTRAY_MIN_DELAY": "5"}), "min_delay")
    QTest.mouseClick(fixed._name, Qt.MouseButton.LeftButton)
    assert not part(fixed, QAbstractSpinBox).hasFocus()


def test_what_the_engine_refuses_is_said_and_taken_back(open_window: Open, fakes: Fakes, qtbot: QtBot) -> None:
    fakes.commands.answers[ChangeSetting] = Failed("storage", "disk_full")
    toasts = row(open_window(NOTIFICATIONS), "toasts")
    click(part(toasts, QCheckBox))
    qtbot.waitUntil(toasts._trouble.isVisible)
    assert "disk is full" in toasts._trouble.text()
    assert part(toasts, QCheckBox).isChecked()


def test_sources_that_were_given_an_address_are_among_the_addresses(open_window: Open) -> None:
    window = open_window(SOURCES, {"BATOTRAY_SOURCE_OWNSITE_URL": "https://example.org"})
    own = row(window, "source.ownsite.base_url")
    assert part(own, QLineEdit).text() == "https://example.org"
    assert "BATOTRAY_SOURCE_OWNSITE_URL" in own._source.text()
    assert row(window, "source.bato.base_url")


# ------------------------------------------------------------------ practice, data


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (Done(told=True), "Handed to the desktop."),
        (Done(), "Nothing here takes notifications."),
        (Failed("user", "stopping"), "batotray is being closed"),
    ],
)
def test_a_practice_notification_says_how_it_went(
    open_window: Open, fakes: Fakes, qtbot: QtBot, answer: Done | Failed, sentence: str
) -> None:
    fakes.commands.answers[Practice] = answer
    practice = action(open_window(NOTIFICATIONS), "Try it")
    click(pressed(practice))
    assert not pressed(practice).isEnabled()
    qtbot.waitUntil(practice._outcome.isVisible)
    assert practice._outcome.text().startswith(sentence)
    assert pressed(practice).isEnabled()


def test_a_backup_is_written_where_it_was_asked_for(open_window: Open, fakes: Fakes, qtbot: QtBot) -> None:
    window = open_window(DATA)
    backup = action(window, "Back up…")
    part(window, DataPage).back_up_to("/elsewhere/copy.sqlite")
    qtbot.waitUntil(backup._outcome.isVisible)
    assert fakes.commands.last() == Backup("/elsewhere/copy.sqlite")
    assert backup._outcome.text() == "Written: /elsewhere/copy.sqlite"
    fakes.commands.answers[Backup] = Failed("user", "cannot_write", {"path": "/x", "detail": "no"})
    part(window, DataPage).back_up_to("/x")
    qtbot.waitUntil(lambda: "cannot be written" in backup._outcome.text())


def test_a_restore_asks_first(open_window: Open, fakes: Fakes, qtbot: QtBot) -> None:
    page = part(open_window(DATA), DataPage)
    page.confirm_restore("/elsewhere/<b>copy.sqlite")
    box = part(page, QMessageBox)
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert box.text() == "Bring back what <b>copy.sqlite holds?"
    box.reject()
    assert fakes.commands.submitted == []
    page.confirm_restore("/elsewhere/copy.sqlite")
    box = next(each for each in page.findChildren(QMessageBox) if each.isVisible())
    default = box.defaultButton()
    assert default is not None
    assert default.text().replace("&", "") == "Cancel"
    bring = next(button for button in box.findChildren(QPushButton) if button.text() == "Bring it back")
    click(bring)
    assert fakes.commands.last() == Restore("/elsewhere/copy.sqlite")
    qtbot.waitUntil(action(page, "Restore…")._outcome.isVisible)


@pytest.mark.parametrize(("name", "begins"), [("all.json", "[\n"), ("table.csv", "id,name,")])
def test_the_library_is_exported_beside_the_program(
    open_window: Open, fakes: Fakes, tmp_path: Path, qtbot: QtBot, name: str, begins: str
) -> None:
    build(tmp_path / DATABASE, "one")
    window = open_window(DATA)
    export, target = action(window, "Export…"), tmp_path / name
    part(window, DataPage).export_to(str(target))
    assert not pressed(export).isEnabled()
    qtbot.waitUntil(export._outcome.isVisible, timeout=10_000)
    assert export._outcome.text() == f"Written: {target}"
    assert target.read_text("utf-8").startswith(begins)
    assert pressed(export).isEnabled()


def test_an_export_that_fails_says_why(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    build(tmp_path / DATABASE, "one")
    window = open_window(DATA)
    export = action(window, "Export…")
    part(window, DataPage).export_to(str(tmp_path / "nowhere" / "all.json"))
    qtbot.waitUntil(export._outcome.isVisible, timeout=10_000)
    assert export._outcome.text().startswith("It could not be written.")
    assert "nowhere" in export._outcome.text()


def test_an_export_that_cannot_begin_says_why(
    open_window: Open, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_export, "own_command", lambda arguments: ("/nowhere/batotray", *arguments))
    window = open_window(DATA)
    export = action(window, "Export…")
    part(window, DataPage).export_to(str(tmp_path / "all.json"))
    qtbot.waitUntil(export._outcome.isVisible)
    assert export._outcome.text().startswith("It could not be written.")
    assert pressed(export).isEnabled()


@pytest.mark.parametrize("button", ["Back up…", "Restore…", "Export…"])
def test_files_are_asked_for_without_stopping_the_program(open_window: Open, button: str) -> None:
    window = open_window(DATA)
    click(pressed(action(window, button)))
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    dialog.reject()


def test_the_folder_is_opened_or_the_reason_said(open_window: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window(DATA)
    asked: list[Path] = []

    def refuse(folder: Path) -> bool:
        asked.append(folder)
        return False

    monkeypatch.setattr(data_page, "open_folder", refuse)
    folder = action(window, "Open folder")
    click(pressed(folder))
    assert asked == [window.context.data_folder]
    assert folder._outcome.text() == "No program here opens folders."
