"""The buttons of a toast speak the language of the moment."""

from PySide6.QtWidgets import QApplication

from batotray.ui.toasts import Buttons
from batotray.wording import Wording
from tests.ui.test_translations import spoken


def test_buttons_follow_a_change_of_language(qapp: QApplication) -> None:
    with spoken(qapp, "en") as translation:
        buttons = Buttons(Wording(translation))
        assert dict(buttons) == {"open": "Open", "read": "Mark read", "snooze": "Snooze 3 h"}
        translation.choose("pl")
        assert dict(buttons) == {"open": "Otwórz", "read": "Przeczytane", "snooze": "Odłóż na 3 godz."}
