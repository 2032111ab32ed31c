"""The charts: scales, colours, what they say of a bar, and that they are seen before the library is loaded."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from batotray.ui.dashboard import chart_area
from batotray.ui.dashboard.chart_area import ChartArea, ChartData, ChartLibrary
from batotray.ui.dashboard.charts import BarChart, ticks_to
from batotray.ui.theme import DARK, LIGHT, Theme
from tests.ui.accessible import name_of
from tests.ui.pixels import has_colour, painted

DATA = ChartData(lower=[4, 0, 6], upper=[0, 0, 2], marks=[1, 0, 3], ticks=[(1, "noon")], tip=lambda bar: "abc"[bar])

WHERE_IT_IS_IMPORTED = """
import sys, threading
from PySide6.QtWidgets import QApplication
from batotray.ui.dashboard.chart_area import ChartArea, ChartData
from batotray.ui.theme import Theme

class Watch:
    def find_spec(self, name, path=None, target=None):
        if name in ("pyqtgraph", "numpy"):
            print(name, threading.current_thread() is threading.main_thread())

sys.meta_path.insert(0, Watch())
app = QApplication([])
area = ChartArea(Theme(app), "Checks", 10)
area.draw(ChartData([1]), "one")
while area._chart is None:
    app.processEvents()
"""


@pytest.fixture
def chart(theme: Theme, qtbot: QtBot) -> BarChart:
    made = BarChart(theme)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    made.draw(DATA)
    return made


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [(0, [0, 1]), (1, [0, 1]), (4, [0, 1, 2, 3, 4]), (18, [0, 5, 10, 15, 20]), (460, [0, 200, 400, 600])],
)
def test_the_scale_is_in_round_whole_numbers(highest: int, ticks: list[int]) -> None:
    assert ticks_to(highest) == ticks


def test_the_bars_have_the_themes_colours_and_follow_it(chart: BarChart, theme: Theme) -> None:
    for tokens in (LIGHT, DARK):
        theme.set_mode("dark" if tokens.is_dark else "light")
        assert has_colour(chart, tokens.chart_bar)
        assert has_colour(chart, tokens.bad)
        assert has_colour(chart, tokens.surface)


def colour_at(chart: BarChart, x: float, y: float) -> str:
    """The colour at a place given in bars and checks."""
    place = chart._plot.mapFromScene(chart._box.mapViewToScene(QPointF(x, y)))
    return painted(chart._plot).pixelColor(place).name()


def test_what_failed_stands_on_what_succeeded(chart: BarChart) -> None:
    assert colour_at(chart, 2.2, 1) == LIGHT.chart_bar.name()
    assert colour_at(chart, 2.2, 7) == LIGHT.bad.name()
    assert colour_at(chart, 1, 1) == LIGHT.surface.name()


def test_the_scale_follows_the_bars(chart: BarChart) -> None:
    height = chart._box.viewRange()[1][1]
    assert height > 8
    chart.draw(ChartData(lower=[1]))
    assert chart._box.viewRange()[1][1] < 2


def test_a_bar_under_the_pointer_says_what_it_stands_for(chart: BarChart) -> None:
    view = chart._box
    chart._tell(view.mapViewToScene(QPointF(1.8, 1)))
    assert QToolTip.text() == "c"
    chart._tell(view.mapViewToScene(QPointF(-5, 1)))


def test_a_chart_is_told_in_words_at_once_and_drawn_soon(theme: Theme, qtbot: QtBot) -> None:
    area = ChartArea(theme, "Checks over time", 10)
    qtbot.addWidget(area)
    area.show()
    area.draw(DATA, "12 checks")
    assert name_of(area) == "Checks over time. 12 checks"
    assert area.findChildren(BarChart) == []
    area.draw(ChartData(lower=[7]), "7 checks")
    qtbot.waitUntil(lambda: bool(area.findChildren(BarChart)))
    (chart,) = area.findChildren(BarChart)
    assert list(chart._data.lower) == [7]
    area.draw(DATA, "12 checks")
    assert chart._data is DATA


def test_pyqtgraph_is_imported_beside_the_main_thread() -> None:
    command = [sys.executable, "-c", WHERE_IT_IS_IMPORTED]
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    answer = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=True)
    assert sorted(answer.stdout.splitlines()) == ["numpy False", "pyqtgraph False"]


def test_a_failed_import_is_left_to_the_main_thread_to_report(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chart_area, "CHARTS", "batotray.ui.dashboard.nowhere")
    library = ChartLibrary()
    with qtbot.waitSignal(library.ready):
        library.load()
    assert library.is_ready
