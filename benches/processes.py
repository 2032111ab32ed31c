"""What the system tells about a running process: memory, context switches and CPU. Linux only."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Spent:
    """What a process has used since it began."""

    switches: int
    """Context switches of all its threads, wanted and unwanted."""
    cpu_ms: float

    def since(self, before: "Spent") -> "Spent":
        """What came on top of an earlier reading."""
        return Spent(self.switches - before.switches, self.cpu_ms - before.cpu_ms)


def resident_mb(pid: int) -> float:
    """Memory in use, with what is shared with other processes."""
    return _kb(pid, "Rss:") / 1024


def own_mb(pid: int) -> float:
    """Memory in use, of what is shared only this process's part."""
    return _kb(pid, "Pss:") / 1024


def spent(pid: int) -> Spent:
    """Raises OSError once the process has ended."""
    switches = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        status = (task / "status").read_text()
        switches += sum(int(line.split()[1]) for line in status.splitlines() if "ctxt_switches" in line)
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    return Spent(switches, ticks * 1000 / os.sysconf("SC_CLK_TCK"))


def _kb(pid: int, field: str) -> int:
    sums = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return next(int(line.split()[1]) for line in sums.splitlines() if line.startswith(field))
