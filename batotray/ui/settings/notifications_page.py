"""The page about telling: whether, when, about what, and a try of it. Main thread."""

from PySide6.QtWidgets import QWidget

from batotray.core.commands import Done, Failed, Practice, Result
from batotray.ui.context import WindowContext
from batotray.ui.settings import fields
from batotray.ui.settings.action_row import ActionRow
from batotray.ui.settings.pages import SettingsPage


class NotificationsPage(SettingsPage):
    """Desktop notifications, quiet hours, kinds, and a practice notification."""

    def __init__(self, context: WindowContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self.add_group(fields.TELLING)
        self._practice = ActionRow(
            context.theme,
            self.tr("Practice"),
            self.tr("Raises one notification, to see whether they come."),
            self.tr("Try it"),
            "bell",
            self,
        )
        self.add_part(self._practice)
        self.add_group(fields.KINDS)
        self.end()
        self._practice.triggered.connect(self._try)

    def _try(self) -> None:
        self._practice.set_busy(True)
        self._practice.say("")
        self._context.commands.submit(Practice(), self._tried, owner=self)

    def _tried(self, result: Result) -> None:
        self._practice.set_busy(False)
        if isinstance(result, Failed):
            self._practice.say(self._context.words.failure(result, self._context.clock.now()), "bad")
        elif isinstance(result, Done) and result.told:
            self._practice.say(self.tr("Handed to the desktop. If you saw nothing, look at its own settings."), "good")
        else:
            self._practice.say(
                self.tr("Nothing here takes notifications. The icon and the inbox tell instead."), "warning"
            )
