"""Keys with what they do: windows bind from such tables, and the list under F1 is built of them. Main thread."""

import sys
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key and its meaning, as `Shortcut("F5", QT_TRANSLATE_NOOP("Shortcuts", "Check all series now"))`."""

    keys: str
    """As QKeySequence reads them; several that mean the same are parted by blanks."""
    meaning: object
    """What QT_TRANSLATE_NOOP gives: English text, which is typed so loosely in Qt's stubs."""

    def sequences(self) -> list[QKeySequence]:
        """The keys, the one to show first."""
        return [QKeySequence(key) for key in self.keys.split()]

    def native(self) -> str:
        """The first key as this platform writes it; the one that Qt calls Return is Enter on most keyboards."""
        key = self.keys.split()[0]
        shown = key if sys.platform == "darwin" else key.replace("Return", "Enter")
        return QKeySequence(shown).toString(QKeySequence.SequenceFormat.NativeText)

    def lend(self, action: QAction) -> None:
        """Let the keys trigger an action while the widget it was added to has the keyboard; its tip tells of them."""
        action.setShortcuts(self.sequences())
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(f"{action.text()} ({self.native()})")

    def said(self) -> str:
        """What it does, in the reader's language."""
        return QCoreApplication.translate("Shortcuts", str(self.meaning))


CLOSE = Shortcut("Esc", QT_TRANSLATE_NOOP("Shortcuts", "Close the window"))
"""For windows that are looked at and left."""
