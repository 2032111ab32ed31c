"""The program's own record of what it did: two rotating files, plain lines, no secrets. Any thread.

`batotray.log` holds everything from the chosen level up, `errors.log` warnings and worse. Only the process that holds
the data folder opens them, since two processes cannot rotate one file. Other people's libraries are heard from
warnings up, whatever our own level is: at INFO each request would be told twice.
"""

import logging
import re
import sys
import threading
import time
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

from batotray.paths import ERROR_LOG, LOG, storage_error

FILES = 5
FILE_BYTES = 2_000_000
OURS = logging.getLogger("batotray")

_log = logging.getLogger(__name__)
_SECRET_NAMES = (
    r"[\w.-]*(?:token|secret|passw(?:or)?d|passkey|api[_-]?key|auth(?!or)|session|signature)[\w.-]*|key|sig|pwd|sid"
)
_REDACTIONS = (
    # https://user:password@host
    (re.compile(r"(?<=://)[^/\s@]+@"), "…@"),
    # ?token=abc, &api_key=abc
    (re.compile(rf"([?&;](?:{_SECRET_NAMES})=)[^&#\s\"'<>)\]]+", re.IGNORECASE), r"\1…"),
    # Authorization: Bearer abc, Cookie: a=b
    (re.compile(r"\b((?:proxy-)?authorization|(?:set-)?cookie)(\W{1,6})[^'\"\r\n]+", re.IGNORECASE), r"\1\2…"),
)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def redacted(text: str) -> str:
    """`text` without passwords in addresses, secret-looking parameters, credentials and the user's home folder."""
    for pattern, replacement in _REDACTIONS:
        text = pattern.sub(replacement, text)
    home = str(Path.home())
    return text.replace(home, "~") if len(home) > 1 else text


def log_to_terminal(level: str, stream: TextIO | None = None) -> logging.Handler:
    """Show our log lines on `stream` (default: standard error) without times; returns the handler for `stop`."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_Formatter("%(levelname)s %(message)s"))
    _attach(handler)
    set_level(level)
    return handler


def log_to_files(folder: Path, level: str) -> tuple[logging.Handler, ...]:
    """Write to the two files in `folder`, for the holder of the door; returns the handlers for `stop`.

    Raises StorageError when they cannot be opened.
    """
    opened: list[logging.Handler] = []
    try:
        for name, least in ((LOG, logging.NOTSET), (ERROR_LOG, logging.WARNING)):
            opened.append(_rotating(folder / name, least))
    except OSError as error:
        stop(*opened)
        raise storage_error(error) from error
    for handler in opened:
        _attach(handler)
    set_level(level)
    return tuple(opened)


def set_level(level: str) -> None:
    """Keep our lines from `level` up: DEBUG, INFO, WARNING or ERROR."""
    OURS.setLevel(level)


def stop(*handlers: logging.Handler) -> None:
    """Take handlers away again and close what they hold."""
    for handler in handlers:
        logging.getLogger().removeHandler(handler)
        handler.close()


def log_uncaught() -> Callable[[], None]:
    """Record exceptions nobody caught, on any thread, before they go their usual way; returns what undoes it."""
    main, thread = sys.excepthook, threading.excepthook

    def on_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _record(error, "the main thread")
        main(kind, error, trace)

    def on_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            _record(args.exc_value, args.thread.name if args.thread else "a thread")
        thread(args)

    def undo() -> None:
        sys.excepthook, threading.excepthook = main, thread

    sys.excepthook, threading.excepthook = on_main, on_thread
    return undo


def _record(error: BaseException, where: str) -> None:
    if not isinstance(error, KeyboardInterrupt | SystemExit):
        _log.critical("Uncaught %s on %s", type(error).__name__, where, exc_info=error)


def _attach(handler: logging.Handler) -> None:
    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    root.addHandler(handler)


def _rotating(path: Path, least: int) -> logging.Handler:
    handler = RotatingFileHandler(path, maxBytes=FILE_BYTES, backupCount=FILES - 1, encoding="utf-8", errors="replace")
    handler.setLevel(least)
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler


class _Formatter(logging.Formatter):
    """One record, one line (but for a traceback), with UTC times; what came from the network cannot forge a line."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = _UNPRINTABLE.sub(" ", record.message)
        return super().formatMessage(record)

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))
