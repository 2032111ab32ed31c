"""Every error batotray raises on purpose, on one screen. Any thread.

BatotrayError
  SourceError(source, ref)      the world's fault: becomes a failed check, never a traceback
    SourceUnavailable           time-out, connection, 5xx           -> retried, then backed off by the schedule
      HostUnreachable           no connection could be made at all  -> the same; several mean that we are offline
    RateLimited(until)          429, and 503 by its wish            -> the whole host is held until then; persisted
    SourceRefused(status)       401, 403, 451, a challenge page     -> the host is stopped for a day
    ListingGone                 404, 410                            -> asked again in 30 days
    SourceChanged(where)        the answer lost its shape           -> no retry; attention
    BudgetSpent(until)          the host's daily budget is used up  -> waits
  StorageError                  the environment's fault: DatabaseTooNew, DatabaseForeign, DatabaseDamaged,
                                DatabaseBusy, DiskFull
  UserError                     asked for something that cannot be: the code is the user's next step

Errors hold facts; `wording.error_sentence` makes sentences of them.
"""

from datetime import datetime


class BatotrayError(Exception):
    """The root of everything raised on purpose."""


class SourceError(BatotrayError):
    """Something went wrong at, or on the way to, a source."""

    def __init__(self, source: str, detail: str = "", *, host: str = "") -> None:
        super().__init__(detail or type(self).__name__)
        self.source = source
        self.detail = detail
        self.host = host


class SourceUnavailable(SourceError):
    """No usable answer: time-out, connection failure, or a 5xx."""


class HostUnreachable(SourceUnavailable):
    """No connection could be made: name look-up, routing or refusal. Several hosts at once mean that we are offline."""


class RateLimited(SourceError):
    """The host asks us to wait; `until` is an aware UTC instant."""

    def __init__(self, source: str, until: datetime, *, host: str = "", detail: str = "") -> None:
        super().__init__(source, detail, host=host)
        self.until = until


class BudgetSpent(RateLimited):
    """Our own daily budget of requests for the host is used up until `until`."""


class SourceRefused(SourceError):
    """401, 403, 451 or a challenge page: accepted, never worked around. `status` is the HTTP status.

    `until` is an aware UTC instant, once it is decided for how long the host is left alone.
    """

    def __init__(self, source: str, status: int, *, host: str = "", detail: str = "") -> None:
        super().__init__(source, detail, host=host)
        self.status = status
        self.until: datetime | None = None


class HostStopped(SourceRefused):
    """An earlier refusal still stops this host until `until`; no request was made."""

    until: datetime

    def __init__(self, source: str, until: datetime, *, host: str = "") -> None:
        super().__init__(source, 0, host=host)
        self.until = until


class ListingGone(SourceError):
    """404 or 410: the source no longer has this series."""


class SourceChanged(SourceError):
    """The answer no longer has the expected shape; `where` names the field."""

    def __init__(self, source: str, where: str, *, sample: str = "", host: str = "") -> None:
        super().__init__(source, where, host=host)
        self.where = where
        self.sample = sample


class StorageError(BatotrayError):
    """The database or the disk cannot do what was asked."""

    file = ""
    """The file it is about, where that is not the library itself but a backup."""


class DatabaseTooNew(StorageError):
    """The file was written by a newer batotray."""


class DatabaseForeign(StorageError):
    """The file is not a batotray database."""


class DatabaseDamaged(StorageError):
    """SQLite's integrity check failed or the file is malformed."""


class DatabaseBusy(StorageError):
    """Somebody else holds the write lock."""


class DiskFull(StorageError):
    """No space is left, or the file system is read-only."""


class UserError(BatotrayError):
    """The user asked for something that is not there or cannot be. `code` and `args_` feed `wording`."""

    def __init__(self, code: str, **args_: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.args_ = args_


class SourceClosed(UserError):
    """The source is closed (or not installed any more) and no address is set for it."""


class UnknownLink(UserError):
    """No source recognises the link."""


class AlreadyFollowed(UserError):
    """The listing is followed already."""


class NotFound(UserError):
    """The named series, chapter or notification does not exist, or several fit."""


class DoorClosed(UserError):
    """The process that holds the data folder could not be reached, or did not answer; the code says which."""
