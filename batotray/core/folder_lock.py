"""The lock on a data folder: one process holds it, and loses it with its life. Any thread.

Apart from the door that it belongs to, because the tray takes it before it loads anything else.
"""

import errno
import os
import sys
from pathlib import Path

from batotray.paths import ENDPOINT, LOCK, storage_error

if sys.platform == "win32":
    import msvcrt

    _HELD_BY_OTHER = frozenset({errno.EACCES, errno.EDEADLK})

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    _HELD_BY_OTHER = frozenset({errno.EWOULDBLOCK, errno.EAGAIN})

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        # Closing alone would not do: a child process that is just being started still has a copy.
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class FolderLock:
    """Taken by whoever becomes the folder's one writer."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._descriptor: int | None = None

    def acquire(self) -> bool:
        """Take the lock; False when another process holds it. Raises StorageError where files cannot be locked."""
        if self._descriptor is None:
            self._descriptor = _open_locked(self._folder)
            if self._descriptor is not None:
                (self._folder / ENDPOINT).unlink(missing_ok=True)  # left behind by a holder that was killed
        return self._descriptor is not None

    def release(self) -> None:
        """Let go; nothing happens when it is not held."""
        if self._descriptor is not None:
            _let_go(self._descriptor)
            self._descriptor = None


def _open_locked(folder: Path) -> int | None:
    """A descriptor that holds the lock, or None when another process has it. Raises StorageError."""
    try:
        # The file is never removed: whoever had it open would hold a lock that nobody else sees.
        descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise storage_error(error) from error
    try:
        _lock(descriptor)
    except OSError as error:
        os.close(descriptor)
        if error.errno in _HELD_BY_OTHER:
            return None
        raise storage_error(error) from error
    return descriptor


def is_held(folder: Path) -> bool:
    """Whether some process holds the folder now."""
    descriptor = _open_locked(folder)
    if descriptor is not None:
        _let_go(descriptor)
    return descriptor is None


def _let_go(descriptor: int) -> None:
    _unlock(descriptor)
    os.close(descriptor)
