"""The chapters of one series: what is known of it, what was read, and what to do with it. Main thread."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QModelIndex, QPoint, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from batotray.core.commands import Failed
from batotray.records import Changes
from batotray.storage.read_models import ReadModels
from batotray.ui.chapters.actions import ChapterActions
from batotray.ui.chapters.head import Head
from batotray.ui.chapters.model import NAME, ChapterModel
from batotray.ui.chapters.reading import ChaptersReading, counts, read_chapters
from batotray.ui.chapters.table import ChapterTable
from batotray.ui.context import WindowContext
from batotray.ui.library.actions import MUTE, PAGE, PAUSE, SeriesActions
from batotray.ui.shortcuts import Shortcut
from batotray.ui.theme import Space
from batotray.ui.widgets.scroll_anchor import ScrollAnchor
from batotray.ui.widgets.search_field import SearchField
from batotray.ui.widgets.segmented import SegmentedControl
from batotray.ui.widgets.state_page import StatePage
from batotray.ui.window import Window
from batotray.views import ChapterRow
from batotray.wording import plain

ALL, UNREAD = "all", "unread"
CHECK = Shortcut("F5", QT_TRANSLATE_NOOP("Shortcuts", "Check the series now"))
MARK_ALL = Shortcut("Ctrl+Shift+R", QT_TRANSLATE_NOOP("Shortcuts", "Mark all of its chapters read"))
SEARCH = Shortcut("Ctrl+F", QT_TRANSLATE_NOOP("Shortcuts", "Search the chapters"))
SUMMARY = Shortcut("Ctrl+I", QT_TRANSLATE_NOOP("Shortcuts", "Show or hide the summary"))
OWN_KEYS = (SEARCH, SUMMARY)
SERIES_KEYS = (CHECK, MARK_ALL, PAGE, PAUSE, MUTE)
SHORTCUTS = (*OWN_KEYS, *SERIES_KEYS)
"""Those of the window; `actions.SHORTCUTS` are those of a chapter."""


class ChaptersWindow(Window):
    """Everything of one series; the window shows its removal as an error."""

    def __init__(self, context: WindowContext, series_id: int) -> None:
        super().__init__(context, "chapters", "")
        self.setWindowTitle(self.tr("Chapters"))
        theme = context.theme
        self._series_id = series_id
        self._reading: ChaptersReading | None = None
        self.actions_of_series = SeriesActions(self)
        self._head = Head(context, self)
        self._head.hide()  # until there is something to tell
        choices = ((ALL, self.tr("All")), (UNREAD, self.tr("Unread")))
        self._which = SegmentedControl(theme, choices, self.tr("What to show"), self)
        self._search = SearchField(theme, self.tr("Search chapters…"), self)
        self.model = ChapterModel(context.words, context.clock, self)
        self.view = ChapterTable(context, self.model, self)
        ScrollAnchor(self.view)
        self._states = StatePage(theme, self.view, self)
        self.actions_of_chapter = ChapterActions(self, self.view, self.model, series_id)
        self._lend_series_keys()
        self._head.connect_actions(self.actions_of_series, self.actions_of_chapter)
        self._lay_out_page()
        self._connect()
        self._states.show_loading(self.tr("Reading the chapters…"))
        self._chapters_read = self.watch(self._read, self._show, self._concerns, self._fail)

    # -------------------------------------------------------------- reading

    def _read(self, models: ReadModels) -> ChaptersReading:
        return read_chapters(models, self._series_id, self.context.clock.now())

    def _concerns(self, changes: Changes) -> bool:
        own = self._series_id in changes.series or self._series_id in changes.chapters_of
        return own or changes.sources or changes.settings

    def _show(self, reading: ChaptersReading) -> None:
        is_first = self._reading is None
        self._reading = reading
        self.setWindowTitle(plain(reading.page.row.name))
        self._head.show()
        self.actions_of_series.set_row(reading.page.row)
        self.actions_of_series.open.setVisible(False)  # this is it
        self.actions_of_chapter.set_next(reading.next)
        self.model.merge(reading.chapters)
        self.view.show_languages()
        unread = reading.page.row.unread
        self._which.set_label(UNREAD, f"{self.tr('Unread')} {unread}" if unread else self.tr("Unread"))
        if is_first and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, NAME))
            self.view.setFocus()
        self._show_state()
        self.refresh_ages()

    def _show_state(self) -> None:
        if self.model.rowCount():
            self._states.show_content()
        elif self._search.text():
            self._states.show_empty("search", self.tr("Nothing fits the search."), self.tr("Clear the search"))
        elif self._which.key() == UNREAD:
            self._states.show_empty("check", self.tr("All read."), self.tr("Show all"))
        else:
            self._states.show_empty("book", self.tr("No chapters yet. The first one appears here."), "")

    def _fail(self, failure: Failed) -> None:
        self._states.show_error(self.context.words.failure(failure, self.context.clock.now()), self.tr("Try again"))

    def refresh_ages(self) -> None:
        """Tell of the series and paint ages anew while the newest one grows; read again once a pause of all ends."""
        if self._reading is None:
            return
        self._head.show_reading(self._reading)
        rows, words, now = self.model.records(), self.context.words, self.context.clock.now()
        self.view.viewport().update()
        waits = [words.age_lasts(row.chapter.published_at or row.chapter.first_seen_at, now) for row in rows[:50]]
        until = self._reading.whole.paused_until
        if until is not None and until <= now:
            self._chapters_read.read()
        elif until is not None:
            waits.append(until - now)
        self.refresh_ages_in(min(waits, default=None))

    def _filter(self) -> None:
        is_unread_only, text = self._which.key() == UNREAD, self._search.text().casefold().strip()

        def matches(row: ChapterRow) -> bool:
            chapter = row.chapter
            if is_unread_only and not counts(row):
                return False
            return not text or text in f"{chapter.name}\n{chapter.title or ''}\n{chapter.group or ''}".casefold()

        self.model.set_filter(matches)
        if self._reading is not None:
            self._show_state()

    # -------------------------------------------------------------- acting

    def _connect(self) -> None:
        self._which.selected.connect(self._filter)
        self._search.textChanged.connect(self._filter)
        self._states.action_triggered.connect(self._act)
        self.view.doubleClicked.connect(self._open_index)
        self.view.customContextMenuRequested.connect(self._pop_up)
        self.context.covers.arrived.connect(self._show_cover)
        self.bind_all(OWN_KEYS, (self._focus_search, self._head.about.toggle))

    def _lend_series_keys(self) -> None:
        """Some keys of a series in a list mean its chapters here, or would take away too much by one press."""
        series = self.actions_of_series
        actions = (series.check, series.mark, series.page, series.pause, series.mute)
        for action, shortcut in zip(actions, SERIES_KEYS, strict=True):
            shortcut.lend(action)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self.addAction(action)

    def _focus_search(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.view.keep_columns(self.context.places)
        super().closeEvent(event)

    def _open_index(self, index: QModelIndex) -> None:
        self.view.setCurrentIndex(index)
        self.actions_of_chapter.open.trigger()

    def _act(self, state: str) -> None:
        if state == "error":
            self._chapters_read.read()
        elif self._search.text():
            self._search.clear()
        else:
            self._which.select(ALL)

    def _pop_up(self, at: QPoint) -> None:
        if self.actions_of_chapter.current() is not None:
            self.actions_of_chapter.menu.popup(self.view.viewport().mapToGlobal(at))

    def _show_cover(self, series_id: int) -> None:
        if series_id == self._series_id and self._reading is not None:
            self._head.show_reading(self._reading)

    # -------------------------------------------------------------- layout

    def _lay_out_page(self) -> None:
        tools = QWidget(self)
        row = QHBoxLayout(tools)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._which)
        row.addWidget(self._search, 1)
        self.body.addWidget(self._head)
        self.body.addWidget(tools)
        self.body.addWidget(self._states, 1)
        self.begin_at(110, 40)
