"""The page about the windows themselves, and the way to what explains them. Main thread."""

from PySide6.QtWidgets import QWidget

from batotray.ui.context import WindowContext
from batotray.ui.settings import fields
from batotray.ui.settings.action_row import ActionRow
from batotray.ui.settings.pages import SettingsPage


class GeneralPage(SettingsPage):
    """Colours, language, start at login; the list of keys, and the window about the program."""

    def __init__(self, context: WindowContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        theme, windows = context.theme, context.windows
        self.add_group(fields.WINDOWS)
        self.add_heading(self.tr("Help"))
        keys = ActionRow(
            theme,
            self.tr("Keyboard shortcuts"),
            self.tr("Every key that does something, window by window; F1 shows them anywhere."),
            self.tr("Show them"),
            "info",
            self,
        )
        about = ActionRow(
            theme,
            self.tr("About batotray"),
            self.tr("Version, licences, and facts for whoever looks for a fault."),
            self.tr("About…"),
            "info",
            self,
        )
        keys.triggered.connect(windows.show_shortcuts)
        about.triggered.connect(windows.show_about)
        for row in (keys, about):
            self.add_part(row)
        self.end()
