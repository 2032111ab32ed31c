"""The upper part of the chapter window: what is known of the series. Main thread."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from batotray.ui.context import WindowContext
from batotray.ui.library.actions import SeriesActions
from batotray.ui.theme import Space, Tone
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.pill import Pill
from batotray.ui.widgets.text_label import TextLabel
from batotray.views import SeriesPage
from batotray.wording import plain

COVER = QSize(84, 118)


class Head(QWidget):
    """Cover, name, status, people, rhythm, what is to come and why, source and its health."""

    def __init__(self, context: WindowContext, actions: SeriesActions, parent: QWidget) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context = context
        self._cover = QLabel(self)
        self._name = TextLabel(theme, "", "title", "text", self)
        self._status = Pill(theme, "", "neutral", self)
        self._source = TextLabel(theme, "", "body", "muted", self)
        self._people = TextLabel(theme, "", "caption", "muted", self)
        self._rhythm = TextLabel(theme, "", "body", "text", self)
        self._next = TextLabel(theme, "", "body", "muted", self)
        self._check = Button(theme, self.tr("Check now"), "plain", "refresh", self)
        self._more = Button(theme, self.tr("More"), "plain", None, self)
        self._check.clicked.connect(actions.check.trigger)
        self._more.setMenu(actions.menu)
        self._lay_out()

    def show_page(self, page: SeriesPage) -> None:
        """Tell all that is known."""
        words, row = self._context.words, page.row
        self._name.setText(plain(row.name))
        tone: Tone = "good" if row.status == "ongoing" else "warning" if row.status == "hiatus" else "neutral"
        self._status.set_pill(words.status(row.status), tone)
        self._source.setText(f"{words.source(row.source)} · {words.listing_health(row.health)}")
        self._source.set_colour("muted" if row.health in ("ok", "paused") else "bad")
        self._people.setText(_about(page))
        self._show_schedule(page)
        picture = self._context.covers.picture(row.id, row.name, row.cover_url, COVER, self.devicePixelRatioF())
        self._cover.setPixmap(picture)
        self._cover.setAccessibleName(self.tr("Cover of {name}").format(name=plain(row.name)))
        self._check.setEnabled(row.followed)

    def _show_schedule(self, page: SeriesPage) -> None:
        words, now = self._context.words, self._context.clock.now()
        if not page.schedules:
            return
        schedule = page.schedules[0]
        expected = words.expected(schedule.expected_at, schedule.expected_from, schedule.expected_till, now)
        rhythm = words.rhythm(schedule)
        if expected:
            self._rhythm.setText(self.tr("Expected {window} · {rhythm}").format(window=expected, rhythm=rhythm))
        else:
            self._rhythm.setText(self.tr("Rhythm: {rhythm}").format(rhythm=rhythm))
        following = self.tr("Next check {when}").format(when=words.next_check(schedule, now))
        self._next.setText(following if page.row.followed else self.tr("Not followed"))

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(Space.SMALL)
        first.addWidget(self._name, 1)
        first.addWidget(self._check)
        first.addWidget(self._more)
        second = QHBoxLayout()
        second.setSpacing(Space.SMALL)
        second.addWidget(self._status)
        second.addWidget(self._source, 1)
        column = QVBoxLayout()
        column.setSpacing(Space.TIGHT)
        column.addLayout(first)
        column.addLayout(second)
        for label in (self._people, self._rhythm, self._next):
            column.addWidget(label)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        row.setSpacing(Space.LARGE)
        row.addWidget(self._cover)
        row.addLayout(column, 1)


def _about(page: SeriesPage) -> str:
    """People and genres in one line."""
    if not page.listings:
        return ""
    details = page.listings[0].details
    people = tuple(dict.fromkeys((*details.authors, *details.artists)))
    score = f"★ {details.score:g}" if details.score is not None else ""
    parts = (", ".join(people), ", ".join(details.genres), score)
    return plain(" · ".join(part for part in parts if part))
