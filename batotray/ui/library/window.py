"""The library: every followed series, and what is to come of them. Main thread."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from batotray.core.commands import CancelRound, CheckNow, Failed, Resume
from batotray.core.events import Activity
from batotray.records import Changes
from batotray.storage.read_models import ReadModels
from batotray.ui.ages import ShownAges
from batotray.ui.context import WindowContext
from batotray.ui.library.choosing import TROUBLED
from batotray.ui.library.filters import Filters
from batotray.ui.library.series_page import SeriesPage
from batotray.ui.library.upcoming_page import UpcomingPage
from batotray.ui.shortcuts import Shortcut
from batotray.ui.theme import Space
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.progress_strip import ProgressStrip
from batotray.ui.widgets.segmented import SegmentedControl
from batotray.ui.window import Window
from batotray.views import SeriesRow, UpcomingRow
from batotray.wording import shortened

UPCOMING_DAYS = 14
REST_MS = 370
"""Between two reads while a round is stored; not that of the dashboard, so that they seldom fall together."""
SHORTCUTS = (
    Shortcut("F5", QT_TRANSLATE_NOOP("Shortcuts", "Check all series now")),
    Shortcut("Ctrl+F", QT_TRANSLATE_NOOP("Shortcuts", "Search")),
    Shortcut("Ctrl+U", QT_TRANSLATE_NOOP("Shortcuts", "Turn between the series and what is to come")),
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """One look at the library: both pages, and whether all checking is paused."""

    at: datetime
    series: tuple[SeriesRow, ...]
    upcoming: tuple[UpcomingRow, ...]
    paused: bool
    paused_until: datetime | None

    def lasts_until(self) -> datetime | None:
        """When a pause ends or a window closes, which no commit tells of."""
        pauses = [self.paused_until, *(row.paused_until for row in self.series)]
        ends = [end for end in (*pauses, *(row.expected_till for row in self.upcoming)) if end is not None]
        return min((end for end in ends if end > self.at), default=None)


def concerns_library(changes: Changes) -> bool:
    """Whether a commit may have changed what the library shows."""
    return bool(changes.series or changes.chapters_of or changes.schedules or changes.sources or changes.settings)


class LibraryWindow(Window):
    """Two pages over one read: the series, and what is to come."""

    def __init__(self, context: WindowContext, upcoming: bool = False) -> None:
        super().__init__(context, "library", "")
        self.setWindowTitle(self.tr("Library"))
        theme = context.theme
        self._shelf: Shelf | None = None
        self._failure: Failed | None = None
        self._shown_ages = ShownAges()
        self._wanted = ""
        choices = (("series", self.tr("Series")), ("upcoming", self.tr("Upcoming")))
        self._which = SegmentedControl(theme, choices, self.tr("What to show"), self)
        self._filters = Filters(self)
        self._check = Button(theme, self.tr("Check now"), "plain", "refresh", self)
        self._add = Button(theme, self.tr("Add series"), "primary", "plus", self)
        self._pages = QStackedWidget(self)
        self._series = SeriesPage(self, self._filters, self._pages)
        self._upcoming: UpcomingPage | None = None
        """Made when it is first turned to."""
        self._progress = ProgressStrip(theme, self.tr("Stop checking"), self)
        self._lay_out_page()
        self._connect()
        self.show_page(upcoming)
        self._series.show_loading(self.tr("Reading the library…"))
        self._library_read = self.watch(self._read, self._show, concerns_library, self._fail, rest_ms=REST_MS)
        self._names_read = self.watch(self._find, self._series.add_found, lambda changes: False, self._fail_names)

    def show_page(self, upcoming: bool) -> None:
        """Turn to what is to come, or to the series."""
        self._which.select("upcoming" if upcoming else "series")
        self._turn()

    # -------------------------------------------------------------- reading

    def _read(self, models: ReadModels) -> Shelf:
        now = self.context.clock.now()
        tray = models.tray(now)
        series, upcoming = models.series_and_upcoming(now, UPCOMING_DAYS)
        return Shelf(now, series, upcoming, tray.paused, tray.paused_until)

    def _find(self, models: ReadModels) -> tuple[str, frozenset[int]]:
        """By their other names, which rows do not hold: on the reader thread, after what the table found by itself."""
        text = self._wanted
        return text, frozenset(row.id for row in models.find_series(text)) if text.strip() else frozenset()

    def _search_names(self, text: str) -> None:
        self._wanted = text
        self._names_read.read()

    def _show(self, shelf: Shelf) -> None:
        self._shelf, self._failure = shelf, None
        self._series.show_rows(shelf.series)
        if self._upcoming is not None:
            self._show_upcoming(self._upcoming)
        self._show_summary(shelf)
        self.refresh_ages()

    def _fail(self, failure: Failed) -> None:
        self._progress.forget()
        self._failure = failure
        self._series.show_failure(failure)
        if self._upcoming is not None:
            self._show_upcoming(self._upcoming)

    def _fail_names(self, failure: Failed) -> None:
        """Where nothing can be read at all, the page says so already."""
        if self._failure is None:
            self.complain(failure)

    def _show_upcoming(self, page: UpcomingPage) -> None:
        """What the latest read says of it."""
        if self._failure is not None:
            page.show_failure(self._failure)
        elif self._shelf is not None:
            page.show_rows(self._shelf.upcoming, is_anything_followed=bool(self._shelf.series))
        else:
            page.show_loading(self.tr("Reading the library…"))

    def _show_summary(self, shelf: Shelf) -> None:
        words = self.context.words
        troubled = sum(row.health in TROUBLED for row in shelf.series)
        spoken = words.translate("Library", "%n series in trouble", "", troubled)
        if troubled:
            self._progress.set_health("warning", spoken)
        else:
            self._progress.set_health("good", self.tr("all sources fine"))
        unread = sum(row.unread for row in shelf.series)
        # The number on the icon counts notifications, of which one may tell of many chapters.
        self._progress.set_aside(words.translate("Library", "%n unread chapter(s)", "", unread))
        if self._check.isEnabled():
            self._show_idle(shelf)

    def _show_idle(self, shelf: Shelf) -> None:
        """What comes next, or that nothing does for as long as checking is paused."""
        self._progress.set_idle(self._idle_sentence(shelf), self.tr("Resume") if shelf.paused else "")

    def _idle_sentence(self, shelf: Shelf) -> str:
        words, now = self.context.words, self.context.clock.now()
        if shelf.paused:
            return words.paused(shelf.paused_until, now)
        coming = [row for row in shelf.series if row.next_check_at is not None and not row.paused]
        if not coming:
            return ""
        first = min(coming, key=lambda row: row.next_check_at or now)
        sentence, time = self.tr("Next check {time}: {series}"), max(first.next_check_at or now, now)
        return sentence.format(time=words.clock(time, now), series=shortened(first.name))

    def refresh_ages(self) -> None:
        """Paint relative times anew where one has changed; read again once a pause or a window has ended."""
        if self._shelf is None:
            return
        now, until = self.context.clock.now(), self._shelf.lasts_until()
        if until is not None and until <= now:
            self._library_read.read()
            return
        stays = self._series.model.stays_true_for()
        if self._shown_ages.are_old(now):
            self._series.forget_words()
        waits = [stays, until - now if until is not None else None]
        wait = min((wait for wait in waits if wait is not None), default=None)
        self._shown_ages.stay_for(wait, now)
        self.refresh_ages_in(wait)

    # -------------------------------------------------------------- acting

    def _connect(self) -> None:
        self._which.selected.connect(self._turn)
        self._filters.search.textChanged.connect(self._search_names)
        self._check.clicked.connect(self._check_all)
        self._add.clicked.connect(self._add_series)
        self._progress.cancelled.connect(self._cancel)
        self._progress.link_triggered.connect(self._resume)
        self._series.action_triggered.connect(self._act)
        self.context.news.activity.connect(self._show_activity)
        self.bind_all(SHORTCUTS, (self._check_all, self._search, self._turn_over))

    def _turn(self) -> None:
        is_upcoming = self._which.key() == "upcoming"
        self._pages.setCurrentWidget(self._upcoming_page() if is_upcoming else self._series)
        self._filters.search.setVisible(not is_upcoming)
        self._filters.button.setVisible(not is_upcoming)

    def _upcoming_page(self) -> UpcomingPage:
        page = self._upcoming
        if page is None:
            page = self._upcoming = UpcomingPage(self, self._series.model.find, self._pages)
            page.action_triggered.connect(self._act)
            self._pages.addWidget(page)
            self._show_upcoming(page)
        return page

    def _turn_over(self) -> None:
        self.show_page(self._which.key() == "series")
        self._focus_list()

    def _focus_list(self) -> None:
        (self._upcoming_page().list if self._which.key() == "upcoming" else self._series.table).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._focus_list()

    def _search(self) -> None:
        self.show_page(upcoming=False)
        self._filters.search.setFocus()
        self._filters.search.selectAll()

    def _check_all(self) -> None:
        self.ask(CheckNow())

    def _add_series(self) -> None:
        self.context.windows.show_add()

    def _cancel(self) -> None:
        self.ask(CancelRound())

    def _resume(self) -> None:
        self.ask(Resume())

    def _act(self, state: str) -> None:
        if state == "error":
            self._library_read.read()
        elif self._series.is_filtered():
            self._filters.clear()
        else:
            self._add_series()

    def _show_activity(self, activity: object) -> None:
        assert isinstance(activity, Activity)
        self._check.setEnabled(activity.total == 0)
        if activity.total:
            sentence = self.tr("Checking {index} of {total}: {series}").format(
                index=activity.index, total=activity.total, series=shortened(activity.series)
            )
            self._progress.set_progress(sentence, activity.index - 1, activity.total)
        elif self._shelf is not None:
            self._show_idle(self._shelf)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._series.table.keep_columns()
        super().closeEvent(event)

    # -------------------------------------------------------------- layout

    def _lay_out_page(self) -> None:
        tools = QWidget(self)
        row = QHBoxLayout(tools)
        row.setContentsMargins(Space.MEDIUM + 2, Space.SMALL + 2, Space.MEDIUM + 2, Space.SMALL + 2)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._which)
        row.addWidget(self._filters.search, 1000)
        row.addStretch(1)
        for button in (self._filters.button, self._check, self._add):
            row.addWidget(button)
        self._pages.addWidget(self._series)
        self.body.addWidget(tools)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self._progress)
        self._filters.search.setMinimumWidth(16 * self.fontMetrics().averageCharWidth())
        self.begin_at(152, 42)
