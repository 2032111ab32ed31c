"""Adding series as a person does."""

from dataclasses import replace
from datetime import timedelta

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QPixmap
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from batotray.core.commands import Command, Failed, Followed, FollowSeries, Preview, Previewed, Result
from batotray.ui.add.batch import LinkModel, LinkRow
from batotray.ui.add.form import AddForm
from batotray.ui.add.links import links_in
from batotray.ui.add.preview_card import COVER
from batotray.ui.add.window import AddWindow
from batotray.ui.theme import LIGHT
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.text_label import TextLabel
from tests.builders import NOW
from tests.ui.accessible import name_of, nameless
from tests.ui.acting import click, press, tab_to
from tests.ui.add.answers import FOLLOWED, KNOWN, LINK, NAME, PREVIEW, a_chapter
from tests.ui.add.conftest import Open
from tests.ui.fake_context import Fakes
from tests.ui.paintings import Paintings
from tests.ui.pixels import has_colour, painted

RETURN = Qt.Key.Key_Return


def texts(window: AddWindow) -> str:
    """Everything that can be read in the window."""
    return "\n".join(label.text() for label in window.findChildren(TextLabel) if label.isVisible())


def button(window: AddWindow, text: str) -> Button:
    return next(b for b in window.findChildren(Button) if b.text() == text and b.isVisible())


def offered(window: AddWindow, qtbot: QtBot) -> AddForm:
    """Wait until the answer is shown."""
    qtbot.waitUntil(window.form.offer.follow.isVisible)
    return window.form


