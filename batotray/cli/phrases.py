"""Phrases that several verbs share. Pure."""

NOTHING_FOLLOWED = "You follow nothing yet. Add a series with: batotray follow LINK"


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
