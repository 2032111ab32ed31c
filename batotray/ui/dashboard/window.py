"""The dashboard: whether all is well, figures over a span, sources, what is to come, and the log. Main thread."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from batotray.clock import MORNING, next_day_at
from batotray.core.commands import CancelRound, CheckNow, Failed, Pause, Resume
from batotray.core.events import Activity
from batotray.storage.read_models import ReadModels
from batotray.ui.context import WindowContext
from batotray.ui.dashboard.export import LogExport
from batotray.ui.dashboard.health_panel import HealthPanel
from batotray.ui.dashboard.log_panel import LogPanel
from batotray.ui.dashboard.overview_page import OverviewPage
from batotray.ui.dashboard.page_scroll import PageScroll
from batotray.ui.dashboard.reading import REST_MS, SPANS, USUAL_SPAN, Overview, concerns_overview, overview
from batotray.ui.dashboard.tables import PageTable, lay_out_now
from batotray.ui.shortcuts import Shortcut
from batotray.ui.theme import Space
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.progress_strip import ProgressStrip
from batotray.ui.widgets.segmented import SegmentedControl
from batotray.ui.widgets.state_page import StatePage
from batotray.ui.window import Window
from batotray.wording import plain

SHORTCUTS = (Shortcut("F5", QT_TRANSLATE_NOOP("Shortcuts", "Check all series now")),)


class DashboardWindow(Window):
    """Looks at one span; everything in it is read anew when a check was stored."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context, "dashboard", "")
        self.setWindowTitle(self.tr("Dashboard"))
        theme = context.theme
        self._overview: Overview | None = None
        self._health = HealthPanel(theme, context.words, self)
        self._spans = SegmentedControl(theme, self._span_choices(), self.tr("Span of time"), self)
        self._spans.select(str(USUAL_SPAN))
        self._pause = Button(theme, self.tr("Pause"), "plain", "pause", self)
        self._check = Button(theme, self.tr("Check all now"), "plain", "refresh", self)
        self._export = Button(theme, self.tr("Export CSV…"), "plain", "download", self)
        self._page = OverviewPage(context, self)
        self._log = LogPanel(self, self)
        self._content = QWidget()
        self._scroll = PageScroll(self._content, self)
        self._kept_in_sight: PageTable | None = None
        self._states = StatePage(theme, self._scroll, self)
        self._progress = ProgressStrip(theme, self.tr("Stop checking"), self)
        self._pause_menu = self._make_pause_menu()
        self._lay_out_page()
        self._connect()
        self._states.show_loading(self.tr("Reading the figures…"))
        self._figures_read = self.watch(self._read_overview, self._show, concerns_overview, self._fail, rest_ms=REST_MS)

    def _span_choices(self) -> tuple[tuple[str, str], ...]:
        day = 24
        return tuple(
            (str(hours), self.tr("{number} h").format(number=hours))
            if hours <= 2 * day
            else (str(hours), self.tr("{number} d").format(number=hours // day))
            for hours in SPANS
        )

    # -------------------------------------------------------------- reading

    def _hours(self) -> int:
        return int(self._spans.key())

    def _read_overview(self, models: ReadModels) -> Overview:
        return overview(models, self.context.data_folder, self.context.clock.now(), self._hours())

    def _show(self, read: Overview) -> None:
        if read.dashboard.hours != self._hours():
            return  # another span was chosen since; its own answer is under way
        before, self._overview = self._overview, read
        if read.is_blank:
            sentence = self.tr("Nothing is followed yet, so there is nothing to check.")
            self._states.show_empty("chart", sentence, self.tr("Add a series"))
            return
        self._health.show_overview(read)
        self._page.show_overview(read)
        self._states.show_content()
        if not read.tells_as_much_as(before):
            self._show_controls(read)
            lay_out_now()
        self.refresh_ages()

    def _show_controls(self, read: Overview) -> None:
        is_paused = read.dashboard.system.paused
        self._pause.setText(self.tr("Resume") if is_paused else self.tr("Pause"))
        self._pause.set_icon("play" if is_paused else "pause")
        self._pause.setMenu(None if is_paused else self._pause_menu)  # type: ignore[arg-type]

    def _fail(self, failure: Failed) -> None:
        self._states.show_error(self.context.words.failure(failure, self.context.clock.now()), self.tr("Try again"))

    def refresh_ages(self) -> None:
        """Read again once a hold has ended or a check is due: no commit tells of that."""
        until = self._overview.lasts_until() if self._overview is not None else None
        if until is None:
            return
        wait = until - self.context.clock.now()
        if wait <= timedelta(0):
            self._figures_read.read()
        else:
            self.refresh_ages_in(wait)

    # -------------------------------------------------------------- acting

    def _connect(self) -> None:
        self._spans.selected.connect(self._choose_span)
        self._states.action_triggered.connect(self._act)
        self._health.resumed.connect(self._resume)
        self._page.asked_again.connect(self._resume)
        for table in (self._page.sources, self._log.table):
            table.moved.connect(self._reveal)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._reveal_again)
        self._scroll.verticalScrollBar().actionTriggered.connect(self._look_elsewhere)
        self._log.table.shifted.connect(self._keep_in_sight)
        self._pause.clicked.connect(self._pause_or_resume)
        self._check.clicked.connect(self._check_all)
        self._export.clicked.connect(self._choose_file)
        self._progress.cancelled.connect(self._cancel)
        self.context.news.activity.connect(self._show_activity)
        self.bind_all(SHORTCUTS, (self._check_all,))

    def _choose_span(self) -> None:
        self._figures_read.read()

    def _act(self, state: str) -> None:
        if state == "empty":
            self.context.windows.show_add()
        else:
            self._figures_read.read()

    def _resume(self) -> None:
        self.ask(Resume())

    def _pause_or_resume(self) -> None:
        if self._overview is not None and self._overview.dashboard.system.paused:
            self._resume()

    def _pause_for_an_hour(self) -> None:
        self.ask(Pause(until=self.context.clock.now() + timedelta(hours=1)))

    def _pause_until_tomorrow(self) -> None:
        self.ask(Pause(until=next_day_at(self.context.words.local(self.context.clock.now()), MORNING)))

    def _pause_for_good(self) -> None:
        self.ask(Pause())

    def _check_all(self) -> None:
        self.ask(CheckNow())

    def _cancel(self) -> None:
        self.ask(CancelRound())

    def _show_activity(self, activity: object) -> None:
        assert isinstance(activity, Activity)
        self._check.setEnabled(activity.total == 0)
        self._progress.setVisible(activity.total > 0)
        if activity.total:
            sentence = self.tr("{index} of {total}: {series}").format(
                index=activity.index, total=activity.total, series=plain(activity.series)
            )
            self._progress.set_progress(sentence, activity.index - 1, activity.total)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Export the checks of this span"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("batotray-checks.csv")
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, path: str) -> None:
        """Write the checks of the chosen span to a file, and say when that is done."""
        since = self.context.clock.now() - timedelta(hours=self._hours())
        export = LogExport(self.context.reads, Path(path), since, self)
        export.finished.connect(self._say_exported)
        export.failed.connect(self._say_not_exported)
        self._export.setEnabled(False)
        export.start()

    def _say_exported(self, count: int) -> None:
        self._export.setEnabled(True)
        sentence = self.context.words.translate("Dashboard", "%n check(s) written.", "", count)
        self.complaint.set_message("good", sentence)

    def _say_not_exported(self, failure: Failed) -> None:
        self._export.setEnabled(True)
        self.complain(failure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lay_out_now()

    # -------------------------------------------------------------- layout

    def _make_pause_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("For an hour")).triggered.connect(self._pause_for_an_hour)
        menu.addAction(self.tr("Until tomorrow")).triggered.connect(self._pause_until_tomorrow)
        menu.addAction(self.tr("Until resumed")).triggered.connect(self._pause_for_good)
        return menu

    def _lay_out_page(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM + 2, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._health)
        column.addLayout(self._tools())
        column.addWidget(self._page)
        column.addSpacing(Space.SMALL)
        column.addWidget(self._log)
        column.addStretch(1)
        self._scroll.setAccessibleName(self.windowTitle())
        self._progress.hide()
        self.body.addWidget(self._states, 1)
        self.body.addWidget(self._progress)
        self.begin_at(142, 52)

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._spans)
        row.addStretch(1)
        for button in (self._pause, self._check, self._export):
            row.addWidget(button)
        return row

    def _reveal(self, table: QWidget) -> None:
        """Keep the row with the keyboard in sight, also when the page grows for it a turn later."""
        assert isinstance(table, PageTable)
        self._kept_in_sight = table
        self._reveal_again()

    def _reveal_again(self) -> None:
        table = self._kept_in_sight
        if table is not None and table.currentIndex().isValid():
            row = table.current_place()
            place = table.mapTo(self._content, row.center())
            self._scroll.ensureVisible(place.x(), place.y(), 0, row.height())

    def _look_elsewhere(self) -> None:
        """The reader scrolled."""
        self._kept_in_sight = None

    def _keep_in_sight(self, shift: int) -> None:
        """What is being read stays where it is while checks come in above."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + shift)
