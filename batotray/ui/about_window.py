"""What this is: version, data folder, licences, and facts for whoever looks for a fault. Main thread."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from batotray import CONTACT, __version__
from batotray.records import Changes
from batotray.storage.read_models import ReadModels
from batotray.ui.context import WindowContext
from batotray.ui.diagnostics import Facts, gather, report
from batotray.ui.folders import open_folder
from batotray.ui.icons import app_icon
from batotray.ui.licences import LIBRARIES
from batotray.ui.shortcuts import CLOSE
from batotray.ui.theme import Space
from batotray.ui.widgets.announcing import announce
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.text_label import TextLabel
from batotray.ui.window import Window

_EMBLEM = 64
_LEAST_LETTERS, _LEAST_LINES = 50, 26


class AboutWindow(Window):
    """Everything can be selected and copied."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context, "about", "")
        self.setWindowTitle(self.tr("About batotray"))
        theme = context.theme
        self._facts: Facts | None = None
        self._site = Button(theme, self.tr("Project page"), "link", parent=self)
        self._folder = Button(theme, self.tr("Open folder"), "plain", "folder", self)
        self._licences = QPlainTextEdit(self)
        self._copy = Button(theme, self.tr("Copy diagnostics"), "primary", "copy", self)
        self._said = TextLabel(theme, "", "caption", "muted", self)
        self._licences.setReadOnly(True)
        self._licences.setTabChangesFocus(True)
        self._licences.setAccessibleName(self.tr("Licences"))
        self._lay_out_window()
        self._site.clicked.connect(self._open_site)
        self._folder.clicked.connect(self._open_folder)
        self._copy.clicked.connect(self.copy_diagnostics)
        self.bind(CLOSE.keys, self.close)
        self._list_licences()
        self.watch(self._gather, self._take, _never)

    # -------------------------------------------------------------- reading

    def _gather(self, models: ReadModels) -> Facts:
        return gather(models, self.context.data_folder, self.context.clock.now())

    def _take(self, facts: Facts) -> None:
        self._facts = facts
        self._list_licences()

    def _list_licences(self) -> None:
        versions = self._facts.versions if self._facts is not None else {}
        lines = [
            f"{' '.join(filter(None, (library.name, versions.get(library.name))))} – {library.licence}"
            for library in LIBRARIES
        ]
        own = self.tr("batotray is free software under the MIT licence. It stands on:")
        self._licences.setPlainText("\n".join((own, "", *lines)))

    # -------------------------------------------------------------- acting

    def copy_diagnostics(self) -> None:
        """Put the facts on the clipboard, without names of series or paths."""
        QApplication.clipboard().setText(report(self._facts, self.context.settings()))
        self._say(self.tr("Copied. It holds no names and no paths."))

    def _open_folder(self) -> None:
        if not open_folder(self.context.data_folder):
            self._say(self.tr("No program here opens folders."))

    def _open_site(self) -> None:
        self.context.open_link(CONTACT, self._site)

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        announce(self, sentence)

    # -------------------------------------------------------------- layout

    def _lay_out_window(self) -> None:
        theme, page = self.context.theme, QVBoxLayout()
        page.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        page.setSpacing(Space.MEDIUM)
        page.addLayout(self._head())
        page.addWidget(TextLabel(theme, self.tr("Data folder"), "heading", "text", self))
        page.addLayout(self._folder_line())
        page.addWidget(TextLabel(theme, self.tr("Licences"), "heading", "text", self))
        page.addWidget(self._licences, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        foot.addWidget(self._copy)
        page.addLayout(foot)
        self.body.addLayout(page, 1)
        self.begin_at(72, 30)
        # A layout counts lines that wrap once: narrower or lower than this they would be cut.
        letter = self.fontMetrics()
        self.setMinimumSize(_LEAST_LETTERS * letter.averageCharWidth(), _LEAST_LINES * letter.lineSpacing())

    def _head(self) -> QHBoxLayout:
        theme, words, row = self.context.theme, QVBoxLayout(), QHBoxLayout()
        version = TextLabel(theme, self.tr("Version {version}").format(version=__version__), "body", "muted", self)
        version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        about = self.tr("Tells you from the tray when the next chapter of a series is out.")
        thanks = self.tr("Data from MangaDex, and from the other sources of the series you follow.")
        words.setSpacing(Space.TIGHT)
        words.addWidget(TextLabel(theme, "batotray", "title", "text", self))
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        line.addWidget(version)
        line.addWidget(self._site)
        line.addStretch(1)
        words.addLayout(line)
        words.addWidget(TextLabel(theme, about, "body", "text", self, wrap=True))
        words.addWidget(TextLabel(theme, thanks, "body", "muted", self, wrap=True))
        words.addStretch(1)
        row.setSpacing(Space.LARGE)
        row.addWidget(_Emblem(self), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _folder_line(self) -> QHBoxLayout:
        path = TextLabel(self.context.theme, str(self.context.data_folder), "body", "muted", self, wrap=True)
        path.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(path, 1)
        row.addWidget(self._folder, 0, Qt.AlignmentFlag.AlignTop)
        return row


class _Emblem(QWidget):
    """The program's icon, sharp at every scale."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = app_icon()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_EMBLEM, _EMBLEM)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._icon.paint(QPainter(self), QRectF(self.rect()).toRect())


def _never(changes: Changes) -> bool:
    """Counts of a moment ago are good enough."""
    return False
