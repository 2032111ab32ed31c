"""Starts the demo beside this program, for whoever has no link at hand. Main thread."""

from PySide6.QtCore import QProcess

from batotray.ui.autostart import own_command


def start_demo() -> bool:
    """Whether the invented library is on its way: a process of its own with a folder that is thrown away."""
    program, *arguments = own_command(("demo",))
    has_started, _ = QProcess.startDetached(program, arguments)
    return bool(has_started)
