"""The window for adding series. Main thread."""

from PySide6.QtGui import QShowEvent

from batotray.ui.add.form import AddForm
from batotray.ui.context import WindowContext
from batotray.ui.shortcuts import CLOSE
from batotray.ui.theme import Space
from batotray.ui.window import Window

SHORTCUTS = (CLOSE,)


class AddWindow(Window):
    """Looks at `link` at once where one is given; else it offers the one in the clipboard."""

    def __init__(self, context: WindowContext, link: str = "") -> None:
        super().__init__(context, "add", "")
        self.setWindowTitle(self.tr("Add series"))
        self.form = AddForm(context, self)
        self.body.addWidget(self.form)
        self.body.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        self.bind_all(SHORTCUTS, (self.close,))
        self.begin_at(92, 30)
        self._link = link

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.field.setFocus()
        link, self._link = self._link, ""
        if link:
            self.form.take(link)
        else:
            self.form.offer_clipboard()
