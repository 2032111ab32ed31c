"""The dashboard as a person uses it."""

import gc
import sqlite3
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from batotray.core.commands import CancelRound, CheckNow, Failed, Pause, Resume
from batotray.core.events import Activity
from batotray.core.monitor import Health, HealthLevel
from batotray.records import Changes
from batotray.storage.instants import to_stored
from batotray.ui.dashboard.charts import BarChart
from batotray.ui.dashboard.facts import FactList
from batotray.ui.dashboard.health_panel import HealthPanel
from batotray.ui.dashboard.log_panel import PAGE, LogPanel
from batotray.ui.dashboard.window import DashboardWindow
from batotray.ui.theme import DARK, LIGHT, Theme
from batotray.ui.widgets.banner import Banner
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.card import Card
from batotray.ui.widgets.progress_strip import ProgressStrip
from batotray.ui.widgets.segmented import SegmentedControl
from batotray.ui.widgets.state_page import StatePage
from batotray.ui.widgets.text_label import TextLabel
from batotray.views import Span
from tests.builders import HOUR, NOW
from tests.ui.accessible import name_of, nameless
from tests.ui.acting import click, part
from tests.ui.dashboard.conftest import MakeFakes
from tests.ui.fake_context import Fakes, make_fakes
from tests.ui.pixels import has_colour
from tests.ui.sample_library import Kind, build
from tests.ui.small_engine import engine_over

Open = Callable[[Fakes], DashboardWindow]


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Open]:
    """Opens the dashboard and waits until it has read."""
    windows: list[DashboardWindow] = []

    def opened(fakes: Fakes) -> DashboardWindow:
        window = DashboardWindow(fakes.context)
        windows.append(window)
        window.show()
        qtbot.waitUntil(lambda: not states(window).is_waiting())
        return window

    yield opened
    for window in windows:
        if shiboken6.isValid(window):
            window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def states(window: DashboardWindow) -> StatePage:
    return next(page for page in window.findChildren(StatePage) if page.parent() is window)


def button(window: QWidget, text: str) -> Button:
    return next(each for each in window.findChildren(Button) if each.text() == text)


def cards(window: DashboardWindow) -> list[str]:
    return [card.accessibleName() for card in window.findChildren(Card)]


def choose(window: QWidget, name: str, key: str) -> None:
    control = next(each for each in window.findChildren(SegmentedControl) if each.accessibleName() == name)
    control.select(key)


def until_charts_are_drawn(window: DashboardWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(window.findChildren(BarChart)) == 2)


def until_laid_out(window: DashboardWindow, qtbot: QtBot) -> None:
    """The page is as tall as what lies in it."""
    until_charts_are_drawn(window, qtbot)
    content = window._content
    qtbot.waitUntil(lambda: content.height() == content.heightForWidth(content.width()))


def log_of(window: DashboardWindow) -> LogPanel:
    return part(window, LogPanel)


class CutPaints(QObject):
    """Notes what is painted lower than what stands in it."""

    def __init__(self, watched: Sequence[QWidget]) -> None:
        super().__init__()
        self.cut: list[str] = []
        for widget in watched:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        assert isinstance(watched, QWidget)
        if event.type() == QEvent.Type.Paint and watched.height() < watched.minimumSizeHint().height():
            self.cut.append(watched.accessibleName())
        return False


class Touched(QObject):
    """Notes the widgets that are painted, laid out or dressed anew."""

    KINDS = (QEvent.Type.Paint, QEvent.Type.LayoutRequest, QEvent.Type.PaletteChange, QEvent.Type.FontChange)

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.seen: list[str] = []
        for widget in (window, *window.findChildren(QWidget)):
            widget.installEventFilter(self)

    def is_nothing_more_to_come(self) -> bool:
        """Whether a turn of the event loop went by without any of that."""
        self.seen.clear()
        QCoreApplication.processEvents()
        return not self.seen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in self.KINDS:
            self.seen.append(f"{type(watched).__name__}: {event.type().name}")
        return False


# ------------------------------------------------------------------ what is seen


@pytest.mark.parametrize("width", [640, 1100])
def test_nothing_is_painted_cut_before_it_is_laid_out(fakes_of: MakeFakes, qtbot: QtBot, width: int) -> None:
    window = DashboardWindow(fakes_of("plain").context)
    qtbot.addWidget(window)
    lists = window.findChildren(FactList)
    paints = CutPaints(lists)
    window.resize(width, 560)
    window.show()
    until_laid_out(window, qtbot)
    window.resize(1740 - width, 560)
    until_laid_out(window, qtbot)
    assert lists
    assert paints.cut == []


