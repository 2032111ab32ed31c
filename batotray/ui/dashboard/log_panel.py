"""The log of checks: newest first, a page at a time, all or only what failed. Main thread."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from batotray.records import Changes, CheckLogEntry
from batotray.storage.read_models import ReadModels
from batotray.ui.dashboard.model import LogModel, newest_with_older
from batotray.ui.dashboard.reading import REST_MS
from batotray.ui.dashboard.tables import PageTable, lay_out_now
from batotray.ui.theme import Space
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.segmented import SegmentedControl
from batotray.ui.widgets.state_page import StatePage
from batotray.ui.widgets.text_label import TextLabel
from batotray.ui.window import Window

PAGE = 50
_WIDTHS = {LogModel.TIME: 12, LogModel.SOURCE: 13, LogModel.RESULT: 24, LogModel.TOOK: 8}
_Page = tuple[bool, tuple[CheckLogEntry, ...]]


class LogPanel(QWidget):
    """Recent checks with a filter. Enter opens the series; the current row tells everything that is known of it."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        super().__init__(parent)
        context = window.context
        self._window = window
        choices = (("all", self.tr("All")), ("failed", self.tr("Failed only")))
        self._filter = SegmentedControl(context.theme, choices, self.tr("Which checks are shown"), self)
        self._model = LogModel(context.words, context.clock.now, self)
        names = LogModel.SOURCE
        self.table = PageTable(context.theme, self._model, self.tr("Recent checks"), _WIDTHS, names, self)
        self._states = StatePage(context.theme, self.table, self)
        self._older = Button(context.theme, self.tr("Show older checks"), "plain", "chevron-down", self)
        self._older.hide()
        self._lay_out()
        self._connect()
        self._states.show_loading(self.tr("Reading the log…"))
        self._live = window.watch(self._newest, self._show, _concerns_log, self._fail, rest_ms=REST_MS)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(TextLabel(self._window.context.theme, self.tr("Recent checks"), "heading", "text", self))
        head.addStretch(1)
        head.addWidget(self._filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(head)
        column.addWidget(self._states)
        column.addWidget(self._older, 0, Qt.AlignmentFlag.AlignHCenter)

    def _connect(self) -> None:
        self._filter.selected.connect(self._filter_chosen)
        self._older.clicked.connect(self._read_older)
        self._states.action_triggered.connect(self._act)
        self.table.activated.connect(self._open)

    # -------------------------------------------------------------- reading

    def _is_failed_only(self) -> bool:
        return self._filter.key() == "failed"

    def _newest(self, models: ReadModels) -> _Page:
        """Runs on the reader thread; the answer says for which filter it is."""
        failed_only = self._is_failed_only()
        return failed_only, models.log(failed_only=failed_only, limit=PAGE)

    def _show(self, page: _Page) -> None:
        failed_only, newest = page
        if failed_only != self._is_failed_only():
            return
        rows = newest_with_older(newest, self._model.records())
        if len(rows) == len(newest):
            self._older.setVisible(len(newest) == PAGE)
        self._become(rows)

    def _become(self, rows: tuple[CheckLogEntry, ...]) -> None:
        before = self._states.state, self._model.records()
        if rows != before[1]:
            self._model.merge(rows)
        self._say_what_is_there(rows)
        if before != (self._states.state, rows):
            lay_out_now()

    def _say_what_is_there(self, rows: tuple[CheckLogEntry, ...]) -> None:
        if rows:
            self._states.show_content()
        elif self._is_failed_only():
            self._states.show_empty("check", self.tr("No check in the log has failed."), self.tr("Show all checks"))
        else:
            self._states.show_empty("clock", self.tr("Nothing was checked yet."))

    def _read_older(self) -> None:
        failed_only, last = self._is_failed_only(), self._model.records()[-1].id

        def older(models: ReadModels) -> _Page:
            return failed_only, models.log(failed_only=failed_only, before_id=last, limit=PAGE)

        def append(page: _Page) -> None:
            self._older.setEnabled(True)
            shown = self._model.records()
            if page[0] == self._is_failed_only() and shown and shown[-1].id == last:
                self._older.setVisible(len(page[1]) == PAGE)
                self._become((*shown, *page[1]))

        self._older.setEnabled(False)
        self._window.context.reads.read(older, append, owner=self, failed=self._window.complain)

    def _fail(self, failure: object) -> None:
        words, now = self._window.context.words, self._window.context.clock.now()
        self._states.show_error(words.failure(failure, now), self.tr("Try again"))  # type: ignore[arg-type]

    # -------------------------------------------------------------- acting

    def _filter_chosen(self) -> None:
        self._model.merge(())
        self._older.hide()
        self._older.setEnabled(True)
        self._states.show_loading(self.tr("Reading the log…"))
        self._live.read()

    def _act(self, state: str) -> None:
        if state == "error":
            self._live.read()
        else:
            self._filter.select("all")

    def _open(self, index: QModelIndex) -> None:
        series_id = self._model.record(index).series_id
        if series_id is not None:
            self._window.context.windows.show_chapters(series_id)


def _concerns_log(changes: Changes) -> bool:
    return changes.checks
