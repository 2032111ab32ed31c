"""Stands in for the menu in which dunst lets one choose an action: takes the one named in BATOTRAY_WISH.

dunst writes a line for each action, `#LABEL (TITLE) [ID,KEY]`, and expects the chosen one back. All lines are kept
beside the wish, for a test that asks what there was to choose from.
"""

import os
import re
import sys
from pathlib import Path


def chosen(lines: list[str], wish: str) -> str:
    """The first line whose toast and key are the wished ones; empty when there is none."""
    return next((line for line in lines if re.search(rf"\[{re.escape(wish)}\]$", line.rstrip())), "")


if __name__ == "__main__":
    wish = Path(os.environ["BATOTRAY_WISH"])
    offer = sys.stdin.read()
    draft = wish.with_suffix(".draft")
    draft.write_text(offer, "utf-8")
    draft.replace(wish.with_suffix(".offer"))
    print(chosen(offer.splitlines(), wish.read_text("utf-8")), end="")