@pytest.mark.parametrize(("width", "lines"), [(200, 2), (1100, 1)])
def test_captions_and_figures_of_cards_are_whole_in_every_width(
    fakes_of: MakeFakes, open_window: Open, qtbot: QtBot, width: int, lines: int
) -> None:
    window = open_window(fakes_of("plain"))
    window.resize(width, 700)
    until_laid_out(window, qtbot)
    shown = window.findChildren(Card)
    assert all(card.width() >= card.least_width() for card in shown)
    assert len({card.y() for card in shown}) <= lines
    assert not any(label.toolTip() for card in shown for label in card.findChildren(TextLabel))


def test_it_cannot_be_made_too_narrow_for_what_is_in_it(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(fakes_of("plain"))
    window.resize(200, 600)
    until_laid_out(window, qtbot)
    assert window._content.width() <= window._scroll.viewport().width()


def test_the_delay_and_what_looks_saved_are_shown(fakes_of: MakeFakes, open_window: Open) -> None:
    window = open_window(fakes_of("plain"))
    assert cards(window)[3].startswith("Found in: ")
    assert any("Requests spared by looks: 0" in each.accessibleName() for each in window.findChildren(FactList))


def test_a_list_of_facts_grows_and_shrinks_where_it_is(theme: Theme, qtbot: QtBot) -> None:
    facts = FactList(theme, "Errors", "None.")
    qtbot.addWidget(facts)
    facts.show()
    for names in (["a"], ["a", "b"], ["b"]):
        facts.set_facts([(name, "1") for name in names])
        assert facts.isVisible()
        assert [name.text() for name, _ in facts._rows if name.isVisible()] == names
    facts.hide()
    facts.set_facts([(name, "1") for name in "abc"])
    assert facts.isHidden()


def test_it_shows_the_span_that_was_chosen(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(fakes_of("plain"))
    two_days = cards(window)
    assert two_days[0].startswith("Success rate · aim > 95 %: ")
    choose(window, "Span of time", "720")
    qtbot.waitUntil(lambda: cards(window) != two_days)
    assert "in this span" not in cards(window)[0]


def test_an_answer_for_a_span_that_was_left_is_not_shown(fakes_of: MakeFakes, open_window: Open) -> None:
    window = open_window(fakes_of("plain"))
    shown, before = window._overview, cards(window)
    assert shown is not None
    window._show(replace(shown, dashboard=replace(shown.dashboard, hours=168, totals=Span())))
    assert (cards(window), window._overview) == (before, shown)


def test_a_library_without_series_offers_to_add_one(fakes_of: MakeFakes, open_window: Open) -> None:
    fakes = fakes_of("empty")
    window = open_window(fakes)
    assert states(window).state == "empty"
    click(button(window, "Add a series"))
    assert fakes.windows.opened == [("add", "")]


def test_a_read_that_fails_says_why_and_can_be_tried_again(
    fakes_of: MakeFakes, open_window: Open, qtbot: QtBot
) -> None:
    fakes = fakes_of("plain")
    fakes.reads.failure = Failed("storage", "database_busy")
    window = open_window(fakes)
    assert states(window).state == "error"
    fakes.reads.failure = None
    states(window).action_triggered.emit("error")
    qtbot.waitUntil(lambda: states(window).state == "content")


def test_health_is_said_first_and_all_reasons_on_demand(fakes_of: MakeFakes, open_window: Open) -> None:
    window = open_window(fakes_of("plain"))
    banner = part(part(window, HealthPanel), Banner)
    assert name_of(banner).startswith("Working, but something needs a look")
    click(button(banner, "Details…"))
    panel = part(window, HealthPanel)
    assert panel._reasons.isVisible()
    assert panel._reasons.text().count("•") > 1
    click(button(banner, "Less"))
    assert not panel._reasons.isVisible()


@pytest.mark.parametrize(
    ("failed", "level", "said", "colour"),
    [
        (0, "healthy", "All is well.", LIGHT.good_fill),
        (6, "healthy", "6 of 8 checks failed in the last 24 hours, too few to judge by.", LIGHT.hover),
        (6, "down", "Not working.", LIGHT.bad_fill),
    ],
)
def test_all_is_well_is_not_said_beside_failures(
    fakes_of: MakeFakes, open_window: Open, failed: int, level: HealthLevel, said: str, colour: QColor
) -> None:
    window = open_window(fakes_of("one"))
    read = window._overview
    assert read is not None
    day = replace(read.dashboard, day=Span(checks=8, failed=failed))
    window._show(replace(read, dashboard=day, health=Health(level)))
    banner = part(part(window, HealthPanel), Banner)
    assert name_of(banner) == said
    assert has_colour(banner, colour)


def test_the_charts_come_after_the_window_and_follow_the_theme(
    fakes_of: MakeFakes, open_window: Open, qtbot: QtBot, theme: Theme
) -> None:
    window = open_window(fakes_of("plain"))
    until_charts_are_drawn(window, qtbot)
    theme.set_mode("dark")
    assert has_colour(window.findChildren(BarChart)[0], DARK.chart_bar)


def test_pyqtgraph_is_not_loaded_with_the_window(libraries: Callable[[Kind], Path]) -> None:
    probe = "import sys, batotray.ui.dashboard.window; print([m for m in ('pyqtgraph', 'numpy', 'httpx', 'sqlalchemy')"
    answer = subprocess.run(
        [sys.executable, "-c", f"{probe} if m in sys.modules])"], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


# ------------------------------------------------------------------ what is done


def test_a_check_of_all_is_asked_for_and_its_progress_can_be_stopped(fakes_of: MakeFakes, open_window: Open) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    click(button(window, "Check all now"))
    assert fakes.commands.last() == CheckNow(None)
    fakes.news.activity.emit(Activity(3, 7, "Look\x1bism"))
    strip = part(window, ProgressStrip)
    assert strip.isVisible()
    assert strip._sentence.text() == "3 of 7: Look ism"
    assert not button(window, "Check all now").isEnabled()
    strip.cancelled.emit()
    assert fakes.commands.last() == CancelRound()
    fakes.news.activity.emit(Activity())
    assert (strip.isVisible(), button(window, "Check all now").isEnabled()) == (False, True)


def test_checking_is_paused_and_resumed(tmp_path: Path, theme: Theme, open_window: Open, qtbot: QtBot) -> None:
    path = tmp_path / "batotray.sqlite"
    build(path, "plain")
    fakes = make_fakes(theme, path)
    with engine_over(fakes, path):
        window = open_window(fakes)
        window._pause_menu.actions()[0].trigger()
        assert fakes.commands.last() == Pause(None, NOW + HOUR)
        qtbot.waitUntil(lambda: name_of(part(part(window, HealthPanel), Banner)) == "Checking is paused until 13:00.")
        assert window._pause.text() == "Resume"
        click(window._pause)
        assert fakes.commands.last() == Resume(None)
        qtbot.waitUntil(lambda: window._pause.text() == "Pause")
        assert window._pause.menu() is not None


@pytest.mark.parametrize(("choice", "until"), [(1, NOW.replace(hour=6) + timedelta(days=1)), (2, None)])
def test_a_pause_lasts_until_tomorrow_or_for_good(
    fakes_of: MakeFakes, open_window: Open, choice: int, until: datetime | None
) -> None:
    fakes = fakes_of("plain")
    open_window(fakes)._pause_menu.actions()[choice].trigger()
    assert fakes.commands.last() == Pause(None, until)


def test_a_source_that_refused_can_be_asked_again(fakes_of: MakeFakes, open_window: Open) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    click(button(window, "Ask refused sources again"))
    assert fakes.commands.last() == Resume(None)


def test_nothing_is_offered_to_be_asked_again_where_nothing_refused(fakes_of: MakeFakes, open_window: Open) -> None:
    window = open_window(fakes_of("one"))
    assert not button(window, "Ask refused sources again").isVisible()


def test_the_log_is_exported(fakes_of: MakeFakes, open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window(fakes_of("plain"))
    window.export_to(str(tmp_path / "log.csv"))
    qtbot.waitUntil(window.complaint.isVisible)
    assert name_of(window.complaint).endswith("checks written.")
    window.export_to(str(tmp_path / "no" / "log.csv"))
    qtbot.waitUntil(lambda: "cannot be written" in name_of(window.complaint))
    assert window._export.isEnabled()


# ------------------------------------------------------------------ the log


def test_older_checks_come_page_by_page(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(fakes_of("plain"))
    model = log_of(window)._model
    qtbot.waitUntil(lambda: model.rowCount() == PAGE)
    first = model.records()
    click(log_of(window)._older)
    qtbot.waitUntil(lambda: model.rowCount() == 2 * PAGE)
    assert model.records()[:PAGE] == first
    keys = [(entry.at, entry.id) for entry in model.records()]
    assert keys == sorted(set(keys), reverse=True)


def test_the_last_page_ends_the_paging(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(fakes_of("one"))
    qtbot.waitUntil(lambda: log_of(window)._model.rowCount() > 0)
    assert log_of(window)._model.rowCount() < PAGE
    assert not log_of(window)._older.isVisible()


def test_only_what_failed(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(fakes_of("plain"))
    model = log_of(window)._model
    qtbot.waitUntil(lambda: model.rowCount() == PAGE)
    choose(window, "Which checks are shown", "failed")
    qtbot.waitUntil(lambda: 0 < model.rowCount() < PAGE)
    assert {entry.status for entry in model.records()} == {"failed"}
    choose(window, "Which checks are shown", "all")
    qtbot.waitUntil(lambda: model.rowCount() == PAGE)


def test_a_row_opens_its_series(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    panel = log_of(window)
    qtbot.waitUntil(lambda: panel._model.rowCount() > 0)
    panel.table.setCurrentIndex(panel._model.index(0, 0))
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert fakes.windows.opened == [("chapters", panel._model.record(0).series_id)]


def test_the_row_with_the_keyboard_is_scrolled_into_sight(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(fakes_of("plain"))
    panel = log_of(window)
    qtbot.waitUntil(lambda: panel._model.rowCount() == PAGE)
    until_laid_out(window, qtbot)
    panel.table.setCurrentIndex(panel._model.index(PAGE - 1, 0))

    def is_in_sight() -> bool:
        return window.rect().contains(panel.table.mapTo(window, panel.table.current_place().bottomLeft()))

    qtbot.waitUntil(is_in_sight)
    # Whoever scrolls on is not taken back.
    window._scroll.verticalScrollBar().triggerAction(QScrollBar.SliderAction.SliderToMinimum)
    click(log_of(window)._older)
    qtbot.waitUntil(lambda: panel._model.rowCount() == 2 * PAGE)
    until_laid_out(window, qtbot)
    assert window._scroll.verticalScrollBar().value() == 0


# ------------------------------------------------------------------ live, and gone


def store_check(path: Path, key: int, at: datetime) -> None:
    """Log the check `key` once more at `at`."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TEMP TABLE twin AS SELECT * FROM check_log WHERE id = ?", (key,))
        connection.execute("UPDATE twin SET id = (SELECT max(id) + 1 FROM check_log), at = ?", (to_stored(at),))
        connection.execute("INSERT INTO check_log SELECT * FROM twin")


def test_a_stored_check_comes_in_without_moving_what_is_read(
    tmp_path: Path, theme: Theme, open_window: Open, qtbot: QtBot
) -> None:
    path = tmp_path / "batotray.sqlite"
    build(path, "plain")
    fakes = make_fakes(theme, path)
    window = open_window(fakes)
    panel = log_of(window)
    qtbot.waitUntil(lambda: panel._model.rowCount() == PAGE)
    until_laid_out(window, qtbot)
    newest, read = panel._model.record(0), panel._model.index(20, 0)
    place = panel.table.viewport().mapTo(window._content, panel.table.visualRect(read).topLeft())
    window._scroll.verticalScrollBar().setValue(place.y() - 200)
    before = panel.table.viewport().mapTo(window, panel.table.visualRect(read).topLeft())
    held = QPersistentModelIndex(read)
    store_check(path, newest.id, NOW)
    fakes.change(Changes(checks=True))
    qtbot.waitUntil(lambda: panel._model.record(1) == newest)
    index = panel._model.index(held.row(), 0)
    assert held.row() == 21
    assert panel.table.viewport().mapTo(window, panel.table.visualRect(index).topLeft()) == before


def test_an_answer_that_tells_nothing_new_touches_nothing(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(fakes_of("plain"))
    panel = log_of(window)
    qtbot.waitUntil(lambda: panel._model.rowCount() == PAGE)
    until_laid_out(window, qtbot)
    shown = window._overview
    assert shown is not None
    touched = Touched(window)
    qtbot.waitUntil(touched.is_nothing_more_to_come)
    window._show(replace(shown, at=shown.at + timedelta(microseconds=1)))
    panel._show((False, panel._model.records()))
    QCoreApplication.processEvents()
    assert touched.seen == []
    window._show(replace(shown, dashboard=replace(shown.dashboard, found_in_minutes=7.0)))
    qtbot.waitUntil(lambda: any(seen.startswith("TextLabel") for seen in touched.seen))
    assert not any(seen.startswith(("BarChart", "GraphicsView", "Banner", "PageTable")) for seen in touched.seen)


def test_a_check_that_comes_in_does_not_paint_the_figures_anew(
    fakes_of: MakeFakes, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window(fakes_of("plain"))
    panel = log_of(window)
    qtbot.waitUntil(lambda: panel._model.rowCount() == PAGE)
    until_laid_out(window, qtbot)
    touched, height = Touched(window), window._content.height()
    qtbot.waitUntil(touched.is_nothing_more_to_come)
    newest = panel._model.record(0)
    panel._become((replace(newest, id=newest.id + 1), *panel._model.records()))
    qtbot.waitUntil(lambda: window._content.height() > height)
    QCoreApplication.processEvents()
    assert not any(seen.startswith(("Card: Paint", "Banner: Paint", "LegendKey: Paint")) for seen in touched.seen)


def test_commits_in_a_row_are_read_together(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    qtbot.waitUntil(lambda: not any(live._reading for live in window._live))
    for live in window._live:
        live._rest.start()
    asked = fakes.reads.asked
    for _ in range(5):
        fakes.change()
    assert fakes.reads.asked == asked
    qtbot.waitUntil(lambda: not any(live._is_stale or live._reading for live in window._live))
    assert fakes.reads.asked == asked + 2


def test_another_span_is_read_at_once_while_much_is_stored(fakes_of: MakeFakes, open_window: Open) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    window._figures_read._rest.start()
    asked = fakes.reads.asked
    choose(window, "Span of time", "720")
    assert fakes.reads.asked == asked + 1
    choose(window, "Span of time", "24")
    assert fakes.reads.asked == asked + 1
    fakes.reads.held = True
    window._figures_read._on_answer(window._overview)
    assert fakes.reads.asked == asked + 2


def test_a_hidden_window_reads_nothing(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    window.hide()
    asked = fakes.reads.asked
    fakes.change()
    assert fakes.reads.asked == asked
    window.show()
    assert fakes.reads.asked > asked


def test_it_reads_again_when_a_hold_has_ended(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    fakes = fakes_of("plain")
    window = open_window(fakes)
    assert window._overview is not None
    until = window._overview.lasts_until()
    assert until is not None
    assert NOW < until <= NOW + HOUR
    assert window._ages.isActive()
    fakes.clock.set_wall(until + timedelta(seconds=1))
    asked = fakes.reads.asked
    window.refresh_ages()
    assert fakes.reads.asked == asked + 1


def test_it_opens_no_larger_than_the_screen(fakes_of: MakeFakes, open_window: Open) -> None:
    window = open_window(fakes_of("plain"))
    available = window.screen().availableGeometry().size()
    assert window.size().boundedTo(available) == window.size()


def test_whatever_tab_reaches_has_a_name(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(fakes_of("plain"))
    until_charts_are_drawn(window, qtbot)
    assert nameless(window) == []


@pytest.mark.parametrize("kind", ["awkward", "many"])
def test_every_library_can_be_shown(fakes_of: MakeFakes, open_window: Open, kind: Kind) -> None:
    assert states(open_window(fakes_of(kind))).state == "content"


def test_it_is_freed_when_closed(fakes_of: MakeFakes, qtbot: QtBot) -> None:
    window = DashboardWindow(fakes_of("plain").context)
    window.show()
    until_charts_are_drawn(window, qtbot)
    gone = weakref.ref(window)
    with qtbot.waitSignal(window.destroyed):
        window.close()
    del window
    gc.collect()
    assert gone() is None


def test_tab_goes_from_top_to_bottom(fakes_of: MakeFakes, open_window: Open, qtbot: QtBot) -> None:
    """What stands above a table comes before it."""
    window = open_window(fakes_of("plain"))
    qtbot.waitUntil(lambda: part(window, LogPanel)._older.isVisible())
    stops = list[QWidget]()
    stop = window.nextInFocusChain()
    while stop is not None and stop is not window:
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.isVisible():
            stops.append(stop)
        stop = stop.nextInFocusChain()
    named = [name_of(each) for each in stops]
    order = ("Ask refused sources again", "Sources", "All", "Recent checks", "Show older checks")
    assert [name for name in named if name in order] == list(order)
