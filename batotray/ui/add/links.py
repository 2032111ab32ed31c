"""Links out of what was typed, pasted or dropped. Main thread, pure but for the mime data."""

from PySide6.QtCore import QMimeData


def links_in(text: str) -> tuple[str, ...]:
    """The lines that hold anything, each once, in their order."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def text_of(mime: QMimeData) -> str:
    """Dragged or copied web addresses, one per line; else the text that came; "" where neither is."""
    addresses = [url.toString() for url in mime.urls() if url.scheme() in ("http", "https")]
    return "\n".join(addresses) if addresses else mime.text()
