"""Text and numbers from the network, made fit for SQLite. Pure; any thread.

A source may say anything: half a surrogate pair, a counter of forty digits. Neither may make a check fail for ever.
"""

from typing import TypeVar

MOST = 2**63 - 1
V = TypeVar("V")


def storable(value: V) -> V:
    """`value` itself, unless SQLite could not hold it: text without lone surrogates, whole numbers within 64 bits."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "replace").decode("utf-8")  # type: ignore[return-value]
    if isinstance(value, int) and not -MOST <= value <= MOST:
        return MOST if value > 0 else -MOST  # type: ignore[return-value]
    return value
