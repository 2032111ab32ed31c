"""What surrounds a list: its states, undo, progress and the buttons over the current row."""

import pytest
from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QContextMenuEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from batotray.ui.theme import LIGHT, Theme
from batotray.ui.widgets.action_bar import ActionBar
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.progress_strip import HealthDot, ProgressStrip
from batotray.ui.widgets.slim_progress import SlimProgress
from batotray.ui.widgets.state_page import StatePage
from batotray.ui.widgets.text_label import TextLabel
from batotray.ui.widgets.undo_bar import UndoBar
from tests.ui.accessible import name_of, names_below
from tests.ui.acting import click, part, press
from tests.ui.pixels import has_colour, painted
from tests.ui.test_record_model import ItemModel, items
from tests.ui.widgets.conftest import ShowInWindow


def texts(widget: QWidget) -> list[str]:
    """What can be read on it now."""
    return [label.text() for label in widget.findChildren(TextLabel) if label.isVisible() and label.text()]


# ------------------------------------------------------------------ states


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> StatePage:
    made = StatePage(theme, QLabel("the list"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_an_empty_list_says_why_and_offers_the_next_step(page: StatePage, qtbot: QtBot) -> None:
    page.show_empty("library", "Nothing here yet.", "Add series")
    assert (page.state, texts(page)) == ("empty", ["Nothing here yet."])
    with qtbot.waitSignal(page.action_triggered) as triggered:
        click(part(page, Button))
    assert triggered.args == ["empty"]


def test_a_broken_list_says_so_and_offers_to_try_again(page: StatePage, qtbot: QtBot) -> None:
    page.show_error("The list cannot be read.", "Try again")
    assert texts(page) == ["The list cannot be read."]
    notice = page.currentWidget()
    assert notice is not None
    assert name_of(notice) == "The list cannot be read."
    with qtbot.waitSignal(page.action_triggered) as triggered:
        click(part(page, Button))
    assert triggered.args == ["error"]


def test_a_state_without_an_action_has_no_button(page: StatePage) -> None:
    page.show_empty("check", "All read.")
    assert not part(page, Button).isVisible()


def test_loading_is_shown_only_to_who_waits(page: StatePage, qtbot: QtBot) -> None:
    page.show_loading("Reading…")
    assert page.state == "content"
    qtbot.waitUntil(lambda: page.state == "loading")
    assert texts(page) == ["Reading…"]


def test_a_quick_answer_never_flickers(page: StatePage) -> None:
    page.show_loading("Reading…")
    page.show_content()
    assert not page.is_waiting()
    assert page.state == "content"


# ------------------------------------------------------------------ undo


def an_undo_bar(theme: Theme, show: ShowInWindow, stay_ms: int = 60_000) -> UndoBar:
    bar = UndoBar(theme, "Undo", "Close", stay_ms=stay_ms)
    show(QLabel("the list"), bar)
    return bar


def test_undo_hands_back_the_token_and_closes(theme: Theme, qtbot: QtBot, show: ShowInWindow) -> None:
    bar = an_undo_bar(theme, show)
    assert bar.isHidden()
    bar.offer("Marked 6 as read", "token-1")
    assert texts(bar) == ["Marked 6 as read"]
    with qtbot.waitSignal(bar.undone) as undone:
        click(bar.findChildren(Button)[0])
    assert undone.args == ["token-1"]
    assert bar.isHidden()


def test_a_later_offer_replaces_an_earlier_one(theme: Theme, qtbot: QtBot, show: ShowInWindow) -> None:
    bar = an_undo_bar(theme, show)
    bar.offer("Marked 6 as read", 1)
    bar.offer("Stopped following Lookism", 2)
    with qtbot.waitSignal(bar.undone) as undone:
        bar.undo()
    assert undone.args == [2]
    with qtbot.assertNotEmitted(bar.undone):
        bar.undo()


def test_the_offer_goes_away_by_itself(theme: Theme, qtbot: QtBot, show: ShowInWindow) -> None:
    bar = an_undo_bar(theme, show, stay_ms=1)
    bar.offer("Marked 6 as read", 1)
    qtbot.waitUntil(bar.isHidden)
    with qtbot.assertNotEmitted(bar.undone):
        bar.undo()


def test_the_offer_stays_while_the_keyboard_is_in_it(theme: Theme, qtbot: QtBot, show: ShowInWindow) -> None:
    bar = an_undo_bar(theme, show, stay_ms=1)
    rounds: list[int] = []
    bar.offer("Marked 6 as read", 1)
    bar.findChildren(Button)[0].setFocus()
    bar.stayed.connect(lambda: rounds.append(1))
    qtbot.waitUntil(lambda: len(rounds) >= 2)
    assert bar.isVisible()
    press(bar.findChildren(Button)[0], Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_the_close_button_is_named(theme: Theme, show: ShowInWindow) -> None:
    bar = an_undo_bar(theme, show)
    assert [name_of(button) for button in bar.findChildren(Button)] == ["Undo", "Close"]


# ------------------------------------------------------------------ progress


def test_a_strip_that_knows_nothing_claims_nothing(theme: Theme, qtbot: QtBot) -> None:
    strip = ProgressStrip(theme, "Cancel")
    qtbot.addWidget(strip)
    strip.show()
    dot = part(strip, HealthDot)
    assert not has_colour(dot, theme.tokens.good)
    strip.set_health("good", "all sources fine")
    strip.set_idle("Next check 14:20", "Resume")
    strip.set_aside("6 unread")
    assert has_colour(dot, theme.tokens.good)
    strip.forget()
    assert not has_colour(dot, theme.tokens.good)
    assert (dot.toolTip(), texts(strip)) == ("", [])
    strip.set_progress("Checking 3 of 7: Lookism…", 3, 7)
    strip.forget()
    assert part(strip, SlimProgress).isVisible()


def test_a_round_shows_how_far_it_is_and_can_be_cancelled(theme: Theme, qtbot: QtBot) -> None:
    strip = ProgressStrip(theme, "Cancel")
    qtbot.addWidget(strip)
    strip.show()
    bar, (cancel, link) = part(strip, SlimProgress), strip.findChildren(Button)
    assert not bar.isVisible()
    strip.set_progress("Checking 3 of 7: Lookism…", 3, 7)
    assert (bar.value(), bar.maximum(), bar.isVisible(), cancel.isVisible()) == (3, 7, True, True)
    assert name_of(bar) == "Checking 3 of 7: Lookism…"
    with qtbot.waitSignal(strip.cancelled):
        click(cancel)
    strip.set_idle("Next check 14:20")
    strip.set_aside("6 unread")
    assert texts(strip) == ["Next check 14:20", "6 unread"]
    assert not bar.isVisible()
    assert not link.isVisible()


def test_what_is_said_while_nothing_runs_may_have_a_link(theme: Theme, qtbot: QtBot) -> None:
    strip = ProgressStrip(theme, "Cancel")
    qtbot.addWidget(strip)
    strip.show()
    _, link = strip.findChildren(Button)
    strip.set_idle("paused", "Resume")
    with qtbot.waitSignal(strip.link_triggered):
        click(link)
    strip.set_progress("Checking 3 of 7: Lookism…", 3, 7)
    assert not link.isVisible()
    strip.set_idle("Next check 14:20")
    assert not link.isVisible()


def test_the_strip_keeps_its_height_while_rounds_come_and_go(theme: Theme, qtbot: QtBot) -> None:
    strip = ProgressStrip(theme, "Cancel")
    qtbot.addWidget(strip)
    idle = strip.sizeHint().height()
    strip.set_progress("Checking…", 0, 3)
    assert max(idle, strip.minimumHeight()) == max(strip.sizeHint().height(), strip.minimumHeight())


def test_the_sentence_gives_way_to_the_word_at_the_far_end(theme: Theme, show: ShowInWindow) -> None:
    strip = ProgressStrip(theme, "Cancel")
    window = show(strip)
    strip.set_aside("1,234 unread")
    strip.set_idle("paused until the end of the days of " + "a hero " * 40)
    window.resize(300, 60)
    QCoreApplication.processEvents()
    sentence, aside = strip.findChildren(TextLabel)
    assert aside.width() >= aside.fontMetrics().horizontalAdvance(aside.text())
    assert sentence.text().startswith("Paused until")
    assert sentence.toolTip()


def test_health_has_words_and_a_colour(theme: Theme, qtbot: QtBot) -> None:
    strip = ProgressStrip(theme, "Cancel")
    qtbot.addWidget(strip)
    strip.set_health("bad", "bato.to does not answer")
    dot = part(strip, HealthDot)
    assert (name_of(dot), dot.toolTip()) == ("bato.to does not answer", "bato.to does not answer")
    assert has_colour(dot, LIGHT.bad)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_bar_fills_from_its_leading_end(theme: Theme, qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    bar = SlimProgress(theme)
    qtbot.addWidget(bar)
    bar.setLayoutDirection(direction)
    bar.resize(100, 5)
    bar.setRange(0, 4)
    bar.setValue(1)
    image = painted(bar)
    ends = [image.pixelColor(x, 2) == LIGHT.accent for x in (10, 90)]
    assert ends == ([True, False] if direction == Qt.LayoutDirection.LeftToRight else [False, True])


def test_the_keyboard_comes_back_to_the_list_it_was_taken_from(theme: Theme, show: ShowInWindow) -> None:
    field, before = QListView(), QPushButton()
    page = StatePage(theme, field)
    show(before, page)
    field.setFocus()
    page.show_empty("check", "All read.", "Show all")
    step = part(page, Button)
    assert step.hasFocus()
    page.show_empty("check", "All read.")
    page.show_content()
    assert field.hasFocus()
    page.show_empty("check", "All read.")
    before.setFocus()
    page.show_content()
    assert before.hasFocus()


# ------------------------------------------------------------------ the buttons over the current row


class Inbox:
    """A list of thirty rows with a bar of three actions."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.model = ItemModel(lambda item: item.id)
        self.model.merge(items(*range(30)))
        self.view = QListView()
        self.page = StatePage(theme, self.view)
        qtbot.addWidget(self.page)
        self.view.setModel(self.model)
        self.page.resize(400, 200)
        self.actions = [QAction(text, self.view) for text in ("Open", "Read", "Snooze")]
        self.page.show()
        self.bar = ActionBar(theme, self.view, self.actions)

    def is_over(self, record_id: int) -> bool:
        row = self.view.visualRect(self.model.index_of(record_id))
        return self.bar.isVisible() and (self.place().y(), self.bar.height()) == (row.y(), row.height() - 1)

    def place(self) -> QRect:
        """Where the bar is, as the view counts."""
        return self.bar.geometry().translated(-self.view.viewport().mapTo(self.page, QPoint()))


@pytest.fixture
def inbox(theme: Theme, qtbot: QtBot) -> Inbox:
    return Inbox(theme, qtbot)


def test_the_bar_is_over_the_current_row(inbox: Inbox, qtbot: QtBot) -> None:
    assert not inbox.bar.isVisible()
    inbox.view.setCurrentIndex(inbox.model.index_of(2))
    qtbot.waitUntil(lambda: inbox.is_over(2))
    assert inbox.place().right() == inbox.view.viewport().width() - 1
    inbox.view.setCurrentIndex(inbox.model.index_of(4))
    qtbot.waitUntil(lambda: inbox.is_over(4))


def test_the_bar_follows_scrolling_and_merges(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.view.setCurrentIndex(inbox.model.index_of(3))
    inbox.view.verticalScrollBar().setValue(2)
    qtbot.waitUntil(lambda: inbox.is_over(3))
    inbox.model.merge(items(*range(1, 30)))
    qtbot.waitUntil(lambda: inbox.is_over(3))
    inbox.view.scrollToBottom()
    qtbot.waitUntil(lambda: not inbox.bar.isVisible())


def test_the_bar_hides_with_its_row(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.view.setCurrentIndex(inbox.model.index_of(3))
    qtbot.waitUntil(lambda: inbox.is_over(3))
    inbox.model.merge(())
    qtbot.waitUntil(lambda: not inbox.bar.isVisible())


def test_the_bar_follows_the_width_and_the_direction(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.view.setCurrentIndex(inbox.model.index_of(0))
    inbox.page.resize(600, 200)
    qtbot.waitUntil(lambda: inbox.place().right() == inbox.view.viewport().width() - 1)
    inbox.view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    inbox.bar.place()
    assert inbox.place().x() == 0


def test_the_ground_of_the_bar_is_that_of_its_row(inbox: Inbox, qtbot: QtBot) -> None:
    """A row may be the current one without being chosen."""
    index = inbox.model.index_of(0)
    inbox.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
    qtbot.waitUntil(lambda: inbox.is_over(0))
    before = painted(inbox.page).pixelColor(inbox.bar.pos())
    inbox.view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    qtbot.waitUntil(lambda: painted(inbox.page).pixelColor(inbox.bar.pos()) != before)
    assert painted(inbox.page).pixelColor(inbox.bar.pos()) == painted(inbox.view.viewport()).pixelColor(
        inbox.place().topLeft()
    )


def test_buttons_are_their_actions(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.view.setCurrentIndex(inbox.model.index_of(0))
    qtbot.waitUntil(lambda: inbox.bar.isVisible())
    opened, read, snooze = inbox.bar.findChildren(Button)
    with qtbot.waitSignal(inbox.actions[0].triggered):
        click(opened)
    inbox.actions[0].setText("Open in the browser")
    inbox.actions[0].setIconText("Open ↵")
    assert (opened.text(), name_of(opened)) == ("Open ↵", "Open in the browser")
    inbox.actions[1].setText("Unread")
    inbox.actions[2].setVisible(False)
    inbox.actions[0].setEnabled(False)
    assert (read.text(), snooze.isVisible(), opened.isEnabled()) == ("Unread", False, False)
    assert has_colour(read, LIGHT.surface)


def test_a_bar_that_would_leave_its_row_no_text_does_without_its_last_actions(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.view.setCurrentIndex(inbox.model.index_of(0))
    qtbot.waitUntil(inbox.bar.isVisible)
    opened, read, snooze = inbox.bar.findChildren(Button)
    whole = inbox.bar.width()
    inbox.bar._left_free = inbox.view.viewport().width() - whole
    inbox.bar.place()
    assert snooze.isVisible()
    inbox.bar._left_free += 1
    inbox.bar.place()
    assert (opened.isVisible(), read.isVisible(), snooze.isVisible()) == (True, True, False)
    assert inbox.bar.width() == whole - snooze.sizeHint().width() - (snooze.x() - read.geometry().right() - 1)
    inbox.actions[1].setVisible(False)
    inbox.bar.place()
    assert (read.isVisible(), snooze.isVisible()) == (False, True)
    inbox.page.resize(80, 200)
    inbox.bar.place()
    assert (opened.isVisible(), snooze.isVisible()) == (True, False)


def test_the_bar_is_as_wide_as_what_it_offers_also_once_that_changes(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.view.setCurrentIndex(inbox.model.index_of(0))
    qtbot.waitUntil(inbox.bar.isVisible)
    whole = inbox.bar.width()
    inbox.actions[1].setVisible(False)
    qtbot.waitUntil(lambda: inbox.bar.width() == inbox.bar.sizeHint().width() < whole)
    assert inbox.place().right() == inbox.view.viewport().width() - 1
    inbox.actions[1].setVisible(True)
    qtbot.waitUntil(lambda: inbox.bar.width() == whole)


def test_screen_readers_find_the_buttons_beside_the_rows(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.view.setCurrentIndex(inbox.model.index_of(0))
    qtbot.waitUntil(inbox.bar.isVisible)
    assert {"Open", "Read", "Snooze"} <= set(names_below(QAccessible.queryAccessibleInterface(inbox.page)))


def test_of_a_row_half_out_of_sight_the_bar_covers_no_more_than_the_list(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    inbox.view.setCurrentIndex(inbox.model.index_of(3))
    top = inbox.view.visualRect(inbox.model.index_of(3)).y()
    inbox.view.verticalScrollBar().setValue(top + 5)
    qtbot.waitUntil(lambda: inbox.is_over(3))
    assert inbox.place().y() == -5
    assert inbox.bar.mask().boundingRect().y() == 5


def test_over_the_bar_the_wheel_and_the_right_button_mean_the_list(inbox: Inbox, qtbot: QtBot) -> None:
    inbox.view.setCurrentIndex(inbox.model.index_of(0))
    inbox.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    qtbot.waitUntil(inbox.bar.isVisible)
    middle = inbox.bar.rect().center()
    turned = QWheelEvent(
        QPointF(middle), QPointF(inbox.bar.mapToGlobal(middle)), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, inbox.bar.mapToGlobal(middle))
    with qtbot.waitSignal(inbox.view.customContextMenuRequested) as wanted:
        QCoreApplication.sendEvent(inbox.bar, asked)
    assert inbox.view.indexAt(wanted.args[0]) == inbox.model.index_of(0)
    QCoreApplication.sendEvent(inbox.bar, turned)
    assert inbox.view.verticalScrollBar().value() > 0
