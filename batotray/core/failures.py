"""Errors become answers: the code and facts by which `wording` makes a sentence, and the kind that sets the exit code.

Any thread. Bugs are not turned into answers here but where they are caught.
"""

from datetime import datetime

from batotray.core.commands import Failed, FailureKind
from batotray.errors import (
    BatotrayError,
    BudgetSpent,
    HostStopped,
    HostUnreachable,
    ListingGone,
    RateLimited,
    SourceChanged,
    SourceError,
    SourceRefused,
    SourceUnavailable,
    StorageError,
    UserError,
)

# The most special classes first: the first that fits gives code and kind.
_SOURCE_CODES: tuple[tuple[type[SourceError], str, FailureKind], ...] = (
    (BudgetSpent, "budget_spent", "held"),
    (RateLimited, "rate_limited", "held"),
    (HostStopped, "host_stopped", "held"),
    (SourceRefused, "source_refused", "held"),
    (ListingGone, "listing_gone", "source"),
    (SourceChanged, "source_changed", "source"),
    (HostUnreachable, "host_unreachable", "source"),
    (SourceUnavailable, "source_unavailable", "source"),
    (SourceError, "source_failed", "source"),
)

_OF_BACKUPS = {
    "database_damaged": "backup_damaged",
    "database_foreign": "backup_foreign",
    "database_too_new": "backup_too_new",
    "storage_error": "backup_unreadable",
}


def failed(error: BatotrayError) -> Failed:
    """The answer that stands for `error`."""
    if isinstance(error, UserError):
        return Failed("user", error.code, dict(error.args_))
    if isinstance(error, SourceError):
        return _source(error)
    if isinstance(error, StorageError):
        return _storage(error)
    return Failed("bug", "bug", {"detail": str(error)})


def bug(error: BaseException) -> Failed:
    """The answer that stands for a mistake of ours; its traceback is in the log."""
    return Failed("bug", "bug", {"detail": f"{type(error).__name__}: {error}"})


def _storage(error: StorageError) -> Failed:
    code = _snake(type(error).__name__)
    if error.file and code in _OF_BACKUPS:
        return Failed("storage", _OF_BACKUPS[code], {"detail": str(error), "path": error.file})
    return Failed("storage", code, {"detail": str(error)})


def _source(error: SourceError) -> Failed:
    code, kind = next((code, kind) for cls, code, kind in _SOURCE_CODES if isinstance(error, cls))
    until: datetime | None = error.until if isinstance(error, RateLimited | SourceRefused) else None
    args: dict[str, str | int | float] = {"source": error.source, "host": error.host, "detail": error.detail}
    if isinstance(error, SourceRefused):
        args["status"] = error.status
    return Failed(kind, code, args, until)


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")
