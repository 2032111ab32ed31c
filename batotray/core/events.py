"""What the engine tells whoever listens: identities and kinds, never data. Emitted on the engine thread."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from batotray.core.commands import Failed
from batotray.records import Changes


@dataclass(frozen=True, slots=True)
class Ready:
    """The database is open and migrated; readers may open theirs."""


@dataclass(frozen=True, slots=True)
class StartFailed:
    """The engine cannot run; the reason is an environment's fault or a bug."""

    failure: Failed


@dataclass(frozen=True, slots=True)
class Changed:
    """A commit changed these kinds of thing."""

    changes: Changes


@dataclass(frozen=True, slots=True)
class Activity:
    """What the engine is at: one of a round of checks (`index` of `total`, from 1), or nothing (total 0)."""

    index: int = 0
    total: int = 0
    series: str = ""


@dataclass(frozen=True, slots=True)
class AttentionNeeded:
    """Something the user should know that is no row of the inbox: three bugs in a row, a database fault."""

    code: str
    args: dict[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NotificationClicked:
    """The user acted on a desktop notification; `action` is open, read or snooze. 0 stands for a summary."""

    notification_id: int
    action: Literal["open", "read", "snooze"]


@dataclass(frozen=True, slots=True)
class WindowAsked:
    """A second start asked for the window, or handed over a link."""

    link: str = ""


Event: TypeAlias = Ready | StartFailed | Changed | Activity | AttentionNeeded | NotificationClicked | WindowAsked
