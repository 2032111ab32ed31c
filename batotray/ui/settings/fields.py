"""What the settings are called and how they are grouped. Plain data with marks for lupdate; any thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from batotray.wording.speech import QT_TRANSLATE_NOOP

EditorKind = Literal["switch", "choice", "number", "line", "quiet_hours", "language", "ratings"]


@dataclass(frozen=True, slots=True)
class Field:
    """One setting: its key, its name, what it does, and how it is edited. Texts are to be translated."""

    key: str
    label: str
    about: str
    editor: EditorKind = "switch"
    unit: str = ""
    """What follows a number, with its space."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """Names of the values of a choice."""
    needs_lasting: bool = False
    """Whether it means nothing for a library that is thrown away at the end."""


@dataclass(frozen=True, slots=True)
class Group:
    """Settings under one heading; an empty title for none."""

    title: str
    fields: Sequence[Field]


_SECONDS = QT_TRANSLATE_NOOP("Settings", " s")

WINDOWS = Group(
    "",
    (
        Field(
            "theme",
            QT_TRANSLATE_NOOP("Settings", "Colours"),
            QT_TRANSLATE_NOOP("Settings", "Light or dark windows, or as the system wants them."),
            "choice",
            choices={
                "system": QT_TRANSLATE_NOOP("Settings", "System"),
                "light": QT_TRANSLATE_NOOP("Settings", "Light"),
                "dark": QT_TRANSLATE_NOOP("Settings", "Dark"),
            },
        ),
        Field(
            "interface_language",
            QT_TRANSLATE_NOOP("Settings", "Language of the windows"),
            QT_TRANSLATE_NOOP("Settings", "Windows that are opened from now on speak it."),
            "choice",
            choices={"": QT_TRANSLATE_NOOP("Settings", "System"), "en": "English", "pl": "Polski"},
        ),
        Field(
            "start_at_login",
            QT_TRANSLATE_NOOP("Settings", "Start at login"),
            QT_TRANSLATE_NOOP("Settings", "Quietly, in the tray."),
            needs_lasting=True,
        ),
    ),
)

TELLING = Group(
    "",
    (
        Field(
            "toasts",
            QT_TRANSLATE_NOOP("Settings", "Desktop notifications"),
            QT_TRANSLATE_NOOP("Settings", "Without them the number on the icon and the inbox tell what is new."),
        ),
        Field(
            "quiet_hours",
            QT_TRANSLATE_NOOP("Settings", "Quiet hours"),
            QT_TRANSLATE_NOOP("Settings", "What comes in between is told afterwards, as one summary."),
            "quiet_hours",
        ),
    ),
)

KINDS = Group(
    QT_TRANSLATE_NOOP("Settings", "Tell me about"),
    (
        Field(
            "notify.new_chapter",
            QT_TRANSLATE_NOOP("Settings", "New chapters"),
            QT_TRANSLATE_NOOP("Settings", "One or two chapters of a series."),
        ),
        Field(
            "notify.batch_update",
            QT_TRANSLATE_NOOP("Settings", "Many chapters at once"),
            QT_TRANSLATE_NOOP("Settings", "Three or more of a series, told as one."),
        ),
        Field(
            "notify.status_change",
            QT_TRANSLATE_NOOP("Settings", "Changes of status"),
            QT_TRANSLATE_NOOP("Settings", "A series ends, pauses or goes on."),
        ),
        Field(
            "notify.late",
            QT_TRANSLATE_NOOP("Settings", "Late releases"),
            QT_TRANSLATE_NOOP("Settings", "Once, when a regular series is late or on a break."),
        ),
        Field(
            "notify.source_trouble",
            QT_TRANSLATE_NOOP("Settings", "Trouble with sources"),
            QT_TRANSLATE_NOOP("Settings", "A source stays out of reach or refuses us."),
        ),
        Field(
            "notify.quarantine",
            QT_TRANSLATE_NOOP("Settings", "Reshuffled lists"),
            QT_TRANSLATE_NOOP("Settings", "A source replaces most of a list at once, so nothing is taken from it."),
        ),
    ),
)

SCHEDULE = Group(
    QT_TRANSLATE_NOOP("Settings", "When to look"),
    (
        Field(
            "schedule.rules",
            QT_TRANSLATE_NOOP("Settings", "Rules"),
            QT_TRANSLATE_NOOP(
                "Settings", "Classic: at the usual interval of a series. Adaptive: when a release is likely."
            ),
            "choice",
            choices={
                "classic": QT_TRANSLATE_NOOP("Settings", "Classic"),
                "adaptive": QT_TRANSLATE_NOOP("Settings", "Adaptive"),
            },
        ),
        Field(
            "schedule.checks_per_day",
            QT_TRANSLATE_NOOP("Settings", "Checks per series and day"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "With 1, half of all releases are found within 2 or 3 hours; with 4, within the hour. "
                "Where one request covers many series, within minutes.",
            ),
            "number",
        ),
        Field(
            "daily_budget",
            QT_TRANSLATE_NOOP("Settings", "Requests to one site"),
            QT_TRANSLATE_NOOP("Settings", "At most so many within 24 hours; then it is left alone."),
            "number",
        ),
    ),
)

GAPS = Group(
    QT_TRANSLATE_NOOP("Settings", "Politeness"),
    (
        Field(
            "min_delay",
            QT_TRANSLATE_NOOP("Settings", "Shortest gap"),
            QT_TRANSLATE_NOOP("Settings", "Between two series on one site; never under a second outside this machine."),
            "number",
            _SECONDS,
        ),
        Field(
            "max_delay",
            QT_TRANSLATE_NOOP("Settings", "Longest gap"),
            QT_TRANSLATE_NOOP("Settings", "The gap is chosen anew each time between the two."),
            "number",
            _SECONDS,
        ),
        Field(
            "rate_limit_delay",
            QT_TRANSLATE_NOOP("Settings", "Rest when asked to wait"),
            QT_TRANSLATE_NOOP("Settings", "For a site that does not say how long."),
            "number",
            _SECONDS,
        ),
    ),
)

RETRIES = Group(
    QT_TRANSLATE_NOOP("Settings", "When something fails"),
    (
        Field(
            "retry_max_attempts",
            QT_TRANSLATE_NOOP("Settings", "Tries of one request"),
            QT_TRANSLATE_NOOP("Settings", "Within one check, the first one included."),
            "number",
        ),
        Field(
            "retry_delay",
            QT_TRANSLATE_NOOP("Settings", "Wait before the second try"),
            QT_TRANSLATE_NOOP("Settings", "Each further wait is longer."),
            "number",
            _SECONDS,
        ),
        Field(
            "retry_backoff_factor",
            QT_TRANSLATE_NOOP("Settings", "Growth of the wait"),
            QT_TRANSLATE_NOOP("Settings", "How many times longer each further wait is."),
            "number",
        ),
        Field(
            "scrape_timeout",
            QT_TRANSLATE_NOOP("Settings", "Longest check"),
            QT_TRANSLATE_NOOP("Settings", "After this time a check is given up."),
            "number",
            _SECONDS,
        ),
        Field(
            "scrape_interval",
            QT_TRANSLATE_NOOP("Settings", "Longest sleep"),
            QT_TRANSLATE_NOOP("Settings", "After it batotray looks again at what is due."),
            "number",
            _SECONDS,
        ),
    ),
)

CONTENT = Group(
    QT_TRANSLATE_NOOP("Settings", "What is asked for"),
    (
        Field(
            "language",
            QT_TRANSLATE_NOOP("Settings", "Language of chapters"),
            QT_TRANSLATE_NOOP("Settings", "For series that are added from now on, where a source offers several."),
            "language",
        ),
        Field(
            "content_ratings",
            QT_TRANSLATE_NOOP("Settings", "Content ratings"),
            QT_TRANSLATE_NOOP("Settings", "What MangaDex may show; chapters of other ratings are not seen."),
            "ratings",
        ),
    ),
)

LOG = Group(
    QT_TRANSLATE_NOOP("Settings", "Log"),
    (
        Field(
            "log_level",
            QT_TRANSLATE_NOOP("Settings", "What the log keeps"),
            QT_TRANSLATE_NOOP("Settings", "More helps to find a fault; less keeps the files small."),
            "choice",
            choices={
                "DEBUG": QT_TRANSLATE_NOOP("Settings", "Everything"),
                "INFO": QT_TRANSLATE_NOOP("Settings", "The usual"),
                "WARNING": QT_TRANSLATE_NOOP("Settings", "Warnings"),
                "ERROR": QT_TRANSLATE_NOOP("Settings", "Errors"),
            },
        ),
    ),
)

RATINGS: Mapping[str, str] = {
    "safe": QT_TRANSLATE_NOOP("Settings", "Safe"),
    "suggestive": QT_TRANSLATE_NOOP("Settings", "Suggestive"),
    "erotica": QT_TRANSLATE_NOOP("Settings", "Erotica"),
    "pornographic": QT_TRANSLATE_NOOP("Settings", "Pornographic"),
}

ADDRESSES = QT_TRANSLATE_NOOP("Settings", "Addresses")

ADDRESSED = ("mangadex", "bato")
"""Built-in sources with an address of their own; a feed's is its link."""


def address_of(source: str, label: str) -> Field:
    """The setting of a source's address."""
    about = (
        QT_TRANSLATE_NOOP("Settings", "The site closed for good. Set an address if you run a copy of it.")
        if source == "bato"
        else QT_TRANSLATE_NOOP("Settings", "Empty for its own address.")
    )
    return Field(f"source.{source}.base_url", label, about, "line")
