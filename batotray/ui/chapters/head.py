"""The upper part of the chapter window: what is known of the series. Main thread."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from batotray.ui.chapters.about import About
from batotray.ui.chapters.actions import ChapterActions
from batotray.ui.chapters.reading import ChaptersReading
from batotray.ui.context import WindowContext
from batotray.ui.library.actions import SeriesActions
from batotray.ui.theme import Space, TextStyle
from batotray.ui.tones import HEALTH_COLOURS, STATUS_TONES
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.pill import Pill
from batotray.ui.widgets.progress_strip import HealthDot
from batotray.ui.widgets.slim_progress import SlimProgress
from batotray.ui.widgets.text_label import TextLabel
from batotray.views import SeriesPage, SeriesRow, TrayView
from batotray.wording import plain, shortened

COVER = QSize(84, 118)
GENRES = 3
LONGEST_NAME = 14
_FACTS: tuple[TextStyle, ...] = ("body", "strong", "body", "body", "body")
_SOURCE, _PROGRESS = 3, 4


class Head(QWidget):
    """Cover, names, people, status; rhythm, what is to come and why, source and its health; what to do next."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context = context
        self._cover = QLabel(self)
        self._name = TextLabel(theme, "", "title", "text", self)
        self._people = TextLabel(theme, "", "body", "muted", self)
        self._status = Pill(theme, "", "neutral", self)
        self._genres = tuple(Pill(theme, "", "neutral", self) for _ in range(GENRES + 1))
        self._score = TextLabel(theme, "", "body", "muted", self)
        self._facts = tuple(
            (TextLabel(theme, "", "body", "muted", self), TextLabel(theme, "", style, "text", self)) for style in _FACTS
        )
        self._health = HealthDot(theme, self)
        self._progress = SlimProgress(theme, self)
        self._next = Button(theme, "", "primary", None, self)
        self._check = Button(theme, self.tr("Check now"), "plain", "refresh", self)
        self._pause = Button(theme, "", "plain", "pause", self)
        self._more = Button(theme, self.tr("More"), "plain", None, self)
        self.about = About(theme, self)
        self._lay_out()

    def connect_actions(self, series: SeriesActions, chapters: ChapterActions) -> None:
        """Let the buttons do what the keys do."""
        self._next.clicked.connect(chapters.next.trigger)
        self._next.setToolTip(chapters.next.toolTip())
        self._check.clicked.connect(series.check.trigger)
        self._check.setToolTip(series.check.toolTip())
        self._pause.clicked.connect(series.pause.trigger)
        self._pause.setToolTip(series.pause.toolTip())
        self._more.setMenu(series.menu)

    def show_reading(self, reading: ChaptersReading) -> None:
        """Tell all that is known."""
        words, row = self._context.words, reading.page.row
        self._name.setText(plain(row.name))
        self._status.set_pill(words.status(row.status), STATUS_TONES.get(row.status, "neutral"))
        self._show_details(reading.page)
        self._show_facts(reading.page, reading.whole)
        self._show_cover(row)
        self._show_buttons(reading)

    def _show_cover(self, row: SeriesRow) -> None:
        picture = self._context.covers.picture(row.id, row.name, row.cover_url, COVER, self.devicePixelRatioF())
        self._cover.setPixmap(picture)
        self._cover.setAccessibleName(self.tr("Cover of {name}").format(name=plain(row.name)))

    def _show_buttons(self, reading: ChaptersReading) -> None:
        row, following = reading.page.row, reading.next
        if following is None:
            self._next.setText(self.tr("All read") if row.chapters else self.tr("Nothing to read"))
        else:
            name = shortened(following.chapter.number or following.chapter.name, LONGEST_NAME)
            self._next.setText(self.tr("Read next: {chapter}").format(chapter=name))
        self._next.setEnabled(following is not None and bool(following.chapter.link))
        self._check.setEnabled(row.followed)
        self._pause.setText(self.tr("Resume") if row.paused else self.tr("Pause"))
        self._pause.set_icon("play" if row.paused else "pause")
        self._pause.setEnabled(row.followed)

    def _show_details(self, page: SeriesPage) -> None:
        details = page.listings[0].details if page.listings else None
        people = dict.fromkeys((*details.authors, *details.artists)) if details else {}
        self._people.setText(plain(" · ".join(people)))
        self._people.setVisible(bool(people))
        self._show_genres(details.genres if details else ())
        score = details.score if details else None
        self._score.setText(f"★ {self._context.words.formats.number(score, 2)}" if score is not None else "")
        self.about.show_details(details, self._context.words)

    def _show_genres(self, genres: tuple[str, ...]) -> None:
        """A few of them, and how many more there are, which the tip names."""
        shown = [shortened(genre, 18) for genre in genres[:GENRES]]
        more = len(genres) - len(shown)
        if more > 0:
            shown.append(f"+{more}")
        for number, pill in enumerate(self._genres):
            pill.set_pill(shown[number] if number < len(shown) else "", "neutral")
            pill.setVisible(number < len(shown))
            pill.setToolTip(shortened(", ".join(genres), 400) if number == GENRES else "")

    def _show_facts(self, page: SeriesPage, whole: TrayView) -> None:
        words, row = self._context.words, page.row
        schedule = page.schedules[0] if page.schedules else None
        read = words.translate("Chapters", "{read} of %n chapter(s) read", "", row.chapters)
        facts = (
            (self.tr("Rhythm"), words.rhythm(schedule) if schedule else ""),
            (self.tr("Next release"), self._expected(row)),
            (self.tr("Next check"), self._next_check(page, whole) if row.followed else ""),
            (self.tr("Data from"), self._source(page)),  # in these words: MangaDex asks for them beside its chapters
            (self.tr("Progress"), read.format(read=words.formats.number(page.read)) if row.chapters else ""),
        )
        for (label, value), (name, text) in zip(self._facts, facts, strict=True):
            label.setText(name)
            value.setText(text or "–")
            value.setAccessibleName(f"{name}: {value.text()}")
        self._progress.setVisible(row.chapters > 0)
        self._progress.setRange(0, max(1, row.chapters))
        self._progress.setValue(page.read)
        self._progress.setAccessibleName(self._facts[-1][1].text())
        self._health.set_health(HEALTH_COLOURS[row.health], words.listing_health(row.health))

    def _next_check(self, page: SeriesPage, whole: TrayView) -> str:
        words, now = self._context.words, self._context.clock.now()
        if whole.paused and not page.row.paused:
            return self.tr("All checking is {paused}").format(paused=words.paused(whole.paused_until, now))
        return words.next_check(page.schedules[0], now) if page.schedules else ""

    def _expected(self, row: SeriesRow) -> str:
        words, now = self._context.words, self._context.clock.now()
        if not row.followed:
            return self.tr("Not followed")
        expected = words.expected(row.expected_at, row.expected_from, row.expected_till, now)
        late = words.late(row.late) if row.late in ("late", "on_break") else ""
        return " · ".join(part for part in (expected, late) if part)

    def _source(self, page: SeriesPage) -> str:
        words, row, now = self._context.words, page.row, self._context.clock.now()
        language = page.listings[0].language if page.listings else ""
        name = f"{words.source(row.source)} ({plain(language)})" if language else words.source(row.source)
        checked = ""
        if row.last_checked_at is not None:
            checked = self.tr("last checked {age}").format(age=words.age(row.last_checked_at, now))
        return " · ".join(part for part in (name, words.listing_health(row.health), checked) if part)

    # -------------------------------------------------------------- layout

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.LARGE)
        column = QVBoxLayout()
        column.addWidget(self._cover)
        column.addStretch(1)
        row.addLayout(column)
        row.addLayout(self._lay_out_words(), 1)
        row.addLayout(self._lay_out_buttons())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.TIGHT)
        whole.setSpacing(Space.SMALL)
        whole.addLayout(row)

    def _lay_out_words(self) -> QVBoxLayout:
        pills = QHBoxLayout()
        pills.setSpacing(Space.TIGHT)
        for widget in (self._people, self._status, *self._genres, self._score):
            pills.addWidget(widget)
        pills.addStretch(1)
        facts = QGridLayout()
        facts.setHorizontalSpacing(Space.LARGE)
        facts.setVerticalSpacing(Space.TIGHT)
        for number, (label, value) in enumerate(self._facts):
            line = QHBoxLayout()
            line.setSpacing(Space.SMALL)
            if number == _SOURCE:
                line.addWidget(self._health)
            line.addWidget(value)
            if number == _PROGRESS:
                line.addWidget(self._progress)
            line.addStretch(1)
            facts.addWidget(label, number, 0)
            facts.addLayout(line, number, 1)
        facts.setColumnStretch(1, 1)
        column = QVBoxLayout()
        column.setSpacing(Space.SMALL)
        column.addWidget(self._name)
        column.addLayout(pills)
        column.addLayout(facts)
        column.addWidget(self.about)
        column.addStretch(1)
        return column

    def _lay_out_buttons(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Space.SMALL)
        for button in (self._next, self._check, self._pause, self._more):
            column.addWidget(button)
        column.addStretch(1)
        return column
