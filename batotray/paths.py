"""Where things lie on the user's machine: one data folder, and the names in it. Any thread.

`--data-dir` and BATOTRAY_DATA_DIR replace the platform's own place, so that a test, a demo or a second library never
touches the user's.
"""

import errno
from collections.abc import Mapping
from pathlib import Path

import platformdirs

from batotray.errors import DiskFull, StorageError

APP = "batotray"
FOLDER_VARIABLE = "BATOTRAY_DATA_DIR"

DATABASE = "batotray.sqlite"
LOG = "batotray.log"
ERROR_LOG = "errors.log"
LOCK = "lock"
ENDPOINT = "door.json"
COVERS = "covers"

_NO_ROOM = frozenset({errno.ENOSPC, errno.EROFS})


def data_folder(flag: str | None, environ: Mapping[str, str]) -> Path:
    """The absolute data folder: the flag's, else the environment's, else the platform's own. Nothing is created.

    Raises StorageError where it is named from a working folder that is gone.
    """
    named = flag or environ.get(FOLDER_VARIABLE)
    try:
        return as_path(named).absolute() if named else Path(platformdirs.user_data_dir(APP, appauthor=False))
    except OSError as error:
        raise StorageError(f"{named} would lie in a folder that is gone") from error


def as_path(text: str) -> Path:
    """What the user names; `~` is their home, and `~somebody` that of somebody there is."""
    path = Path(text)
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def prepare(folder: Path) -> None:
    """Make the folder and its covers, for the user alone where they are new. Raises StorageError."""
    try:
        # `parents` takes its own mode, so each missing level is made by hand.
        for missing in reversed([level for level in (folder, *folder.parents) if not level.exists()]):
            missing.mkdir(mode=0o700, exist_ok=True)
        (folder / COVERS).mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise storage_error(error) from error


def storage_error(error: OSError) -> StorageError:
    """What a failure of the file system means to the user."""
    detail = f"{error.filename}: {error.strerror}" if error.filename and error.strerror else str(error)
    return (DiskFull if error.errno in _NO_ROOM else StorageError)(detail)
