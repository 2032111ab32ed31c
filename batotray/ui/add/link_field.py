"""The field that takes links: one, or several on lines of their own. Main thread."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from batotray.ui.add.links import links_in, text_of
from batotray.ui.shortcuts import Shortcut
from batotray.ui.theme import Radius, Space, Theme, control_height
from batotray.ui.widgets.painting import paint_box, paint_ring

MOST_LINES = 5
SHORTCUTS = (
    Shortcut("Return", QT_TRANSLATE_NOOP("Shortcuts", "Look at the link, then follow what it holds")),
    Shortcut("Shift+Return", QT_TRANSLATE_NOOP("Shortcuts", "Begin another line")),
)


class LinkField(QPlainTextEdit):
    """Grows with its lines. Enter submits, Shift+Enter begins a line, what is pasted is submitted at once."""

    submitted = Signal()
    arrived = Signal()
    """Something was pasted or dropped: the reader means it."""

    def __init__(self, theme: Theme, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # so do links run, whatever the language
        self.setAcceptDrops(False)  # the whole form takes drops
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setViewportMargins(Space.TIGHT, 0, Space.TIGHT, 0)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        self.textChanged.connect(self._grow)
        self._grow()

    def links(self) -> tuple[str, ...]:
        """What stands on its lines."""
        return links_in(self.toPlainText())

    def take(self, text: str) -> None:
        """Replace what is there by what was dropped or handed over; it is meant at once."""
        self.setPlainText("\n".join(links_in(text)))
        self.selectAll()
        self.arrived.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        super().insertPlainText(text_of(source))
        self.arrived.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(text_of(source))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")  # by itself Qt would break the line within its paragraph
        elif is_enter:
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def _grow(self) -> None:
        lines = min(MOST_LINES, max(1, self.blockCount()))
        extra = (lines - 1) * self.fontMetrics().lineSpacing()
        margin = (control_height(self.font()) - self.fontMetrics().lineSpacing()) // 2
        self.document().setDocumentMargin(margin - 1)
        self.setFixedHeight(control_height(self.font()) + extra)

    def event(self, event: QEvent) -> bool:
        """Its text has a widget of its own, with room on both sides; the ground is below that."""
        if event.type() == QEvent.Type.Paint:
            self._paint_ground()
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def _paint_ground(self) -> None:
        tokens, painter, whole = self._theme.tokens, QPainter(self), QRectF(self.rect())
        paint_box(painter, whole, Radius.CONTROL, tokens.raised, tokens.control_line)
        if self.hasFocus():
            paint_ring(painter, whole, Radius.CONTROL, tokens.accent)
