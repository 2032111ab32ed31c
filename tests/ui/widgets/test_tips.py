"""Tool tips show text from the network as it is."""

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from batotray.ui.theme import Theme
from batotray.ui.widgets.text_label import TextLabel
from batotray.ui.widgets.tips import tip

HOSTILE = '<b>Bold</b> & <img src="file:///etc/hostname">'


def shown(text: str) -> str:
    """What a person reads of a tool tip."""
    document = QTextDocument()
    document.setHtml(text)
    return document.toPlainText()


def test_a_tool_tip_shows_markup_as_text() -> None:
    assert shown(tip(HOSTILE)) == HOSTILE
    assert shown(tip("1 < 2\nlines")) == "1 < 2\nlines"


def test_harmless_text_is_left_as_it_is() -> None:
    for text in ("", "Don't & won't", "two\nlines"):
        assert tip(text) == text


def test_a_label_that_is_cut_tells_the_whole_in_its_tip(theme: Theme, qtbot: QtBot) -> None:
    label = TextLabel(theme, HOSTILE)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert shown(label.toolTip()) == HOSTILE
    label.resize(900, 20)
    assert label.toolTip() == ""
