"""A lane counts from where lines begin; on the screen it is as Qt itself would mirror it."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QListWidget, QStyle
from pytestqt.qtbot import QtBot

from batotray.ui.widgets.lane import Lane

ROW = QRect(0, 40, 300, 51)
DIRECTIONS = (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)


@pytest.fixture(params=DIRECTIONS)
def view(request: pytest.FixtureRequest, qtbot: QtBot) -> QListWidget:
    view = QListWidget()
    qtbot.addWidget(view)
    view.setFrameShape(QListWidget.Shape.NoFrame)
    view.resize(ROW.width(), 200)
    view.setLayoutDirection(request.param)
    view.show()
    assert view.viewport().width() == ROW.width()
    return view


def mirrored(view: QListWidget, box: QRect) -> QRect:
    return QStyle.visualRect(view.layoutDirection(), ROW, box)


def test_what_is_taken_stands_at_the_beginning_and_the_rest_follows(view: QListWidget) -> None:
    lane = Lane.over(mirrored(view, QRect(100, 40, 120, 51)), view)
    first = lane.take(30, gap=8)
    assert first.box() == mirrored(view, QRect(100, 40, 30, 51))
    assert lane.box() == mirrored(view, QRect(138, 40, 82, 51))


def test_no_more_is_taken_than_there_is(view: QListWidget) -> None:
    lane = Lane.over(mirrored(view, QRect(100, 40, 20, 51)), view)
    assert lane.take(30, gap=8).box() == mirrored(view, QRect(100, 40, 20, 51))
    assert (lane.width, lane.take(5).width) == (0, 0)


def test_a_lane_ends_before_what_stands_at_the_end_of_its_line(view: QListWidget) -> None:
    lane = Lane.over(mirrored(view, QRect(100, 40, 150, 51)), view)
    lane.end_before(200)
    assert lane.box() == mirrored(view, QRect(100, 40, 100, 51))
    lane.end_before(50)
    assert lane.width == 0


def test_parts_and_lines_are_told_from_the_beginning_and_the_top(view: QListWidget) -> None:
    lane = Lane.over(mirrored(view, QRect(100, 40, 150, 51)), view)
    assert lane.part(20, 40).box() == mirrored(view, QRect(120, 40, 40, 51))
    assert lane.lines(44, 12).box() == mirrored(view, QRect(100, 44, 150, 12))
    middle = lane.middle(10).box()
    assert (middle.height(), middle.center().y()) == (10, lane.box().center().y() - 1)