def drop(form: AddForm, mime: QMimeData) -> bool:
    """Drag this onto the form and let go; whether the form takes it."""
    actions, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), actions, mime, Qt.MouseButton.LeftButton, keys)
    enter.ignore()
    QApplication.sendEvent(form, enter)
    if not enter.isAccepted():
        return False
    fall = QDropEvent(QPoint(50, 50), actions, mime, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(form, fall)
    return fall.isAccepted()


# ------------------------------------------------------------------ ways in


def test_typing_asks_nothing_before_enter(fakes: Fakes, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    QTest.keyClicks(window.form.field, LINK)
    assert fakes.commands.submitted == []
    press(window.form.field, RETURN)
    assert fakes.commands.submitted == [Preview(LINK)]
    offered(window, qtbot)


def test_a_pasted_link_is_looked_at_once(fakes: Fakes, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    QGuiApplication.clipboard().setText(f"  {LINK}\n")
    QTest.keyClick(window.form.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert fakes.commands.submitted == [Preview(LINK)]
    offered(window, qtbot)


def test_the_paste_button_takes_the_clipboard(fakes: Fakes, open_window: Open) -> None:
    window = open_window()
    QGuiApplication.clipboard().setText(LINK)
    click(button(window, "Paste"))
    assert fakes.commands.submitted == [Preview(LINK)]


def test_a_link_handed_over_is_looked_at_once(fakes: Fakes, open_window: Open) -> None:
    open_window(LINK)
    assert fakes.commands.submitted == [Preview(LINK)]


def test_a_link_in_the_clipboard_is_offered_but_not_asked_for(fakes: Fakes, qtbot: QtBot, open_window: Open) -> None:
    QGuiApplication.clipboard().setText(LINK)
    window = open_window()
    assert window.form.field.links() == (LINK,)
    assert fakes.commands.submitted == []
    press(window.form.field, RETURN)
    assert fakes.commands.submitted == [Preview(LINK)]


@pytest.mark.parametrize("text", ["a secret", "ftp://example.org/x", f"see {LINK} and more"])
def test_other_things_in_the_clipboard_are_left_alone(open_window: Open, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    assert open_window().form.field.toPlainText() == ""


def test_the_ring_is_around_the_whole_field_and_no_text_at_it(open_window: Open) -> None:
    field = open_window().form.field
    middle, right = field.height() // 2, field.width() - 1
    assert [painted(field).pixelColor(x, middle) for x in (0, right)] == [LIGHT.accent, LIGHT.accent]
    assert field.viewport().mapTo(field, field.cursorRect().topLeft()).x() >= 8
    seen = Paintings(field)
    field.clearFocus()
    QApplication.processEvents()
    assert seen.count
    assert [painted(field).pixelColor(x, middle) for x in (0, right)] == [LIGHT.control_line, LIGHT.control_line]


def test_a_dragged_link_is_looked_at(fakes: Fakes, open_window: Open) -> None:
    window, mime = open_window(), QMimeData()
    assert not window.form.field.viewport().acceptDrops()  # else the field would take what falls on it as text
    mime.setUrls([QUrl(LINK)])
    mime.setText("the title of the page")
    assert drop(window.form, mime)
    assert fakes.commands.submitted == [Preview(LINK)]


def test_a_dragged_file_is_refused(fakes: Fakes, open_window: Open) -> None:
    window, mime = open_window(), QMimeData()
    mime.setData("image/png", b"...")
    assert not drop(window.form, mime)
    assert fakes.commands.submitted == []


# ------------------------------------------------------------------ what a link holds


def test_the_preview_tells_what_there_is(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(LINK)
    form = offered(window, qtbot)
    shown = texts(window)
    for part in (NAME, "Imre Oduya · MangaDex", "★ 8.78"):
        assert part in shown
    facts = form.offer.card.facts()
    for fact in ("214 chapters", "Chapter 214 – What the fog keeps · today 09:00", "about 9 Mar, 09:00"):
        assert fact in facts
    assert any(fact.startswith("Mondays about 09:00") for fact in facts)


def test_names_from_outside_are_plain_text(fakes: Fakes, open_window: Open, qtbot: QtBot) -> None:
    hostile = replace(PREVIEW.details, name="<b>x</b>\u202e\nsecond")
    fakes.commands.answers[Preview] = replace(PREVIEW, details=hostile)
    window = open_window(LINK)
    offered(window, qtbot)
    name = next(label for label in window.findChildren(TextLabel) if label.text() == "<b>x</b> second")
    assert name.textFormat() == Qt.TextFormat.PlainText


def test_a_language_can_be_chosen_where_there_are_several(fakes: Fakes, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(LINK)
    combo = offered(window, qtbot).offer.language
    assert combo.isVisible()
    assert combo.currentData() == "en"
    combo.setFocus()
    QTest.keyClicks(combo, "polski")
    assert fakes.commands.last() == Preview(LINK, "pl")
    qtbot.waitUntil(lambda: not window.form.states.is_waiting())
    with qtbot.waitSignal(window.form.followed):
        window.form.proceed()
    assert fakes.commands.last() == FollowSeries(LINK, "pl", all_read=True)
    window.form.take("https://example.org/another")
    assert fakes.commands.last() == Preview("https://example.org/another")  # that choice was about the one before


def test_a_feed_has_no_choice_of_languages(fakes: Fakes, open_window: Open, qtbot: QtBot) -> None:
    fakes.commands.answers[Preview] = replace(PREVIEW, source="feed", latest=(a_chapter(3, language=None),))
    window = open_window(LINK)
    assert not offered(window, qtbot).offer.language.isVisible()


def test_a_late_answer_about_another_link_is_passed_over(fakes: Fakes, open_window: Open, qtbot: QtBot) -> None:
    given: list[Command] = []

    def answer(command: Preview) -> Previewed:
        given.append(command)
        return PREVIEW

    fakes.commands.answers[Preview] = answer
    window = open_window()
    window.form.take(LINK)
    window.form.field.setPlainText("https://example.org/second")
    QTest.qWait(0)
    assert given == [Preview(LINK)]
    assert window.form.states.state == "empty"
    assert not window.form.offer.isVisible()


# ------------------------------------------------------------------ following


def test_enter_looks_and_enter_follows(fakes: Fakes, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(LINK)
    offered(window, qtbot)
    with qtbot.waitSignal(window.form.followed) as signal:
        press(window.form.field, RETURN)
    assert signal.args == [3]
    assert fakes.commands.last() == FollowSeries(LINK, all_read=True)
    assert f"You follow {NAME} now: 214 chapters, 0 unread." in texts(window)
    assert window.form.field.toPlainText() == ""
    assert window.form.field.hasFocus()
    click(button(window, "Open its chapters"))
    assert fakes.windows.opened == [("chapters", 3)]


def test_how_far_it_was_read_goes_along(fakes: Fakes, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(LINK)
    reading = offered(window, qtbot).offer.reading
    assert reading.number.placeholderText() == "214"
    tab_to(reading.number)
    QTest.keyClicks(reading.number, "110.5")
    assert reading.at_chapter.isChecked()
    press(reading.number, RETURN)
    assert fakes.commands.last() == FollowSeries(LINK, read_up_to="110.5")


def test_nothing_read(fakes: Fakes, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(LINK)
    offered(window, qtbot).offer.reading.none_read.click()
    click(button(window, "Follow"))
    assert fakes.commands.last() == FollowSeries(LINK)


@pytest.mark.parametrize("wrong", ["x", "", "-", "1..2"])
def test_what_is_no_number_cannot_be_followed(fakes: Fakes, open_window: Open, qtbot: QtBot, wrong: str) -> None:
    window = open_window(LINK)
    form = offered(window, qtbot)
    form.offer.reading.at_chapter.click()
    assert form.offer.reading.number.hasFocus()
    QTest.keyClicks(form.offer.reading.number, wrong)
    assert not form.offer.follow.isEnabled()
    form.proceed()
    assert fakes.commands.of(FollowSeries) == []
    assert ("no chapter number" in texts(window)) is bool(wrong)


def test_the_cover_is_shown_as_soon_as_it_is_there(fakes: Fakes, open_window: Open, qtbot: QtBot) -> None:
    address = "https://example.org/cover.png"
    fakes.commands.answers[Preview] = replace(PREVIEW, details=replace(PREVIEW.details, cover_url=address))
    window = open_window(LINK)
    card = offered(window, qtbot).offer.card
    red = QPixmap(COVER)
    red.fill(QColor("#ff0000"))
    assert not has_colour(card._cover, QColor("#ff0000"))
    fakes.covers.pictures[address] = red
    fakes.covers.asked.clear()
    fakes.covers.found.emit(address)
    qtbot.waitUntil(lambda: fakes.covers.asked == [(address, "mangadex")])
    assert has_colour(card._cover, QColor("#ff0000"))


def test_a_series_followed_before_comes_back_with_its_history(fakes: Fakes, open_window: Open, qtbot: QtBot) -> None:
    fakes.commands.answers[FollowSeries] = replace(FOLLOWED, again=True, unread=2)
    window = open_window(LINK)
    offered(window, qtbot).proceed()
    qtbot.waitUntil(lambda: f"You follow {NAME} again, with its history: 2 unread." in texts(window))


def test_a_second_enter_does_not_follow_twice(fakes: Fakes, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(LINK)
    form = offered(window, qtbot)
    form.proceed()
    form.proceed()
    assert len(fakes.commands.of(FollowSeries)) == 1


# ------------------------------------------------------------------ what goes wrong


@pytest.mark.parametrize(
    ("failure", "sentence", "again"),
    [
        (Failed("user", "link_of_no_source", {"link": "https://x.example/"}), "No source knows", False),
        (Failed("user", "source_closed", {"source": "bato"}), "Bato has closed", False),
        (
            Failed("held", "rate_limited", {"host": "api.mangadex.org"}, NOW + timedelta(hours=2)),
            "api.mangadex.org asked us to wait; it is asked again today 14:00.",
            True,
        ),
        (Failed("source", "host_unreachable", {"host": "api.mangadex.org"}), "Are you online?", True),
    ],
)
def test_a_failure_is_said_clearly(
    fakes: Fakes, open_window: Open, qtbot: QtBot, failure: Failed, sentence: str, again: bool
) -> None:
    fakes.commands.answers[Preview] = failure
    window = open_window(LINK)
    qtbot.waitUntil(lambda: window.form.states.state == "error")
    assert sentence in texts(window)
    assert any(b.text() == "Try again" and b.isVisible() for b in window.findChildren(Button)) is again
    window.form.proceed()
    assert fakes.commands.submitted == [Preview(LINK), Preview(LINK)]


def test_a_known_series_can_be_opened_instead(fakes: Fakes, open_window: Open, qtbot: QtBot) -> None:
    fakes.commands.answers[Preview] = replace(PREVIEW, followed_id=3)
    window = open_window(LINK)
    qtbot.waitUntil(window.form.offer.known.isVisible)
    assert not window.form.offer.follow.isVisible()
    window.form.proceed()
    assert fakes.commands.of(FollowSeries) == []
    click(button(window, "Open its chapters"))
    assert fakes.windows.opened == [("chapters", 3)]


def test_a_series_that_somebody_followed_meanwhile_can_be_opened(fakes: Fakes, open_window: Open, qtbot: QtBot) -> None:
    fakes.commands.answers[FollowSeries] = KNOWN
    window = open_window(LINK)
    offered(window, qtbot).proceed()
    qtbot.waitUntil(lambda: "already" in texts(window))
    click(button(window, "Open its chapters"))
    assert fakes.windows.opened == [("chapters", 3)]


# ------------------------------------------------------------------ several at once

SEVERAL = ("https://a.example/1", "no link", "https://a.example/2", "https://a.example/3")


def one_of_each(command: Command) -> Result:
    assert isinstance(command, FollowSeries)
    answers: dict[str, Result] = {
        SEVERAL[0]: Followed(1, "First", 10, 0),
        SEVERAL[1]: Failed("user", "not_a_link", {"text": "no link"}),
        SEVERAL[2]: KNOWN,
        SEVERAL[3]: Followed(2, "Third", 1, 0),
    }
    return answers[command.link]


def test_several_links_are_followed_one_by_one_and_summed_up(fakes: Fakes, open_window: Open, qtbot: QtBot) -> None:
    fakes.commands.answers[FollowSeries] = one_of_each
    window = open_window("\n".join((*SEVERAL, SEVERAL[0], " ")))
    several = window.form.several
    assert several.isVisible()
    assert fakes.commands.submitted == []
    press(window.form.field, RETURN)
    assert len(fakes.commands.submitted) == 1
    qtbot.waitUntil(several.summary.isVisible)
    assert fakes.commands.submitted == [FollowSeries(link, all_read=True) for link in SEVERAL]
    assert name_of(several.summary) == "2 followed, 1 followed already, 1 failed"
    rows = several.batch.model
    spoken = [str(rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(4)]
    assert spoken[0] == "First, followed, 10 chapters"
    assert "is no link" in spoken[1]
    several.list.setFocus()
    several.list.setCurrentIndex(rows.index(2, 0))
    press(several.list, RETURN)
    assert fakes.windows.opened == [("chapters", 3)]


def test_what_failed_for_now_is_tried_again(fakes: Fakes, open_window: Open, qtbot: QtBot) -> None:
    tries: list[str] = []

    def second_time_lucky(command: Command) -> Result:
        assert isinstance(command, FollowSeries)
        tries.append(command.link)
        if command.link == SEVERAL[0] and tries.count(command.link) == 1:
            return Failed("source", "host_unreachable", {"host": "a.example", "detail": "ConnectError: [Errno -2]"})
        return one_of_each(command)

    fakes.commands.answers[FollowSeries] = second_time_lucky
    window = open_window("\n".join(SEVERAL[:2]))
    summary, model = window.form.several.summary, window.form.several.batch.model
    press(window.form.field, RETURN)
    qtbot.waitUntil(summary.isVisible)
    assert name_of(summary) == "0 followed, 2 failed"
    assert model.records()[0].sentence == "a.example cannot be reached. Are you online?"
    click(button(window, "Try again"))
    qtbot.waitUntil(lambda: name_of(summary) == "1 followed, 1 failed")
    assert tries == [*SEVERAL[:2], SEVERAL[0]]
    assert [each.text() for each in summary.findChildren(Button) if each.isVisible()] == []


def test_looking_is_for_one_link(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    assert not button(window, "Look").isEnabled()
    window.form.take(SEVERAL[0])
    qtbot.waitUntil(button(window, "Look").isEnabled)
    window.form.take("\n".join(SEVERAL))
    assert not button(window, "Look").isEnabled()


def test_of_a_closed_source_the_settings_are_opened(fakes: Fakes, open_window: Open, qtbot: QtBot) -> None:
    fakes.commands.answers[Preview] = Failed("user", "source_closed", {"source": "bato"})
    window = open_window("https://bato.to/series/1")
    qtbot.waitUntil(lambda: "set its address in the settings" in texts(window))
    click(button(window, "Open the settings"))
    assert fakes.windows.opened == [("settings",)]


def test_changing_the_links_meanwhile_begins_anew(fakes: Fakes, open_window: Open, qtbot: QtBot) -> None:
    fakes.commands.answers[FollowSeries] = one_of_each
    window = open_window("\n".join(SEVERAL))
    window.form.proceed()
    window.form.take("\n".join(SEVERAL[2:]))
    QTest.qWait(0)
    assert [row.state for row in window.form.several.batch.model.records()] == ["waiting", "waiting"]
    assert fakes.commands.submitted == [FollowSeries(SEVERAL[0], all_read=True)]


def test_shift_enter_begins_a_line(open_window: Open) -> None:
    window = open_window()
    field = window.form.field
    height = field.height()
    QTest.keyClicks(field, "a")
    QTest.keyClick(field, RETURN, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field, "b")
    assert field.links() == ("a", "b")
    assert field.height() > height
    assert window.form.several.isVisible()


def test_the_model_of_links_is_sound(qapp: object) -> None:
    model = LinkModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.merge((LinkRow("a"), LinkRow("b")))
    model.merge((LinkRow("b", "followed", "B", "followed"), LinkRow("c")))
    assert model.rowCount() == 2


def test_lines_hold_links() -> None:
    assert links_in(" a \n\n b\na\n\t\n") == ("a", "b")
    assert links_in("") == ()


# ------------------------------------------------------------------ keyboard and end


def test_everything_is_reached_by_tab(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(LINK)
    form = offered(window, qtbot)
    window.form.field.setFocus()
    for widget in (button(window, "Paste"), button(window, "Look"), form.offer.language, form.offer.reading.all_read):
        press(window.focusWidget() or window, Qt.Key.Key_Tab)
        assert widget.hasFocus()
    tab_to(form.offer.follow)
    press(form.offer.follow, RETURN)
    qtbot.waitUntil(lambda: "You follow" in texts(window))


def test_names_are_spoken(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(LINK)
    form = offered(window, qtbot)
    assert nameless(window) == []
    assert name_of(form.field).startswith("Link of a series")
    assert form.offer.language.accessibleName() == "Language of the chapters"
    assert name_of(form.offer.reading.number) == "The chapter read last"


def test_escape_closes(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    QTest.keyClicks(window.form.field, "half a li")
    with qtbot.waitSignal(window.destroyed):
        press(window.form.field, Qt.Key.Key_Escape)
    assert not shiboken6.isValid(window)
