"""Takes from the import statement what PySide6 adds to it: most of the memory that the tray could do without.

Once PySide6 is loaded, the source of every module imported after it is read and searched for a use of PySide6, since
such a module may switch on one of its optional features; Python keeps the lines of all of them, 25 MB for what the
engine needs. No module here asks for these features. Main thread, before anything else is imported on other threads.
"""

import builtins

HIDDEN_BY_PYSIDE = "__orig_import__"


def use_plain_imports() -> None:
    """Import what follows without searching it; nothing changes where PySide6 adds nothing."""
    plain = getattr(builtins, HIDDEN_BY_PYSIDE, None)
    if plain is not None:
        builtins.__import__ = plain
