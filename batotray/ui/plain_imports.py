"""Takes from the import statement what PySide6 adds to it: most of the memory that the tray could do without.

Once PySide6 is loaded, the source of every module imported after it is read and searched for a use of PySide6, since
such a module may switch on one of its optional features; Python keeps the lines of all of them, 25 MB for what the
engine needs. No module here asks for these features. Importing this is enough; everything imported after it is spared
the search, which also brings the icon sooner. Main thread.
"""

import builtins

import PySide6.QtCore  # noqa: F401  (adds what is taken away)

HIDDEN_BY_PYSIDE = "__orig_import__"

builtins.__import__ = getattr(builtins, HIDDEN_BY_PYSIDE, builtins.__import__)
