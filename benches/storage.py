"""How long each read of windows and queries takes on a big library: 300 series, 150 000 chapters, a million checks."""

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO, TypeAlias

from batotray.storage.read_models import ReadModels
from benches.figures import say, wall_ms
from benches.library import NOW, Size, build

READS = 5
DAY_HOURS = 24
Read: TypeAlias = Callable[[ReadModels], object]
DASHBOARDS: Mapping[str, Read] = {
    f"dashboard, {days} day{'s' if days > 1 else ''}": lambda r, days=days: r.dashboard(NOW, days * DAY_HOURS)  # type: ignore[misc]
    for days in (1, 7, 30, 90)
}
OTHERS: Mapping[str, Read] = {
    "series": lambda r: r.series_rows(NOW),
    "one series": lambda r: r.series_page(7, NOW),
    "chapters of a series": lambda r: r.chapters(7),
    "part of a name": lambda r: r.find_series("harb"),
    "unread inbox": lambda r: r.inbox(NOW),
    "newest 100 of the whole inbox": lambda r: r.inbox(NOW, unread_only=False, limit=100),
    "whole inbox": lambda r: r.inbox(NOW, unread_only=False),
    "tray": lambda r: r.tray(NOW),
    "badge": lambda r: r.unread_count(NOW),
    "upcoming": lambda r: r.upcoming(NOW),
    "load per hour": lambda r: r.load_per_hour(NOW),
    "log, newest page": lambda r: r.log(),
    "log, newest failures": lambda r: r.log(failed_only=True),
    "log of a series": lambda r: r.log(series_id=7),
    "system": lambda r: r.system(NOW),
}


def run(out: TextIO) -> None:
    """Prints the time of every read. Takes a minute, most of it to make the library."""
    size = Size()
    print(f"reads: {size.series} series, {size.chapters:,} chapters, {size.log_rows:,} checks in the log", file=out)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        build(path, size)
        reader = ReadModels(path)
        for aim, reads in (("under 200 ms", DASHBOARDS), ("", OTHERS)):
            for name, read in reads.items():
                say(out, name, wall_ms(lambda read=read: read(reader), READS), "ms", aim=aim)  # type: ignore[misc]
        reader.close()
