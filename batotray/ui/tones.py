"""The colours of what is stored as codes, the same in every window. Plain data; any thread."""

from collections.abc import Mapping

from batotray.records import Status
from batotray.ui.theme import TextColour, Tone
from batotray.views import ListingHealth

STATUS_TONES: Mapping[Status, Tone] = {"ongoing": "good", "hiatus": "warning", "dropped": "warning"}
"""The others are neutral."""
HEALTH_COLOURS: Mapping[ListingHealth, TextColour] = {
    "ok": "good",
    "held": "warning",
    "quarantined": "warning",
    "paused": "muted",
    "closed": "muted",
    "refused": "bad",
    "failing": "bad",
    "gone": "bad",
}
