"""Source texts do not stay in memory; seen in a process of its own, for imports cannot be undone."""

import subprocess
import sys

PROGRAM = """
import linecache
import sys
from PySide6.QtCore import QObject
if sys.argv[1] == "plain":
    import batotray.ui.plain_imports
linecache.clearcache()
import colorsys
from PySide6.QtWidgets import QPushButton
print(any(name.endswith("colorsys.py") for name in linecache.cache), issubclass(QPushButton, QObject))
"""


def test_modules_are_imported_without_reading_their_sources() -> None:
    assert _kept("plain") == "False True"


def test_pyside_would_read_them() -> None:
    """Else there is nothing to take away any more, and the module can go."""
    assert _kept("as PySide6 does") == "True True"


def _kept(how: str) -> str:
    return subprocess.run([sys.executable, "-c", PROGRAM, how], stdout=subprocess.PIPE, text=True, check=True).stdout[
        :-1
    ]
