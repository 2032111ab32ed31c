"""What assistive technology is told about a widget."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def role_of(widget: QWidget) -> QAccessible.Role:
    """The role it is announced with."""
    return QAccessible.queryAccessibleInterface(widget).role()


def name_of(widget: QWidget) -> str:
    """The name it is announced with."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
