"""Tool tips of text that may come from the network. Pure."""

import html


def tip(text: str) -> str:
    """The tool tip that shows exactly `text`: Qt would take for markup what looks like some.

    Other text stays as it is, since assistive technology reads a tip as it stands.
    """
    return f"<qt>{html.escape(text)}</qt>".replace("\n", "<br>") if "<" in text else text
