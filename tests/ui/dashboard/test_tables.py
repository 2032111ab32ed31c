"""The two tables of the dashboard: what their cells hold, and how they lie in the page."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from batotray.ui.dashboard.model import COLOUR_ROLE, DOT_ROLE, PILL_ROLE, LogModel, SourceModel, newest_with_older
from batotray.ui.dashboard.tables import PageTable
from batotray.ui.theme import DARK, LIGHT, Space, Theme, text_font
from batotray.ui.widgets.painting import DOT
from batotray.wording import Wording
from tests.builders import NOW
from tests.ui.dashboard.checks import FAILED, logged, source
from tests.ui.pixels import has_colour

MINUTE = timedelta(minutes=1)
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def log() -> LogModel:
    return LogModel(Wording(), lambda: NOW)


@pytest.fixture
def table(theme: Theme, log: LogModel, qtbot: QtBot) -> PageTable:
    made = PageTable(theme, log, "Recent checks", {LogModel.TIME: 12, LogModel.SOURCE: 13}, LogModel.SOURCE)
    qtbot.addWidget(made)
    made.resize(900, 10)
    made.show()
    return made


def texts(model: LogModel | SourceModel, row: int) -> list[str]:
    """What the cells of a row show."""
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


# ------------------------------------------------------------------ cells


def test_the_models_keep_the_rules_of_qt(log: LogModel) -> None:
    sources = SourceModel(Wording(), lambda: NOW)
    for model in (log, sources):
        QAbstractItemModelTester(model, FATAL, model)
    for count in (3, 0, 5, 2):
        log.merge([logged(key, at=NOW - key * MINUTE) for key in range(count)])
        sources.merge([source(source=f"s{key}") for key in range(count)])
    log.merge([logged(9), logged(1, **FAILED)])


def test_a_check_in_a_row(log: LogModel) -> None:
    log.merge([logged(3, new=4), logged(2, status="not_modified"), logged(1, **FAILED)])
    assert texts(log, 0) == ["12:00", "Night Harbour", "MangaDex", "4 new of 113", "0.38 s", ""]
    assert texts(log, 1)[3] == "unchanged"
    assert texts(log, 2)[3:] == ["—", "0.38 s", "no answer"]
    pills = [log.index(row, LogModel.VERDICT).data(PILL_ROLE) for row in range(3)]
    assert pills == [("ok", "good"), ("ok", "good"), ("failed", "bad")]


def test_an_odd_answer_is_neither_well_nor_failed(log: LogModel) -> None:
    log.merge([logged(1, status="partial", error="empty_list")])
    verdict = log.index(0, LogModel.VERDICT)
    assert verdict.data(PILL_ROLE) == ("partial", "warning")
    assert verdict.data() == "the source listed no chapters; nothing was removed"


def test_a_check_without_its_series_says_why(log: LogModel) -> None:
    log.merge([logged(2, series_id=None, series="", kind="look"), logged(1, series_id=None, series="")])
    assert [texts(log, row)[1] for row in (0, 1)] == ["many at once", "a series removed since"]


def test_a_row_is_heard_as_a_whole_sentence(log: LogModel) -> None:
    log.merge([logged(1, **FAILED)])
    heard = log.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("12:00, Night Harbour, MangaDex, 0.38 s, failed, no answer, api.mangadex.org gave no ")
    assert heard.endswith(", reported: status <b>502</b>")


def test_text_from_the_network_is_no_markup_in_a_tool_tip(log: LogModel) -> None:
    log.merge([logged(1, series="<b>Bold</b>\x1b[31m", **FAILED)])
    assert texts(log, 0)[1] == "<b>Bold</b> [31m"
    assert log.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "<qt>&lt;b&gt;Bold&lt;/b&gt; [31m</qt>"
    assert "status &lt;b&gt;502" in log.index(0, LogModel.VERDICT).data(Qt.ItemDataRole.ToolTipRole)


def test_a_source_in_a_row() -> None:
    model = SourceModel(Wording(), lambda: NOW)
    model.merge([source(health="refused", until=NOW + 60 * MINUTE), source(source="feed", failed=0)])
    assert texts(model, 0) == ["MangaDex", "31", "refuses us until 13:00", "3 of 390", "412"]
    name, state = model.index(0, SourceModel.NAME), model.index(0, SourceModel.STATE)
    assert (name.data(DOT_ROLE), state.data(COLOUR_ROLE)) == ("bad", "bad")
    assert model.index(1, SourceModel.NAME).data(DOT_ROLE) == "good"
    heard = name.data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == (
        "MangaDex, 31 series, refuses us until 13:00; 3 of 390 checks failed, 412 requests, 1.2 MB received"
    )
    model.merge([source(checks=0, failed=0)])
    assert texts(model, 0)[SourceModel.FAILED] == "–"


# ------------------------------------------------------------------ pages of the log


def test_new_checks_join_the_pages_read_before() -> None:
    shown = [logged(key, at=NOW - (9 - key) * MINUTE) for key in (8, 7, 6, 5, 4)]
    newest = [logged(9), *shown[:2]]
    assert [entry.id for entry in newest_with_older(newest, shown)] == [9, 8, 7, 6, 5, 4]


def test_older_pages_are_given_up_where_checks_in_between_may_be_missing() -> None:
    shown = [logged(key, at=NOW - (99 - key) * MINUTE) for key in (8, 7)]
    newest = [logged(99), logged(98, at=NOW - MINUTE)]
    assert [entry.id for entry in newest_with_older(newest, shown)] == [99, 98]
    assert newest_with_older([], shown) == ()


# ------------------------------------------------------------------ the table in its page


def test_the_table_is_as_tall_as_its_rows(table: PageTable, log: LogModel) -> None:
    empty = table.height()
    log.merge([logged(key) for key in range(40)])
    assert table.height() == empty + 40 * table.rowHeight(1)
    log.merge([logged(0)])
    assert table.height() == empty + table.rowHeight(0)


def test_usual_names_of_sources_are_whole_and_long_ones_cut_with_a_tip(theme: Theme, qtbot: QtBot) -> None:
    usual, long, column = "Paper Street Annex", "Paper Street " * 19 + "Annex", SourceModel.NAME
    model = SourceModel(Wording(sources={"usual": usual, "long": long}), lambda: NOW)
    table = PageTable(theme, model, "Sources", {column: 15}, column)
    qtbot.addWidget(table)
    table.resize(900, 100)
    table.show()
    least = table.columnWidth(column)
    model.merge([source(), source(source="usual")])
    strong = QFontMetrics(text_font("strong")).horizontalAdvance(usual)
    assert least < strong + DOT + 2 + 3 * Space.SMALL == table.columnWidth(column)
    model.merge([source()])
    assert table.columnWidth(column) == least
    model.merge([source(source="long")])
    assert table.columnWidth(column) == 270
    assert long in model.index(0, column).data(Qt.ItemDataRole.ToolTipRole)
    assert long in model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)
    table.resize(600, 100)
    assert table.columnWidth(column) == 180


def test_the_current_row_tells_everything_and_the_one_before_closes(table: PageTable, log: LogModel) -> None:
    log.merge([logged(2, **FAILED), logged(1)])
    closed = table.rowHeight(0)
    table.setCurrentIndex(log.index(0, 0))
    assert table.rowHeight(0) > 2 * closed
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert (table.rowHeight(0), table.rowHeight(1) > closed) == (closed, True)


def test_a_row_that_is_open_stays_open_while_others_come_above_it(table: PageTable, log: LogModel) -> None:
    log.merge([logged(2), logged(1)])
    table.setCurrentIndex(log.index(1, 0))
    height = table.rowHeight(1)
    log.merge([logged(3), logged(2), logged(1)])
    assert (table.currentIndex().row(), table.rowHeight(2)) == (2, height)


def test_copying_takes_the_rows_sentence(table: PageTable, log: LogModel) -> None:
    log.merge([logged(1, **FAILED)])
    table.setCurrentIndex(log.index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == log.sentence(log.record(0))


def test_tab_leaves_the_table_and_the_wheel_scrolls_the_page(theme: Theme, log: LogModel, qtbot: QtBot) -> None:
    log.merge([logged(key) for key in range(60)])
    page, scroll = QWidget(), QScrollArea()
    inner = PageTable(theme, log, "Recent checks", {}, LogModel.SOURCE)
    inner.setParent(page)
    page.resize(600, inner.height())
    scroll.setWidget(page)
    qtbot.addWidget(scroll)
    scroll.resize(600, 200)
    scroll.show()
    assert not inner.tabKeyNavigation()
    with qtbot.waitSignal(inner.moved):
        inner.setCurrentIndex(log.index(30, 0))
    assert (
        inner.current_place().top()
        == inner.horizontalHeader().height() + 30 * inner.verticalHeader().defaultSectionSize()
    )


def test_the_table_follows_the_theme(table: PageTable, log: LogModel, theme: Theme) -> None:
    log.merge([logged(1, **FAILED)])
    assert has_colour(table.viewport(), LIGHT.bad_fill)
    theme.set_mode("dark")
    assert has_colour(table.viewport(), DARK.bad_fill)
