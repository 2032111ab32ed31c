"""What a screen reader is told when something appears without having been asked for. Main thread.

A first window is quicker by the three milliseconds in which PySide6 makes what only an announcement needs.
"""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Let assistive technology say `sentence` when it has finished what it says now."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
