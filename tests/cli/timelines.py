"""A small file of release histories to replay: one kind daily, one weekly."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

START = datetime(2024, 1, 1, 12, tzinfo=UTC)
RELEASES = 12
EVERY = {"daily": timedelta(days=1), "weekly": timedelta(days=7)}


def write_timeline(path: Path) -> Path:
    """Two series of RELEASES releases each, punctual to the second, observed until long after the last."""
    lines = ["series,kind,source,t_utc,unc_min"]
    for kind, every in EVERY.items():
        times = [START + n * every for n in range(RELEASES)]
        lines += [f"{kind}-series,{kind},made up,{at.isoformat()},1" for at in times]
        lines.append(f"{kind}-series,{kind},made up,{(times[-1] + timedelta(days=1)).isoformat()},END")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
