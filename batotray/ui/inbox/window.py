"""The inbox: what is new, by day, and what to do about it. Main thread."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QWidget

from batotray.core.commands import CancelRound, Done, Failed, MarkNotifications, Result, Resume
from batotray.core.events import Activity
from batotray.storage.read_models import ReadModels
from batotray.ui.ages import ShownAges
from batotray.ui.context import WindowContext
from batotray.ui.inbox.actions import InboxActions
from batotray.ui.inbox.delegate import InboxDelegate
from batotray.ui.inbox.model import InboxModel
from batotray.ui.inbox.reading import (
    PAGE,
    InboxReading,
    Wanted,
    concerns_inbox,
    is_snoozed,
    is_unread,
    read_inbox,
    read_more,
)
from batotray.ui.inbox.row_bar import RowBar
from batotray.ui.shortcuts import Shortcut
from batotray.ui.theme import Space
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.progress_strip import ProgressStrip
from batotray.ui.widgets.scroll_anchor import ScrollAnchor
from batotray.ui.widgets.search_field import SearchField
from batotray.ui.widgets.segmented import SegmentedControl
from batotray.ui.widgets.state_page import StatePage
from batotray.ui.window import Window
from batotray.views import InboxRow
from batotray.wording import shortened

UNREAD, ALL = "unread", "all"
_MANY = 3 * PAGE
SHORTCUTS = (
    Shortcut("Ctrl+F", QT_TRANSLATE_NOOP("Shortcuts", "Search the notifications")),
    Shortcut("Ctrl+Shift+R", QT_TRANSLATE_NOOP("Shortcuts", "Mark all read")),
)
"""Those of the window; `actions.SHORTCUTS` are those of a row."""


class InboxWindow(Window):
    """A list by day; a row just read stays under *Unread* until that is chosen, searched or shown again."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context, "inbox", "")
        self.setWindowTitle(self.tr("Inbox"))
        theme = context.theme
        self._reading: InboxReading | None = None
        self._wanted = Wanted()
        self._shown_ages = ShownAges()
        self._kept: frozenset[int] = frozenset()
        self._reading_more = False
        self._clearing = False
        choices = ((UNREAD, self.tr("Unread")), (ALL, self.tr("All")))
        self._which = SegmentedControl(theme, choices, self.tr("What to show"), self)
        self._search = SearchField(theme, self.tr("Search series or chapter…"), self)
        self._mark_all = Button(theme, self.tr("Mark all read"), "plain", "check", self)
        self.view = QListView(self)
        self.model = InboxModel(context.words, context.clock, self)
        self._states = StatePage(theme, self.view, self)
        self._progress = ProgressStrip(theme, self.tr("Stop checking"), self)
        self._prepare_list()
        self.actions_of_row = InboxActions(self, self.view, self.model)
        row_actions = (self.actions_of_row.open, self.actions_of_row.read, self.actions_of_row.snooze)
        self._bar = RowBar(theme, self.view, row_actions, self.actions_of_row.snooze_for)
        self._lay_out_page()
        self._connect()
        self._filter()
        self._states.show_loading(self.tr("Reading the inbox…"))
        self._inbox_read = self.watch(self._read, self._show, concerns_inbox, self._fail)

    def _prepare_list(self) -> None:
        self.view.setModel(self.model)
        delegate = InboxDelegate(self.context, self.model, self.view)
        delegate.details_wanted.connect(self._show_details)
        self.view.setItemDelegate(delegate)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(self.tr("Notifications"))
        ScrollAnchor(self.view)

    # -------------------------------------------------------------- reading

    def _read(self, models: ReadModels) -> InboxReading:
        """On the reader's thread: of the window it takes only what is replaced whole."""
        now = self.context.clock.now()
        return read_inbox(models, self.context.words, now, self._wanted, self._kept, self._reading)

    def _show(self, reading: InboxReading) -> None:
        if reading.wanted == self._wanted:
            self._take(reading)
        else:
            self._inbox_read.read()  # something else was chosen meanwhile

    def _read_more(self) -> None:
        """The view has come to its end: the next page."""
        last = self._reading
        if self._reading_more or last is None or last.end is None or last.wanted != self._wanted:
            return
        self._reading_more = True
        self.context.reads.read(
            lambda models: read_more(models, self.context.words, last),
            lambda reading: self._add(last, reading),
            owner=self,
            failed=self._fail_more,
        )

    def _add(self, last: InboxReading, reading: InboxReading) -> None:
        self._reading_more = False
        if last is self._reading and last.wanted == self._wanted:
            self._wanted = reading.wanted
            self._take(reading)
        else:
            self._read_more()  # the rows above are others by now

    def _fail_more(self, failure: Failed) -> None:
        self._reading_more = False
        self.complain(failure)

    def _let_go(self, scrolled: int) -> None:
        """Back at the top, forget what was read far below: every commit would read and lay it all out anew."""
        chosen = self.view.selectionModel().selectedIndexes()
        last = max((index.row() for index in (self.view.currentIndex(), *chosen)), default=0)
        if scrolled == 0 and self._wanted.down_to is not None and last < PAGE and self.model.rowCount() > _MANY:
            self._wanted = replace(self._wanted, down_to=None)
            self._kept &= {row.id for row in self.model.records()[:PAGE]}
            self._inbox_read.read()

    def _take(self, reading: InboxReading) -> None:
        self._reading = reading
        self.model.merge(self._shown(reading))
        self.model.set_more(reading.end is not None)
        self._keep_shown()
        if self._clearing:
            self._clearing = False
            self.model.drop_stale()
            self._keep_shown()
        self._choose_one()
        self._show_state(reading)
        self._show_summary(reading)
        self.refresh_ages()

    def _choose_one(self) -> None:
        """Keys act on what is chosen: the row that follows on one that went, or the first of what came."""
        current, chosen = self.view.currentIndex(), self.view.selectionModel()
        if not current.isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))
        elif not chosen.hasSelection():
            chosen.select(current, QItemSelectionModel.SelectionFlag.Select)

    def _begin_with_a_row(self) -> None:
        if self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _keep_shown(self) -> None:
        """Under *Unread* what is shown stays, whatever becomes of it."""
        is_unread_only = self._wanted.unread_only
        self._kept = frozenset(row.id for row in self.model.records()) if is_unread_only else frozenset()

    def _shown(self, reading: InboxReading) -> tuple[InboxRow, ...]:
        """Under *Unread* a row that was put away goes at once, unlike one that was read."""
        if self._which.key() == ALL:
            return reading.rows
        return tuple(row for row in reading.rows if not is_snoozed(row, reading.at))

    def _show_state(self, reading: InboxReading) -> None:
        if self.model.rowCount():
            self._states.show_content()
        elif self._search.text():
            self._states.show_empty("search", self.tr("Nothing fits the search."), self.tr("Clear the search"))
        elif not reading.tray.followed and not reading.rows:
            sentence = self.tr("Nothing is followed yet. Add a series, and its next chapter appears here.")
            self._states.show_empty("bell", sentence, self.tr("Add a series"))
        elif self._which.key() == UNREAD and reading.total:
            self._states.show_empty("check", self.tr("All read."), self.tr("Show all"))
        else:
            self._states.show_empty("bell", self.tr("No news yet. The next chapter appears here."), "")

    def _show_summary(self, reading: InboxReading) -> None:
        words, tray = self.context.words, reading.tray
        for key, label, count in ((UNREAD, self.tr("Unread"), tray.unread), (ALL, self.tr("All"), reading.total)):
            self._which.set_label(key, f"{label} {words.formats.number(count)}" if count else label)
        self._mark_all.setEnabled(tray.unread > 0)
        self._progress.set_aside(words.translate("Inbox", "%n unread", "", tray.unread))
        if tray.troubled:
            spoken = words.translate("Inbox", "%n source(s) in trouble", "", len(tray.troubled))
            self._progress.set_health("warning", spoken)
        else:
            self._progress.set_health("good", self.tr("all sources fine"))
        self._show_idle(reading)

    def _show_idle(self, reading: InboxReading) -> None:
        """What comes next, or that nothing does for as long as checking is paused."""
        self._progress.set_idle(self._idle_sentence(reading), self.tr("Resume") if reading.tray.paused else "")

    def _idle_sentence(self, reading: InboxReading) -> str:
        words, tray, now = self.context.words, reading.tray, self.context.clock.now()
        if tray.paused:
            return words.paused(tray.paused_until, now)
        if tray.next_check_at is None:
            return ""
        time = words.clock(max(tray.next_check_at, now), now)
        return self.tr("Next check {time}: {series}").format(time=time, series=shortened(tray.next_series))

    def _fail(self, failure: Failed) -> None:
        self._progress.forget()
        self._states.show_error(self.context.words.failure(failure, self.context.clock.now()), self.tr("Try again"))

    def refresh_ages(self) -> None:
        """Paint ages anew where one has changed; read again once a snooze or a pause has ended."""
        if self._reading is None:
            return
        now, stays = self.context.clock.now(), self.model.stays_true_for()
        ends = [end for end in (self._reading.returns, self._reading.tray.paused_until) if end is not None]
        if any(end <= now for end in ends):
            self._inbox_read.read()
        if self._shown_ages.are_old(now):
            self.view.viewport().update()
        waits = [end - now for end in ends if end > now] + ([stays] if stays is not None else [])
        wait = min(waits, default=timedelta(hours=1))
        self._shown_ages.stay_for(wait, now)
        self.refresh_ages_in(wait)

    # -------------------------------------------------------------- choosing

    def _filter(self) -> None:
        """Enter the view anew: rows by what is chosen and searched now, at once; the rest is read."""
        text = self._search.text().casefold().strip()
        self._wanted = Wanted(self._which.key() == UNREAD, text)
        self.model.set_filter(self._matches)
        self._begin_with_a_row()
        self.model.set_more(False)
        self._keep_shown()
        if self._reading is not None:
            self._inbox_read.read()

    def _matches(self, row: InboxRow) -> bool:
        wanted, reading = self._wanted, self._reading
        if wanted.unread_only and not is_unread(row, self.context.clock.now()):
            return False
        if not wanted.search or reading is None:
            return True
        is_found = reading.wanted.search == wanted.search and row.id in reading.found
        return is_found or wanted.search in reading.texts.get(row.id, "")

    def _focus_search(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.model.forget_words()
            self.view.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous() and self._reading is not None:
            self.model.drop_stale()
            self._keep_shown()
        super().showEvent(event)
        self.view.setFocus()

    # -------------------------------------------------------------- acting

    def _connect(self) -> None:
        self._which.selected.connect(self._filter)
        self._search.textChanged.connect(self._filter)
        self._mark_all.clicked.connect(self._mark_all_read)
        self._states.action_triggered.connect(self._act)
        self._progress.cancelled.connect(self._cancel)
        self._progress.link_triggered.connect(self._resume)
        self.model.more_wanted.connect(self._read_more)
        self.view.verticalScrollBar().valueChanged.connect(self._let_go)
        self.view.doubleClicked.connect(self._open)
        self.view.customContextMenuRequested.connect(self._pop_up)
        self.context.news.activity.connect(self._show_activity)
        self.context.covers.arrived.connect(self._repaint)
        self.bind_all(SHORTCUTS, (self._focus_search, self._mark_all_read))

    def _mark_all_read(self) -> None:
        if not self._mark_all.isEnabled():
            return
        self.view.setFocus()  # the button will have nothing to do any more
        self.ask(MarkNotifications(None), self._clear, done=self.tr("All marked read"))

    def _clear(self, result: Result) -> None:
        if isinstance(result, Done):
            self._clearing = True
            self._inbox_read.read()

    def _act(self, state: str) -> None:
        if state == "error":
            self._inbox_read.read()
        elif self._search.text():
            self._search.clear()
        elif self._reading is not None and self._reading.tray.followed:
            self._which.select(ALL)
        else:
            self.context.windows.show_add()

    def _open(self, index: QModelIndex) -> None:
        self.view.setCurrentIndex(index)
        self.actions_of_row.open.trigger()

    def _show_details(self, index: QModelIndex) -> None:
        self.view.setCurrentIndex(index)
        self.actions_of_row.details.trigger()

    def _pop_up(self, at: QPoint) -> None:
        if self.actions_of_row.current() is not None:
            self.actions_of_row.menu.popup(self.view.viewport().mapToGlobal(at))

    def _cancel(self) -> None:
        self.ask(CancelRound())

    def _resume(self) -> None:
        self.ask(Resume())

    def _repaint(self) -> None:
        self.view.viewport().update()

    def _show_activity(self, activity: object) -> None:
        assert isinstance(activity, Activity)
        if activity.total:
            sentence = self.tr("{index} of {total}: {series}").format(
                index=activity.index, total=activity.total, series=shortened(activity.series)
            )
            self._progress.set_progress(sentence, activity.index - 1, activity.total)
        elif self._reading is not None:
            self._show_idle(self._reading)

    # -------------------------------------------------------------- layout

    def _lay_out_page(self) -> None:
        tools = QWidget(self)
        row = QHBoxLayout(tools)
        row.setContentsMargins(Space.MEDIUM + 2, Space.SMALL + 2, Space.MEDIUM + 2, Space.SMALL + 2)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._which)
        row.addWidget(self._search, 1)
        row.addWidget(self._mark_all)
        self.body.addWidget(tools)
        self.body.addWidget(self._states, 1)
        self.body.addWidget(self._progress)
        self.begin_at(88, 40)
