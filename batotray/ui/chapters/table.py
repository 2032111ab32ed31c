"""The table of chapters: one line each, a dot before what is unread, columns as the reader left them. Main thread."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from batotray.ui.chapters.model import GROUP, LANGUAGE, NAME, PUBLISHED, TITLE, ChapterModel
from batotray.ui.chapters.reading import counts
from batotray.ui.context import Places, WindowContext
from batotray.ui.theme import Space, TextStyle, Theme, row_height, text_font
from batotray.ui.widgets.flat import make_flat
from batotray.ui.widgets.painting import DOT, LEADING, paint_dot, paint_line, paint_ring, paint_text
from batotray.ui.widgets.table_header import TableHeader

GUTTER = Space.LARGE + DOT + Space.SMALL
"""Where the dots stand, before the names."""
_COLUMNS = "chapters.columns"
_WIDTHS = {NAME: 22, GROUP: 26, LANGUAGE: 10, PUBLISHED: 16}
"""In average characters, until the reader chooses; titles have what is left."""
Index = QModelIndex | QPersistentModelIndex


class ChapterTable(QTableView):
    """Rows are taken whole, one or many."""

    def __init__(self, context: WindowContext, model: ChapterModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(ChapterDelegate(context.theme, model, self))
        self.setHorizontalHeader(TableHeader(context.theme, self, inset=GUTTER - Space.SMALL))
        self.setAccessibleName(self.tr("Chapters"))
        make_flat(self, row_height("strong", padding=Space.SMALL - 1))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._restore_columns(context.places)

    def show_languages(self) -> None:
        """Leave the column of languages out where all are the same."""
        self.setColumnHidden(LANGUAGE, not self._model.has_languages())

    def keep_columns(self, places: Places) -> None:
        """Remember widths and order for the next time."""
        places.remember(_COLUMNS, self.horizontalHeader().saveState())

    def _restore_columns(self, places: Places) -> None:
        header, character = self.horizontalHeader(), self.fontMetrics().averageCharWidth()
        for column, characters in _WIDTHS.items():
            header.resizeSection(column, characters * character)
        kept = places.of(_COLUMNS)
        if kept is not None:
            header.restoreState(kept)
        header.setSectionsMovable(True)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)


class ChapterDelegate(QStyledItemDelegate):
    """Unread names are strong and carry a dot; what was read is paler."""

    def __init__(self, theme: Theme, model: ChapterModel, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._model = model
        self._view = view
        self._fonts: dict[TextStyle, QFont] = {}
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        self._fonts = {"strong": text_font("strong"), "body": text_font("body")}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._view.verticalHeader().defaultSectionSize())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, cell = self._model.record(index), QRect(option.rect)
        is_first = index.column() == NAME
        painter.save()
        self._paint_ground(painter, option, index)
        leading = GUTTER if is_first else Space.SMALL
        inside = QStyle.visualRect(self._view.layoutDirection(), cell, cell.adjusted(leading, 0, -Space.SMALL, 0))
        tokens, is_unread = self._theme.tokens, counts(row)
        if is_first and is_unread:
            box = QRect(cell.left() + Space.LARGE, cell.top(), DOT, cell.height())
            centre = QRectF(QStyle.visualRect(self._view.layoutDirection(), cell, box)).center()
            paint_dot(painter, QPointF(centre), tokens.accent)
        colour = tokens.faint if not is_unread else tokens.text if index.column() in (NAME, TITLE) else tokens.muted
        font = self._fonts["strong" if is_first and is_unread else "body"]
        paint_text(painter, inside, str(index.data() or ""), font, colour, LEADING)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, state = self._theme.tokens, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, tokens.selection)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, tokens.hover)
        paint_line(painter, QRectF(option.rect), tokens.line)
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            painter.save()
            painter.setClipRect(option.rect)  # each cell shows its part of the one ring around the row
            row = QRect(0, option.rect.top(), self._view.viewport().width(), option.rect.height())
            paint_ring(painter, QRectF(row), 0, tokens.accent)
            painter.restore()
