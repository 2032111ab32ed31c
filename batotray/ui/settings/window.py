"""The settings: a list of pages beside the page that was chosen. Main thread."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from batotray.ui.context import WindowContext
from batotray.ui.icons import IconName
from batotray.ui.settings import fields
from batotray.ui.settings.data_page import DataPage
from batotray.ui.settings.general_page import GeneralPage
from batotray.ui.settings.notifications_page import NotificationsPage
from batotray.ui.settings.page_list import PageList
from batotray.ui.settings.pages import SettingsPage, addresses
from batotray.ui.window import Window


class SettingsWindow(Window):
    """Every page is built when it is first looked at; what is changed holds at once."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context, "settings", "")
        self.setWindowTitle(self.tr("Settings"))
        self._titles: Sequence[tuple[IconName, str]] = (
            ("gear", self.tr("General")),
            ("bell", self.tr("Notifications")),
            ("clock", self.tr("Checking")),
            ("link", self.tr("Sources")),
            ("folder", self.tr("Data")),
        )
        self._list = PageList(context.theme, self._titles, self.tr("Pages"), self)
        self._stack = QStackedWidget(self)
        self._pages: dict[int, SettingsPage] = {}
        self._lay_out_pages()
        self._list.currentRowChanged.connect(self.show_page)
        self._list.setCurrentRow(0)

    def show_page(self, number: int) -> None:
        """Show a page by its place in the list."""
        if number not in self._pages:
            self._pages[number] = self._make(number)
            self._stack.addWidget(self._pages[number])
        self._stack.setCurrentWidget(self._pages[number])
        self._list.setCurrentRow(number)

    def _make(self, number: int) -> SettingsPage:
        title = self._titles[number][1]
        makers = (self._general, self._notifications, self._checking, self._sources, self._data)
        return makers[number](title)

    def _general(self, title: str) -> SettingsPage:
        return GeneralPage(self.context, title, self)

    def _notifications(self, title: str) -> SettingsPage:
        return NotificationsPage(self.context, title, self)

    def _checking(self, title: str) -> SettingsPage:
        return self._of_groups(title, [fields.SCHEDULE, fields.GAPS, fields.RETRIES])

    def _sources(self, title: str) -> SettingsPage:
        return self._of_groups(title, [fields.CONTENT, addresses(self.context)])

    def _data(self, title: str) -> SettingsPage:
        return DataPage(self.context, title, self)

    def _of_groups(self, title: str, groups: Sequence[fields.Group]) -> SettingsPage:
        page = SettingsPage(self.context, title, self)
        for group in groups:
            page.add_group(group)
        page.end()
        return page

    def _lay_out_pages(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._list)
        row.addWidget(self._stack, 1)
        self.body.addLayout(row, 1)
        self.begin_at(112, 34)
