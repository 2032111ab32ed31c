"""The titles over the columns of a table, flat. Main thread."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QWidget

from batotray.ui.icons import paint_icon
from batotray.ui.theme import Space, Theme, control_height
from batotray.ui.widgets.lettering import Letterings
from batotray.ui.widgets.painting import LEADING, paint_line, paint_text

_ARROW = 12


class TableHeader(QHeaderView):
    """Muted titles with a line below; the sorted column carries an arrow."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, inset: int = Space.SMALL) -> None:
        """`inset` is what the first column's cells keep free besides at their leading edge; logical pixels."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._inset = inset
        self._letterings = Letterings(theme, self)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), control_height(self.font()))

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        """Room for the title and the arrow."""
        title = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        width = self._letterings.of("heading").width(title)
        return QSize(width + Space.TIGHT + _ARROW + 2 * Space.SMALL, control_height(self.font()))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        tokens = self._theme.tokens
        painter.fillRect(rect, tokens.surface)
        paint_line(painter, QRectF(rect), tokens.line)
        leading = Space.SMALL + (self._inset if logical == 0 else 0)
        inside = QStyle.visualRect(self.layoutDirection(), rect, rect.adjusted(leading, 0, -Space.SMALL, 0))
        title = str(self.model().headerData(logical, Qt.Orientation.Horizontal) or "")
        aligned = self.model().headerData(logical, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        flags = LEADING if aligned is None else Qt.AlignmentFlag(aligned)
        width = paint_text(painter, inside, title, self._letterings.of("heading"), tokens.muted, flags)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == logical:
            place = QRect(inside.left() + width + Space.TIGHT, inside.center().y() - _ARROW // 2, _ARROW, _ARROW)
            self._paint_arrow(painter, QStyle.visualRect(self.layoutDirection(), inside, place))

    def _paint_arrow(self, painter: QPainter, place: QRect) -> None:
        painter.save()
        centre = QRectF(place).center()
        painter.translate(centre)
        if self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder:
            painter.rotate(180)
        paint_icon(painter, QRectF(-_ARROW / 2, -_ARROW / 2, _ARROW, _ARROW), "chevron-down", self._theme.tokens.muted)
        painter.restore()
