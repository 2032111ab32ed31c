"""What a screen reader is told when something appears without having been asked for. Main thread."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Let assistive technology say `sentence` when it has finished what it says now."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
