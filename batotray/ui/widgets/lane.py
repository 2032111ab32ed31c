"""Where things stand in a row that is painted. Main thread."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractItemView


class Lane:
    """A stretch of a row, told from where lines begin, so that windows in either direction of writing share the sums.

    Plain numbers, mirrored once at the end: each of Qt's own mirrorings costs as much as painting a word. All are
    logical pixels.
    """

    __slots__ = ("_mirror", "height", "start", "top", "width")

    def __init__(self, start: int, top: int, width: int, height: int, mirror: int | None) -> None:
        """`mirror` is the width of the whole line where it begins on the right, else None."""
        self.start = start
        self.top = top
        self.width = max(0, width)
        self.height = height
        self._mirror = mirror

    @classmethod
    def over(cls, rect: QRect, view: QAbstractItemView) -> "Lane":
        """The lane of a rectangle of the view's."""
        left, width = rect.left(), rect.width()
        if view.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return cls(left, rect.top(), width, rect.height(), None)
        line = view.viewport().width()
        return cls(line - left - width, rect.top(), width, rect.height(), line)

    def box(self) -> QRect:
        """Where it is on the screen."""
        left = self.start if self._mirror is None else self._mirror - self.start - self.width
        return QRect(left, self.top, self.width, self.height)

    def part(self, start: int, width: int) -> "Lane":
        """`width` of it, from `start` after its beginning."""
        return Lane(self.start + start, self.top, width, self.height, self._mirror)

    def take(self, width: int, gap: int = 0) -> "Lane":
        """The first `width` of it, as far as there is that much; what is left begins `gap` after that."""
        taken = self.part(0, min(width, self.width))
        gone = min(width + gap, self.width)
        self.start += gone
        self.width -= gone
        return taken

    def lines(self, top: int, height: int) -> "Lane":
        """As wide, between two other edges."""
        return Lane(self.start, top, self.width, height, self._mirror)

    def middle(self, height: int) -> "Lane":
        """As wide, `height` tall, around its middle."""
        return self.lines(self.top + (self.height - 1) // 2 - height // 2, height)

    def end_before(self, end: int) -> None:
        """Be no longer than up to `end`, from where lines begin."""
        self.width = max(0, min(self.width, end - self.start))
