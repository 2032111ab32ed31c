"""Where the files of `resources/` are: in the source tree, in a bundle, or installed from a wheel. Any thread."""

import sys
from collections.abc import Iterator
from pathlib import Path

_MARK = Path("icons", "batotray.svg")
"""A `resources` folder without this file is somebody else's."""


def resource(*parts: str) -> Path:
    """The path of a file of `resources/`, such as `resource("icons", "check.svg")`; raises FileNotFoundError."""
    for folder in _folders():
        if (folder / _MARK).is_file():
            return _existing(folder.joinpath(*parts))
    raise FileNotFoundError(f"no resources in {', '.join(map(str, _folders()))}")


def _folders() -> Iterator[Path]:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        yield Path(bundle, "resources")
    yield Path(__file__).resolve().parents[2] / "resources"
    import sysconfig  # a millisecond, for a wheel only

    yield Path(sysconfig.get_path("data"), "share", "batotray")


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise FileNotFoundError(path)
    return path
