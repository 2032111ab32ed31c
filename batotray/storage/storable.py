"""Values made fit for SQLite. Pure; any thread.

A source may say anything: half a surrogate pair, a counter of forty digits. Neither may make a check fail for ever.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from batotray.storage.instants import to_stored

MOST = 2**63 - 1


def storable(value: Any) -> Any:
    """What SQLite can hold of a field: instants as numbers, maps as JSON, whole text, integers of 64 bits."""
    if value is None:
        return None
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, datetime):
        return to_stored(value)
    if isinstance(value, int):
        return min(max(value, -MOST), MOST)
    if isinstance(value, Mapping):
        return json.dumps(dict(value))
    return value
