"""Exit codes: a promise to scripts. Pure."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from batotray.core.commands import Failed, FailureKind

OK = 0
BAD_REQUEST = 1
"""Asked for something that is not there or cannot be."""
USAGE = 2
HELD = 3
"""Refused for now; the sentence says until when."""
WORLD = 4
"""The network or a source failed."""
STORAGE = 5
"""The database or the disk."""
BUG = 70
"""A mistake of batotray itself."""
INTERRUPTED = 130

_KINDS: "Mapping[FailureKind, int]" = {
    "user": BAD_REQUEST,
    "held": HELD,
    "source": WORLD,
    "storage": STORAGE,
    "bug": BUG,
}
_USAGE = frozenset(
    {"file_or_library", "bad_rules", "no_links", "ids_or_all", "limit_needs_once", "up_to_needs_series"}
    | {"bad_span", "bad_instant", "no_name"}
)
"""What the arguments themselves do wrong, and no parser can see."""


def exit_code(failed: "Failed") -> int:
    """The exit code of a command that was not done."""
    return USAGE if failed.code in _USAGE else _KINDS[failed.kind]
