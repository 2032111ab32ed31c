"""Adding series: a field for links, and below it what they hold, what became of them, or what to do. Main thread."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from batotray.core.commands import Failed, Followed, FollowSeries, Preview, Previewed, Result
from batotray.ui.add.batch import PASSING
from batotray.ui.add.link_field import LinkField
from batotray.ui.add.links import text_of
from batotray.ui.add.offer import Offer
from batotray.ui.add.several import Several
from batotray.ui.context import WindowContext
from batotray.ui.theme import Space
from batotray.ui.web import is_link
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.state_page import StatePage
from batotray.ui.widgets.text_label import TextLabel
from batotray.wording import plain

CLOSED = "source_closed"
"""A failure that only the settings can help with."""


class AddForm(QWidget):
    """Paste, drop or type; Enter goes on: it looks at the link, then follows what it holds."""

    followed = Signal(int)
    """This series is followed now."""

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context = context
        self._language = ""
        self._asked = 0
        """Counts the questions, so that a late answer to an earlier one is known for what it is."""
        self._shown_link = ""
        self._series_id: int | None = None
        self._is_for_settings = False
        self._title = TextLabel(
            theme, self.tr("Link of a series, or several, one on each line"), "strong", "text", self
        )
        self.field = LinkField(theme, self._title.text(), "https://mangadex.org/title/…", self)
        self._paste = Button(theme, self.tr("Paste"), "plain", "copy", self)
        self._look = Button(theme, self.tr("Look"), "plain", "search", self)
        self._panels = QStackedWidget(self)
        self.offer = Offer(context, self._panels)
        self.several = Several(context, self._panels)
        self.states = StatePage(theme, self._panels, self)
        self._title.setBuddy(self.field)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._look.setEnabled(False)
        self._say_what_to_do()

    def take(self, text: str) -> None:
        """Look at links that were handed over."""
        self.field.take(text)

    def offer_clipboard(self) -> None:
        """Put a link that lies in the clipboard into the field; nothing is asked before the reader says so."""
        text = QGuiApplication.clipboard().text().strip()
        if is_link(text) and not self.field.links():
            self.field.setPlainText(text)
            self.field.selectAll()
            sentence = self.tr("This link was in the clipboard. Press Enter to see what it holds.")
            self.states.show_empty("link", sentence, self.tr("Look"))

    def proceed(self) -> None:
        """Do the next thing: look at the link, or follow what was found."""
        links = self.field.links()
        if not links:
            self._say_what_to_do()
        elif len(links) > 1:
            self.several.start()
        elif self._shown_link == links[0] and self._is_offering():
            self._follow()
        else:
            self._preview(links[0])

    # -------------------------------------------------------------- one link

    def _preview(self, link: str) -> None:
        self._asked += 1
        number = self._asked
        self._shown_link = ""
        self.states.show_loading(self.tr("Looking at the link…"))
        self._look.setEnabled(False)
        command = Preview(link, self._language)
        self._context.commands.submit(command, lambda result: self._answered(number, link, result), owner=self)

    def _answered(self, number: int, link: str, result: Result) -> None:
        if number != self._asked:
            return
        self._look.setEnabled(True)
        if isinstance(result, Previewed):
            self._shown_link = link
            self._panels.setCurrentWidget(self.offer)
            self.offer.show_preview(result, self._language or self._context.settings().settings.language)
            self.states.show_content()
        elif isinstance(result, Failed):
            self._complain(result)

    def _follow(self) -> None:
        if not self.offer.can_follow():
            return
        self.offer.hold(True)
        reading = self.offer.reading
        command = FollowSeries(
            self._shown_link,
            self._language,
            read_up_to=reading.read_up_to(),
            all_read=reading.all_read.isChecked(),
        )
        self._context.commands.submit(command, self._followed, owner=self)

    def _followed(self, result: Result) -> None:
        self.offer.hold(False)
        if isinstance(result, Followed):
            self._series_id = result.series_id
            self._clear_field()
            self.states.show_empty("check", self._followed_sentence(result), self.tr("Open its chapters"))
            self.field.setFocus()
            self.followed.emit(result.series_id)
        elif isinstance(result, Failed):
            self._complain(result)

    def _followed_sentence(self, result: Followed) -> str:
        words = self._context.words
        name = plain(result.name)
        unread = words.translate("Add", "%n unread", "", result.unread)
        if result.again:
            again = self.tr("You follow {name} again, with its history: {unread}.")
            return again.format(name=name, unread=unread)
        sentence = words.translate("Add", "You follow {name} now: %n chapter(s), {unread}.", "", result.chapters)
        return sentence.format(name=name, unread=unread)

    def _complain(self, failure: Failed) -> None:
        """Say what is wrong and what helps; a series that is followed already can be opened."""
        self._shown_link = ""
        self._is_for_settings = failure.code == CLOSED
        sentence = self._context.words.failure(failure, self._context.clock.now())
        if failure.code == "already_followed":
            self._series_id = int(failure.args["id"])
            self.states.show_empty("check", sentence, self.tr("Open its chapters"))
        elif self._is_for_settings:
            self.states.show_error(sentence, self.tr("Open the settings"))
        else:
            self.states.show_error(sentence, self.tr("Try again") if failure.kind in PASSING else "")

    # -------------------------------------------------------------- what the reader does

    def _connect(self) -> None:
        self.field.submitted.connect(self.proceed)
        self.field.arrived.connect(self._take_what_arrived)
        self.field.textChanged.connect(self._follow_text)
        self._paste.clicked.connect(self._paste_clipboard)
        self._look.clicked.connect(self.proceed)
        self.offer.wanted.connect(self._follow)
        self.offer.opened.connect(self._context.windows.show_chapters)
        self.several.opened.connect(self._context.windows.show_chapters)
        self.offer.language_chosen.connect(self._choose_language)
        self.states.action_triggered.connect(self._act)
        self.states.currentChanged.connect(self._make_room)

    def _take_what_arrived(self) -> None:
        if len(self.field.links()) == 1:
            self._preview(self.field.links()[0])

    def _follow_text(self) -> None:
        """What was shown was about other links."""
        links = self.field.links()
        self._asked += 1
        self._look.setEnabled(len(links) == 1)  # several have a button of their own
        self._language = ""
        self._series_id = None
        if len(links) > 1:
            self.several.set_links(links)
            self._panels.setCurrentWidget(self.several)
            self.states.show_content()
        elif not links or links[0] != self._shown_link:
            self._say_what_to_do()

    def _choose_language(self, language: str) -> None:
        self._language = language
        if self._shown_link:
            self._preview(self._shown_link)

    def _paste_clipboard(self) -> None:
        text = text_of(QGuiApplication.clipboard().mimeData())
        if text.strip():
            self.take(text)
        self.field.setFocus()

    def _act(self, state: str) -> None:
        if self._series_id is not None and state == "empty":
            self._context.windows.show_chapters(self._series_id)
        elif self._is_for_settings and state == "error":
            self._context.windows.show_settings()
        else:
            self.proceed()

    def _make_room(self) -> None:
        """What is not shown yet needs none."""
        is_shown = self.states.state == "content"
        policy = QSizePolicy.Policy.Preferred if is_shown else QSizePolicy.Policy.Ignored
        self._panels.setSizePolicy(QSizePolicy.Policy.Preferred, policy)

    def _is_offering(self) -> bool:
        return self.states.state == "content" and self._panels.currentWidget() is self.offer

    def _clear_field(self) -> None:
        """Make room for the next link; what is shown stays."""
        blocked = self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(blocked)
        self._language = ""
        self._shown_link = ""

    def _say_what_to_do(self) -> None:
        self._shown_link = ""
        sentence = self.tr(
            "Paste or drop the link of a series' page: MangaDex, WEBTOON, or any page with an RSS or Atom feed."
        )
        self.states.show_empty("link", sentence)

    # -------------------------------------------------------------- drops and keys

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if text_of(event.mimeData()).strip():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take(text_of(event.mimeData()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, else it goes on."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton) and not focus.isCheckable():
            focus.click()
        else:
            self.proceed()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.field, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._paste, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._look, 0, Qt.AlignmentFlag.AlignTop)
        self._panels.addWidget(self.offer)
        self._panels.addWidget(self.several)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addSpacing(Space.SMALL)
        column.addWidget(self.states, 1)
