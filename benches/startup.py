"""What starting costs: `batotray status` beside a bare Python, and the memory of a headless engine."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from batotray.paths import DATABASE
from benches.figures import output_of, say, wall_ms
from benches.library import Size, build

STARTS = 9
LIBRARY = Size(series=300, chapters=30_000, log_rows=20_000, notifications=2_000)
_MEMORY = """
def memory():
    with open("/proc/self/status") as status:
        return next(line.split()[1] for line in status if line.startswith("VmRSS"))
"""
_LIBRARIES = """
import asyncio, apscheduler.schedulers.asyncio, httpx, sqlmodel
print(memory())
"""
_ENGINE = """
import asyncio, sys
from pathlib import Path
from batotray.core.events import Ready
from batotray.core.terminal import TerminalNotifier
from batotray.wiring import open_engine
from batotray.wording import Wording

async def main():
    ready = asyncio.Event()
    def hear(event):
        if isinstance(event, Ready):
            ready.set()
    async with open_engine(Path(sys.argv[1]), TerminalNotifier({}, sys.stderr), Wording(), hear) as engine:
        running = asyncio.create_task(engine.run())
        await ready.wait()
        print(memory())
        engine.stop()
        await running

asyncio.run(main())
"""


def run(out: TextIO) -> None:
    """Prints start-up times and resident memory (where the system tells it)."""
    print("start-up", file=out)
    with TemporaryDirectory() as folder:
        build(Path(folder) / DATABASE, LIBRARY)
        floor = wall_ms(lambda: output_of("-c", "pass"), STARTS)
        status = ("-m", "batotray", "--data-dir", folder, "status")
        say(out, "batotray status", wall_ms(lambda: output_of(*status), STARTS), "ms", floor=floor)
        if not Path("/proc/self/status").exists():
            print("  memory: not told by this system", file=out)
            return
        libraries = int(output_of("-c", _MEMORY + _LIBRARIES)) / 1024
        engine = int(output_of("-c", _MEMORY + _ENGINE, folder)) / 1024
        say(out, "memory of the headless engine", engine, "MB", floor=libraries)
