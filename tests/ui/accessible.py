"""What assistive technology is told about a widget."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget


def role_of(widget: QWidget) -> QAccessible.Role:
    """The role it is announced with."""
    return QAccessible.queryAccessibleInterface(widget).role()


def name_of(widget: QWidget) -> str:
    """The name it is announced with."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def names_below(part: QAccessibleInterface) -> list[str]:
    """The names of all that a screen reader comes upon when it goes down from here."""
    below = [part.child(place) for place in range(part.childCount())]
    return [part.text(QAccessible.Text.Name), *(name for child in below if child for name in names_below(child))]


def nameless(window: QWidget) -> list[QWidget]:
    """The visible widgets that Tab reaches and that have no name to be announced with; parts of fields aside."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.objectName().startswith("qt_")
        and not name_of(widget)
    ]
