"""The first five minutes: what it does, the first series, a practice notification, start at login. Main thread."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from batotray.core.commands import ChangeSetting
from batotray.ui.add.form import AddForm
from batotray.ui.context import WindowContext
from batotray.ui.first_run.demo import start_demo
from batotray.ui.first_run.practice import PracticePanel
from batotray.ui.icons import IconName, app_icon, paint_icon
from batotray.ui.shortcuts import Shortcut
from batotray.ui.theme import Space, Theme, icon_size
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.marks import CheckBox
from batotray.ui.widgets.text_label import TextLabel
from batotray.ui.window import Window

SHORTCUTS = (Shortcut("Ctrl+Return", QT_TRANSLATE_NOOP("Shortcuts", "Done: go on to the inbox")),)
START_AT_LOGIN = "start_at_login"
_FORM_LINES, _OFFER_LINES = 14, 22
"""The height of the form before it has anything to show, and with a series to follow: all else is in sight at first."""
_EMBLEM = 40


class FirstRunWindow(Window):
    """Nothing in it must be done; *Done* leads to the inbox."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context, "first_run", "")
        self.setWindowTitle(self.tr("Welcome to batotray"))
        self.form = AddForm(context, self)
        self.demo = Button(context.theme, self.tr("Or try it with the demo library"), "link", parent=self)
        self.practice = PracticePanel(context, self)
        self.at_login = CheckBox(context.theme, self.tr("Start in the tray when I log in"), self)
        self.done = Button(context.theme, self.tr("Done"), "plain", "check", self)
        self.at_login.setChecked(context.settings().settings.start_at_login)
        self._scroll = QScrollArea(self)
        self._lay_out_page()
        self.setTabOrder(self.demo, self.form.field)
        self.at_login.clicked.connect(self._choose_login)
        self.done.clicked.connect(self._finish)
        self.demo.clicked.connect(self._try_demo)
        self.practice.answered.connect(self._reveal_practice)
        self.form.states.currentChanged.connect(self._make_room)
        context.news.settings_changed.connect(self._show_login)
        self.bind_all(SHORTCUTS, (self._finish,))

    def _choose_login(self, wanted: bool) -> None:
        """A refusal leaves the box as the setting is."""
        self.ask(ChangeSetting(START_AT_LOGIN, "true" if wanted else "false"), lambda _: self._show_login())

    def _show_login(self) -> None:
        self.at_login.setChecked(self.context.settings().settings.start_at_login)

    def _make_room(self) -> None:
        lines = _OFFER_LINES if self.form.states.state == "content" else _FORM_LINES
        self.form.setMinimumHeight(lines * self.fontMetrics().lineSpacing())

    def _reveal_practice(self) -> None:
        self._scroll.ensureWidgetVisible(self.practice)

    def _try_demo(self) -> None:
        """Its icon and windows come by themselves; the button rests, since a second demo would only confuse."""
        if start_demo():
            self.demo.setEnabled(False)
            self.demo.setText(self.tr("It comes with an icon of its own; nothing of it is kept"))
        else:
            self.complaint.set_message("bad", self.tr("The demo library cannot be started here."))

    def _finish(self) -> None:
        self.context.windows.show_inbox()
        self.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.field.setFocus()

    # -------------------------------------------------------------- layout

    def _lay_out_page(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(self._welcome())
        for icon, sentence in self._lines():
            column.addLayout(self._line(icon, sentence))
        column.addSpacing(Space.SMALL)
        column.addLayout(self._heading(1, self.tr("Your first series"), self.demo))
        column.addWidget(self.form)
        column.addSpacing(Space.SMALL)
        column.addLayout(self._heading(2, self.tr("A notification to practise with")))
        column.addWidget(self.practice)
        column.addStretch(1)
        self._make_room()
        self._scroll.setAccessibleName(self.windowTitle())
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._scroll, 1)
        self.body.addLayout(self._end())
        self.begin_at(100, 40)

    def _heading(self, number: int, title: str, *asides: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(TextLabel(self.context.theme, f"{number}.  {title}", "strong", "text", self), 1)
        for aside in asides:
            row.addWidget(aside)
        return row

    def _welcome(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(_Emblem(self))
        row.addWidget(TextLabel(self.context.theme, self.windowTitle(), "title", "text", self), 1)
        return row

    def _lines(self) -> tuple[tuple[IconName, str], ...]:
        return (
            ("bell", self.tr("It tells you when the next chapter of a series you follow is out.")),
            ("clock", self.tr("It learns when each series usually appears, and asks its source seldom and politely.")),
            ("folder", self.tr("It needs no account, and all it knows stays in one file on this machine.")),
        )

    def _line(self, icon: IconName, sentence: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(_Picture(self.context.theme, icon, self), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(TextLabel(self.context.theme, sentence, "body", "muted", self, wrap=True), 1)
        return row

    def _end(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.LARGE)
        row.addWidget(self.at_login)
        row.addStretch(1)
        row.addWidget(self.done)
        return row


class _Emblem(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(_EMBLEM, _EMBLEM)
        self._icon = app_icon()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._icon.paint(QPainter(self), self.rect())


class _Picture(QWidget):
    def __init__(self, theme: Theme, icon: IconName, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon: IconName = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = icon_size(self.font())
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), QRectF(self.rect()), self._icon, self._theme.tokens.accent)
