"""Real buttons over the current row of a list: a delegate can only paint. Main thread."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QRegion, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStyle, QWidget

from batotray.ui.theme import Space, Theme
from batotray.ui.widgets.button import Button, ButtonKind

_GAP = Space.SMALL - 2


class ActionBar(QWidget):
    """Shows the visible ones of `actions` at the trailing end of the view's current row; the first one is primary.

    The buttons say the short words of the actions, `iconText`; menus say, and screen readers speak, the whole text.

    The view must have its model and its parent already. The bar follows the current row, scrolling, resizing and the
    model. It stands beside the view, not in it: of a view's children screen readers see the rows alone. Between the
    buttons the row shows, with its ground and the ring around it.

    `left_free` pixels of the row are left to its text: where there are fewer, the bar does without its last actions,
    which have their keys and a place in the row's menu.
    """

    def __init__(
        self, theme: Theme, view: QAbstractItemView, actions: Sequence[QAction], *, left_free: int = 0
    ) -> None:
        room = view.parentWidget()
        assert room is not None
        super().__init__(room)
        self._room = room
        self._view = view
        self._left_free = left_free
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SMALL, 0, Space.LARGE, 0)
        row.setSpacing(_GAP)
        kinds: list[ButtonKind] = ["plain" if number else "primary" for number in range(len(actions))]
        self._buttons = [_ActionButton(theme, *each, self) for each in zip(actions, kinds, strict=True)]
        for button in self._buttons:
            row.addWidget(button)
        self._follow(actions)
        self.place()

    def place(self) -> None:
        """Move to the current row, or hide where there is none in sight."""
        row, window = self.row(), self._view.viewport().rect()
        if not row.intersects(window):
            self.hide()
            return
        self._fit(window.width() - self._left_free)
        self.adjustSize()
        line = QRect(0, row.top(), window.width(), row.height())
        # The line that parts rows stays in sight.
        wanted = QRect(line.right() + 1 - self.width(), row.top(), self.width(), row.height() - 1)
        wanted = QStyle.visualRect(self._view.layoutDirection(), line, wanted)
        self.setGeometry(wanted.translated(self._view.viewport().mapTo(self._room, QPoint())))
        # Of a row that is half out of sight, half.
        self.setMask(QRegion((wanted & window).translated(-wanted.topLeft())))
        self.show()

    def _fit(self, room: int) -> None:
        offered = [button for button in self._buttons if button.is_offered()]
        last = [button for button in self.findChildren(Button) if button not in self._buttons]
        room -= Space.SMALL + Space.LARGE + sum(button.sizeHint().width() + _GAP for button in last)
        for number, button in enumerate(offered):
            room -= button.sizeHint().width()
            button.set_room(number == 0 or room >= 0)
            room -= _GAP

    def row(self) -> QRect:
        """Where the current row is in the viewport; empty where there is none."""
        current = self._view.currentIndex()
        return self._view.visualRect(current) if current.isValid() else QRect()

    def _follow(self, actions: Sequence[QAction]) -> None:
        queued = Qt.ConnectionType.QueuedConnection  # the view lays its rows out first, and several changes are one
        for action in actions:
            action.changed.connect(self._place_later, queued)
        model = self._view.model()
        for signal in (
            model.rowsInserted,
            model.rowsRemoved,
            model.rowsMoved,
            model.layoutChanged,
            model.modelReset,
        ):
            signal.connect(self._place_later, queued)
        self._view.selectionModel().currentChanged.connect(self._place_later, queued)
        self._view.verticalScrollBar().valueChanged.connect(self._place_later)
        self._view.viewport().installEventFilter(self)

    def _place_later(self) -> None:
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The list below scrolls."""
        QCoreApplication.sendEvent(self._view.viewport(), event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = self._view.viewport().mapFromGlobal(event.globalPos())
        QCoreApplication.sendEvent(
            self._view.viewport(), QContextMenuEvent(event.reason(), place, event.globalPos(), event.modifiers())
        )


class _ActionButton(Button):
    def __init__(self, theme: Theme, action: QAction, kind: ButtonKind, parent: QWidget) -> None:
        super().__init__(theme, "", kind, parent=parent, compact=True)
        self._action = action
        self._has_room = True
        self.clicked.connect(action.trigger)
        action.changed.connect(self._mirror)
        self._mirror()

    def is_offered(self) -> bool:
        """Whether its action can be seen at all."""
        return self._action.isVisible()

    def set_room(self, has_room: bool) -> None:
        """Show it only where there is room for it."""
        if has_room != self._has_room:
            self._has_room = has_room
            self._mirror()

    def _mirror(self) -> None:
        self.setText(self._action.iconText())
        self.setAccessibleName(self._action.text())
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())
        self.setVisible(self._action.isVisible() and self._has_room)
